"""A pick list: what is taken from which shelf for an issue to come, in the order of the shelves. It has no number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection, select

from tracker_desktop.models.items import Item, Lot
from tracker_desktop.models.journal import ChainHead
from tracker_desktop.models.places import Place
from tracker_desktop.queries.back_orders import CanGoOut
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.fefo import allocate
from tracker_desktop.queries.office import office_of
from tracker_desktop.queries.papers.paper import PICK_LIST, Content, Paper, StockLine, told
from tracker_desktop.queries.papers.parties import operator_at, party_at

Facts = tuple[tuple[str, object], ...]


@dataclass(frozen=True)
class PickLine:
    """A quantity (base units) of one lot at one place."""

    item_id: int
    lot_id: int
    place_id: int
    quantity: Decimal


@dataclass(frozen=True)
class PickListOf(Query[Paper]):
    """The pick list of lines that were put together already; `facts` are labels and texts above them, `operator_id` and
    `desk` where it is printed."""

    lines: tuple[PickLine, ...]
    operator_id: int
    desk: str
    holder_id: int | None = None
    facts: Facts = ()

    def run(self, connection: Connection) -> Paper:
        return _paper(connection, self.lines, self.operator_id, self.desk, self.holder_id, self.facts)


@dataclass(frozen=True)
class PickListOfBackOrders(Query[Paper]):
    """The pick list of all that can go out now for whom the first of these back orders is."""

    back_order_ids: Sequence[int]
    operator_id: int
    desk: str

    def run(self, connection: Connection) -> Paper:
        today = office_of(connection).today
        going = CanGoOut(self.back_order_ids, today).run(connection)
        sums: dict[int, Decimal] = {}
        for one in going:
            sums[one.owed.item_id] = sums.get(one.owed.item_id, Decimal(0)) + one.quantity
        lines = [
            PickLine(item_id, part.lot_id, part.place_id, part.quantity)
            for item_id, quantity in sums.items()
            for part in allocate(connection, item_id, quantity, today=today)
        ]
        first = going[0].owed if going else None
        facts: Facts = (
            ("Charge code", first and first.charge_code),
            ("Reference", first and first.reference),
            ("For", "Back orders"),
        )
        holder_id = first.holder_id if first is not None else None
        return _paper(connection, lines, self.operator_id, self.desk, holder_id, facts)


def _paper(
    connection: Connection,
    lines: Iterable[PickLine],
    operator_id: int,
    desk: str,
    holder_id: int | None,
    facts: Facts,
) -> Paper:
    office = office_of(connection)
    seq = connection.scalar(select(ChainHead.seq)) or 0
    placed = sorted(_placed(connection, lines), key=lambda one: one[0])
    return Paper(
        number="",
        kind=PICK_LIST,
        title="Pick list",
        entry="",
        seq=seq,
        head="",
        at=office.now,
        effective_at=office.now,
        operator=operator_at(connection, operator_id, seq),
        desk=desk,
        office=office,
        holder=party_at(connection, holder_id, seq),
        void=None,
        content=Content(stock=tuple(line for _, line in placed), facts=told(facts)),
    )


def _placed(connection: Connection, lines: Iterable[PickLine]) -> list[tuple[tuple[str, str, int], StockLine]]:
    found = []
    for line in lines:
        query = (
            select(Item.sku, Item.name, Item.unit, Item.sku_sort, Lot.number, Lot.expiry, Place.path, Place.path_key)
            .select_from(Item)
            .join(Lot, Lot.item_id == Item.id)
            .join(Place, Place.id == line.place_id)
            .where(Item.id == line.item_id, Lot.id == line.lot_id)
        )
        row = connection.execute(query).first()
        if row is not None:
            stock = StockLine(
                row.sku, row.name, line.quantity, row.unit, lot=row.number, expiry=row.expiry, place=row.path
            )
            found.append(((row.path_key, row.sku_sort, line.lot_id), stock))
    return found
