"""Change a line of an order after it was ordered: what the supplier confirmed otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.orders import OrderLine
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.fields import Rule
from tracker_desktop.transactions.rules.order_lines import RULES, OrderLineFields, check_packs, check_price, check_worth
from tracker_desktop.transactions.rules.orders import came, check_expected, lines_of, name_of, open_line
from tracker_desktop.transactions.rules.said import Gap, Said
from tracker_desktop.transactions.rules.shape import fields_of
from tracker_desktop.wording.render import show_quantity

CHANGED: Mapping[str, Rule] = {
    "packs": Rule("Packs", lambda _, value: value),
    **{name: RULES[name] for name in ("price", "supplier_code", "expected", "note")},
}


@dataclass(frozen=True)
class ChangeOrderLine(Transaction):
    """`changes` maps packs, price, supplier_code, expected and note to new values.

    Raises Refused: order_state, order_line_closed, order_below_received, order_expected_early, order_too_large,
    nothing_changed.
    """

    kind: ClassVar[str] = "change_order_line"
    right: ClassVar[Right] = Right.ORDER

    line_id: int
    changes: Mapping[str, Any] = field(metadata=fields_of(OrderLineFields))

    def apply(self, books: Books) -> Said:
        order, line = open_line(books, self.line_id)
        clean = fields.checked(books, CHANGED, self.changes)
        if "packs" in clean:
            clean["quantity"] = check_packs(books, line.item_id, clean["packs"], line.pack_size, line.description)
            received = came(books, [line])[line.id]
            if clean["quantity"] < min(received, line.quantity):
                raise Refused("order_below_received", item=line.description, received=show_quantity(received))
        packs, price = clean.get("packs", line.packs), clean.get("price", line.price)
        check_price(line.description, packs, price)
        others = [(one.packs, one.price) for one in lines_of(books, order) if one.id != line.id]
        check_worth([*others, (packs, price)])
        held = books.hold(OrderLine, [line.id])[line.id]
        changed = fields.put(held, clean, CHANGED)
        if not changed:
            raise Refused("nothing_changed")
        check_expected(order, [held])
        gaps: dict[str, Gap] = {
            "line": line.line,
            "order": name_of(books, order),
            "item": line.description,
            "fields": ", ".join(label.lower() for label in changed),
        }
        return Said("change_order_line", gaps, about=("purchase_order", order.id))
