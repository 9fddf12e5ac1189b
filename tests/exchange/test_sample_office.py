"""The sample office: as large as it says, in the states that the pictures show, and clean."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, text

from tests.transactions.books_check import check_books
from tracker_desktop.errors import Refused
from tracker_desktop.exchange import sample_office
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.listing import ListCounts
from tracker_desktop.store.opening import open_office
from tracker_desktop.store.store import Store
from tracker_desktop.store.verify import verify

NOW = dt.datetime(2026, 11, 24, 10, 31, tzinfo=dt.UTC)


@dataclass(frozen=True)
class Sql(Query[list[Any]]):
    text: str

    def run(self, connection: Connection) -> list[Any]:
        return [tuple(row) for row in connection.execute(text(self.text))]


@pytest.fixture(scope="module")
def told() -> list[tuple[int, int]]:
    return []


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory, told: list[tuple[int, int]]) -> Iterator[Store]:
    place: Path = tmp_path_factory.mktemp("sample") / "office.db"
    store = open_office(place, create=True, desk="Front", clock=lambda: NOW)
    sample_office.fill(store, lambda done, of: told.append((done, of)))
    yield store
    store.close()


def count(store: Store, table: str, where: str = "1 = 1") -> int:
    return int(store.read(Sql(f"SELECT count(*) FROM {table} WHERE {where}"))[0][0])


pytestmark = pytest.mark.slow


def test_it_is_as_large_as_it_says(sample: Store) -> None:
    assert 290 <= count(sample, "asset") <= 320
    assert count(sample, "item") == 120
    assert count(sample, "person") == 40
    assert count(sample, "place", "code NOT LIKE '~%'") == 60
    first, last = sample.read(Sql("SELECT min(recorded_at), max(recorded_at) FROM entry"))[0]
    assert first < "2026-05-27"
    assert "2026-11-24T10:00" < last <= "2026-11-24T10:31"
    assert not sample.read(
        Sql("SELECT 1 FROM entry a JOIN entry b ON b.seq = a.seq + 1 WHERE b.recorded_at < a.recorded_at")
    )


def test_its_books_are_clean(sample: Store) -> None:
    check_books(sample)
    assert verify(sample).problems == []


@pytest.mark.parametrize(
    ("tag", "readiness", "holder", "place", "due"),
    [
        ("LT-00141", "ready", None, "Stockroom A / Shelf 3", None),
        ("LT-00142", "ready", "Maria Lopez", "Biology / B-204", "2026-12-07"),
        ("LT-00143", "ready", "Sam Whitfield", "Physics / P-101", "2026-11-12"),
        ("MS-00027", "ready", "Maria Lopez", "Biology / B-204", "2026-12-07"),
        ("MS-00028", "to inspect", None, "Returns shelf", None),
        ("PR-00310", "ready", None, "Stockroom A / Shelf 9", None),
        ("GN-00004", "in maintenance", None, "Workshop", None),
        ("VH-00012", "ready", "Facilities", "Yard / Bay 2", None),
        ("OS-00077", "missing", None, "Electronics / E-012", None),
        ("OS-00078", "ready", None, "Stockroom B / Cage", None),
        ("CH-01501", "ready", None, "Admin / 3rd floor", None),
        ("FE-00019", "to inspect", None, "Returns shelf", None),
    ],
)
def test_the_assets_of_the_pictures(
    sample: Store, tag: str, readiness: str, holder: str | None, place: str, due: str | None
) -> None:
    rows = Sql(
        "SELECT a.readiness, h.name, p.path, a.due FROM asset a LEFT JOIN holder h ON h.id = a.holder_id"
        f" LEFT JOIN place p ON p.id = a.place_id WHERE a.tag = '{tag}'"
    )
    assert sample.read(rows) == [(readiness, holder, place, due)]


@pytest.mark.parametrize(
    ("sku", "lots"),
    [
        ("GLV-NIT-M", {("24G118", 160, "2027-01-31"), ("25A020", 200, "2027-06-30")}),
        ("GLV-NIT-L", {("24L305", 140, "2027-06-30")}),
        ("ETH-96-5L", {("E2291", 22, "2026-12-09")}),
        ("PIP-200", {("", 18400, None)}),
        ("TNR-CF226X", set()),
        ("SCR-M4-16", {("", 7250, None)}),
        ("CAB-CAT6-2M", {("", 31, None)}),
    ],
)
def test_the_items_of_the_pictures(sample: Store, sku: str, lots: set[tuple[str, int, str | None]]) -> None:
    rows = Sql(
        "SELECT l.number, b.quantity / 1000, l.expiry FROM balance b JOIN lot l ON l.id = b.lot_id"
        f" JOIN item i ON i.id = b.item_id WHERE i.sku = '{sku}' AND b.quantity > 0"
    )
    found = sample.read(rows)
    assert set(found) == lots


def test_every_list_of_today_has_something_in_it(sample: Store) -> None:
    assert 3 <= count(sample, "asset", "due < '2026-11-24'") <= 25
    for readiness in ("to inspect", "in maintenance", "missing", "pending disposal"):
        assert count(sample, "asset", f"readiness = '{readiness}'")
    levels = "item_value v JOIN item i ON i.id = v.item_id"
    assert count(sample, levels, "v.quantity < i.reorder_point") >= 5
    assert count(sample, levels, "v.quantity = 0") >= 2
    lots = "lot l JOIN balance b ON b.lot_id = l.id AND b.quantity > 0"
    assert count(sample, lots, "l.expiry BETWEEN '2026-11-24' AND '2026-12-24'") >= 3
    assert count(sample, lots, "l.expiry < '2026-11-24'") >= 2


def test_something_came_back_went_back_and_was_recalled(sample: Store) -> None:
    kinds = ("return", "supplier return", "scrap")
    assert all(count(sample, "movement", f"kind = '{kind}'") for kind in kinds)
    assert count(sample, "lot", "status = 'recalled'") == 1
    held = "balance b JOIN place p ON p.id = b.place_id AND b.quantity > 0"
    assert count(sample, held, "p.kind = 'hold'")


def test_transfers_stand_in_every_way(sample: Store) -> None:
    assert sample.read(ListCounts("transfers")) == {"on_the_way": 2, "late": 1, "arrived": 1, "all": 3}
    assert sample.read(ListCounts("items"))["in_transit"] == 3


def test_orders_stand_in_every_way(sample: Store) -> None:
    counts = sample.read(ListCounts("orders"))
    assert [counts[view] for view in ("open", "late", "draft", "closed", "all")] == [2, 1, 1, 1, 4]
    assert count(sample, "supplier_item") == 10
    assert count(sample, "movement", "order_line_id IS NOT NULL") == 2


def test_rita_runs_it_and_others_have_their_roles(sample: Store) -> None:
    found = sample.read(Sql("SELECT p.name, o.roles FROM operator o JOIN person p ON p.id = o.person_id"))
    rows = dict(found)
    assert rows["Rita Osei"].count(",") == 4
    assert rows["Leo Brandt"] == '["clerk","warehouse manager"]'
    assert {"Nadia Haddad", "Victor Okafor", "Grace Lindholm"} < rows.keys()
    assert sample.read(Sql("SELECT id FROM person WHERE badge = '20417'"))


def test_it_says_how_far_it_is_and_leaves_clock_and_desk_as_they_were(
    sample: Store, told: list[tuple[int, int]]
) -> None:
    assert told[-1][0] == told[-1][1]
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert (sample.clock(), sample.desk) == (NOW, "Front")


def test_an_office_that_has_begun_is_not_filled(sample: Store) -> None:
    with pytest.raises(Refused, match="has records already"):
        sample_office.fill(sample)
