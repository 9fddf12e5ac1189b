"""Sentences about freight and prices that come after the goods."""

from __future__ import annotations

REFUSALS: dict[str, str] = {
    "cost_no_receipt": "There is no such goods receipt. Enter its number: GR-2026-00031.",
    "cost_voided": "{number} was undone, so nothing of it can cost more or less. Do the receipt again first.",
    "cost_no_lines": "{number} brought no stock. What an asset cost is edited in the asset itself.",
    "cost_one_thing": "Enter what the freight was, or a new price of a line: one of both at a time.",
    "cost_why": "Enter the number of the invoice, or say why.",
    "cost_before_receipt": "{number} came on {day}. Enter that day or a later one.",
    "freight_wrong": "Freight is an amount above 0, or below 0 for a credit. Enter it again.",
    "freight_places": "Freight has {places} decimals. Round it.",
    "freight_credit": "The whole receipt cost {worth}, so no more than that can be credited. Enter less.",
    "freight_weightless": "The lines of this receipt cost nothing. Spread the freight by quantity, or enter their "
    "prices first.",
    "price_no_line": "This line is not of this receipt. Choose one of its lines.",
    "price_twice": "One of the lines has two new prices. Enter one.",
    "price_same": "{item} costs that already. Enter what the invoice says.",
}

TITLES: dict[str, tuple[str, str]] = {
    "change_cost_freight": ("{value} of freight added to {receipt}", "{about}"),
    "change_cost_credit": ("{value} credited on {receipt}", "{about}"),
    "change_cost_price": ("New price of {item}: {price}", "{receipt} · {about}"),
    "change_cost_prices": ("New prices of {lines}", "{receipt} · {about}"),
    "cost_reached": ("{value} on stock", ""),
    "cost_variance": ("{value} variance", ""),
}
