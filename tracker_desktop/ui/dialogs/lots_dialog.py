"""The list of lots: what has expired or soon will, what is recalled or on hold, and what is done about it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from tracker_desktop.queries.listing import LISTINGS
from tracker_desktop.queries.lot_shelves import LotShelves, LotShelvesOf
from tracker_desktop.queries.record import RecordOf
from tracker_desktop.store.done import Done
from tracker_desktop.ui.answer_line import Button, leave_keyboard
from tracker_desktop.ui.commands import keys_named
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.dialogs.frame import DialogFrame, show_dialog
from tracker_desktop.ui.dialogs.list_undo import ListUndo
from tracker_desktop.ui.forms import return_forms
from tracker_desktop.ui.forms.rows import Form, Values
from tracker_desktop.ui.tabs.list_tab import ListTab
from tracker_desktop.ui.tabs.looks import RECORD_LOOKS

LIST = "lots"
Record = Mapping[str, Any]


class LotsDialog(DialogFrame):
    """Enter or a double click edits. Signals: trace_wanted(object, str): the id of a lot, and what it is called, whose
    pieces are to be found."""

    trace_wanted = Signal(object, str)

    def __init__(self, desk: Desk, parent: QWidget | None = None, item: tuple[int, str] | None = None) -> None:
        """Of all items, or of one: its id and name."""
        listing = LISTINGS[LIST]
        super().__init__(self.tr("Lots of {0}").format(item[1]) if item else listing.title, parent=parent)
        self._desk = desk
        self.resize(1320, 720)
        self.list = ListTab(desk, listing, RECORD_LOOKS[LIST], (), self)
        if item:
            self.list.source.set_filters((("item", item[0]),))
        self.list.opened.connect(lambda _: self.edit())
        self.list.set_detail_buttons(self._buttons_of_lot)
        self.body.addWidget(self.list, 1)
        self.set_buttons(
            [
                Button(self.tr("Edit…"), self.edit),
                Button(self.tr("Write off…"), self.write_off),
                Button(self.tr("Where it went…"), self.trace),
                Button(self.tr("Close  Esc"), self.reject),
            ]
        )
        leave_keyboard(self)
        self._undo = ListUndo(desk, self)
        QShortcut(QKeySequence(keys_named("filter")), self).activated.connect(self.list.focus_filter)
        self.list.choose_first()
        self.list.start()
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_view(self, view: str) -> None:
        """Show a saved view of the list."""
        self.list.show_view(view)

    def recall(self) -> None:
        """Nothing of the chosen lot is issued any more."""
        self._with_lot(lambda lot: self._open(*return_forms.recall_lot([_named(lot)], _item(lot))))

    def release(self) -> None:
        """The chosen lot is issued again."""
        self._with_lot(lambda lot: self._open(*return_forms.release_lot([_named(lot)], _item(lot))))

    def edit(self) -> None:
        """Correct what is known of the chosen lot."""

        def show(lot: Record) -> None:
            form = return_forms.edit_lot(int(lot["id"]), str(lot["number"]), _item(lot))
            self._open(form, {key: lot[key] for key in ("expiry", "made", "note")}, changes_only=True)

        self._with_lot(show)

    def write_off(self) -> None:
        """All that lies anywhere of the chosen lots is written off."""
        ids = tuple(self.list.selected())
        if ids:
            self._desk.fetch(LotShelvesOf(ids), lambda _, found: self._write_off(found), owner=self)

    def trace(self) -> None:
        """Where every piece of the chosen lot is."""
        self._with_lot(lambda lot: self.trace_wanted.emit(int(lot["id"]), f"{lot['number']} · {_item(lot)}"))

    def _write_off(self, found: LotShelves) -> None:
        if not found.shelves:
            self.banner.show_answer("warning", self.tr("Nothing of that is on hand, so there is nothing to write off."))
            return
        expired = all(one.is_expired for one in found.shelves)
        self._open(*return_forms.scrap_lots(found.shelves, found.worth, expired=expired))

    def _buttons_of_lot(self) -> Sequence[Button]:
        """What fits the lot shown at the right stands first."""
        state = self.list.card_state()
        recall = Button(self.tr("Recall…"), self.recall)
        if state == "expired":
            return [Button(self.tr("Write off…"), self.write_off, primary=True), recall]
        if state == "recalled":
            return [
                Button(self.tr("Where it went…"), self.trace, primary=True),
                Button(self.tr("Release…"), self.release),
            ]
        return [recall]

    def _with_lot(self, then: Callable[[Record], object]) -> None:
        ids = self.list.selected()
        if ids:
            self._desk.fetch(RecordOf("lot", ids[0]), lambda _, lot: then(lot) if lot else None, owner=self)

    def _open(self, form: Form, start: Values, *, changes_only: bool = False) -> None:
        show_dialog(FormDialog(self._desk, form, start, changes_only=changes_only, then=self._done, parent=self))

    def _done(self, done: Done) -> None:
        self.banner.show_answer("waiting" if done.waiting else "done", done.title, done.detail, [self._undo.button])


def _named(lot: Record) -> tuple[int, str, str]:
    return int(lot["id"]), str(lot["number"]), str(lot["status"])


def _item(lot: Record) -> str:
    return str(lot["item_id"][1])
