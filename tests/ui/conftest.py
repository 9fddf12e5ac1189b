"""What tests of the window's parts share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.burst_counter import Counter
from tracker_desktop.ui.burst import BurstFilter


@pytest.fixture
def burst(qapp: QApplication) -> Iterator[BurstFilter]:
    made = BurstFilter(qapp)
    yield made
    qapp.focusWindowChanged.disconnect(made.watch)
    made.deleteLater()


@pytest.fixture
def counter(burst: BurstFilter, qtbot: QtBot) -> Counter:
    """A main window with a scan bar, the focus in a note."""
    return Counter(burst, qtbot)
