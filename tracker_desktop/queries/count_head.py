"""One count as the window heads it: how it is called, who opened it, how far it is, and what it comes to."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection, select
from sqlalchemy.orm import aliased

from tracker_desktop.models.counts import CountState, StockCount
from tracker_desktop.models.documents import Document, DocumentKind
from tracker_desktop.models.people import Person
from tracker_desktop.queries import shown
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.count_status import ON
from tracker_desktop.queries.counts import CountSums, Sums
from tracker_desktop.queries.office import Office, office_of


@dataclass(frozen=True)
class CountShown:
    """`opened` and `closed` are moments in words, `closed_by` and `number` (of the count report) empty until then.

    `gains`, `losses`, `net` and `worth` (both together) are amounts in words; above `limit` the posting waits for a
    second person, unless the office has switched that off.
    """

    id: int
    name: str
    state: str
    blind: bool
    opened: str
    opened_by_id: int
    opened_by: str
    closed: str
    closed_by: str
    number: str
    sums: Sums
    gains: str
    losses: str
    net: str
    worth: str
    limit: str
    is_above: bool
    second_person: bool

    @property
    def is_open(self) -> bool:
        """Whether it can be counted in."""
        return self.state == CountState.OPEN

    @property
    def is_on(self) -> bool:
        """Whether it is open, or waits for an approval."""
        return self.state in ON


@dataclass(frozen=True)
class CountHead(Query[CountShown | None]):
    """The head of a count; None where there is none of this id."""

    count_id: int

    def run(self, connection: Connection) -> CountShown | None:
        opener, closer = aliased(Person), aliased(Person)
        query = (
            select(StockCount.name, StockCount.state, StockCount.blind, StockCount.opened_at, StockCount.closed_at)
            .add_columns(StockCount.opened_by_id, StockCount.entry)
            .add_columns(opener.name.label("opener"), closer.name.label("closer"))
            .join(opener, opener.id == StockCount.opened_by_id)
            .outerjoin(closer, closer.id == StockCount.closed_by_id)
        )
        row = connection.execute(query.where(StockCount.id == self.count_id)).first()
        if row is None:
            return None
        office = office_of(connection)
        report = select(Document.number).where(Document.kind == DocumentKind.COUNT_REPORT.value)
        number = connection.scalar(report.where(Document.entry == row.entry)) if row.closed_at else None
        sums = CountSums(self.count_id).run(connection)
        worth, limit = sums.gains + sums.losses, Decimal(int(office.settings["counts.approval_limit"]))
        return CountShown(
            id=self.count_id,
            name=row.name,
            state=row.state,
            blind=bool(row.blind),
            opened=shown.lately(office, row.opened_at),
            opened_by_id=row.opened_by_id,
            opened_by=row.opener,
            closed=shown.lately(office, row.closed_at) if row.closed_at else "",
            closed_by=row.closer or "",
            number=number or "",
            sums=sums,
            gains=_money(office, sums.gains),
            losses=_money(office, sums.losses),
            net=_money(office, sums.net),
            worth=_money(office, worth),
            limit=_money(office, limit),
            is_above=worth > limit,
            second_person=bool(office.settings["approvals.second_person"]),
        )


def _money(office: Office, value: Decimal) -> str:
    return shown.money(office, round(value, office.decimals))


@dataclass(frozen=True)
class CountChoices(Query[list[tuple[int, str, str]]]):
    """Id, name and state of the counts to choose from: those that go on, the latest first, then the last `most` that
    are over."""

    most: int = 20

    def run(self, connection: Connection) -> list[tuple[int, str, str]]:
        query = select(StockCount.id, StockCount.name, StockCount.state).order_by(StockCount.id.desc())
        going = connection.execute(query.where(StockCount.state.in_(ON))).all()
        over = connection.execute(query.where(StockCount.state.not_in(ON)).limit(self.most)).all()
        return [(row.id, row.name, row.state) for row in (*going, *over)]
