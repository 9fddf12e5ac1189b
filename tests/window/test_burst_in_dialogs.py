"""A burst while a hand is in the middle of something, in the real window: each field goes on where it was, and the scan
is done."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.store_fixtures import open_office as office_at
from tests.transactions import makers
from tests.window.desk_program import DeskProgram, desk_program
from tests.window.xvfb import Screen
from tracker_desktop.models.assets import Asset

ON_LOAN = ("LT-1", "DN 2", "99-3", "11-4", "nb-5", "B 6", "zz-7", "ab-8")
"""Their tags would write, choose and press, if a letter of them reached what has the keys."""

pytestmark = [pytest.mark.window, pytest.mark.slow]


def prepare(place: str) -> None:
    """An office whose assets are all on loan, but two of one maker."""
    office = office_at(place)
    office.now = dt.datetime.now(dt.UTC) - dt.timedelta(hours=1)
    maria = makers.person(office, "Maria Lopez", "20417")
    due = dt.date.today() + dt.timedelta(days=7)
    for tag in ON_LOAN:
        makers.check_out(office, makers.add_asset(office, "Dell Latitude 5540", tag=tag), holder=maria, due=due)
    for tag in ("ZP-1", "ZP-2"):
        makers.add_asset(office, "Zeiss Primostar 3", tag=tag)
    office.store.close()


@pytest.fixture
def program(screen: Screen, sqlite_place: str, tmp_path: Path) -> Iterator[DeskProgram]:
    """The program in mode Check in, where each scan is saved at once."""
    prepare(sqlite_place)
    with desk_program(screen, Path(sqlite_place), tmp_path) as running:
        running.start()
        screen.key("F4")
        time.sleep(0.5)
        yield running


def kept(place: str, *tags: str) -> list[dict[str, Any]]:
    """The assets with these tags, read beside the program."""
    office = office_at(place)
    rows = office.read(makers.Rows(Asset, Asset.tag.in_(tags)))
    office.store.close()
    return rows


def returned(program: DeskProgram, tag: str) -> None:
    """Scan what comes back; the check-in is saved although the keys belong to something else."""
    program.scan(tag)
    program.wait_for("check_in", f"{tag} checked in")
    time.sleep(0.3)


def hand(program: DeskProgram, text: str) -> None:
    program.screen.type_like_hand(text, delay_ms=60)
    time.sleep(0.2)


def tabs(program: DeskProgram, count: int) -> None:
    program.screen.xdotool("key", "--delay", "80", *["Tab"] * count)
    time.sleep(0.2)


def test_a_form_goes_on_where_it_was(program: DeskProgram, sqlite_place: str) -> None:
    screen = program.screen
    screen.key("ctrl+n")
    screen.wait_for_window("New asset")
    time.sleep(0.5)
    hand(program, "Leica DM")
    returned(program, "LT-1")
    hand(program, "750")
    program.picture("text")
    tabs(program, 2)
    hand(program, "OWN-1")
    tabs(program, 7)
    hand(program, "f")
    returned(program, "DN 2")
    program.picture("combo")
    tabs(program, 1)
    hand(program, "12")
    returned(program, "99-3")
    hand(program, ".50")
    program.picture("money")
    tabs(program, 1)
    hand(program, "2026-0")
    returned(program, "11-4")
    hand(program, "3-15")
    program.picture("date")
    tabs(program, 12)
    hand(program, "screen cra")
    returned(program, "nb-5")
    hand(program, "cked")
    program.picture("note")
    screen.xdotool("key", "ctrl+Tab")
    tabs(program, 1)
    returned(program, "B 6")
    program.picture("button")
    screen.key("ctrl+Return")
    program.wait_for("add_asset", "OWN-1 added")
    (asset,) = kept(sqlite_place, "OWN-1")
    assert (asset["description"], asset["condition"], asset["cost"]) == ("Leica DM750", "fair", Decimal("12.50"))
    assert (asset["purchased"], asset["notes"]) == (dt.date(2026, 3, 15), "screen cracked")


def test_filter_and_table_stay_as_they_are(program: DeskProgram) -> None:
    screen = program.screen
    screen.key("ctrl+2")
    time.sleep(0.8)
    screen.key("ctrl+f")
    hand(program, "zei")
    returned(program, "zz-7")
    hand(program, "ss")
    time.sleep(0.5)
    program.picture("filter")
    screen.key("Down")
    time.sleep(0.3)
    screen.key("Down")
    time.sleep(0.5)
    returned(program, "ab-8")
    program.picture("table")
    screen.key("ctrl+shift+e")
    screen.wait_for_window("Edit ZP-2")
    screen.key("Escape")


def test_a_document_takes_the_scan_while_its_date_is_typed(program: DeskProgram, sqlite_place: str) -> None:
    screen = program.screen
    due = dt.date.today() + dt.timedelta(days=20)
    screen.key("F3")
    screen.wait_for_window("Check out")
    program.scan("20417", "ZP-1")
    time.sleep(0.5)
    tabs(program, 2)
    screen.key("ctrl+a")
    hand(program, f"{due:%Y-%m-}")
    program.scan("ZP-2")
    time.sleep(0.5)
    hand(program, f"{due:%d}")
    program.picture("date")
    screen.key("ctrl+Return")
    program.wait_for("check_out", "2 assets checked out to Maria Lopez")
    assert [asset["due"] for asset in kept(sqlite_place, "ZP-1", "ZP-2")] == [due, due]


def test_a_search_field_keeps_what_is_typed_and_passes_on_what_is_not_for_it(program: DeskProgram) -> None:
    screen = program.screen
    screen.key("F3")
    screen.wait_for_window("Check out")
    time.sleep(0.5)
    tabs(program, 1)
    hand(program, "Mari")
    program.scan("ZP-1")
    time.sleep(0.5)
    hand(program, "a Lop")
    time.sleep(0.6)
    program.picture("search")
    screen.key("Return")
    time.sleep(0.5)
    screen.key("ctrl+Return")
    program.wait_for("check_out", "ZP-1 checked out to Maria Lopez")
    time.sleep(0.5)
    screen.key("F4")
    time.sleep(0.5)
    screen.key("ctrl+n")
    screen.wait_for_window("New asset")
    time.sleep(0.4)
    tabs(program, 1)
    returned(program, "ZP-1")
    program.picture("form")
