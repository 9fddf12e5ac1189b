"""Codes of every kind, whole and damaged, in every mode of the counter: an answer each, and nothing half taken."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.bad_values import CODES
from tests.counter.world import World
from tests.scanning.codes.every import ROWS
from tests.scanning.codes.made import element_strings, joined, near_codes
from tests.test_bad_input import readable, sentences
from tests.transactions import makers
from tests.transactions.count_makers import open_count
from tests.transactions.order_makers import line, order
from tests.transactions.stock_makers import add_item
from tracker_desktop.counter.basket import StockLine
from tracker_desktop.counter.mode import BY_KEY
from tracker_desktop.scanning.parse import parse
from tracker_desktop.scanning.profile import ScannerProfile
from tracker_desktop.store.verify import verify
from tracker_desktop.transactions.rules.item_parts import CodeFields

QUIET: dict[str, Any] = {"deadline": None, "database": None, "suppress_health_check": list(HealthCheck)}
GTINS = ("04006381333931", "09506000134352", "04012345678901", "00614141123452")
PARTS = ("10", "21", "17", "15", "11", "30", "37", "3103", "3922", "400", "240", "8020")
VALUES = (
    "L7",
    "l7",
    "24G118",
    "24g118",
    "x" * 20,
    "x" * 21,
    "0",
    "1",
    "99999999",
    "000123",
    "261331",
    "261200",
    "260131",
)
LARGEST = Decimal(1_000_000_000)

ours = st.tuples(
    st.sampled_from(("]C1", "]d2", "]Q3", "", "]E0", "\x1d")),
    st.sampled_from(("01", "02", "00", "")),
    st.sampled_from(GTINS),
    st.lists(st.tuples(st.sampled_from(PARTS), st.sampled_from(VALUES)), max_size=4),
).map(lambda made: made[0] + made[1] + made[2] + "\x1d".join(ai + value for ai, value in made[3]))
strings = element_strings().map(lambda made: "]C1" + joined([("01", GTINS[1]), *made], "\x1d"))
scanned = st.one_of(
    ours, ours, ours, strings, st.sampled_from([row.code for row in ROWS]), near_codes, st.sampled_from(CODES)
)
places = st.integers(0, 60)


def damage(code: str, what: str, at: int) -> str:
    """The code with one character lost, doubled, or another in its place."""
    at = min(at, max(len(code) - 1, 0))
    kept = {
        "": code,
        "lost": code[:at] + code[at + 1 :],
        "cut": code[:at],
        "twice": code[:at] + code[at : at + 1] + code[at:],
    }
    return kept[what] if what in kept else code[:at] + what + code[at + 1 :]


hits = st.sampled_from(("", "", "", "lost", "cut", "twice", "\x1d", "\x00", "9", "x", "\u202e", "%TD-DONE"))
codes = st.tuples(scanned, hits, places).map(lambda made: damage(*made))


@pytest.fixture
def shelves(sqlite_world: World) -> World:
    """Items of each lot policy, one in metres, each with a pack."""
    office = sqlite_world.office
    pack = Decimal(1000)
    items = [
        add_item(office, "PEN", "Pen", lot_policy="none", codes=(CodeFields("gtin", GTINS[1], pack, pack),)),
        add_item(office, "SSD", "SSD", lot_policy="serial", codes=(CodeFields("gtin", GTINS[2]),)),
        add_item(
            office,
            "ETH",
            "Ethanol",
            unit="l",
            decimals=3,
            lot_policy="required",
            expiry_required=True,
            codes=(CodeFields("gtin", GTINS[3], Decimal("0.5")),),
        ),
    ]
    supplier = makers.add_supplier(office)
    order(office, supplier, *(line(item, 3) for item in items))
    open_count(office)
    return sqlite_world


def test_what_was_noted_is_told_as_it_can_be_seen_and_read(sqlite_world: World) -> None:
    sqlite_world.counter.set_mode("check_out")
    sqlite_world.scan("20417")
    for code in ("A=\x00", "a\x1db", *(f"{number:0100}" for number in range(30))):
        sqlite_world.scan(code)
    sqlite_world.scan("LT-1")
    answer = sqlite_world.scan("%TD-DONE")
    assert answer.outcome == "done"
    assert "unknown noted" in answer.detail
    assert all(map(readable, sentences(answer)))


def test_no_more_is_owed_than_can_be_kept(shelves: World) -> None:
    shelves.counter.set_mode("issue")
    shelves.scan_all("20417", f"]C101{GTINS[1]}30900000")
    assert shelves.scan("%TD-1").outcome == "warning"
    shelves.scan(f"]C101{GTINS[1]}30900000")
    assert shelves.scan("%TD-1").refusal == "quantity_too_large"
    assert shelves.basket.stock[0].back_order == 900_000_000


@pytest.mark.slow
@pytest.mark.parametrize("gs", ["", "none"])
@pytest.mark.parametrize("mode", BY_KEY)
def test_any_code_is_answered(mode: str, gs: str, shelves: World) -> None:
    world, office = shelves, shelves.office
    world.desk.set_scanner_profile(ScannerProfile(gs=gs))  # type: ignore[arg-type]
    today = dt.date(2026, 11, 24)

    @settings(max_examples=8, **QUIET)
    @given(st.lists(st.tuples(codes, st.sampled_from(["burst", "typed", "line"])), min_size=1, max_size=8))
    def scan_them(scans: list[tuple[str, str]]) -> None:
        world.counter.set_mode(mode)
        for code, how in scans:
            before, basket = makers.everything(office), world.counter.state().basket
            answer = world.scan(code, how)
            assert all(map(readable, sentences(answer))), code
            if not answer.posted:
                assert makers.everything(office) == before
            after = world.counter.state().basket
            if after is None:
                continue
            for one in after.stock:
                assert isinstance(one, StockLine)
                assert 0 <= one.quantity < LARGEST, (code, one)
                assert one.quantity + one.back_order > 0, (code, one)
                assert one.back_order < LARGEST, (code, one)
            if how == "burst" and parse(code, today=today).errors and basket is not None and not answer.posted:
                assert [one.quantity for one in after.stock] == [one.quantity for one in basket.stock], (code, answer)
        world.counter.bench.operator_id = office.me

    scan_them()
    assert not verify(office.store).problems
