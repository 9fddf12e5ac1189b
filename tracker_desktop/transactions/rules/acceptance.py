"""What another department has to accept before it goes there, and what becomes of an offer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.lending import OfferedAsset, OfferState, TransferOffer
from tracker_desktop.models.people import Department, Person
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.transactions.books import Books, Changed
from tracker_desktop.transactions.rules.asset_rules import category_of, holder_name

OPEN = OfferState.OFFERED.value
NOT_HELD = "not held any more"
"""The reason of an offer that ended by itself."""
TABLES = (Asset.__tablename__, TransferOffer.__tablename__, OfferedAsset.__tablename__)


def department_of(books: Books, holder_id: int) -> int | None:
    """The department that a holder is or belongs to; None for a place and for who belongs to none."""
    itself = books.scalar(select(Department.id).where(Department.holder_id == holder_id))
    return itself or books.scalar(select(Person.department_id).where(Person.holder_id == holder_id))


def refuse_unaccepted(books: Books, assets: Iterable[Asset], holder_id: int) -> None:
    """Raises Refused("transfer_to_accept") for what goes to another department, where its category wants that to be
    accepted."""
    asked = [asset for asset in assets if (found := category_of(books, asset)) is not None and found.needs_acceptance]
    if not asked:
        return
    to = department_of(books, holder_id)
    for asset in asked:
        category = category_of(books, asset)
        if asset.holder_id is not None and category is not None and department_of(books, asset.holder_id) != to:
            gaps = {"tag": asset.tag, "category": category.name, "holder": holder_name(books, holder_id)}
            raise Refused("transfer_to_accept", **gaps)


def waiting(books: Books, offer_id: int) -> TransferOffer:
    """An offer that waits, locked. Raises Refused: gone, offer_decided."""
    offer = books.hold(TransferOffer, [offer_id])[offer_id]
    if offer.state != OPEN:
        raise Refused("offer_decided", state=offer.state)
    return offer


def offered(books: Books, offer: TransferOffer) -> list[OfferedAsset]:
    """The assets that wait in an offer."""
    query = select(OfferedAsset).where(OfferedAsset.offer_id == offer.id, OfferedAsset.open_key.is_not(None))
    return list(books.scalars(query.order_by(OfferedAsset.id)))


def decide(
    books: Books, offer: TransferOffer, rows: Iterable[OfferedAsset], state: OfferState, reason: str | None = None
) -> None:
    """Say what became of an offer; its assets can be offered again."""
    for row in rows:
        row.open_key = None
    offer.state, offer.decided_at, offer.decided_by_id = state.value, books.now, books.operator.person_id
    offer.reason = reason


def assets_of(books: Books, rows: Sequence[OfferedAsset]) -> list[Asset]:
    """The assets of an offer, locked, in its order."""
    held = books.hold(Asset, [row.asset_id for row in rows])
    return [held[row.asset_id] for row in rows]


def offers_follow(books: Books, touched: Changed) -> None:
    """What its holder gave away otherwise is offered no longer; an offer that has nothing left ends."""
    ids = touched.get(Asset.__tablename__)
    if ids is None:
        return
    _end(books, list(_broken(books, None if isinstance(ids, str) else sorted(ids))))


def _broken(books: Books, asset_ids: Sequence[int] | None) -> Iterable[OfferedAsset]:
    """What is offered by somebody who does not hold it: of these assets, or of all."""
    query = (
        select(OfferedAsset)
        .join(TransferOffer, TransferOffer.id == OfferedAsset.offer_id)
        .join(Asset, Asset.id == OfferedAsset.asset_id)
        .where(OfferedAsset.open_key.is_not(None))
        .where(Asset.holder_id.is_distinct_from(TransferOffer.from_holder_id))
        .order_by(OfferedAsset.id)
    )
    if asset_ids is None:
        yield from books.scalars(query)
        return
    for part in in_parts(asset_ids):
        yield from books.scalars(query.where(OfferedAsset.open_key.in_(part)))


def _end(books: Books, broken: Sequence[OfferedAsset]) -> None:
    if not broken:
        return
    offers = books.hold(TransferOffer, {row.offer_id for row in broken})
    for row in broken:
        row.open_key = None
    books.flush()
    for offer in offers.values():
        if offer.state == OPEN and not offered(books, offer):
            decide(books, offer, (), OfferState.WITHDRAWN, NOT_HELD)


def offers_stay(books: Books) -> None:
    """Called after an undo. Raises Refused("offer_broken") where something waits to be accepted from who would not hold
    it any more."""
    books.flush()
    for row in _broken(books, None):
        offer = books.get_one(TransferOffer, row.offer_id)
        raise Refused(
            "offer_broken",
            tag=books.get_one(Asset, row.asset_id).tag,
            receiver=books.get_one(Holder, offer.to_holder_id).name,
            holder=books.get_one(Holder, offer.from_holder_id).name,
        )
