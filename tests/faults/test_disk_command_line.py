"""The disk or the database is gone before the command line asks: one sentence and status 1, nothing half done."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import make_url

from tests.faults.harm import connections, fill_up, prepare, scramble

PROGRAM = [sys.executable, "-m", "tracker_desktop"]
NOBODY = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]


def asked(*arguments: str, as_nobody: bool = False, home: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"HOME": str(home), "XDG_DATA_HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [*(NOBODY if as_nobody else []), *PROGRAM, *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, cwd="/")


def refused(answer: subprocess.CompletedProcess[str], sentence: str) -> None:
    """One sentence, nothing else, and status 1."""
    assert (answer.returncode, answer.stdout) == (1, ""), answer.stderr
    assert sentence in answer.stderr
    assert answer.stderr.count("\n") == 1


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder that everybody may write to."""
    folder = Path(f"/tmp/tracker-home-{os.getpid()}-{time.monotonic_ns()}")
    folder.mkdir()
    folder.chmod(0o777)
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def public(home: Path, sqlite_template: Path) -> Path:
    """An office in a folder of its own that everybody may read and write."""
    if os.geteuid() != 0 or shutil.which("setpriv") is None or not can_run_as_nobody():
        pytest.skip("only root can be somebody who may not write")
    folder = home / "office"
    folder.mkdir()
    folder.chmod(0o777)
    place = Path(shutil.copy(sqlite_template, folder / "office.db"))
    place.chmod(0o666)
    return place


def can_run_as_nobody() -> bool:
    command = [*NOBODY, *PROGRAM, "--version"]
    return subprocess.run(command, capture_output=True, check=False, cwd="/").returncode == 0


IMPORT = ("import", str(Path(__file__).parent.parent / "data" / "people.csv"))


def test_a_read_only_file_is_said_and_can_be_read(public: Path, home: Path) -> None:
    public.chmod(0o444)
    for command in (("scan", "--mode", "look-up"), ("restore", str(public.with_name("copy.db")))):
        answer = asked("--db", str(public), *command, as_nobody=True, home=home)
        assert answer.returncode == 1
        assert answer.stderr.count("\n") == 1
    refused(asked("--db", str(public), "scan", "--mode", "move", as_nobody=True, home=home), "is read-only")
    verified = asked("--db", str(public), "verify", as_nobody=True, home=home)
    assert (verified.returncode, verified.stderr) == (0, "")


def test_a_read_only_folder_is_said(public: Path, home: Path) -> None:
    public.parent.chmod(0o555)
    refused(asked("--db", str(public), "scan", "--mode", "move", as_nobody=True, home=home), "is read-only")
    refused(asked("--db", str(public.with_name("new.db")), "sample", as_nobody=True, home=home), "is read-only")
    refused(asked("--db", str(public), "backup", str(public.with_name("c.db")), as_nobody=True, home=home), "copy")
    public.parent.chmod(0o777)
    closed = home / "closed"
    closed.mkdir(mode=0o555)
    exported = asked("--db", str(public), "export", "people", str(closed / "p.csv"), as_nobody=True, home=home)
    refused(exported, "cannot be written: permission denied")


def test_a_folder_that_may_not_be_entered_is_said(public: Path, home: Path) -> None:
    public.parent.chmod(0o000)
    for command in (("verify",), ("sample",), ("backup", str(home / "c.db")), ("restore", str(home / "c.db"))):
        answer = asked("--db", str(public), *command, as_nobody=True, home=home)
        assert (answer.returncode, answer.stdout) == (1, "")
        assert answer.stderr.count("\n") == 1
        assert "should not have" not in answer.stderr
    public.parent.chmod(0o777)


def test_a_data_folder_that_cannot_be_made_is_said(public: Path, home: Path) -> None:
    environment = {"HOME": "/nowhere", "XDG_DATA_HOME": "/nowhere"}
    answer = subprocess.run(
        [*NOBODY, *PROGRAM, "sample"],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=False,
        cwd="/",
    )
    refused(answer, "is read-only")


def test_a_locked_database_is_said(sqlite_place: str, home: Path) -> None:
    other = sqlite3.connect(sqlite_place, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        refused(asked("--db", sqlite_place, *IMPORT, home=home), "Another program is holding the database")
        assert asked("--db", sqlite_place, "verify", home=home).returncode == 0
    finally:
        other.execute("ROLLBACK")
        other.close()
    assert asked("--db", sqlite_place, *IMPORT, home=home).returncode == 0


def test_a_damaged_database_is_said(sqlite_place: str, home: Path) -> None:
    scramble(sqlite_place)
    for command in (("scan", "--mode", "move"), IMPORT, ("export", "people", str(home / "p.csv"))):
        refused(asked("--db", sqlite_place, *command, home=home), "damaged")
    verified = asked("--db", sqlite_place, "verify", "--json", home=home)
    assert verified.returncode == 1
    assert json.loads(verified.stdout)
    assert not (home / "p.csv").exists()


def test_a_few_bits_flipped_are_found_by_verify(sqlite_place: str, home: Path) -> None:
    prepare(sqlite_place)
    database = sqlite3.connect(sqlite_place)
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    data = bytearray(Path(sqlite_place).read_bytes())
    at = data.index(b"Maria Lopez")
    data[at] ^= 1
    Path(sqlite_place).write_bytes(data)
    verified = asked("--db", sqlite_place, "verify", home=home)
    assert verified.returncode == 1
    assert "Problems found" in verified.stderr


def test_a_full_disk_is_said_on_the_command_line(small_disk: Path, sqlite_template: Path, home: Path) -> None:
    place = shutil.copy(sqlite_template, small_disk / "office.db")
    filler = fill_up(small_disk)
    for command in (IMPORT, ("scan", "--mode", "move"), ("backup", str(small_disk / "c.db"))):
        refused(asked("--db", str(place), *command, home=home), "full")
    refused(asked("--db", str(small_disk / "new.db"), "sample", home=home), "full")
    exported = asked("--db", str(place), "export", "people", str(small_disk / "p.csv"), home=home)
    refused(exported, "full")
    assert not (small_disk / "p.csv").exists()
    filler.unlink()
    assert asked("--db", str(place), *IMPORT, home=home).returncode == 0
    assert asked("--db", str(place), "verify", home=home).returncode == 0


@pytest.mark.postgres
def test_a_server_that_refuses_is_said(postgres_place: str, home: Path) -> None:
    connections(postgres_place, allowed=False)
    try:
        for command in (("verify",), IMPORT, ("scan", "--mode", "move")):
            refused(asked("--db", postgres_place, *command, home=home), "server")
    finally:
        connections(postgres_place, allowed=True)
    wrong = make_url(postgres_place).set(username="nobody_here", password="x").render_as_string(hide_password=False)
    answer = asked("--db", wrong, "verify", home=home)
    assert answer.returncode == 1
    assert answer.stderr.count("\n") == 1
    assert "password=" not in answer.stderr
