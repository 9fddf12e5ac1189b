"""Change a setting of the office."""

from __future__ import annotations

import datetime as dt
import re
import zoneinfo
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any, ClassVar

from sqlalchemy import select

from tracker_desktop import settings
from tracker_desktop.errors import Refused
from tracker_desktop.models.office import Setting
from tracker_desktop.models.places import Place
from tracker_desktop.scanning.clean import clean_line
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.item_fields import LEAST_SERVICE, MOST_SERVICE
from tracker_desktop.transactions.rules.place_rules import usable
from tracker_desktop.transactions.rules.return_places import is_issued_from
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.wording.gaps import shown
from tracker_desktop.wording.render import show_day

_CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)
_PERCENT = re.compile(r"\d{1,3}(\.\d{1,3})?", re.ASCII)
MOST_TERMS = 1_000
MOST_STEPS = 9
MOST_LIMIT = 10**9  # whole units of the currency


@dataclass(frozen=True)
class ChangeSetting(Transaction):
    """`key` is a row of settings.OPTIONS, `value` is of its type."""

    kind: ClassVar[str] = "change_setting"
    right: ClassVar[Right] = Right.SETTINGS

    key: str
    value: str | int | bool

    def apply(self, books: Books) -> Said:
        option = settings.BY_KEY.get(self.key)
        if option is None:
            raise Refused("setting_unknown", key=self.key)
        if type(self.value) is not option.type:
            raise Refused("field_wrong", field=option.label, key=self.key, why=str(Refused("setting_type")))
        try:
            value = RULES[self.key](books, self.value)
        except Refused as wrong:
            raise Refused("field_wrong", field=option.label, key=self.key, why=str(wrong)) from wrong
        if value == books.setting(self.key):
            raise Refused("nothing_changed")
        row = books.scalar(select(Setting).where(Setting.key == self.key).with_for_update())
        if row is None:
            books.add(Setting(key=self.key, value=value))
        else:
            row.value = value
        told = _told(value)
        return Said("change_setting", {"label": option.label, "value": told if told != "" else "none"})


def _told(value: str | int | bool) -> str | int:
    if isinstance(value, bool):
        return "on" if value else "off"
    return str(shown("value", value)) if isinstance(value, str) else value


def _zone(books: Books, value: str) -> str:
    if value not in zoneinfo.available_timezones():
        raise Refused("zone_unknown", zone=value)
    return value


def _currency(books: Books, value: str) -> str:
    currency = value.strip().upper()
    if not _CURRENCY.fullmatch(currency):
        raise Refused("currency_unknown", currency=value)
    return currency


def _returns(books: Books, value: str) -> str:
    key = fields.key_of(fields.code(books, value))
    if key is None:
        return ""
    place = books.execute(select(Place.id, Place.code).where(Place.code_key == key)).first()
    if place is None:
        raise Refused("place_unknown", text=value)
    usable(books, place.id)
    return str(place.code)


def _hold(books: Books, value: str) -> str:
    """The code of a place that nothing is issued from, or none."""
    code = _returns(books, value)
    if code:
        place = books.execute(select(Place.id, Place.path).where(Place.code_key == fields.key_of(code))).one()
        if is_issued_from(books, place.id):
            raise Refused("hold_place_wrong", place=place.path)
    return code


def _paper(_books: Books, value: str) -> str:
    sizes = {size.casefold(): size for size in settings.BY_KEY["paper.size"].choices}
    if value.strip().casefold() not in sizes:
        raise Refused("choice_unknown", value=value, choices=", ".join(sizes.values()))
    return sizes[value.strip().casefold()]


def _percent(_books: Books, value: str) -> str:
    """Per cent as they are written: 1.5."""
    text = value.replace("%", "").replace(",", ".").strip()
    if not _PERCENT.fullmatch(text) or Decimal(text) > 100:
        raise Refused("percent_wrong", text=value)
    return f"{Decimal(text).normalize():f}"


def _past_day(books: Books, value: str) -> str:
    """A day that is over, as 2026-11-24, or none."""
    if not (text := value.strip()):
        return ""
    try:
        day = dt.date.fromisoformat(text)
    except ValueError as error:
        raise Refused("date_unreadable", text=value) from error
    if day >= books.today:
        raise Refused("closed_ahead", day=show_day(day))
    fields.day(books, day)
    return day.isoformat()


