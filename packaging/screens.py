"""Opens the window on a sample office without a screen, types into it like a scanner, and draws what it shows."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QLocale, QMessageLogContext, Qt, QTimer, QtMsgType, qInstallMessageHandler
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from tracker_desktop.exchange import sample_office
from tracker_desktop.store.opening import open_office
from tracker_desktop.ui.assemble import make_window, open_parts
from tracker_desktop.ui.dialogs.frame import DialogFrame
from tracker_desktop.ui.dialogs.welcome import Start
from tracker_desktop.ui.main_window import MainWindow
from tracker_desktop.ui.theme import apply_theme

SIZE = (1440, 900)
LONGEST_WAIT = 30.0
NO_SCREEN = "This plugin does not support"


def run_for(milliseconds: int) -> None:
    """Run the program for a while. QTest.qWait keeps the lock of the interpreter, so that the lanes would stand."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)
    loop.exec()


class Screens:
    """The window and the folder its pictures go to. `draw` names them by number, so that they sort as a story."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self.window = window
        self.folder = folder
        self.drawn: list[Path] = []
        self.bugs: list[BaseException] = []

    def settle(self) -> None:
        """Wait until everything that was asked for has been answered and painted."""
        until = time.monotonic() + LONGEST_WAIT
        quiet = 0
        while quiet < 3:
            run_for(60)
            quiet = quiet + 1 if self.window.desk.is_idle else 0
            if time.monotonic() > until:
                raise TimeoutError("the window did not come to rest")

    def wait_for(self, ready: Callable[[], bool]) -> None:
        """Wait for what comes of its own accord some time after the start."""
        until = time.monotonic() + LONGEST_WAIT
        while not ready():
            run_for(60)
            if time.monotonic() > until:
                raise TimeoutError("it did not come")

    def scan(self, code: str) -> None:
        """A code, as the scanner hands it over."""
        self.window.counter.scan(code, "burst")
        self.settle()

    def type(self, text: str) -> None:
        """Keys into the scan field in front, and Enter."""
        dialog = self.dialog()
        field = dialog.scan_field if isinstance(dialog, DialogFrame) else None
        field = field or self.window.counter.bar.field
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
        self.settle()

    def run(self, command: str) -> None:
        """A command of the menus."""
        self.window.actions_by_id[command].trigger()
        self.settle()

    def dialog(self) -> QDialog | None:
        """The dialog in front."""
        found = QApplication.activeModalWidget()
        return found if isinstance(found, QDialog) else None

    def close_dialog(self) -> None:
        """Close the dialog in front without saving."""
        dialog = self.dialog()
        if dialog is not None:
            dialog.reject()
            if self.dialog() is dialog:
                dialog.reject()
        self.settle()

    def draw(self, name: str, widget: QWidget | None = None) -> None:
        """Draw the dialog in front, else the window, as NN-name.png."""
        self.settle()
        path = self.folder / f"{len(self.drawn) + 1:02d}-{name}.png"
        (widget or self.dialog() or self.window).grab().save(str(path))
        self.drawn.append(path)


def _say(_kind: QtMsgType, _where: QMessageLogContext, text: str) -> None:
    """What Qt says, but for what it says of every window without a screen."""
    if not text.startswith(NO_SCREEN):
        sys.stderr.write(f"{text}\n")


@contextmanager
def sample_window(folder: Path, *, dark: bool = False) -> Iterator[Screens]:
    """The window on a sample office of its own, which is thrown away afterwards."""
    folder.mkdir(parents=True, exist_ok=True)
    qInstallMessageHandler(_say)
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    apply_theme(app, dark)
    with tempfile.TemporaryDirectory(prefix="tracker-screens-") as place:
        database = Path(place) / "office.db"
        store = open_office(database, create=True, desk="Desk 1")
        sample_office.fill(store)
        store.close()
        parts = open_parts(str(database), Start(), Path(place), lambda *_: None)
        bugs: list[BaseException] = []
        window = make_window(parts, bugs.append)
        screens = Screens(window, folder)
        screens.bugs = bugs
        window.resize(*SIZE)
        window.show()
        window.start()
        screens.settle()
        try:
            yield screens
        finally:
            window.close()
            run_for(50)
    if bugs:
        raise bugs[0]
