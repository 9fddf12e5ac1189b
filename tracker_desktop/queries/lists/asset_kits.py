"""The list of kits of assets: which are whole, who has which, and of which something is missing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import and_, case, exists, func, or_, select

from tracker_desktop.models.asset_kits import Accessory, AssetKit, KitAsset, KitOut
from tracker_desktop.models.assets import Asset, Custody, Readiness
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.places import Place
from tracker_desktop.models.types import Int
from tracker_desktop.queries.columns import Column, Listing, View, named
from tracker_desktop.queries.kits_out import pairs
from tracker_desktop.queries.lists.searched import BY_ASSET_KIT
from tracker_desktop.queries.office import TODAY, Office
from tracker_desktop.queries.sql import byte_order, table_of
from tracker_desktop.wording.asset_kits import things_words

OUT = table_of(KitOut).alias("out")
HOME = table_of(Place).alias("kit_home")
_mine = KitAsset.kit_id == AssetKit.id
_asset = and_(_mine, Asset.id == KitAsset.asset_id)
GONE = [
    one.value for one in (Readiness.MISSING, Readiness.PENDING_DISPOSAL, Readiness.DISPOSED, Readiness.IN_MAINTENANCE)
]
ASSETS: Any = select(func.count(type_=Int)).select_from(KitAsset).where(_mine).correlate(AssetKit).scalar_subquery()
_out = and_(KitOut.kit_id == AssetKit.id, KitOut.ended_at.is_(None))
IS_OUT: Any = exists().where(_out)
IS_OVERDUE: Any = exists().where(_out, KitOut.due < TODAY)
PART_BACK: Any = exists().where(
    _out,
    _mine,
    Custody.opened_by == KitOut.opened_by,
    Custody.asset_id == KitAsset.asset_id,
    Custody.ended_at.is_not(None),
)
"""It is out, and something of it is not where it was handed over any more."""
LACKS: Any = or_(
    ~exists().where(_mine), exists().where(_asset, or_(Asset.readiness.in_(GONE), Asset.holder_id.is_not(None)))
)
TO_INSPECT: Any = exists().where(_asset, Asset.readiness == Readiness.TO_INSPECT.value)
KIT_STATE: Any = case(
    (AssetKit.active == 0, "retired"),
    (IS_OVERDUE, "overdue"),
    (PART_BACK, "part_back"),
    (IS_OUT, "out"),
    (LACKS, "incomplete"),
    (TO_INSPECT, "to_inspect"),
    else_="complete",
)
STATES = ("complete", "to_inspect", "out", "overdue", "part_back", "incomplete", "retired")


def _things(_: Office, accessories: Sequence[Accessory]) -> str:
    return things_words(pairs(accessories))


def _open(column: Any) -> Any:
    """What a kit is sorted by that its open hand-out knows."""
    return select(column).where(_out).correlate(AssetKit).scalar_subquery()


ASSET_KITS = Listing(
    name="asset_kits",
    title="Kits of assets",
    model=AssetKit,
    key=AssetKit.id,
    main=(AssetKit.name_key, AssetKit.id),
    source=table_of(AssetKit)
    .outerjoin(OUT, and_(OUT.c.kit_id == AssetKit.id, OUT.c.ended_at.is_(None)))
    .outerjoin(table_of(Holder), Holder.id == OUT.c.holder_id)
    .outerjoin(HOME, HOME.c.id == AssetKit.home_place_id),
    columns=(
        Column("name", "Kit", "text", (AssetKit.name,), 166, sort=(AssetKit.name_key,), nullable=False),
        Column("code", "Tag", "tag", (AssetKit.code,), 106, sort=(AssetKit.code_key,), nullable=False),
        Column("state", "State", "status", (KIT_STATE,), 116, nullable=False, states=STATES),
        Column(
            "holder",
            "Out to",
            "text",
            (Holder.name,),
            122,
            sort=(
                _open(select(Holder.name_key).where(Holder.id == KitOut.holder_id).correlate(KitOut).scalar_subquery()),
            ),
        ),
        Column("due", "Due back", "date", (OUT.c.due,), 106, sort=(_open(KitOut.due),)),
        Column("assets", "Assets", "count", (ASSETS,), 76, nullable=False),
        Column("things", "Accessories", "text", (AssetKit.accessories,), 240, False, show=_things, nullable=False),
        Column(
            "home",
            "Home place",
            "text",
            (HOME.c.path,),
            180,
            False,
            via=named(HOME, AssetKit.home_place_id, "path_key"),
        ),
        Column("notes", "Notes", "text", (AssetKit.notes,), 200, False, sort=(byte_order(AssetKit.notes),)),
    ),
    views=(
        View("all", "All kits"),
        View("here", "Complete", where=KIT_STATE == "complete"),
        View("out", "Out", where=IS_OUT),
        View("overdue", "Overdue", where=IS_OVERDUE),
        View("incomplete", "Incomplete", where=KIT_STATE.in_(("incomplete", "part_back"))),
        View("retired", "Retired", where=AssetKit.active == 0),
    ),
    search=BY_ASSET_KIT,
    filters={"holder": _open(KitOut.holder_id)},
)
