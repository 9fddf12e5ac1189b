"""Several fields of many assets at once: those that are ticked, with a look at how many it would change."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from tracker_desktop.queries.edit_preview import EditPreview
from tracker_desktop.queries.own_fields import OwnFieldRow
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.edit_assets import EditAssets
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.fields.ticks_field import TicksField
from tracker_desktop.ui.forms.asset_forms import MANY
from tracker_desktop.ui.forms.make_field import read
from tracker_desktop.ui.forms.own_forms import own_ask, sorted_out
from tracker_desktop.ui.forms.rows import Ask, Form, Values

FIELDS = "fields"
IN_A_ROW = 2
PAUSE = 250
"""Milliseconds after the last key before it is counted what would change."""
NO_ONE = (None, "Choose one")


class EditManyDialog(FormDialog):
    """An empty field empties it in all of them."""

    def __init__(
        self,
        desk: Desk,
        asset_ids: Sequence[int],
        own: Sequence[OwnFieldRow],
        *,
        then: Callable[[Done], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        asks = [*(_with_none(ask) for ask in MANY), *(replace(own_ask(field), required=False) for field in own)]
        self._asks = {ask.key: ask for ask in asks}
        self._ids = tuple(asset_ids)
        ticks = Ask(
            FIELDS,
            "Fields to change",
            "ticks",
            hint="All assets get the same values in the fields that you tick.",
            choices=tuple((ask.key, ask.label) for ask in asks),
        )
        form = Form(f"Edit {len(asset_ids):,} assets", ((ticks,),), self._make_edit, width=760, height=620)
        super().__init__(desk, form, then=then, parent=parent)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._preview)
        self.field(FIELDS).changed.connect(self._ticked)
        self.strip.show_text("", self.tr("Tick the fields that are to change."))

    def send(self) -> None:
        """Only where something is ticked, and a choice is made."""
        missing = [ask for ask in self._shown() if ask.kind == "choice" and ask.key in _NEEDED and not self._read(ask)]
        for ask in missing:
            self.field(ask.key).set_error(self.tr("Choose one."))
        if not self._shown():
            self.banner.show_answer("warning", self.tr("Tick a field first."))
        elif not missing:
            super().send()

    def _ticked(self) -> None:
        keys = self._keys()
        rows = [[self._asks[key] for key in keys[at : at + IN_A_ROW]] for at in range(0, len(keys), IN_A_ROW)]
        self.show_more(rows, {})
        for key in keys:
            self.field(key).changed.connect(self._pause.start)
        self._pause.start()

    def _keys(self) -> tuple[str, ...]:
        ticks = self.field(FIELDS)
        return ticks.value() if isinstance(ticks, TicksField) else ()

    def _shown(self) -> list[Ask]:
        return [self._asks[key] for key in self._keys()]

    def _read(self, ask: Ask) -> Any:
        return read(ask, self.field(ask.key))

    def _given(self) -> dict[str, Any]:
        return sorted_out({ask.key: self._read(ask) for ask in self._shown()})

    def _make_edit(self, values: Values) -> EditAssets:
        return EditAssets(self._ids, sorted_out({key: values[key] for key in self._keys()}))

    def _preview(self) -> None:
        values = self._given()
        own = {given.field_id: given.value for given in values.pop("own", ())}
        if not (values or own):
            self.strip.show_text("", self.tr("Tick the fields that are to change."))
            return
        query = EditPreview(self._ids, values, own)
        self._desk.fetch(query, lambda _, count: self._say(count), owner=self)

    def _say(self, count: int | None) -> None:
        of = f"{len(self._ids):,}"
        if count is None:
            said = self.tr("{0} chosen").format(of)
        elif count == len(self._ids):
            said = self.tr("All {0} will change.").format(of)
        elif count:
            said = self.tr("{0} of {1} will change; the others have these values already.").format(f"{count:,}", of)
        else:
            said = self.tr("None of {0} will change: all have these values already.").format(of)
        self.strip.show_text("", said)


_NEEDED = frozenset(ask.key for ask in MANY if ask.kind == "choice")


def _with_none(ask: Ask) -> Ask:
    """Nothing is required of a field that is only changed, and a choice begins with none."""
    offered: Mapping[str, Any] = {"choices": (NO_ONE, *ask.choices)} if ask.kind == "choice" else {}
    return replace(ask, hint=ask.hint if ask.kind == "choice" else "", **offered)
