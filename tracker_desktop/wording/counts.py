"""Sentences about stock counts."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from tracker_desktop.wording.figures import show_quantity
from tracker_desktop.wording.units import units

REFUSALS: dict[str, str] = {
    # opening
    "count_nothing": "Nothing in stock fits that choice. Choose other places, items or classes.",
    "count_scope_empty": "It is not said yet what is to be counted. Choose at least one.",
    "count_class_unknown": "“{text}” is not a class. Choose A, B or C.",
    "count_sample_wrong": "“{sample}” is neither a number of lines nor a part of them. Enter 20, or 5 %.",
    # counting
    "count_not_open": "“{name}” is {state}, so nothing can be changed in it. Open a new count.",
    "count_quantity_negative": "{item}: a count can't be below 0. Enter 0 where nothing is there.",
    "count_serial_one": "{item} is kept by serial number: a piece is there or not. Count each by its number.",
    "count_same_person": "{item}: {name} counted this before, so somebody else must count it once more.",
    "count_nothing_counted": "Nothing of that is counted. Choose lines that are.",
    "count_other_count": "These lines do not belong to “{name}”. Choose them again.",
    "count_entered_differs": "{item}: {entered} is not {quantity} {unit}. Enter the quantity again.",
    "count_text_wrong": "{item}: “{text}” is not a quantity. Enter a number, or packs: 3 boxes and 7.",
    "count_unit_unknown": "{item} has no unit called {unit}. Choose one of: {units}.",
    "count_reason_unknown": "“{given}” is not a reason. Choose one of the list.",
    "count_note_needed": "“{reason}” says nothing by itself. Add a note that says why.",
    "count_cancel_others": "“{name}” was opened by {opened_by}. They, or who may post counts, can cancel it.",
    "count_none": "No count is open. Open a count first, then scan again.",
    "count_place_first": "{things}: no place was scanned yet. Scan where it lies, or CANCEL.",
    "count_over": "That count is not open any more. Choose another, or open a new one.",
    "count_typed_below": "A count is 0 or more. Type 0 where nothing is there.",
    "count_typed_fraction": "Parts of one are typed like 0.5. Type the quantity again.",
    "count_lot_unlisted": "{lot} is a lot of {items}, which “{name}” does not list. "
    "Scan the item to count it all the same.",
    "count_no_lot": "{item} is kept by lots, and the books know none of it. Receive it first.",
    # posting
    "count_empty": "Nothing was counted in “{name}” yet, so there is nothing to post. Count first, or cancel it.",
    "count_problems": "{lines} of “{name}” can't be posted yet. {detail} Solve them under Problems, then post again.",
    "count_undo_closed": "“{name}” is {state}, so what was counted in it stays. Undo what closed it first.",
    "count_undo_later": "“{later}” counted the same shelf afterwards and found it so. Undo that count first.",
    # problems of a line
    "count_recount_open": "{line}: a recount was asked for and is not made yet.",
    "count_recount_missing": "{line}: {counted} counted, {book} by the book. Ask another person to count it again.",
    "count_reason_missing": "{line}: {counted} counted, {book} by the book. Give a reason.",
    "count_below_zero": "{line}: {counted} counted, but {gone} left it since. Count it again.",
    "count_adjusted_since": "{line}: another count changed it by {change} since it was counted. Count it again.",
    "count_serial_twice": "{line}: this serial number is on hand elsewhere already. Check the number.",
    "count_more_problems": "{first} And {lines}.",
}

TITLES: dict[str, tuple[str, str]] = {
    "open_count": ("“{name}” opened", "{about}"),
    "count_stock": ("Counted {quantity} × {item}", "{about}"),
    "count_stock_more": ("Counted {quantity} more × {item}", "{about}"),
    "count_stock_again": ("Recounted {quantity} × {item}", "{about}"),
    "uncount_lines": ("{lines} not counted after all", "{name}"),
    "ask_recount": ("Recount of {lines} asked for", "{name}"),
    "set_count_reason": ("Reason of {lines}: {reason}", "{name}"),
    "cancel_count": ("“{name}” cancelled", "{about}"),
    "post_count": ("“{name}” posted", "{number} · {about}"),
    "post_count_ask": ("“{name}”: differences of {value}", "{about}"),
    # parts of the rows above
    "count_lines": ("{count} lines", ""),
    "count_line": ("1 line", ""),
    "count_overlap": ("{name} is being counted by {who} since {since}: {lines} in both", ""),
    "count_total": ("now {quantity}", ""),
    "count_at": ("{place}", ""),
    "count_unlisted": ("it was not on the list", ""),
    "count_of": ("{counted} of {lines} counted", ""),
    "count_left": ("{lines} not counted and left as they are", ""),
    "count_differ": ("{lines} changed", ""),
    "count_none_differ": ("nothing had to be changed", ""),
    "count_gains": ("gains {value}", ""),
    "count_losses": ("losses {value}", ""),
    "count_of_count": ("count {name}", ""),
    "count_no_cost": ("{lines} without any known cost, worth nothing", ""),
}

STATES: dict[str, str] = {
    "open": "open",
    "waiting for approval": "waiting for approval",
    "posted": "posted",
    "cancelled": "cancelled",
}

PROBLEMS: dict[str, str] = {
    "count_recount_open": "recount asked for",
    "count_recount_missing": "another person must recount it",
    "count_reason_missing": "reason missing",
    "count_below_zero": "more left since than was counted",
    "count_adjusted_since": "changed by another count since",
    "count_serial_twice": "serial number on hand twice",
}
"""Each problem in a cell of the list."""

SCOPES: dict[str, str] = {
    "places": "Count of {names}",
    "items": "Count of {names}",
    "groups": "Count of {names}",
    "classes": "Count of class {names}",
    "due": "Count of what is due",
    "all": "Count of all stock",
}
"""How a count is called that nobody gave a name."""
MOST_NAMED = 2


def count_name(kind: str, names: Sequence[str], within: Sequence[str], sample: str | None) -> str:
    """Count of Store 1; Count of class A in Store 1, 5 % at random."""
    name = SCOPES[kind].format(names=named(names))
    inside = f" in {named(within)}" if within else ""
    many = "line" if (sample or "").strip() == "1" else "lines"
    lines = "" if sample is None else f", {sample} at random" if "%" in sample else f", {sample} {many} at random"
    return f"{name}{inside}{lines}"


def named(names: Sequence[str]) -> str:
    """Store 1, Store 2 and 3 more."""
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    return ", ".join(names[:MOST_NAMED]) + more


def line_words(item: str, lot: str, place: str) -> str:
    """Nitrile gloves, lot 24G118, Store 1 / A-04: the line of a count in a sentence."""
    return ", ".join(part for part in (item, f"lot {lot}" if lot else "", place) if part)


def amount_words(quantity: Decimal, unit: str) -> str:
    """43 pcs."""
    return f"{show_quantity(quantity)} {units(quantity, unit)}"


def counted_of(counted: int, lines: int) -> str:
    """12 of 46 lines counted."""
    return f"{counted:,} of {lines:,} {'line' if lines == 1 else 'lines'} counted"
