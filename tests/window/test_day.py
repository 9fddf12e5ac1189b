"""The day at the counter in a real window, typed by a scanner: imported, lent, returned, received, issued, undone,
killed and started again."""

from __future__ import annotations

import datetime as dt
import time
from decimal import Decimal
from pathlib import Path

import pytest

from tests.store_fixtures import open_office as office_at
from tests.transactions import makers
from tests.window.desk_program import DeskProgram, desk_program
from tests.window.xvfb import Screen
from tracker_desktop.queries.counter_facts import ItemFactsOf
from tracker_desktop.store import verify
from tracker_desktop.store.desk_file import DeskFile
from tracker_desktop.store.opening import open_office
from tracker_desktop.transactions.add_item import AddItem
from tracker_desktop.transactions.opening_stock import OpeningStock
from tracker_desktop.transactions.receive import ReceiveLine
from tracker_desktop.transactions.rules.item_fields import ItemFields

REGISTER = Path(__file__).parent.parent / "data" / "counter_day.csv"
CHECKLIST = [{"text": "Inspect: screen and battery", "required": True}]


def prepare(place: str) -> dict[str, int]:
    """What the office has before the register comes: people with badges, a category, two items with their stock."""
    office = office_at(place)
    office.now = dt.datetime.now(dt.UTC) - dt.timedelta(hours=1)
    makers.add_department(office, "Chemistry", charge_code="CH-220")
    makers.add_person(office, "Maria Lopez", "20417", login="mlopez")
    makers.add_person(office, "Leo Brandt", "20418", login="lbrandt")
    makers.add_category(office, "Tablets", "TB", checklist=CHECKLIST)
    shelf = makers.add_place(office, "A-04", "A-04", "bin")
    gloves = makers.made(office.perform(AddItem(ItemFields("GLV-NIT-M", "Nitrile gloves, medium"))))
    toner = makers.made(office.perform(AddItem(ItemFields("TNR-26X", "Toner HP 26X"))))
    expiries = (dt.date.today() + dt.timedelta(days=days) for days in (60, 200))
    lots = [
        ReceiveLine(gloves, Decimal(quantity), Decimal("0.07"), lot, expiry, shelf)
        for quantity, lot, expiry in zip((30, 100), ("24G118", "24G200"), expiries, strict=True)
    ]
    office.perform(OpeningStock((*lots, ReceiveLine(toner, Decimal(1), Decimal(38), place_id=shelf))))
    office.store.close()
    return {"gloves": gloves, "toner": toner}


@pytest.mark.window
def test_a_day_at_the_counter(screen: Screen, sqlite_place: str, tmp_path: Path) -> None:
    items = prepare(sqlite_place)
    with desk_program(screen, Path(sqlite_place), tmp_path) as program:
        program.start()
        import_the_register(program)
        check_out_three(program)
        forty_come_back(program)
        receive_and_issue(program)
        undo_two(program)
        acknowledged = program.entries()
        leave_a_draft_open(program)
        program.kill()
        assert program.entries()[: len(acknowledged)] == acknowledged
        program.start()
        the_draft_is_back(program)
        program.process.terminate()  # type: ignore[union-attr]
        program.process.wait(30)  # type: ignore[union-attr]
        program.process = None
    store = open_office(sqlite_place)
    assert verify.verify(store).problems == []
    gloves, toner = (store.read(ItemFactsOf(items[name])) for name in ("gloves", "toner"))
    assert gloves is not None
    assert toner is not None
    assert (gloves.on_hand, toner.on_hand) == (Decimal(130), Decimal(1))
    store.close()


def import_the_register(program: DeskProgram) -> None:
    screen = program.screen
    screen.key("ctrl+i")
    screen.wait_for_window("Import a spreadsheet")
    screen.type_like_hand(str(REGISTER), delay_ms=60)
    screen.key("Return")
    screen.wait_for_window("Import counter_day.csv")
    time.sleep(2.0)
    program.picture("import")
    program.press_until_saved("ctrl+Return", "import", "counter_day.csv")
    screen.wait_until_gone("Import counter_day.csv")


