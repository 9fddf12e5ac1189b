"""What lies in a cycle with a widget goes on the thread of the window, whoever allocates."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tracker_desktop.ui.rubbish import RubbishCollector, collect_what_is_due


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[None]:
    home = QObject()
    gc.enable()
    RubbishCollector(home)
    yield
    home.deleteLater()
    qtbot.wait(1)


def test_rubbish_goes_on_the_windows_thread(collector: None, qtbot: QtBot) -> None:
    seen: set[str] = set()
    note = lambda phase, _info: seen.add(threading.current_thread().name) if phase == "start" else None  # noqa: E731
    gc.callbacks.append(note)
    try:
        thread = threading.Thread(target=_make_cycles, name="a lane")
        thread.start()
        thread.join()
        assert seen == set()
        qtbot.waitUntil(lambda: seen == {"MainThread"}, timeout=5_000)
    finally:
        gc.callbacks.remove(note)


def test_nothing_is_collected_before_it_is_due() -> None:
    gc.collect()
    assert collect_what_is_due() == -1
    _make_cycles()
    assert collect_what_is_due() >= 0


def _make_cycles() -> None:
    for _ in range(5_000):
        one = SimpleNamespace()
        one.itself = one
