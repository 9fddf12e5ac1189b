"""How values look: one function a kind, from a plain value to the text of a cell."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable
from decimal import Decimal

from tracker_desktop.queries.office import Office
from tracker_desktop.wording.render import show_day, show_money, show_quantity
from tracker_desktop.wording.units import units

NONE = "—"
SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}


def text(_: Office, value: str | None) -> str:
    """A text as it is; nothing where there is none."""
    return value or ""


def word(_: Office, value: str | None) -> str:
    """A word of ours with a capital: in maintenance, In maintenance."""
    return value[:1].upper() + value[1:] if value else ""


def dashed(_: Office, value: str | None) -> str:
    """A text, or a dash."""
    return value or NONE


_day = functools.lru_cache(maxsize=8192)(show_day)  # a page has 500 dates, and dates repeat


def day(_: Office, value: dt.date | None) -> str:
    """7 Dec 2026."""
    return "" if value is None else _day(value)


def moment(office: Office, value: dt.datetime | None) -> str:
    """7 Dec 2026 09:42, in the time of the office."""
    if value is None:
        return ""
    local = value.astimezone(office.zone)
    return f"{_day(local.date())} {local:%H:%M}"


def lately(office: Office, value: dt.datetime) -> str:
    """today 09:42, 19 Nov, or 2 Oct 2025: as short as it can be said."""
    local = value.astimezone(office.zone)
    if local.date() == office.today:
        return f"today {local:%H:%M}"
    shown = show_day(local.date())
    return shown.removesuffix(f" {office.today.year}")


def money(office: Office, value: Decimal | None) -> str:
    """1,249.00."""
    return "" if value is None else show_money(value, office.decimals)


def amount(office: Office, value: Decimal | None) -> str:
    """$1,249.00, or 1,249.00 CHF."""
    if value is None:
        return ""
    currency = str(office.settings["money.currency"])
    shown = money(office, value)
    return f"{SYMBOLS[currency]}{shown}" if currency in SYMBOLS else f"{shown} {currency}"


def quantity(_: Office, value: Decimal | None) -> str:
    """18,400 or 2.5."""
    return "" if value is None else show_quantity(value)


def stock(office: Office, value: Decimal | None, unit: str) -> str:
    """360 pcs, 22 cans, 0."""
    if not value:
        return "0"
    return f"{quantity(office, value)} {units(value, unit)}"


def count(_: Office, value: int | None) -> str:
    """12,480; nothing for none."""
    return f"{value:,}" if value else ""


def percent(_: Office, value: Decimal | None) -> str:
    """A part of a whole: 0.891 is 89.1 %."""
    return "" if value is None else f"{value * 100:.1f} %"


def flag(_: Office, value: bool | None) -> str:
    """Yes, or nothing."""
    return "Yes" if value else ""


def active(_: Office, value: bool | None) -> str:
    """The state of a record that may be retired."""
    return "active" if value else "retired"


def things(number: int, one: str, many: str | None = None) -> str:
    """1 step, 3 steps."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def joined(parts: Iterable[str | None]) -> str:
    """What there is of some parts, with dots between: Biology · badge 20417."""
    return " · ".join(part for part in parts if part)
