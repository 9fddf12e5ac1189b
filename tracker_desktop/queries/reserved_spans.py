"""What is reserved in a span of time: the bookings that stand, and whether a category has enough for all of them."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, bindparam, exists, func, or_, select

from tracker_desktop import settings
from tracker_desktop.models.asset_kits import AssetKit, KitAsset
from tracker_desktop.models.assets import Asset, Readiness
from tracker_desktop.models.categories import Category
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.office import Setting
from tracker_desktop.models.reservations import Reservation, ReservationState, ReservedAsset
from tracker_desktop.models.types import Int
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.wording.reservations import span_words

NO_SHOW = "reservations.no_show_hours"
USABLE = (Readiness.READY.value, Readiness.TO_INSPECT.value)
"""What can be promised for a later day: what waits for its inspection is here."""
FETCHED: Any = (
    select(func.count(type_=Int))
    .select_from(ReservedAsset)
    .where(ReservedAsset.reservation_id == Reservation.id)
    .correlate(Reservation)
    .scalar_subquery()
)
"""How many assets were handed out for a reservation."""


@dataclass(frozen=True)
class Moment:
    """The moment in UTC, the date of the office, its IANA zone, and after how many hours what was not fetched is free
    again."""

    now: dt.datetime
    today: dt.date
    zone: str
    no_show_hours: int

    @property
    def freed(self) -> dt.datetime:
        """What began up to then and was not fetched is free again."""
        return self.now - dt.timedelta(hours=self.no_show_hours)

    def local(self, moment: dt.datetime) -> dt.datetime:
        """A moment by the clock of the office."""
        return moment.astimezone(zoneinfo.ZoneInfo(self.zone))

    def day(self, moment: dt.datetime) -> dt.date:
        """The date of a moment where the office is."""
        return self.local(moment).date()

    def span(self, starts: dt.datetime, ends: dt.datetime) -> str:
        """A span in words: 9 Dec 09:00–17:00."""
        return span_words(self.local(starts), self.local(ends), self.today)


_NO_SHOW_HOURS = select(Setting.value).where(Setting.key == NO_SHOW)
_BOOKED = (
    select(
        Reservation.id,
        Reservation.asset_id,
        Reservation.category_id,
        Reservation.kit_id,
        Reservation.holder_id,
        Holder.name,
        Reservation.starts,
        Reservation.ends,
        Reservation.quantity - FETCHED,
    )
    .join(Holder, Holder.id == Reservation.holder_id)
    .order_by(Reservation.starts, Reservation.id)
)
_KITS = (
    select(KitAsset.asset_id, AssetKit.id, AssetKit.code, AssetKit.name)
    .join(AssetKit, AssetKit.id == KitAsset.kit_id)
    .where(KitAsset.asset_id.in_(bindparam("ids", expanding=True)), AssetKit.active == 1)
)


def no_show_hours(connection: Connection) -> int:
    """After how many hours what was not fetched is free again, by the office's setting."""
    value: Any = connection.scalar(_NO_SHOW_HOURS)
    return int(settings.default(NO_SHOW) if value is None else value)


@dataclass(frozen=True)
class Booked:
    """A reservation that stands and is not fetched yet. `left` is how many are still to fetch."""

    id: int
    asset_id: int | None
    category_id: int | None
    kit_id: int | None
    holder_id: int
    holder: str
    starts: dt.datetime
    ends: dt.datetime
    left: int

    def stands_in(self, starts: dt.datetime, ends: dt.datetime) -> bool:
        """Whether it takes any of that time."""
        return self.starts < ends and self.ends > starts


def standing(moment: Moment) -> ColumnElement[bool]:
    """Reserved, not over, and no no-show."""
    return and_(
        Reservation.state == ReservationState.RESERVED.value,
        Reservation.starts > moment.freed,
        Reservation.ends > moment.now,
    )


def booked(
    connection: Connection,
    moment: Moment,
    starts: dt.datetime,
    ends: dt.datetime | None,
    *where: ColumnElement[bool],
    most: int | None = None,
) -> list[Booked]:
    """The reservations that take any of a span (without an end: from then on), the first first; no more than `most`."""
    query = _BOOKED.where(standing(moment), Reservation.ends > starts, *where).limit(most)
    if ends is not None:
        query = query.where(Reservation.starts < ends)
    return [Booked(*row) for row in connection.execute(query)]


@dataclass(frozen=True)
class Kit:
    """A kit of assets in use, as far as a reservation asks."""

    id: int
    code: str
    name: str


def kits_of(connection: Connection, asset_ids: Sequence[int]) -> dict[int, Kit]:
    """The kit in use that each of these assets belongs to."""
    found: dict[int, Kit] = {}
    for part in in_parts(list(asset_ids)):
        found |= {row[0]: Kit(*row[1:]) for row in connection.execute(_KITS, {"ids": part})}
    return found


