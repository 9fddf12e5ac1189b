"""A year of a large stockroom: 50,000 items, 100,000 lots, 1,000,000 movements at their honest moving average.

python -m tests.scale.stock_year. Posted a few thousand at a time, as an import does, so that `verify` accepts it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any, ClassVar

from sqlalchemy import create_engine, event, select

from tests.scale import register, words
from tests.scale.half_year import bring_balances_along
from tests.scale.make_register import cache_folder
from tests.scale.register import MakeRegister
from tracker_desktop.models import types
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.places import Place, PlaceKind
from tracker_desktop.models.stock import Movement, MovementKind
from tracker_desktop.store import changes, engines, migrate, posting, recorder, schema
from tracker_desktop.store.store import Store
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.found_office import FoundOffice
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.said import Said

ITEMS, MOVEMENTS, SLICES = 50_000, 1_000_000, 100
SCALE = 10_000
YEAR = dt.timedelta(days=365)


@dataclass
class Shelf:
    """A lot at its place: units there, and what was issued last."""

    lot: int
    place: int
    here: int = 0


@dataclass
class Stock:
    """An item: units and their value in 1/10000, and its shelves."""

    item: int
    units: int = 0
    value: int = 0
    shelves: list[Shelf] = field(default_factory=list)

    def take(self, units: int) -> int:
        """What so many units are worth at the average; the last takes the rest."""
        part = self.value if units >= self.units else _half_even(self.value * units, self.units)
        self.units -= units
        self.value -= part
        return part


@dataclass
class Year:
    """All stock as it goes, and where it comes from and goes to."""

    items: list[Stock]
    people: list[int]
    bins: list[int]
    virtual: dict[str, int]
    dice: Random

    def rows(self, count: int, now: dt.datetime) -> Iterator[dict[str, Any]]:
        """The next movements: what runs low is received, most is issued, some is moved or comes back."""
        for line in range(1, count + 1):
            stock = self.items[int(len(self.items) * self.dice.random() ** 2)]
            shelf = self.dice.choice(stock.shelves)
            yield {"line": line, "item_id": stock.item, "lot_id": shelf.lot, "effective_at": now} | self._one(
                stock, shelf
            )

    def _one(self, stock: Stock, shelf: Shelf) -> dict[str, Any]:
        chance = self.dice.random()
        units = min(self.dice.randrange(1, 6), shelf.here)
        if units == 0:
            return self._received(stock, shelf)
        if chance < 0.08:
            place, shelf.place = shelf.place, self.dice.choice([one for one in self.bins[:9] if one != shelf.place])
            value = _half_even(stock.value * shelf.here, stock.units) if shelf.here < stock.units else stock.value
            return _row(MovementKind.MOVE, place, shelf.place, shelf.here, value)
        if chance < 0.12:
            value = _half_even(stock.value * units, stock.units)
            return self._came(stock, shelf, MovementKind.RETURN, "consumed", units, value)
        shelf.here -= units
        row = _row(MovementKind.ISSUE, shelf.place, self.virtual["consumed"], units, stock.take(units))
        return row | {"holder_id": self.dice.choice(self.people), "charge_code": f"CC-{units}"}

    def _received(self, stock: Stock, shelf: Shelf) -> dict[str, Any]:
        units = self.dice.randrange(10, 60)
        cost = stock.item % 1900 * 100 + self.dice.randrange(500, 900)
        return self._came(stock, shelf, MovementKind.RECEIVE, "supplier", units, units * cost)

    def _came(
        self, stock: Stock, shelf: Shelf, kind: MovementKind, source: str, units: int, value: int
    ) -> dict[str, Any]:
        shelf.here += units
        stock.units += units
        stock.value += value
        return _row(kind, self.virtual[source], shelf.place, units, value)


def _row(kind: MovementKind, start: int, end: int, units: int, value: int) -> dict[str, Any]:
    places = {"from_place_id": start, "to_place_id": end}
    return {"kind": kind.value, "quantity": Decimal(units), "value": Decimal(value) / SCALE, **places}


def _half_even(top: int, bottom: int) -> int:
    whole, rest = divmod(top, bottom)
    return whole + (2 * rest > bottom or (2 * rest == bottom and whole % 2 == 1))


@dataclass(frozen=True)
class LiveOn(Transaction):
    """So many movements of the year more."""

    kind: ClassVar[str] = "import"
    right: ClassVar[Right] = Right.IMPORT

    count: int
    year: Any = field(metadata={"journal": False})

    def apply(self, books: Books) -> Said:
        books.add_many(Movement, self.year.rows(self.count, books.now))
        return Said("found_office", {"name": f"{self.count} movements"})


def make_stock(items: int = ITEMS, movements: int = MOVEMENTS) -> Path:
    """The SQLite file of an office of this size, made now if it was not kept. Copy it before writing to it."""
    path = cache_folder() / f"stock-{items}-{movements}-{_version()}.db"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        raw = path.with_suffix(".part")
        for leftover in (raw, Path(f"{raw}-wal"), Path(f"{raw}-shm")):
            leftover.unlink(missing_ok=True)
        _fill(raw, items, movements)
        for older in path.parent.glob(f"stock-{items}-{movements}-*.db"):
            older.unlink()
        raw.rename(path)
    return path


def _fill(path: Path, items: int, movements: int) -> None:
    url = engines.as_url(path)
    migrate.upgrade(url)
    now = dt.datetime.now(dt.UTC)
    store = Store(path, desk="Desk 1", clock=lambda: now - YEAR)
    store.perform(FoundOffice("Main stockroom", "Rita Osei", "20001"), None)
    store.perform(MakeRegister(items // 50, items, now.date(), people=2000), by=1)
    year = _begun(store)
    left = movements - sum(len(stock.shelves) for stock in year.items)
    slices = max(min(SLICES, left // 100), 1)
    for number in range(slices):
        moment = now - YEAR * (slices - number) / (slices + 1)
        store.clock = lambda moment=moment: moment  # type: ignore[misc]
        store.perform(LiveOn(left // slices + (number < left % slices), year), by=1)
    store.close()
    engine = create_engine(url)
    event.listen(engine, "connect", lambda raw, _: raw.execute("PRAGMA cache_size=-200000"))
    with engine.begin() as connection:
        bring_balances_along(connection)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()


def _begun(store: Store) -> Year:
    """The stock as the register has it."""
    items: dict[int, Stock] = {}
    with store.readers.connect() as connection:
        columns = Movement.item_id, Movement.lot_id, Movement.to_place_id, Movement.quantity, Movement.value
        for item, lot, place, quantity, value in connection.execute(select(*columns).order_by(Movement.id)):
            stock = items.setdefault(item, Stock(item))
            stock.shelves.append(Shelf(lot, place, int(quantity)))
            stock.units += int(quantity)
            stock.value += int(value * SCALE)
        people = list(connection.scalars(select(Holder.id).where(Holder.kind == "person")))
        bins = list(connection.scalars(select(Place.id).where(Place.kind == PlaceKind.BIN.value)))
        virtual = {row.kind: row.id for row in connection.execute(select(Place.kind, Place.id))}
    return Year(list(items.values()), people, bins, virtual, Random(98110))


def _version() -> str:
    sha = hashlib.sha256("\n".join(sorted(schema.statements("sqlite"))).encode())
    sha.update(f"{dt.date.today():%G-%V}".encode())
    sha.update(Path(__file__).read_bytes())
    for module in (register, words, changes, posting, recorder, types):
        sha.update(Path(str(module.__file__)).read_bytes())
    return sha.hexdigest()[:10]


def main() -> None:
    """Make it and say where it lies."""
    begun = time.perf_counter()
    path = make_stock()
    sys.stdout.write(f"{path}  {time.perf_counter() - begun:.1f} s\n")


if __name__ == "__main__":
    main()
