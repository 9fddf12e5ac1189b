"""The forms of assets: new, edit one, edit a field of many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from tracker_desktop.transactions.add_asset import AddAsset
from tracker_desktop.transactions.edit_assets import EditAssets
from tracker_desktop.transactions.rules.asset_fields import AssetFields
from tracker_desktop.transactions.rules.choices import CONDITIONS
from tracker_desktop.ui.forms.rows import Ask, Form, choices

TAG = Ask("tag", "Tag", "code", hint="Scan it, or leave it empty: the category gives the next one.")
DESCRIPTION = Ask("description", "Description", required=True, share=2, hint="Maker and model, as Dell Latitude 5540.")
SERIAL = Ask("serial", "Serial number", "code")
CATEGORY = Ask("category_id", "Category", "search", kinds=("category",))
COMMON: Sequence[Sequence[Ask]] = (
    (Ask("manufacturer", "Manufacturer"), Ask("model_number", "Model number"), SERIAL),
    (
        Ask("department_id", "Department", "search", kinds=("department",), hint="To whom it is allotted."),
        Ask("home_place_id", "Home place", "search", kinds=("place",), hint="Where it goes back to."),
        Ask("place_id", "Is now at", "search", kinds=("place",)),
    ),
    (
        Ask("condition", "Condition", "choice", choices=choices(*CONDITIONS)),
        Ask("cost", "Cost", "money"),
        Ask("purchased", "Purchased", "date", past=True),
    ),
    (
        Ask("in_service", "Placed in service", "date", past=True),
        Ask("warranty_end", "Warranty until", "date"),
        Ask("end_of_life", "End of life", "date"),
    ),
    (
        Ask("supplier_id", "Supplier", "search", kinds=("supplier",)),
        Ask("order_number", "Order number"),
    ),
    (Ask("holds_data", "Holds data: wiped before it is disposed of", "flag"),),
    (Ask("notes", "Notes", "note"),),
)
MANY = (
    Ask("description", "Description"),
    CATEGORY,
    *(ask for row in COMMON for ask in row if ask.key not in ("serial", "place_id", "notes")),
)
"""What can be set for many assets at once."""


def new_asset() -> Form:
    """An asset to add."""
    return Form(
        "New asset",
        ((DESCRIPTION, CATEGORY), (TAG,), *COMMON),
        lambda values: AddAsset(AssetFields(**{key: value for key, value in values.items() if value is not None})),
        button="Add the asset",
        width=860,
    )


def edit_asset(asset_id: int, tag: str) -> Form:
    """One asset to change. Where it is is changed by Move."""
    rows = [[ask for ask in row if ask.key != "place_id"] for row in COMMON]
    return Form(
        f"Edit {tag}",
        ((DESCRIPTION, CATEGORY), (Ask("tag", "Tag", "code", required=True),), *rows),
        lambda values: EditAssets((asset_id,), values),
        width=860,
    )


def edit_field(asset_ids: Sequence[int], ask: Ask) -> Form:
    """One field of many assets."""

    if ask.kind == "choice":
        ask = replace(ask, choices=((None, "Choose one"), *ask.choices))

    def make(values: Mapping[str, Any]) -> EditAssets:
        return EditAssets(tuple(asset_ids), {ask.key: values[ask.key]})

    return Form(
        f"{ask.label} of {len(asset_ids):,} assets",
        ((ask,),),
        make,
        subtitle="All of them get this value; an empty field empties it. One undo takes it back.",
        width=560,
    )
