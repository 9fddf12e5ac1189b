"""A window with every kind of widget, watched by the burst filter, told what to do by lines on standard input.

`focus NAME` puts the focus there, `state NAME` prints its state, `slowest` prints the longest pause between two keys
since the last `slowest` in milliseconds, `profile JSON` makes it a scanner's that was learnt, `quit` ends it. Each
code prints `code HOW CODE`; the commands of F8 and F12 print `code command F8`.
"""

from __future__ import annotations

import sys
import threading

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from tests.ui.burst_kinds import KINDS
from tracker_desktop.scanning.profile import ScannerProfile
from tracker_desktop.ui.burst import BurstFilter


class Orders(QObject):
    """Lines of standard input, brought to the window's thread."""

    came = Signal(str)

    def read(self) -> None:
        for line in sys.stdin:
            self.came.emit(line.strip())


class StopWatch(QObject):
    """The longest pause between two keys, by the time the system gives them."""

    def __init__(self) -> None:
        super().__init__()
        self.times: list[int] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self.times.append(event.timestamp())
        return False

    def slowest(self) -> int:
        pauses = [after - before for before, after in zip(self.times, self.times[1:], strict=False)]
        self.times.clear()
        return max(pauses, default=0)


def say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


def main() -> None:
    app = QApplication([])
    window = QWidget()
    window.setWindowTitle("Everything here")
    window.resize(600, 850)
    layout = QVBoxLayout(window)
    bar = QLineEdit()
    layout.addWidget(bar)
    widgets = {name: kind.make() for name, kind in KINDS.items()}
    for widget in widgets.values():
        widget.setMaximumHeight(60)
        layout.addWidget(widget)
    burst = BurstFilter(app)
    burst.register_scan_field(bar, lambda code, how: say("code", how, code), main=True)

    for key in ("F8", "F12"):
        action = QAction(key, window, shortcut=QKeySequence(key))
        action.triggered.connect(lambda _=False, key=key: say("code", "command", key))
        window.addAction(action)

    def obey(line: str) -> None:
        order, _, name = line.partition(" ")
        if order == "focus":
            bar.setFocus() if name == "bar" else widgets[name].setFocus()
            say("focus", name)
        elif order == "state":
            say("state", KINDS[name].state(widgets[name]))
        elif order == "profile":
            burst.set_profile(ScannerProfile.from_json(name))
            say("profile")
        elif order == "slowest":
            say("slowest", watch.slowest())
        else:
            app.quit()

    orders = Orders()
    orders.came.connect(obey)
    window.show()
    watch = StopWatch()
    window.windowHandle().installEventFilter(watch)
    threading.Thread(target=orders.read, daemon=True).start()
    app.exec()


main()
