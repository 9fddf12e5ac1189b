"""What is reserved and out in some days, thing by thing: the rows and bars of the calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.models.asset_kits import AssetKit, KitOut
from tracker_desktop.models.assets import Asset, Custody
from tracker_desktop.models.categories import Category
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.reservations import Reservation, ReservationState, ReservedAsset
from tracker_desktop.models.text import fold, sort_key
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.queries.office import Office, office_of
from tracker_desktop.queries.reservation_state import RESERVATION_STATE
from tracker_desktop.queries.suggest import Suggest

ASSET, KIT, CATEGORY = "asset", "asset_kit", "category"
LOAN = "loan"
MOST_FOUND = 40
"""So many things that are not reserved are shown for a filter, to be reserved."""
SHORTEST = 2


@dataclass(frozen=True)
class Bar:
    """A reservation, or a loan (`id` None). `starts` and `ends` are local moments of the office without their zone;
    `ends` None: nobody knows when it comes back. `state` is a key of ui.state_colours."""

    id: int | None
    starts: dt.datetime
    ends: dt.datetime | None
    text: str
    state: str
    quantity: int = 1

    @property
    def can_move(self) -> bool:
        """Whether it is a reservation that is not fetched yet."""
        return self.id is not None and self.state != "fetched"


@dataclass(frozen=True)
class CalendarRow:
    """A thing, with its bars from left to right."""

    kind: str
    id: int
    name: str
    about: str
    bars: tuple[Bar, ...] = ()


@dataclass(frozen=True)
class Calendar:
    """The rows of some days from `first` on, in the order of their names: kits, assets, categories."""

    first: dt.date
    days: int
    today: dt.date
    rows: tuple[CalendarRow, ...]


Key = tuple[str, int]
Thing = tuple[str, str, str]
"""Its name, what it is, and by what it is sorted."""


@dataclass(frozen=True)
class CalendarOf(Query[Calendar]):
    """What has reservations in these days; for a `needle` only what has each word of it in its name or in who reserved
    it, and besides what is called so and not reserved."""

    first: dt.date
    days: int
    needle: str = ""

    def run(self, connection: Connection) -> Calendar:
        office = office_of(connection)
        found: dict[Key, Thing] = {}
        bars: dict[Key, list[Bar]] = {}
        for key, bar in self._reserved(connection, office, found):
            bars.setdefault(key, []).append(bar)
        for row in self._free(connection):
            found.setdefault((row.kind, row.id), (row.name, row.about, sort_key(row.name)))
        for key, bar in self._loans(connection, office, found):
            bars.setdefault(key, []).append(bar)
        words = fold(self.needle).split()
        order = {kind: number for number, kind in enumerate((KIT, ASSET, CATEGORY))}
        rows = (
            CalendarRow(*key, name, about, tuple(sorted(bars.get(key, ()), key=_starts)))
            for key, (name, about, _) in sorted(found.items(), key=lambda one: (order[one[0][0]], one[1][2], one[0][1]))
        )
        return Calendar(self.first, self.days, office.today, tuple(row for row in rows if _has(row, words)))

    def _span(self, office: Office) -> tuple[dt.datetime, dt.datetime]:
        ends = self.first + dt.timedelta(days=self.days)
        moments = (dt.datetime.combine(day, dt.time(), office.zone).astimezone(dt.UTC) for day in (self.first, ends))
        begin, end = moments
        return begin, end

    def _reserved(self, connection: Connection, office: Office, found: dict[Key, Thing]) -> Iterator[tuple[Key, Bar]]:
        """The bars of what is reserved, and into `found` what it is."""
        begin, end = self._span(office)
        query = (
            select(
                Reservation.id,
                Reservation.asset_id,
                Reservation.kit_id,
                Reservation.category_id,
                Reservation.quantity,
                Reservation.starts,
                Reservation.ends,
                Reservation.purpose,
                RESERVATION_STATE.label("state"),
                Holder.name.label("holder"),
                *(Asset.tag, Asset.tag_sort, Asset.description),
                AssetKit.code,
                AssetKit.name.label("kit"),
                Category.name.label("category"),
            )
            .join(Holder, Holder.id == Reservation.holder_id)
            .outerjoin(Asset, Asset.id == Reservation.asset_id)
            .outerjoin(AssetKit, AssetKit.id == Reservation.kit_id)
            .outerjoin(Category, Category.id == Reservation.category_id)
            .where(
                Reservation.starts < end,
                Reservation.ends > begin,
                Reservation.state != ReservationState.CANCELLED.value,
            )
        )
        local = cache(partial(_local, office))  # most begin and end at the same few times
        for row in connection.execute(query, office.params):
            text = f"{row.holder} · {row.purpose}" if row.purpose else row.holder
            if row.asset_id is not None:
                key = ASSET, row.asset_id
            elif row.kit_id is not None:
                key = KIT, row.kit_id
            else:
                key, text = (CATEGORY, row.category_id), f"{row.quantity} × {text}"
            if key not in found:
                found[key] = _thing(row)
            yield key, Bar(row.id, local(row.starts), local(row.ends), text, row.state, row.quantity)

    def _free(self, connection: Connection) -> Iterator[CalendarRow]:
        if len(self.needle.strip()) < SHORTEST:
            return
        for one in Suggest((ASSET, KIT, CATEGORY), self.needle, MOST_FOUND).run(connection):
            yield CalendarRow(one.kind, one.id, one.text, one.detail)

    def _loans(
        self, connection: Connection, office: Office, found: Iterable[tuple[str, int]]
    ) -> Iterator[tuple[tuple[str, int], Bar]]:
        """What is out of these rows, but for what was fetched by a reservation, which is shown itself."""
        begin, end = self._span(office)
        fetched = select(ReservedAsset.custody_id)
        for part in in_parts([row_id for kind, row_id in found if kind == ASSET]):
            query = (
                select(Custody.asset_id, Custody.started_at, Custody.due, Holder.name)
                .join(Holder, Holder.id == Custody.holder_id)
                .where(Custody.asset_id.in_(part), Custody.ended_at.is_(None), Custody.id.not_in(fetched))
            )
            for row_id, started, due, holder in connection.execute(query.where(Custody.started_at < end)):
                yield from _loan(office, (ASSET, row_id), started, due, holder, begin)
        for part in in_parts([row_id for kind, row_id in found if kind == KIT]):
            query = (
                select(KitOut.kit_id, KitOut.started_at, KitOut.due, Holder.name)
                .join(Holder, Holder.id == KitOut.holder_id)
                .where(KitOut.kit_id.in_(part), KitOut.ended_at.is_(None))
                .where(KitOut.opened_by.not_in(_fetching()))
            )
            for row_id, started, due, holder in connection.execute(query.where(KitOut.started_at < end)):
                yield from _loan(office, (KIT, row_id), started, due, holder, begin)


def _fetching() -> Any:
    return select(Reservation.fetched_by).where(Reservation.kit_id.is_not(None), Reservation.fetched_by.is_not(None))


def _loan(
    office: Office, key: tuple[str, int], started: dt.datetime, due: dt.date | None, holder: str, begin: dt.datetime
) -> Iterator[tuple[tuple[str, int], Bar]]:
    late = due is not None and due < office.today
    last = None if due is None else office.today if late else due
    ends = None if last is None else dt.datetime.combine(last + dt.timedelta(days=1), dt.time())
    if ends is None or ends > _local(office, begin):
        state = "overdue" if late else "assigned" if due is None else "on_loan"
        yield key, Bar(None, _local(office, started), ends, holder, state)


def _local(office: Office, moment: dt.datetime) -> dt.datetime:
    return moment.astimezone(office.zone).replace(tzinfo=None)


def _thing(row: Any) -> Thing:
    if row.asset_id is not None:
        return row.tag, row.description, row.tag_sort
    if row.kit_id is not None:
        return row.code, row.kit, sort_key(row.code)
    return row.category, "any of them", sort_key(row.category)


def _starts(bar: Bar) -> dt.datetime:
    return bar.starts


def _has(row: CalendarRow, words: Sequence[str]) -> bool:
    if not words:
        return True
    text = fold(row.name, row.about, *(bar.text for bar in row.bars))
    return all(word in text for word in words)
