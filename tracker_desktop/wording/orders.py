"""Sentences about what is bought: what suppliers sell, from when on it is ordered, and orders."""

from __future__ import annotations

REFUSALS: dict[str, str] = {
    # what suppliers sell, and levels
    "offer_twice": "{supplier} stands there twice with {text}. Remove one, or give it another code.",
    "offers_many": "{item}: {most} suppliers are the most. Remove some.",
    "offers_preferred": "{item}: more than one supplier is preferred. Choose one.",
    "pack_wrong": "{item}: a pack must hold more than 0 {unit}, with its decimals. Correct it.",
    "maximum_below": "Ordering up to {maximum} is less than {point}, from where on it is ordered. Enter more.",
    "level_twice": "{place} stands there twice. Remove one.",
    # an order
    "orders_none": "Nothing is to be ordered. Tick what is.",
    "order_state": "{order} is {state}, so this is not possible any more. Choose another order.",
    "order_too_large": "The order is worth more than can be kept. Check the prices.",
    "order_empty": "{order} has no lines yet. Add what is to be ordered.",
    "order_lines_many": "{most} lines are the most on one order. Put the others on an order of their own.",
    "order_line_empty": "A line says neither an item nor what is ordered. Choose an item, or describe it.",
    "order_packs_wrong": "{item}: enter how many packs are ordered, more than 0.",
    "order_packs_whole": "{item} is ordered in whole packs. Enter a whole number.",
    "order_pieces_wrong": "{description}: enter 1 to {most} whole pieces.",
    "order_lines_named": "Goods came on lines of {order} before and were taken back, so its lines stay. "
    "Write a new order instead.",
    "order_future": "{day} is still to come. Enter the day on which it was ordered.",
    "order_expected_early": "{day} is before {ordered}, when it was ordered. Enter a later day.",
    "order_received": "Something of {order} came already, so it can't be cancelled. Close it instead.",
    "order_reason": "{order}: give a reason why the rest does not come.",
    "order_complete": "Nothing of {order} is still open: all of it came, or its lines are closed.",
    "order_line_complete": "{item}: all of it came, nothing is open on {order}.",
    "order_line_closed": "{item} on {order} is closed. Undo that first.",
    "order_below_received": "{item}: {received} came already. Enter as much or more.",
    "order_undo_received": "{receipts} came on this order to {supplier}. Undo that first.",
    "order_undo_more": "{item} on {order}: {received} came since, more than the {ordered} there were before. "
    "Undo {receipts} first.",
    "order_redo_over": "{item} on {order}: {received} would have come, but only {ordered} are ordered. "
    "Receive it anew with a reason.",
    # receiving against it
    "receive_over": "{item}: {ordered} ordered on {order}, {received} received before and {now} now. "
    "Enter less, or give a reason to receive more.",
    "receive_not_ordered": "{item} is not on {order}. Take it off, or give a reason to receive it all the same.",
    "receive_not_expected": "{item} on {order} is closed: the rest was not expected any more. "
    "Take it off, or give a reason to receive it all the same.",
    "receive_other_line": "{item} is not what line {line} of {order} says. Choose its own line.",
    "receive_order_draft": "{order} is {state}, so nothing comes on it. Choose another order.",
    "receive_other_supplier": "{order} is an order to {supplier}. Choose that supplier, or another order.",
}

TITLES: dict[str, tuple[str, str]] = {
    "set_supplier_items": ("Suppliers of {sku}: {offers}", ""),
    "set_stock_levels": ("Levels of {sku}: {levels}", ""),
    "create_order": ("Draft order to {supplier}", "{about}"),
    "create_orders": ("{count} draft orders", "{about}"),
    "edit_order": ("Draft order to {supplier} changed", "{about}"),
    "place_order": ("{number} ordered from {supplier}", "{about}"),
    "cancel_order": ("{order} cancelled", "{about}"),
    "close_order": ("{order} closed", "{about}"),
    "close_order_line": ("{quantity} × {item} of {order} will not come", "{about}"),
    "change_order_line": ("Line {line} of {order} changed: {fields}", "{item}"),
    # parts of the rows above
    "order_offer": ("1 offer", ""),
    "order_offers": ("{count} offers", ""),
    "order_level": ("1 store", ""),
    "order_levels": ("{count} stores", ""),
    "order_worth": ("worth {value}", ""),
    "order_expected": ("expected {day}", ""),
    "order_small": ("less than the supplier's minimum of {least}", ""),
    "order_rest": ("the rest of 1 line does not come", ""),
    "order_rests": ("the rest of {count} lines does not come", ""),
}

AS_ORDERED = "where the order is delivered to"


def order_name(number: str | None, supplier: str) -> str:
    """PO-2026-00012, or the draft order to Fisher Scientific."""
    return number or f"the draft order to {supplier}"
