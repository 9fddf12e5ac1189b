"""A row of a list of places or of departments as our fields."""

from __future__ import annotations

from typing import Any

from tracker_desktop.exchange.cells import Cells
from tracker_desktop.exchange.values import yes_no


def shape_place(cells: Cells) -> dict[str, Any]:
    """The values of a place."""
    values: dict[str, Any] = {}
    cells.put(values, "code", "name", "path", "parent", "responsible", "coordinates", "notes")
    if cells.text("kind"):
        values["kind"] = cells.text("kind").casefold()
    structural = cells.read("structural", yes_no)
    if structural is not None:
        values["structural"] = structural
    return _active(cells, values)


def shape_department(cells: Cells) -> dict[str, Any]:
    """The values of a department."""
    values: dict[str, Any] = {}
    cells.put(values, "name", "charge_code", "place", "manager")
    return _active(cells, values)


def _active(cells: Cells, values: dict[str, Any]) -> dict[str, Any]:
    active = cells.read("active", yes_no)
    if active is not None:
        values["active"] = active
    return values
