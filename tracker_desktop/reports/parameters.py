"""What a report can be asked for: one table, from which the form of the window and the command line are made."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from tracker_desktop.models.stock import MovementKind
from tracker_desktop.queries.value_facts import fiscal_of
from tracker_desktop.wording.render import show_day

if TYPE_CHECKING:
    from tracker_desktop.queries.office import Office

Default = Callable[["Office"], Any]
RECORDS = ("holder", "person", "department", "place", "category", "item", "asset", "audit", "count", "lot")
"""Kinds whose value is the id of a record; the others: date, days and amount (whole numbers), choice (its key)."""
MOST_DAYS = 3650
MOST: Mapping[str, int] = {"days": MOST_DAYS, "amount": 1_000_000_000}
"""The largest whole number of each kind that is one."""


@dataclass(frozen=True)
class Parameter:
    """One thing to ask for. `key` is its option on the command line, `kind` one of RECORDS or of the others. `default`
    gives the value where none is asked for; without it nothing is left out. `choices` are (key, words). `said` gives
    what stands on the paper, where that is not the label and the value."""

    key: str
    label: str
    kind: str
    hint: str = ""
    required: bool = False
    default: Default | None = None
    choices: tuple[tuple[str, str], ...] = ()
    said: Callable[[Office, Any], str] | None = None

    @property
    def is_record(self) -> bool:
        """Whether its value is the id of a record."""
        return self.kind in RECORDS

    def needed(self) -> Parameter:
        """The same, where the report makes no sense without it."""
        return replace(self, required=True)

    def by_default(self, default: Default) -> Parameter:
        """The same with another default."""
        return replace(self, default=default)


def today(office: Office) -> dt.date:
    """The day of the office."""
    return office.today


def tomorrow(office: Office) -> dt.date:
    """The day after today."""
    return office.today + dt.timedelta(days=1)


def fiscal_year(office: Office, day: dt.date) -> str:
    """The fiscal year in which a day lies, from when to when."""
    fiscal = fiscal_of(office)
    year = fiscal.year_of(day)
    return f"Fiscal year {fiscal.called(year)}: {show_day(fiscal.begins(year))} to {show_day(fiscal.ends(year))}"


def month_ago(office: Office) -> dt.date:
    """30 days before today."""
    return office.today - dt.timedelta(days=30)


def year_ago(office: Office) -> dt.date:
    """The day from which a year ends today."""
    return office.today - dt.timedelta(days=364)


def setting(key: str) -> Default:
    """What the office has agreed on."""
    return lambda office: int(office.settings[key])


HOLDER = Parameter("holder", "Holder", "holder", "A person, department or place.")
PERSON = Parameter("person", "Person", "person")
DEPARTMENT = Parameter("department", "Department", "department")
PLACE = Parameter("place", "Place", "place", "With all places inside it.")
CATEGORY = Parameter("category", "Category", "category")
ITEM = Parameter("item", "Item", "item")
ASSET = Parameter("asset", "Asset", "asset")
AUDIT = Parameter("audit", "Audit", "audit", "Its name, its number, or that of its certificate.")
COUNT = Parameter("count", "Count", "count", "Its name, its number, or that of its report.")
LOT = Parameter("lot", "Lot", "lot", "Its number, or SKU:LOT where several items have it.")
FROM = Parameter("from", "From", "date", "The first day.", default=month_ago)
TO = Parameter("to", "To", "date", "The last day.", default=today)
DAYS = Parameter("days", "Days ahead", "days", "So many days from today on.")
DAY = Parameter("day", "As of", "date", "The last day that counts.", default=today)
FETCHED = Parameter("fetched", "Fetched on", "date", "Tomorrow, unless you choose another day.", True, tomorrow)
YEAR = Parameter("year", "Fiscal year with", "date", "Any day of it.", default=today, said=fiscal_year)
IDLE = Parameter("idle", "Days without use", "days", "So many at least.", default=lambda _: 180)
ENDING = Parameter(
    "what",
    "What",
    "choice",
    choices=(
        *(("warranty", "Warranty"), ("licence", "Licence"), ("service contract", "Service contract")),
        *(("extended warranty", "Extended warranty"), ("insurance policy", "Insurance policy")),
        *(("lease", "Lease"), ("rental", "Rental")),
    ),
)
LEAST = Parameter("least", "Worth at least", "amount", "In whole units of the currency.", default=lambda _: 1_000)
UNUSED = IDLE.by_default(setting("assets.idle_days"))
PERCENT = Parameter(
    "percent", "Replace from %", "amount", "Of the price of a new one, spent in a year.", default=lambda _: 50
)
TIMES = Parameter("times", "Audits in a row", "days", "Missing in so many.")
STATUS = Parameter(
    "status",
    "Status",
    "choice",
    "What was disposed of is left out unless it is chosen.",
    choices=(
        ("available", "Available"),
        ("on_loan", "On loan"),
        ("assigned", "Assigned"),
        ("inside", "Inside another"),
        ("overdue", "Overdue"),
        ("to_inspect", "To inspect"),
        ("in_maintenance", "In maintenance"),
        ("missing", "Missing"),
        ("pending_disposal", "Pending disposal"),
        ("disposed", "Disposed"),
    ),
)
MOVEMENT = Parameter(
    "kind",
    "Kind",
    "choice",
    choices=tuple((kind.value, kind.value.capitalize()) for kind in MovementKind if kind is not MovementKind.REVERSAL),
)
SIDE = Parameter(
    "part",
    "Only",
    "choice",
    choices=(("about", "what was handed to the person"), ("by", "what the person did at the desk")),
)
PARAMETERS: Mapping[str, Parameter] = {
    parameter.key: parameter
    for parameter in (
        *(HOLDER, PERSON, DEPARTMENT, PLACE, CATEGORY, ITEM, ASSET, AUDIT, COUNT, LOT),
        *(FROM, TO, DAY, DAYS, IDLE, TIMES, STATUS, MOVEMENT, SIDE),
        *(YEAR, FETCHED),
        *(ENDING, LEAST),
        PERCENT,
    )
}
"""All of them, by their keys."""
