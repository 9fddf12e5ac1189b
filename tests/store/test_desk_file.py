import datetime as dt
import os
import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tracker_desktop.errors import Refused
from tracker_desktop.scanning.profile import DEFAULT, ScannerProfile
from tracker_desktop.store.desk_file import DeskFile, Draft, WaitingScan

AT = dt.datetime(2026, 11, 24, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=2)))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk" / "desk.db"


@pytest.fixture
def desk(path: Path) -> Iterator[DeskFile]:
    desk = DeskFile(path)
    yield desk
    desk.close()


def put(desk: DeskFile, *uids: str) -> None:
    for uid in uids:
        desk.put(WaitingScan(uid, f"LT-{uid}", "burst", "check_in", "B-7", AT))


def test_scans_wait_in_order_until_done(desk: DeskFile, path: Path) -> None:
    put(desk, "c", "a", "b", "a")
    desk.done("a")
    desk.close()
    again = DeskFile(path)
    assert again.waiting() == [
        WaitingScan("c", "LT-c", "burst", "check_in", "B-7", AT.astimezone(dt.UTC)),
        WaitingScan("b", "LT-b", "burst", "check_in", "B-7", AT.astimezone(dt.UTC)),
    ]
    put(again, "a")
    assert [scan.uid for scan in again.waiting()] == ["c", "b", "a"]
    again.close()


def test_a_scan_without_zone_is_a_mistake(desk: DeskFile) -> None:
    with pytest.raises(ValueError, match="zone"):
        desk.put(WaitingScan("a", "LT-1", "burst", "move", "B-7", dt.datetime(2026, 1, 1)))


def test_drafts(desk: DeskFile, path: Path) -> None:
    desk.save("u1", "check_out", '{"lines": []}')
    desk.save("u2", "issue", "{}")
    desk.save("u1", "check_out", '{"lines": ["LT-1"]}')
    desk.close()
    again = DeskFile(path)
    assert again.drafts() == [Draft("u1", "check_out", '{"lines": ["LT-1"]}'), Draft("u2", "issue", "{}")]
    again.drop("u1")
    assert [draft.uid for draft in again.drafts()] == ["u2"]
    again.close()


def test_settings_belong_to_an_operator(desk: DeskFile) -> None:
    desk.set("B-7", "columns of assets", '["tag"]')
    desk.set("B-8", "columns of assets", '["tag", "name"]')
    assert desk.get("B-7", "columns of assets") == '["tag"]'
    assert desk.get("B-9", "columns of assets") is None


def test_window_state_is_kept_as_it_was(desk: DeskFile) -> None:
    desk.set_window_state("main", b"\x00\xff")
    assert desk.window_state("main") == b"\x00\xff"
    assert desk.window_state("other") is None


def test_the_scanner_profile(desk: DeskFile) -> None:
    assert desk.scanner_profile() == DEFAULT
    profile = ScannerProfile(suffix="tab", prefix="~", layout={"y": "z"})
    desk.set_scanner_profile(profile)
    assert desk.scanner_profile() == profile
    desk.set("", "scanner", "{}")
    assert desk.scanner_profile() == DEFAULT


def test_any_thread_may_use_it(desk: DeskFile) -> None:
    def work(thread: int) -> None:
        for number in range(20):
            put(desk, f"{thread}-{number}")
            desk.waiting()

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    uids = [scan.uid for scan in desk.waiting()]
    assert len(uids) == 80
    for number in range(4):
        assert [uid for uid in uids if uid.startswith(f"{number}-")] == [f"{number}-{n}" for n in range(20)]


def test_what_was_put_survives_a_kill(path: Path) -> None:
    writer = """
import datetime as dt, sys
from pathlib import Path
from tracker_desktop.store.desk_file import DeskFile, WaitingScan
desk = DeskFile(Path(sys.argv[1]))
for n in range(1000):
    desk.put(WaitingScan(str(n), "LT", "burst", "move", "B", dt.datetime.now(dt.UTC)))
    print(n, flush=True)
"""
    program = subprocess.Popen([sys.executable, "-c", writer, str(path)], stdout=subprocess.PIPE, text=True)
    assert program.stdout is not None
    said = [program.stdout.readline() for _ in range(20)]
    os.kill(program.pid, signal.SIGKILL)
    said += program.stdout.readlines()
    program.stdout.close()
    program.wait()
    desk = DeskFile(path)
    uids = [scan.uid for scan in desk.waiting()]
    desk.close()
    acknowledged = [line.strip() for line in said if line.endswith("\n")]
    assert uids[: len(acknowledged)] == acknowledged
    assert len(uids) >= 20


def test_it_waits_for_the_disk(desk: DeskFile, path: Path) -> None:
    connection = desk._file._connection
    assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.parametrize(
    "damage", [b"this is no database, it is a letter" * 200, b"\x00" * 4096, b"SQLite format 3\x00junk" * 99]
)
def test_a_damaged_file_is_moved_aside(path: Path, damage: bytes) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(damage)
    desk = DeskFile(path)
    put(desk, "a")
    assert [scan.uid for scan in desk.waiting()] == ["a"]
    assert desk.moved_aside is not None
    assert desk.moved_aside.read_bytes() == damage
    desk.close()
    again = DeskFile(path)
    assert again.moved_aside is None
    again.close()


def test_what_can_be_read_is_taken_along(desk: DeskFile, path: Path) -> None:
    put(desk, "a", "b")
    desk.save("u1", "check_out", "{}")
    desk.close()
    broken = sqlite3.connect(path)
    broken.execute("DROP TABLE setting")
    broken.execute("CREATE TABLE setting (other TEXT)")
    broken.close()
    again = DeskFile(path)
    again.set("B-7", "key", "value")
    assert again.moved_aside is not None
    assert [scan.uid for scan in again.waiting()] == ["a", "b"]
    assert [draft.uid for draft in again.drafts()] == ["u1"]
    again.close()


def test_a_file_damaged_while_open_is_moved_aside(desk: DeskFile, path: Path) -> None:
    put(desk, *(str(n) for n in range(500)))
    desk._file._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with path.open("r+b") as file:
        file.seek(100)
        file.write(b"\xff" * (path.stat().st_size - 100))
    desk._file._connection.execute("PRAGMA shrink_memory")
    put(desk, "new")
    assert "new" in [scan.uid for scan in desk.waiting()]


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Refused, match="cannot be written") as said:
        DeskFile(tmp_path / "file" / "desk.db")
    assert str(tmp_path) in str(said.value)


def test_a_full_disk_is_said_and_nothing_is_moved(desk: DeskFile, path: Path) -> None:
    put(desk, "a")
    pages = desk._file._connection.execute("PRAGMA page_count").fetchone()[0]
    desk._file._connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(Refused, match="full"):
        desk.save("u1", "check_out", "x" * 100_000)
    assert desk.moved_aside is None
    assert [scan.uid for scan in desk.waiting()] == ["a"]