def check_out_three(program: DeskProgram) -> None:
    program.screen.key("F3")
    program.screen.wait_for_window("Check out")
    program.scan("20417", "LT-1", "LT-2", "MS-1", "LT-4")
    time.sleep(0.6)
    program.picture("held")
    program.scan("%TD-1")
    program.wait_for("transfer", "LT-4 transferred to Maria Lopez")
    program.scan("20418")
    time.sleep(0.6)
    program.picture("second-badge")
    program.scan("%TD-1")
    program.wait_for("check_out", "3 assets checked out to Maria Lopez")
    program.scan("LT-3")
    time.sleep(0.6)
    program.screen.key("ctrl+Return")
    program.wait_for("check_out", "LT-3 checked out to Leo Brandt")


def forty_come_back(program: DeskProgram) -> None:
    time.sleep(0.5)
    program.screen.key("F4")
    time.sleep(0.5)
    program.scan(*(f"TB-{number}" for number in range(1, 41)))
    program.wait_for("check_in", "checked in", 40)
    program.scan("%TD-DAMAGED")
    program.wait_for("report_damage", "TB-40")
    program.picture("returned")
    program.scan("TB-39", "%TD-DONE")
    time.sleep(0.8)
    program.picture("finished")
    program.screen.key("F2")
    time.sleep(0.4)
    program.scan("TB-1")
    time.sleep(1.2)
    program.screen.key("ctrl+shift+i")
    program.screen.wait_for_window("Inspect: TB-1")
    time.sleep(0.5)
    program.screen.key("Tab", "Tab", "space")
    time.sleep(0.4)
    program.picture("inspect")
    program.screen.key("ctrl+Return")
    program.wait_for("inspect", "TB-1")


def receive_and_issue(program: DeskProgram) -> None:
    time.sleep(0.6)
    program.screen.key("F6")
    program.screen.wait_for_window("Receive")
    time.sleep(0.4)
    program.type("200")
    program.scan("TNR-26X")
    time.sleep(0.6)
    program.picture("receive")
    program.screen.key("ctrl+Return")
    program.wait_for("receive", "Received 200 × Toner HP 26X")
    time.sleep(0.6)
    program.screen.key("F7")
    program.screen.wait_for_window("Issue")
    time.sleep(0.4)
    program.scan("20417")
    program.type("40")
    program.scan("GLV-NIT-M")
    program.type("500")
    program.scan("TNR-26X")
    time.sleep(0.8)
    program.picture("short")
    program.screen.key("1")
    time.sleep(0.8)
    program.picture("issue")
    program.screen.key("ctrl+Return")
    program.wait_for("issue", "2 items issued to Maria Lopez")


def undo_two(program: DeskProgram) -> None:
    time.sleep(0.8)
    program.screen.key("ctrl+z")
    program.wait_for("undo", "2 items issued")
    program.screen.key("ctrl+z")
    program.wait_for("undo", "Received 200")
    time.sleep(0.5)
    program.picture("undone")


def leave_a_draft_open(program: DeskProgram) -> None:
    program.screen.key("F3")
    program.screen.wait_for_window("Check out")
    program.scan("20417", "PR-1")
    desk_file = program.data / "tracker-desktop" / "desk.db"
    program.wait_until(lambda: _draft_holds(desk_file, "PR-1"), "the draft on the disk")


def _draft_holds(path: Path, tag: str) -> bool:
    file = DeskFile(path)
    try:
        return any(tag in draft.body for draft in file.drafts())
    finally:
        file.close()


def the_draft_is_back(program: DeskProgram) -> None:
    program.picture("started-again")
    program.screen.key("F3")
    program.screen.wait_for_window("Check out")
    time.sleep(0.5)
    assert _draft_holds(program.data / "tracker-desktop" / "desk.db", "PR-1")
    program.picture("draft")
    program.screen.key("Escape")
    time.sleep(0.5)
