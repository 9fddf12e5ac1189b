"""An audit in a real window, by scanner and keyboard: a room with 46 expected and every class of finding, reconciled,
posted, its certificate saved, undone, posted again."""

from __future__ import annotations

import datetime as dt
import time
from decimal import Decimal
from pathlib import Path

import pytest

from tests.paper.render import text_of
from tests.store_fixtures import open_office as office_at
from tests.transactions import makers
from tests.window.desk_program import DeskProgram, desk_program
from tests.window.xvfb import Screen
from tracker_desktop.queries.audit_head import AuditHead, AuditShown
from tracker_desktop.queries.listing import ListIds
from tracker_desktop.store import verify
from tracker_desktop.store.opening import open_office
from tracker_desktop.wording.audit_sums import beside_words, sum_words

EXPECTED, FOUND = 46, 39
LENT, ELSEWHERE, MOVED, LOST, LEFT = "CH-40", "CH-41", "CH-42", ("CH-43", "CH-44"), ("CH-45", "CH-46")
SUM = (
    "46 expected = 39 found + 1 seen elsewhere + 1 in an unexpected state + 2 missing + 1 moved since + 2 not seen yet"
)
BESIDE = "1 recorded elsewhere · 1 unknown code · 1 scan again"
FINISHED = SUM.replace("2 missing", "4 missing").replace(" + 2 not seen yet", "")
AUDIT = 1


def prepare(place: str) -> None:
    """46 chairs in B-204, a laptop in P-101, and somebody who borrows."""
    office = office_at(place)
    office.now = dt.datetime.now(dt.UTC) - dt.timedelta(hours=1)
    makers.add_person(office, "Maria Lopez", "20417", login="mlopez")
    here, there = makers.add_place(office, "B-204", "Biology B-204"), makers.add_place(office, "P-101", "Physics P-101")
    for number in range(1, EXPECTED + 1):
        makers.add_asset(office, "Aeron chair", tag=f"CH-{number}", place_id=here, cost=Decimal(212))
    makers.add_asset(office, "ThinkPad T14", tag="LT-391", place_id=there, cost=Decimal(640))
    office.store.close()


def how_it_stands(program: DeskProgram) -> AuditShown:
    """The audit, read beside the program."""
    store = open_office(program.database, write=False)
    try:
        found = store.read(AuditHead(AUDIT))
    finally:
        store.close()
    assert found is not None
    return found


def says(program: DeskProgram) -> str:
    """The sum as the strip says it."""
    sums = how_it_stands(program).sums
    assert sums.adds_up
    return sum_words(sums.expected, sums.counts)


def missing(program: DeskProgram) -> int:
    """How many assets are recorded as missing."""
    store = open_office(program.database, write=False)
    try:
        return len(store.read(ListIds("assets", "missing")).ids)
    finally:
        store.close()


@pytest.mark.window
def test_an_audit_is_scanned_reconciled_posted_undone_and_posted_again(
    screen: Screen, sqlite_place: str, tmp_path: Path
) -> None:
    prepare(sqlite_place)
    with desk_program(screen, Path(sqlite_place), tmp_path) as program:
        program.start()
        open_it(program)
        scan_the_room(program)
        what_happens_meanwhile(program)
        two_are_looked_for_in_vain(program)
        assert says(program) == SUM
        sums = how_it_stands(program).sums
        assert beside_words(sums.beside, sums.repeated) == BESIDE
        reconcile(program)
        save_the_certificate(program, tmp_path / "certificate.pdf")
        undo_and_post_again(program)
        program.process.terminate()  # type: ignore[union-attr]
        program.process.wait(30)  # type: ignore[union-attr]
        program.process = None
    store = open_office(sqlite_place)
    assert verify.verify(store).problems == []
    store.close()


def open_it(program: DeskProgram) -> None:
    program.screen.key("ctrl+shift+a")
    program.screen.wait_for_window("New audit")
    time.sleep(0.4)
    program.scan("B-204")
    time.sleep(0.8)
    program.picture("new-audit")
    program.press_until_saved("ctrl+Return", "open_audit", "Audit Biology B-204 opened")


def scan_the_room(program: DeskProgram) -> None:
    time.sleep(0.8)
    program.scan("B-204", *(f"CH-{number}" for number in range(1, FOUND + 1)))
    program.wait_for("see_in_audit", "found", FOUND)
    program.scan("LT-391", "9781234", "CH-1")
    program.wait_for("see_in_audit", "CH-1 seen already")
    program.picture("scanned")


