"""kill -9 of a desk in the middle of an audit: what was scanned is seen, each of it once, and the audit goes on."""

from __future__ import annotations

import logging
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.auditor import ASSETS, ROOM
from tests.faults.killing import FAULTS, PROJECT, kill_while_working
from tests.store.verbs import Do, Sql
from tests.store_fixtures import open_office
from tests.transactions.makers import add_place
from tracker_desktop.models.assets import Asset
from tracker_desktop.queries.audit_sums import AuditSums
from tracker_desktop.store import verify
from tracker_desktop.transactions.open_audit import OpenAudit
from tracker_desktop.transactions.rules.audit_scope import AuditScope

log = logging.getLogger("tracker.faults")
SEEN = "SELECT tag, times_seen, seen_place_id FROM audit_line WHERE seen_at IS NOT NULL"
ROUNDS = 40 if FAULTS else 5


def _open(place: str) -> tuple[int, int]:
    """The audit of a room with everything in it, and the room."""
    office = open_office(place)
    room = add_place(office, ROOM, "Lab")
    rows = [{"tag": f"S-{n}", "tag_key": f"S-{n}", "description": "Scope", "place_id": room} for n in range(ASSETS)]
    office.perform(Do(lambda books: books.add_many(Asset, rows)))
    about = office.perform(OpenAudit(AuditScope("places", (room,)))).about
    assert about is not None
    office.store.close()
    return about[1], room


@pytest.mark.slow
def test_no_sighting_is_lost_and_the_audit_goes_on(sqlite_place: str, tmp_path: Path) -> None:
    seed = random.randrange(10**6)
    log.warning("seed %s", seed)
    dice = random.Random(seed)
    audit, room = _open(sqlite_place)
    desk_file = str(tmp_path / "desk.db")
    said: dict[str, set[int]] = {"SCANS": set(), "KEPT": set(), "SEEN": set()}
    for _ in range(ROUNDS):
        first = max(said["SCANS"], default=-1) + 1  # what may have been kept is not scanned by hand again
        for line in kill_while_working("tests.faults.auditor", [sqlite_place, desk_file, str(first)], dice):
            word, number = line.split()
            said[word].add(int(number))
    command = [sys.executable, "-m", "tests.faults.auditor", sqlite_place, desk_file, "none"]
    subprocess.run(command, cwd=PROJECT, check=True)
    office = open_office(sqlite_place)
    lines = office.read(Sql(SEEN))
    sums = office.read(AuditSums(audit))
    assert verify.verify(office.store).problems == []
    office.store.close()
    seen = {int(str(tag)[2:]) for tag, _, _ in lines}
    assert said["SEEN"] <= said["KEPT"] <= seen <= said["SCANS"]
    assert len(seen - said["KEPT"]) <= ROUNDS  # one a kill may have been kept and not yet said
    assert {(times, place) for _, times, place in lines} == {(1, room)}
    assert sums is not None
    assert sums.adds_up
    assert sums.counts == {"found": len(seen), "not seen yet": ASSETS - len(seen)}
    assert len(said["SEEN"]) > ROUNDS
    log.warning("%s scans kept, %s answered, %s seen", len(said["KEPT"]), len(said["SEEN"]), len(seen))
