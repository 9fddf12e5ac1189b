"""Long work: seen when it takes long, stopped when the clerk wants, never left hanging."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from tests.ui.dialogs.office import DeskOffice, desk, guessing, nameless
from tracker_desktop.errors import Refused
from tracker_desktop.ui.desk import Progress
from tracker_desktop.ui.dialogs.work_dialog import LongJob, LongWork, _WorkDialog

__all__ = ["desk"]


class Heard:
    """What a work said in the end."""

    def __init__(self, work: LongWork) -> None:
        self.said: list[object] = []
        work.done.connect(lambda result: self.said.append(("done", result)))
        work.refused.connect(lambda refused: self.said.append(("refused", refused.code)))
        work.stopped.connect(lambda: self.said.append(("stopped", None)))


def start(desk: DeskOffice, job: LongJob) -> tuple[LongWork, Heard]:
    work = LongWork(desk.desk, "Export: Assets", "Writing…", job, desk.window)
    return work, Heard(work)


def shown(window: QWidget) -> list[_WorkDialog]:
    return [dialog for dialog in window.findChildren(_WorkDialog) if dialog.isVisible()]


def until(gate: threading.Event) -> LongJob:
    """A job that reports once and waits for a gate, or to be stopped."""

    def job(progress: Progress, cancelled: threading.Event) -> str | None:
        progress(3, 10)
        while not gate.wait(0.01):
            if cancelled.is_set():
                return None
        return "written"

    return job


def test_quick_work_is_never_seen(desk: DeskOffice) -> None:
    def job(_progress: Progress, _cancelled: threading.Event) -> int:
        time.sleep(0.15)
        return 7

    seen: list[_WorkDialog] = []
    work, heard = start(desk, job)

    def look() -> bool:
        seen.extend(shown(desk.window))
        return bool(heard.said)

    desk.wait(look)
    assert heard.said == [("done", 7)]
    desk.wait(lambda: not isValid(work))
    desk.bot.wait(500)
    assert seen == []
    assert shown(desk.window) == []


def test_long_work_is_shown_with_how_far_it_is(desk: DeskOffice) -> None:
    gate = threading.Event()
    begun = time.monotonic()
    work, heard = start(desk, until(gate))
    desk.wait(lambda: shown(desk.window))
    assert time.monotonic() - begun < 1
    dialog = shown(desk.window)[0]
    assert dialog.line.text() == "Writing…"
    assert dialog.line.count() == "3 of 10"
    assert nameless(dialog) == []
    assert guessing(dialog) == []
    gate.set()
    desk.wait(lambda: heard.said)
    assert heard.said == [("done", "written")]
    desk.wait(lambda: not isValid(dialog) and not isValid(work))


def test_esc_stops_it_and_nothing_more_is_told(desk: DeskOffice) -> None:
    work, heard = start(desk, until(threading.Event()))
    desk.wait(lambda: shown(desk.window))
    QTest.keyClick(shown(desk.window)[0], Qt.Key.Key_Escape)
    desk.wait(lambda: not isValid(work))
    assert heard.said == [("stopped", None)]
    assert shown(desk.window) == []


def failing(error: Exception) -> LongJob:
    def job(_progress: Progress, _cancelled: threading.Event) -> None:
        time.sleep(0.6)
        raise error

    return job


def test_a_refusal_is_handed_over(desk: DeskOffice) -> None:
    _, heard = start(desk, failing(Refused("disk_full")))
    desk.wait(lambda: heard.said)
    assert heard.said == [("refused", "disk_full")]
    assert shown(desk.window) == []


@pytest.mark.parametrize("wait", [lambda desk: shown(desk.window), lambda desk: True])
def test_a_bug_leaves_no_dialog_behind(desk: DeskOffice, wait: Callable[[DeskOffice], bool]) -> None:
    work, heard = start(desk, failing(ZeroDivisionError("a bug")))
    desk.wait(lambda: wait(desk))
    desk.bot.waitUntil(lambda: bool(desk.crashes), timeout=5_000)
    desk.bot.waitUntil(lambda: not isValid(work), timeout=5_000)
    assert heard.said == []
    assert shown(desk.window) == []
