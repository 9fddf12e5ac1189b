"""Change an order that is still a draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from sqlalchemy import exists, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.orders import OrderLine, OrderState, PurchaseOrder
from tracker_desktop.models.stock import Movement
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.order_lines import OrderLineFields, line_rows
from tracker_desktop.transactions.rules.orders import RULES, OrderFields, held_order, lines_of, name_of, order_words
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.shape import fields_of


@dataclass(frozen=True)
class EditOrder(Transaction):
    """`changes` maps fields of OrderFields to new values; `lines`, where given, replace all there are.

    Raises Refused: order_state, nothing_changed, and what CreateOrder refuses.
    """

    kind: ClassVar[str] = "edit_order"
    right: ClassVar[Right] = Right.ORDER

    order_id: int
    changes: Mapping[str, Any] = field(metadata=fields_of(OrderFields))
    lines: tuple[OrderLineFields, ...] | None = None

    def apply(self, books: Books) -> Said:
        order = held_order(books, self.order_id, OrderState.DRAFT)
        changed = bool(fields.put(order, fields.checked(books, RULES, self.changes), RULES))
        if self.lines is not None:
            changed |= _put_lines(books, order, line_rows(books, order.supplier_id, self.lines))
        if not changed:
            raise Refused("nothing_changed")
        return order_words(books, "edit_order", order, lines_of(books, order))


def _put_lines(books: Books, order: PurchaseOrder, rows: list[dict[str, Any]]) -> bool:
    """Bring the lines to these, each by its number. Returns whether something changed."""
    known = {line.line: line for line in lines_of(books, order)}
    named = exists().where(Movement.order_line_id.in_([line.id for line in known.values()]))
    if books.scalar(select(named)):
        raise Refused("order_lines_named", order=name_of(books, order))
    changed = len(known) != len(rows)
    for row in rows:
        line = known.pop(row["line"], None)
        if line is None:
            books.add(OrderLine(order_id=order.id, **row))
            continue
        for key, value in row.items():
            if getattr(line, key) != value:
                setattr(line, key, value)
                changed = True
    for gone in known.values():
        books.delete(gone)
    books.flush()
    return changed
