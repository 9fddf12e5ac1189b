"""Sentences about fields of one's own, parts inside assets and other data of assets."""

from __future__ import annotations

REFUSALS: dict[str, str] = {
    # fields
    "own_field_taken": "There is a field “{name}” already. Choose another name.",
    "own_field_name": "A list of assets has a column “{name}” already. Choose another name.",
    "own_field_gone": "This field is no longer there. Close the form and open it again.",
    "own_field_not_here": "{tag} has no field “{field}”: its category has none. "
    "Choose another category, or leave it empty.",
    "own_no_choices": "Write the choices, one a line.",
    "own_unique_yes_no": "Yes or no can't be different for each asset. Take “No two alike” away.",
    "own_many": "More than {most} fields are too many for a form. Use a field that is there.",
    "own_values_unfit": "“{name}” can't be {kind}: {tag} has “{value}” in it. Change that first.",
    "own_values_alike": "“{name}” can't be different for each asset: {tag} and {other} both have “{value}”. "
    "Change one first.",
    "own_values_elsewhere": "{tag} has a value in “{name}” and is of another category ({count} such). "
    "Empty the field there first.",
    # values
    "own_taken": "{tag} has “{value}” as {field} already, and no two may. Correct one of them.",
    "import_former_tag": "{tag} is the former tag of {now}, which has the serial number {serial}. "
    "Correct the tag or the serial number.",
    "import_own_twice": "{field} “{value}” is in line {line} already, and no two assets may have the same.",
    "own_missing": "{tag}: {field} is missing. Fill it in.",
    "own_number_large": "The number is too large. Correct it.",
    "own_number_fine": "The number has more than 6 decimals. Round it.",
    "own_yes_no": "“{value}” is neither yes nor no.",
    "own_link": "“{value}” is no link. It begins with https:// or http://.",
    # parts
    "part_inside": "{tag} lies in {parent}. Take it out first, or do this with {parent}.",
    "part_not_ready": "{tag} lies in {parent} and is {readiness}. Make it ready, or take it out first.",
    "part_reserved": "{tag} is reserved for {holder}, {span}. Cancel that first, or put another inside.",
    "parts_inside": "{tag} has parts inside that are not disposed of: {parts}. Take them out first.",
    "part_held": "{tag} would lie in another asset and be held by somebody at once. Undo that first.",
    "inside_itself": "{tag} can't lie in {parent}: that lies in {tag} itself.",
    "inside_loop": "{tag} would lie in itself. Undo first what put it there.",
    "inside_deep": "{tag} can't lie in {parent}: no more than {most} assets may lie one in another.",
    "inside_already": "{tag} lies in {parent} already.",
    "not_inside": "{tag} lies in no other asset.",
    # several at once
    "no_pieces": "Scan or type a serial number for each copy.",
    "pieces_many": "More than {most} at once. Add the rest afterwards.",
    "serial_repeated": "Serial number {serial} is there twice. Remove one.",
}

TITLES: dict[str, tuple[str, str]] = {
    "add_own_field": ("Field {name} added", ""),
    "edit_own_field": ("Field {name} edited", "{fields}"),
    "put_inside": ("{tag} put into {parent}", "{description}"),
    "put_inside_many": ("{count} parts put into {parent}", "{tags}"),
    "take_out": ("{tag} taken out of {parent}", "{description}"),
    "take_out_many": ("{count} parts taken out of {parent}", "{tags}"),
    "add_assets": ("{tag} added", "{description}"),
    "add_assets_many": ("{count} assets added", "{description} · {tags}"),
}


def parts_too(tags: str) -> str:
    """Behind what happened to an asset: what lies in it."""
    return f" · inside it: {tags}" if tags else ""
