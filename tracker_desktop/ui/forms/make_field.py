"""Makes the widget of each kind of field, and reads and fills it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QCheckBox

from tracker_desktop.ui.fields.choice_field import ChoiceField
from tracker_desktop.ui.fields.code_field import CodeField
from tracker_desktop.ui.fields.date_field import DateField
from tracker_desktop.ui.fields.field import Field
from tracker_desktop.ui.fields.files_field import FilesField
from tracker_desktop.ui.fields.number_fields import MoneyField, NumberField, QuantityField
from tracker_desktop.ui.fields.search_field import SearchField
from tracker_desktop.ui.fields.table_field import TableField
from tracker_desktop.ui.fields.text_field import NoteField, TextField
from tracker_desktop.ui.fields.ticks_field import TicksField
from tracker_desktop.ui.forms.rows import Ask

TICKS_HEIGHT = 190


class FlagField(Field):
    """Yes or no."""

    def __init__(self, label: str, *, hint: str = "") -> None:
        self.box = QCheckBox(label.replace("&", "&&"))
        super().__init__("", self.box, hint)
        self.box.setAccessibleName(label)
        self.box.toggled.connect(self.changed)

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def set_value(self, value: bool | None) -> None:
        """Tick it or not."""
        self.box.setChecked(bool(value))


class LinesField(NoteField):
    """One text a line."""

    def texts(self) -> tuple[str, ...]:
        """The lines that are not empty."""
        return tuple(line.strip() for line in self.value().splitlines() if line.strip())

    def set_texts(self, texts: tuple[str, ...] | list[str] | None) -> None:
        """Show one text a line."""
        self.set_value("\n".join(texts or ()))


MAKERS: Mapping[str, Callable[[Ask], Field]] = {
    "text": lambda ask: TextField(ask.label, hint=ask.hint, longest=ask.longest, required=ask.required),
    "code": lambda ask: CodeField(ask.label, hint=ask.hint, required=ask.required),
    "note": lambda ask: NoteField(ask.label, hint=ask.hint),
    "lines": lambda ask: LinesField(ask.label, hint=ask.hint, lines=4),
    "money": lambda ask: MoneyField(ask.label, hint=ask.hint, required=ask.required),
    "cost": lambda ask: MoneyField(ask.label, decimals=4, fixed=False, hint=ask.hint, required=ask.required),
    "quantity": lambda ask: QuantityField(ask.label, hint=ask.hint, required=ask.required),
    "whole": lambda ask: QuantityField(ask.label, whole=True, hint=ask.hint, required=ask.required),
    "number": lambda ask: NumberField(ask.label, hint=ask.hint, required=ask.required),
    "date": lambda ask: DateField(ask.label, hint=ask.hint, required=ask.required, past=ask.past),
    "choice": lambda ask: ChoiceField(ask.label, ask.choices, hint=ask.hint),
    "search": lambda ask: SearchField(ask.label, hint=ask.hint, required=ask.required),
    "flag": lambda ask: FlagField(ask.label, hint=ask.hint),
    "table": lambda ask: TableField(ask.label, ask.columns, hint=ask.hint),
    "ticks": lambda ask: TicksField(
        ask.label, [(str(key), words) for key, words in ask.choices], hint=ask.hint, height=TICKS_HEIGHT
    ),
    "files": lambda ask: FilesField(ask.label, hint=ask.hint),
}


def make_field(ask: Ask) -> Field:
    """The widget for one row of a form."""
    return MAKERS[ask.kind](ask)


def read(ask: Ask, field: Field) -> Any:
    """What stands in a field; None where it is empty."""
    if isinstance(field, LinesField):
        return field.texts()
    value = field.value()  # type: ignore[attr-defined]
    if ask.kind == "whole" and value is not None:
        return int(value)
    return None if value == "" else value


def fill(field: Field, value: Any) -> None:
    """Show a value in a field; for a search field (id, words)."""
    if isinstance(field, LinesField):
        field.set_texts(value)
    elif isinstance(field, SearchField):
        field.set_value(*(value or (None, "")))
    elif isinstance(field, TextField | NoteField):
        field.set_value(value or "")
    elif isinstance(field, MoneyField | NumberField | QuantityField):
        field.set_value(None if value is None else Decimal(value))
    else:
        field.set_value(value)  # type: ignore[attr-defined]
