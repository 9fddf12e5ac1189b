"""A row of a list of licences or contracts as our fields.

Snipe-IT writes what a licence cost once, from its purchase to its end: that is spread over the years between, begun
ones too. Its company is our department, unless the file has a column of departments; who it is licensed to, its maker,
category and order stand in the notes.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tracker_desktop.exchange.cells import Cells
from tracker_desktop.exchange.values import whole, yes_no

CODES = ("number",)
DATES = ("starts", "ends")
NUMBERS = ("yearly_cost", "cost")
DAYS_OF_A_YEAR = 366
IN_NOTES = (
    *(("licensed_name", "Licensed to"), ("licensed_email", "E-mail"), ("manufacturer", "Manufacturer")),
    *(("category", "Category"), ("order_number", "Order"), ("purchase_order", "Purchase order")),
)
"""What has no field of its own here, and what it is called in the notes."""


def shape(cells: Cells) -> dict[str, Any]:
    """The values of a contract. Raises Refused naming the column that cannot be read."""
    values: dict[str, Any] = {}
    cells.put(values, "name", "number", "supplier", "department")
    if cells.text("kind"):
        values["kind"] = cells.text("kind").casefold()
    values |= cells.dates(*DATES)
    told: dict[str, Any] = {"yearly_cost": cells.money("yearly_cost"), "seats": cells.read("seats", whole)}
    if told["yearly_cost"] is None:
        told["yearly_cost"] = _a_year(cells, values)
    told |= {"notice_days": cells.read("notice_days", whole)}
    told |= {field: cells.read(field, yes_no) for field in ("renews", "active")}
    values |= {field: value for field, value in told.items() if value is not None}
    notes = [cells.text("notes"), *(f"{words}: {cells.text(field)}" for field, words in IN_NOTES if cells.text(field))]
    company = cells.text("company")
    if company and "department" not in cells.mapped.fields:
        values["department"] = company
    elif company:
        notes.append(f"Company: {company}")
    if any(notes):
        values["notes"] = "\n".join(note for note in notes if note)
    return values


def _a_year(cells: Cells, values: dict[str, Any]) -> Decimal | None:
    cost = cells.money("cost")
    starts, ends = values.get("starts"), values.get("ends")
    if cost is None or starts is None or ends is None or ends < starts:
        return cost
    years = -(-(ends - starts).days // DAYS_OF_A_YEAR)
    spread: Decimal = round(cost / max(years, 1), 2)
    return spread
