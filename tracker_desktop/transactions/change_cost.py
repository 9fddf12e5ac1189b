"""Freight, or another price, that became known after the goods had come: by the invoice of the supplier."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.documents import Document, DocumentKind
from tracker_desktop.models.items import Item
from tracker_desktop.models.stock import Movement
from tracker_desktop.queries.receipt_costs import CHANGE_COST, RECEIVED, costs_of
from tracker_desktop.scanning.clean import clean_line
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import said
from tracker_desktop.transactions.rules.costs import late_costs
from tracker_desktop.transactions.rules.effective import day_of, effective_day, take_effect
from tracker_desktop.transactions.rules.ledger_values import LARGEST_VALUE
from tracker_desktop.transactions.rules.quantities import check_cost, places_of
from tracker_desktop.transactions.rules.returned import taken_back
from tracker_desktop.transactions.rules.said import Gap, Said
from tracker_desktop.transactions.rules.shelves import NOTHING, lock_stock
from tracker_desktop.transactions.rules.spreading import spread
from tracker_desktop.transactions.rules.stock_words import amount, counted, joined, words
from tracker_desktop.wording.render import show_day, show_money


class Spread(StrEnum):
    """By what freight falls on the lines of a receipt."""

    VALUE = "value"
    QUANTITY = "quantity"


@dataclass(frozen=True)
class NewPrice:
    """What one base unit of a line really cost; `movement_id` is the line of the receipt."""

    movement_id: int
    unit_cost: Decimal


@dataclass(frozen=True)
class ChangeCost(Transaction):
    """Either `freight` (below 0: a credit), which is spread over the lines of the goods receipt, or `prices`. What is
    still on hand becomes worth more or less, the rest is a variance. `reference` is the number of the invoice.

    Raises Refused: cost_no_receipt, cost_voided, cost_no_lines, cost_one_thing, cost_why, cost_before_receipt,
    freight_wrong, freight_places, freight_credit, freight_weightless, price_no_line, price_twice, price_same.
    """

    kind: ClassVar[str] = CHANGE_COST
    right: ClassVar[Right] = Right.ITEMS

    document_id: int
    freight: Decimal | None = None
    spread: Spread = Spread.VALUE
    prices: tuple[NewPrice, ...] = ()
    reference: str | None = None
    reason: str | None = None
    effective_on: dt.date | None = None

    def apply(self, books: Books) -> Said:
        take_effect(books, self.effective_on)
        document, lines = self._receipt(books)
        if (self.freight is None) == (not self.prices):
            raise Refused("cost_one_thing")
        reference, reason = clean_line(self.reference or "") or None, clean_line(self.reason or "") or None
        if not (reference or reason):
            raise Refused("cost_why")
        came = max(day_of(books, line.effective_at) for line in lines)
        if effective_day(books) < came:
            raise Refused("cost_before_receipt", number=document.number, day=show_day(came))
        items = lock_stock(books, {line.item_id for line in lines})
        freight = self.freight
        extras = self._prices(books, lines) if freight is None else self._freight(books, lines, freight)
        parts = late_costs(books, extras, reason=reason, reference=reference)
        reached = sum((kept for kept, _ in parts), NOTHING)
        variance = sum((rest for _, rest in parts), NOTHING)
        return self._said(books, document, [items[line.item_id] for line, _ in extras], reached, variance, reference)

    def _receipt(self, books: Books) -> tuple[Document, Sequence[Movement]]:
        document = books.get(Document, self.document_id, with_for_update=True)
        if document is None or document.kind != DocumentKind.GOODS_RECEIPT.value:
            raise Refused("cost_no_receipt")
        if document.voided_by is not None:
            raise Refused("cost_voided", number=document.number)
        query = select(Movement).where(Movement.entry == document.entry, Movement.kind.in_(RECEIVED))
        lines = books.scalars(query.order_by(Movement.line, Movement.id)).all()
        if not lines:
            raise Refused("cost_no_lines", number=document.number)
        return document, lines

    def _freight(self, books: Books, lines: Sequence[Movement], freight: Decimal) -> list[tuple[Movement, Decimal]]:
        decimals = int(books.setting("money.decimals"))
        if not freight.is_finite() or freight == 0 or abs(freight) > LARGEST_VALUE:
            raise Refused("freight_wrong")
        if places_of(freight) > decimals:
            raise Refused("freight_places", places=decimals)
        costs = costs_of(books.connection(), [line.id for line in lines])
        added = sum((back.cost for back in taken_back(books, lines).values()), NOTHING)
        worth = sum((line.value for line in lines), NOTHING) + added
        if worth + freight < 0:
            raise Refused("freight_credit", worth=show_money(worth))
        by_value = self.spread is Spread.VALUE
        if by_value and not any(costs.values()):
            raise Refused("freight_weightless")
        weights = [costs[line.id] if by_value else line.quantity for line in lines]
        return [(line, part) for line, part in zip(lines, spread(freight, weights, decimals), strict=True) if part]

    def _prices(self, books: Books, lines: Sequence[Movement]) -> list[tuple[Movement, Decimal]]:
        by_id = {line.id: line for line in lines}
        costs = costs_of(books.connection(), by_id)
        extras: list[tuple[Movement, Decimal]] = []
        for price in self.prices:
            line = by_id.pop(price.movement_id, None)
            if line is None:
                known = price.movement_id in costs
                raise Refused("price_twice" if known else "price_no_line")
            item = books.get_one(Item, line.item_id)
            extra = check_cost(item, line.quantity, price.unit_cost) - costs[line.id]
            if not extra:
                raise Refused("price_same", item=item.name)
            extras.append((line, extra))
        return extras

    def _said(
        self,
        books: Books,
        document: Document,
        items: Sequence[Item],
        reached: Decimal,
        variance: Decimal,
        reference: str | None,
    ) -> Said:
        about: list[Gap] = [reference or "", words("cost_reached", value=amount(books, reached))]
        if variance:
            about.append(words("cost_variance", value=amount(books, variance)))
        gaps: dict[str, Gap] = {"receipt": document.number, "about": joined(about, "stock_dot")}
        one = items[0] if len({item.id for item in items}) == 1 else None
        at = ("item", one.id) if one else None
        if self.freight is not None:
            code = "change_cost_freight" if self.freight > 0 else "change_cost_credit"
            return Said(code, gaps | {"value": amount(books, abs(self.freight))}, at)
        if len(self.prices) == 1:
            price = said.money(self.prices[0].unit_cost)
            return Said("change_cost_price", gaps | {"item": items[0].name, "price": price}, at)
        return Said("change_cost_prices", gaps | {"lines": counted("line", len(self.prices))}, at)
