"""kill -9 of a desk that is being scanned at: every scan that was kept is performed, each of them once."""

from __future__ import annotations

import datetime as dt
import logging
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.killing import FAULTS, PROJECT, kill_while_working
from tests.faults.scanner import ASSETS
from tests.store.verbs import Do, Sql
from tests.store_fixtures import open_office
from tests.transactions.makers import person
from tracker_desktop.models.assets import Asset
from tracker_desktop.store import verify
from tracker_desktop.store.store import Store
from tracker_desktop.transactions.check_out import CheckOut, OutLine

log = logging.getLogger("tracker.faults")
BACK = "SELECT tag, count(*) FROM custody JOIN asset ON asset.id = asset_id WHERE ended_by IS NOT NULL GROUP BY tag"
ROUNDS = 40 if FAULTS else 6


def _lend_everything(place: str) -> None:
    office = open_office(place)
    rows = [{"tag": f"S-{n}", "tag_key": f"S-{n}", "description": "Scope"} for n in range(ASSETS)]
    ids: list[int] = []
    office.perform(Do(lambda books: ids.extend(books.add_many(Asset, rows))))
    lines = tuple(OutLine(row_id) for row_id in ids)
    office.perform(CheckOut(lines, person(office), dt.date(2026, 12, 8)))
    office.store.close()


@pytest.mark.slow
def test_no_scan_is_lost_and_none_done_twice(sqlite_place: str, tmp_path: Path) -> None:
    seed = random.randrange(10**6)
    log.warning("seed %s", seed)
    dice = random.Random(seed)
    _lend_everything(sqlite_place)
    desk_file = str(tmp_path / "desk.db")
    kept: set[int] = set()
    for _ in range(ROUNDS):
        first = max(kept, default=-1) + 1
        lines = kill_while_working("tests.faults.scanner", [sqlite_place, desk_file, str(first)], dice)
        kept |= {int(line.split()[1]) for line in lines}
    command = [sys.executable, "-m", "tests.faults.scanner", sqlite_place, desk_file, "none"]
    subprocess.run(command, cwd=PROJECT, check=True)
    store = Store(sqlite_place)
    back = store.read(Sql(BACK))
    times = {int(str(tag)[2:]): count for tag, count in back}
    entries = store.read(Sql("SELECT count(*) FROM entry WHERE kind = 'check_in'"))
    assert verify.verify(store).problems == []
    store.close()
    assert kept <= times.keys()
    assert len(times.keys() - kept) <= ROUNDS  # one a kill may have been kept and not yet said
    assert set(times.values()) == {1}
    assert entries == [(len(times),)]
    assert len(kept) > ROUNDS
    log.warning("%s scans kept, %s performed", len(kept), len(times))
