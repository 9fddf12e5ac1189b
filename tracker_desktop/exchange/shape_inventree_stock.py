"""Rows of InvenTree's list of stock items as our fields.

A serial number is the lot of one piece, the batch then goes to its note. What is not here any more (sold, built in,
used up, destroyed, lost) is left out with the reason; what may not be used lies apart, below its location. Rows of the
same part, batch and location add up.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from tracker_desktop.errors import Refused
from tracker_desktop.exchange.cells import Cells
from tracker_desktop.exchange.shape_inventree import BARCODE, PLAIN, amount, as_path
from tracker_desktop.exchange.shape_items import MOST_PLACES
from tracker_desktop.exchange.values import yes_no
from tracker_desktop.models.places import PlaceKind
from tracker_desktop.transactions.importing.known import folded
from tracker_desktop.transactions.rules.quantities import places_of
from tracker_desktop.wording import import_notes as words

STEP = Decimal(1).scaleb(-MOST_PLACES)
GONE: tuple[tuple[str, str], ...] = (
    ("customer", "sold"),
    ("sales_order", "sold"),
    ("installed", "installed"),
    ("consumed", "consumed"),
)
"""Columns that say, where they are filled, that it is no stock any more."""


@dataclass(frozen=True)
class Status:
    """What a status means here: left out with this reason, or apart in a place of this kind, or with a note."""

    word: str
    gone: str = ""
    apart: PlaceKind | None = None
    note: bool = True


STATUSES = {
    "10": Status("OK", note=False),
    "50": Status("Attention needed"),
    "55": Status("Damaged", apart=PlaceKind.HOLD),
    "60": Status("Destroyed", gone="destroyed"),
    "65": Status("Rejected", apart=PlaceKind.QUARANTINE),
    "70": Status("Lost", gone="lost"),
    "75": Status("Quarantined", apart=PlaceKind.QUARANTINE),
    "85": Status("Returned"),
}
BY_WORD = {status.word.casefold(): status for status in STATUSES.values()}


@dataclass
class _Facts:
    """What all rows together say: the sum by part, lot and place; which parts have pieces with and without a serial
    number; how many decimals a part needs."""

    place: str
    sums: dict[tuple[str, ...], Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    serials: dict[str, set[bool]] = field(default_factory=lambda: defaultdict(set))
    places: Counter[str] = field(default_factory=Counter)

    def add(self, values: dict[str, Any]) -> None:
        """Take in a row."""
        part, quantity = _part(values), values["quantity"]
        self.sums[self.key(values)] += quantity
        self.serials[part].add(values["serial"] and quantity == 1)
        self.places[part] = max(self.places[part], places_of(quantity))

    def key(self, values: dict[str, Any]) -> tuple[str, ...]:
        """What a row is summed by."""
        where = folded(values.get("place") or self.place)
        return _part(values), folded(values.get("lot", "")), where, str(values.get("apart", ""))


def learn_stock(rows: Iterable[Cells], place: str) -> Callable[[Cells], dict[str, Any]]:
    """How the rows of a list of stock items are read; `place` is where lies what has no location."""
    facts = _Facts(place)
    for cells in rows:
        try:
            values = _stock(cells)
        except Refused:
            continue  # said when the row is read
        if "left_out" not in values:
            facts.add(values)
    return lambda cells: _together(_stock(cells), facts)


def _together(values: dict[str, Any], facts: _Facts) -> dict[str, Any]:
    if "left_out" in values:
        return values
    part = _part(values)
    values["together"] = facts.sums[facts.key(values)]
    values["needs_places"] = facts.places[part]
    values["by_serial"] = facts.serials[part] == {True}
    return values


def _part(values: dict[str, Any]) -> str:
    return str(values.get("sku") or values.get("alias") or values.get("part_name", ""))


def _stock(cells: Cells) -> dict[str, Any]:
    values: dict[str, Any] = {}
    if cells.text("ipn"):
        values["sku"] = cells.text("ipn")
    if cells.text("part").isdecimal():
        values["alias"] = f"{BARCODE}{cells.text('part')}"
    values["part_name"] = cells.text("name")
    status = cells.read("status", _status) or STATUSES["10"]
    gone = next((reason for column, reason in GONE if cells.text(column)), status.gone)
    if not gone and cells.read("building", yes_no):
        gone = "building"
    if gone:
        return values | {"left_out": words.LEFT_OUT[gone]}
    _what(cells, values)
    if cells.text("place"):
        values["place"] = as_path(cells.text("place"))
    if status.apart is not None:
        values["apart"] = status.apart.value
    cost = cells.read("unit_cost", PLAIN.money)
    if cost is not None:
        values["unit_cost"] = cost
        cells.put(values, "currency")
    if status.note:
        values["reason"] = status.word
    return values


def _what(cells: Cells, values: dict[str, Any]) -> None:
    quantity = amount(cells, "quantity") or Decimal(0)
    if places_of(quantity) > MOST_PLACES:
        values["rounded_from"] = quantity
        quantity = quantity.quantize(STEP)
    values["quantity"] = quantity
    values["serial"] = bool(cells.text("serial"))
    lot = cells.text("serial") or cells.text("lot")
    if lot:
        values["lot"] = lot
    if cells.text("serial") and cells.text("lot"):
        values["lot_note"] = words.batch(cells.text("lot"))
    expiry = cells.read("expiry", PLAIN.date)
    if expiry is not None:
        values["expiry"] = expiry


def _status(text: str) -> Status:
    """Raises Refused("status_unknown")."""
    found = STATUSES.get(text) or BY_WORD.get(text.casefold())
    if found is None:
        known = ", ".join(f"{code} ({status.word})" for code, status in STATUSES.items())
        raise Refused("status_unknown", text=text[:60], known=known)
    return found
