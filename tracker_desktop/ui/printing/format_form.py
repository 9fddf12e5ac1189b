"""The fields of a label format. Pitch and gap follow each other; what is wrong stands under its field."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tracker_desktop.errors import Refused
from tracker_desktop.transactions.rules.fields import values_of
from tracker_desktop.transactions.rules.label_format_fields import LabelFormatFields, problems
from tracker_desktop.ui.fields.field import Field
from tracker_desktop.ui.fields.fields_area import FieldsArea
from tracker_desktop.ui.fields.number_fields import QuantityField
from tracker_desktop.ui.forms.make_field import fill, make_field, read
from tracker_desktop.ui.forms.rows import Ask
from tracker_desktop.ui.printing.format_rows import AXES, MAY_BE_NONE, OWN, ROLL, ROWS, SHEET, SIZES, page_of
from tracker_desktop.ui.text import named, set_role

PITCH, GAP = "pitch", "gap"
NOTHING = Decimal(0)


class FormatForm(FieldsArea):
    """Signals: changed(): a value did."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked: dict[str, tuple[Ask, Field]] = {}
        self._lead = dict.fromkeys(AXES, PITCH)
        self._active = True
        self._lay_out()
        for key, (_, field) in self._asked.items():
            field.changed.connect(lambda key=key: self._changed(key))
            if isinstance(field, QuantityField):
                field.least = NOTHING if key in MAY_BE_NONE else field.least
                field.line.editingFinished.connect(self.show_wrong)

    def field(self, key: str) -> Field:
        """The field of a key."""
        return self._asked[key][1]

    def set_fields(self, fields: LabelFormatFields) -> None:
        """Show a format."""
        page = page_of(fields)
        shown: dict[str, Any] = {**values_of(fields), "page": page}
        for way, side in AXES.items():
            pitch = shown[f"{PITCH}_{way}"] or shown[side]
            shown |= {f"{PITCH}_{way}": pitch, f"{GAP}_{way}": pitch - shown[side]}
        self._lead = dict.fromkeys(AXES, PITCH)
        self._active = fields.active
        for key, (_, field) in self._asked.items():
            fill(field, shown[key])
        self._show_rows()

    def fields(self) -> LabelFormatFields | None:
        """The format as it stands; None where something is missing or cannot be read."""
        return None if self.field("name").problem() else self.page()

    def page(self) -> LabelFormatFields | None:
        """The format as it stands, which may have no name yet; None where something else is missing."""
        if any(field.problem() for key, (_, field) in self._asked.items() if key != "name" and self._counts(key)):
            return None
        found = {key: read(ask, field) for key, (ask, field) in self._asked.items()}
        page, found["name"] = found.pop("page"), found["name"] or self.tr("New")
        for way in AXES:
            del found[f"{GAP}_{way}"]
        if page == ROLL:
            found |= {"columns": 1, "rows": 1, "margin_left": NOTHING, "margin_top": NOTHING}
        if page != OWN:
            size = SIZES.get(page, (found["label_width"], found["label_height"]))
            found |= {"page_width": size[0], "page_height": size[1]}
        for way, count in (("across", found["columns"]), ("down", found["rows"])):
            if count == 1:
                found[f"{PITCH}_{way}"] = NOTHING
        return LabelFormatFields(**found, active=self._active)

    def check(self) -> bool:
        """Show all that is wrong and go to the first of it; whether all is well."""
        wrong = [key for key, (_, field) in self._asked.items() if self._counts(key) and not field.check()]
        wrong = wrong or self.show_wrong()
        if wrong:
            self.go_to(wrong[0])
        return not wrong

    def show_wrong(self) -> list[str]:
        """Say under the fields what is wrong with the page as it stands. Returns their keys."""
        fields = self.page()
        if fields is None:
            return []
        found = {self._where(key): refused for key, refused in reversed(list(problems(fields)))}
        for key, (_, field) in self._asked.items():
            if key in found or key != "name":  # what is wrong with the name stays until it is typed again
                field.set_error(str(found[key]) if key in found else "")
        return [key for key in self._asked if key in found and self._counts(key)]

    def say_at(self, refused: Refused) -> bool:
        """Show a refusal at the field that it names; whether there is one."""
        key = self._where(str(refused.params.get("key", "")))
        if key not in self._asked:
            return False
        self.field(key).set_error(str(refused))
        self.go_to(key)
        return True

    def go_to(self, key: str) -> None:
        """Put the keyboard into a field, in sight."""
        self.field(key).setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(self.field(key))

    def _changed(self, key: str) -> None:
        kind, _, way = key.partition("_")
        if kind in (PITCH, GAP):
            self._lead[way] = kind
        for one in AXES:
            self._follow(one)
        if key in ("page", "columns", "rows", "codes"):
            self._show_rows()
        self.changed.emit()

    def _follow(self, way: str) -> None:
        """Of pitch and gap the one that was typed last stays, and the other follows."""
        side, typed = self._number(AXES[way]), self._number(f"{self._lead[way]}_{way}")
        if side is None or typed is None:
            return
        other, length = (GAP, typed - side) if self._lead[way] == PITCH else (PITCH, typed + side)
        fill(self.field(f"{other}_{way}"), length)

    def _number(self, key: str) -> Decimal | None:
        field = self.field(key)
        return field.value() if isinstance(field, QuantityField) else None

    def _counts(self, key: str) -> bool:
        """Whether a field is asked for: a roll has no grid, a paper its size, and one column no pitch."""
        page = read(*self._asked["page"])
        if key in SHEET and page == ROLL:
            return False
        if key in ("page_width", "page_height"):
            return bool(page == OWN)
        kind, _, way = key.partition("_")
        if kind in (PITCH, GAP):
            several = self._number("columns" if way == "across" else "rows") != 1
            return several and kind == self._lead[way]
        return True

    def _show_rows(self) -> None:
        page = read(*self._asked["page"])
        for key in SHEET:
            self.field(key).setVisible(page != ROLL)
        for key in ("page_width", "page_height"):
            self.field(key).setVisible(page == OWN)
        for way, count in (("across", "columns"), ("down", "rows")):
            for kind in (PITCH, GAP):
                self.field(f"{kind}_{way}").setEnabled(self._number(count) != 1)
        self.field("square").setEnabled(read(*self._asked["codes"]) != "bars")

    def _where(self, key: str) -> str:
        """The field at which something about a key is said: where the pitch follows, at the gap."""
        kind, _, way = key.partition("_")
        return f"{self._lead[way]}_{way}" if kind == PITCH else key

    def _lay_out(self) -> None:
        named(self, self.tr("Label format"))
        set_role(self, "plain")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(12)
        for asks in ROWS:
            column.addLayout(self._row(asks))
        column.addStretch(1)
        self.setWidget(inside)

    def _row(self, asks: Iterable[Ask]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        for ask in asks:
            field = make_field(ask)
            self._asked[ask.key] = (ask, field)
            row.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        return row
