"""Small makers of items and stock for tests, each by its real transaction."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, select

from tests.store_fixtures import Office
from tests.transactions.makers import made
from tracker_desktop.models.items import Lot
from tracker_desktop.models.places import Place
from tracker_desktop.models.stock import Balance, ItemValue, Movement
from tracker_desktop.queries.base import Query
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.add_item import AddItem
from tracker_desktop.transactions.issue import Issue, IssueLine
from tracker_desktop.transactions.receive import Receive, ReceiveLine
from tracker_desktop.transactions.rules.item_fields import ItemFields

JAN = dt.date(2027, 1, 31)
JUNE = dt.date(2027, 6, 30)


def add_item(office: Office, sku: str = "GLV-NIT-M", name: str = "Nitrile gloves, medium", **fields: Any) -> int:
    """A new item's id; `codes` and `units` go with it."""
    parts = {part: fields.pop(part) for part in ("codes", "units") if part in fields}
    return made(office.perform(AddItem(ItemFields(sku, name, **fields), **parts)))


def receive(office: Office, item: int, quantity: str | int, cost: str | None = None, **line: Any) -> Done:
    """Receive one line; the quantity in base units."""
    unit_cost = None if cost is None else Decimal(cost)
    return office.perform(Receive((ReceiveLine(item, Decimal(quantity), unit_cost, **line),)))


def issue(office: Office, item: int, quantity: str | int, holder: int, **line: Any) -> Done:
    """Issue one line to a holder id."""
    return office.perform(Issue((IssueLine(item, Decimal(quantity), **line),), holder))


def place(office: Office, code: str = "STOCKROOM") -> int:
    """The id of a place by its code."""
    return office.read(OnePlace(code))


def lot(office: Office, item: int, number: str = "") -> int:
    """The id of a lot by its number; without one, of the row for stock without a lot."""
    return office.read(OneLot(item, number))


def stock(office: Office, item: int) -> dict[tuple[str, str], Decimal]:
    """What is on hand: (lot number, code of the place) to base units, without what is zero."""
    return office.read(OnHand(item))


def value(office: Office, item: int) -> tuple[Decimal | int, Decimal | int]:
    """Quantity and value of an item."""
    return office.read(Worth(item))


def movements(office: Office, item: int) -> list[Any]:
    """All movements of an item as rows, the oldest first."""
    return office.read(Moved(item))


@dataclass(frozen=True)
class OnePlace(Query[int]):
    code: str

    def run(self, connection: Connection) -> int:
        return connection.execute(select(Place.id).where(Place.code_key == self.code)).scalar_one()


@dataclass(frozen=True)
class OneLot(Query[int]):
    item: int
    number: str

    def run(self, connection: Connection) -> int:
        query = select(Lot.id).where(Lot.item_id == self.item, Lot.number == self.number)
        return connection.execute(query).scalar_one()


@dataclass(frozen=True)
class OnHand(Query[dict[tuple[str, str], Decimal]]):
    item: int

    def run(self, connection: Connection) -> dict[tuple[str, str], Decimal]:
        query = (
            select(Lot.number, Place.code, Balance.quantity)
            .join(Lot, Lot.id == Balance.lot_id)
            .join(Place, Place.id == Balance.place_id)
            .where(Balance.item_id == self.item, Balance.quantity != 0)
        )
        return {(number, code): quantity for number, code, quantity in connection.execute(query)}


@dataclass(frozen=True)
class Worth(Query[tuple[Decimal, Decimal]]):
    item: int

    def run(self, connection: Connection) -> tuple[Decimal, Decimal]:
        query = select(ItemValue.quantity, ItemValue.value).where(ItemValue.item_id == self.item)
        row = connection.execute(query).first()
        return (row[0], row[1]) if row else (Decimal(0), Decimal(0))


@dataclass(frozen=True)
class Moved(Query[list[Any]]):
    item: int

    def run(self, connection: Connection) -> list[Any]:
        table = Movement.__table__
        return list(connection.execute(select(table).where(table.c.item_id == self.item).order_by(table.c.id)))
