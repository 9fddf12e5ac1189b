"""The detail of one record as the card at the right of its list shows it."""

from __future__ import annotations

from collections.abc import Mapping

from tracker_desktop.queries.asset_detail import AssetDetail
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.card import Card
from tracker_desktop.queries.holder_details import DepartmentDetail, PersonDetail, PlaceDetail
from tracker_desktop.queries.item_detail import ItemDetail

__all__ = ["DETAILS", "AssetDetail", "Card", "DepartmentDetail", "ItemDetail", "PersonDetail", "PlaceDetail"]

Detail = type[AssetDetail] | type[ItemDetail] | type[PersonDetail] | type[DepartmentDetail] | type[PlaceDetail]
DETAILS: Mapping[str, Detail] = {
    "assets": AssetDetail,
    "items": ItemDetail,
    "people": PersonDetail,
    "departments": DepartmentDetail,
    "places": PlaceDetail,
}
"""The detail of a row of these lists: DETAILS["assets"](asset_id)."""


def detail_of(listing: str, row_id: int) -> Query[Card | None] | None:
    """The question for the detail of a row; None where a list has none of its own."""
    found = DETAILS.get(listing)
    return None if found is None else found(row_id)
