"""Reads a record as its form shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tracker_desktop.queries.asset_kit_facts import AssetKitFactsOf
from tracker_desktop.queries.kit_facts import KitFacts, KitFactsOf
from tracker_desktop.queries.record import RecordOf
from tracker_desktop.transactions.rules.choices import ROLES
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.forms.asset_kit_parts import shown
from tracker_desktop.ui.forms.checklist_table import checklist_rows
from tracker_desktop.ui.forms.kit_parts import kit_rows
from tracker_desktop.ui.forms.rows import Values
from tracker_desktop.ui.forms.scheme_forms import shown_rates

KITS, ASSET_KITS = "kits", "asset_kits"
Opened = Callable[[int, str, Values], object]
TABLES: Mapping[str, tuple[str, str]] = {
    "assets": ("asset", "tag"),
    "items": ("item", "sku"),
    "people": ("person", "name"),
    "departments": ("department", "name"),
    "places": ("place", "path"),
    "categories": ("category", "name"),
    "schemes": ("depreciation_scheme", "name"),
    "suppliers": ("supplier", "name"),
    "charge_codes": ("charge_code", "code"),
    "contracts": ("contract", "name"),
    "kits": ("stock_kit", "name"),
    "own_fields": ("own_field", "name"),
    "operators": ("operator", "person_id"),
}


def read_record(desk: Desk, kind: str, record_id: int, then: Opened) -> None:
    """Read a record of a list and give `then` its id, its name and the values of its form."""
    if kind == ASSET_KITS:
        desk.fetch(AssetKitFactsOf(record_id), lambda _, kit: then(kit.id, kit.code, shown(kit)) if kit else None)
        return
    if kind == KITS:
        desk.fetch(KitFactsOf(record_id), lambda _, kit: _got_kit(kit, then))
        return
    table, name = TABLES[kind]

    def got(_seq: int, values: Mapping[str, Any] | None) -> None:
        if values is not None:
            called = values[name]
            then(record_id, str(called[1] if isinstance(called, tuple) else called), _shown(kind, values))

    desk.fetch(RecordOf(table, record_id), got)


def _got_kit(kit: KitFacts | None, then: Opened) -> None:
    if kit is not None:
        fields = {"code": kit.code, "name": kit.name, "notes": kit.notes, "active": kit.active}
        then(kit.id, kit.name, {**fields, "parts": kit_rows(kit)})


def _shown(kind: str, values: Mapping[str, Any]) -> Values:
    shown = dict(values)
    if kind == "categories":
        shown["checklist"] = checklist_rows(values["checklist"])
    if kind == "operators":
        shown.update({f"role {role}": role in values["roles"] for role in ROLES})
    if kind == "schemes":
        shown["rates"] = shown_rates(values["rates"])
    if kind == "items":
        shown["group"] = values["item_group"]
    return shown
