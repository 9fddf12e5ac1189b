"""The forms of work orders: open, change, parts, cost, finish, cancel."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from tracker_desktop.queries.work_facts import WorkFacts, WorkStart
from tracker_desktop.transactions.add_work_cost import AddWorkCost, WorkCostFields
from tracker_desktop.transactions.cancel_work_order import CancelWorkOrder
from tracker_desktop.transactions.edit_work_order import EditWorkOrder
from tracker_desktop.transactions.finish_work_order import FinishWorkOrder
from tracker_desktop.transactions.issue_to_work_order import IssueToWorkOrder, PartLine
from tracker_desktop.transactions.open_work_order import OpenWorkOrder, WorkFields
from tracker_desktop.transactions.open_work_orders import OpenWorkOrders
from tracker_desktop.transactions.rules.choices import (
    CALIBRATION,
    CONDITIONS,
    IN_MAINTENANCE,
    PENDING_DISPOSAL,
    READY,
    TO_INSPECT,
    WORK_COSTS,
    WORK_KINDS,
    WORK_UNDER_WAY,
)
from tracker_desktop.ui.fields.table_column import TableColumn
from tracker_desktop.ui.forms.rows import Ask, Form, Values, choices
from tracker_desktop.wording.counter import dotted
from tracker_desktop.wording.render import counted, show_quantity

WORKER = Ask("worker_id", "Done by", "search", kinds=("person",))
SUPPLIER = Ask("supplier_id", "Or service by", "search", kinds=("supplier",))
KIND = Ask("kind", "Kind", "choice", choices=choices(*WORK_KINDS))
DUE = Ask("due", "To be done by", "date")
TASKS = Ask("tasks", "Tasks", "lines", hint="One a line.")
NOTE = Ask("note", "Note", "note")
TAKES_OUT = Ask(
    "takes_out", "Out of use meanwhile", "flag", hint="It is in maintenance from now on; who holds it keeps it."
)
WORKSHOP = Ask("place_id", "Workshop", "search", kinds=("place",), hint="Empty: it stays where it is.")
AFTERWARDS = (
    (READY, "Ready"),
    (TO_INSPECT, "To inspect"),
    (IN_MAINTENANCE, "Stays in maintenance"),
    (PENDING_DISPOSAL, "To be disposed of"),
)
AFTER = Ask("after", "Afterwards it is", "choice", choices=AFTERWARDS)
PARTS_HEIGHT = 470
OWN = ("title", "kind", "worker_id", "supplier_id", "due", "tasks", "note")


def _own(values: Values) -> dict[str, Any]:
    return {key: values[key] for key in OWN if values.get(key) is not None}


def new_order(start: WorkStart | None) -> tuple[Form, Values]:
    """A work order for an asset; which one is asked where none is known yet."""
    if start is None:
        rows: tuple[tuple[Ask, ...], ...] = ((Ask("asset_id", "Asset", "search", required=True, kinds=("asset",)),),)
        title = Ask("title", "What is to be done", required=True, share=2)
    else:
        plans = ((None, "—"), *((one.plan_id, one.plan) for one in start.dues))
        rows = ((Ask("plan_id", "Of the plan", "choice", choices=plans),),) if start.dues else ()
        hint = "Empty: as the plan says." if start.dues else ""
        title = Ask("title", "What is to be done", required=not start.dues, share=2, hint=hint)

    def make(values: Values) -> OpenWorkOrder:
        return OpenWorkOrder(
            start.asset_id if start else values["asset_id"],
            WorkFields(**_own(values)),
            values.get("plan_id"),
            bool(values["takes_out"]),
            values["place_id"],
        )

    form = Form(
        f"New work order: {start.tag}" if start else "New work order",
        (*rows, (title, KIND), (WORKER, SUPPLIER, DUE), (TASKS,), (TAKES_OUT, WORKSHOP), (NOTE,)),
        make,
        button="Open it",
        subtitle=dotted([start.description, start.readiness]) if start else "",
        width=820,
        first="title" if start else "asset_id",
    )
    bad = start is not None and (start.is_bad or start.readiness == IN_MAINTENANCE)
    return form, {"kind": "repair", "takes_out": bad}


def open_many(tags: Sequence[str], due_ids: Sequence[int]) -> Form:
    """One work order for each line that is due."""
    few = ", ".join(tags[:4]) + (f" and {counted(len(tags) - 4, 'other')}" if len(tags) > 4 else "")
    return Form(
        f"{counted(len(due_ids), 'work order')} for what is due",
        ((WORKER, SUPPLIER), (Ask("due", "To be done by", "date", hint="Empty: when each is due."), TAKES_OUT)),
        lambda values: OpenWorkOrders(tuple(due_ids), **{**values, "takes_out": bool(values["takes_out"])}),
        button="Open them",
        subtitle=few,
        strip="Each gets the tasks of its plan. Undo takes all of them back.",
        width=720,
    )


def edit_order(order: WorkFacts) -> tuple[Form, Values]:
    """A work order that is under way; sent are the values that were changed."""
    form = Form(
        f"Work order {order.number}",
        (
            (Ask("title", "What is to be done", required=True, share=2), KIND),
            (Ask("state", "State", "choice", choices=choices(*WORK_UNDER_WAY)), DUE),
            (WORKER, SUPPLIER),
            (TASKS,),
            (NOTE,),
        ),
        lambda values: EditWorkOrder(order.id, values),
        subtitle=dotted([order.tag, order.description, order.plan]),
        width=760,
    )
    start = {"title": order.title, "kind": order.kind, "state": order.word, "due": order.due, "note": order.note}
    tasks = tuple(task["text"] for task in order.tasks)
    return form, start | {"worker_id": order.worker, "supplier_id": order.supplier, "tasks": tasks}


def parts(order: WorkFacts) -> Form:
    """Parts from stock: issued, with a slip."""
    columns = (
        TableColumn("item", "Item", "code", required=True, unique=True),
        TableColumn("quantity", "Quantity", "quantity", start=Decimal(1), required=True, width=120),
    )
    hint = "Scan or type the SKU of each part, in base units. What expires first goes first. Ctrl+Delete removes a row."
    return Form(
        f"Issue parts: {order.number}",
        (
            (Ask("lines", "Parts", "table", columns=columns, hint=hint),),
            (
                Ask(
                    "holder_id",
                    "Given to",
                    "search",
                    kinds=("person", "department", "place"),
                    hint="Empty: who does the work, else the department of the asset, else you.",
                ),
                Ask("charge_code", "Charge code", "code", hint="Empty: that of the department."),
            ),
        ),
        lambda values: IssueToWorkOrder(
            order.id,
            tuple(PartLine(row["item"], row["quantity"]) for row in values["lines"]),
            values["holder_id"],
            values["charge_code"],
        ),
        button="Issue",
        subtitle=dotted([order.tag, order.title]),
        strip="They leave the stock with an issue slip. What comes back by Return lowers what the work cost.",
        width=780,
        height=PARTS_HEIGHT,
    )


def cost(order: WorkFacts, rate: str) -> tuple[Form, Values]:
    """Labour, an invoice, or something else that the work cost; `rate` is what an hour costs, if that is known."""
    by_rate = f"Empty: the hours at {rate} each." if rate else "Of labour and of invoices."
    form = Form(
        f"Cost of {order.number}",
        (
            (Ask("kind", "Cost of", "choice", choices=choices(*WORK_COSTS)), Ask("text", "What for", share=2)),
            (Ask("hours", "Hours", "quantity"), Ask("amount", "Amount", "money", hint=by_rate)),
            (
                Ask("spent_on", "Day", "date", past=True, hint="Empty: today."),
                Ask("reference", "Invoice number", "code"),
            ),
            (WORKER, Ask("supplier_id", "Supplier", "search", kinds=("supplier",))),
        ),
        lambda values: AddWorkCost(
            order.id, WorkCostFields(**{key: one for key, one in values.items() if one is not None})
        ),
        button="Add",
        subtitle=dotted([order.tag, order.title]),
        width=720,
    )
    own = order.supplier is None
    return form, {"kind": "labour" if own else "service", "worker_id": order.worker, "supplier_id": order.supplier}


def finish(order: WorkFacts) -> tuple[Form, Values]:
    """It is done: with what result, and what becomes of the asset."""
    left = [task["text"] for task in order.tasks if task["at"] is None]
    rows: list[tuple[Ask, ...]] = [
        (Ask("result", "Result", "note"),),
        (
            Ask("finished_on", "Finished on", "date", past=True, hint="Empty: today."),
            Ask("condition", "Condition", "choice", choices=choices(*CONDITIONS)),
        ),
        (AFTER, Ask("place_id", "It goes to", "search", kinds=("place",), hint="Empty: to where it lives.")),
    ]
    if order.kind == CALIBRATION:
        held = Ask("certified_until", "Holds until", "date", hint="Empty: as its plan says.")
        rows.append((Ask("certificate", "Certificate number", "code"), held))
    if order.meter is not None:
        says = f" It says {show_quantity(order.total)}." if order.total is not None else ""
        rows.append((Ask("at", f"Done at {order.meter}", "quantity", hint=f"Empty: what the meter says now.{says}"),))
    if left:
        few = ", ".join(left[:3]) + (" …" if len(left) > 3 else "")
        rows.append((Ask("left_out", "Why tasks are left out", hint=f"Not ticked yet: {few}."),))
    failed = "What its plan wants was not reached, so it stays due." if order.plan else "It could not be mended."
    rows.append((Ask("failed", "It did not pass", "flag", hint=failed),))
    form = Form(
        f"Finish {order.number}",
        tuple(rows),
        lambda values: FinishWorkOrder(order.id, **{**values, "failed": bool(values["failed"])}),
        button="Finish",
        subtitle=dotted([order.tag, order.title, order.plan if order.plan != order.title else ""]),
        width=760,
    )
    return form, {"condition": order.condition, "after": READY}


def cancel(order: WorkFacts) -> Form:
    """Nothing of it will be done."""
    rows: tuple[tuple[Ask, ...], ...] = ((Ask("reason", "Reason", required=True),),)
    return Form(
        f"Cancel {order.number}",
        (*rows, (AFTER,)) if order.is_down else rows,
        lambda values: CancelWorkOrder(order.id, values["reason"], values.get("after") or READY),
        button="Cancel the work order",
        subtitle=dotted([order.tag, order.title]),
        strip="What was spent on it stays spent. Return the parts that were not used.",
        width=620,
    )
