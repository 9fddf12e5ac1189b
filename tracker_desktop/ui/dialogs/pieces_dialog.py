"""Assets of one model on a delivery: what they are, and each piece by serial number and tag."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from tracker_desktop.errors import Refused
from tracker_desktop.queries.record import RecordOf
from tracker_desktop.queries.taken_codes import Taken, TakenCodes
from tracker_desktop.scanning.clean import clean
from tracker_desktop.scanning.commands import Command, read_line
from tracker_desktop.scanning.symbology import split_aim
from tracker_desktop.transactions.rules.receive_assets import ReceivedAsset
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.burst import BurstFilter
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.frame import DialogFrame, show_dialog
from tracker_desktop.ui.dialogs.pieces import MOST, Column, Pieces
from tracker_desktop.ui.dialogs.pieces_table import PiecesModel, PiecesTable
from tracker_desktop.ui.fields.field import Field
from tracker_desktop.ui.fields.search_field import SearchField
from tracker_desktop.ui.fields.searching import connect_search
from tracker_desktop.ui.forms.make_field import fill, make_field, read
from tracker_desktop.ui.forms.rows import Ask
from tracker_desktop.wording.render import counted

ROWS: Sequence[Sequence[Ask]] = (
    (
        Ask("description", "Description", required=True, share=2, hint="Maker and model, as Dell Latitude 5540."),
        Ask("category_id", "Category", "search", kinds=("category",)),
    ),
    (
        Ask("manufacturer", "Manufacturer"),
        Ask("model_number", "Model number"),
        Ask("cost", "Unit cost", "money"),
    ),
    (
        Ask("count", "How many", "whole", hint="Or scan each of them."),
        Ask(
            "fills",
            "Each scan is",
            "choice",
            choices=(("serial", "a serial number"), ("both", "a serial number, then its tag"), ("tag", "a tag")),
            share=2,
        ),
    ),
)
MODEL = ("description", "category_id", "manufacturer", "model_number", "cost")


class PiecesDialog(DialogFrame):
    """Signals: entered(object): the ReceivedAsset."""

    entered = Signal(object)

    def __init__(self, desk: Desk, start: ReceivedAsset | None, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Assets of one model"),
            self.tr("Type how many there are, or scan the serial number of each. Tags come from the category."),
            scan=self.tr("Scan a serial number, or type how many there are…"),
            parent=parent,
        )
        self._desk = desk
        self._place_id, self._of = (None, None) if start is None else (start.place_id, start.order_line_id)
        self._prefix: str | None = ""
        self._asked: dict[str, tuple[Ask, Field]] = {}
        for row in ROWS:
            self.add_fields(*(self._make(ask) for ask in row), stretch=[ask.share for ask in row])
        self.pieces = Pieces(start.pieces if start is not None else ())
        self.model = PiecesModel(self.pieces)
        self.table = PiecesTable(self.model, self.tr("Pieces"))
        self.body.addWidget(self.table, 1)
        self.resize(860, 720)
        self._connect()
        if start is not None:
            self._show_model(start)
        self._before = self._entries()
        self._show_count()
        (self.field("description") if start is None else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def field(self, key: str) -> Field:
        """The field of a key."""
        return self._asked[key][1]

    def listen_to_scanner(self) -> None:
        """Every burst is a piece's, wherever the keyboard is."""
        app = QApplication.instance()
        burst = app.findChild(BurstFilter) if app is not None else None
        if burst is not None and self.scan_field is not None:
            burst.register_scan_field(self.scan_field, self.scan_field.accept)

    def send(self) -> None:
        """Check all, also in the books, then hand over what was entered."""
        wrong = [field for _, field in self._asked.values() if not field.check()]
        if wrong:
            wrong[0].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._resize()
        lacking = self._lacking()
        if lacking:
            self.banner.show_answer("refused", lacking)
            return
        self.set_busy(True)
        self._ask_books(range(len(self.pieces.rows)), self._answered)

    def reject(self) -> None:
        """Close without taking it over; what was entered is asked about once."""
        if self._entries() == self._before or self.banner.outcome == "warning":
            super().reject()
            return
        self.banner.show_answer(
            "warning",
            self.tr("Not on the delivery yet."),
            self.tr("Press Esc once more to throw away what you entered."),
            sound=False,
        )

    # making

    def _make(self, ask: Ask) -> Field:
        field = make_field(ask)
        self._asked[ask.key] = (ask, field)
        if isinstance(field, SearchField):
            connect_search(self._desk, field, ask.kinds, self._category_picked)
        return field

    def _connect(self) -> None:
        self.scanned.connect(self._scanned)
        self.model.typed.connect(self._typed)
        self.table.removed.connect(self._remove)
        self.field("count").most = Decimal(MOST)  # type: ignore[attr-defined]
        self.field("count").line.editingFinished.connect(self._resize)  # type: ignore[attr-defined]
        self.field("fills").changed.connect(self._fills_changed)

    def _show_model(self, start: ReceivedAsset) -> None:
        for key in ("description", "manufacturer", "model_number", "cost"):
            fill(self.field(key), getattr(start, key))
        if start.category_id is not None:
            self._category_picked(start.category_id)
        self.field("fills").set_value("both" if any(tag for _, tag in start.pieces) else "serial")  # type: ignore[attr-defined]
        self._fills_changed()

    def _category_picked(self, category_id: object) -> None:
        def show(_seq: int, row: Mapping[str, Any] | None) -> None:
            if row is None:
                return
            self._prefix = row["tag_prefix"]
            hint = self.tr("Tags begin with {0}.").format(self._prefix) if self._prefix else self.tr("Gives no tags.")
            before = self._entries() == self._before
            field = self.field("category_id")
            assert isinstance(field, SearchField)
            field.set_value(category_id, str(row["name"]), hint)
            if before:
                self._before = self._entries()

        if isinstance(category_id, int):
            self._desk.fetch(RecordOf("category", category_id), show, owner=self)

    # scans and keys

    def _scanned(self, text: str, how: str) -> None:
        try:
            reading = read_line(text, "burst" if how == "burst" else "typed")
            if reading.command is not None:
                self._command(reading.command)
            elif reading.number is not None:
                self._set_count(int(reading.number) if reading.number == int(reading.number) else 0)
            else:
                clean(reading.code)
                self._take(split_aim(reading.code)[1])
            kept = False
        except Refused as refused:
            self.banner.show_answer("refused", str(refused))
            kept = True
        if self.scan_field is not None:
            self.scan_field.answered(text, kept=kept)

    def _take(self, code: str) -> None:
        _, column = self.pieces.next()
        there = self.pieces.find(column, code)
        if there is not None:
            self.table.show_cell(there, column)
            self.banner.show_answer("again", code, self.tr("is piece {0} already, counted once").format(there + 1))
            return
        row, column = self.model.scan(code)
        self.table.show_cell(row, column)
        what = self.tr("serial number") if column == "serial" else self.tr("tag")
        self.banner.show_answer("done", code, self.tr("{0} of piece {1}").format(what, row + 1))
        self._show_count()
        self._ask_books([row], self._note_taken)

    def _command(self, command: Command) -> None:
        if command.key == "done":
            self.press_primary()
        elif command.key == "cancel":
            self.reject()
        elif command.key == "undo":
            gone = self.pieces.take_back()
            self.model.refresh()
            self._show_count()
            self.banner.show_answer(
                "info", self.tr("{0} taken off").format(gone[1]) if gone else self.tr("Nothing left")
            )
        else:
            words = self.tr("{0} works in the delivery, not here.").format(command.words)
            self.banner.show_answer("refused", words, self.tr("Scan DONE or CANCEL first."))

    def _typed(self, row: int, name: str, text: str) -> None:
        column: Column = "tag" if name == "tag" else "serial"
        try:
            there = self.pieces.find(column, text) if text else None
        except Refused as refused:
            self.banner.show_answer("refused", str(refused))
            return
        if there is not None and there != row:
            self.banner.show_answer("refused", self.tr("{0} is piece {1} already.").format(text, there + 1))
            return
        self.pieces.rows[row].put(column, text)
        self.model.show_row(row)
        self._ask_books([row], self._note_taken)

    def _remove(self, row: int) -> None:
        self.model.remove(row)
        self._show_count()

    def _resize(self) -> None:
        value = read(*self._asked["count"])
        if value is not None and value != len(self.pieces.rows) and self.field("count").check():
            self._set_count(value)

    def _set_count(self, count: int) -> None:
        if not 0 < count <= MOST:
            self.banner.show_answer("refused", self.tr("Type a number from 1 to {0}.").format(MOST))
            return
        fits = self.pieces.resize(count)
        self.model.refresh()
        self._show_count()
        if not fits:
            filled = len(self.pieces.rows)
            words = self.tr("{0} pieces have a serial number or tag. Delete takes one off.").format(filled)
            self.banner.show_answer("warning", words)

    def _fills_changed(self) -> None:
        self.pieces.fills = self.field("fills").value()  # type: ignore[attr-defined]
        self._show_next()

    # what is shown

    def _show_count(self) -> None:
        count = len(self.pieces.rows)
        fill(self.field("count"), count or None)
        words = self.tr("Add {0}").format(counted(count, "asset")) if count else self.tr("Add")
        self.set_buttons(
            [
                Button(self.tr("Cancel  Esc"), self.reject),
                Button(self.tr("{0}  Ctrl+Enter").format(words), self.send, primary=True),
            ]
        )
        self._show_next()

    def _show_next(self) -> None:
        if self.scan_field is None:
            return
        row, column = self.pieces.next()
        if column == "tag":
            self.scan_field.set_placeholder(self.tr("Scan the tag of piece {0}…").format(row + 1))
        elif row:
            self.scan_field.set_placeholder(self.tr("Scan the serial number of piece {0}…").format(row + 1))
        else:
            self.scan_field.set_placeholder(self.tr("Scan a serial number, or type how many there are…"))

    # checks

    def _lacking(self) -> str:
        rows = self.pieces.rows
        if not rows:
            return self.tr("How many are there? Type a number, or scan each serial number.")
        if all(row.tag for row in rows):
            return ""
        if read(*self._asked["category_id"]) is None:
            return self.tr("Choose a category, which gives the tags, or scan a tag for each piece.")
        if not self._prefix:
            return self.tr("This category gives no tags. Choose another, or scan a tag for each piece.")
        return ""

    def _ask_books(self, rows: Sequence[int], then: Callable[[Taken], object]) -> None:
        """Ask which codes of these pieces are taken; `then(taken)` follows."""
        maker = read(*self._asked["manufacturer"]) or ""
        self._desk.fetch(TakenCodes(*self.pieces.keys(rows), maker), lambda _, taken: then(taken), owner=self)

    def _note_taken(self, taken: Taken) -> bool:
        """Show which pieces have a code that something has; whether there are any."""
        marked = self.pieces.mark(taken)
        for number, _ in marked:
            self.model.show_row(number)
        if marked:
            number, column = marked[0]
            self.table.show_cell(number, column)
            self.banner.show_answer("refused", self.pieces.rows[number].wrong[column])
        return bool(marked)

    def _answered(self, taken: Taken) -> None:
        self.set_busy(False)
        for piece in self.pieces.rows:
            piece.wrong.clear()
        self.model.refresh()
        if self._note_taken(taken):
            return
        model = {key: read(*self._asked[key]) for key in MODEL}
        self.accept()
        made = ReceivedAsset(**model, pieces=self.pieces.values(), place_id=self._place_id, order_line_id=self._of)
        self.entered.emit(made)

    def _entries(self) -> Any:
        return {key: read(*self._asked[key]) for key in MODEL}, self.pieces.values()


def ask_pieces(desk: Desk, parent: QWidget, start: ReceivedAsset | None = None) -> PiecesDialog:
    """Open the dialog, for a new model or for one that is on the delivery."""
    dialog = PiecesDialog(desk, start, parent)
    show_dialog(dialog)
    return dialog
