"""The disk or the database goes while the window is open, or before the command line asks: said in one sentence,
nothing acknowledged is lost, scans wait at this desk and are performed afterwards, nobody is shown a traceback."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot
from sqlalchemy import create_engine, make_url, text

from tests.store_fixtures import open_office as office_at
from tests.transactions import makers
from tests.ui.window_fixtures import Shown, _forget_scanners
from tests.window.desk_program import Titles
from tracker_desktop.store.opening import open_office
from tracker_desktop.store.verify import verify
from tracker_desktop.ui.assemble import make_window, open_parts
from tracker_desktop.ui.dialogs.welcome import Start

PROGRAM = [sys.executable, "-m", "tracker_desktop"]
NOBODY = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
TAGS = tuple(f"LT-{number}" for number in range(1, 7))


def prepare(place: str) -> None:
    """Six assets, all with Maria Lopez."""
    office = office_at(place)
    maria = makers.person(office, "Maria Lopez", "20417")
    makers.check_out(office, *(makers.add_asset(office, tag=tag) for tag in TAGS), holder=maria)
    office.store.close()


@contextmanager
def window_on(place: str, folder: Path, qtbot: QtBot) -> Iterator[Shown]:
    """The main window in mode Check in, where every scan is saved at once; tried again soon."""
    parts = open_parts(place, Start(), folder, lambda *_: None)
    bugs: list[BaseException] = []
    window = make_window(parts, bugs.append)
    window.desk.set_pause(200)
    window.show()
    window.start()
    shown = Shown(window, bugs, qtbot)
    shown.settle()
    shown.run("check_in")
    yield shown
    for dialog in window.findChildren(QDialog):
        dialog.done(0)
    window.close()
    _forget_scanners()
    assert bugs == []


def banner(shown: Shown) -> str:
    return shown.window.counter.banner.text()


def returned(place: str) -> list[str]:
    """The tags that nobody holds any more, in a database whose books are right."""
    store = open_office(place, write=False)
    try:
        assert verify(store).problems == []
        rows = store.read(makers.Rows(makers.Asset, makers.Asset.holder_id.is_(None)))
        return sorted(row["tag"] for row in rows)
    finally:
        store.close()


def wait_for_answers(shown: Shown, waiting: int) -> None:
    shown.qtbot.waitUntil(lambda: shown.window.desk.kept == waiting and shown.window.desk.is_idle, timeout=30_000)


# the window


def test_scans_wait_on_a_locked_database_and_go_on_in_their_order(
    sqlite_place: str, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "tracker_desktop.store.engines.WRITER_PRAGMAS",
        ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "recursive_triggers=ON", "busy_timeout=100"),
    )
    prepare(sqlite_place)
    with window_on(sqlite_place, tmp_path, qtbot) as shown:
        shown.scan("LT-1")
        other = sqlite3.connect(sqlite_place, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        for tag in ("LT-2", "LT-3", "LT-4"):
            shown.window.counter.scan(tag, "burst")
        wait_for_answers(shown, 3)
        assert "Another program is holding the database" in banner(shown)
        assert "3 scans waiting" in shown.window.counter.bar._waiting.text()
        other.execute("ROLLBACK")
        other.close()
        wait_for_answers(shown, 0)
        shown.scan("LT-5")
        titles = [title for _, title in shown.window.desk.store.read(Titles())][-5:]
        assert titles == [f"LT-{number} checked in" for number in (1, 2, 3, 4, 5)]
    assert returned(sqlite_place) == ["LT-1", "LT-2", "LT-3", "LT-4", "LT-5"]


@pytest.mark.parametrize("harm", ["deleted", "moved", "replaced"])
def test_a_file_that_goes_while_open_is_said_kept_and_the_scan_waits(
    harm: str, sqlite_place: str, sqlite_template: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    prepare(sqlite_place)
    place = Path(sqlite_place)
    desk = tmp_path / "desk"
    with window_on(sqlite_place, desk, qtbot) as shown:
        shown.scan("LT-1", "LT-2")
        if harm == "deleted":
            place.unlink()
        elif harm == "moved":
            place.rename(place.with_name("elsewhere.db"))
        else:
            shutil.copy(sqlite_template, place.with_name("new.db"))
            os.replace(place.with_name("new.db"), place)
        shown.scan("LT-3")
        assert "The database is no longer at" in banner(shown)
        assert shown.window.desk.kept == 1
    (rescued,) = place.parent.glob("office-rescued-*.db")
    assert returned(str(rescued)) == ["LT-1", "LT-2"]
    for stale in place.parent.glob("office.db*"):
        stale.unlink()
    shutil.copy(rescued, place)
    with window_on(sqlite_place, desk, qtbot) as shown:
        wait_for_answers(shown, 0)
    assert returned(sqlite_place) == ["LT-1", "LT-2", "LT-3"]


def test_a_damaged_file_is_said_and_written_no_more(sqlite_place: str, tmp_path: Path, qtbot: QtBot) -> None:
    prepare(sqlite_place)
    with window_on(sqlite_place, tmp_path / "desk", qtbot) as shown:
        shown.scan("LT-1")
        size = Path(sqlite_place).stat().st_size
        with open(sqlite_place, "r+b") as file:
            file.seek(4096)
            file.write(os.urandom(size - 4096))
        shown.window.show_tab("assets")
        shown.settle()
        shown.window.lists["assets"].filter.setText("zeiss")
        shown.qtbot.wait(150)
        shown.settle()
        shown.scan("LT-2")
        assert "The database file is damaged" in banner(shown)
        assert shown.window.desk.kept == 1


def test_a_full_disk_is_said_and_the_scan_is_done_when_there_is_room(
    small_disk: Path, sqlite_template: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    place = shutil.copy(sqlite_template, small_disk / "office.db")
    prepare(str(place))
    with window_on(str(place), tmp_path / "desk", qtbot) as shown:
        shown.scan("LT-1")
        filler = fill_up(small_disk)
        for tag in ("LT-2", "LT-3", "LT-4", "LT-5"):
            shown.scan(tag)
        assert "The disk is full" in banner(shown)
        assert shown.window.desk.kept >= 1
        filler.unlink()
        wait_for_answers(shown, 0)
    assert returned(str(place)) == ["LT-1", "LT-2", "LT-3", "LT-4", "LT-5"]


def test_a_scan_that_this_desk_cannot_keep_is_said(small_disk: Path, sqlite_place: str, qtbot: QtBot) -> None:
    prepare(sqlite_place)
    with window_on(sqlite_place, small_disk / "desk", qtbot) as shown:
        filler = fill_up(small_disk)
        for _ in range(200):
            shown.scan("LT-1")
            if "The file of this desk cannot be written" in banner(shown):
                break
        assert "The file of this desk cannot be written" in banner(shown)
        filler.unlink()
        shown.scan("LT-2")
        assert "LT-2 checked in" in banner(shown)
        fill_up(small_disk)
    assert "LT-2" in returned(sqlite_place)


@pytest.mark.postgres
def test_a_server_that_goes_is_said_and_the_scans_wait_until_it_is_back(
    postgres_place: str, tmp_path: Path, qtbot: QtBot
) -> None:
    prepare(postgres_place)
    with window_on(postgres_place, tmp_path, qtbot) as shown:
        shown.scan("LT-1")
        connections(postgres_place, allowed=False)
        try:
            shown.scan("LT-2", "LT-3")
            assert shown.window.desk.kept == 2
            assert "server" in banner(shown)
            assert "2 scans waiting" in shown.window.counter.bar._waiting.text()
            shown.run("new_asset")
            dialog = shown.dialog()
            dialog.field("description").set_value("Zeiss")  # type: ignore[attr-defined]
            dialog.field("tag").set_value("ZP-1")  # type: ignore[attr-defined]
            dialog.send()  # type: ignore[attr-defined]
            shown.settle()
            assert "server" in dialog.banner.text()  # type: ignore[attr-defined]
            shown.window.show_tab("assets")
            shown.settle()
        finally:
            connections(postgres_place, allowed=True)
        wait_for_answers(shown, 0)
        dialog.send()  # type: ignore[attr-defined]
        shown.settle()
        assert QApplication.activeModalWidget() is None
        assert {row["tag"] for row in shown.window.desk.store.read(makers.Rows(makers.Asset))} >= {"ZP-1"}
    assert returned(postgres_place) == ["LT-1", "LT-2", "LT-3", "ZP-1"]


def connections(place: str, *, allowed: bool) -> None:
    """Let a database be reached, or cut every line to it and let none come."""
    name = make_url(place).database
    engine = create_engine(os.environ["TRACKER_TEST_PG"], isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS {'true' if allowed else 'false'}"))
        if not allowed:
            cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name"
            connection.execute(text(cut), {"name": name})
    engine.dispose()


# the command line


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
    size = Path(sqlite_place).stat().st_size
    with open(sqlite_place, "r+b") as file:
        file.seek(4096)
        file.write(os.urandom(size - 4096))
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


# a disk of a few megabytes


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 3 MB in memory."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("only root on Linux can mount a small disk")
    command = ["mount", "-t", "tmpfs", "-o", "size=3000000", "tracker", str(folder)]
    mounted = subprocess.run(command, capture_output=True, text=True, check=False)
    if mounted.returncode:
        pytest.skip(f"no small disk can be mounted here: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


def fill_up(folder: Path) -> Path:
    """Leave no room."""
    filler = folder / "filler"
    file = os.open(filler, os.O_CREAT | os.O_WRONLY)
    with contextlib.suppress(OSError):
        while os.write(file, bytes(512)):
            pass
    os.close(file)
    return filler
