"""The forms of items: new, edit, one more code."""

from __future__ import annotations

from collections.abc import Sequence

from tracker_desktop.scanning.item_code import item_code
from tracker_desktop.transactions.add_item import AddItem
from tracker_desktop.transactions.edit_item import EditItem
from tracker_desktop.transactions.rules.item_fields import ItemFields
from tracker_desktop.transactions.rules.item_parts import CodeFields
from tracker_desktop.ui.forms.item_parts import CODES, ONE, PACKS, read_codes, read_packs
from tracker_desktop.ui.forms.rows import Ask, Form, Values

PARTS = ("codes", "units")
WIDTH = 920
DECIMALS = ((0, "Whole numbers"), (1, "1 decimal, as 2.5"), (2, "2 decimals"), (3, "3 decimals"))
LOTS = (
    ("none", "Without lots"),
    ("optional", "Lots where they are known"),
    ("required", "Always by lot"),
    ("serial", "By serial number, each piece"),
)
NEW = {"unit": "piece", "decimals": 0, "lot_policy": "optional"}
"""What a new item begins with."""
ROWS: Sequence[Sequence[Ask]] = (
    (Ask("sku", "SKU", "code", required=True), Ask("name", "Name", required=True, share=2)),
    (
        Ask("unit", "Base unit", required=True, hint="What is counted: piece, can, m."),
        Ask("decimals", "Counted in", "choice", choices=DECIMALS),
        Ask("group", "Group"),
    ),
    (
        Ask("reorder_point", "Reorder at", "quantity", hint="In base units."),
        Ask("reorder_quantity", "Order", "quantity", hint="How much at a time."),
        Ask("maximum", "Order up to", "quantity", hint="Instead of a fixed quantity."),
    ),
    (
        Ask("home_place_id", "Home place", "search", kinds=("place",), hint="Where it is put when it comes."),
        Ask("service_level", "Service level in %", hint="How often an order must come in time: 97.5."),
        Ask("shelf_days", "Keeps (days)", "whole", hint="From its day of production."),
    ),
    (
        Ask("lot_policy", "Lots", "choice", choices=LOTS),
        Ask("expiry_required", "Always with an expiry date", "flag"),
        Ask("manufacturer", "Manufacturer"),
    ),
    (CODES,),
    (PACKS, Ask("supplier_id", "Supplier", "search", kinds=("supplier",))),
    (Ask("notes", "Notes", "note"),),
)


def new_item() -> Form:
    """An item to add."""

    def make(values: Values) -> AddItem:
        given = {key: value for key, value in values.items() if value is not None and key not in PARTS}
        return AddItem(ItemFields(**given), read_codes(values["codes"]), read_packs(values["units"]))

    return Form("New item", ROWS, make, button="Add the item", width=WIDTH)


def edit_item(item_id: int, sku: str, codes: Sequence[CodeFields]) -> Form:
    """An item to change."""

    def make(values: Values) -> EditItem:
        changes = {key: value for key, value in values.items() if key not in PARTS}
        return EditItem(
            item_id,
            changes,
            read_codes(values["codes"], codes, values.get("sku")) if "codes" in values else None,
            read_packs(values["units"]) if "units" in values else None,
        )

    return Form(f"Edit {sku}", (*ROWS, (Ask("active", "Active", "flag"),)), make, width=WIDTH)


def attach_code(item_id: int, name: str, unit: str, code: str, codes: Sequence[CodeFields]) -> Form:
    """One more code of an item: what is kept of the one that was scanned. `unit` is its base unit, as "pcs"."""
    kind, kept = item_code(code)

    def make(values: Values) -> EditItem:
        quantities = (values["received"], values["issued"], values["received"])
        return EditItem(item_id, {}, (*codes, CodeFields(kind, kept, *quantities)))

    return Form(
        f"Attach {kept}",
        (
            (
                Ask(
                    "received",
                    f"One scan when it is received or counted, in {unit}",
                    "quantity",
                    required=True,
                    hint="100 for a box of 100.",
                ),
                Ask("issued", f"One scan when it is issued, in {unit}", "quantity", required=True),
            ),
        ),
        make,
        button="Attach",
        subtitle=f"To {name}",
        width=660,
    )


ATTACHED = {"received": ONE, "issued": ONE}
"""What a code means as long as nothing else is said."""
