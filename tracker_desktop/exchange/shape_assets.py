"""A row of an asset list as our fields.

What a clerk reads first is what the thing is: the description is the model, and the name that other programs give a
single asset goes to the notes ("Name: Backhoe") where it says something else. A company there is whom the asset belongs
to inside the organisation: it becomes the department it is allotted to, unless the file has a column of departments;
then it goes to the notes. "Location" is home and current place; what is checked out to a place is at that place.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from tracker_desktop.errors import Refused
from tracker_desktop.exchange.cells import Cells
from tracker_desktop.exchange.headers import ASSETS
from tracker_desktop.exchange.own_columns import own_values
from tracker_desktop.exchange.statuses import condition_of, state_of
from tracker_desktop.exchange.values import months_later, whole
from tracker_desktop.models.holders import HolderKind
from tracker_desktop.transactions.importing.given import HolderGiven

NOON = dt.time(12, tzinfo=dt.UTC)
CODES = ("tag", "serial", "model_number", "order_number")
DATES = ("purchased", "in_service", "end_of_life", "warranty_end", "due", "held_since")
MONEY = ("cost", "salvage", "replacement_cost")
HOLDER = frozenset(field for field in ASSETS if field.startswith("holder_"))
TO_PLACE = frozenset({"location", "place"})
TO_DEPARTMENT = frozenset({"department"})
TO_ASSET = frozenset({"asset"})
TO_PERSON = frozenset({"user", "person"})


def shape(cells: Cells) -> dict[str, Any]:
    """The values of an asset. Raises Refused naming the column that cannot be read."""
    values: dict[str, Any] = {}
    cells.put(values, "tag", "category", "manufacturer", "model_number", "serial", "supplier", "order_number", "scheme")
    _describe(cells, values)
    values |= cells.dates(*DATES)
    if "held_since" in values:
        values["held_since"] = dt.datetime.combine(values["held_since"], NOON)
    values |= {field: cells.money(field) for field in MONEY if field in cells.texts}
    if "life_months" in cells.texts:
        values["life_months"] = cells.read("life_months", whole)
    if "life_units" in cells.texts:
        values["life_units"] = cells.number("life_units")
    months = None if "warranty_end" in values else cells.read("warranty_months", whole)
    if months and "purchased" in values:
        values["warranty_end"] = months_later(values["purchased"], months)
    _state(cells, values)
    _where(cells, values)
    if cells.mapped.own:
        values["own"] = own_values(cells)
    return values


def _describe(cells: Cells, values: dict[str, Any]) -> None:
    get = cells.texts.get
    name, model = get("name"), get("model")
    description = get("description") or model or name
    if description:
        values["description"] = description
    notes = [get("notes", "")]
    if name and description and name != description and name.casefold() != description.casefold():
        notes.append(f"Name: {name}")
    if model and description and model != description and model.casefold() != description.casefold():
        notes.append(f"Model: {model}")
    if "model_notes" in cells.texts:
        notes.append(f"Model notes: {get('model_notes')}")
    company = get("company")
    if "department" in cells.mapped.fields:
        cells.put(values, "department")
        if company:
            notes.append(f"Company: {company}")
    elif company:
        values["department"] = company
    if any(notes):
        values["notes"] = "\n".join(note for note in notes if note)


def _state(cells: Cells, values: dict[str, Any]) -> None:
    state = cells.read("status", state_of)
    condition = cells.read("condition", condition_of)
    if state is not None:
        values["readiness"] = state.readiness.value
        condition = condition or state.condition
    if condition is not None:
        values["condition"] = condition.value


def _where(cells: Cells, values: dict[str, Any]) -> None:
    get = cells.texts.get
    location = get("location", "")
    home = get("home_place") or ("" if "home_place" in cells.mapped.fields else location)
    place = get("place") or location
    holder = _holder(cells)
    if holder is not None:
        values["holder"] = holder
        if holder.kind is HolderKind.PLACE and not cells.text("place"):
            place = holder.name
    if home:
        values["home_place"] = home
    if place:
        values["place"] = place


def _holder(cells: Cells) -> HolderGiven | None:
    """Who has it: a place where the type says so or nobody else is named, otherwise a person by all that is told."""
    if cells.texts.keys().isdisjoint(HOLDER):
        return None
    kind = cells.text("holder_type").casefold()
    name, to_place = cells.text("holder_name"), cells.text("holder_place")
    name = name or f"{cells.text('holder_first')} {cells.text('holder_last')}".strip()
    login, email = cells.text("holder_login"), cells.text("holder_email")
    number, badge = cells.text("holder_employee"), cells.text("holder_badge")
    if kind in TO_ASSET:
        raise Refused("held_by_asset", name=name)
    if kind in TO_PLACE:
        where = to_place or name
        return HolderGiven(HolderKind.PLACE, where) if where else None
    if kind in TO_DEPARTMENT:
        return HolderGiven(HolderKind.DEPARTMENT, name) if name else None
    if name or login or email or number or badge:
        sure = kind in TO_PERSON or cells.mapped.title("holder_name").casefold().endswith("name")
        return HolderGiven(HolderKind.PERSON if sure else None, name, login, email, number, badge)
    return HolderGiven(HolderKind.PLACE, to_place) if to_place else None
