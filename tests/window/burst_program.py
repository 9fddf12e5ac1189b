"""A window with every kind of widget, watched by the burst filter, told what to do by lines on standard input.

`focus NAME` puts the focus there, `state NAME` prints its state, `quit` ends it. Each burst prints `code CODE`.
"""

from __future__ import annotations

import sys
import threading

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from tests.ui.burst_kinds import KINDS
from tracker_desktop.ui.burst import BurstFilter


class Orders(QObject):
    """Lines of standard input, brought to the window's thread."""

    came = Signal(str)

    def read(self) -> None:
        for line in sys.stdin:
            self.came.emit(line.strip())


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

    def obey(line: str) -> None:
        order, _, name = line.partition(" ")
        if order == "focus":
            bar.setFocus() if name == "bar" else widgets[name].setFocus()
            say("focus", name)
        elif order == "state":
            say("state", KINDS[name].state(widgets[name]))
        else:
            app.quit()

    orders = Orders()
    orders.came.connect(obey)
    window.show()
    threading.Thread(target=orders.read, daemon=True).start()
    app.exec()


main()
