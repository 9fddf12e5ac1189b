"""The form of an asset: the fields of one's own that its category has come and go with the category."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tracker_desktop.queries.own_fields import OwnFieldRow, OwnFieldsOf
from tracker_desktop.store.done import Done
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.fields.search_field import SearchField
from tracker_desktop.ui.fields.table_field import TableField
from tracker_desktop.ui.forms.asset_forms import PIECES
from tracker_desktop.ui.forms.own_forms import own_rows, own_start
from tracker_desktop.ui.forms.rows import Form

CATEGORY = "category_id"


class AssetDialog(FormDialog):
    """`own` is what the asset has in its fields, by the id of the field."""

    def __init__(
        self,
        desk: Desk,
        form: Form,
        start: Mapping[str, Any] | None = None,
        own: Mapping[int, str] | None = None,
        *,
        changes_only: bool = False,
        then: Callable[[Done], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(desk, form, start, changes_only=changes_only, then=then, parent=parent)
        self._own = own or {}
        self._of: object = ()
        category = self.field(CATEGORY)
        category.changed.connect(self._ask)
        if isinstance(category, SearchField):
            category.picked.connect(lambda _: self._ask())
        self._ask()
        first = self.field(form.first) if form.first else None
        if isinstance(first, TableField):
            first.cell(0, PIECES.columns[0].key).setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self) -> None:
        """The fields of the category chosen; while one is being typed those of before stay."""
        category = self.field(CATEGORY)
        of = category.value() if isinstance(category, SearchField) else None
        unknown = of is None and isinstance(category, SearchField) and bool(category.text())
        if of == self._of or unknown:
            return
        self._of = of
        query = OwnFieldsOf(of if isinstance(of, int) else None)
        self._desk.fetch(query, lambda _, fields: self._show(of, fields), owner=self)

    def _show(self, of: object, fields: tuple[OwnFieldRow, ...]) -> None:
        if of == self._of and (fields or self._more is not None):
            self.show_more(own_rows(fields), own_start(fields, self._own))
