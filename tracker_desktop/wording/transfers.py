"""Sentences about stock on its way from one store to another."""

from __future__ import annotations

REFUSALS: dict[str, str] = {
    "nothing_to_dispatch": "There is nothing to send yet. Choose stock and its quantity first.",
    "nothing_arrived": "Nothing is said to have arrived. Enter what came.",
    "transfer_no_store": "{place} is no store. Choose a store; inside one store, stock is moved.",
    "transfer_same_store": "{store} is where it comes from. Choose another store; inside one store, stock is moved.",
    "transfer_elsewhere": "{item}: {place} is not in {store}. Send it from its own store.",
    "transfer_other": "That line is not one of {number}. Choose it again.",
    "transfer_other_store": "{place} is not in {store}, where {number} was sent. Choose a place inside it.",
    "transfer_done": "Nothing of {number} is on the way any more. Open it under Transfers to see what became of it.",
    "transfer_too_early": "{number} left on {day}. Enter that day or a later one.",
    "transfer_over": "{item}: {asked} arrived, but only {left} of {number} are on the way. Enter less, "
    "or give a reason.",
    "transfer_lost_more": "{item}: {asked} are said to be lost, but only {left} of {number} are on the way. "
    "Enter less.",
    "transfer_loss_reason": "Say why it is written off: what became of it, and who looked for it.",
    "transfer_taken": "{item}: {missing} of {number} are no longer on the way, since “{later}” (entry {seq:,}). "
    "Undo that first.",
    "put_away_empty": "No stock came in by that, so there is nothing to put away. Choose a goods receipt with items.",
    "transfer_moved_on": "{item}: {missing} of {number} are no longer on the way. Look at it under Transfers.",
}

TITLES: dict[str, tuple[str, str]] = {
    "dispatch_transfer": ("Sent to {to}", "{number} · {lines}"),
    "receive_transfer": ("{transfer} arrived in {to}", "{about}"),
    "lose_transfer": ("Written off on the way: {transfer}", "{lines} · {reason}"),
    "ask_lose_transfer": ("Write off {value} lost on the way", "{transfer} · {lines}"),
    # parts of the rows above
    "transfer_surplus": ("{quantity} more than was sent", ""),
    "transfer_still": ("{quantity} still on the way", ""),
    "transfer_nothing_left": ("nothing is on the way any more", ""),
}
