"""First expired first out: which lots and places are proposed, and which never."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection

from tests.store_fixtures import Office
from tests.transactions.makers import add_place
from tests.transactions.stock_makers import JAN, JUNE, add_item, lot, place, receive
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.fefo import Allocation, Held, allocate, held_back

TODAY = dt.date(2026, 11, 24)


@dataclass(frozen=True)
class Proposed(Query[tuple[Allocation, ...]]):
    item: int
    quantity: int
    today: dt.date = TODAY
    place: int | None = None
    lot: int | None = None

    def run(self, connection: Connection) -> tuple[Allocation, ...]:
        return allocate(
            connection, self.item, Decimal(self.quantity), today=self.today, place_id=self.place, lot_id=self.lot
        )


@dataclass(frozen=True)
class HeldBack(Query[dict[Held, Decimal]]):
    item: int
    today: dt.date = TODAY

    def run(self, connection: Connection) -> dict[Held, Decimal]:
        return held_back(connection, self.item, today=self.today)


def lots(office: Office, item: int, quantity: int, **where: object) -> list[tuple[str, Decimal | int]]:
    found = office.read(Proposed(item, quantity, **where))  # type: ignore[arg-type]
    return [(part.lot_number, part.quantity) for part in found]


def test_what_expires_first_goes_first_what_never_expires_last_then_the_oldest_lot(office: Office) -> None:
    gloves = add_item(office)
    receive(office, gloves, 10)
    receive(office, gloves, 10, lot="OPEN")
    receive(office, gloves, 10, lot="JUNE", expiry=JUNE)
    receive(office, gloves, 10, lot="JAN", expiry=JAN)
    receive(office, gloves, 10, lot="ALSO-JAN", expiry=JAN)
    assert [name for name, _ in lots(office, gloves, 50)] == ["JAN", "ALSO-JAN", "JUNE", "", "OPEN"]
    assert lots(office, gloves, 12) == [("JAN", 10), ("ALSO-JAN", 2)]
    assert lots(office, gloves, 0) == []
    assert sum(quantity for _, quantity in lots(office, gloves, 99)) == 50


def test_a_lot_is_good_until_the_end_of_its_last_day_and_then_never_proposed(office: Office) -> None:
    gloves = add_item(office)
    receive(office, gloves, 10, lot="JAN", expiry=JAN)
    assert lots(office, gloves, 10, today=JAN) == [("JAN", 10)]
    after = JAN + dt.timedelta(days=1)
    assert lots(office, gloves, 10, today=after) == []
    assert lots(office, gloves, 10, today=after, lot=lot(office, gloves, "JAN")) == []
    assert office.read(HeldBack(gloves, after)) == {Held.EXPIRED: 10}


def test_places_that_put_stock_aside_are_left_out_with_all_inside_them(office: Office) -> None:
    gloves = add_item(office)
    for code, kind in (("Q", "quarantine"), ("H", "hold")):
        outer = add_place(office, code, code, kind)
        receive(office, gloves, 1, place_id=outer)
        receive(office, gloves, 1, place_id=add_place(office, f"{code}-1", f"{code} 1", "bin", parent_id=outer))
    receive(office, gloves, 1, place_id=place(office, "RETURNS"))
    assert lots(office, gloves, 9) == []
    assert office.read(HeldBack(gloves)) == {Held.PLACE: 5}
    for code, kind in (("B", "bin"), ("R", "room"), ("V", "vehicle")):
        receive(office, gloves, 1, place_id=add_place(office, code, code, kind))
    assert len(lots(office, gloves, 9)) == 3


def test_below_a_place_and_out_of_a_lot(office: Office) -> None:
    store = add_place(office, "S1", "Store 1", "store")
    shelf = add_place(office, "A-04", "A-04", "bin", parent_id=store)
    gloves = add_item(office)
    receive(office, gloves, 3, lot="JAN", expiry=JAN)
    receive(office, gloves, 5, lot="JUNE", expiry=JUNE, place_id=shelf)
    receive(office, gloves, 7, lot="JAN", place_id=shelf)
    assert lots(office, gloves, 99, place=store) == [("JAN", 7), ("JUNE", 5)]
    assert lots(office, gloves, 99, place=store, lot=lot(office, gloves, "JUNE")) == [("JUNE", 5)]
    [part] = office.read(Proposed(gloves, 1, place=store))
    assert (part.place_id, part.place_path, part.expiry) == (shelf, "Store 1 / A-04", JAN)
