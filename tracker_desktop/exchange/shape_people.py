"""A row of a list of people as our fields.

A company is their department, unless the file has a column of departments; then it goes to the notes, as the location
does: a person has no place of their own here. "Activated" of Snipe-IT is whether they are active.
"""

from __future__ import annotations

from typing import Any

from tracker_desktop.exchange.cells import Cells
from tracker_desktop.exchange.values import yes_no

CODES = ("badge", "employee_number")


def shape(cells: Cells) -> dict[str, Any]:
    """The values of a person. Raises Refused naming the column that cannot be read."""
    values: dict[str, Any] = {}
    name = cells.text("name") or f"{cells.text('first_name')} {cells.text('last_name')}".strip()
    if name:
        values["name"] = name
    cells.put(values, "badge", "login", "email", "employee_number", "phone", "job_title", "department")
    notes = [cells.text("notes")]
    company = cells.text("company")
    if company and "department" not in cells.mapped.fields:
        values["department"] = company
    elif company:
        notes.append(f"Company: {company}")
    if cells.text("location"):
        notes.append(f"Location: {cells.text('location')}")
    if any(notes):
        values["notes"] = "\n".join(note for note in notes if note)
    active = cells.read("active", yes_no)
    if active is not None:
        values["active"] = active
    return values
