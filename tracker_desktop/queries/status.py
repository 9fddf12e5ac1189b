"""The one place where the status of assets, items and lots is worked out, as SQL."""

from __future__ import annotations

from typing import Any

from sqlalchemy import case, func, literal, select
from sqlalchemy.orm import aliased

from tracker_desktop.models.assets import Asset, Readiness
from tracker_desktop.models.items import Item, Lot, LotStatus
from tracker_desktop.models.places import Place, PlaceKind
from tracker_desktop.models.stock import Balance, ItemValue
from tracker_desktop.queries.office import EXPIRING, TODAY, WARRANTY

HELD_BACK = (PlaceKind.QUARANTINE.value, PlaceKind.HOLD.value)

ASSET_STATUS: Any = case(
    (Asset.readiness != Readiness.READY.value, func.replace(Asset.readiness, " ", "_")),
    (Asset.parent_id.is_not(None), "inside"),
    (Asset.holder_id.is_(None), "available"),
    (Asset.due.is_(None), "assigned"),
    (Asset.due < TODAY, "overdue"),
    else_="on_loan",
)
"""Readiness comes first: an asset in maintenance or missing keeps its holder. A part is not available by itself."""

ASSET_RANK = (
    "overdue",
    "missing",
    "to_inspect",
    "in_maintenance",
    "on_loan",
    "assigned",
    "inside",
    "available",
    "pending_disposal",
    "disposed",
)

_listed = aliased(Asset)
WARRANTY_SOON: Any = Asset.id.in_(
    select(_listed.id).where(
        _listed.warranty_end >= TODAY,
        _listed.warranty_end <= WARRANTY,
        _listed.readiness.not_in((Readiness.DISPOSED.value, Readiness.PENDING_DISPOSAL.value)),
    )
)

ON_HAND: Any = func.coalesce(
    select(ItemValue.quantity).where(ItemValue.item_id == Item.id).correlate(Item).scalar_subquery(), literal(0)
)
"""Quantity of an item at all real places, quarantine too."""

_there = Balance.quantity > 0
_lots_there = select(Balance.item_id).join(Lot, Lot.id == Balance.lot_id).where(_there)
_expired_lots = _lots_there.where(Lot.expiry < TODAY)
_expiring_lots = _lots_there.where(Lot.expiry >= TODAY, Lot.expiry <= EXPIRING)

BELOW_REORDER: Any = (Item.active == 1) & (Item.reorder_point >= ON_HAND)
OUT_OF_STOCK: Any = (Item.active == 1) & (ON_HAND <= 0)
EXPIRED: Any = Item.id.in_(_expired_lots)
EXPIRING_SOON: Any = Item.id.in_(_expiring_lots)
IN_QUARANTINE: Any = Item.id.in_(
    select(Balance.item_id).join(Place, Place.id == Balance.place_id).where(_there, Place.kind.in_(HELD_BACK))
)


def _some(lots: Any) -> Any:
    return lots.where(Balance.item_id == Item.id).correlate(Item).exists()


def _item_status(expired: Any, expiring: Any) -> Any:
    return case(
        (expired, "expired"),
        (Item.active == 0, "retired"),
        (ON_HAND <= 0, "out_of_stock"),
        (Item.reorder_point >= ON_HAND, "reorder"),
        (expiring, "expiring"),
        else_="ok",
    )


ITEM_STATUS: Any = _item_status(_some(_expired_lots), _some(_expiring_lots))
"""For a few items: looks at the lots of each."""
ALL_ITEMS_STATUS: Any = _item_status(EXPIRED, EXPIRING_SOON)
"""The same for all items: gathers the lots first."""

ITEM_RANK = ("expired", "out_of_stock", "reorder", "expiring", "ok", "retired")

LOT_STATUS: Any = case(
    (Lot.status == LotStatus.RECALLED.value, "recalled"),
    (Lot.expiry < TODAY, "expired"),
    (Lot.expiry <= EXPIRING, "expiring"),
    else_="ok",
)

STOCK_STATUS: Any = case(
    (Place.kind == PlaceKind.QUARANTINE.value, "quarantine"),
    (Place.kind == PlaceKind.HOLD.value, "on_hold"),
    else_=LOT_STATUS,
)


def rank(status: Any, order: tuple[str, ...]) -> Any:
    """A status as the number by which it is sorted."""
    return case({key: number for number, key in enumerate(order)}, value=status, else_=len(order))
