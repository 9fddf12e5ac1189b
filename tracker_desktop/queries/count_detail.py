"""The details of a count, and of one line of it; of a line once without what the book says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.models.counts import CountLine, StockCount
from tracker_desktop.models.stock import Movement, MovementKind
from tracker_desktop.queries import shown
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.card import Card, filled
from tracker_desktop.queries.count_problems import problems_of
from tracker_desktop.queries.count_status import BLIND_STATE, LINE_STATE, LineState
from tracker_desktop.queries.counts import CountFactsOf, CountSums, Sums
from tracker_desktop.queries.listing import ListPage
from tracker_desktop.queries.lists import LISTINGS
from tracker_desktop.queries.lists.counts import STATE
from tracker_desktop.queries.office import Office, office_of
from tracker_desktop.wording.render import show_quantity


@dataclass(frozen=True)
class CountDetail(Query[Card | None]):
    """A count: who opened it, how far it is and what it comes to; None where it is gone."""

    count_id: int

    def run(self, connection: Connection) -> Card | None:
        facts = CountFactsOf(self.count_id).run(connection)
        if facts is None:
            return None
        office = office_of(connection)
        cells = _cells(connection, "counts", self.count_id)
        sums = CountSums(self.count_id).run(connection)
        hidden = facts.blind and facts.is_open
        fields = (
            ("Opened", shown.joined([facts.opened_by, shown.moment(office, facts.opened_at)])),
            ("Closed", cells["closed"]),
            ("Lines", f"{sums.lines:,}"),
            ("Counted", f"{sums.counted:,}"),
            ("Not on the list", shown.count(office, sums.unlisted)),
            ("Recounts", shown.count(office, sums.states[LineState.RECOUNT])),
            ("Blind", "Who counts does not see the book" if facts.blind else ""),
            *(() if hidden else _differences(office, sums)),
            ("Note", facts.note),
        )
        state = connection.scalar(select(STATE).where(StockCount.id == self.count_id))
        return Card(facts.name, "Count", state or "", "", filled(fields))


def _differences(office: Office, sums: Sums) -> Iterator[tuple[str, str]]:
    yield "Agree", shown.count(office, sums.states[LineState.AGREES])
    yield "Within tolerance", shown.count(office, sums.states[LineState.WITHIN])
    yield "Differ", shown.count(office, sums.states[LineState.DIFFERS])
    yield "Gains", shown.amount(office, round(sums.gains, office.decimals)) if sums.gains else ""
    yield "Losses", shown.amount(office, round(sums.losses, office.decimals)) if sums.losses else ""


@dataclass(frozen=True)
class CountLineDetail(Query[Card | None]):
    """A line of a count: what was counted, by whom, what moved since, and what is in the way of posting it; None where
    it is gone. `blind`: without anything that the book says."""

    line_id: int
    blind: bool = False

    def run(self, connection: Connection) -> Card | None:
        row = connection.execute(select(CountLine.__table__).where(CountLine.id == self.line_id)).first()
        if row is None:
            return None
        cells = _cells(connection, "count_sheet" if self.blind else "count_lines", self.line_id)
        state = BLIND_STATE if self.blind else LINE_STATE
        problems = [] if self.blind else problems_of(connection, line_ids=[self.line_id])
        fields = (
            ("Place", cells["place"]),
            ("Lot", cells["lot"]),
            ("Counted", cells["counted"]),
            ("By", shown.joined([cells["counted_by"], cells["when"]])),
            ("First count", shown.joined([cells.get("first", ""), cells.get("first_by", "")])),
            ("Book then", cells.get("book", "")),
            ("Difference", shown.joined([cells.get("difference", ""), cells.get("value", "")])),
            ("Moved since", "" if self.blind else _since(connection, row)),
            ("Reason", cells.get("reason", "")),
            *(("Problem", one.words) for one in problems),
            ("Class", row.abc or ""),
            ("On the list", "" if row.asked else "No: it was found there"),
        )
        words = connection.scalar(select(state).where(CountLine.id == self.line_id))
        return Card(cells["sku"], cells["name"], words or "", cells["sku"], filled(fields))


def _since(connection: Connection, line: Any) -> str:
    """What came to the shelf and went from it after the line was counted, but not by counts: in 10 · out 3."""
    if line.position is None:
        return ""
    query = select(Movement.from_place_id, Movement.to_place_id, Movement.quantity)
    query = query.where(Movement.item_id == line.item_id, Movement.id > line.position, Movement.lot_id == line.lot_id)
    query = query.where(Movement.kind != MovementKind.COUNT.value)
    rows = connection.execute(query).all()
    came = sum(quantity for _, to_id, quantity in rows if to_id == line.place_id)
    went = sum(quantity for from_id, _, quantity in rows if from_id == line.place_id)
    return shown.joined(f"{words} {show_quantity(amount)}" for words, amount in (("in", came), ("out", went)) if amount)


def _cells(connection: Connection, listing: str, row_id: int) -> dict[str, str]:
    (row,) = ListPage(listing, (row_id,)).run(connection)
    keys = [column.key for column in LISTINGS[listing].columns]
    return dict(zip(keys, row or [""] * len(keys), strict=True))


def blind_line(line_id: int) -> CountLineDetail:
    """The detail of a line for who counts blind."""
    return CountLineDetail(line_id, blind=True)
