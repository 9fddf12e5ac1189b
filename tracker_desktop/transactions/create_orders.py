"""Write several orders at once, as drafts: what should be ordered, one order a supplier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.create_order import OrderFields, OrderLineFields, write_draft
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import said
from tracker_desktop.transactions.rules.orders import order_words, value_of
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.stock_words import joined, words

SHOWN = 3


@dataclass(frozen=True)
class OrderDraft:
    """One of the orders."""

    fields: OrderFields
    lines: tuple[OrderLineFields, ...]


@dataclass(frozen=True)
class CreateOrders(Transaction):
    """All of them, or none. Raises Refused: orders_none, and what CreateOrder refuses."""

    kind: ClassVar[str] = "create_orders"
    right: ClassVar[Right] = Right.ORDER

    orders: tuple[OrderDraft, ...]

    def apply(self, books: Books) -> Said:
        if not self.orders:
            raise Refused("orders_none")
        written = [write_draft(books, one.fields, one.lines) for one in self.orders]
        if len(written) == 1:
            return order_words(books, "create_order", *written[0])
        value = value_of(line for _, lines in written for line in lines)
        names = [books.get_one(Supplier, order.supplier_id).name for order, _ in written]
        shown = joined([*names[:SHOWN], *([words("stock_more")] if len(names) > SHOWN else [])], "stock_comma")
        worth = words("order_worth", value=said.money(value)) if value else ""
        return Said("create_orders", {"count": len(written), "about": joined([shown, worth], "stock_dot")})
