"""The dialogs of returns: what one field says decides what the others offer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from tracker_desktop.queries.item_parts import ItemParts
from tracker_desktop.queries.returnable import IssuesOf, Returnable
from tracker_desktop.store.done import Done
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.fields.choice_field import ChoiceField
from tracker_desktop.ui.fields.field import Field
from tracker_desktop.ui.fields.search_field import SearchField
from tracker_desktop.ui.forms import return_forms
from tracker_desktop.ui.forms.make_field import fill
from tracker_desktop.ui.forms.return_forms import Choices, Lots

Then = Callable[[Done], object]


class ReturnDialog(FormDialog):
    """Who brings it back narrows the issues; the reason says where it may go."""

    def __init__(
        self,
        desk: Desk,
        item: ItemParts,
        issues: Sequence[Returnable],
        lots: Lots,
        then: Then,
        parent: QWidget | None,
    ) -> None:
        form, start = return_forms.return_stock(item, issues, lots)
        self._item, self._issues, self._lots = item, issues, lots
        super().__init__(desk, form, start, then=then, parent=parent)
        _choice(self, "reason").changed.connect(self._reason_changed)
        holder = self.field("holder_id")
        assert isinstance(holder, SearchField)
        holder.picked.connect(self._ask_issues)
        holder.changed.connect(self._holder_changed)

    def _reason_changed(self) -> None:
        _offer(self, "to", return_forms.destinations(_choice(self, "reason").value()))

    def _holder_changed(self) -> None:
        if _value(self.field("holder_id")) is None:
            _offer(self, "issue", return_forms.issue_choices(self._issues, self._lots))

    def _ask_issues(self, holder_id: object) -> None:
        assert isinstance(holder_id, int)
        query = IssuesOf(self._item.id, holder_id)
        self._desk.fetch(query, lambda _, found: self._show_issues(holder_id, found), owner=self)

    def _show_issues(self, holder_id: int, found: Sequence[Returnable]) -> None:
        if _value(self.field("holder_id")) == holder_id:
            _offer(self, "issue", return_forms.issue_choices(found, self._lots))


class SlipReturnDialog(FormDialog):
    """All of a slip comes back: the reason says where it may go."""

    def __init__(
        self, desk: Desk, number: str, issues: Sequence[Returnable], then: Then, parent: QWidget | None
    ) -> None:
        form, start = return_forms.return_slip(number, issues)
        super().__init__(desk, form, start, then=then, parent=parent)
        _choice(self, "reason").changed.connect(self._reason_changed)

    def _reason_changed(self) -> None:
        _offer(self, "to", return_forms.destinations(_choice(self, "reason").value()))


class SupplierReturnDialog(FormDialog):
    """The lot says which deliveries it may be of; the delivery says who sent it and what it cost."""

    def __init__(
        self, desk: Desk, item: ItemParts, receipts: Sequence[Returnable], then: Then, parent: QWidget | None
    ) -> None:
        form, start = return_forms.return_to_supplier(item, receipts)
        self._receipts = receipts
        super().__init__(desk, form, start, then=then, parent=parent)
        _choice(self, "shelf").changed.connect(self._shelf_changed)
        _choice(self, "receipt").changed.connect(self._receipt_changed)
        self._shelf_changed()
        self._before = self._values()

    def _shelf_changed(self) -> None:
        shelf = _choice(self, "shelf").value()
        assert isinstance(shelf, tuple)
        _offer(self, "receipt", return_forms.receipt_choices(self._receipts, shelf[0]))
        self._receipt_changed()

    def _receipt_changed(self) -> None:
        chosen = _choice(self, "receipt").value()
        receipt = next((one for one in self._receipts if one.id == chosen), None)
        if receipt is not None:
            fill(self.field("supplier_id"), receipt.supplier)
            fill(self.field("unit_credit"), receipt.unit_cost)


def _offer(dialog: FormDialog, key: str, choices: Choices) -> None:
    """Other choices; the first of them is taken unless what was chosen is still among them."""
    field = _choice(dialog, key)
    field.set_choices(choices)


def _choice(dialog: FormDialog, key: str) -> ChoiceField:
    field = dialog.field(key)
    assert isinstance(field, ChoiceField)
    return field


def _value(field: Field) -> object:
    assert isinstance(field, SearchField)
    return field.value()
