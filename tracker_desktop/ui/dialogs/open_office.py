"""Open another office: a file on this PC, or the address of a PostgreSQL server. It is tried before anything closes."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tracker_desktop.errors import Refused
from tracker_desktop.store.opening import open_office
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.frame import DialogFrame
from tracker_desktop.ui.dialogs.pick_file import pick_file
from tracker_desktop.ui.fields.text_field import TextField
from tracker_desktop.ui.progress_line import ProgressLine

BROUGHT_UP_TO_DATE = "older"
"""No reason not to open it: the program brings it up to date."""


class OpenOfficeDialog(DialogFrame):
    """Signals: opened(str): path or URL of an office that can be opened."""

    opened = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Open another office"),
            self.tr("The office that is open now is closed first; everything in it is saved."),
            parent=parent,
        )
        self._desk = desk
        self.place = TextField(
            self.tr("Database file, or address of the server"),
            hint=self.tr("As postgresql://user@server/office for several desks."),
            longest=1000,
            required=True,
        )
        self.line = ProgressLine(self.tr("Trying to open it…"))
        self.line.hide()
        self.add_fields(self.place)
        self.body.addWidget(self.line)
        self.body.addStretch(1)
        self.resize(640, 260)
        desk.crashed.connect(lambda _: self._ready())
        self.set_buttons(
            [
                Button(self.tr("Choose a file…"), self._choose),
                Button(self.tr("Cancel  Esc"), self.reject),
                Button(self.tr("Open  Ctrl+Enter"), self.send, primary=True),
            ]
        )

    def send(self) -> None:
        """Try to open what is typed."""
        if not self.place.check():
            return
        place = self.place.value()
        self.banner.clear()
        self.set_busy(True)
        self.line.show()
        self._desk.work(lambda _p, _c: _try(place), self._found, refused=self._refused, owner=self)

    def _choose(self) -> None:
        kinds = self.tr("Databases (*.db);;All files (*)")
        pick_file(self, self.tr("Choose an office"), kinds, lambda path: self.place.set_value(str(path)))

    def _found(self, place: str) -> None:
        self.accept()
        self.opened.emit(place)

    def _refused(self, refused: Refused) -> None:
        self._ready()
        self.banner.show_answer("refused", str(refused))

    def _ready(self) -> None:
        self.line.hide()
        self.set_busy(False)


def _try(place: str) -> str:
    try:
        open_office(place if "://" in place else Path(place).expanduser(), write=False).close()
    except Refused as no:
        if no.code != BROUGHT_UP_TO_DATE:
            raise
    return place
