"""What is promised stays promised once, also against undo."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.asset_kits import KitAsset
from tracker_desktop.models.journal import Change, Op
from tracker_desktop.models.reservations import Reservation, ReservationState
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.queries.reserved_spans import standing
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.edit_reservation import TAKES, fetched_of
from tracker_desktop.transactions.rules.reservation_fields import moment_of
from tracker_desktop.transactions.rules.reservations import Plan, called, hold_things, plan_of, promises_stay

TABLE = Reservation.__tablename__
TABLES = (TABLE, KitAsset.__tablename__)
SAYS_WHO = frozenset({"reserve_taken", "reserve_in_kit", "reserve_member_taken"})


def hold_reserved(books: Books, target: str) -> None:
    """Called before an entry is undone: lock what its reservations are of, as who books does first."""
    mine = Change.entry == target, Change.table_name == TABLE
    rows = books.execute(select(Change.row_id, Change.before, Change.after).where(*mine)).all()
    if not rows:
        return
    wanted: dict[str, set[int]] = {"asset_id": set(), "kit_id": set(), "category_id": set()}
    for _, before, after in rows:
        for text in filter(None, (before, after)):
            values = json.loads(text)
            for key, ids in wanted.items():
                ids.update([values[key]] if values.get(key) else [])
    for part in in_parts(sorted({row_id for row_id, _, _ in rows})):
        for row in books.scalars(select(Reservation).where(Reservation.id.in_(part))):
            for key, ids in wanted.items():
                ids.update([getattr(row, key)] if getattr(row, key) else [])
    now = books.now
    plans = [Plan(asset, None, None, 1, now, now) for asset in wanted["asset_id"]]
    plans += [Plan(None, kit, None, 1, now, now) for kit in wanted["kit_id"]]
    hold_things(books, *plans, *(Plan(None, None, category, 1, now, now) for category in wanted["category_id"]))


def reservations_stay(books: Books) -> None:
    """Called after an undo. Raises Refused("reservation_redo") where a reservation that stands again, or a kit that is
    put together again, was promised to somebody else since; what promises_stay raises where a category has too few."""
    books.flush()
    moment = moment_of(books)
    for row, counted in _back(books):
        try:
            promises_stay(books, moment, plan_of(row, fetched_of(books, row)), counted=counted)
        except Refused as no:
            if no.code not in SAYS_WHO:
                raise
            gaps = {key: no.params[key] for key in ("holder", "span")}
            raise Refused("reservation_redo", what=called(books, row), **gaps) from no


def _back(books: Books) -> Iterator[tuple[Reservation, bool]]:
    """The standing reservations that this entry wrote, each with whether it takes more than before; and those of the
    kits whose assets it changed."""
    stands = standing(moment_of(books))
    query = select(Reservation).where(Reservation.entry == books.uid, stands).order_by(Reservation.id)
    for row in books.scalars(query).all():
        yield row, _takes_more(books, row.id)
    kits = _kits(books)
    if kits:
        query = select(Reservation).where(Reservation.kit_id.in_(sorted(kits)), stands).order_by(Reservation.id)
        for row in books.scalars(query).all():
            yield row, False


def _takes_more(books: Books, row_id: int) -> bool:
    mine = Change.entry == books.uid, Change.table_name == TABLE, Change.row_id == row_id
    for op, before in books.execute(select(Change.op, Change.before).where(*mine)):
        values: Mapping[str, Any] = json.loads(before) if before else {}
        if op == Op.INSERT or values.keys() & set(TAKES) or values.get("state") == ReservationState.CANCELLED:
            return True
    return False


def _kits(books: Books) -> set[int]:
    mine = Change.entry == books.uid, Change.table_name == KitAsset.__tablename__
    texts = books.execute(select(Change.before, Change.after).where(*mine)).all()
    return {json.loads(text)["kit_id"] for row in texts for text in row if text and "kit_id" in json.loads(text)}
