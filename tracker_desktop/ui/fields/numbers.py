"""Read a number as people type it, exactly: no float on the way."""

from __future__ import annotations

import re
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QLocale

from tracker_desktop.ui.fields.dates import Unreadable

_SPACES = re.compile(r"[\s\u00a0\u202f'’]")


def parse_number(text: str, decimals: int) -> Decimal:
    """The number meant by `text`, at most `decimals` places: "1,249.00", "1 249,00", "40". One separator alone with
    other than three digits after it is the decimal point; with three it is what the language in use says.

    Raises Unreadable."""
    body = _SPACES.sub("", text)
    match = re.fullmatch(r"([+-]?)([0-9]{1,15}(?:[.,][0-9]{1,15})*|[.,][0-9]{1,15})", body)
    if not match:
        raise Unreadable(_tr("“{0}” is not a number. Type it like 40 or 2.5.").format(text.strip()[:30]))
    whole, part = _split(match[2])
    if whole is None:
        raise Unreadable(_tr("“{0}” can be read in two ways. Type it without separators.").format(text.strip()[:30]))
    part = part.rstrip("0")
    if len(part) > decimals:
        if decimals == 0:
            raise Unreadable(_tr("Only whole numbers here."))
        raise Unreadable(_tr("At most {0} places after the point here.").format(decimals))
    return Decimal(f"{match[1]}{whole or 0}.{part or 0}").quantize(Decimal(1).scaleb(-decimals))


def show_number(value: Decimal, decimals: int, *, fixed: bool = False) -> str:
    """The number with separators of the language in use; `fixed` keeps all places ("2.80")."""
    locale = QLocale()
    sign, digits, exponent = value.quantize(Decimal(1).scaleb(-decimals)).as_tuple()
    text = "".join(map(str, digits)).rjust(decimals + 1, "0")
    places = -exponent if isinstance(exponent, int) else 0
    whole, part = (text[:-places], text[-places:]) if places else (text, "")
    if not fixed:
        part = part.rstrip("0")
    shown = locale.toString(int(whole)) + (locale.decimalPoint() + part if part else "")
    return f"-{shown}" if sign else shown


def _split(body: str) -> tuple[str | None, str]:
    """Whole part and places, or None where it could mean two things."""
    points = [place for place, sign in enumerate(body) if sign in ".,"]
    if not points:
        return body, ""
    last = points[-1]
    whole, part = re.sub(r"[.,]", "", body[:last]), body[last + 1 :]
    groups = re.split(r"[.,]", body)
    grouped = len(groups[0]) in (1, 2, 3) and all(len(group) == 3 for group in groups[1:])
    kinds = {body[place] for place in points}
    if len(kinds) == 2:
        inner_sound = all(len(group) == 3 for group in groups[1:-1])
        return (whole, part) if inner_sound and body[last] not in body[:last] else (None, "")
    if len(points) > 1:
        return ("".join(groups), "") if grouped else (None, "")
    if grouped and body[last] != QLocale().decimalPoint() and groups[0] != "0":
        return "".join(groups), ""
    return whole, part


def _tr(text: str) -> str:
    return QCoreApplication.translate("Numbers", text)
