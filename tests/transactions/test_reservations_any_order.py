"""In any order of booking, changing, cancelling, fetching, bringing back and taking back: nothing is promised twice,
and no more of a category than it has."""

from __future__ import annotations

import datetime as dt
import shutil
import threading
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.store_fixtures import Office, open_office
from tests.transactions import makers
from tests.transactions.reservation_makers import booking, day, reserve
from tracker_desktop.errors import Refused
from tracker_desktop.models.asset_kits import KitOut
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.reservations import Reservation, ReservedAsset
from tracker_desktop.store.done import Done
from tracker_desktop.store.store import Store
from tracker_desktop.store.verify import verify
from tracker_desktop.transactions.add_asset_kit import AddAssetKit
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.cancel_reservation import CancelReservation
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.check_out import CheckOut, OutLine
from tracker_desktop.transactions.edit_reservation import EditReservation
from tracker_desktop.transactions.rules.asset_kit_fields import AssetKitFields
from tracker_desktop.transactions.rules.asset_kits import KitBack, KitGoing

SAME = HealthCheck.function_scoped_fixture
QUICK = (Phase.explicit, Phase.generate)
DAYS = st.integers(2, 9)
STEP = st.tuples(st.sampled_from(("asset", "kit", "category", "edit", "cancel", "out", "in", "undo")), DAYS, DAYS, DAYS)
ASSETS, KIT, PROJECTORS = (1, 2, 3, 4, 5), 1, "Projectors"
"""Three projectors, and two more of them in a kit."""


