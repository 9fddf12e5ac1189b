"""The form of a report: one field for each of its parameters, made from its table."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tracker_desktop.queries.office import Office
from tracker_desktop.reports.parameters import Parameter
from tracker_desktop.reports.report import Report
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.fields.choice_field import ChoiceField
from tracker_desktop.ui.fields.field import Field
from tracker_desktop.ui.fields.number_fields import QuantityField
from tracker_desktop.ui.fields.search_field import SearchField
from tracker_desktop.ui.fields.searching import connect_search
from tracker_desktop.ui.forms.make_field import fill, make_field, read
from tracker_desktop.ui.forms.rows import Ask, Kind

KINDS: Mapping[str, Kind] = {"date": "date", "days": "whole", "amount": "whole", "choice": "choice"}
"""The field of each kind of parameter; all others are found by what is typed or scanned."""
HOLDERS = ("person", "department", "place")
FOUND_AS = {"place": "any_place"}
IN_A_ROW = 4


class ReportForm(QWidget):
    """Signals: changed(): other values; picked(): a record was found, or one of some choices taken."""

    changed = Signal()
    picked = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._asked: dict[str, tuple[Ask, Field]] = {}
        self._inside: QWidget | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)

    def show_report(self, report: Report, office: Office, values: Mapping[str, Any] | None = None) -> None:
        """Ask what this report is asked for, beginning with these dates, numbers and choices, else its defaults."""
        if self._inside is not None:
            self._inside.setParent(None)
            self._inside.deleteLater()
        self._inside = QWidget()
        self._asked = {}
        rows = QVBoxLayout(self._inside)
        rows.setContentsMargins(0, 0, 0, 0)
        for start in range(0, len(report.parameters), IN_A_ROW):
            row = QHBoxLayout()
            row.setSpacing(12)
            for parameter in report.parameters[start : start + IN_A_ROW]:
                row.addWidget(self._make(parameter, office), 1, Qt.AlignmentFlag.AlignTop)
            rows.addLayout(row)
        for key, value in (values or {}).items():
            fill(self.field(key), value)
        self._box.addWidget(self._inside)
        self.setVisible(bool(report.parameters))

    def field(self, key: str) -> Field:
        """The field of a parameter."""
        return self._asked[key][1]

    def fields(self) -> list[Field]:
        """The fields, as they stand."""
        return [field for _, field in self._asked.values()]

    def values(self) -> dict[str, Any]:
        """What is asked for, by key; without what was left open."""
        found = {key: read(ask, field) for key, (ask, field) in self._asked.items()}
        return {key: value for key, value in found.items() if value is not None}

    def lacks(self) -> Field | None:
        """The first field without which there is no report."""
        values = self.values()
        return next((field for key, (ask, field) in self._asked.items() if ask.required and key not in values), None)

    def wrong(self) -> Field | None:
        """The first field that cannot be read; each says what is wrong with it."""
        return next(iter([field for _, field in self._asked.values() if not field.check()]), None)

    def _make(self, parameter: Parameter, office: Office) -> Field:
        ask = ask_of(parameter)
        field = make_field(ask)
        if isinstance(field, SearchField):
            connect_search(self._desk, field, ask.kinds, holders=parameter.kind == "holder")
            field.picked.connect(lambda _: self.picked.emit())
        elif isinstance(field, QuantityField):
            field.least = Decimal(0)
        elif isinstance(field, ChoiceField):
            field.changed.connect(self.picked)
        if parameter.default is not None:
            fill(field, parameter.default(office))
        field.changed.connect(self.changed)
        self._asked[parameter.key] = (ask, field)
        return field


def ask_of(parameter: Parameter) -> Ask:
    """The row of a form for a parameter."""
    kinds = HOLDERS if parameter.kind == "holder" else (FOUND_AS.get(parameter.kind, parameter.kind),)
    choices: tuple[tuple[object, str], ...] = ((None, "All"), *parameter.choices)
    return Ask(
        parameter.key,
        parameter.label,
        KINDS.get(parameter.kind, "search"),
        required=parameter.required,
        hint=parameter.hint,
        kinds=() if parameter.kind in KINDS else kinds,
        choices=choices if parameter.kind == "choice" else (),
        past=parameter.kind == "date",
    )
