"""The list of the assets in disposal lots, mostly of one by the filter `disposal`."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.disposals import Disposal, DisposalLine
from tracker_desktop.models.holders import Holder
from tracker_desktop.queries import shown
from tracker_desktop.queries.columns import Column, Listing, Search, View, named
from tracker_desktop.queries.disposal_sums import LINE_GAIN, WIPE_STATE, WIPE_STATES
from tracker_desktop.queries.lists.searched import BY_ASSET
from tracker_desktop.queries.sql import byte_order, table_of


def _of_asset(column: Any) -> Any:
    """What a line is sorted by that its asset knows."""
    return select(column).where(Asset.id == DisposalLine.asset_id).correlate(DisposalLine).scalar_subquery()


HOLDER_KEY: Any = _of_asset(
    select(Holder.name_key).where(Holder.id == Asset.holder_id).correlate(Asset).scalar_subquery()
)
LOT_NAME: Any = (
    select(Disposal.name).where(Disposal.id == DisposalLine.disposal_id).correlate(DisposalLine).scalar_subquery()
)

DISPOSAL_LINES = Listing(
    name="disposal_lines",
    title="Assets in disposal lots",
    model=DisposalLine,
    key=DisposalLine.id,
    main=(DisposalLine.disposal_id, DisposalLine.line),
    source=table_of(DisposalLine)
    .join(table_of(Disposal), Disposal.id == DisposalLine.disposal_id)
    .join(table_of(Asset), Asset.id == DisposalLine.asset_id)
    .outerjoin(table_of(Holder), Holder.id == Asset.holder_id),
    columns=(
        Column("line", "Line", "count", (DisposalLine.line,), 50, nullable=False),
        Column(
            "tag",
            "Tag",
            "tag",
            (Asset.tag,),
            105,
            via=named(table_of(Asset), DisposalLine.asset_id, "tag_sort"),
            nullable=False,
        ),
        Column(
            "description",
            "Description",
            "text",
            (Asset.description,),
            180,
            via=named(table_of(Asset), DisposalLine.asset_id, "description_key"),
            nullable=False,
        ),
        Column("serial", "Serial number", "tag", (Asset.serial,), 110, False, sort=(_of_asset(Asset.serial_key),)),
        Column("data", "Data", "status", (WIPE_STATE,), 95, nullable=False, states=WIPE_STATES),
        Column("wiped_on", "Wiped on", "date", (DisposalLine.wiped_on,), 112),
        Column(
            "wipe_method", "How", "text", (DisposalLine.wipe_method,), 90, sort=(byte_order(DisposalLine.wipe_method),)
        ),
        Column("holder", "Held by", "text", (Holder.name,), 115, sort=(HOLDER_KEY,)),
        Column("cost", "Cost", "money", (Asset.cost,), 85, sort=(_of_asset(Asset.cost),)),
        Column("proceeds", "Proceeds", "money", (DisposalLine.proceeds,), 85),
        Column("costs", "Costs", "money", (DisposalLine.costs,), 75),
        Column("book_value", "Book value", "money", (DisposalLine.book_value,), 90),
        Column("gain", "Gain or loss", "money", (LINE_GAIN,), 95),
        Column(
            "wiped_by",
            "Wiped by",
            "text",
            (DisposalLine.wiped_by,),
            110,
            False,
            sort=(byte_order(DisposalLine.wiped_by),),
        ),
        Column(
            "certificate",
            "Certificate of the wipe",
            "tag",
            (DisposalLine.wipe_certificate,),
            110,
            False,
            sort=(byte_order(DisposalLine.wipe_certificate),),
        ),
        Column(
            "before",
            "Before",
            "text",
            (DisposalLine.readiness_before,),
            110,
            False,
            sort=(byte_order(DisposalLine.readiness_before),),
            show=shown.word,
            nullable=False,
        ),
        Column("lot", "Lot", "text", (Disposal.name,), 140, False, sort=(byte_order(LOT_NAME),), nullable=False),
        Column("note", "Note", "text", (DisposalLine.note,), 140, False, sort=(byte_order(DisposalLine.note),)),
    ),
    views=(
        View("all", "All"),
        View("to_wipe", "To wipe", where=WIPE_STATE == "to_wipe"),
    ),
    search=Search(DisposalLine.id, through=((DisposalLine.asset_id, BY_ASSET),)),
    filters={"disposal": DisposalLine.disposal_id, "asset": DisposalLine.asset_id},
)
