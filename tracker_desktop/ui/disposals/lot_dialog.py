"""One disposal lot: its assets are scanned in, wiped and priced; it is approved, disposed of and closed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from tracker_desktop.queries.disposal_facts import LotFacts, LotFactsOf, LotLine, WithoutLot
from tracker_desktop.queries.listing import LISTINGS
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.add_to_disposal import AddToDisposal
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.take_from_disposal import TakeFromDisposal
from tracker_desktop.ui.answer_line import Button, leave_keyboard
from tracker_desktop.ui.commands import keys_named
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialog_keys import LINE, PIECES, PRINT
from tracker_desktop.ui.dialogs.ask import ask
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.dialogs.frame import DialogFrame, show_dialog
from tracker_desktop.ui.dialogs.lines_table import LineColumn, LinesTable
from tracker_desktop.ui.dialogs.list_undo import ListUndo
from tracker_desktop.ui.disposals.lot_words import summary
from tracker_desktop.ui.disposals.scan_in import NotTaken, ScanIn
from tracker_desktop.ui.forms import disposal_forms
from tracker_desktop.ui.forms.disposal_forms import Question
from tracker_desktop.ui.forms.rows import Form, Values
from tracker_desktop.ui.tables.refresh import Refresh
from tracker_desktop.ui.tabs.list_tab import ListLook, ListTab

TABLES = frozenset({"disposal", "disposal_line", "asset", "approval"})
REFRESH_MS = 200
WRONG_ROWS, EDGES = 3, 24
WRONG = (
    LineColumn("Scanned", lambda line: line.code, 200, mono=True),
    LineColumn("Not put in", lambda line: line.problem, 600, elastic=True, problem=True),
)
TAKES_MORE, OPEN = ("draft", "approved"), ("draft", "requested", "approved")
HERE, GONE = ("book_value", "gain"), ("holder", "cost", "wipe_method")
"""Columns that are hidden at first, of what is here and of what has left."""


class LotDialog(DialogFrame):
    """Signals: print_wanted(object): the LotFacts whose certificate is printed; files_wanted(object): those whose
    photos and documents are shown; approvals_wanted()."""

    print_wanted = Signal(object)
    files_wanted = Signal(object)
    approvals_wanted = Signal()

    def __init__(self, desk: Desk, lot: LotFacts, rights: frozenset[Right], parent: QWidget | None = None) -> None:
        self._may = Right.DISPOSE in rights
        takes = self._may and lot.state in TAKES_MORE
        scan = self.tr("Scan an asset into the lot, or type its tag…") if takes else ""
        super().__init__(lot.name, scan=scan, parent=parent)
        self._desk, self._lot = desk, lot
        self._waiting: tuple[tuple[int, str], ...] = ()
        self._wrong: list[NotTaken] = []
        self.resize(1320, 720)
        empty = self.tr("No asset in it yet. Scan what is to be disposed of.")
        look = ListLook(None, empty, self.tr("Filter the lot"), HERE if lot.state in OPEN else GONE)
        self.list = ListTab(desk, LISTINGS["disposal_lines"], look, (), self)
        self.list.source.set_filters((("disposal", lot.id),))
        self.list.opened.connect(lambda _: self.wipe())
        self.wrong = LinesTable(WRONG, self.tr("Not put in"))
        self.wrong.removed.connect(self._forget)
        row, head = self.wrong.verticalHeader().defaultSectionSize(), self.wrong.horizontalHeader().sizeHint().height()
        self.wrong.setFixedHeight(WRONG_ROWS * row + head + EDGES)
        self.wrong.hide()
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.wrong)
        self._undo = ListUndo(desk, self)
        self.scans = ScanIn(desk, self, lot.id)
        self.scans.refused.connect(self._not_taken)
        self.scans.command.connect(lambda key: self._undo.take_back() if key == "undo" else None)
        for keys, run in (
            (LINE, self.wipe),
            (PIECES, self.money),
            ("Delete", self.take_out),
            (PRINT, self.print_it),
            (keys_named("filter"), self.list.focus_filter),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(run)
        self._refresh = Refresh(self, self._ask_again, REFRESH_MS)
        desk.changed.connect(self._changed)
        self._show(lot)
        self.list.show_view("all")
        self.list.choose_first()
        self.list.start()
        self._ask_again()
        leave_keyboard(self)
        where = self.scan_field or self.list.table
        where.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- the assets

    def wipe(self) -> None:
        """How the data on the chosen ones were wiped."""
        self._with_lines(disposal_forms.wipe, (*OPEN, "disposed"))

    def money(self) -> None:
        """What the chosen ones bring and cost."""
        self._with_lines(disposal_forms.money, (*OPEN, "disposed"))

    def take_out(self) -> None:
        """The chosen ones are as they were."""
        lines = self._chosen()
        if lines and self._may and self._lot.state in TAKES_MORE and not self.wrong.hasFocus():
            self._perform(TakeFromDisposal(self._lot.id, tuple(line.asset_id for line in lines)))

    def put_in_waiting(self) -> None:
        """What is to be disposed of and is in no lot."""
        ids = tuple(asset_id for asset_id, _ in self._waiting)
        if ids:
            self._perform(AddToDisposal(self._lot.id, ids))

    # --- the lot

    def edit(self) -> None:
        """Its head."""
        self._open(disposal_forms.edit_lot(self._lot), changes_only=True)

    def request(self) -> None:
        """Another person is asked."""
        self._question(disposal_forms.request(self._lot))

    def withdraw(self) -> None:
        """Nothing of it leaves."""
        self._open((disposal_forms.withdraw(self._lot), {}))

    def dispose(self) -> None:
        """They have left."""
        self._open((disposal_forms.dispose(self._lot), {}))

    def close_lot(self) -> None:
        """For good."""
        self._question(disposal_forms.close(self._lot))

    def print_it(self) -> None:
        """Its certificate; before it is closed, as a draft."""
        self.print_wanted.emit(self._lot)

    def files(self) -> None:
        """Its photos and documents."""
        self.files_wanted.emit(self._lot)

    # --- inside

    def _chosen(self) -> Sequence[LotLine]:
        ids = set(self.list.selected())
        return [line for line in self._lot.lines if line.id in ids]

    def _with_lines(
        self, make: Callable[[LotFacts, Sequence[LotLine]], tuple[Form, Values]], states: Sequence[str]
    ) -> None:
        lines = self._chosen()
        if lines and self._may and self._lot.state in states:
            self._open(make(self._lot, lines), changes_only=True)

    def _open(self, made: tuple[Form, Values], *, changes_only: bool = False) -> None:
        form, start = made
        dialog = FormDialog(self._desk, form, start, changes_only=changes_only, then=self._said, parent=self)
        dialog.finished.connect(lambda *_: self._come_back())
        show_dialog(dialog)

    def _question(self, asked: Question) -> None:
        choices: list[tuple[object, str]] = [("go", asked.go), (None, self.tr("Leave it"))]

        def answered(key: object) -> None:
            if key == "go":
                self._perform(asked.transaction)

        ask(self, asked.title, asked.text, choices, answered)

    def _perform(self, transaction: Transaction) -> None:
        self.banner.clear()
        self.set_busy(True)
        self._desk.perform(transaction, self._said, self.show_refused, owner=self)

    def _said(self, done: Done) -> None:
        self.set_busy(False)
        buttons = [] if done.code == "close_disposal" else [self._undo.button]
        if done.number is not None:
            buttons.append(Button(self.tr("Print {0}").format(done.number), self.print_it))
        self.banner.show_answer("waiting" if done.waiting else "done", done.title, done.detail, buttons)

    def _come_back(self) -> None:
        self.activateWindow()
        (self.scan_field or self.list.table).setFocus(Qt.FocusReason.OtherFocusReason)

    def _not_taken(self, wrong: NotTaken) -> None:
        self._show_wrong([*(one for one in self._wrong if one.code != wrong.code), wrong])

    def _forget(self, row: int) -> None:
        self._show_wrong([one for number, one in enumerate(self._wrong) if number != row])

    def _show_wrong(self, wrong: Sequence[NotTaken]) -> None:
        self._wrong = list(wrong)
        self.wrong.show_lines(self._wrong)
        self.wrong.setVisible(bool(wrong))

    def _changed(self, done: Done) -> None:
        if TABLES & set(done.changes or {}):
            self._refresh.changed()

    def _ask_again(self) -> None:
        self._desk.fetch(LotFactsOf(self._lot.id), lambda _, lot: self._show(lot) if lot else self.reject(), owner=self)
        if self._may and self._lot.state in TAKES_MORE:
            self._desk.fetch(WithoutLot(), lambda _, found: self._offer(found), owner=self)

    def _offer(self, waiting: tuple[tuple[int, str], ...]) -> None:
        if waiting != self._waiting:
            self._waiting = waiting
            self._show_buttons()

    def _show(self, lot: LotFacts) -> None:
        self._lot = lot
        if self.scan_field is not None:
            self.scan_field.setVisible(lot.state in TAKES_MORE)
        in_lot = {line.tag for line in lot.lines}
        if any(one.code.upper() in in_lot for one in self._wrong):
            self._show_wrong([one for one in self._wrong if one.code.upper() not in in_lot])
        self.set_title(lot.name, summary(lot))
        self._show_buttons()

    def _show_buttons(self) -> None:
        state, close = self._lot.state, Button(self.tr("Close  Esc"), self.reject)
        printed = Button(self.tr("Print  {0}").format(PRINT), self.print_it)
        wipe = Button(self.tr("Wiped…  {0}").format(LINE), self.wipe)
        money = Button(self.tr("Proceeds…  {0}").format(PIECES), self.money)
        edit, take_out = Button(self.tr("Edit…"), self.edit), Button(self.tr("Take out  Delete"), self.take_out)
        files = Button(self.tr("Files…"), self.files)
        withdraw = Button(self.tr("Withdraw…"), self.withdraw)
        more = Button(self.tr("Add waiting: {0}").format(len(self._waiting)), self.put_in_waiting)
        waits = [more] if self._waiting and state in TAKES_MORE else []
        nothing: Sequence[Button] = [files, printed, close]
        allowed = {
            "draft": [
                *(*waits, edit, wipe, money, take_out, files, withdraw, printed, close),
                Button(self.tr("Ask for approval…  Ctrl+Enter"), self.request, primary=True),
            ],
            "requested": [
                *(wipe, money, files, withdraw, printed, close),
                Button(self.tr("Approvals…  Ctrl+Enter"), self.approvals_wanted.emit, primary=True),
            ],
            "approved": [
                *(*waits, edit, wipe, money, take_out, files, withdraw, printed, close),
                Button(self.tr("Dispose…  Ctrl+Enter"), self.dispose, primary=True),
            ],
            "disposed": [
                *(edit, wipe, money, files, printed, close),
                Button(self.tr("Close for good…  Ctrl+Enter"), self.close_lot, primary=True),
            ],
        }
        self.set_buttons(allowed.get(state, nothing) if self._may else nothing)
        leave_keyboard(self)
