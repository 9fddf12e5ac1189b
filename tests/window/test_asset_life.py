"""A year in the life of an asset in a real window, from its adding to its certificate of disposal; then all of it is
undone backwards."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from tests.paper.render import codes, pages
from tests.store_fixtures import open_office as office_at
from tests.transactions import disposal_makers, makers
from tests.transactions.makers import Rows
from tests.transactions.stock_makers import add_item, receive
from tests.window.desk_program import DeskProgram, desk_program
from tests.window.xvfb import Screen
from tracker_desktop.models.base import Kind
from tracker_desktop.store import verify
from tracker_desktop.store.opening import open_office
from tracker_desktop.store.tables import MODELS

LASTING = frozenset({"see_asset", "print_tags"})
UNCOUNTED = frozenset({"version", "entry"})
RITA, OLGA, MARIA = "20001", "30001", "20417"
CHECKLIST = ({"text": "Objectives wiped", "required": True, "kind": "clean"},)
TO_MAINTENANCE = (911, 727)
"""Where the button lies in the inspection; it has no key."""


def prepare(place: str) -> None:
    """A manager who may approve, a borrower, a category with a checklist, and lamps in stock."""
    office = office_at(place)
    office.now = dt.datetime.now(dt.UTC) - dt.timedelta(hours=1)
    makers.add_person(office, "Maria Lopez", MARIA)
    disposal_makers.manager(office, badge=OLGA)
    makers.add_category(office, "Microscopes", "MS", checklist=CHECKLIST)
    receive(office, add_item(office, "LMP-6V", "Lamp 6 V"), 5, "12")
    office.store.close()


def records(place: str) -> dict[str, list[dict[str, Any]]]:
    """All state records and balances, without their bookkeeping."""
    store = open_office(place, write=False)
    kinds = (Kind.STATE, Kind.PROJECTION)
    found = {
        name: [{k: v for k, v in row.items() if k not in UNCOUNTED} for row in store.read(Everything(model))]
        for name, model in MODELS.items()
        if model.__kind__ in kinds
    }
    store.close()
    return found


class Everything(Rows):
    """The rows of any table, also of one that has no id."""

    def run(self, connection: Any) -> list[dict[str, Any]]:
        table = self.model.__table__
        return [dict(row) for row in connection.execute(table.select().order_by(*table.primary_key)).mappings()]


@pytest.mark.window
def test_a_year_in_the_life_of_an_asset(screen: Screen, sqlite_place: str, tmp_path: Path) -> None:
    prepare(sqlite_place)
    before = records(sqlite_place)
    photo = tmp_path / "crack.jpg"
    Image.effect_noise((800, 600), 60).convert("RGB").save(photo)
    with desk_program(screen, Path(sqlite_place), tmp_path) as program:
        program.start()
        added(program)
        tagged(program, tmp_path / "tag.pdf")
        assigned_and_returned(program)
        lent_and_returned_damaged(program, photo)
        mended(program)
        reserved_lost_and_found(program)
        disposed_of(program)
        all_undone(program)
    after = records(sqlite_place)
    assert after == before
    store = open_office(sqlite_place)
    assert verify.verify(store).problems == []
    store.close()


def command(program: DeskProgram, words: str, title: str) -> None:
    """Find a command by its words, and wait for its window."""
    program.screen.key("ctrl+k")
    program.screen.wait_for_window("Find a command")
    program.screen.type_like_hand(words, 70)
    time.sleep(0.3)
    program.screen.key("Return")
    program.screen.wait_for_window(title)
    time.sleep(0.5)


def shown(program: DeskProgram, tag: str) -> None:
    """Look an asset up, so that it is the chosen one."""
    program.screen.key("F2")
    time.sleep(0.4)
    program.scan(tag)
    time.sleep(1.0)


def saved(program: DeskProgram, kind: str, title: str = "", count: int = 1) -> None:
    """Ctrl+Enter, and wait for the entry."""
    program.screen.key("ctrl+Return")
    program.wait_for(kind, title, count)
    time.sleep(0.7)


def added(program: DeskProgram) -> None:
    screen = program.screen
    screen.key("ctrl+n")
    screen.wait_for_window("New asset")
    screen.type_like_hand("Zeiss Primostar 3", 70)
    screen.key("Tab")
    screen.type_like_hand("Micro", 70)
    time.sleep(0.8)
    screen.key("Return")
    time.sleep(0.3)
    program.picture("new")
    saved(program, "add_asset", "MS-00001")


def tagged(program: DeskProgram, path: Path) -> None:
    """Its tag goes on a sheet; what a scanner reads there is the asset."""
    screen = program.screen
    shown(program, "MS-00001")
    screen.key("ctrl+g")
    screen.wait_for_window("Print tags")
    time.sleep(0.8)
    program.picture("tags")
    screen.key("ctrl+Return")
    time.sleep(2.0)  # its pages have the same title
    program.picture("tag")
    screen.key(*["shift+Tab"] * 4, "space")  # back from the page to Save as PDF
    screen.wait_for_window("Save as PDF")
    time.sleep(0.5)
    screen.key("ctrl+a")
    screen.type_like_hand(str(path), 60)
    screen.key("Return")
    program.wait_for("print_tags", "MS-00001")
    program.wait_until(path.exists, "the tag on the disk")
    assert {code.text for page in pages(path, 300) for code in codes(page, 300)} == {"MS-00001"}
    for _ in ("the page", "the choice of its format"):
        screen.key("Escape")
        time.sleep(0.6)
    screen.wait_until_gone("Print tags")


def handed_to_maria(program: DeskProgram) -> None:
    program.screen.key("F3")
    program.screen.wait_for_window("Check out")
    program.scan(MARIA, "MS-00001")
    time.sleep(0.6)


def assigned_and_returned(program: DeskProgram) -> None:
    """With no day it is an assignment. It comes back, is looked over and ready again."""
    screen = program.screen
    handed_to_maria(program)
    for key in ("Tab", "Tab", "ctrl+a", "Delete", "Tab"):
        screen.key(key)
        time.sleep(0.2)
    program.picture("assigned")
    saved(program, "assign", "MS-00001")
    screen.key("F4")
    time.sleep(0.4)
    program.scan("MS-00001")
    program.wait_for("check_in", "MS-00001")
    program.scan("%TD-DONE")
    time.sleep(0.5)
    shown(program, "MS-00001")
    screen.key("ctrl+shift+i")
    screen.wait_for_window("Inspect: MS-00001")
    time.sleep(0.5)
    screen.key("Tab", "Tab", "space")
    time.sleep(0.3)
    saved(program, "inspect", "MS-00001 is ready")


def lent_and_returned_damaged(program: DeskProgram, photo: Path) -> None:
    """Back with a photo of what is broken; the inspection fails."""
    screen = program.screen
    handed_to_maria(program)
    saved(program, "check_out", "MS-00001")
    shown(program, "MS-00001")
    screen.key("ctrl+r")
    screen.wait_for_window("Check in: MS-00001")
    time.sleep(0.5)
    screen.type_like_hand("Dam", 70)
    screen.key("Tab", "Tab", "Tab", "Tab", "Tab", "space")
    screen.wait_for_window("Photos and documents")
    screen.type_like_hand(str(photo), 70)
    screen.key("Return")
    screen.wait_for_window("Check in: MS-00001")
    time.sleep(1.0)
    program.picture("damaged")
    saved(program, "check_in", "MS-00001", 2)
    program.picture("to-inspect")
    screen.key("ctrl+shift+i")
    screen.wait_for_window("Inspect: MS-00001")
    time.sleep(0.7)
    screen.click(*TO_MAINTENANCE)
    program.wait_for("inspect", "MS-00001 inspected, in maintenance now")
    time.sleep(0.7)


def mended(program: DeskProgram) -> None:
    """A work order with a lamp from the stock; calibrated, with its certificate."""
    screen = program.screen
    screen.key("ctrl+shift+w")
    screen.wait_for_window("New work order: MS-00001")
    screen.type_like_hand("New lamp, calibrate", 70)
    screen.key("Tab")
    screen.type_like_hand("Cal", 70)
    saved(program, "open_work_order", "MS-00001")
    shown(program, f"WO-{dt.date.today().year}-00001")
    command(program, "Issue parts", "Issue parts: WO-")
    program.scan("LMP-6V")
    time.sleep(0.5)
    saved(program, "issue_to_work_order", "1 × Lamp 6 V")
    program.picture("work-order")
    command(program, "Finish it", "Finish WO-")
    screen.type_like_hand("Lamp new, within limits", 70)
    screen.key("Tab", "Tab")
    screen.type_like_hand("Good", 70)
    screen.key("Tab", "Tab", "Tab")
    screen.type_like_hand("K-4711", 70)
    program.picture("calibrated")
    saved(program, "finish_work_order")


def reserved_lost_and_found(program: DeskProgram) -> None:
    screen = program.screen
    shown(program, "MS-00001")
    screen.key("ctrl+shift+v")
    screen.wait_for_window("Reserve")
    program.scan(MARIA)
    time.sleep(0.6)
    saved(program, "reserve", "MS-00001 reserved for Maria Lopez")
    command(program, "Report missing", "Report missing")
    saved(program, "report_missing", "MS-00001")
    command(program, "Found", "Found: MS-00001")
    saved(program, "found", "MS-00001")


def sign_in(program: DeskProgram, badge: str) -> None:
    program.screen.key("F12")
    program.screen.wait_for_window("Who is at the desk?")
    program.scan(badge)
    time.sleep(1.0)


def disposed_of(program: DeskProgram) -> None:
    """One asks, another approves and disposes of it; the certificate has its number."""
    screen = program.screen
    command(program, "Dispose of", "Dispose of 1 asset")
    screen.type_like_hand("Old optics", 70)
    screen.key("Tab")
    screen.type_like_hand("Scrap", 70)
    saved(program, "create_disposal", "Old optics")
    screen.wait_for_window("Old optics")
    time.sleep(0.5)
    screen.key("ctrl+Return")
    screen.wait_for_window("Ask for approval")
    screen.key("1")
    program.wait_for("ask_approval", "Old optics")
    time.sleep(0.6)
    screen.key("Escape")
    time.sleep(0.4)
    sign_in(program, OLGA)
    command(program, "Approvals", "Approvals")
    saved(program, "approve", "Old optics")
    screen.key("Escape")
    time.sleep(0.4)
    command(program, "Disposals", "Disposals")
    screen.key("Return")
    screen.wait_for_window("Old optics")
    time.sleep(0.5)
    screen.key("ctrl+Return")
    screen.wait_for_window("Dispose of “Old optics”")
    saved(program, "dispose", "disposed of")
    program.picture("disposed")
    screen.key("Escape")
    time.sleep(0.4)
    screen.key("Escape")
    time.sleep(0.4)


def all_undone(program: DeskProgram) -> None:
    """Each by who did it, the last first."""
    did = [kind for kind, _ in program.entries()]
    done = undone(program, did[did.index("approve") :], 0)
    sign_in(program, RITA)
    undone(program, [kind for kind in did[did.index("add_asset") : did.index("approve")] if kind not in LASTING], done)
    program.picture("all-undone")


def undone(program: DeskProgram, kinds: Sequence[str], so_far: int) -> int:
    for number in range(so_far + 1, so_far + len(kinds) + 1):
        program.screen.key("ctrl+z")
        program.wait_for("undo", "Undone: ", number)
        time.sleep(0.3)
    return so_far + len(kinds)
