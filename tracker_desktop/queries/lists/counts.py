"""The list of stock counts."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import case, func, null, select, type_coerce

from tracker_desktop.models.counts import CountLine, CountState, StockCount
from tracker_desktop.models.people import Person
from tracker_desktop.models.types import Money
from tracker_desktop.queries import shown
from tracker_desktop.queries.columns import Column, Listing, Search, View, named
from tracker_desktop.queries.count_status import DIFFERS, ON
from tracker_desktop.queries.lists.searched import BY_PERSON
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.sql import has, table_of


def _lines(*where: Any) -> Any:
    counted = select(func.count()).select_from(CountLine).where(CountLine.count_id == StockCount.id, *where)
    return counted.correlate(StockCount).scalar_subquery()


LINES: Any = _lines()
COUNTED: Any = _lines(CountLine.counted.is_not(None))
HIDDEN: Any = (StockCount.blind == 1) & StockCount.state.in_(ON)
DIFFERENT: Any = case((HIDDEN, null()), else_=_lines(DIFFERS))
VALUE: Any = type_coerce(
    select(func.sum(type_coerce(CountLine.difference_value, Money().impl)))
    .where(CountLine.count_id == StockCount.id)
    .correlate(StockCount)
    .scalar_subquery(),
    Money,
)
STATE: Any = func.replace(func.replace(StockCount.state, "open", "going_on"), " for approval", "")
STATES = ("going_on", "waiting", "posted", "cancelled")


def _value(office: Office, value: Decimal | None) -> str:
    return "" if value is None else shown.money(office, value)


COUNTS = Listing(
    name="counts",
    title="Counts",
    model=StockCount,
    key=StockCount.id,
    main=(StockCount.id,),
    descending=True,
    source=table_of(StockCount).join(table_of(Person), Person.id == StockCount.opened_by_id),
    columns=(
        Column(
            "name", "Count", "text", (StockCount.name,), 190, sort=(StockCount.name_key,), nullable=False, walked=True
        ),
        Column("state", "State", "status", (STATE,), 110, nullable=False, states=STATES),
        Column("lines", "Lines", "count", (LINES,), 80, nullable=False),
        Column("counted", "Counted", "count", (COUNTED,), 80, nullable=False),
        Column("differences", "Differences", "count", (DIFFERENT,), 100),
        Column("value", "Value", "money", (VALUE,), 110, show=_value),
        Column("opened", "Opened", "time", (StockCount.opened_at,), 158, nullable=False),
        Column(
            "opened_by",
            "By",
            "text",
            (Person.name,),
            130,
            via=named(table_of(Person), StockCount.opened_by_id),
            nullable=False,
        ),
        Column("closed", "Closed", "time", (StockCount.closed_at,), 140),
        Column("blind", "Blind", "flag", (StockCount.blind,), 70, False, nullable=False),
        Column("note", "Note", "text", (StockCount.note,), 200, False),
    ),
    views=(
        View("open", "Open", where=StockCount.state.in_(ON)),
        View("posted", "Posted", where=StockCount.state == CountState.POSTED.value),
        View("cancelled", "Cancelled", where=StockCount.state == CountState.CANCELLED.value),
        View("all", "All"),
    ),
    search=Search(
        StockCount.id,
        through=((StockCount.opened_by_id, BY_PERSON),),
        more=lambda _connection, word: [has(func.lower(StockCount.name), word)],
    ),
)
"""`value` is what all differences together were posted with. While a blind count goes on, nothing is said of its
`differences`: whoever may post it reads them in the count."""
