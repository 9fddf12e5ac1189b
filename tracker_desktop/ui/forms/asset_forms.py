"""The forms of assets: new, more like one, edit one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from tracker_desktop.transactions.add_asset import AddAsset
from tracker_desktop.transactions.add_assets import AddAssets, Piece
from tracker_desktop.transactions.edit_assets import EditAssets
from tracker_desktop.transactions.rules.asset_fields import AssetFields
from tracker_desktop.transactions.rules.choices import CONDITIONS
from tracker_desktop.ui.fields.table_column import TableColumn
from tracker_desktop.ui.forms.own_forms import sorted_out
from tracker_desktop.ui.forms.rows import Ask, Form, Values, choices

NEW_ASSET = "New asset"
PIECES = Ask(
    "pieces",
    "One row for each",
    "table",
    hint="Scan the serial numbers one after the other. Without a tag the category gives the next one.",
    columns=(
        TableColumn("serial", "Serial number", "code", unique=True),
        TableColumn("tag", "Tag", unique=True, width=220),
    ),
)
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
    (
        Ask("scheme_id", "Depreciation scheme", "search", kinds=("scheme",), hint="Empty: that of its category."),
        Ask("life_months", "Months of its life", "whole", hint="Empty: as the scheme has it."),
        Ask("life_units", "Units of its life", "quantity", hint="Of a meter. Empty: as the scheme has it."),
    ),
    (
        Ask("salvage", "Left at the end", "money", hint="Empty: as the scheme has it."),
        Ask("replacement_cost", "Replacement cost", "money", hint="What another one costs today."),
    ),
    (Ask("holds_data", "Holds data", "flag", hint="It is wiped before it is disposed of."),),
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
        NEW_ASSET,
        ((DESCRIPTION, CATEGORY), (TAG,), *COMMON),
        lambda values: AddAsset(fields_of(values)),
        button="Add the asset",
        width=860,
    )


def edit_asset(asset_id: int, tag: str) -> Form:
    """One asset to change. Where it is is changed by Move."""
    rows = [[ask for ask in row if ask.key != "place_id"] for row in COMMON]
    return Form(
        f"Edit {tag}",
        ((DESCRIPTION, CATEGORY), (Ask("tag", "Tag", "code", required=True),), *rows),
        lambda values: EditAssets((asset_id,), sorted_out(values)),
        width=860,
    )


def clone_asset(tag: str) -> Form:
    """More assets like one: what they share, and a row for each."""
    rows = [[ask for ask in row if ask.key != "serial"] for row in COMMON]
    return Form(
        f"Add more like {tag}",
        ((PIECES,), (DESCRIPTION, CATEGORY), *rows),
        _copies,
        button="Add",
        width=860,
        first="pieces",
    )


def _copies(values: Values) -> AddAsset | AddAssets:
    shared = fields_of({key: value for key, value in values.items() if key != "pieces"})
    pieces = tuple(Piece(row["serial"], row["tag"]) for row in values["pieces"]) or (Piece(),)
    if len(pieces) == 1:
        return AddAsset(replace(shared, serial=pieces[0].serial, tag=pieces[0].tag))
    return AddAssets(shared, pieces)


def fields_of(values: Values) -> AssetFields:
    """The fields of an asset as a form gives them."""
    return AssetFields(**{key: value for key, value in sorted_out(values).items() if value is not None})


def copied(values: Mapping[str, Any]) -> dict[str, Any]:
    """What of an asset its copies begin with."""
    keys = {ask.key for row in (*COMMON, (DESCRIPTION, CATEGORY)) for ask in row} - {"serial", "place_id", "condition"}
    return {key: value for key, value in values.items() if key in keys} | {"condition": "good"}
