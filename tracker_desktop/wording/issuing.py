"""Sentences about issuing: what pays, who is owed what, sales, kits and pick lists."""

from __future__ import annotations

REFUSALS: dict[str, str] = {
    # charge codes
    "charge_code_taken": "{charge} is on the list of charge codes already. Edit that one, or enter another code.",
    "charge_code_days": "It would be valid from {first} until {last}, which is before. Correct the days.",
    "charge_code_unknown": "{charge} is not on the list of charge codes. Choose one of the list.",
    "charge_code_needed": "No charge code of the list pays for {holder}. Scan or choose one.",
    "charge_code_closed": "{charge} is no longer in use. Choose another charge code.",
    "charge_code_early": "{charge} is valid from {first}, and this takes effect on {day}. Choose another charge code.",
    "charge_code_late": "{charge} was valid until {last}, and this takes effect on {day}. Choose another charge code.",
    "charge_code_no_job": "{charge} is no job that something can be issued to alone. "
    "Scan a badge or choose a department as well.",
    "issue_two_receivers": "It goes to {customer} or to a person, department or room, not to both. Leave one out.",
    "made_by_supplier": "What was made here came from no supplier. Leave the supplier out.",
    # back orders
    "back_order_customer": "What {customer} bought and is not there can't stay owed. Sell what is there, or remove the "
    "line.",
    "back_order_other": "{item} is owed to {holder} by that back order. Issue it to them, or take the line off.",
    "back_order_closed": "The back order of {item} for {holder} is closed. Take the line off.",
    "back_order_too_much": "{item}: {asked} asked, but only {left} are still owed to {holder}. Issue less.",
    "back_order_redo_over": "{item}: {asked} would go out again to {holder}, but only {left} are still owed. Issue "
    "what is owed instead.",
    "back_order_none": "Choose a back order first.",
    "back_order_reason": "Say why it is not owed any more.",
    "back_order_nothing_there": "Nothing that is owed to {holder} can go out now. Receive it first.",
    # kits
    "kit_code_taken": "{text} is the code of the kit “{name}” already. Choose another code, or edit that kit.",
    "kit_code_item": "{text} is a code of the item “{item}” already. Choose another code.",
    "kit_empty": "There is nothing in this kit. Enter at least one item with its quantity.",
    "kit_item_unknown": "{text} is no SKU and no code of a single item. Enter the SKU of the item.",
    "kit_item_twice": "{item} stands in the kit twice. Put both quantities on one line.",
    "kit_retired": "{kit}: {item} is no longer in use. Edit the kit, or issue its items one by one.",
    "kit_whole": "Kits go out whole: {quantity} is not possible. Type a whole number.",
    # pick lists
    "pick_list_empty": "There is nothing to pick: nothing of it is on hand. Receive it first.",
}

TITLES: dict[str, tuple[str, str]] = {
    "add_charge_code": ("Charge code {code} added", "{name}"),
    "add_job": ("Job {code} added", "{name}"),
    "edit_charge_code": ("Charge code {code} edited", "{fields}"),
    "sell": ("{quantity} × {item} sold to {holder}", "{about}"),
    "sell_many": ("{items} sold to {holder}", "{number} · {lines}"),
    "made": ("Made {quantity} × {item}", "{about}"),
    "made_items": ("Made {items}", "{number} · {lines}"),
    "back_order": ("{quantity} × {item} on back order for {holder}", "nothing of it is there"),
    "back_order_many": ("{items} on back order for {holder}", "{lines}"),
    "close_back_order": ("Back order of {quantity} × {item} for {holder} closed", "{reason}"),
    "close_back_orders": ("{count} back orders closed", "{reason}"),
    "add_kit": ("Kit {code} added", "{name} · {lines}"),
    "edit_kit": ("Kit {code} edited", "{fields}"),
    # parts of the rows above
    "job_called": ("job {job}", ""),
    "back_ordered": ("{quantity} on back order", ""),
    "back_ordered_lines": ("{count} lines on back order", ""),
    "owed": ("{quantity} are owed to {holder}", ""),
    "owed_one": ("1 is owed to {holder}", ""),
    "owed_of": ("{quantity} × {item} are owed to {holder}", ""),
    "owed_one_of": ("1 × {item} is owed to {holder}", ""),
    "owed_more": ("{count} more back orders", ""),
}
