"""A count in a real window, by keyboard and a scanner's typing alone: opened, scanned, killed and gone on with, the
rest typed into the list, explained, posted, undone and posted again."""

from __future__ import annotations

import datetime as dt
import time
from decimal import Decimal
from pathlib import Path

import pytest

from tests.store_fixtures import Office
from tests.store_fixtures import open_office as office_at
from tests.transactions import makers, stock_makers
from tests.ui.count_office import stocked
from tests.window.desk_program import DeskProgram, desk_program
from tests.window.xvfb import Screen
from tracker_desktop.store import verify
from tracker_desktop.transactions.change_setting import ChangeSetting

ON_HAND = {"BAT-AAA": 60, "GLV-NIT-M": 43, "TON-BLK": 6}
"""What lies there: less gloves than the book has, within the tolerance, and less toner, beyond it."""


def prepare(place: str) -> dict[str, int]:
    """An office of one person, with three items in its stockroom."""
    office = office_at(place)
    office.now = dt.datetime.now(dt.UTC) - dt.timedelta(hours=1)
    makers.add_person(office, "Maria Lopez", "20417")
    office.perform(ChangeSetting("approvals.second_person", False))
    ids = stocked(office)
    office.store.close()
    return ids


@pytest.mark.window
def test_a_count_from_the_opening_to_the_posting(screen: Screen, sqlite_place: str, tmp_path: Path) -> None:
    items = prepare(sqlite_place)
    with desk_program(screen, Path(sqlite_place), tmp_path) as program:
        program.start()
        open_it(program)
        scan_one(program)
        acknowledged = program.entries()
        program.kill()
        assert program.entries()[: len(acknowledged)] == acknowledged
        program.start()
        type_the_rest(program)
        explain_and_post(program)
        undo_and_post_again(program)
        program.process.terminate()  # type: ignore[union-attr]
        program.process.wait(30)  # type: ignore[union-attr]
        program.process = None
    office = Office(office_at(sqlite_place).store, 1)
    assert verify.verify(office.store).problems == []
    for sku, quantity in ON_HAND.items():
        assert stock_makers.stock(office, items[sku]) == {("", "STOCKROOM"): Decimal(quantity)}
    office.store.close()


def open_it(program: DeskProgram) -> None:
    """A scan in Count without a count leads to a new one."""
    program.screen.key("F10")
    time.sleep(0.5)
    program.scan("STOCKROOM")
    program.screen.wait_for_window("New count")
    time.sleep(0.4)
    program.scan("STOCKROOM")
    time.sleep(0.8)
    program.picture("new-count")
    program.press_until_saved("ctrl+Return", "open_count", "“Count of Stockroom” opened")


def scan_one(program: DeskProgram) -> None:
    time.sleep(0.8)
    program.screen.key("F10")
    time.sleep(0.6)
    program.scan("STOCKROOM", "GLV-NIT-M")
    program.wait_for("count_stock", "Counted 1 × Nitrile gloves")
    program.type("43")
    program.wait_for("count_stock", "Counted 43 × Nitrile gloves")
    time.sleep(0.6)
    program.picture("scanned")


def type_the_rest(program: DeskProgram) -> None:
    """From the filter into the list; a digit opens the cell, Enter goes on."""
    screen = program.screen
    screen.key("ctrl+5")
    time.sleep(1.2)
    screen.key("ctrl+f")
    time.sleep(0.3)
    screen.key("Down")
    time.sleep(0.3)
    program.type("60")
    program.wait_for("count_stock", "Counted 60 × Battery AAA")
    program.type("6")
    program.wait_for("count_stock", "Counted 6 × Toner black")
    time.sleep(1.0)
    program.picture("typed")


def explain_and_post(program: DeskProgram) -> None:
    screen = program.screen
    screen.key("ctrl+shift+o")
    screen.wait_for_window("Post: Count of Stockroom")
    time.sleep(1.2)
    program.picture("problems")
    screen.key("ctrl+a")
    time.sleep(0.3)
    screen.key("Return")
    time.sleep(0.6)
    screen.key("6")
    program.wait_for("set_count_reason", "Reason of 1 line: an issue was not booked")
    time.sleep(0.8)
    program.picture("explained")
    program.press_until_saved("ctrl+Return", "post_count", "“Count of Stockroom” posted")
    time.sleep(1.0)
    program.picture("posted")


def undo_and_post_again(program: DeskProgram) -> None:
    program.press_until_saved("ctrl+z", "undo", "Undone: “Count of Stockroom” posted")
    time.sleep(1.0)
    program.picture("undone")
    program.screen.key("ctrl+shift+o")
    program.screen.wait_for_window("Post: Count of Stockroom")
    time.sleep(0.8)
    program.screen.key("ctrl+Return")
    program.wait_for("post_count", "“Count of Stockroom” posted", 2)
