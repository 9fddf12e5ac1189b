"""Whether something can be reserved: nothing is promised twice, and no more of a category than there is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import bindparam, or_, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.asset_kits import AssetKit, KitAsset
from tracker_desktop.models.assets import Asset, Readiness
from tracker_desktop.models.categories import Category
from tracker_desktop.models.reservations import Reservation
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.queries.reserved_spans import Booked, Moment, booked, category_names, kits_of, shortage
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules.asset_rules import holder_name, refuse_states
from tracker_desktop.transactions.rules.concerns import Concern, settled
from tracker_desktop.transactions.rules.reservation_fields import moment_of
from tracker_desktop.wording.assets import short_day
from tracker_desktop.wording.reservations import what_words

NEVER = (Readiness.MISSING, Readiness.PENDING_DISPOSAL, Readiness.DISPOSED)


@dataclass(frozen=True)
class Plan:
    """What is to be reserved, and when; `id` is that of the reservation where it exists."""

    asset_id: int | None
    kit_id: int | None
    category_id: int | None
    quantity: int
    starts: dt.datetime
    ends: dt.datetime
    id: int | None = None


def plan_of(row: Reservation, fetched: int = 0) -> Plan:
    """What a reservation still takes."""
    left = row.quantity - fetched
    return Plan(row.asset_id, row.kit_id, row.category_id, left, row.starts, row.ends, row.id)


def hold_things(books: Books, *plans: Plan) -> None:
    """Lock what these reservations are of, so that two desks do not promise the same: categories, kits, assets, each in
    the order of their ids. Raises Refused: gone."""
    assets = {plan.asset_id for plan in plans if plan.asset_id is not None}
    hold_promised(
        books,
        assets,
        {plan.kit_id for plan in plans if plan.kit_id is not None},
        {plan.category_id for plan in plans if plan.category_id is not None},
    )
    books.hold(Asset, assets)


_CATEGORIES = select(Asset.category_id).where(Asset.id.in_(bindparam("ids", expanding=True))).distinct()


def hold_promised(
    books: Books, asset_ids: Collection[int], kit_ids: Iterable[int] = (), category_ids: Iterable[int] = ()
) -> None:
    """Lock the categories and kits of these assets, and these besides, before the assets are locked: who hands them out
    and who reserves them look at the same. Raises Refused: gone."""
    connection = books.connection()
    kits = {*kit_ids, *(kit.id for kit in kits_of(connection, sorted(asset_ids)).values())}
    categories = set(category_ids)
    for part in in_parts(sorted(asset_ids)):
        categories.update(one for one in connection.scalars(_CATEGORIES, {"ids": part}) if one is not None)
    books.hold(Category, categories, referable=True)
    books.hold(AssetKit, kits, referable=True)


def check_free(books: Books, moment: Moment, plan: Plan, override: str | None) -> str:
    """Make sure that this can be reserved. Returns the reason given, or an empty text.

    Raises Refused: what promises_stay does; what the thing is, where it can never be used again; or what speaks against
    it, where no reason was given: reserve_still_out, reserve_overdue, reserve_assigned, reserve_not_ready,
    reserve_incomplete.
    """
    promises_stay(books, moment, plan)
    return settled(_doubts(books, moment, plan), override)


def promises_stay(books: Books, moment: Moment, plan: Plan, *, counted: bool = True) -> None:
    """Make sure that nothing else is promised for the time. Without `counted` a category is not counted anew.

    Raises Refused: part_inside, reserve_taken, reserve_in_kit, reserve_member_taken, reserve_full, reserve_few,
    reserve_split.
    """
    books.flush()
    if plan.asset_id is not None:
        _asset_free(books, moment, plan, books.get_one(Asset, plan.asset_id), counted=counted)
    elif plan.kit_id is not None:
        _kit_free(books, moment, plan, books.get_one(AssetKit, plan.kit_id))
    elif plan.category_id is not None and counted:
        _enough(books, moment, plan, plan.category_id, wanted=plan.quantity)


def refuse_needed(books: Books, assets: Sequence[Asset]) -> None:
    """Raises Refused("asset_kit_needed") where without these assets too few of their category would be left for who
    reserved some."""
    moment, connection = moment_of(books), books.connection()
    categories = {asset.category_id for asset in assets if asset.category_id is not None}
    for category_id, (category, _) in category_names(connection, categories).items():
        taken = [asset for asset in assets if asset.category_id == category_id]
        ids = [asset.id for asset in taken]
        found = shortage(connection, moment, category_id, moment.now, None, taken=ids)
        if found is not None and found.first is not None:
            first = found.first
            span = moment.span(first.starts, first.ends)
            gaps = {"holder": first.holder, "count": first.left, "category": category, "span": span}
            raise Refused("asset_kit_needed", tag=taken[0].tag, **gaps)


def refuse_promised(books: Books, asset: Asset) -> None:
    """Raises Refused: part_reserved where it, or the kit that it belongs to, is reserved; and as refuse_needed."""
    moment, connection = moment_of(books), books.connection()
    kits = [kit.id for kit in kits_of(connection, [asset.id]).values()]
    mine = or_(Reservation.asset_id == asset.id, Reservation.kit_id.in_(kits))
    for one in booked(connection, moment, moment.now, None, mine, most=1):
        raise Refused("part_reserved", tag=asset.tag, holder=one.holder, span=moment.span(one.starts, one.ends))
    refuse_needed(books, [asset])


def _asset_free(books: Books, moment: Moment, plan: Plan, asset: Asset, *, counted: bool) -> None:
    if asset.parent_id is not None:
        raise Refused("part_inside", tag=asset.tag, parent=books.get_one(Asset, asset.parent_id).tag)
    _refuse(moment, _others(books, moment, plan, Reservation.asset_id == asset.id), "reserve_taken", what=asset.tag)
    kit = kits_of(books.connection(), [asset.id]).get(asset.id)
    if kit is not None:
        taken = _others(books, moment, plan, Reservation.kit_id == kit.id)
        _refuse(moment, taken, "reserve_in_kit", tag=asset.tag, what=kit.code)
    elif asset.category_id is not None and counted:
        _enough(books, moment, plan, asset.category_id, taken=(asset.id,))


def _kit_free(books: Books, moment: Moment, plan: Plan, kit: AssetKit) -> None:
    _refuse(moment, _others(books, moment, plan, Reservation.kit_id == kit.id), "reserve_taken", what=kit.code)
    members = select(KitAsset.asset_id).where(KitAsset.kit_id == kit.id)
    taken = _others(books, moment, plan, Reservation.asset_id.in_(members))
    if taken:
        tag = books.get_one(Asset, taken[0].asset_id).tag
        _refuse(moment, taken, "reserve_member_taken", tag=tag, what=kit.code)


def _others(books: Books, moment: Moment, plan: Plan, where: Any) -> list[Booked]:
    mine = [] if plan.id is None else [Reservation.id != plan.id]
    return booked(books.connection(), moment, plan.starts, plan.ends, where, *mine)


def _refuse(moment: Moment, taken: Sequence[Booked], code: str, **gaps: object) -> None:
    if taken:
        first = taken[0]
        raise Refused(code, holder=first.holder, span=moment.span(first.starts, first.ends), **gaps)


def _enough(
    books: Books, moment: Moment, plan: Plan, category_id: int, *, wanted: int = 0, taken: Sequence[int] = ()
) -> None:
    found = shortage(
        books.connection(),
        moment,
        category_id,
        plan.starts,
        plan.ends,
        wanted=wanted,
        taken=taken,
        but=plan.id,
    )
    if found is None:
        return
    name, _ = category_names(books.connection(), [category_id])[category_id]
    at = moment.local(found.moment)
    gaps: dict[str, object] = {"category": name, "moment": f"{short_day(at.date(), moment.today)} {at:%H:%M}"}
    if found.first is None:
        raise Refused("reserve_few", usable=found.usable, wanted=wanted, **gaps)
    gaps |= {"holder": found.first.holder, "span": moment.span(found.first.starts, found.first.ends)}
    if found.split:
        raise Refused("reserve_split", **gaps)
    usable = found.usable + len(taken)
    raise Refused("reserve_full", usable=usable, reserved=found.reserved, left=max(usable - found.reserved, 0), **gaps)


def _doubts(books: Books, moment: Moment, plan: Plan) -> Iterator[Concern]:
    """What speaks against it though nobody else reserved it: it is out, or not ready."""
    if plan.asset_id is not None:
        asset = books.get_one(Asset, plan.asset_id)
        refuse_states(asset, NEVER)
        yield from _doubts_of(books, moment, plan, asset)
    elif plan.kit_id is not None:
        kit = books.get_one(AssetKit, plan.kit_id)
        members = select(Asset).join(KitAsset, KitAsset.asset_id == Asset.id).where(KitAsset.kit_id == kit.id)
        assets = books.scalars(members.order_by(Asset.tag_sort)).all()
        never = [f"{asset.tag} is {asset.readiness}" for asset in assets if asset.readiness in NEVER]
        if never:
            yield Concern("reserve_incomplete", {"what": kit.code, "tags": ", ".join(never)})
        for asset in assets:
            if asset.readiness not in NEVER:
                yield from _doubts_of(books, moment, plan, asset)


def _doubts_of(books: Books, moment: Moment, plan: Plan, asset: Asset) -> Iterator[Concern]:
    if asset.readiness == Readiness.IN_MAINTENANCE:
        yield Concern("reserve_not_ready", {"tag": asset.tag, "readiness": asset.readiness})
    if asset.holder_id is None:
        return
    gaps = {"tag": asset.tag, "holder": holder_name(books, asset.holder_id)}
    if asset.due is None:
        yield Concern("reserve_assigned", gaps)
    elif asset.due < moment.today:
        yield Concern("reserve_overdue", {**gaps, "due": short_day(asset.due, moment.today)})
    elif asset.due > moment.day(plan.starts):
        yield Concern("reserve_still_out", {**gaps, "due": short_day(asset.due, moment.today)})


def called(books: Books, row: Reservation) -> str:
    """What is reserved: a tag, the code of a kit, or 3 × Projectors."""
    if row.asset_id is not None:
        return str(books.get_one(Asset, row.asset_id).tag)
    if row.kit_id is not None:
        return str(books.get_one(AssetKit, row.kit_id).code)
    assert row.category_id is not None
    return what_words(books.get_one(Category, row.category_id).name, row.quantity, of_category=True)
