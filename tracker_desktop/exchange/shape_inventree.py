"""Rows of InvenTree's lists of parts and of stock locations as our fields.

A part without a number of its own (IPN) is called by its name; the short barcode that InvenTree prints for it becomes a
further code, by which its labels are scanned here and its stock finds it. A minimum or an expiry of 0 is none there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from tracker_desktop.exchange.cells import Cells
from tracker_desktop.exchange.shape_items import MOST_PLACES
from tracker_desktop.exchange.values import Style, whole, yes_no
from tracker_desktop.models.places import PlaceKind
from tracker_desktop.scanning.clean import CODE_LIMIT
from tracker_desktop.transactions.importing.directory import PATH
from tracker_desktop.transactions.importing.known import folded
from tracker_desktop.transactions.rules.quantities import places_of

BARCODE = "INV-PA"
"""InvenTree's short barcode of a part begins so; its number follows."""
PLAIN = Style()
MEASURED = {
    **dict.fromkeys(("m", "metre", "metres", "meter", "meters"), "m"),
    **dict.fromkeys(("litre", "litres", "liter", "liters"), "litre"),
    **{name: name for name in ("l", "ml", "g", "kg", "mg", "cm", "mm", "m2", "m3", "h", "ft", "yd", "lb", "oz")},
    **{"feet": "ft", "foot": "ft", "gram": "g", "grams": "g", "kilogram": "kg", "kilograms": "kg"},
}
"""Units of what is measured and not counted: it has parts of a unit."""


def learn_parts(rows: Iterable[Cells]) -> Callable[[Cells], dict[str, Any]]:
    """How the rows of a list of parts are read: two of the same name and without an IPN need different SKUs."""
    taken: dict[str, str] = {}
    skus: dict[str, str] = {}
    without: list[Cells] = []
    for cells in rows:
        if cells.text("ipn"):
            taken.setdefault(folded(cells.text("ipn")), cells.text("id"))
        else:
            without.append(cells)
    for cells in without:
        name, revision, number = cells.text("name"), cells.text("revision"), cells.text("id")
        wanted = (name, f"{name} {revision}" if revision else name, f"{name} #{number}")
        skus[number] = next(sku for sku in wanted if folded(sku) not in taken or sku == wanted[-1])[:CODE_LIMIT]
        taken[folded(skus[number])] = number
    return lambda cells: _part(cells, cells.text("ipn") or skus.get(cells.text("id"), cells.text("name")))


def _part(cells: Cells, sku: str) -> dict[str, Any]:
    values: dict[str, Any] = {"sku": sku}
    cells.put(values, "name", "home_place")
    unit = cells.text("unit")
    measure = MEASURED.get(unit.casefold())
    if unit:
        values["unit"] = measure or unit
    if cells.text("id").isdecimal():
        values["alias"] = f"{BARCODE}{cells.text('id')}"
    if cells.text("group"):
        values["group"] = as_path(cells.text("group"))
    minimum = amount(cells, "reorder_point")
    if minimum:
        values["reorder_point"] = minimum
    if days := cells.read("shelf_days", whole):
        values["shelf_days"] = days
    active = cells.read("active", yes_no)
    if active is not None:
        values["active"] = active
    if notes := _notes(cells):
        values["notes"] = notes
    values["places"] = MOST_PLACES if measure else min(places_of(minimum or Decimal(0)), MOST_PLACES)
    return values


def _notes(cells: Cells) -> str:
    titled = (("Revision", "revision"), ("Keywords", "keywords"), ("Link", "link"))
    told = [f"{title}: {cells.text(field)}" for title, field in titled if cells.text(field)]
    return "\n".join(filter(None, (cells.text("description"), cells.text("notes"), *told)))


def shape_location(cells: Cells) -> dict[str, Any]:
    """The values of a stock location: one at the top is a store, what is below it a bin."""
    name = cells.text("name")
    path = cells.text("path") or name
    above = path.removesuffix(name).removesuffix("/") if path.endswith(f"/{name}") else ""
    values: dict[str, Any] = {"name": name, "path": as_path(above) + PATH + name if above else name}
    if above:
        values["parent"] = as_path(above)
    structural = cells.read("structural", yes_no)
    if structural is not None:
        values["structural"] = structural
    values["kind_of_new"] = (PlaceKind.BIN if above else PlaceKind.STORE).value
    notes = [cells.text("description"), "Outside the house" if cells.read("external", yes_no) else ""]
    if any(notes):
        values["notes"] = "\n".join(filter(None, notes))
    return values


def amount(cells: Cells, field: str) -> Decimal | None:
    """A number as a program writes it, without the zeros at its end; None for an empty cell."""
    number = cells.read(field, PLAIN.number)
    return None if number is None else Decimal(f"{number.normalize():f}")


def as_path(text: str) -> str:
    """`Factory/Room 1` as a path of ours: `Factory / Room 1`."""
    return PATH.join(part.strip() for part in text.split("/"))
