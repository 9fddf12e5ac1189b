"""The forms about loans: extend, train, sign, settle a deposit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from tracker_desktop.queries.lending_facts import LoanFacts
from tracker_desktop.transactions.add_training import AddTraining
from tracker_desktop.transactions.edit_training import EditTraining
from tracker_desktop.transactions.extend_loan import ExtendLoan
from tracker_desktop.transactions.rules.training_fields import TrainingFields
from tracker_desktop.transactions.settle_deposit import SettleDeposit
from tracker_desktop.transactions.sign_paper import SignPaper
from tracker_desktop.ui.forms.rows import Ask, Form, Values
from tracker_desktop.ui.forms.verb_forms import things
from tracker_desktop.wording.render import counted, show_money

UNTIL = Ask("valid_until", "Valid until", "date", hint="The last day. Empty: it has no end.")
TRAINING = Ask("name", "Training", required=True, share=2, hint="As categories call it: Laser safety.")
TRAINING_NOTE = Ask("note", "Note", hint="Where, by whom, which certificate.")


def extend(ids: Sequence[int], tags: Sequence[str], due: dt.date) -> tuple[Form, Values]:
    """The same later day for all of them."""
    form = Form(
        f"Extend {counted(len(ids), 'loan')}",
        (
            (Ask("due", "Due back", "date", required=True),),
            (Ask("override", "Reason", hint="Only needed where something speaks against it."),),
        ),
        lambda values: ExtendLoan(tuple(ids), values["due"], values["override"]),
        button="Extend",
        subtitle=things(tags),
        width=560,
    )
    return form, {"due": due}


def new_training() -> Form:
    """A training of one person."""
    return Form(
        "New training",
        (
            (Ask("person_id", "Person", "search", required=True, kinds=("person",)),),
            (TRAINING, UNTIL),
            (TRAINING_NOTE,),
        ),
        lambda values: AddTraining((values["person_id"],), _training(values)),
        button="Enter it",
        subtitle="Who has it already has it renewed.",
        width=620,
    )


def train(person_ids: Sequence[int]) -> Form:
    """The same training for several people."""
    return Form(
        f"Training of {counted(len(person_ids), 'person', 'people')}",
        ((TRAINING, UNTIL), (TRAINING_NOTE,)),
        lambda values: AddTraining(tuple(person_ids), _training(values)),
        button="Enter it",
        subtitle="Who has it already has it renewed.",
        width=620,
    )


def edit_training(training_id: int, person: str, values: Values) -> tuple[Form, Values]:
    """Until when a training holds."""
    form = Form(
        f"Training of {person}",
        ((TRAINING, UNTIL), (TRAINING_NOTE,)),
        lambda changes: EditTraining(training_id, changes),
        width=620,
    )
    return form, {key: values[key] for key in ("name", "valid_until", "note")}


def sign(number: str, title: str, holder: str) -> Form:
    """A paper came back signed."""
    return Form(
        f"{title} {number} signed",
        (
            (Ask("signed_on", "Signed on", "date", past=True, hint="Empty: today."),),
            (Ask("note", "Note", hint="What was struck out, where it is filed."),),
        ),
        lambda values: SignPaper(number, values["signed_on"], values["note"]),
        button="Signed",
        subtitle=holder,
        width=560,
    )


def settle(loan: LoanFacts) -> tuple[Form, Values]:
    """How much of a deposit is given back."""
    deposit = loan.deposit or Decimal(0)
    form = Form(
        f"Deposit for {loan.tag}",
        (
            (Ask("back", "Given back", "money", required=True),),
            (Ask("reason", "Why the rest is kept", hint="Only needed where not all is given back."),),
        ),
        lambda values: SettleDeposit(loan.custody_id, values["back"], values["reason"]),
        button="Settle it",
        subtitle=f"{loan.holder} paid {show_money(deposit)}.",
        width=560,
    )
    return form, {"back": deposit if loan.deposit_back is None else loan.deposit_back}


def _training(values: Values) -> TrainingFields:
    return TrainingFields(values["name"] or "", values["valid_until"], values["note"])
