"""The settings of the office: one field a row of settings.OPTIONS; each change is a transaction of its own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from tracker_desktop.errors import Refused
from tracker_desktop.queries.listing import LISTINGS, ListPage, Row
from tracker_desktop.queries.office import Settings
from tracker_desktop.scanning.match import Resolution
from tracker_desktop.scanning.resolve import Resolving
from tracker_desktop.settings import OPTIONS, Option
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.frame import DialogFrame
from tracker_desktop.ui.fields.field import Field
from tracker_desktop.ui.fields.fields_area import FieldsArea
from tracker_desktop.ui.fields.number_fields import QuantityField
from tracker_desktop.ui.fields.search_field import SearchField
from tracker_desktop.ui.fields.searching import connect_search
from tracker_desktop.ui.fields.zones import connect_zones
from tracker_desktop.ui.forms.make_field import fill, make_field, read
from tracker_desktop.ui.forms.rows import Ask, Kind
from tracker_desktop.ui.text import named, set_role

ZONE = "office.zone"
PLACES = ("returns.place", "stock.hold_place")
"""Kept by the code of the place, and asked for by a search."""
CLOSED = "stock.closed_until"
"""Kept as 2026-11-24, and typed as every other day."""
KINDS: Mapping[str, Kind] = {**dict.fromkeys((ZONE, *PLACES), "search"), CLOSED: "date"}
"""How a setting is asked for where its type does not say."""
BY_TYPE: Mapping[type, Kind] = {str: "text", int: "whole", bool: "flag"}
ROWS = (
    ("office.name", "office.zone"),
    ("office.address",),
    ("money.currency", "money.decimals", "tags.digits"),
    ("loan.days", "loan.notice_days", "loan.statement_days"),
    ("reservations.no_show_hours", "assets.idle_days", "assets.warranty_days"),
    ("maintenance.due_days", "maintenance.labour_rate", "contracts.notice_days"),
    ("stock.expiring_days", "stock.transfer_days", "fiscal.start"),
    ("files.folder", "files.most_megabytes"),
    ("returns.place", "stock.hold_place", "stock.closed_until"),
    ("paper.size", "labels.owner"),
    ("orders.service_level", "orders.lead_days", "orders.review_days"),
    ("orders.history_days", "orders.cost", "orders.carrying_percent"),
    ("costs.insurance_percent", "costs.tax_percent", "costs.maintenance_percent"),
    ("approvals.second_person", "stock.scrap_limit"),
    ("audits.write_off_limit", "counts.approval_limit"),
    ("counts.per_year_a", "counts.per_year_b", "counts.per_year_c"),
    ("counts.tolerance_percent_a", "counts.tolerance_percent_b", "counts.tolerance_percent_c"),
    ("counts.tolerance_number", "counts.tolerance_value"),
)
"""Which settings stand side by side; what is in no row gets one of its own."""


@dataclass(frozen=True)
class Changed:
    """A setting that was changed: its key, its value now, and the entry."""

    key: str
    value: str | int | bool
    done: Done


class SettingsDialog(DialogFrame):
    """Signals: saved(object): what was Changed, a tuple in the order of posting, when the dialog closes."""

    saved = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Settings"), self.tr("They hold for the whole office, at every desk."), parent=parent)
        self._desk = desk
        self._options = {option.key: option for option in OPTIONS}
        self._fields: dict[str, tuple[Ask, Field]] = {}
        self._before: dict[str, Any] = {}
        self._posted: list[Changed] = []
        self._lay_out_fields()
        self.resize(860, 720)
        self.set_buttons(
            [
                Button(self.tr("Cancel  Esc"), self.reject),
                Button(self.tr("Save  Ctrl+Enter"), self.send, primary=True),
            ]
        )
        self.set_busy(True)
        desk.fetch(Settings(), lambda _, values: self._fill(values), owner=self, refused=self._refused)
        self.finished.connect(lambda _: self.saved.emit(tuple(self._posted)) if self._posted else None)

    def field(self, key: str) -> Field:
        """The field of a setting."""
        return self._fields[key][1]

    def send(self) -> None:
        """Check, then save what was changed, one after the other."""
        wrong = [field for _, field in self._fields.values() if not field.check()]
        if wrong:
            wrong[0].setFocus(Qt.FocusReason.OtherFocusReason)
            return
        changed = {key: value for key, value in self._values().items() if value != self._before[key]}
        if not changed:
            self.accept()
            return
        self.banner.clear()
        self.set_busy(True)
        keys = [key for key in PLACES if changed.get(key) is not None]
        if not keys:
            self._send_next(changed)
        else:
            page = ListPage("places", tuple(changed[key] for key in keys))
            self._desk.fetch(
                page, lambda _, rows: self._with_codes(changed, keys, rows), owner=self, refused=self._refused
            )

    def reject(self) -> None:
        """Close without saving; what was typed is asked about once."""
        if self._values() == self._before or not self._before or self.banner.outcome == "warning":
            super().reject()
            return
        text = self.tr("Press Esc once more to throw away what you typed.")
        self.banner.show_answer("warning", self.tr("Not saved yet."), text, sound=False)

    # --- filling

    def _fill(self, values: Mapping[str, Any]) -> None:
        for key, (_, field) in self._fields.items():
            value = values[key]
            if key in PLACES:
                continue
            if key == CLOSED:
                fill(field, dt.date.fromisoformat(value) if value else None)
                continue
            number = isinstance(value, int) and not isinstance(value, bool)
            fill(field, (value, value) if key == ZONE else Decimal(value) if number else value)
        self._fill_places([(key, values[key]) for key in PLACES if values[key]])

    def _fill_places(self, left: list[tuple[str, str]]) -> None:
        """Show the places with these codes, one after the other."""
        if not left:
            self._filled()
            return
        (key, code), *rest = left

        def show(found: Resolution) -> None:
            places = [match for match in found.matches if match.kind == "place"]
            if places:
                fill(self.field(key), (places[0].id, places[0].label))
            else:
                self.field(key).set_hint(self.tr("No place has the code {0} any more.").format(code))
            self._fill_places(rest)

        query = Resolving(code, typed=False, prefer=("place",))
        self._desk.fetch(query, lambda _, found: show(found), owner=self, refused=self._refused)

    def _filled(self) -> None:
        self._before = self._values()
        self.set_busy(False)
        next(iter(self._fields.values()))[1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _values(self) -> dict[str, Any]:
        values = {key: read(ask, field) for key, (ask, field) in self._fields.items()}
        closed = values.get(CLOSED)
        return values if closed is None else {**values, CLOSED: closed.isoformat()}

    # --- saving

    def _with_codes(self, changed: dict[str, Any], keys: Sequence[str], rows: Sequence[Row | None]) -> None:
        column = [column.key for column in LISTINGS["places"].columns].index("code")
        codes = {key: row[column] for key, row in zip(keys, rows, strict=True) if row is not None}
        if len(codes) < len(keys):
            self._refused(Refused("gone"))
        else:
            self._send_next({**changed, **codes})

    def _send_next(self, changed: dict[str, Any]) -> None:
        key, rest = next(iter(changed)), dict(list(changed.items())[1:])
        value = "" if changed[key] is None else changed[key]

        def then(done: Done) -> None:
            self._posted.append(Changed(key, value, done))
            self._before[key] = self._values()[key]
            if rest:
                self._send_next(rest)
            else:
                self.accept()

        self._desk.perform(ChangeSetting(key, value), then, self._refused, owner=self)

    def _refused(self, refused: Refused) -> None:
        self.set_busy(False)
        key = str(refused.params.get("key", ""))
        if key in self._fields:
            self.field(key).set_error(str(refused))
            self.field(key).setFocus(Qt.FocusReason.OtherFocusReason)
        self.banner.show_answer("refused", str(refused))

    # --- building

    def _lay_out_fields(self) -> None:
        placed = {key for row in ROWS for key in row}
        alone = tuple((option.key,) for option in OPTIONS if option.key not in placed)
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 12, 0)
        rows.setSpacing(12)
        area = named(FieldsArea(), self.tr("Settings"))
        set_role(area, "plain")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        self.body.addWidget(area, 1)
        for row in (*ROWS, *alone):
            made = [self._make(self._options[key]) for key in row]
            rows.addLayout(self.row_of(*made))
        rows.addStretch(1)

    def _make(self, option: Option) -> Field:
        kind = "choice" if option.choices else KINDS.get(option.key) or BY_TYPE[option.type]
        label = QCoreApplication.translate("Settings", option.label)
        hint = QCoreApplication.translate("Settings", option.hint) if option.hint else ""
        choices = tuple((choice, choice) for choice in option.choices)
        ask = Ask(
            option.key, label, kind, required=option.default != "", hint=hint, choices=choices, past=kind == "date"
        )
        field = make_field(ask)
        if isinstance(field, QuantityField):
            field.least = Decimal(0)
        if isinstance(field, SearchField):
            if option.key == ZONE:
                connect_zones(field)
            else:
                connect_search(self._desk, field, ("place",))
        self._fields[option.key] = (ask, field)
        return field
