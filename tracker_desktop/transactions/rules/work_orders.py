"""What holds for work orders: their fields, which may be changed, and what they keep an asset from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset, Condition, Readiness
from tracker_desktop.models.documents import DocumentKind
from tracker_desktop.models.maintenance import MaintenancePlan, Task, WorkKind, WorkOrder, WorkState
from tracker_desktop.models.people import Person
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules import fields, said
from tracker_desktop.transactions.rules.asset_rules import condition_of, refuse_states
from tracker_desktop.transactions.rules.fields import Rule
from tracker_desktop.transactions.rules.place_rules import is_usable, returns_shelf, usable
from tracker_desktop.transactions.rules.said import Gap
from tracker_desktop.transactions.rules.stock_words import joined, words

CLOSED = (WorkState.DONE.value, WorkState.CANCELLED.value)
UNDER_WAY = (WorkState.OPEN.value, WorkState.IN_PROGRESS.value, WorkState.WAITING.value)
NOT_NOW = (Readiness.MISSING, Readiness.DISPOSED)
TAKEN_OUT = (Readiness.READY, Readiness.TO_INSPECT)
AFTER = (Readiness.READY, Readiness.TO_INSPECT, Readiness.IN_MAINTENANCE, Readiness.PENDING_DISPOSAL)
"""What an asset may be after work on it."""


@dataclass(frozen=True)
class WorkFields:
    """A work order as its form gives it. What is empty is taken from the plan."""

    title: str | None = None
    kind: str | None = None
    worker_id: int | None = None
    supplier_id: int | None = None
    due: dt.date | None = None
    tasks: tuple[str, ...] = ()
    note: str | None = None


def _state(books: Books, value: str | None) -> str:
    if value not in UNDER_WAY:
        raise Refused("choice_unknown", value=value or "", choices=", ".join(UNDER_WAY))
    return str(value)


RULES: Mapping[str, Rule] = {
    "title": Rule("What is to be done", fields.needed(fields.named)),
    "kind": Rule("Kind", fields.choice(WorkKind)),
    "worker_id": Rule("Done by", fields.reference(Person)),
    "supplier_id": Rule("Service by", fields.reference(Supplier)),
    "due": Rule("Due", fields.day),
    "tasks": Rule("Tasks", fields.words),
    "note": Rule("Note", fields.note),
}
EDIT_RULES = {**RULES, "state": Rule("State", _state)}


def fields_from(asked: WorkFields, plan: MaintenancePlan | None, due: dt.date | None = None) -> dict[str, Any]:
    """The values of the form, with those of the plan where it says nothing."""
    values = fields.values_of(asked)
    if plan is not None:
        usual = {"title": plan.name, "kind": plan.kind, "tasks": tuple(plan.tasks), "supplier_id": plan.supplier_id}
        values = {key: value or usual.get(key, value) for key, value in values.items()}
        values["due"] = asked.due or due
    return values | {"kind": values["kind"] or WorkKind.REPAIR.value}


def write(books: Books, asset: Asset, clean: dict[str, Any], plan_id: int | None, *, takes_out: bool) -> WorkOrder:
    """A new work order; `takes_out`: the asset is in maintenance from now on. Raises Refused."""
    refuse_states(asset, NOT_NOW)
    tasks = [Task(text=text, by=None, at=None) for text in clean.pop("tasks")]
    order = WorkOrder(
        **clean,
        asset_id=asset.id,
        plan_id=plan_id,
        tasks=tasks,
        opened_at=books.now,
        opened_by_id=books.operator.person_id,
        down_from=books.now if takes_out else None,
    )
    if takes_out and asset.readiness != Readiness.IN_MAINTENANCE:
        refuse_states(asset, (Readiness.PENDING_DISPOSAL,))
        asset.readiness = Readiness.IN_MAINTENANCE.value
    return books.insert(order)


def open_of_plan(books: Books, plan_id: int, asset_id: int) -> WorkOrder | None:
    """The work order that is under way for a plan and an asset."""
    mine = select(WorkOrder).where(WorkOrder.plan_id == plan_id, WorkOrder.asset_id == asset_id)
    return books.scalar(mine.where(WorkOrder.state.in_(UNDER_WAY)).limit(1))


def refuse_twice(books: Books, plan: MaintenancePlan, asset: Asset) -> None:
    """Raises Refused("work_order_twice") where one is under way for this plan and asset."""
    other = open_of_plan(books, plan.id, asset.id)
    if other is not None:
        raise Refused("work_order_twice", number=other.number or "", plan=plan.name, tag=asset.tag)


def held_order(books: Books, work_order_id: int, *states: str) -> tuple[WorkOrder, Asset]:
    """A work order and its asset, locked until the end; the asset first, as all do. Raises Refused: gone,
    work_order_state where it is in none of these states (none named: it must be under way)."""
    order = books.get(WorkOrder, work_order_id)
    if order is None:
        raise Refused("gone")
    asset = books.hold(Asset, [order.asset_id])[order.asset_id]
    order = books.hold(WorkOrder, [work_order_id])[work_order_id]
    if order.state not in (states or UNDER_WAY):
        raise Refused("work_order_state", number=order.number or "", state=order.state)
    return order, asset


def still_down(books: Books, asset_id: int, but: int | None = None) -> WorkOrder | None:
    """A work order that keeps an asset out of use, other than `but`."""
    query = select(WorkOrder).where(
        WorkOrder.asset_id == asset_id,
        WorkOrder.state.in_(UNDER_WAY),
        WorkOrder.down_from.is_not(None),
        WorkOrder.down_until.is_(None),
    )
    return next((one for one in books.scalars(query.order_by(WorkOrder.id)) if one.id != but), None)


def bring_back(
    books: Books, order: WorkOrder, asset: Asset, after: str, condition: str | None, place_id: int | None
) -> None:
    """What the asset is after work on it, and where. It stays out of use while another work order keeps it so.

    Raises Refused: work_after_unknown, condition_unknown, broken_not_ready.
    """
    if after not in AFTER:
        raise Refused("work_after_unknown", value=after, choices=", ".join(AFTER))
    usable(books, place_id)
    if condition is not None:
        asset.condition = condition_of(condition)
    was_down = order.down_from is not None and order.down_until is None
    if was_down and after != Readiness.IN_MAINTENANCE:
        order.down_until = books.now
    if asset.readiness not in (Readiness.IN_MAINTENANCE, *TAKEN_OUT) or not _changes(books, order, asset, after):
        return
    if after == Readiness.READY and asset.condition == Condition.BROKEN:
        raise Refused("broken_not_ready", tag=asset.tag)
    asset.readiness, asset.steps_done = after, []
    if after != Readiness.IN_MAINTENANCE:
        asset.place_id = place_id or shelf_after(books, asset, to_inspect=after == Readiness.TO_INSPECT)


def _changes(books: Books, order: WorkOrder, asset: Asset, after: str) -> bool:
    """Whether this work decides what the asset is now: it lay in maintenance for it alone, or something was found."""
    if asset.readiness == Readiness.IN_MAINTENANCE:
        return after != Readiness.IN_MAINTENANCE and still_down(books, asset.id, but=order.id) is None
    return after not in (Readiness.READY, asset.readiness)


def shelf_after(books: Books, asset: Asset, *, to_inspect: bool) -> int | None:
    """Where an asset goes after maintenance: who holds it keeps it; else its home, or the returns shelf to inspect."""
    if asset.holder_id is not None:
        return asset.place_id
    if to_inspect and (shelf := returns_shelf(books)) is not None:
        return shelf
    return asset.home_place_id if is_usable(books, asset.home_place_id) else asset.place_id


def open_tasks(order: WorkOrder) -> list[str]:
    """What of it is not ticked."""
    return [task["text"] for task in order.tasks if task["at"] is None]


def order_words(asset: Asset, order: WorkOrder, *more: Gap) -> dict[str, Gap]:
    """The gaps that all titles of work orders have."""
    due = words("work_due", day=said.day(order.due)) if order.due else ""
    about = joined([asset.description, due, *more], "stock_dot")
    return {"tag": asset.tag, "order": order.number or "", "title": order.title, "about": about}


def numbered(books: Books, orders: Sequence[WorkOrder]) -> None:
    """Ask for the number of the entry: of one order it is its own, of several it is counted on, WO-2026-00007-02."""

    def give(number: str) -> None:
        digits = max(2, len(str(len(orders))))
        for place, order in enumerate(orders, 1):
            own = number if len(orders) == 1 else f"{number}-{place:0{digits}}"
            order.number = order.number_key = own

    books.document(DocumentKind.WORK_ORDER, numbered=give)


def tags(assets: Iterable[Asset]) -> list[str]:
    """Their tags, none twice."""
    return list(dict.fromkeys(asset.tag for asset in assets))
