"""Sentences about kits of assets."""

from __future__ import annotations

from collections.abc import Sequence

from tracker_desktop.wording.assets import tag_list

REFUSALS: dict[str, str] = {
    "asset_kit_code_taken": "{text} is the tag of the kit “{name}” already. Choose another.",
    "asset_kit_empty": "There is no asset in this kit. Enter at least one by its tag.",
    "asset_kit_many": "{most} assets are the most in one kit. Make two kits of them.",
    "asset_kit_unknown": "{text} is no tag and no serial number of a single asset. Enter the tag of the asset.",
    "asset_kit_twice": "{tag} stands in the kit twice. Remove one of the two lines.",
    "asset_kit_other": "{tag} belongs to the kit {kit} already. Take it out of that kit first.",
    "asset_kit_needed": "{tag} is counted on for {holder}, who reserved {count} of {category}, {span}. "
    "Take another, or cancel that reservation.",
    "asset_kit_reserved": "{tag} is reserved for {holder}, {span}, when the kit is reserved too. "
    "Cancel one of the two.",
    "asset_kit_out": "{kit} is out to {holder} since {since}. Check it in first.",
    "asset_kit_rest": "{kit}: {things} did not come back from {holder}. Take it back, or give up what is missing "
    "(Loans, Kits of assets).",
    "asset_kit_kept": "{kit} is reserved for {holder}, {span}. Cancel that reservation first.",
    "asset_kit_undo_out": "{kit} is out to {holder}, so what belongs to it stays as it is. Check it in first.",
    "asset_kit_undo_back": "{tag} went out as a part of {kit}, which has come back since. Undo that return first.",
    "accessory_quantity": "{name}: enter how many belong to the kit, 1 to {most}.",
    "accessory_twice": "{name} stands there twice. Put both on one line.",
    "accessories_many": "{most} kinds of accessories are the most in one kit. Put some together.",
    "accessory_unknown": "No {name} belongs to {kit}. Choose one of what is in it.",
    "accessory_more": "{name}: {most} can be, and not {count}. Enter fewer.",
    # going out
    "kit_retired_out": "{kit} is no longer in use as a kit. Check its assets out one by one.",
    "kit_nothing": "Nothing of {kit} can go out now: {about}. Check that first, or take another kit.",
    "kit_twice": "{kit} is in the list twice. Remove one of the two.",
    "kit_without": "{kit} is not complete: {tags} would not go with it. Give a reason to hand it over without.",
    # coming back
    "kit_not_out": "{kit} is not out as a kit. Check in its assets one by one, if somebody has them.",
    "kit_members_out": "{tags} of {kit} is still out. Check it in, or report it missing, before you give up the rest.",
    "kit_nothing_missing": "Nothing of {kit} is missing. Look it up to see what can be done.",
    "kit_reason": "Give a reason why the rest of {kit} does not come back.",
}

TITLES: dict[str, tuple[str, str]] = {
    "add_asset_kit": ("Kit {code} added", "{name} · {assets}"),
    "edit_asset_kit": ("Kit {code} edited", "{fields}"),
    "check_out_kit": ("{kits} checked out to {holder}, due {due}", "{contents}{without}{override}{deposit} · {number}"),
    "assign_kit": ("{kits} assigned to {holder}", "{contents}{without}{override}{deposit} · {number}"),
    "check_in_kit": ("{kits} checked in", "{contents}{missing}{to_inspect}{deposit}{note}"),
    "check_in_kit_receipt": ("{kits} checked in", "{contents}{missing}{to_inspect}{deposit}{note} · {number}"),
    "give_up_accessories": ("{code}: {things} not expected any more", "{reason}"),
}

STATES = {
    "complete": "Complete",
    "to_inspect": "To inspect",
    "incomplete": "Incomplete",
    "out": "Out",
    "overdue": "Overdue",
    "part_back": "Not all back",
    "retired": "Retired",
}


def things_words(accessories: Sequence[tuple[str, int]]) -> str:
    """3 × battery, 1 × charger."""
    return ", ".join(f"{quantity} × {name}" for name, quantity in accessories)


def contents_words(tags: Sequence[str], things: str) -> str:
    """What went out or came back with a kit: CAM-1, LENS-1, 3 × battery."""
    return ", ".join([*([tag_list(tags)] if tags else []), *([things] if things else [])])


def as_kit(codes: Sequence[str], things: str) -> str:
    """Behind a check-out with other assets: “ · kit CAM-KIT-1 with 3 × battery”."""
    if not codes:
        return ""
    with_it = f" with {things}" if things else ""
    return f" · {'kits' if len(codes) > 1 else 'kit'} {', '.join(codes)}{with_it}"


def left_here(tags: Sequence[str]) -> str:
    """Behind a check-out: “ · without LENS-1”."""
    return f" · without {', '.join(tags)}" if tags else ""


def not_back(code: str, tags: Sequence[str], things: str) -> str:
    """Behind a return: “ · not back of CAM-KIT-1: LENS-1 lens, 1 × battery”."""
    missing = ", ".join([*tags, *([things] if things else [])])
    return f" · not back of {code}: {missing}" if missing else ""


def all_back(code: str) -> str:
    """Behind the return of the last part: “ · CAM-KIT-1 is complete again”."""
    return f" · all of {code} is back"
