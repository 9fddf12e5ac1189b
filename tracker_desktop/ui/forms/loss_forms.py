"""The forms of losses: reported, completed, charged, recovered, written off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from tracker_desktop.queries.loss_facts import LossFacts
from tracker_desktop.transactions.charge_loss import ChargeLoss
from tracker_desktop.transactions.edit_loss import EditLoss
from tracker_desktop.transactions.recover_loss import RecoverLoss
from tracker_desktop.transactions.report_missing import ReportMissing
from tracker_desktop.transactions.write_off_loss import WriteOffLoss
from tracker_desktop.ui.forms.rows import Ask, Form, Values
from tracker_desktop.ui.forms.verb_forms import things
from tracker_desktop.wording.counter import dotted
from tracker_desktop.wording.render import counted, show_money

HOW = Ask(
    "how",
    "What happened",
    "choice",
    choices=(("lost", "Lost: it can't be found"), ("stolen", "Stolen"), ("destroyed", "Destroyed")),
)
WHEN = Ask("lost_on", "When", "date", past=True, hint="Empty: not known.")
POLICE = (Ask("police_number", "Police number", hint="May be added later."), Ask("police_station", "Police station"))
REPORT = Ask("report", "Make a new loss report of what is known now", "flag")
FILES = Ask("files", "Photos and documents", "files")
NOTHING = Decimal(0)


def report_missing(ids: Sequence[int], tags: Sequence[str]) -> Form:
    """Not where they should be: lost, stolen or destroyed."""
    return Form(
        f"Report missing: {counted(len(ids), 'asset')}",
        ((HOW, WHEN), (Ask("reason", "Circumstances", "note"),), POLICE, (FILES,)),
        lambda values: ReportMissing(tuple(ids), **_with_files(values)),
        button="Report missing",
        subtitle=f"{things(tags)}. The last holder and place are kept. Missing is not disposed.",
        width=680,
        height=580,
    )


def edit_loss(loss: LossFacts) -> tuple[Form, Values]:
    """What is known of a loss by now."""
    rows = ((HOW, WHEN), (Ask("circumstances", "Circumstances", "note"),), POLICE, (Ask("note", "Note", "note"),))

    def make(values: Values) -> EditLoss:
        changes = {key: value for key, value in values.items() if key not in (FILES.key, REPORT.key)}
        return EditLoss(loss.id, changes, values.get(FILES.key) or (), report=bool(values.get(REPORT.key)))

    form = Form(
        f"Loss of {loss.tag}",
        (*rows, (FILES,), (REPORT,)),
        make,
        subtitle=dotted([loss.description, loss.number]),
        width=680,
        height=720,
    )
    start = {name: getattr(loss, name) for name in ("how", "lost_on", "circumstances", "note")}
    return form, start | {"police_number": loss.police_number, "police_station": loss.police_station}


def charge(loss: LossFacts) -> tuple[Form, Values]:
    """Who pays for it. What it is worth is offered."""
    holder = loss.charged_to or loss.last_holder
    form = Form(
        f"Charge somebody for {loss.tag}",
        (
            (
                Ask("holder_id", "To", "search", required=True, kinds=("person", "department", "place"), share=2),
                Ask("amount", "Amount", "money", required=True, hint="0 takes a charge back."),
            ),
            (Ask("note", "Note"),),
        ),
        lambda values: ChargeLoss(loss.id, **values),
        button="Charge",
        subtitle=_worth(loss),
        width=640,
    )
    return form, {"holder_id": holder, "amount": loss.charged if loss.charged is not None else loss.worth}


def recover(loss: LossFacts) -> tuple[Form, Values]:
    """What came in for it."""
    form = Form(
        f"Recovered for {loss.tag}",
        (
            (Ask("recovered", "Recovered so far", "money", required=True, hint="By insurance or by who was charged."),),
            (Ask("note", "Note", hint="From whom, by which claim."),),
        ),
        lambda values: RecoverLoss(loss.id, **values),
        button="Save",
        subtitle=_worth(loss),
        width=560,
    )
    return form, {"recovered": loss.recovered}


def write_off(losses: Sequence[LossFacts]) -> tuple[Form, Values]:
    """They leave the books, once another person has approved it."""
    worth = sum((loss.worth or NOTHING for loss in losses), NOTHING)
    saved = sum((loss.saved for loss in losses), NOTHING)
    form = Form(
        f"Write off {counted(len(losses), 'lost asset')}",
        ((Ask("reason", "Reason", required=True, hint="What was done to find it."),),),
        lambda values: WriteOffLoss(tuple(loss.id for loss in losses), values["reason"]),
        button="Ask for approval",
        subtitle=f"{things([loss.tag for loss in losses])}. Another person must approve it; then "
        f"{'it is' if len(losses) == 1 else 'they are'} disposed of and nobody holds "
        f"{'it' if len(losses) == 1 else 'them'} any more.",
        strip=dotted(
            [
                f"Book value {show_money(worth)}",
                f"saves {show_money(saved)} a year" if saved else "",
            ]
        ),
        width=640,
    )
    return form, {}


def _worth(loss: LossFacts) -> str:
    return dotted([loss.description, f"book value {show_money(loss.worth)}" if loss.worth is not None else ""])


def _with_files(values: Values) -> Mapping[str, Any]:
    return {**values, FILES.key: values.get(FILES.key) or ()}
