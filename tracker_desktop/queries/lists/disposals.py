"""The list of disposal lots."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.disposals import Disposal, DisposalLine, DisposalState
from tracker_desktop.models.people import Person
from tracker_desktop.queries import shown
from tracker_desktop.queries.columns import Column, Listing, Search, View, named
from tracker_desktop.queries.disposal_sums import HAS_LEFT, LOT_COST, LOT_COUNT, LOT_GAIN, LOT_PROCEEDS
from tracker_desktop.queries.sql import byte_order, table_of

APPROVER: Any = table_of(Person).alias("approver")
LOT_STATES = tuple(state.value for state in DisposalState)
OPEN = (DisposalState.DRAFT.value, DisposalState.REQUESTED.value, DisposalState.APPROVED.value)


def _with_asset(_connection: Any, word: str) -> list[Any]:
    """Lots that an asset with this tag is in, and certificates of this number."""
    tagged = select(DisposalLine.disposal_id).join(Asset, Asset.id == DisposalLine.asset_id)
    return [Disposal.id.in_(tagged.where(Asset.tag_key == word.upper()))]


DISPOSALS = Listing(
    name="disposals",
    title="Disposals",
    model=Disposal,
    key=Disposal.id,
    main=(Disposal.made_at, Disposal.id),
    descending=True,
    source=table_of(Disposal)
    .join(table_of(Person), Person.id == Disposal.made_by_id)
    .outerjoin(APPROVER, APPROVER.c.id == Disposal.approved_by_id),
    columns=(
        Column("name", "Lot", "text", (Disposal.name,), 165, sort=(byte_order(Disposal.name),), nullable=False),
        Column(
            "state",
            "State",
            "status",
            (Disposal.state,),
            105,
            sort=(byte_order(Disposal.state),),
            nullable=False,
            states=LOT_STATES,
        ),
        Column("assets", "Assets", "count", (LOT_COUNT,), 65, nullable=False),
        Column(
            "method",
            "Method",
            "text",
            (Disposal.method,),
            90,
            sort=(byte_order(Disposal.method),),
            show=shown.word,
            nullable=False,
        ),
        Column("recipient", "Recipient", "text", (Disposal.recipient,), 170, sort=(byte_order(Disposal.recipient),)),
        Column("cost", "Cost", "money", (LOT_COST,), 95, nullable=False),
        Column("proceeds", "Proceeds", "money", (LOT_PROCEEDS,), 90, nullable=False),
        Column("gain", "Gain or loss", "money", (LOT_GAIN,), 95),
        Column("disposed", "Disposed", "date", (Disposal.disposed_on,), 105),
        Column("number", "Certificate", "tag", (Disposal.number,), 120, sort=(Disposal.number_key,)),
        Column(
            "approver",
            "Approved by",
            "text",
            (APPROVER.c.name,),
            120,
            False,
            via=named(APPROVER, Disposal.approved_by_id),
        ),
        Column("begun", "Begun", "time", (Disposal.made_at,), 140, False, nullable=False),
        Column(
            "by",
            "Begun by",
            "text",
            (Person.name,),
            120,
            False,
            via=named(table_of(Person), Disposal.made_by_id),
            nullable=False,
        ),
        Column("reason", "Reason", "text", (Disposal.reason,), 160, False, sort=(byte_order(Disposal.reason),)),
        Column("note", "Note", "text", (Disposal.note,), 160, False, sort=(byte_order(Disposal.note),)),
    ),
    views=(
        View("open", "To do", where=Disposal.state.in_((*OPEN, DisposalState.DISPOSED.value))),
        View("left", "Disposed of", where=Disposal.state.in_(HAS_LEFT)),
        View("withdrawn", "Withdrawn", where=Disposal.state == DisposalState.WITHDRAWN.value),
        View("all", "All lots"),
    ),
    search=Search(Disposal.id, Disposal.search, more=_with_asset),
)
"""To do: what has left, too, as long as it is not closed."""
