"""What a file chooser proposes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tracker_desktop.ui.dialogs.pick_file import pick_target


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
