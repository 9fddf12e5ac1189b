"""Who is on a contract: a scanned tag or badge goes on it, what is chosen is changed or taken off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from tracker_desktop.queries.contract_facts import ContractFacts, SeatFacts, SeatFactsOf
from tracker_desktop.queries.listing import LISTINGS
from tracker_desktop.queries.suggest import Suggest, Suggestion
from tracker_desktop.scanning.match import Resolution
from tracker_desktop.scanning.resolve import Resolving
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.give_seats import GiveSeats, Worth
from tracker_desktop.transactions.take_seats import TakeSeats
from tracker_desktop.ui.answer_line import Button, leave_keyboard
from tracker_desktop.ui.commands import keys_named
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.ask import ask
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.dialogs.frame import DialogFrame, show_dialog
from tracker_desktop.ui.dialogs.list_undo import ListUndo
from tracker_desktop.ui.fields.choice_field import ChoiceField
from tracker_desktop.ui.forms import contract_forms
from tracker_desktop.ui.scan_field import TYPED
from tracker_desktop.ui.tabs.list_tab import ListTab
from tracker_desktop.ui.tabs.looks import RECORD_LOOKS
from tracker_desktop.wording.counter import dotted
from tracker_desktop.wording.render import show_day

LIST = "contract_seats"
ASSET = "asset"
TAKEN = (ASSET, "person", "department", "place")
"""What a scan may name, the first preferred."""
MOST = 8
OFFERED = 3
"""So many of several are offered as buttons."""


class SeatsDialog(DialogFrame):
    """Typed names work like codes; where several fit, it asks which."""

    def __init__(self, desk: Desk, contract: ContractFacts, parent: QWidget | None) -> None:
        until = "" if contract.ends is None else self.tr("until {0}").format(show_day(contract.ends))
        super().__init__(
            contract.name,
            dotted([contract.kind.capitalize(), until]),
            scan=self.tr("Scan or type a tag, a badge or a name to add it"),
            parent=parent,
        )
        self._desk, self._contract = desk, contract
        self.resize(1180, 700)
        self.worth = ChoiceField(self.tr("What is scanned is insured for"), contract_forms.WORTHS)
        self.worth.setVisible(contract.insures)
        if contract.insures:
            self.worth.set_value(Worth.REPLACEMENT.value)
            self.add_fields(self.worth)
        look = RECORD_LOOKS[LIST]
        if not contract.insures:
            look = replace(look, hides=(*look.hides, "insured"))
        self.list = ListTab(desk, LISTINGS[LIST], look, (), self)
        self.list.source.set_filters((("contract", contract.id),))
        self.list.opened.connect(lambda _: self.change())
        self.body.addWidget(self.list, 1)
        self.set_buttons(
            [
                Button(self.tr("Take off"), self.take_off),
                Button(self.tr("Change…"), self.change),
                Button(self.tr("Close  Esc"), self.reject),
            ]
        )
        leave_keyboard(self)
        self._undo = ListUndo(desk, self)
        QShortcut(QKeySequence(keys_named("filter")), self).activated.connect(self.list.focus_filter)
        self.scanned.connect(self._scanned)
        self.list.choose_first()
        self.list.start()

    def take_off(self) -> None:
        """What is chosen leaves the contract."""
        ids = self.list.selected()
        if ids:
            self._desk.perform(TakeSeats(tuple(ids)), self._done, self.show_refused, owner=self)

    def change(self) -> None:
        """For how much what is chosen is insured, since when, and its note."""
        ids = self.list.selected()
        if ids:
            self._desk.fetch(SeatFactsOf(tuple(ids)), lambda _, found: self._open_change(ids, found), owner=self)

    def _open_change(self, ids: Sequence[int], seats: Sequence[SeatFacts]) -> None:
        if seats:
            form, start = contract_forms.edit_seats(self._contract, ids, seats)
            show_dialog(FormDialog(self._desk, form, start, changes_only=True, then=self._done, parent=self))

    def _scanned(self, code: str, how: str) -> None:
        query = Resolving(code, typed=how == TYPED, prefer=TAKEN)
        self._desk.fetch(query, lambda _, found: self._found(code, how, found), refused=self.show_refused, owner=self)

    def _found(self, code: str, how: str, found: Resolution) -> None:
        self._answered(code)
        fitting = [one for one in found.matches if one.kind in TAKEN]
        rows = [(one.kind == ASSET, one.id if one.kind == ASSET else one.holder_id, one.label) for one in fitting]
        if not rows and how == TYPED:
            query = Suggest((ASSET, "holder"), code, MOST)
            self._desk.fetch(query, lambda _, some: self._called_so(code, some), owner=self)
            return
        self._take_one(code, rows)

    def _called_so(self, code: str, found: Sequence[Suggestion]) -> None:
        self._take_one(code, [(one.kind == ASSET, one.id, one.text) for one in found])

    def _take_one(self, code: str, rows: Sequence[tuple[bool, int | None, str]]) -> None:
        if not rows:
            self.banner.show_answer("unknown", self.tr("Nothing is called {0}").format(code))
        elif len(rows) == 1:
            self._give(rows[0])
        elif len(rows) > OFFERED:
            names = ", ".join(row[2] for row in rows[:OFFERED])
            self.banner.show_answer("choose", self.tr("Several fit. Type more of it."), names + " …")
        else:
            offered: list[tuple[object, str]] = [(row, row[2]) for row in rows]
            title, words = self.tr("Several fit"), self.tr("Which one goes on {0}?").format(self._contract.name)
            ask(self, title, words, [*offered, (None, self.tr("None of them"))], self._give)

    def _give(self, row: object) -> None:
        if not isinstance(row, tuple) or row[1] is None:
            return
        is_asset, record_id, _ = row
        worth = self.worth.value() if self._contract.insures and is_asset else None
        assets, holders = ((record_id,), ()) if is_asset else ((), (record_id,))
        at = None if worth is None else Worth(str(worth))
        give = GiveSeats(self._contract.id, assets, holders, insured_at=at)
        self._desk.perform(give, self._done, self.show_refused, owner=self)

    def _answered(self, code: str) -> None:
        if self.scan_field is not None:
            self.scan_field.answered(code, kept=False)
        self.banner.clear()

    def _done(self, done: Done) -> None:
        self.banner.show_answer("done", done.title, done.detail, [self._undo.button])
