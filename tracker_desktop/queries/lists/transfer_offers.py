"""The list of transfers that wait to be accepted, and of what became of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.lending import OfferedAsset, OfferState, TransferOffer
from tracker_desktop.models.people import Person
from tracker_desktop.queries.columns import Column, Listing, Search, View, named
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.queries.lists.searched import BY_HOLDER
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.sql import byte_order, table_of
from tracker_desktop.wording.counter import first_of

FROM: Any = table_of(Holder).alias("from_holder")
TO: Any = table_of(Holder).alias("to_holder")
OFFERED_BY: Any = table_of(Person).alias("offered_by")
DECIDED_BY: Any = table_of(Person).alias("decided_by")
COUNT: Any = (
    select(func.count()).where(OfferedAsset.offer_id == TransferOffer.id).correlate(TransferOffer).scalar_subquery()
)


def things_of(connection: Connection, _: Office | None, offer_ids: Sequence[int]) -> Sequence[str]:
    """The tags of what each offer is about: SC-00001, SC-00002 and 3 more."""
    tags: dict[int, list[str]] = {offer_id: [] for offer_id in offer_ids}
    for part in in_parts(sorted(tags)):
        query = select(OfferedAsset.offer_id, Asset.tag).join(Asset, Asset.id == OfferedAsset.asset_id)
        for offer_id, tag in connection.execute(query.where(OfferedAsset.offer_id.in_(part)).order_by(Asset.tag_sort)):
            tags[offer_id].append(tag)
    return [first_of(tags[offer_id]) for offer_id in offer_ids]


TRANSFER_OFFERS = Listing(
    name="transfer_offers",
    title="Transfers to accept",
    model=TransferOffer,
    key=TransferOffer.id,
    main=(TransferOffer.offered_at, TransferOffer.id),
    descending=True,
    source=table_of(TransferOffer)
    .join(FROM, FROM.c.id == TransferOffer.from_holder_id)
    .join(TO, TO.c.id == TransferOffer.to_holder_id)
    .join(OFFERED_BY, OFFERED_BY.c.id == TransferOffer.offered_by_id)
    .outerjoin(DECIDED_BY, DECIDED_BY.c.id == TransferOffer.decided_by_id),
    columns=(
        Column("things", "Assets", "text", (TransferOffer.id,), 190, together=things_of, sort=(COUNT,), nullable=False),
        Column("from", "Held by", "text", (FROM.c.name,), 130, via=named(FROM, TransferOffer.from_holder_id)),
        Column("to", "Offered to", "text", (TO.c.name,), 130, via=named(TO, TransferOffer.to_holder_id)),
        Column("state", "State", "status", (TransferOffer.state,), 110, nullable=False, states=tuple(OfferState)),
        Column("when", "Offered", "time", (TransferOffer.offered_at,), 158, nullable=False),
        Column(
            "by", "Offered by", "text", (OFFERED_BY.c.name,), 120, via=named(OFFERED_BY, TransferOffer.offered_by_id)
        ),
        Column("due", "Due back", "date", (TransferOffer.due,), 104, False),
        Column("note", "Note", "text", (TransferOffer.note,), 150, sort=(byte_order(TransferOffer.note),)),
        Column(
            "decider",
            "Decided by",
            "text",
            (DECIDED_BY.c.name,),
            120,
            False,
            via=named(DECIDED_BY, TransferOffer.decided_by_id),
        ),
        Column("decided", "Decided", "time", (TransferOffer.decided_at,), 140, False),
        Column(
            "reason", "Reason", "text", (TransferOffer.reason,), 150, False, sort=(byte_order(TransferOffer.reason),)
        ),
    ),
    views=(
        View("waiting", "To accept", where=TransferOffer.state == OfferState.OFFERED.value),
        View("accepted", "Accepted", where=TransferOffer.state == OfferState.ACCEPTED.value),
        View("declined", "Declined", where=TransferOffer.state == OfferState.DECLINED.value),
        View("withdrawn", "Withdrawn", where=TransferOffer.state == OfferState.WITHDRAWN.value),
        View("all", "All"),
    ),
    search=Search(
        TransferOffer.id, through=((TransferOffer.from_holder_id, BY_HOLDER), (TransferOffer.to_holder_id, BY_HOLDER))
    ),
)
