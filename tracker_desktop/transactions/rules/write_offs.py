"""Stock that is written off: what it is worth, and when another person must agree."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from tracker_desktop.models.items import Item, Lot
from tracker_desktop.models.stock import ItemValue
from tracker_desktop.transactions.approval_need import Need
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules.ledger_values import share
from tracker_desktop.transactions.rules.return_reasons import Approval, Reason
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.shelves import NOTHING

LIMIT = "stock.scrap_limit"


def need_of(books: Books, reason: Reason, value: Decimal, asked: Said, facts: Mapping[str, str]) -> Need | None:
    """The approval that a reason needs for what is worth `value`; None where one person is enough."""
    if reason.approval is Approval.NONE:
        return None
    if reason.approval is Approval.ABOVE_LIMIT and value <= int(books.setting(LIMIT)):
        return None
    return Need(value=value, said=asked, facts=dict(facts))


def worth(books: Books, lines: Iterable[tuple[Item, Decimal]]) -> Decimal:
    """What these quantities (base units) are worth at the average; their stock is locked."""
    books.flush()
    sums: dict[int, Decimal] = {}
    for item, quantity in lines:
        sums[item.id] = sums.get(item.id, NOTHING) + quantity
    value = NOTHING
    for item_id, quantity in sorted(sums.items()):
        total = books.get(ItemValue, item_id, populate_existing=True)
        if total is not None:
            value += share(total.value, quantity, total.quantity)
    return value


def facts_of(lines: Iterable[tuple[Item, Lot, str, Decimal]]) -> dict[str, str]:
    """What is decided about: each lot with where it lies or goes to, and its quantity as a text."""
    sums: dict[str, Decimal] = {}
    for item, lot, where, quantity in lines:
        name = " · ".join(part for part in (item.sku, f"lot {lot.number}" if lot.number else "", where) if part)
        sums[name] = sums.get(name, NOTHING) + quantity
    return {name: f"{quantity.normalize():f}" for name, quantity in sums.items()}