@dataclass(frozen=True)
class Shortage:
    """A category has too few: at this moment, in which `usable` can be had and `reserved` are for `first` and others.
    `split`: there would be enough at every moment, but none for the whole time of `first`."""

    moment: dt.datetime
    usable: int
    reserved: int
    first: Booked | None
    split: bool = False


def shortage(
    connection: Connection,
    moment: Moment,
    category_id: int,
    starts: dt.datetime,
    ends: dt.datetime | None,
    *,
    wanted: int = 0,
    taken: Collection[int] = (),
    but: int | None = None,
    but_holder: int | None = None,
) -> Shortage | None:
    """Whether `wanted` more of a category in a span, without the assets `taken`, would leave too few for the
    reservations of it; the first moment at which it would. Assets of kits, and parts that lie in others, are not
    counted: a kit stays whole."""
    mine = [] if but is None else [Reservation.id != but]
    others = [
        one
        for one in booked(connection, moment, starts, ends, Reservation.category_id == category_id, *mine)
        if one.holder_id != but_holder and one.left > 0
    ]
    if not others and not wanted:
        return None
    first, last = _widest(starts, ends, others)
    of_category = Asset.category_id == category_id
    single = exists().where(Asset.id == Reservation.asset_id, of_category)
    singles = booked(connection, moment, first, last, Reservation.asset_id.is_not(None), single, *mine)
    special = {one.asset_id or 0 for one in singles} | set(taken)
    most = sum(one.left for one in others) + wanted + len(special)
    supply = _Supply(connection, moment, category_id, special, most)
    turns = sorted({starts, *(one.starts for one in others + singles if _within(one.starts, starts, ends))})
    for at in turns:
        gone = {one.asset_id or 0 for one in singles if one.starts <= at < one.ends} | set(taken)
        here = [one for one in others if one.starts <= at < one.ends]
        usable, reserved = supply.at(at, gone), sum(one.left for one in here)
        if usable < reserved + wanted and (here or wanted):
            return Shortage(at, usable, reserved, here[0] if here else None)
    for one in others:
        gone = {other.asset_id or 0 for other in singles if other.stands_in(one.starts, one.ends)} | set(taken)
        if supply.at(max(one.starts, moment.now), gone) < one.left:
            return Shortage(one.starts, 0, one.left, one, split=True)
    if wanted:
        gone = {one.asset_id or 0 for one in singles if ends is None or one.stands_in(starts, ends)}
        whole = supply.at(starts, gone)
        if whole < wanted:
            return Shortage(starts, whole, 0, None)
    return None


def _widest(starts: dt.datetime, ends: dt.datetime | None, others: Sequence[Booked]) -> Any:
    first = min([starts, *(one.starts for one in others)])
    return first, None if ends is None else max([ends, *(one.ends for one in others)])


def _within(at: dt.datetime, starts: dt.datetime, ends: dt.datetime | None) -> bool:
    return starts < at and (ends is None or at < ends)


class _Supply:
    """How many assets of a category can be had: those here, and those on loan from the day on they are due. What is
    overdue nobody can promise. Counted no further than `most`."""

    def __init__(
        self, connection: Connection, moment: Moment, category_id: int, special: Collection[int], most: int
    ) -> None:
        self._moment = moment
        loose = ~exists().where(KitAsset.asset_id == Asset.id, AssetKit.id == KitAsset.kit_id, AssetKit.active == 1)
        whole = and_(loose, Asset.parent_id.is_(None))
        usable = and_(Asset.category_id == category_id, Asset.readiness.in_(USABLE), whole)
        here = select(Asset.id).where(usable, Asset.holder_id.is_(None)).limit(most).subquery()
        self._here = connection.scalar(select(func.count()).select_from(here)) or 0
        lent = and_(usable, Asset.due >= moment.today)
        self._back: list[tuple[dt.date, int]] = []
        if self._here < most:
            query = select(Asset.due, func.count()).where(lent).group_by(Asset.due)
            self._back = [(due, count) for due, count in connection.execute(query) if due is not None]
        wanted = sorted(special)
        self._special: dict[int, dt.date | None] = {}
        for part in in_parts(wanted):
            rows = select(Asset.id, Asset.due).where(Asset.id.in_(part), usable)
            rows = rows.where(or_(Asset.holder_id.is_(None), Asset.due >= moment.today))
            self._special |= {row[0]: row[1] for row in connection.execute(rows)}

    def at(self, moment: dt.datetime, gone: Collection[int]) -> int:
        day = self._moment.day(moment)
        back = sum(count for due, count in self._back if due <= day)
        taken = sum(1 for one in gone if one in self._special and (self._special[one] or day) <= day)
        return self._here + back - taken


def category_names(connection: Connection, ids: Collection[int]) -> dict[int, tuple[str, str]]:
    """Name and policy for what is reserved, of categories."""
    query = select(Category.id, Category.name, Category.reserved_policy).where(Category.id.in_(sorted(ids)))
    return {row[0]: (row[1], row[2]) for row in connection.execute(query)}
