"""The list of licences and contracts: new, edit, who is on one, renew, end."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tracker_desktop.queries.contract_facts import ContractFacts, ContractFactsOf
from tracker_desktop.queries.office import Office, OfficeFacts
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.dialogs.frame import show_dialog
from tracker_desktop.ui.dialogs.records_dialog import RecordsDialog
from tracker_desktop.ui.dialogs.seats_dialog import SeatsDialog
from tracker_desktop.ui.forms import contract_forms
from tracker_desktop.ui.forms.rows import Form, Values


class ContractsDialog(RecordsDialog):
    """Enter edits the chosen one. Signals: files_wanted(object): the contract whose photos and documents are wanted."""

    files_wanted = Signal(object)

    def __init__(self, desk: Desk, view: str, parent: QWidget | None = None) -> None:
        more = (
            (self.tr("Who is on it…"), lambda ids: self._with(ids[0], self._seats)),
            (self.tr("Renew…"), lambda ids: self._with(ids[0], self._renew)),
            (self.tr("End…"), lambda ids: self._with(ids[0], self._end)),
            (self.tr("Files…"), lambda ids: self._with(ids[0], self.files_wanted.emit)),
        )
        super().__init__(desk, "contracts", parent, more)
        self.list.show_view(view)

    def _with(self, contract_id: int, then: Callable[[ContractFacts], object]) -> None:
        def got(_: int, contract: ContractFacts | None) -> None:
            if contract is not None:
                then(contract)

        self._desk.fetch(ContractFactsOf(contract_id), got, owner=self)

    def _seats(self, contract: ContractFacts) -> None:
        show_dialog(SeatsDialog(self._desk, contract, self))

    def _renew(self, contract: ContractFacts) -> None:
        self._desk.fetch(OfficeFacts(), partial(self._ask_renewal, contract), owner=self)

    def _ask_renewal(self, contract: ContractFacts, _: int, office: Office) -> None:
        self._ask(*contract_forms.renew(contract, office.today))

    def _end(self, contract: ContractFacts) -> None:
        self._ask(contract_forms.end(contract), {})

    def _ask(self, form: Form, start: Values) -> None:
        show_dialog(FormDialog(self._desk, form, start, then=self._done, parent=self))
