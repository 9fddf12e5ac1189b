"""Open work orders for many things that are due, at once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.maintenance import MaintenancePlan, PlanDue, WorkOrder
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.asset_rules import hold_assets
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.work_orders import (
    RULES,
    WorkFields,
    fields_from,
    numbered,
    refuse_twice,
    tags,
    write,
)
from tracker_desktop.wording.assets import tag_list

MOST = 500


@dataclass(frozen=True)
class OpenWorkOrders(Transaction):
    """One work order for each line of the list of what is due. They share the number of the entry and are counted on
    behind it: WO-2026-00007-02. `due` None: when each is due.

    Raises Refused: work_orders_none, work_orders_many, plan_not_in_force, work_order_twice, asset_missing,
    asset_disposed, asset_pending_disposal.
    """

    kind: ClassVar[str] = "open_work_orders"
    right: ClassVar[Right] = Right.MAINTAIN

    due_ids: tuple[int, ...]
    worker_id: int | None = None
    supplier_id: int | None = None
    due: dt.date | None = None
    takes_out: bool = False

    def apply(self, books: Books) -> Said:
        ids = sorted(set(self.due_ids))
        if not ids:
            raise Refused("work_orders_none")
        if len(ids) > MOST:
            raise Refused("work_orders_many", most=MOST)
        dues = [due for due_id in ids if (due := books.get(PlanDue, due_id)) is not None]
        if len(dues) < len(ids):
            raise Refused("gone")
        assets = {asset.id: asset for asset in hold_assets(books, sorted({due.asset_id for due in dues}))}
        asked = WorkFields(worker_id=self.worker_id, supplier_id=self.supplier_id, due=self.due)
        orders: list[WorkOrder] = []
        for due in dues:
            plan, asset = books.get_one(MaintenancePlan, due.plan_id), assets[due.asset_id]
            if not (plan.active and due.active):
                raise Refused("plan_not_in_force", plan=plan.name, tag=asset.tag)
            refuse_twice(books, plan, asset)
            clean = fields.checked(books, RULES, fields_from(asked, plan, due.due))
            orders.append(write(books, asset, clean, plan.id, takes_out=self.takes_out))
        numbered(books, orders)
        books.kept["work_order_ids"] = [order.id for order in orders]
        return Said(self.kind, {"count": len(orders), "tags": tag_list(tags(assets.values()))})
