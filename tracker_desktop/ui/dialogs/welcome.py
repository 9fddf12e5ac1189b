"""The first start: a new office, the sample office, a spreadsheet, or a database that exists."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QTimeZone, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QGridLayout, QPushButton, QWidget

from tracker_desktop.transactions.found_office import FoundOffice
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.dialogs.frame import DialogFrame, show_dialog
from tracker_desktop.ui.fields.text_field import TextField
from tracker_desktop.ui.text import button_text, named, plain_label, set_role


@dataclass(frozen=True)
class Start:
    """What was chosen: `found` for a new office, `sample`, a `spreadsheet` to import, another database to `open`, a
    copy to `restore` in its place, by whom (a person id)."""

    found: FoundOffice | None = None
    sample: bool = False
    spreadsheet: Path | None = None
    open: Path | None = None
    restore: Path | None = None
    restored_by: int | None = None


class WelcomeDialog(DialogFrame):
    """Signals: chosen_start(Start). Closing it without a choice ends the program. Nothing is scanned here, so Enter
    presses the button that has the keyboard."""

    chosen_start = Signal(object)

    def __init__(self, place: str, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Welcome to Tracker Desktop"),
            self.tr("There is no office at {0} yet. How do you want to begin?").format(place),
            parent=parent,
        )
        self.resize(640, 380)
        rows: tuple[tuple[str, str, Callable[[], None]], ...] = (
            (self.tr("An empty office"), self.tr("You add or import your own records."), self._empty),
            (
                self.tr("The sample office"),
                self.tr("312 assets and 120 items to try. Ready in some 20 seconds."),
                self._sample,
            ),
            (self.tr("Import a spreadsheet…"), self.tr("A CSV of Snipe-IT, OpenBoxes or our own."), self._spreadsheet),
            (self.tr("Open a database…"), self.tr("An office that exists on this PC."), self._open),
        )
        choices = QGridLayout()
        choices.setHorizontalSpacing(16)
        choices.setVerticalSpacing(12)
        choices.setColumnStretch(1, 1)
        for number, (title, words, run) in enumerate(rows):
            choices.addWidget(self._choice(title, words, run), number, 0)
            choices.addWidget(plain_label(words, "muted", wrap=True), number, 1, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(choices)
        self.body.addStretch(1)
        self.set_buttons([Button(self.tr("Quit"), self.reject)])

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Enter, as Space does."""
        button = self.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat()
        if enter and isinstance(button, QPushButton):
            button.click()
        else:
            super().keyPressEvent(event)

    def _choice(self, title: str, words: str, run: Callable[[], None]) -> QPushButton:
        button = named(QPushButton(button_text(title)), title, words)
        button.setAutoDefault(False)
        set_role(button, "plain")
        button.setMinimumSize(210, 44)
        button.clicked.connect(lambda *_: run())
        return button

    def _empty(self) -> None:
        self._ask_founder(lambda found: self._take(Start(found=found)))

    def _sample(self) -> None:
        self._take(Start(sample=True))

    def _spreadsheet(self) -> None:
        def picked(path: str) -> None:
            self._ask_founder(lambda found: self._take(Start(found=found, spreadsheet=Path(path))))

        self._pick(self.tr("Spreadsheets (*.csv *.txt *.tsv)"), picked)

    def _open(self) -> None:
        self._pick(self.tr("Databases (*.db)"), lambda path: self._take(Start(open=Path(path))))

    def _pick(self, kinds: str, then: Callable[[str], None]) -> None:
        dialog = QFileDialog(self, self.tr("Choose a file"), str(Path.home()), kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(then)
        show_dialog(dialog)

    def _ask_founder(self, then: Callable[[FoundOffice], None]) -> None:
        dialog = FounderDialog(self)
        dialog.founded.connect(then)
        show_dialog(dialog)

    def _take(self, start: Start) -> None:
        self.chosen_start.emit(start)
        self.accept()


class FounderDialog(DialogFrame):
    """Asks for the name of the office and of its first person. Signals: founded(FoundOffice)."""

    founded = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("A new office"), self.tr("You can change all of this later, and add more people."), parent=parent
        )
        self.resize(560, 320)
        self._office = TextField(self.tr("Name of the office"), required=True)
        self._person = TextField(self.tr("Your name"), required=True)
        self._badge = TextField(self.tr("Your badge"), hint=self.tr("Scan it, or leave it empty."))
        self._currency = TextField(self.tr("Currency"), hint=self.tr("Three letters, as EUR or USD."))
        self._currency.set_value("USD")
        self.add_fields(self._office)
        self.add_fields(self._person, self._badge, self._currency, stretch=(2, 1, 1))
        self.body.addStretch(1)
        self.set_buttons(
            [
                Button(self.tr("Cancel  Esc"), self.reject),
                Button(self.tr("Open the office  Ctrl+Enter"), self._found, True),
            ]
        )

    def _found(self) -> None:
        wrong = [field for field in (self._office, self._person, self._badge, self._currency) if not field.check()]
        if wrong:
            wrong[0].setFocus()
            return
        zone = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace") or "UTC"
        self.founded.emit(
            FoundOffice(
                office=self._office.value(),
                person=self._person.value(),
                badge=self._badge.value() or None,
                zone=zone,
                currency=(self._currency.value() or "USD").upper(),
            )
        )
        self.accept()
