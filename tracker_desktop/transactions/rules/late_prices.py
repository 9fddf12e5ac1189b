"""A new price of a receipt counts from the one before: undo leaves none that says another price than the books."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.items import Item
from tracker_desktop.models.journal import Entry
from tracker_desktop.models.stock import Movement, MovementKind
from tracker_desktop.queries.entries import stands, title_of
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules.ledger_values import at_cost
from tracker_desktop.transactions.rules.returned import first_of

COST = MovementKind.COST.value


def prices_stay(books: Books, reversed_now: Sequence[Movement]) -> None:
    """After these movements were reversed: what a receipt cost is what its last new price in force says.

    Raises Refused: price_since, naming that price, price_moved_on where it is the one that is done again.
    """
    costs = [movement for movement in reversed_now if movement.kind == COST]
    turned = {first_of(books, movement).entry for movement in costs}
    for receipt_id in sorted({movement.returns_id for movement in costs if movement.returns_id is not None}):
        receipt = books.get_one(Movement, receipt_id)
        prices = _in_force(books, receipt, turned)
        if not prices:
            continue
        last = max(prices, key=lambda entry: entry.seq)
        if receipt.value + sum(prices.values()) == at_cost(receipt.quantity, _price(last, receipt_id)):
            continue
        words = {"item": books.get_one(Item, receipt.item_id).name, "title": title_of(books.connection(), last.said)}
        if last.uid in turned:
            raise Refused("price_moved_on", **words)
        raise Refused("price_since", **words, seq=last.seq)


def _in_force(books: Books, receipt: Movement, turned: Iterable[str]) -> dict[Entry, Decimal]:
    """The entries in force that name a new price of a receipt, each with what it added to what the receipt cost."""
    query = select(Movement.entry, Movement.value).where(
        Movement.returns_id == receipt.id, Movement.kind == COST, Movement.reverses_id.is_(None)
    )
    found: dict[Entry, Decimal] = {}
    for uid, value in books.execute(query).all():
        entry = books.get_one(Entry, uid)
        counts = stands(books.connection(), uid) is not (uid in turned)
        if counts and entry.body.get("prices"):
            found[entry] = found.get(entry, Decimal(0)) + value
    return found


def _price(entry: Entry, receipt_id: int) -> Decimal:
    """What an entry says that one base unit of a receipt cost."""
    return next(Decimal(one["unit_cost"]) for one in entry.body["prices"] if one["movement_id"] == receipt_id)
