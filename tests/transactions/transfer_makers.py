"""Makers of transfers between two stores for tests, each by its real transaction."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, select

from tests.store_fixtures import Office
from tests.transactions.makers import Rows, add_place, made
from tests.transactions.stock_makers import add_item, lot, place, receive
from tracker_desktop.models.places import Place, PlaceKind
from tracker_desktop.models.stock import Movement
from tracker_desktop.models.transfers import TransferLine
from tracker_desktop.queries.base import Query
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.dispatch_transfer import DispatchLine, DispatchTransfer
from tracker_desktop.transactions.lose_transfer import LoseTransfer, LostLine
from tracker_desktop.transactions.receive_transfer import ArrivalLine, ReceiveTransfer

NOTHING = Decimal(0)


@dataclass(frozen=True)
class TwoStores:
    """An office with a second store and a shelf in it, and 100 gloves worth 250 in the first."""

    office: Office
    first: int
    second: int
    shelf: int
    gloves: int

    def send(self, quantity: str | int = 40, **fields: Any) -> Done:
        """Dispatch gloves to the second store."""
        line = DispatchLine(self.gloves, lot(self.office, self.gloves, "L1"), self.first, Decimal(quantity))
        return self.office.perform(DispatchTransfer(self.first, self.second, (line,), **fields))

    def line(self, done: Done) -> int:
        """The only line of a transfer."""
        [line] = self.office.read(Rows(TransferLine, TransferLine.transfer_id == made(done)))
        return int(line["id"])

    def arrive(self, done: Done, quantity: str | int, place_id: int | None = None, **fields: Any) -> Done:
        """Receive of its only line."""
        line = ArrivalLine(self.line(done), Decimal(quantity), place_id)
        return self.office.perform(ReceiveTransfer(made(done), (line,), **fields))

    def lose(self, done: Done, quantity: str | int, reason: str = "never came") -> Done:
        """Write off of its only line."""
        line = LostLine(self.line(done), Decimal(quantity))
        return self.office.perform(LoseTransfer(made(done), reason, (line,)))

    def on_the_way(self, done: Done) -> tuple[Decimal | int, Decimal | int]:
        """Quantity and value that are on the way of its only line."""
        return self.office.read(OnTheWay(self.line(done)))


def two_stores(office: Office) -> TwoStores:
    second = add_place(office, "STORE-2", "Store 2", "store")
    shelf = add_place(office, "S2-A", "Shelf A", "bin", parent_id=second)
    gloves = add_item(office)
    receive(office, gloves, 100, "2.5", lot="L1")
    return TwoStores(office, place(office), second, shelf, gloves)


@dataclass(frozen=True)
class OnTheWay(Query[tuple[Decimal, Decimal]]):
    """The plain sum of what went into transit and came out of it again under the name of a line."""

    line_id: int

    def run(self, connection: Connection) -> tuple[Decimal, Decimal]:
        transit = connection.scalar(select(Place.id).where(Place.kind == PlaceKind.IN_TRANSIT.value))
        query = select(Movement.from_place_id, Movement.to_place_id, Movement.quantity, Movement.value)
        quantity = value = NOTHING
        for start, end, moved, worth in connection.execute(query.where(Movement.transfer_line_id == self.line_id)):
            sign = (end == transit) - (start == transit)
            quantity, value = quantity + sign * moved, value + sign * worth
        return quantity, value
