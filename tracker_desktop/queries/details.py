"""The detail of one record as the card at the right of its list shows it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tracker_desktop.queries.approvals import ApprovalDetail
from tracker_desktop.queries.asset_detail import AssetDetail
from tracker_desktop.queries.asset_kit_detail import AssetKitDetail
from tracker_desktop.queries.audit_detail import AuditDetail, AuditLineDetail
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.card import Card
from tracker_desktop.queries.contract_detail import ContractDetail
from tracker_desktop.queries.count_detail import CountDetail, CountLineDetail, blind_line
from tracker_desktop.queries.disposal_detail import DisposalDetail
from tracker_desktop.queries.holder_details import DepartmentDetail, PersonDetail, PlaceDetail
from tracker_desktop.queries.inspection_detail import InspectionDetail
from tracker_desktop.queries.item_detail import ItemDetail
from tracker_desktop.queries.kit_detail import KitDetail
from tracker_desktop.queries.loss_detail import LossDetail
from tracker_desktop.queries.lot_detail import LotDetail
from tracker_desktop.queries.order_detail import OrderDetail
from tracker_desktop.queries.reservation_detail import ReservationDetail
from tracker_desktop.queries.transfer_detail import TransferDetail
from tracker_desktop.queries.value_detail import SchemeDetail
from tracker_desktop.queries.work_detail import PlanDueDetail, WorkOrderDetail

__all__ = [
    "DETAILS",
    "AssetDetail",
    "AuditDetail",
    "AuditLineDetail",
    "Card",
    "ContractDetail",
    "CountDetail",
    "CountLineDetail",
    "DepartmentDetail",
    "DisposalDetail",
    "InspectionDetail",
    "ItemDetail",
    "KitDetail",
    "LossDetail",
    "LotDetail",
    "OrderDetail",
    "PersonDetail",
    "PlaceDetail",
    "TransferDetail",
]

DETAILS: Mapping[str, Callable[[int], Query[Card | None]]] = {
    "assets": AssetDetail,
    "inspections": InspectionDetail,
    "items": ItemDetail,
    "lots": LotDetail,
    "people": PersonDetail,
    "departments": DepartmentDetail,
    "places": PlaceDetail,
    "kits": KitDetail,
    "approvals": ApprovalDetail,
    "audits": AuditDetail,
    "audit_lines": AuditLineDetail,
    "counts": CountDetail,
    "count_lines": CountLineDetail,
    "count_sheet": blind_line,
    "transfers": TransferDetail,
    "orders": OrderDetail,
    "schemes": SchemeDetail,
    "work_orders": WorkOrderDetail,
    "plan_due": PlanDueDetail,
    "losses": LossDetail,
    "disposals": DisposalDetail,
    "reservations": ReservationDetail,
    "asset_kits": AssetKitDetail,
    "contracts": ContractDetail,
}
"""The detail of a row of these lists: DETAILS["assets"](asset_id)."""


def detail_of(listing: str, row_id: int) -> Query[Card | None] | None:
    """The question for the detail of a row; None where a list has none of its own."""
    found = DETAILS.get(listing)
    return None if found is None else found(row_id)
