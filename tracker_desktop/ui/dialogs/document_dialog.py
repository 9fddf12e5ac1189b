"""The dialog of a document: scan field, head, lines. It shows the counter's basket and sends it what is entered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import zip_longest
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from tracker_desktop.counter.answer import CounterState
from tracker_desktop.counter.basket import AssetLine, Basket, StockLine
from tracker_desktop.counter.mode import BY_KEY
from tracker_desktop.queries.own_fields import OwnAsked, OwnAskedAt
from tracker_desktop.transactions.rules.receive_assets import ReceivedAsset
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.commands import COMMANDS
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialog_keys import ALL_OPEN, LINE, PIECES, PRINT
from tracker_desktop.ui.dialogs.document_look import LOOKS
from tracker_desktop.ui.dialogs.document_rows import PiecesLine, Row, ToCome, rows_of
from tracker_desktop.ui.dialogs.form_dialog import HOLDER
from tracker_desktop.ui.dialogs.frame import DialogFrame, show_dialog
from tracker_desktop.ui.dialogs.line_dialog import LineDialog
from tracker_desktop.ui.dialogs.lines_table import LinesTable
from tracker_desktop.ui.dialogs.own_asked import with_asked
from tracker_desktop.ui.dialogs.pieces_dialog import ask_pieces
from tracker_desktop.ui.fields.field import Field
from tracker_desktop.ui.fields.search_field import SearchField
from tracker_desktop.ui.fields.searching import connect_search
from tracker_desktop.ui.forms.make_field import FlagField, fill, make_field, read
from tracker_desktop.ui.forms.rows import Ask

LACKS = {"lot_needed": "lot", "serial_needed": "lot", "expiry_without_lot": "lot", "expiry_needed": "expiry"}
"""The field of a line that answers what is wrong with it."""


class DocumentDialog(DialogFrame):
    """Signals: left(): Esc was pressed; what was collected stays a draft. mode_wanted(str): the keys of a mode were
    pressed. undo_wanted(): those of Undo, where no line is left to take off. pick_wanted(object): a pick list of the
    basket."""

    left = Signal()
    mode_wanted = Signal(str)
    undo_wanted = Signal()
    pick_wanted = Signal(object)

    def __init__(self, desk: Desk, mode: str, parent: QWidget | None = None) -> None:
        look = LOOKS[mode]
        super().__init__(look.title, scan=BY_KEY[mode].placeholder, parent=parent)
        self.mode = mode
        self._desk = desk
        self._look = look
        self._basket: Basket | None = None
        self._rows: Sequence[Row] = ()
        self._quiet = False
        self._heads: dict[str, tuple[Ask, Field]] = {}
        for row in filter(None, (look.head, look.more)):
            self.add_fields(*(self._head(ask) for ask in row), stretch=[ask.share for ask in row])
        self.table = LinesTable(look.columns, self.tr("Lines"))
        self.table.opened.connect(self._open_line)
        self.table.removed.connect(self._remove_line)
        self.body.addWidget(self.table, 1)
        keys_of = ((LINE, self._open_current), (PIECES, self._open_pieces), (PRINT, self._pick))
        for keys, run in (*keys_of, (ALL_OPEN, self._take_open)):
            QShortcut(QKeySequence(keys), self).activated.connect(run)
        for command in COMMANDS:
            if command.id in BY_KEY:
                shortcut = QShortcut(QKeySequence(command.shortcut), self)
                shortcut.activated.connect(partial(self.mode_wanted.emit, command.id))
            elif command.id == "undo":
                undo = QShortcut(QKeySequence(command.shortcut), self)
                undo.setAutoRepeat(False)
                undo.activated.connect(self._take_back)
        self.resize(980, 680)

    def show_basket(self, state: CounterState) -> None:
        """Show what the counter has collected."""
        basket = state.basket
        if basket is None or basket.mode != self.mode:
            return
        self._basket = basket
        if self.scan_field is not None:
            self.scan_field.set_placeholder(state.placeholder)
        for key, (value, hint) in self._look.fill(basket).items():
            _, field = self._heads[key]
            if not _is_being_typed(field):
                fill(field, value)
            field.set_hint(hint)
        self.set_title(self._look.title, self._look.under(basket))
        self.table.set_columns(self._look.for_order if basket.order_id else self._look.columns)
        before, self._rows = self._rows, rows_of(basket)
        self.table.show_lines(self._rows)
        pairs = enumerate(zip_longest(before, self._rows))
        changed = next((row for row, (one, other) in pairs if other is not None and one != other), None)
        if changed is not None:
            self.table.setCurrentCell(changed, 0)
        self._show_buttons(basket)

    def show_answer(
        self,
        outcome: str,
        title: str,
        detail: str,
        choices: Sequence[tuple[object, str]],
        *,
        wrong: bool = False,
        scanned: bool = False,
    ) -> None:
        """Say what the last scan came to; a question stands at the bottom until it is answered. The keyboard goes where
        digits answer it, unless it was asked by a scan while somebody types elsewhere."""
        if choices:
            typing = scanned and any(_is_being_typed(field) for _, field in self._heads.values())
            if self.scan_field is not None and not self.scan_field.hasFocus() and not typing:
                self.scan_field.setFocus(Qt.FocusReason.OtherFocusReason)
                self.scan_field.selectAll()
            tone = "bad" if outcome in ("refused", "unknown") or wrong else "info"
            self.strip.show_text(title, "", tone=tone, choices=choices)
            self.banner.show_answer(outcome, title, detail)
            return
        self.strip.clear()
        self.banner.show_answer(outcome, title, detail)

    def close_quietly(self) -> None:
        """The document is posted or another mode was chosen."""
        self._quiet = True
        self.accept()

    def reject(self) -> None:
        """Esc: keep the draft and close."""
        super().reject()
        if not self._quiet:
            self.left.emit()

    def _head(self, ask: Ask) -> Field:
        field = make_field(ask)
        self._heads[ask.key] = (ask, field)
        if isinstance(field, SearchField):
            connect_search(
                self._desk,
                field,
                ask.kinds,
                lambda value: self._change(ask.key, value),
                holders=ask.key == HOLDER,
                pass_on=self.accept_burst,
            )
            field.line.editingFinished.connect(lambda: self._emptied(ask, field))
        elif isinstance(field, FlagField):
            field.changed.connect(lambda: self._entered(ask, field))
        else:
            field.line.editingFinished.connect(lambda: self._entered(ask, field))  # type: ignore[attr-defined]
        return field

    def _entered(self, ask: Ask, field: Field) -> None:
        if self._basket is None or not field.check():
            return
        value = read(ask, field)
        before = self._look.fill(self._basket)[ask.key][0]
        if value != before:
            self._change(ask.key, value)

    def _emptied(self, ask: Ask, field: SearchField) -> None:
        empty = field.value() is None and not field.text()
        if empty and self._basket is not None and self._look.fill(self._basket)[ask.key][0] is not None:
            self._change(ask.key, None)

    def _change(self, key: str, value: Any) -> None:
        self._desk.counter(lambda counter: counter.change(**{key: value}))

    def _show_buttons(self, basket: Basket) -> None:
        more = [Button(self.tr("{0}  {1}").format(self._look.line_button, LINE), self._open_current)]
        if self._look.pieces:
            more.insert(0, Button(self.tr("Assets…  {0}").format(PIECES), self._open_pieces))
        if basket.to_come:
            more.insert(0, Button(self.tr("All that is open  {0}").format(ALL_OPEN), self._take_open))
        if self._look.picks and self._rows:
            more.insert(0, Button(self.tr("Pick list  {0}").format(PRINT), self._pick))
        self.set_buttons(
            [
                *(more if self._rows else more[:-1]),
                Button(self.tr("Throw away…"), self._throw_away),
                Button(self.tr("Keep as draft  Esc"), self.reject),
                Button(self.tr("{0}  Ctrl+Enter").format(self._look.post(basket)), self._post, primary=True),
            ]
        )

    def _pick(self) -> None:
        if self._look.picks and self._rows and self._basket is not None:
            self.pick_wanted.emit(self._basket)

    def _post(self) -> None:
        for ask, field in self._heads.values():
            if _is_being_typed(field):
                if not field.check():
                    return
                if not isinstance(field, SearchField):
                    self._entered(ask, field)
        self._desk.counter(lambda counter: counter.finish())

    def _throw_away(self) -> None:
        self._desk.counter(lambda counter: counter.throw_away())

    def _remove_line(self, row: int) -> None:
        line = self._rows[row]
        if isinstance(line, PiecesLine):
            self._desk.counter(lambda counter: counter.remove_pieces(line.index))
        elif not isinstance(line, ToCome):
            self._desk.counter(lambda counter: counter.remove_line(row))

    def _take_back(self) -> None:
        own = sum(1 for line in self._rows if not isinstance(line, ToCome))
        if own:
            self._remove_line(own - 1)
        else:
            self.undo_wanted.emit()

    def _open_current(self) -> None:
        """The fields of the line, even of a red one: Enter asks that one's question."""
        self._open_line(self.table.currentRow(), asks=False)

    def _open_line(self, row: int, *, asks: bool = True) -> None:
        if not 0 <= row < len(self._rows):
            return
        line = self._rows[row]
        if isinstance(line, PiecesLine):
            self._change_pieces(line)
            return
        if isinstance(line, ToCome):
            self._receive_ordered(line)
            return
        if asks and line.problem and line.problem_code not in LACKS and not self.strip.choices.is_open:
            self._desk.counter(lambda counter: counter.ask_line(row))
            return
        title = line.tag if isinstance(line, AssetLine) else line.name

        def show(asked: tuple[OwnAsked, ...] = ()) -> None:
            rows, values = with_asked(self._look.line(line), self._look.line_values(line), asked, line)
            dialog = LineDialog(self._desk, title, rows, values, self, first=LACKS.get(line.problem_code, ""))
            dialog.entered.connect(lambda values: self._set_line(row, line, values))
            dialog.finished.connect(lambda *_: self._come_back(self))
            show_dialog(dialog)

        if isinstance(line, AssetLine):
            self._desk.fetch(OwnAskedAt((line.asset_id,)), lambda _, asked: show(asked), owner=self)
        else:
            show()

    def _set_line(self, row: int, line: AssetLine | StockLine, values: Mapping[str, Any]) -> None:
        """A quantity that was not touched stays as it was counted, 2 × 100."""
        sent = dict(values)
        if isinstance(line, StockLine) and sent["quantity"] == line.quantity:
            del sent["quantity"]
        self._desk.counter(lambda counter: counter.set_line(row, **sent))

    def _take_open(self) -> None:
        """All that is open of the order is here."""
        if self._basket is not None and self._basket.to_come:
            self._desk.counter(lambda counter: counter.take_open())

    def _receive_ordered(self, row: ToCome) -> None:
        """What came of a line of the order, that nothing was scanned of."""
        item_id, stock = row.line.item_id, row.as_stock()
        if item_id is None:
            self._add_pieces(row.as_pieces())
            return
        rows, values = self._look.line(stock), self._look.line_values(stock)
        dialog = LineDialog(self._desk, row.name, rows, values, self)
        dialog.entered.connect(
            lambda sent: self._desk.counter(lambda counter: counter.take_ordered(item_id, **_entered_of(sent)))
        )
        dialog.finished.connect(lambda *_: self._come_back(self.table))
        show_dialog(dialog)

    def _open_pieces(self) -> None:
        """Assets of the chosen line of the order, else of another model."""
        row = self.table.currentRow()
        line = self._rows[row] if 0 <= row < len(self._rows) else None
        self._add_pieces(line.as_pieces() if isinstance(line, ToCome) and line.line.item_id is None else None)

    def _add_pieces(self, start: ReceivedAsset | None = None) -> None:
        if self._look.pieces:
            dialog = ask_pieces(self._desk, self, start)
            dialog.entered.connect(lambda new: self._desk.counter(lambda counter: counter.add_pieces(new)))
            dialog.finished.connect(lambda *_: self._come_back(self))

    def _change_pieces(self, line: PiecesLine) -> None:
        dialog = ask_pieces(self._desk, self, line.pieces)
        dialog.finished.connect(lambda *_: self._come_back(self.table))
        dialog.entered.connect(lambda new: self._desk.counter(lambda counter: counter.set_pieces(line.index, new)))

    def _come_back(self, widget: QWidget) -> None:
        """The dialog of a line was closed: the keyboard comes back here."""
        self.activateWindow()
        widget.setFocus()


def _entered_of(values: Mapping[str, Any]) -> dict[str, Any]:
    """What was entered of an ordered line; a place that was left empty is proposed."""
    return {key: value for key, value in values.items() if key != "place_id" or value is not None}


def _is_being_typed(field: Field) -> bool:
    """Whether somebody is in the middle of a word there, which nothing may change."""
    line = field.editor
    return isinstance(line, QLineEdit) and line.hasFocus() and line.isModified()