def _folder(_books: Books, value: str) -> str:
    """A whole path of any desk's system, or one in the home of who has signed in there; or none."""
    path = clean_line(value)
    is_whole = path in ("", "~") or path.startswith(("~/", "~\\"))
    if not is_whole and not any(kind(path).is_absolute() for kind in (PurePosixPath, PureWindowsPath)):
        raise Refused("files_folder_half", path=path)
    return path


def _days_list(_books: Books, value: str) -> str:
    """Days in rising order: 1, 7, 14; or none."""
    parts = [part.strip() for part in value.replace(";", ",").split(",") if part.strip()]
    days = [int(part) if part.isascii() and part.isdigit() and len(part) < 5 else 0 for part in parts]
    if days != sorted(set(days)) or 0 in days or len(days) > MOST_STEPS:
        raise Refused("days_list_wrong", text=value)
    return ", ".join(map(str, days))


def _month_and_day(_books: Books, value: str) -> str:
    """A day of each year, as 04-01. 29 February is none: most years have no such day."""
    text = value.strip()
    try:
        day = dt.date.fromisoformat(f"2023-{text}")
    except ValueError as error:
        raise Refused("month_day_wrong", text=value) from error
    return f"{day:%m-%d}"


def _service_level(books: Books, value: str) -> str:
    """50 to 99.9 per cent."""
    text = _percent(books, value)
    if not LEAST_SERVICE <= Decimal(text) <= MOST_SERVICE:
        raise Refused("service_level_wrong", text=value)
    return text


RULES: dict[str, Callable[[Books, Any], Any]] = {
    "office.name": fields.needed(fields.named),
    "office.address": lambda books, value: fields.line(books, value) or "",
    "office.zone": _zone,
    "money.currency": _currency,
    "money.decimals": fields.whole(0, 4),
    "tags.digits": fields.whole(1, 12),
    "loan.days": fields.whole(1, 3650),
    "loan.notice_days": _days_list,
    "loan.statement_days": fields.whole(0, 3650),
    "reservations.no_show_hours": fields.whole(0, 720),
    "maintenance.due_days": fields.whole(0, 3650),
    "maintenance.labour_rate": fields.whole(0, 1_000_000),
    "assets.idle_days": fields.whole(1, 3650),
    "contracts.notice_days": fields.whole(0, 3650),
    "fiscal.start": _month_and_day,
    "files.folder": _folder,
    "files.most_megabytes": fields.whole(1, 2_000),
    "stock.expiring_days": fields.whole(0, 3650),
    "stock.transfer_days": fields.whole(0, 365),
    "stock.closed_until": _past_day,
    "stock.scrap_limit": fields.whole(0, MOST_LIMIT),
    "stock.hold_place": _hold,
    "orders.service_level": _service_level,
    "orders.lead_days": fields.whole(0, 1_000),
    "orders.review_days": fields.whole(0, 365),
    "orders.history_days": fields.whole(30, 3_650),
    "orders.cost": fields.whole(0, 1_000_000),
    "orders.carrying_percent": _percent,
    "assets.warranty_days": fields.whole(0, 3650),
    "returns.place": _returns,
    "paper.size": _paper,
    "labels.owner": lambda _, value: clean_line(value),
    "approvals.second_person": fields.flag,
    "audits.write_off_limit": fields.whole(0, MOST_LIMIT),
    **{f"costs.{key}_percent": _percent for key in ("insurance", "tax", "maintenance")},
    "counts.approval_limit": fields.whole(0, MOST_LIMIT),
    **{f"counts.per_year_{abc}": fields.whole(0, 365) for abc in "abc"},
    **{f"counts.tolerance_percent_{abc}": fields.whole(0, 100) for abc in "abc"},
    "counts.tolerance_number": fields.whole(0, 1_000_000),
    "counts.tolerance_value": fields.whole(0, 1_000_000_000),
    "receipts.terms": lambda _, value: clean_line(value, MOST_TERMS),
}
"""What each setting may be."""
