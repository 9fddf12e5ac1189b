"""Write an order to a supplier: a draft, or ordered at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.models.orders import OrderLine, OrderState, PurchaseOrder
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.order_lines import OrderLineFields, line_rows
from tracker_desktop.transactions.rules.orders import RULES, OrderFields, lines_of, order_words, place_order
from tracker_desktop.transactions.rules.said import Said

__all__ = ["CreateOrder", "OrderFields", "OrderLineFields"]


@dataclass(frozen=True)
class CreateOrder(Transaction):
    """A draft has no number and may be empty. `ordered`: it is ordered with this entry, on `ordered_on` or today.

    Raises Refused: order_empty, order_line_empty, order_packs_whole, order_pieces_wrong, pack_wrong.
    """

    kind: ClassVar[str] = "create_order"
    right: ClassVar[Right] = Right.ORDER

    fields: OrderFields
    lines: tuple[OrderLineFields, ...] = ()
    ordered: bool = False
    ordered_on: dt.date | None = None

    def apply(self, books: Books) -> Said:
        order, lines = write_draft(books, self.fields, self.lines)
        if self.ordered:
            place_order(books, order, lines, self.ordered_on)
        return order_words(books, "place_order" if self.ordered else "create_order", order, lines)


def write_draft(
    books: Books, head: OrderFields, lines: Sequence[OrderLineFields]
) -> tuple[PurchaseOrder, Sequence[OrderLine]]:
    """A new draft with its lines. Raises Refused."""
    clean = fields.checked(books, RULES, fields.values_of(head))
    draft = {"state": OrderState.DRAFT.value, "created_at": books.now, "created_by_id": books.operator.person_id}
    order = books.insert(PurchaseOrder(**clean, **draft))
    rows = line_rows(books, order.supplier_id, lines)
    books.add_all([OrderLine(order_id=order.id, **row) for row in rows])
    books.flush()
    return order, lines_of(books, order)
