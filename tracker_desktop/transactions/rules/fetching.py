"""What is handed to the one who reserved it is fetched: the reservation says so, and with which holding."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from sqlalchemy import bindparam, func, select

from tracker_desktop.models.assets import Asset, Custody
from tracker_desktop.models.reservations import Reservation, ReservationState, ReservedAsset
from tracker_desktop.models.types import UtcTime
from tracker_desktop.queries.reserved_spans import Moment
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules.reservation_fields import moment_of
from tracker_desktop.wording.reservations import fetched_words, part_fetched_words, still_to_fetch

Handed = Sequence[tuple[Asset, Custody]]


_RESERVED = select(Reservation.id, Reservation.starts).where(
    Reservation.holder_id == bindparam("holder"),
    Reservation.state == ReservationState.RESERVED.value,
    Reservation.ends > bindparam("now", type_=UtcTime()),
)


def fetch(
    books: Books, holder_id: int, handed: Handed, due: dt.date | None, kits: Iterable[tuple[int, Handed]] = ()
) -> str:
    """Note that these holdings, and these kits of assets, fill what this holder has reserved for the time that they
    are out. Returns what is said of it behind the check-out."""
    moment = moment_of(books)
    mine = _open_of(books, holder_id, moment, due)
    if not mine:
        return ""
    books.flush()  # the holdings need their ids
    by_kit = dict(kits)
    counts = _fetched(books, [row.id for row in mine])
    free = list(handed)
    done, part = [], []
    for row in mine:
        filled = _filled_by(row, free, by_kit, row.quantity - counts.get(row.id, 0))
        if not filled:
            continue
        free = [one for one in free if one not in filled]
        counts[row.id] = counts.get(row.id, 0) + (1 if row.category_id is None else len(filled))
        for asset, custody in filled:
            books.add(ReservedAsset(reservation_id=row.id, asset_id=asset.id, custody_id=custody.id))
        row.fetched_by = books.uid
        span = moment.span(row.starts, row.ends)
        if counts[row.id] >= row.quantity:
            row.state = ReservationState.FETCHED.value
            done.append(span)
        else:
            part.append(still_to_fetch(span, row.quantity - counts[row.id]))
    return fetched_words(done) + part_fetched_words(part)


def _open_of(books: Books, holder_id: int, moment: Moment, due: dt.date | None) -> list[Reservation]:
    """What the holder reserved that this loan reaches into, what names one thing before what names a category. One who
    comes too late still fetches it."""
    found = books.execute(_RESERVED, {"holder": holder_id, "now": moment.now})
    ids = [row.id for row in found if due is None or moment.day(row.starts) <= due]
    rows = books.hold(Reservation, ids).values()
    still = (row for row in rows if row.state == ReservationState.RESERVED.value)
    return sorted(still, key=lambda row: (row.category_id is not None, row.starts, row.id))


def _fetched(books: Books, ids: Sequence[int]) -> dict[int, int]:
    query = select(ReservedAsset.reservation_id, func.count()).where(ReservedAsset.reservation_id.in_(ids))
    return {row[0]: row[1] for row in books.execute(query.group_by(ReservedAsset.reservation_id))}


def _filled_by(row: Reservation, free: Handed, kits: dict[int, Handed], left: int) -> Handed:
    if row.kit_id is not None:
        return kits.get(row.kit_id, ())
    if row.asset_id is not None:
        return [one for one in free if one[0].id == row.asset_id]
    return [one for one in free if one[0].category_id == row.category_id][:left]