@pytest.fixture(scope="module")
def start(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("reserved") / "office.db"
    shutil.copy(sqlite_template, path)
    office = open_office(str(path))
    prepare(office)
    office.store.close()
    return path


def prepare(office: Office) -> tuple[int, int]:
    """Two people; see ASSETS."""
    category = makers.add_category(office, PROJECTORS, "PRJ")
    ids = [makers.add_asset(office, "Epson", category_id=category) for _ in ASSETS]
    assert ids == list(ASSETS)
    office.perform(AddAssetKit(AssetKitFields("KIT-1", "Two views"), ("PRJ-00004", "PRJ-00005")))
    return makers.person(office), makers.person(office, "Tom Reed", "20418")


class Desk:
    """One office in which things are tried; what is refused changes nothing."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.holders = [
            row["id"] for row in office.read(makers.Rows(Holder)) if row["name"] in ("Maria Lopez", "Tom Reed")
        ]
        self.category = makers.asset(office, 1)["category_id"]
        self.done: list[Done] = []

    def take(self, what: str, one: int, two: int, three: int) -> None:
        holder = self.holders[one % 2]
        span = (min(two, three), max(two, three))
        if what == "undo":
            self._try_undo(one)
            return
        made: dict[str, Callable[[], Transaction]] = {
            "asset": lambda: booking(holder, *span, asset_id=ASSETS[one % 5]),
            "kit": lambda: booking(holder, *span, kit_id=KIT),
            "category": lambda: booking(holder, *span, category_id=self.category, quantity=1 + one % 3),
            "edit": lambda: EditReservation(one, {"from_day": day(span[0]), "until_day": day(span[1])}),
            "cancel": lambda: CancelReservation(one),
            "out": lambda: self._out(one, holder, two),
            "in": lambda: self._in(one),
        }
        self._try(made[what]())

    def _out(self, one: int, holder: int, due: int) -> Transaction:
        if one % 3 == 0:
            return CheckOut((OutLine(4), OutLine(5)), holder, day(due), kits=(KitGoing(KIT),))
        return CheckOut((OutLine(ASSETS[one % 5]),), holder, day(due))

    def _in(self, one: int) -> Transaction:
        if one % 3 == 0:
            return CheckIn((InLine(4), InLine(5)), kits=(KitBack(KIT),))
        return CheckIn((InLine(ASSETS[one % 5]),))

    def _try(self, transaction: Transaction) -> None:
        try:
            self.done.append(self.office.perform(transaction))
        except Refused:
            return

    def _try_undo(self, one: int) -> None:
        if self.done:
            try:
                self.done.append(self.office.undo(self.done[-1 - one % len(self.done)]))
            except Refused:
                return

    def check(self) -> None:
        rows = [row for row in self.office.read(makers.Rows(Reservation)) if row["state"] == "reserved"]
        fetched = [row["reservation_id"] for row in self.office.read(makers.Rows(ReservedAsset))]
        for row in rows:
            row["left"] = row["quantity"] - fetched.count(row["id"])
        for row in rows:
            for other in rows:
                if row["id"] < other["id"] and things(row) & things(other):
                    assert row["ends"] <= other["starts"] or other["ends"] <= row["starts"], (row, other)
        outs = self.office.read(makers.Rows(KitOut))
        assert sum(one["ended_at"] is None for one in outs) <= 1


def things(row: dict[str, Any]) -> set[int]:
    return {row["asset_id"]} - {None} if row["kit_id"] is None else {4, 5}


def reserved_at(rows: list[dict[str, Any]], moment: dt.datetime) -> tuple[int, set[int]]:
    """How many of the category are reserved at a moment, and which assets singly."""
    here = [row for row in rows if row["starts"] <= moment < row["ends"]]
    singles = {row["asset_id"] for row in here if row["asset_id"] in (1, 2, 3)}
    return sum(row["quantity"] for row in here if row["category_id"] is not None), singles


@settings(max_examples=6, deadline=None, phases=QUICK, suppress_health_check=[SAME])
@given(steps=st.lists(STEP, min_size=8, max_size=22))
def test_nothing_is_promised_twice(steps: list[tuple[str, int, int, int]], start: Path, tmp_path: Path) -> None:
    office = open_office(str(shutil.copy(start, tmp_path / f"{uuid.uuid4().hex}.db")))
    desk = Desk(office)
    for step in steps:
        desk.take(*step)
        desk.check()
    assert not verify(office.store).problems
    office.store.close()


@settings(max_examples=12, deadline=None, phases=QUICK, suppress_health_check=[SAME])
@given(steps=st.lists(st.tuples(st.sampled_from(("asset", "category", "edit", "cancel", "undo")), DAYS, DAYS, DAYS)))
def test_no_more_of_a_category_than_it_has(steps: list[tuple[str, int, int, int]], start: Path, tmp_path: Path) -> None:
    """While all of it is here: at no moment more than three of it."""
    office = open_office(str(shutil.copy(start, tmp_path / f"{uuid.uuid4().hex}.db")))
    desk = Desk(office)
    for step in steps:
        desk.take(*step)
    rows = [row for row in office.read(makers.Rows(Reservation)) if row["state"] == "reserved"]
    for moment in {row["starts"] for row in rows}:
        count, singles = reserved_at(rows, moment)
        assert count + len(singles) <= 3
    office.store.close()


@pytest.fixture
def desks(postgres_place: str) -> Iterator[tuple[Office, list[Store]]]:
    office = open_office(postgres_place)
    stores = [Store(postgres_place, desk=f"Desk {number}", clock=lambda: office.now) for number in (2, 3)]
    yield office, stores
    for store in (*stores, office.store):
        store.close()


@pytest.mark.postgres
def test_two_desks_cannot_book_the_same(desks: tuple[Office, list[Store]]) -> None:
    office, stores = desks
    maria, tom = prepare(office)
    category = makers.asset(office, 1)["category_id"]
    for number in range(4):
        first, last = 2 + 2 * number, 3 + 2 * number
        for what in ({"asset_id": 1}, {"kit_id": KIT}, {"category_id": category, "quantity": 2}):
            came = race(stores, [booking(one, first, last, **what) for one in (maria, tom)])
            assert came.count("done") == 1, came
    assert len(office.read(makers.Rows(Reservation))) == 12
    assert reserve(office, maria, 1, 1, asset_id=1)
    assert makers.row(office, Asset, 1)["holder_id"] is None


def race(stores: list[Store], transactions: list[Transaction]) -> list[str]:
    start = threading.Barrier(len(stores))
    came: list[str] = ["", ""]

    def run(at: int) -> None:
        start.wait()
        try:
            stores[at].perform(transactions[at], 1)
            came[at] = "done"
        except Refused as refused:
            came[at] = refused.code

    threads = [threading.Thread(target=run, args=(at,)) for at in range(len(stores))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return came
