"""Sentences about stock that comes back, goes back to its supplier or is written off, and about lots."""

from __future__ import annotations

REFUSALS: dict[str, str] = {
    "return_nothing": "There is nothing to return yet. Choose an item and how much of it.",
    "return_reason_unknown": "“{given}” is not a reason here. Choose one of: {known}.",
    "return_note_needed": "“{reason}” says nothing by itself. Add a note that says why.",
    "return_to_wrong": "What comes back for the reason “{reason}” goes to {known}. Choose that, or another reason.",
    "return_before_issue": "{item} was issued on {day}. Enter that day or a later one.",
    "return_before_receipt": "{item} came on {day}. Enter that day or a later one.",
    "return_no_issue": "{item}: that issue is not of this item, or is no issue. Choose it again.",
    "return_no_receipt": "{item}: that receipt is not of this item, or is no receipt. Choose it again.",
    "return_other_lot": "{item}: that was another lot. Choose the lot that it was.",
    "return_no_hold": "The office has named no place for stock on hold. Name one in the settings under “Place for "
    "stock on hold”, or choose a place of hold or quarantine here.",
    "return_not_hold": "{item}: stock is issued from {place}. Choose a place of hold or quarantine.",
    "hold_place_wrong": "Stock is issued from {place}. Choose a place of hold or quarantine.",
    "place_is_hold": "{place} is where the office keeps stock on hold. Choose another in the settings first.",
    "return_no_supplier": "It is not known which supplier that came from. Choose the supplier.",
    "return_other_supplier": "One of the receipts is not from {supplier}. Return that on its own.",
    "scrap_nothing": "There is nothing to write off yet. Choose an item and how much of it.",
    "issue_not_first": "{item}: lot {first} expires {day}, before {lot}. Take that first, or give a reason.",
    "lot_called": "lot {lot}",
    "lot_uncalled": "the stock without a lot",
    # lots
    "lot_none": "{item}: this is its stock without a lot, of which nothing more is kept. Choose a lot.",
    "lot_reason": "Give a reason: who looks at the lot later will want to know why.",
    "lot_recalled_already": "{item}, lot {lot} is recalled already.",
    "lot_not_recalled": "{item}, lot {lot} is not recalled, so there is nothing to release.",
    "made_future": "{day} is still to come, so it can't be the day of production. Check the year.",
    "made_after_expiry": "It can't be made on {made} and expire {expiry}. Check both days.",
}

TITLES: dict[str, tuple[str, str]] = {
    "return_stock": ("{quantity} × {item} came back", "{about}"),
    "return_stock_scrap": ("{quantity} × {item} came back and thrown away", "{about}"),
    "return_stock_many": ("{items} came back", "{number} · {about}"),
    "return_stock_ask": ("Return of {lines}: {value}", "{reason}"),
    "return_to_supplier": ("{quantity} × {item} sent back to {supplier}", "{about}"),
    "return_to_supplier_many": ("{items} sent back to {supplier}", "{number} · {about}"),
    "scrap_stock": ("{quantity} × {item} written off", "{about}"),
    "scrap_stock_many": ("{items} written off", "{number} · {about}"),
    "scrap_stock_ask": ("Write off {lines}: {value}", "{reason}"),
    "recall_lot": ("Lot {lot} of {item} recalled", "{about}"),
    "release_lot": ("Lot {lot} of {item} released", "{about}"),
    "edit_lot": ("Lot {lot} of {item} edited: {fields}", "{about}"),
    # parts of the rows above
    "return_from": ("from {holder}", ""),
    "return_gain": ("credit {value} above the book value", ""),
    "return_loss": ("credit {value} below the book value", ""),
    "lot_until": ("expires {day}", ""),
    "lot_no_expiry": ("no expiry any more", ""),
    "lot_on_hand": ("{quantity} on hand", ""),
    "lot_none_here": ("none on hand", ""),
}