def what_happens_meanwhile(program: DeskProgram) -> None:
    program.screen.key("F3")
    program.screen.wait_for_window("Check out")
    program.scan("20417", LENT)
    time.sleep(0.6)
    program.press_until_saved("ctrl+Return", "check_out", f"{LENT} checked out to Maria Lopez")
    time.sleep(0.6)
    program.screen.key("F5")
    time.sleep(0.5)
    program.scan("P-101", MOVED)
    program.wait_for("move_assets", MOVED)
    program.screen.key("F11")
    time.sleep(0.5)
    program.scan("B-204", LENT, "P-101", ELSEWHERE)
    program.wait_for("see_in_audit", f"{ELSEWHERE} seen elsewhere")
    program.wait_for("see_in_audit", f"{LENT} seen in Biology B-204: the record says it is on loan")


def two_are_looked_for_in_vain(program: DeskProgram) -> None:
    screen = program.screen
    screen.key("ctrl+4")
    time.sleep(0.6)
    screen.key("ctrl+f", "shift+Tab")
    screen.key("Home", "Down", "Down")  # to what is not seen yet
    time.sleep(0.6)
    screen.key("ctrl+f")
    screen.key("Down")
    screen.key("shift+Down")
    time.sleep(0.4)
    program.picture("not-seen")
    screen.key("Return")
    time.sleep(0.6)
    program.picture("menu")
    screen.key("1")
    program.wait_for("search_in_audit", "2 assets are missing")
    time.sleep(0.8)
    program.picture("missing")


def reconcile(program: DeskProgram) -> None:
    screen = program.screen
    screen.key("ctrl+shift+r")
    screen.wait_for_window("Reconcile audit: Biology B-204")
    time.sleep(0.8)
    program.picture("reconcile")
    screen.key("ctrl+shift+f")
    program.wait_for("finish_rooms", "Biology B-204 finished")
    assert says(program) == FINISHED
    time.sleep(0.6)
    screen.key("Home", "Return")  # the unknown code comes first
    time.sleep(0.6)
    screen.key("1")
    screen.wait_for_window("Found on site: 9781234")
    screen.type_like_hand("Bar stool")
    screen.key("ctrl+Return")
    program.wait_for("choose_resolution", "9781234: add as found on site")
    screen.wait_for_window("Reconcile audit: Biology B-204")
    time.sleep(0.8)
    program.picture("resolved")
    program.press_until_saved("ctrl+Return", "post_audit", "Audit Biology B-204 closed")
    assert how_it_stands(program).number.endswith("-00001")
    assert missing(program) == len((*LOST, *LEFT))
    time.sleep(0.8)
    program.picture("closed")


def save_the_certificate(program: DeskProgram, path: Path) -> None:
    screen = program.screen
    screen.key("ctrl+shift+p")
    screen.wait_for_window(how_it_stands(program).number)
    time.sleep(1.5)
    program.picture("certificate")
    screen.key(*["shift+Tab"] * 4, "space")  # back from the page to Save as PDF
    screen.wait_for_window("Save as PDF")
    time.sleep(0.5)
    screen.key("ctrl+a")
    screen.type_like_hand(str(path), delay_ms=60)
    screen.key("Return")
    program.wait_until(path.exists, "the certificate on the disk")
    time.sleep(0.6)
    screen.key("Escape")
    screen.wait_for_window("stockroom — Tracker Desktop")
    said = text_of(path)
    assert how_it_stands(program).number in said
    assert "39 OF 46 FOUND" in said
    assert "46 expected = 39 found" in said


def undo_and_post_again(program: DeskProgram) -> None:
    screen = program.screen
    screen.key("ctrl+z")
    program.wait_for("undo", "Audit Biology B-204 closed")
    assert says(program) == FINISHED
    assert missing(program) == 0
    time.sleep(0.6)
    screen.key("ctrl+shift+r")
    screen.wait_for_window("Reconcile audit: Biology B-204")
    time.sleep(0.8)
    screen.key("ctrl+Return")
    program.wait_for("post_audit", "Audit Biology B-204 closed", 2)
    assert how_it_stands(program).number.endswith("-00002")
    assert missing(program) == len((*LOST, *LEFT))
    program.picture("posted-again")
