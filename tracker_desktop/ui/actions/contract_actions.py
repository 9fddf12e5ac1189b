"""What the window does about licences and contracts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tracker_desktop.queries.contract_facts import HoldersOf
from tracker_desktop.queries.tags import TagsOf
from tracker_desktop.ui.dialogs.contracts_dialog import ContractsDialog
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.forms import contract_forms
from tracker_desktop.ui.forms.rows import Form

if TYPE_CHECKING:
    from tracker_desktop.ui.main_window import MainWindow


class ContractActions(QObject):
    """One method for each command."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk

    def open(self, view: str = "in_force") -> None:
        """A view of the list of licences and contracts."""
        window = self._window
        dialog = ContractsDialog(self._desk, view, window)
        dialog.files_wanted.connect(lambda one: window.files.of_record("contract", one.id, one.name))
        window.counter.open_dialog(dialog)

    def add_assets(self) -> None:
        """Put the chosen assets on a contract."""
        ids = self._window.chosen().get("asset", [])
        if ids:
            query = TagsOf(tuple(ids))
            self._desk.fetch(query, lambda _, tags: self._ask(contract_forms.add_to(ids, tags)), owner=self)

    def add_holders(self, kind: str, ids: Sequence[int]) -> None:
        """Put people or departments on a contract; `kind` is their list."""
        query = HoldersOf(kind, tuple(ids))
        self._desk.fetch(query, lambda _, found: self._ask(contract_forms.add_holders(kind, found)), owner=self)

    def _ask(self, form: Form) -> None:
        counter = self._window.counter
        counter.open_dialog(FormDialog(self._desk, form, then=counter.show_done, parent=counter.in_front()))
