"""Write down what a work order cost besides parts: hours of own people, the invoice of a supplier, anything else."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.maintenance import CostKind, WorkCost, WorkState
from tracker_desktop.models.people import Person
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields, said
from tracker_desktop.transactions.rules.effective import FARTHEST
from tracker_desktop.transactions.rules.fields import Rule
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.stock_words import words
from tracker_desktop.transactions.rules.work_orders import UNDER_WAY, held_order
from tracker_desktop.wording.assets import noted
from tracker_desktop.wording.render import show_day

MOST_HOURS = 10_000


def _hours(books: Books, value: Decimal | None) -> Decimal | None:
    if value is None:
        return None
    if not value.is_finite() or not 0 < value < MOST_HOURS or value != round(value, 3):
        raise Refused("work_hours_wrong", most=f"{MOST_HOURS:,}")
    return value


RULES = {
    "kind": Rule("Cost of", fields.choice(CostKind)),
    "text": Rule("What for", fields.line),
    "spent_on": Rule("Day", fields.day),
    "hours": Rule("Hours", _hours),
    "amount": Rule("Amount", fields.money),
    "supplier_id": Rule("Supplier", fields.reference(Supplier)),
    "worker_id": Rule("Done by", fields.reference(Person)),
    "reference": Rule("Invoice", fields.line),
}


@dataclass(frozen=True)
class WorkCostFields:
    """A cost. Hours without an amount cost what the office says an hour costs. `spent_on` None is today."""

    kind: str = CostKind.LABOUR.value
    text: str | None = None
    spent_on: dt.date | None = None
    hours: Decimal | None = None
    amount: Decimal | None = None
    supplier_id: int | None = None
    worker_id: int | None = None
    reference: str | None = None


@dataclass(frozen=True)
class AddWorkCost(Transaction):
    """Of a work order that is not cancelled: an invoice may come when it is done.

    Raises Refused: work_order_state, work_cost_nothing, work_hours_wrong, work_rate_none, work_cost_future.
    """

    kind: ClassVar[str] = "add_work_cost"
    right: ClassVar[Right] = Right.MAINTAIN

    work_order_id: int
    cost: WorkCostFields

    def apply(self, books: Books) -> Said:
        order, asset = held_order(books, self.work_order_id, *UNDER_WAY, WorkState.DONE.value)
        clean = fields.checked(books, RULES, fields.values_of(self.cost))
        clean["spent_on"] = clean["spent_on"] or books.today
        if clean["spent_on"] > books.today:
            raise Refused("work_cost_future", day=show_day(clean["spent_on"]))
        if books.today - clean["spent_on"] > FARTHEST:
            raise Refused("effective_long_ago", day=show_day(clean["spent_on"]))
        clean["amount"] = _amount(books, clean)
        cost = books.insert(WorkCost(work_order_id=order.id, **clean))
        gaps = {"order": order.number or "", "amount": said.money(cost.amount), "what": what_of(cost)}
        hours = words("work_hours", hours=said.quantity(cost.hours)) if cost.hours is not None else ""
        about = words("stock_dot", first="", rest=hours) if hours else noted(cost.reference or "")
        more = {"tag": asset.tag, "title": order.title, "about": about}
        return Said(self.kind, gaps | more, ("work_order", order.id))


def what_of(cost: WorkCost) -> str:
    """What a cost is for, in a few words."""
    return cost.text or cost.kind


def _amount(books: Books, clean: dict[str, Any]) -> Decimal:
    amount: Decimal | None = clean["amount"]
    if amount is None and clean["hours"] is not None:
        rate = Decimal(str(books.setting("maintenance.labour_rate")))
        if not rate:
            raise Refused("work_rate_none")
        amount = round(clean["hours"] * rate, int(books.setting("money.decimals")))
    if not amount:
        raise Refused("work_cost_nothing")
    return fields.money(books, amount) or amount
