"""What a scanner kept in its memory, taken to an audit: by the window, and line by line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli_line import Line
from tests.counter.test_audit import open_audit, sums
from tests.counter.world import World
from tests.store_fixtures import open_office
from tests.transactions.makers import add_asset, add_place
from tracker_desktop.counter.audit_batch import load_batch
from tracker_desktop.counter.lines import scan_lines
from tracker_desktop.errors import Refused
from tracker_desktop.models.audits import Finding
from tracker_desktop.transactions.open_audit import OpenAudit
from tracker_desktop.transactions.reserve_tags import ReserveTags
from tracker_desktop.transactions.rules.audit_scope import AuditScope
from tracker_desktop.transactions.steer_audit import SteerAudit

FILE = ["\ufeffB-204\r\n", "LT-1\r\n", "\n", "LT-1", "DAMAGED", "NEVER-1", "S1", "LT-3", "LT-2", "20417"]


def test_a_file_is_taken_up_as_if_it_were_scanned(world: World) -> None:
    audit = open_audit(world)
    world.scan("B-204")
    told: list[int] = []
    loaded = load_batch(world.counter, FILE, told.append)
    assert (loaded.lines, told[-1]) == (9, 9)
    assert dict(loaded.outcomes) == {"info": 1, "done": 1, "again": 1, "warning": 4, "unknown": 1, "refused": 1}
    assert [(one.number, one.code) for one in loaded.trouble][-2:] == [(9, "LT-2"), (10, "20417")]
    assert loaded.answer.title == "9 lines of the file taken up"
    assert loaded.answer.detail.startswith("5 scans · 1 found · 1 seen elsewhere · 1 not part of it · 1 unknown")
    assert world.counter.state().place == (world.ids["lab"], "B-204")
    assert sums(world, audit).count(Finding.SEEN_ELSEWHERE) == 1
    world.counter.undo()
    assert sums(world, audit).count(Finding.SEEN_ELSEWHERE) == 0


def test_the_audit_of_a_file_is_chosen_before(sqlite_world: World) -> None:
    with pytest.raises(Refused, match="No audit is chosen"):
        load_batch(sqlite_world.counter, FILE)
    audit = open_audit(sqlite_world)
    sqlite_world.office.perform(SteerAudit(audit, "paused"))
    with pytest.raises(Refused, match="is paused"):
        load_batch(sqlite_world.counter, FILE)


def test_things_without_a_room_are_said_at_the_end(sqlite_world: World) -> None:
    open_audit(sqlite_world)
    rows = list(scan_lines(sqlite_world.office.store, sqlite_world.office.me, "audit", ["LT-1", "LT-2"]))
    assert [row["outcome"] for row in rows] == ["choose", "choose", "refused"]
    assert rows[-1]["message"].startswith("LT-1, LT-2: no room was scanned yet.")
    assert load_batch(sqlite_world.counter, ["LT-1"]).answer.outcome == "warning"


def test_a_reserved_tag_is_kept_where_nobody_can_claim_it(sqlite_world: World) -> None:
    audit = open_audit(sqlite_world)
    sqlite_world.office.perform(ReserveTags("ZZ", 1))
    loaded = load_batch(sqlite_world.counter, ["B-204", "ZZ-00001"])
    assert loaded.outcomes["unknown"] == 1
    assert sums(sqlite_world, audit).beside == {"unknown code": 1}


@pytest.fixture
def line(sqlite_place: str, capsys: pytest.CaptureFixture[str]) -> Line:
    """An office with two audits of one room each."""
    office = open_office(sqlite_place)
    for code in ("R1", "R2"):
        room = add_place(office, code, f"Room {code}")
        add_asset(office, tag=f"{code}-LT", place_id=room)
        office.perform(OpenAudit(AuditScope("places", (room,)), f"Audit {code}"))
    office.store.close()
    return Line(sqlite_place, capsys)


def scanned(line: Line, folder: Path, *options: str) -> list[dict[str, object]]:
    file = folder / "scans.txt"
    file.write_text("R1\nR1-LT\nNEVER-1\n")
    assert line("scan", "--as", "20001", "--mode", "audit", *options, file) == 0
    return [json.loads(row) for row in line.out.splitlines()]


def test_the_command_line_takes_a_file_to_the_named_audit(line: Line, tmp_path: Path) -> None:
    rows = scanned(line, tmp_path, "--audit", "Audit R1")
    assert [row["outcome"] for row in rows] == ["done", "done", "unknown"]
    assert str(rows[0]["message"]) == "Auditing Room R1 · 1 expected · 0 seen"
    assert str(rows[1]["message"]).startswith("R1-LT found")
    assert [row["outcome"] for row in scanned(line, tmp_path, "--audit", "2")] == ["warning", "warning", "unknown"]


def test_the_command_line_never_chooses_an_audit(line: Line, tmp_path: Path) -> None:
    rows = scanned(line, tmp_path)
    assert [row["outcome"] for row in rows] == ["choose"] * 3
    assert line("scan", "--as", "20001", "--mode", "audit", "--audit", "Nothing", "-") == 1
    assert line.err == "No audit is called “Nothing”. Write the name, or the number, of one that goes on.\n"
