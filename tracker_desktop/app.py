"""Puts the window program together; the only place that does."""

from __future__ import annotations

import contextlib
import gc
import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

from tracker_desktop.errors import Refused
from tracker_desktop.folders import data_folder, log_handler
from tracker_desktop.memory import share_one_pool
from tracker_desktop.store import engines
from tracker_desktop.ui.crash import CrashCatcher
from tracker_desktop.ui.dialogs.ask import ask
from tracker_desktop.ui.dialogs.frame import show_dialog
from tracker_desktop.ui.dialogs.pick_file import pick_file
from tracker_desktop.ui.dialogs.welcome import Start, WelcomeDialog
from tracker_desktop.ui.icons import app_icon
from tracker_desktop.ui.lanes import Homecoming, Lane
from tracker_desktop.ui.opening_window import OpeningWindow
from tracker_desktop.ui.rubbish import RubbishCollector
from tracker_desktop.ui.single_instance import SingleInstance
from tracker_desktop.ui.theme import apply_theme

if TYPE_CHECKING:
    from tracker_desktop.ui.assemble import Parts

log = logging.getLogger("tracker.app")


def start_log() -> None:
    """Write what happens to the log of this desk; without one where its folder cannot be written."""
    with contextlib.suppress(OSError):
        logging.getLogger("tracker").addHandler(log_handler())
    logging.getLogger("tracker").setLevel(logging.INFO)


class Program(QObject):
    """From the start to the window: which office, opened off the window's thread, and the end."""

    def __init__(self, app: QApplication, place: str) -> None:
        super().__init__(app)
        self._app = app
        self._place = place
        self._catcher = CrashCatcher(self)
        self._catcher.install()
        RubbishCollector(self)
        self._home = Homecoming(self)
        self._lane = Lane("opening")
        self._window: QMainWindow | None = None
        self._instance = SingleInstance(place, self)
        self._instance.asked.connect(self._come_to_front)

    def begin(self) -> None:
        """Open the office, or ask how to begin where there is none."""
        if self._instance.raise_first():
            QCoreApplication.exit(0)
            return
        self._instance.listen()
        try:
            url = engines.as_url(self._place)
        except Refused as no:
            self._show(OpeningWindow(self.tr("Tracker Desktop")))
            self._cannot(str(no))
            return
        if engines.is_sqlite(url) and not os.path.exists(str(url.database)):
            self._welcome()
        else:
            self._open(Start())

    def _welcome(self) -> None:
        window = OpeningWindow(self.tr("Tracker Desktop"))
        self._show(window)
        dialog = WelcomeDialog(self._place, window)
        dialog.chosen_start.connect(self._open)
        dialog.rejected.connect(window.close)
        show_dialog(dialog)

    def _open(self, start: Start) -> None:
        if start.open is not None:
            self._place = str(start.open)
        window = OpeningWindow(self.tr("Making the sample office…") if start.sample else self.tr("Opening the office…"))
        self._show(window)

        def job() -> None:
            from tracker_desktop.ui.assemble import open_parts

            try:
                parts = open_parts(self._place, start, data_folder(), window.report)
            except Refused as no:
                said = str(no)
                self._home.send(lambda: self._cannot(said))
            except Exception as error:
                bug = error
                self._home.send(lambda: self._catcher.take(bug))
            else:
                self._home.send(lambda: self._opened(parts, start))

        self._lane.put(job)

    def _opened(self, parts: Parts, start: Start) -> None:
        from tracker_desktop.ui.assemble import make_window

        window = make_window(parts, self._catcher.take)
        window.open_other_wanted.connect(self._open_other)
        window.restore_wanted.connect(lambda copy: self._restore(copy, window.desk.operator_id))
        self._show(window)
        window.start()
        gc.freeze()  # what the start has made stays, and is not looked through again
        if start.spreadsheet is not None:
            spreadsheet = start.spreadsheet
            QTimer.singleShot(0, lambda: window.open_import(spreadsheet))

    def _open_other(self, place: str) -> None:
        if self._window is not None:
            self._window.close()
        self._place = place
        self._open(Start())

    def _restore(self, copy: str, by: int | None = None) -> None:
        if self._window is not None:
            self._window.close()
        self._open(Start(restore=Path(copy), restored_by=by))

    def _cannot(self, sentence: str) -> None:
        log.info("could not open: %s", sentence)
        choices: list[tuple[object, str]] = [
            ("other", self.tr("Open another office")),
            ("restore", self.tr("Restore a copy")),
            ("quit", self.tr("Quit")),
        ]
        ask(self._window, self.tr("The office could not be opened"), sentence, choices, self._after_cannot)

    def _after_cannot(self, key: object) -> None:
        if key == "other":
            self._welcome()
        elif key == "restore" and self._window is not None:
            pick_file(
                self._window, self.tr("Restore a copy"), self.tr("Databases (*.db)"), lambda p: self._restore(str(p))
            )
        elif self._window is not None:
            self._window.close()

    def _show(self, window: QMainWindow) -> None:
        old, self._window = self._window, window
        window.show()
        if old is not None:
            old.close()
            old.deleteLater()

    def _come_to_front(self) -> None:
        if self._window is not None:
            self._window.showNormal() if self._window.isMinimized() else self._window.show()
            self._window.raise_()
            self._window.activateWindow()

    def end(self) -> None:
        """Let the threads finish."""
        self._lane.finish()


def main(place: str) -> int:
    """Run the window program for a database by path or URL; returns the exit status."""
    share_one_pool()
    start_log()
    app = QApplication(sys.argv[:1])
    app.setApplicationName("Tracker Desktop")
    app.setDesktopFileName("tracker-desktop")
    app.setWindowIcon(app_icon())
    apply_theme(app)
    program = Program(app, place)
    QTimer.singleShot(0, program.begin)
    status = app.exec()
    program.end()
    return status
