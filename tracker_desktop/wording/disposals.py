"""Sentences about disposals."""

from __future__ import annotations

from collections.abc import Sequence

from tracker_desktop.wording.assets import tag_list

REFUSALS: dict[str, str] = {
    "disposal_state": "“{name}” is {state}. Look at it under Property, Disposals.",
    "disposal_waits": "“{name}” waits for approval. Withdraw the lot to change it, or let it be decided first.",
    "disposal_empty": "There is no asset in “{name}”. Scan what is to be disposed of.",
    "disposal_recipient": "Nobody is named who gets “{name}”. A {method} needs a recipient: enter it with Edit.",
    "disposal_not_approved": "“{name}” is not approved. Ask for approval first; another person gives it.",
    "disposal_gone": "The assets of “{name}” have left already: method and recipient stay. Undo the disposal first.",
    "disposal_future": "{day} is still to come. Enter the day on which the assets left.",
    "disposal_lines_many": "A lot takes {most} assets. Begin another lot for the others.",
    "disposal_undo_closed": "“{name}” is closed: its certificate {number} is final. It can't be undone any more.",
    "disposal_undo_gone": "{tag} has left with “{name}”. Undo that disposal first.",
    "asset_in_lot": "{tag} is to be disposed of with the lot “{name}”. Take it out of the lot first.",
    "asset_in_this_lot": "{tag} is in “{name}” already.",
    "asset_not_in_lot": "{tag} is not in “{name}”. Look at the lot again.",
    "asset_missing_in_lot": "{tag} is reported missing. Mark it as found, or write it off under Property, Losses.",
    "wipe_future": "{day} is still to come. Enter the day on which the data were wiped.",
    "wipe_incomplete": "{tag}: enter both the day on which it was wiped and how.",
    "wipe_needed": "{tag} holds data and is not wiped. Enter when and how it was wiped.",
    "wipe_late": "{tag} was wiped on {wiped}, but left on {day}. Correct one of the two days.",
}

TITLES: dict[str, tuple[str, str]] = {
    "create_disposal": ("Disposal lot “{name}” begun with {assets}", "{to} · {tags}"),
    "create_disposal_empty": ("Disposal lot “{name}” begun", "{to}"),
    "add_to_disposal": ("{tags} put into “{name}”", "{to}"),
    "add_to_disposal_again": ("{tags} put into “{name}”", "{to} · has to be approved again"),
    "take_from_disposal": ("{tags} taken out of “{name}”", "As before it was put in"),
    "edit_disposal": ("Disposal lot “{name}” edited", "{fields}"),
    "edit_disposal_again": ("Disposal lot “{name}” edited", "{fields} · has to be approved again"),
    "edit_disposal_lines": ("{tags} in “{name}” edited", "{fields}"),
    "request_disposal": ("“{name}” may be disposed of", "{assets} · {to}"),
    "request_disposal_alone": ("“{name}” approved by one person alone", "{assets} · {to}"),
    "ask_disposal": ("Dispose of {assets} in “{name}”: book value {value}", "{to}{held} · {tags}"),
    "withdraw_disposal": ("“{name}” withdrawn", "{assets} as before{note}"),
    "dispose": ("“{name}” disposed of: {assets}", "{to} · {gain}{saved} · {number}"),
    "close_disposal": ("“{name}” closed", "{assets} · {to} · {number}"),
    # parts of the rows above
    "disposal_gain": ("gain {amount}", ""),
    "disposal_loss": ("loss {amount}", ""),
    "disposal_even": ("no gain or loss", ""),
}


def held_words(tags: Sequence[str]) -> str:
    """Behind a lot of which some are held still:  · still held: LT-00142."""
    return f" · still held: {tag_list(tags)}" if tags else ""
