"""The disk or the database goes while the window is open: said in one sentence, nothing acknowledged is lost, scans
wait at this desk and are performed afterwards, nobody is shown a traceback."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.faults.harm import connections, fill_up, prepare, scramble
from tests.transactions import makers
from tests.ui.window_fixtures import Shown, window_on
from tests.window.desk_program import Titles
from tracker_desktop.models.assets import Asset
from tracker_desktop.store.opening import open_office
from tracker_desktop.store.verify import verify


@contextmanager
def checking_in(place: str, folder: Path, qtbot: QtBot) -> Iterator[Shown]:
    """The main window in mode Check in, where every scan is saved at once; tried again soon."""
    with window_on(place, folder, qtbot) as shown:
        shown.window.desk.set_pause(200)
        shown.run("check_in")
        yield shown


def banner(shown: Shown) -> str:
    return shown.window.counter.banner.text()


def returned(place: str) -> list[str]:
    """The tags that nobody holds any more, in a database whose books are right."""
    store = open_office(place, write=False)
    try:
        assert verify(store).problems == []
        rows = store.read(makers.Rows(Asset, Asset.holder_id.is_(None)))
        return sorted(row["tag"] for row in rows)
    finally:
        store.close()


def wait_for_answers(shown: Shown, waiting: int) -> None:
    shown.qtbot.waitUntil(lambda: shown.window.desk.kept == waiting and shown.window.desk.is_idle, timeout=30_000)


def test_scans_wait_on_a_locked_database_and_go_on_in_their_order(
    sqlite_place: str, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "tracker_desktop.store.engines.WRITER_PRAGMAS",
        ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "recursive_triggers=ON", "busy_timeout=100"),
    )
    prepare(sqlite_place)
    with checking_in(sqlite_place, tmp_path, qtbot) as shown:
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
    with checking_in(sqlite_place, desk, qtbot) as shown:
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
    with checking_in(sqlite_place, desk, qtbot) as shown:
        wait_for_answers(shown, 0)
    assert returned(sqlite_place) == ["LT-1", "LT-2", "LT-3"]


def test_a_damaged_file_is_said_and_written_no_more(sqlite_place: str, tmp_path: Path, qtbot: QtBot) -> None:
    prepare(sqlite_place)
    with checking_in(sqlite_place, tmp_path / "desk", qtbot) as shown:
        shown.scan("LT-1")
        scramble(sqlite_place)
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
    with checking_in(str(place), tmp_path / "desk", qtbot) as shown:
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
    with checking_in(sqlite_place, small_disk / "desk", qtbot) as shown:
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
    with checking_in(postgres_place, tmp_path, qtbot) as shown:
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
        assert {row["tag"] for row in shown.window.desk.store.read(makers.Rows(Asset))} >= {"ZP-1"}
    assert returned(postgres_place) == ["LT-1", "LT-2", "LT-3", "ZP-1"]
