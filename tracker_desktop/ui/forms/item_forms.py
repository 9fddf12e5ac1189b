"""The forms of items and of their stock."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from tracker_desktop.errors import Refused
from tracker_desktop.scanning.gtin import is_gtin
from tracker_desktop.transactions.add_item import AddItem
from tracker_desktop.transactions.choices import LOT_POLICIES
from tracker_desktop.transactions.edit_item import EditItem
from tracker_desktop.transactions.item_fields import ItemFields
from tracker_desktop.transactions.item_parts import CodeFields, UnitFields
from tracker_desktop.transactions.move_stock import MoveLine, MoveStock
from tracker_desktop.transactions.opening_stock import OpeningStock
from tracker_desktop.transactions.receive import ReceiveLine
from tracker_desktop.ui.forms.rows import Ask, Form, Values, choices

PARTS = ("codes", "units")
_LINE = re.compile(r"(?P<text>.+?)(?:\s+(?:=\s*)?(?P<number>\d+(?:[.,]\d+)?(?:/\d+)?))?$")
ROWS: Sequence[Sequence[Ask]] = (
    (Ask("sku", "SKU", "code", required=True), Ask("name", "Name", required=True, share=2)),
    (
        Ask("unit", "Base unit", hint="What is counted: piece, can, m."),
        Ask("decimals", "Places after the point", "whole", hint="0 for whole pieces, up to 3."),
        Ask("group", "Group"),
    ),
    (
        Ask("reorder_point", "Reorder at", "quantity"),
        Ask("reorder_quantity", "Order", "quantity", hint="How much at a time."),
        Ask("home_place_id", "Lives at", "search", kinds=("place",)),
    ),
    (
        Ask("lot_policy", "Lots", "choice", choices=choices(*LOT_POLICIES)),
        Ask("expiry_required", "Has an expiry date", "flag"),
        Ask("manufacturer", "Manufacturer"),
    ),
    (
        Ask(
            "codes",
            "Other codes, one a line",
            "lines",
            hint="GTIN, supplier's code or alias, then how many one scan means: 4006381333931 100",
        ),
        Ask("units", "Packs, one a line", "lines", hint="Name and how many base units: box 100"),
    ),
    (Ask("supplier_id", "Supplier", "search", kinds=("supplier",)),),
    (Ask("notes", "Notes", "note"),),
)


def read_codes(lines: Sequence[str], kept: Sequence[CodeFields] = ()) -> tuple[CodeFields, ...]:
    """Codes as written, one a line. What is not written (kind, other quantities) is kept from the same code before."""
    before = {code.code: code for code in kept}
    found = []
    for line in lines:
        whole = line.strip()
        if whole in before:
            found.append(before[whole])
            continue
        text, number = _parts(line)
        quantity = Decimal(number.replace(",", ".")) if number and "/" not in number else Decimal(1)
        kind = before[text].kind if text in before else ("gtin" if is_gtin(text) else "alias")
        found.append(
            CodeFields(kind, text, quantity, before[text].quantity_issued if text in before else quantity, quantity)
        )
    return tuple(found)


def shown_codes(codes: Sequence[CodeFields]) -> tuple[str, ...]:
    """Codes as the form shows them, without the SKU's own."""
    return tuple(
        code.code if code.quantity_received == 1 else f"{code.code} {code.quantity_received.normalize():f}"
        for code in codes
        if code.kind != "sku"
    )


def read_units(lines: Sequence[str]) -> tuple[UnitFields, ...]:
    """Packs as written, one a line. Raises Refused where one has no number."""
    found = []
    for line in lines:
        text, number = _parts(line)
        if not number:
            raise Refused("unit_factor", unit=text)
        factor = Fraction(number.replace(",", "."))
        found.append(UnitFields(text, factor.numerator, factor.denominator))
    return tuple(found)


def shown_units(units: Sequence[UnitFields]) -> tuple[str, ...]:
    """Packs as the form shows them."""
    return tuple(
        f"{unit.name} {unit.numerator}" if unit.denominator == 1 else f"{unit.name} {unit.numerator}/{unit.denominator}"
        for unit in units
    )


def _parts(line: str) -> tuple[str, str]:
    match = _LINE.match(line.strip())
    if match is None:
        return line.strip(), ""
    return match["text"].strip(), match["number"] or ""


def new_item() -> Form:
    """An item to add."""

    def make(values: Values) -> AddItem:
        given = {key: value for key, value in values.items() if value is not None and key not in PARTS}
        return AddItem(ItemFields(**given), read_codes(values["codes"]), read_units(values["units"]))

    return Form("New item", ROWS, make, button="Add the item", width=880)


def edit_item(item_id: int, sku: str, codes: Sequence[CodeFields]) -> Form:
    """An item to change."""

    def make(values: Values) -> EditItem:
        changes = {key: value for key, value in values.items() if key not in PARTS}
        return EditItem(
            item_id,
            changes,
            read_codes(values["codes"], codes) if "codes" in values else None,
            read_units(values["units"]) if "units" in values else None,
        )

    return Form(f"Edit {sku}", (*ROWS, (Ask("active", "Active", "flag"),)), make, width=880)


def attach_code(item_id: int, name: str, code: str, codes: Sequence[CodeFields]) -> Form:
    """One more code of an item."""

    def make(values: Values) -> EditItem:
        quantity = values["quantity"]
        kind = "gtin" if is_gtin(code) else "alias"
        return EditItem(item_id, {}, (*codes, CodeFields(kind, code, quantity, quantity, quantity)))

    return Form(
        f"Attach {code} to {name}",
        ((Ask("quantity", "One scan means", "quantity", required=True, hint="1, or 100 for a box of 100."),),),
        make,
        button="Attach",
        width=520,
    )


def move_stock(item_id: int, name: str, shelves: Sequence[tuple[object, str]]) -> Form:
    """Stock of an item from one place to another. The keys of `shelves` are (lot id, place id)."""

    def make(values: Values) -> MoveStock:
        lot_id, place_id = values["shelf"]
        return MoveStock((MoveLine(item_id, lot_id, values["quantity"], place_id, values["place_id"]),))

    return Form(
        f"Move stock: {name}",
        (
            (Ask("shelf", "From", "choice", choices=tuple(shelves)),),
            (
                Ask("quantity", "Quantity", "quantity", required=True),
                Ask("place_id", "To", "search", required=True, kinds=("place",), share=2),
            ),
        ),
        make,
        button="Move",
    )


def opening_stock(item_id: int, name: str) -> Form:
    """What lay there before the program was used."""

    def make(values: Mapping[str, Any]) -> OpeningStock:
        line = ReceiveLine(
            item_id, values["quantity"], values["unit_cost"], values["lot"], values["expiry"], values["place_id"]
        )
        return OpeningStock((line,))

    return Form(
        f"Opening stock: {name}",
        (
            (
                Ask("quantity", "Quantity", "quantity", required=True),
                Ask("place_id", "At", "search", required=True, kinds=("place",), share=2),
            ),
            (Ask("lot", "Lot", "code"), Ask("expiry", "Expires", "date"), Ask("unit_cost", "Unit cost", "money")),
        ),
        make,
        button="Add",
        subtitle="What lay there before the program was used. A delivery is received instead.",
    )
