"""What came on orders stays in order with them, also against undo."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from sqlalchemy import ColumnElement, Select, or_, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.documents import Document
from tracker_desktop.models.journal import Change, Entry, Op
from tracker_desktop.models.orders import OrderedAsset, OrderLine, OrderState, PurchaseOrder
from tracker_desktop.models.places import PlaceKind
from tracker_desktop.models.stock import Movement
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.queries.entries import root_of, stands
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules.orders import came, check_expected, lines_of, name_of
from tracker_desktop.transactions.rules.stock_places import virtual
from tracker_desktop.wording.counter import first_of
from tracker_desktop.wording.render import show_quantity

NOT_YET = (OrderState.DRAFT.value, OrderState.CANCELLED.value)
TABLES = (PurchaseOrder.__tablename__, OrderLine.__tablename__, OrderedAsset.__tablename__, Movement.__tablename__)


def hold_orders(books: Books, target: str) -> None:
    """Called before an entry is undone: lock the orders that it is about, as who receives on them does first."""
    books.hold(PurchaseOrder, set(books.scalars(select(PurchaseOrder.id).where(or_(*_about(books, target))))))


def _about(books: Books, target: str) -> Iterator[ColumnElement[bool]]:
    def changed(table: str) -> Select[int]:
        return select(Change.row_id).where(Change.entry == target, Change.table_name == table)

    moved = select(Movement.order_line_id).where(Movement.entry == target, Movement.order_line_id.is_not(None))
    wrote = changed(OrderedAsset.__tablename__).with_only_columns(Change.before, Change.after)
    texts = [text for row in books.execute(wrote) for text in row if text]
    lines = {json.loads(text).get("order_line_id") for text in texts} - {None} | set(books.scalars(moved))
    yield PurchaseOrder.id.in_(changed(PurchaseOrder.__tablename__))
    of_line = OrderLine.id.in_(changed(OrderLine.__tablename__)) | OrderLine.id.in_(sorted(lines))
    yield PurchaseOrder.id.in_(select(OrderLine.order_id).where(of_line))


def orders_stay(books: Books) -> None:
    """Called after an undo. An order that is kept only because the ledger names its lines is cancelled.

    Raises Refused: order_undo_received where something came on an order that would not be ordered any more,
    order_undo_more where less would be ordered than came, order_redo_over where what comes again is too much by now,
    order_empty and order_expected_early where a draft that was changed since would be ordered again.
    """
    books.flush()
    _cancel_kept(books)
    _check_orders(books)
    _check_quantities(books)
    _check_arrivals(books)


def _cancel_kept(books: Books) -> None:
    kept = select(OrderLine.order_id).where(
        OrderLine.entry == books.uid, OrderLine.active == 0, OrderLine.close_reason.is_(None)
    )
    for order in books.scalars(select(PurchaseOrder).where(PurchaseOrder.id.in_(kept))).all():
        order.state = OrderState.CANCELLED.value
    books.flush()


def _check_orders(books: Books) -> None:
    for order in books.scalars(select(PurchaseOrder).where(PurchaseOrder.entry == books.uid)).all():
        lines = lines_of(books, order)
        if order.state not in NOT_YET:
            if not lines:
                raise Refused("order_empty", order=name_of(books, order))
            check_expected(order, lines)
            continue
        received = came(books, lines)
        some = [line for line in lines if received[line.id]]
        if some:
            supplier = books.get_one(Supplier, order.supplier_id).name
            raise Refused("order_undo_received", supplier=supplier, receipts=_receipts(books, some))


def _check_quantities(books: Books) -> None:
    mine = Change.entry == books.uid, Change.table_name == OrderLine.__tablename__, Change.op == Op.UPDATE.value
    for line_id, before, after in books.execute(select(Change.row_id, Change.before, Change.after).where(*mine)).all():
        old, new = json.loads(before), json.loads(after)
        if "quantity" not in new or new["quantity"] >= old["quantity"]:
            continue
        line = books.get_one(OrderLine, line_id)
        received = came(books, [line])[line.id]
        if received > line.quantity:
            _refuse_more("order_undo_more", books, line)


def _check_arrivals(books: Books) -> None:
    """What this undo brought back in."""
    supplier = virtual(books, PlaceKind.SUPPLIER)
    moved = select(Movement).where(
        Movement.entry == books.uid, Movement.order_line_id.is_not(None), Movement.from_place_id == supplier
    )
    first: dict[int, str] = {}
    for movement in books.scalars(moved):
        assert movement.order_line_id is not None
        first[movement.order_line_id] = _first(books, movement).entry
    pieces = select(OrderedAsset.order_line_id, OrderedAsset.id).where(OrderedAsset.entry == books.uid)
    for line_id, row_id in books.execute(pieces).all():
        first[line_id] = str(books.scalar(_added(row_id)))
    for line_id, uid in first.items():
        line = books.get_one(OrderLine, line_id)
        order = books.get_one(PurchaseOrder, line.order_id)
        entry = books.get_one(Entry, root_of(books.connection(), uid))
        if order.state in NOT_YET:
            raise Refused("order_state", order=name_of(books, order), state=order.state)
        if came(books, [line])[line.id] > line.quantity and not entry.body.get("override"):
            _refuse_more("order_redo_over", books, line)


def _first(books: Books, movement: Movement) -> Movement:
    while movement.reverses_id is not None:
        movement = books.get_one(Movement, movement.reverses_id)
    return movement


def _added(row_id: int) -> Select[str]:
    mine = Change.table_name == OrderedAsset.__tablename__, Change.row_id == row_id, Change.op == Op.INSERT.value
    return select(Change.entry).join(Entry, Entry.uid == Change.entry).where(*mine).order_by(Entry.seq).limit(1)


def _refuse_more(code: str, books: Books, line: OrderLine) -> None:
    received = came(books, [line])[line.id]
    raise Refused(
        code,
        item=line.description,
        order=name_of(books, books.get_one(PurchaseOrder, line.order_id)),
        received=show_quantity(received),
        ordered=show_quantity(line.quantity),
        receipts=_receipts(books, [line]),
    )


def _receipts(books: Books, lines: Iterable[OrderLine]) -> str:
    """The numbers of the receipts in force on these lines: GR-2026-00001, GR-2026-00004."""
    ids = [line.id for line in lines]
    return first_of(list(dict.fromkeys(_numbers(books, ids))))


def _numbers(books: Books, line_ids: list[int]) -> Iterator[str]:
    supplier = virtual(books, PlaceKind.SUPPLIER)
    moved = select(Movement.entry).where(Movement.order_line_id.in_(line_ids), Movement.from_place_id == supplier)
    added = select(OrderedAsset.entry).where(OrderedAsset.order_line_id.in_(line_ids))
    for uid in dict.fromkeys([*books.scalars(moved), *books.scalars(added)]):
        root = root_of(books.connection(), uid)
        if uid == books.uid or stands(books.connection(), root):
            number = books.scalar(select(Document.number).where(Document.entry == root))
            if number:
                yield number
