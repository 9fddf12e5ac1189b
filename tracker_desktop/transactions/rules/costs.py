"""What returns, credits and late prices are worth: the rules of the moving average beyond receipt and issue.

A return to stock comes back at its own issue's cost; a return to the supplier leaves at the average, and what the
credit differs by is a variance; a price that comes late reaches what is still there, the rest is a variance.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from tracker_desktop.errors import Refused
from tracker_desktop.models.items import Item
from tracker_desktop.models.places import PlaceKind
from tracker_desktop.models.stock import ItemValue, Movement, MovementKind
from tracker_desktop.queries.entries import stands
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules.ledger import Posting, post
from tracker_desktop.transactions.rules.ledger_values import at_cost, last_cost, rounded, share
from tracker_desktop.transactions.rules.returned import Back, first_of, taken_back
from tracker_desktop.transactions.rules.shelves import NOTHING, Total, lock_stock
from tracker_desktop.transactions.rules.stock_places import virtual
from tracker_desktop.wording.render import show_quantity


def left_of(books: Books, movement: Movement) -> tuple[Decimal, Decimal]:
    """Quantity (base units) and value of an issue or receipt of which nothing was taken back yet; 0 of one undone. The
    value of a receipt is with what a later price changed."""
    first = first_of(books, movement)
    if not stands(books.connection(), first.entry):
        return NOTHING, NOTHING
    back = taken_back(books, [first]).get(first.id, Back())
    return first.quantity - back.quantity, first.value + back.cost - back.value


def returned_value(books: Books, item: Item, quantity: Decimal, issue: Movement | None) -> Decimal:
    """What `quantity` is worth that comes back to stock: at the cost of its own issue, whose last unit takes the whole
    rest; without one at the average, else at the last cost, else nothing. The item's stock is locked.

    Raises Refused("return_too_much").
    """
    lock_stock(books, [item.id])
    books.flush()
    if issue is not None:
        left, value = left_of(books, issue)
        if quantity > left:
            raise Refused("return_too_much", item=item.name, asked=show_quantity(quantity), left=show_quantity(left))
        return share(max(value, NOTHING), quantity, left)
    total = books.get(ItemValue, item.id, populate_existing=True)
    if total is not None and total.quantity > 0:
        return rounded(Fraction(total.value) * Fraction(quantity) / Fraction(total.quantity))
    cost = last_cost(books, item.id)
    return NOTHING if cost is None else rounded(cost * Fraction(quantity))


def return_to_supplier(books: Books, line: Posting, unit_credit: Decimal | None) -> Decimal:
    """Post a return to the supplier (`line.kind` is SUPPLIER_RETURN, `to_place_id` is set here): it leaves at the
    average; what the credit for it is more or less is a variance. Without `unit_credit` the credit is the book value.
    Returns the variance: above 0 a gain.

    Raises Refused("credit_too_much") where more goes back than came with the receipt that `line.returns_id` names.
    """
    item = lock_stock(books, [line.item_id])[line.item_id]
    if line.returns_id is not None:
        left, _ = left_of(books, books.get_one(Movement, line.returns_id))
        if line.quantity > left:
            asked = show_quantity(line.quantity)
            raise Refused("credit_too_much", item=item.name, asked=asked, left=show_quantity(left))
    [book] = post(books, [line])
    if unit_credit is None:
        return NOTHING
    gain = at_cost(line.quantity, unit_credit) - book
    if gain:
        post(books, [_variance(books, line, gain)])
    return gain


def _variance(books: Books, line: Posting, gain: Decimal) -> Posting:
    """What the supplier credits beyond the book value comes out of the variance."""
    return Posting(
        MovementKind.VARIANCE,
        line.item_id,
        line.lot_id,
        virtual(books, PlaceKind.VARIANCE),
        virtual(books, PlaceKind.SUPPLIER),
        NOTHING,
        gain,
        reason=line.reason,
        reference=line.reference,
        supplier_id=line.supplier_id,
    )


def late_cost(
    books: Books, receipt: Movement, extra: Decimal, *, reason: str | None = None, reference: str | None = None
) -> tuple[Decimal, Decimal]:
    """Add freight, or another price that came late (below 0: a lower one), to what a receipt brought. Returns what of
    it reached the stock, and the rest, which is a variance."""
    [parts] = late_costs(books, [(receipt, extra)], reason=reason, reference=reference)
    return parts


def late_costs(
    books: Books,
    extras: Sequence[tuple[Movement, Decimal]],
    *,
    reason: str | None = None,
    reference: str | None = None,
) -> list[tuple[Decimal, Decimal]]:
    """The same for several lines. What is on hand of an item counts for one line only, and a lower price takes no more
    than the stock is worth.

    Raises Refused("cost_undone") where the receipt was undone.
    """
    items = lock_stock(books, {receipt.item_id for receipt, _ in extras})
    books.flush()
    totals: dict[int, Total] = {}
    parts: list[tuple[Decimal, Decimal]] = []
    postings: list[Posting] = []
    for receipt, extra in extras:
        if not stands(books.connection(), first_of(books, receipt).entry):
            raise Refused("cost_undone", item=items[receipt.item_id].name)
        if receipt.item_id not in totals:
            row = books.get(ItemValue, receipt.item_id, populate_existing=True)
            totals[receipt.item_id] = Total(row.quantity, row.value) if row else Total(NOTHING, NOTHING)
        total = totals[receipt.item_id]
        here = min(total.quantity, left_of(books, receipt)[0])
        kept = max(rounded(Fraction(extra) * Fraction(here) / Fraction(receipt.quantity)), -total.value)
        total.quantity -= here
        total.value += kept
        parts.append((kept, extra - kept))
        for place_id, value in ((receipt.to_place_id, kept), (virtual(books, PlaceKind.VARIANCE), extra - kept)):
            if value:
                postings.append(_cost(books, receipt, place_id, value, reason, reference))
    post(books, postings)
    return parts


def _cost(
    books: Books, receipt: Movement, place_id: int, value: Decimal, reason: str | None, reference: str | None
) -> Posting:
    return Posting(
        MovementKind.COST,
        receipt.item_id,
        receipt.lot_id,
        virtual(books, PlaceKind.SUPPLIER),
        place_id,
        NOTHING,
        value,
        reason=reason,
        reference=reference,
        supplier_id=receipt.supplier_id,
        returns_id=receipt.id,
        order_line_id=receipt.order_line_id,
    )
