"""Who is at the desk: scan a badge, or choose a name; then the PIN of who has one."""

from __future__ import annotations

from array import array

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from tracker_desktop.counter.answer import Answer, CounterState
from tracker_desktop.counter.counter import Counter
from tracker_desktop.queries.operators import OperatorRow, Operators
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.frame import DialogFrame
from tracker_desktop.ui.fields.text_field import TextField
from tracker_desktop.ui.tables.column import Column
from tracker_desktop.ui.tables.paged_model import PagedModel
from tracker_desktop.ui.tables.table_view import TableView

LONGEST_PIN = 64


class SignInDialog(DialogFrame):
    """Sends the badge, or who was chosen, to the counter; closes when the desk's `answered` says that it is done."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Who is at the desk?"),
            self.tr("What is done from now on stands in the journal under that name."),
            scan=self.tr("Scan your badge…"),
            parent=parent,
        )
        self._desk = desk
        self._asked: list[Answer | None] = []
        self._people: list[OperatorRow] = []
        self._who: str | int = ""
        columns = (
            Column("name", self.tr("Name"), "text", 220),
            Column("badge", self.tr("Badge"), "mono", 110),
            Column("roles", self.tr("Roles"), "text", 300),
        )
        self._model = PagedModel(columns, self)
        self.table = TableView(self._model, self.tr("Operators"))
        self.table.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.table.horizontalHeader().setSectionsClickable(False)
        self.table.horizontalHeader().setSortIndicatorShown(False)
        self.table.set_empty_text(self.tr("Nobody can sign in yet."))
        self.table.current_changed.connect(self._went)
        self.table.opened.connect(lambda _: self.send())
        self.pin = TextField(self.tr("PIN"), longest=LONGEST_PIN)
        self.pin.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.line.returnPressed.connect(self.send)
        self.pin.hide()
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.pin)
        self.resize(720, 520)
        self.set_buttons(
            [
                Button(self.tr("Cancel  Esc"), self.reject),
                Button(self.tr("Sign in  Ctrl+Enter"), self.send, primary=True),
            ]
        )
        self.scanned.connect(lambda code, _how: self._send(code, None))
        desk.answered.connect(self._answered)
        desk.fetch(Operators(), lambda _, people: self._show_people(people), owner=self)

    def send(self) -> None:
        """Sign in who was scanned or is chosen in the list, with the PIN typed."""
        if self._who:
            self._send(self._who, None if self.pin.isHidden() else self.pin.line.text())
        else:
            self.banner.show_answer("warning", self.tr("Scan your badge, or choose your name in the list."))

    def _send(self, who: str | int, pin: str | None) -> None:
        def ask(counter: Counter) -> Answer:
            answer = counter.sign_in(who, pin or None)
            self._asked.append(answer)
            return answer

        self._who = who
        self.banner.clear()
        self.set_busy(True)
        self._desk.counter(ask)

    def _answered(self, answer: Answer | None, _state: CounterState) -> None:
        if not any(answer is asked for asked in self._asked):
            return
        self._asked.clear()
        self.set_busy(False)
        if answer is None or answer.outcome == "done":
            self.accept()
        elif answer.wants == "pin":
            self._ask_pin(answer.title)
        else:
            if self.scan_field is not None and self.pin.isHidden():
                self.scan_field.answered(answer.code, kept=True)
            self.pin.line.selectAll()
            self.banner.show_answer(answer.outcome, answer.title, answer.detail)

    def _ask_pin(self, title: str) -> None:
        if self.scan_field is not None:
            self.scan_field.clear()
        self.pin.set_value("")
        self.pin.set_label(title)
        self.pin.show()
        self.pin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_people(self, people: list[OperatorRow]) -> None:
        self._people = [person for person in people if person.active]
        rows = [(person.name, person.badge, ", ".join(person.roles)) for person in self._people]
        self.table.show_answer(array("q", range(len(rows))), 0, rows)

    def _went(self, number: int | None) -> None:
        if number is None:
            return
        person = self._people[number]
        self._who = person.person_id
        self.banner.clear()
        self.pin.set_value("")
        self.pin.set_label(self.tr("PIN of {0}").format(person.name))
        self.pin.setVisible(person.has_pin)
