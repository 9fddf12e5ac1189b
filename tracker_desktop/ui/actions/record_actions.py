"""New and edited records, and the lists of people, places, departments, categories, suppliers and operators."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from tracker_desktop.queries.audit_cycle import Cycle, CycleOf
from tracker_desktop.queries.record import RecordOf
from tracker_desktop.scanning.item_code import item_code
from tracker_desktop.store.done import Done
from tracker_desktop.ui.dialogs.ask import ask
from tracker_desktop.ui.dialogs.asset_dialog import AssetDialog
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.dialogs.records_dialog import ForRecords, RecordsDialog
from tracker_desktop.ui.forms.asset_forms import NEW_ASSET, new_asset
from tracker_desktop.ui.forms.cycle_form import cycle_form
from tracker_desktop.ui.forms.item_parts import ALIAS
from tracker_desktop.ui.forms.record_forms import RECORD_FORMS
from tracker_desktop.ui.forms.rows import Form

if TYPE_CHECKING:
    from tracker_desktop.ui.main_window import MainWindow

ASSET, ITEM = "asset", "item"
KIND_OF_MODE = {"check_out": ASSET, "check_in": ASSET, "receive": ITEM, "issue": ITEM}
"""What a code that is new must be, for the mode to take it."""
LISTS = {
    "person": "people",
    "place": "places",
    "department": "departments",
    "charge_code": "charge_codes",
    "kit": "kits",
    "asset_kit": "asset_kits",
}


class RecordActions(QObject):
    """Opens the forms and the lists of records."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk

    def new(self, kind: str) -> None:
        """A new asset or item, or a new record of one of the lists."""
        if kind == "items":
            self._window.stock.new()
        elif kind == "assets":
            self._open(new_asset(), {"condition": "good"})
        else:
            self._open(RECORD_FORMS[kind].new(), {"active": True})

    def new_with_code(self, code: str, mode: str) -> None:
        """A new record that gets a code that was scanned and is unknown: of the kind that the mode takes, an item where
        it is a product number, and else as the clerk says."""
        kind = KIND_OF_MODE.get(mode) or (ITEM if item_code(code)[0] != ALIAS else None)
        if kind is not None:
            self._new_with_code(kind, code)
            return
        title = self.tr("New record with the code {0}").format(code)
        offered = ((ASSET, self.tr("Asset: it comes back")), (ITEM, self.tr("Stock: it is used up")))
        ask(self._window, title, self.tr("What is it?"), offered, lambda kind: self._new_with_code(kind, code))

    def _new_with_code(self, kind: object, code: str) -> None:
        if kind == ITEM:
            self._window.stock.new(code)
        elif kind == ASSET:
            self._open(new_asset(), {"condition": "good", "tag": code}, code)

    def open(self, kind: str) -> None:
        """The list of a kind of record, with its forms."""
        self._window.counter.open_dialog(self._list(kind))

    def _list(self, kind: str) -> RecordsDialog:
        window = self._window
        more: list[tuple[str, ForRecords]] = []
        if kind in ("people", "places", "departments"):
            more.append((self.tr("Statement…"), lambda ids: window.papers.statement(kind, ids[0])))
        if kind == "people":
            more.append((self.tr("Clearance…"), lambda ids: window.papers.clearance(kind, ids[0])))
            more.append((self.tr("Badges…"), lambda ids: window.labels.records(kind, ids)))
            more.append((self.tr("Training…"), window.lending.train))
        if kind in ("people", "departments"):
            more.append((self.tr("Add to a contract…"), lambda ids: window.contracts.add_holders(kind, ids)))
        if kind == "asset_kits":
            more += window.asset_kits.buttons()
        if kind in ("places", "kits", "asset_kits"):
            more.append((self.tr("Labels…"), lambda ids: window.labels.records(kind, ids)))
        if kind in ("places", "departments"):
            more.append((self.tr("Audit cycle…"), lambda ids: self._audit_cycle(kind, ids[0])))
        return RecordsDialog(self._desk, kind, window, more)

    def _audit_cycle(self, kind: str, record_id: int) -> None:
        def got(_: int, cycle: Cycle | None) -> None:
            if cycle is not None:
                self._open(cycle_form(cycle), {"months": cycle.months}, changes_only=True)

        self._desk.fetch(CycleOf(kind, record_id), got, owner=self)

    def show(self, kind: str, record_id: int) -> None:
        """One record that was scanned: an asset or item in its tab, the others in their list."""
        if kind in LISTS:
            dialog = self._list(LISTS[kind])
            self._window.counter.open_dialog(dialog)
            dialog.show_record(record_id)
        elif kind == "document":
            self._desk.fetch(RecordOf("document", record_id), lambda _, row: self._show_paper(row), owner=self)

    def _show_paper(self, row: Mapping[str, Any] | None) -> None:
        if row is not None:
            self._window.show_document(str(row["number"]))

    def _open(self, form: Form, start: dict[str, Any], code: str = "", *, changes_only: bool = False) -> None:
        counter = self._window.counter

        def then(done: Done) -> None:
            if code:
                counter.take_again(code, done)
                return
            counter.show_done(done)
            counter.show_about(done.about)

        parent = counter.in_front()
        make = AssetDialog if form.title == NEW_ASSET else FormDialog
        counter.open_dialog(make(self._desk, form, start, changes_only=changes_only, then=then, parent=parent))
