"""What is owed: back orders that an issue opens, those that it fills, and what is said of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import func, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.items import Item
from tracker_desktop.models.orders import BackOrder
from tracker_desktop.models.places import VIRTUAL, Place
from tracker_desktop.models.stock import Movement
from tracker_desktop.models.types import Quantity
from tracker_desktop.queries.back_orders import Owed, open_of_items, owed_of
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules import said
from tracker_desktop.transactions.rules.charges import Receiver
from tracker_desktop.transactions.rules.quantities import check_quantity
from tracker_desktop.transactions.rules.said import Gap
from tracker_desktop.transactions.rules.stock_words import joined, words
from tracker_desktop.wording.render import show_quantity

SHOWN = 2


@dataclass(frozen=True)
class BackOrderLine:
    """A quantity in base units that was asked for and is not there."""

    item_id: int
    quantity: Decimal


def open_back_orders(
    books: Books, lines: Iterable[tuple[Item, Decimal]], to: Receiver, reference: str | None
) -> list[BackOrder]:
    """Write down what is owed from now on; the items' stock is locked. Raises Refused."""
    opened = []
    for item, quantity in lines:
        if to.holder_id is None and to.customer is not None:
            raise Refused("back_order_customer", customer=to.customer)
        check_quantity(item, quantity)
        if not item.active:
            raise Refused("item_retired", item=item.name)
        opened.append(
            books.insert(
                BackOrder(
                    item_id=item.id,
                    quantity=quantity,
                    holder_id=to.holder_id,
                    charge_code=to.charge_code,
                    reference=reference,
                    asked_at=books.effective_at,
                    asked_by_id=books.operator.person_id,
                )
            )
        )
    return opened


def check_filled(books: Books, filled: Iterable[tuple[int, Item, Decimal]], to: Receiver) -> None:
    """The back orders that lines name, each with the item and quantity of its line, are locked and must be open, of
    the same receiver, and owe as much. Raises Refused."""
    lines = list(filled)
    if not lines:
        return
    books.hold(BackOrder, [back_order_id for back_order_id, _, _ in lines])
    owed = owed_of(books.connection(), [back_order_id for back_order_id, _, _ in lines])
    asked: dict[int, Decimal] = {}
    for back_order_id, item, quantity in lines:
        one = owed[back_order_id]
        asked[one.id] = asked.get(one.id, Decimal(0)) + quantity
        if one.item_id != item.id or not _is_theirs(one, to):
            raise Refused("back_order_other", item=item.name, holder=one.owed_to)
        if not one.is_open:
            raise Refused("back_order_closed", item=item.name, holder=one.owed_to)
        if asked[one.id] > one.left:
            raise Refused(
                "back_order_too_much",
                item=item.name,
                holder=one.owed_to,
                asked=show_quantity(asked[one.id]),
                left=show_quantity(one.left),
            )


def back_orders_stay(books: Books) -> None:
    """After an undo: what goes out again for a back order is still owed.

    Raises Refused: back_order_closed, back_order_redo_over.
    """
    books.flush()
    again = select(Movement.back_order_id, func.sum(Movement.quantity, type_=Quantity())).join(
        Place, Place.id == Movement.to_place_id
    )
    again = again.where(Movement.entry == books.uid, Movement.back_order_id.is_not(None), Place.kind.in_(VIRTUAL))
    out = {row_id: quantity for row_id, quantity in books.execute(again.group_by(Movement.back_order_id)) if row_id}
    rows = books.hold(BackOrder, out)
    for row_id, owed in owed_of(books.connection(), out).items():
        if not rows[row_id].active:
            raise Refused("back_order_closed", item=owed.name, holder=owed.owed_to)
        if owed.left < 0:
            asked, left = show_quantity(out[row_id]), show_quantity(owed.left + out[row_id])
            raise Refused("back_order_redo_over", item=owed.name, holder=owed.owed_to, asked=asked, left=left)


def _is_theirs(owed: Owed, to: Receiver) -> bool:
    if owed.holder_id is not None:
        return owed.holder_id == to.holder_id
    return to.holder_id is None and owed.charge_code == to.charge_code


def owed_words(books: Books, item_ids: Iterable[int]) -> Gap:
    """3 are owed to Chemistry: of what just came in; nothing where none of it is owed."""
    found = open_of_items(books.connection(), item_ids)
    many = len({one.item_id for one in found}) > 1
    shown = [_owed_words(one, many=many) for one in found[:SHOWN]]
    more = len(found) - SHOWN
    return joined([*shown, words("owed_more", count=more)] if more > 0 else shown, "stock_comma")


def _owed_words(owed: Owed, *, many: bool) -> Gap:
    quantity = said.quantity(owed.left)
    code = "owed_one" if owed.left == 1 else "owed"
    return words(f"{code}_of" if many else code, quantity=quantity, item=owed.name, holder=owed_gap(owed))


def owed_gap(owed: Owed) -> Gap:
    """Who it is owed to."""
    return (
        said.holder(owed.holder_id) if owed.holder_id is not None else words("job_called", job=owed.charge_code or "")
    )


def back_words(opened: Sequence[BackOrder]) -> Gap:
    """2 on back order: beside what was issued; of several items, how many lines."""
    if not opened:
        return ""
    if len(opened) == 1:
        return words("back_ordered", quantity=said.quantity(opened[0].quantity))
    return words("back_ordered_lines", count=len(opened))
