"""What a file chooser proposes, and that it leaves the files that it lists alone."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileSystemModel, QWidget
from pytestqt.qtbot import QtBot

from tracker_desktop.ui.dialogs.pick_file import pick_file, pick_target


def test_a_second_set_of_a_day_has_a_name_of_its_own(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(tmp_path))
    window = QWidget()
    qtbot.addWidget(window)
    for name in ("Tags 2026-11-30.pdf", "Tags 2026-11-30 (2).pdf", "Tags 2026-11-30 (3).pdf"):
        dialog = pick_target(window, "Save", "Tags 2026-11-30.pdf", "PDF (*.pdf)", "pdf", lambda _: None)
        chosen = Path(dialog.selectedFiles()[0])
        assert chosen == tmp_path / name
        chosen.touch()
        dialog.reject()


def locks_on(*files: Path) -> int:
    """How many locks this process has on files."""
    inodes = {str(file.stat().st_ino) for file in files}
    rows = [line.split() for line in Path("/proc/locks").read_text().splitlines()]
    return sum(row[4] == str(os.getpid()) and row[5].split(":")[-1] in inodes for row in rows if len(row) > 5)


@pytest.mark.skipif(not Path("/proc/locks").exists(), reason="the locks of a process are listed by Linux alone")
def test_a_folder_is_listed_without_a_look_into_its_files(qtbot: QtBot, tmp_path: Path) -> None:
    """Closing a file drops every lock of the process on it, those of the database too."""
    place = tmp_path / "office.db"
    database = sqlite3.connect(place)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("CREATE TABLE thing (name)")
    database.commit()
    database.execute("BEGIN")
    assert database.execute("SELECT * FROM thing").fetchall() == []
    files = place, tmp_path / "office.db-wal", tmp_path / "office.db-shm"
    before = locks_on(*files)
    assert before
    window = QWidget()
    qtbot.addWidget(window)
    dialog = pick_file(window, "Choose", "Any (*)", lambda _: None)
    dialog.setDirectory(str(tmp_path))
    model = dialog.findChild(QFileSystemModel)
    assert model is not None
    qtbot.waitUntil(lambda: model.rowCount(model.index(str(tmp_path))) >= len(files), timeout=5000)
    qtbot.wait(300)
    assert locks_on(*files) == before
    dialog.close()
    database.close()
