"""What was counted in a count that is posted, waits or is cancelled stays as it is, also against undo."""

from __future__ import annotations

import json

from sqlalchemy import select
from sqlalchemy.orm import aliased

from tracker_desktop.errors import Refused
from tracker_desktop.models.counts import CountLine, CountState, StockCount
from tracker_desktop.models.journal import Change, Op
from tracker_desktop.models.stock import Movement, MovementKind
from tracker_desktop.transactions.books import Books
from tracker_desktop.wording.counts import STATES


def counts_stay(books: Books) -> None:
    """Raises Refused("count_undo_closed") where this entry wrote to lines of a count that is not open, or took some
    out, unless it is the one that closed the count or opened it again."""
    books.flush()
    connection = books.connection()
    others = StockCount.state != CountState.OPEN.value, StockCount.entry != books.uid
    written = select(CountLine.count_id).where(CountLine.entry == books.uid)
    closed = connection.execute(select(StockCount.name, StockCount.state).where(StockCount.id.in_(written), *others))
    found = closed.first()
    if found is None:
        gone = select(Change.before).where(Change.entry == books.uid, Change.table_name == CountLine.__tablename__)
        befores = connection.scalars(gone.where(Change.op == Op.DELETE.value)).all()
        ids = {json.loads(before)["count_id"] for before in befores}
        taken = select(StockCount.name, StockCount.state).where(StockCount.id.in_(ids), *others)
        found = connection.execute(taken).first()
    if found is not None:
        raise Refused("count_undo_closed", name=found.name, state=STATES[found.state])


def later_counts_stay(books: Books) -> None:
    """Raises Refused("count_undo_later") where this entry takes back what a count changed on a shelf that a later count
    has found so: its difference would come back although somebody saw that it is not there."""
    original = aliased(Movement)
    query = (
        select(StockCount.name)
        .join(CountLine, CountLine.count_id == StockCount.id)
        .join(original, (original.item_id == CountLine.item_id) & (original.lot_id == CountLine.lot_id))
        .join(Movement, Movement.reverses_id == original.id)
        .where(Movement.entry == books.uid, original.kind == MovementKind.COUNT.value)
        .where(CountLine.place_id.in_((original.from_place_id, original.to_place_id)))
        .where(CountLine.position >= original.id, StockCount.state == CountState.POSTED.value)
        .limit(1)
    )
    later = books.connection().scalar(query)
    if later is not None:
        raise Refused("count_undo_later", later=later)
