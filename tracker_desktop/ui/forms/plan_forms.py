"""The forms of maintenance plans and of meters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from tracker_desktop.queries.work_facts import DueFacts, PlanFacts
from tracker_desktop.transactions.add_plan import AddPlan, PlanFields
from tracker_desktop.transactions.edit_plan import EditPlan
from tracker_desktop.transactions.note_plan_done import NotePlanDone
from tracker_desktop.transactions.read_meter import ReadMeter
from tracker_desktop.transactions.rules.choices import WORK_KINDS
from tracker_desktop.ui.forms.rows import Ask, Form, Values, choices
from tracker_desktop.wording.counter import dotted
from tracker_desktop.wording.render import show_day, show_quantity

TARGET = (
    Ask("asset_id", "For one asset", "search", kinds=("asset",)),
    Ask("category_id", "Or for each of a category", "search", kinds=("category",)),
)
ROWS: Sequence[Sequence[Ask]] = (
    (Ask("name", "Plan", required=True, share=2), Ask("kind", "Kind", "choice", choices=choices(*WORK_KINDS))),
    (
        Ask("months", "Every … months", "whole"),
        Ask("days", "Or every … days", "whole"),
        Ask("dates", "Or on days of the year", hint="03-31, 09-30"),
    ),
    (
        Ask("meter", "Or by a meter", hint="hours, km … check-outs are counted by themselves."),
        Ask("every", "Each time it went on by", "quantity"),
    ),
    (
        Ask(
            "starts",
            "Counted from",
            "date",
            past=True,
            hint="Empty: when it was placed in service, else bought, else today.",
        ),
        Ask("warn_days", "Due soon, days before", "whole"),
    ),
    (
        Ask("fixed", "Fixed days", "flag", hint="Months and days count on from the day it was due, also when late."),
        Ask("hard_stop", "Hard stop", "flag", hint="Overdue, it is not handed out, whatever the reason."),
    ),
    (Ask("tasks", "Tasks", "lines", hint="One a line; each work order begins with them."),),
    (Ask("supplier_id", "Service by", "search", kinds=("supplier",)), Ask("cost", "Expected cost", "money")),
    (Ask("note", "Note", "note"),),
)
ACTIVE = Ask("active", "Active", "flag", hint="Untick it, and nothing is due by it any more.")
FIRST_ONE = "Whichever comes first is when it is due. Of several assets, each is due by itself."
WARN_DAYS = 30
HEIGHT = 720


def _ready(values: Values) -> dict[str, Any]:
    """The days of the year as a list; what is empty is left out."""
    dates = {"dates": tuple(re.split(r"[\s,;]+", values["dates"] or ""))} if "dates" in values else {}
    return {**values, **dates}


def new_plan(asset: tuple[int, str] | None = None) -> tuple[Form, Values]:
    """A plan for an asset or a category."""
    form = Form(
        "New maintenance plan",
        (TARGET, *ROWS),
        lambda values: AddPlan(PlanFields(**{key: one for key, one in _ready(values).items() if one is not None})),
        button="Add",
        subtitle=FIRST_ONE,
        width=820,
        height=HEIGHT,
        first="name" if asset else "asset_id",
    )
    return form, {"asset_id": asset, "warn_days": WARN_DAYS}


def edit_plan(plan: PlanFacts) -> tuple[Form, Values]:
    """A plan that is there; sent are the values that were changed."""
    form = Form(
        f"Maintenance plan: {plan.name}",
        (*ROWS, (ACTIVE,)),
        lambda values: EditPlan(plan.id, _ready(values)),
        subtitle=dotted([plan.target, FIRST_ONE]),
        width=820,
        height=HEIGHT,
    )
    keys = [ask.key for row in form.rows for ask in row]
    start = {key: plan.values[key] for key in keys}
    return form, start | {"dates": ", ".join(plan.values["dates"]), "tasks": tuple(plan.values["tasks"])}


def plan_done(due: DueFacts) -> Form:
    """It was done without a work order."""
    rows: list[tuple[Ask, ...]] = [(Ask("done_on", "Done on", "date", required=True, past=True),)]
    if due.meter is not None:
        says = f" It says {show_quantity(due.total)} now." if due.total is not None else ""
        rows.append((Ask("at", f"At {due.meter}", "quantity", hint=f"Empty: what the meter says now.{says}"),))
    last = f"done last on {show_day(due.last_on)}" if due.last_on else "never done so far"
    return Form(
        f"Done already: {due.plan}",
        tuple(rows),
        lambda values: NotePlanDone(due.id, values["done_on"], values.get("at")),
        button="Note it",
        subtitle=dotted([due.tag, last]),
        strip="No work order is written. It is due again from that day on.",
        width=560,
    )


JUMPS = (
    (None, "It goes on"),
    ("new meter", "New meter: the total goes on"),
    ("wrong reading", "Corrects the last one"),
)


def read_meter(asset: tuple[int, str] | None, meters: Sequence[tuple[str, Decimal | None]] = ()) -> tuple[Form, Values]:
    """What stands on a meter of an asset; `meters` are those that it has."""
    told = ", ".join(f"{meter} {show_quantity(value)}" for meter, value in meters if value is not None)
    known = f"Last: {told}." if told else "hours, km …"
    which = () if asset else ((Ask("asset_id", "Asset", "search", required=True, kinds=("asset",)),),)
    form = Form(
        f"Read a meter: {asset[1]}" if asset else "Read a meter",
        (
            *which,
            (
                Ask("reading", "Reading", "quantity", required=True),
                Ask("meter", "Meter", required=True, hint=known),
                Ask("read_on", "Read on", "date", past=True, hint="Empty: today."),
            ),
            (
                Ask("jump", "If it is lower", "choice", choices=JUMPS),
                Ask("reason", "Reason", hint="Only where it went on by far more than usual."),
            ),
        ),
        lambda values: ReadMeter(
            asset[0] if asset else values["asset_id"],
            *(values["meter"], values["reading"], values["read_on"], values["jump"], values["reason"]),
        ),
        button="Write it down",
        width=760,
        first="reading" if asset else "asset_id",
    )
    return form, {"meter": meters[0][0] if meters else ""}
