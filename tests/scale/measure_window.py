"""The real main window without a screen, on a register, and the moment at which something of it was painted."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from tests.scale.measure_paint import LONGEST_MS, SIZE, quiet, run_for
from tests.ui.keys import Keyboard
from tracker_desktop.ui.assemble import make_window, open_parts
from tracker_desktop.ui.dialogs.welcome import Start
from tracker_desktop.ui.main_window import MainWindow
from tracker_desktop.ui.theme import apply_theme


class BenchWindow:
    """The window and a keyboard that types into whatever window has the focus."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.desk = window.desk

    def keyboard(self) -> Keyboard:
        """A keyboard for the window in front; its next key comes now."""
        window = QGuiApplication.focusWindow() or self.window.windowHandle()
        keyboard = Keyboard(window)
        keyboard.now = time.monotonic_ns() // 1_000_000
        return keyboard

    def tap(self, char: str) -> None:
        """One key by hand."""
        keyboard = self.keyboard()
        keyboard.tap(char)
        keyboard.rest()

    def settle(self, quiet: int = 3, pause: int = 60) -> None:
        """Wait until everything that was asked for has been answered and painted."""
        calm = 0

        def at_rest() -> bool:
            nonlocal calm
            calm = calm + 1 if self.desk.is_idle else 0
            return calm >= quiet

        self.wait(at_rest, pause=pause)

    def wait(self, until: Callable[[], bool], *, pause: int = 60, longest: float = LONGEST_MS / 1000) -> None:
        """Run the program until something holds; looked at every `pause` milliseconds, for `longest` seconds."""
        end = time.monotonic() + longest
        while True:
            run_for(pause)
            if until():
                return
            if time.monotonic() > end:
                raise TimeoutError("the window did not come to rest")


def application() -> QApplication:
    """The application of this process, in the look of the program."""
    quiet()
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    apply_theme(app, False)
    return app


@contextmanager
def bench_window(register: Path, folder: Path) -> Iterator[BenchWindow]:
    """The window on this register. What it raises on another thread is raised here at the end."""
    application()
    parts = open_parts(str(register), Start(), folder, lambda *_: None)
    bugs: list[BaseException] = []
    window = make_window(parts, bugs.append)
    window.resize(*SIZE)
    window.show()
    window.start()
    bench = BenchWindow(window)
    bench.settle()
    try:
        yield bench
    finally:
        # the verified copy made at closing takes long and is no part of what is measured; the last thing added is it
        parts.store._closing.pop()
        window.close()
        run_for(20)
    if bugs:
        raise bugs[0]
