"""Sentences about loans: policies, extensions, transfers to accept, reminders."""

from __future__ import annotations

from decimal import Decimal

from tracker_desktop.wording.figures import counted, show_money

REFUSALS: dict[str, str] = {
    # what a category or a person allows
    "loan_too_long": "{holder} is lent things for {most} days at most, which is {latest}. Choose an earlier day, "
    "or give a reason.",
    "most_out": "{holder} has {held} of at most {most} things at once; {tag} would be one too many. Take something "
    "back first, or give a reason.",
    "most_out_category": "{holder} has {held} of at most {most} {category} at once; {tag} would be one too many. Take "
    "one back first, or give a reason.",
    "most_out_category_policy": "{holder} has {held} of at most {most} {category} at once; {tag} would be one too "
    "many. Take one back first.",
    "training_missing": "{tag} needs the training “{training}”, which {holder} does not have. Choose another holder, "
    "or give a reason.",
    "training_missing_policy": "{tag} needs the training “{training}”, which {holder} does not have. Enter the "
    "training first, or choose another holder.",
    "training_ends": "{tag} needs the training “{training}”, which {holder} has until {until} only. Choose an earlier "
    "day, or give a reason.",
    "training_ends_policy": "{tag} needs the training “{training}”, which {holder} has until {until} only. Choose an "
    "earlier day, or renew the training.",
    # deposits
    "deposit_less": "{tag}: the deposit is {deposit}, and {taken} was taken. Take the rest, or give a reason.",
    "deposit_back_more": "{tag}: {back} is more than the deposit of {deposit}. Enter {deposit} or less.",
    "deposit_none": "No deposit was taken for {tag}, so none can be given back.",
    "deposit_out": "{tag} is still with {holder}. Check it in first; its deposit is given back then.",
    "deposit_kept": "{tag}: say why {kept} of the deposit is kept.",
    # extensions
    "extend_not_out": "{tag} is not on loan: nobody has to bring it back by a day. Look it up to see who has it.",
    "extend_not_later": "{tag} is due back {due} already. Choose a later day.",
    "extend_often": "{tag} was extended {extended} of at most {most} times. Have it brought back, or give a reason.",
    # transfers that wait for acceptance
    "offer_several": "They are held by {holders}. Offer what one holder has at a time.",
    "offer_already": "{tag} waits to be accepted by {holder} already. Withdraw that offer first.",
    "offer_decided": "This offer was {state} already. Look at it under Transfers to accept.",
    "offer_own": "{name} offered it. Somebody else has to say that {holder} takes it over.",
    "offer_broken": "{tag} is offered to {receiver}, and {holder} would not hold it any more. Withdraw the offer "
    "first.",
    "offer_moved": "{tag} is not held by {holder} any more. Withdraw the offer and make a new one.",
    "transfer_to_accept": "{tag}: {category} go to another department only when that has accepted them. Offer it to "
    "{holder}: tick that the new holder accepts it first.",
    "decline_offer_reason": "Say why it is not taken over.",
    # reminders
    "notice_nothing": "{holder} has nothing overdue. Nothing was sent.",
    "notice_not_due": "The next reminder to {holder} is due {next}. Nothing was sent.",
    "notice_all_sent": "{holder} got all {steps} reminders. Call, or report what is missing.",
    "notice_no_steps": "No days for reminders are set. Write them under Settings, as in 1, 7, 14.",
    # signed papers
    "sign_unknown": "There is no paper {number}. Scan its barcode again, or type its number.",
    "sign_kind": "{number} is no paper that a holder signs. Scan a hand receipt, statement or transfer form.",
    "sign_void": "{number} is void: what it says was undone. Have the paper of today signed.",
    "sign_already": "{number} was signed {day} already.",
    "sign_early": "{number} was printed {day}. Enter that day or a later one.",
    "sign_late": "{day} has not come yet. Enter the day on which it was signed.",
    # training
    "training_taken": "{holder} has the training “{training}” already. Change that one.",
    "training_nobody": "Choose somebody for the training first.",
    # leavers
    "holder_holds": "{holder} still has {held}. Take that back or transfer it first.",
    "holder_offered": "{holder} waits for {offers}. Accept, decline or withdraw that first.",
    "holder_reserved": "{holder} has {reservations}. Cancel that first.",
    "holder_left": "{holder} is no longer active since then, and would have something again. "
    "Make {holder} active again first.",
}

TITLES: dict[str, tuple[str, str]] = {
    "ask_check_out": ("Lend {things} to {holder}", "{tags}"),
    "ask_assign": ("Assign {things} to {holder}", "{tags}"),
    "extend_loan": ("{tag} extended, due {due}", "{description} · {holder} · was due {before}{override} · {number}"),
    "extend_loan_many": ("{count} loans extended, due {due}", "{tags}{override} · {number}"),
    "offer_transfer": ("{tag} offered to {holder}", "{description} · {previous} answers for it until then{note}"),
    "offer_transfer_many": (
        "{count} assets offered to {holder}",
        "{tags} · {previous} answers for them until then{note}",
    ),
    "accept_transfer": (
        "{holder} took over {tag}{due}",
        "{description} · from {previous}{beside}{override}{deposit} · {number}",
    ),
    "accept_transfer_many": ("{holder} took over {count} assets{all_due}", "{tags}{override}{deposit} · {number}"),
    "decline_transfer": ("{holder} did not take over {things}", "{tags} · {reason}"),
    "withdraw_offer": ("{things} no longer offered to {holder}", "{tags}{reason}"),
    "send_notice": ("Reminder {step} to {holder}", "{tags} · {number}"),
    "sign_paper": ("{paper} signed", "{holder} · {day}{note}"),
    "settle_deposit": ("{tag}: {back} of the deposit given back", "{holder} · {kept}{reason} · {number}"),
    "issue_clearance_waits": ("{holder} not cleared", "{open} · {number}"),
    "add_training": ("{person}: {training}", "{until}"),
    "add_training_many": ("{training} for {count} people", "{until}"),
    "edit_training": ("{person}: {training} changed", "{fields}"),
    "remove_training": ("{person}: {training} removed", ""),
    "remove_training_many": ("{count} trainings removed", "{training}"),
}

STEPS = ("Friendly reminder", "Reminder", "Second reminder", "Last reminder")
"""How a reminder is called by its step: each is sharper than the one before."""


def notice_name(step: int) -> str:
    """Friendly reminder; from the last one on the sharpest."""
    return STEPS[min(step, len(STEPS)) - 1]


def deposit_taken(taken: Decimal, back: Decimal | None = None) -> str:
    """Behind what was handed out: “ · deposit 50.00 taken”; and what a holder before gets back."""
    said = f" · deposit {show_money(taken)} taken" if taken else ""
    return said + (f" · give back the deposit of {show_money(back)}" if back else "")


def deposit_of(deposit: Decimal | None) -> str:
    """Behind what is to be handed out: “ · deposit 50.00”."""
    return f" · deposit {show_money(deposit)}" if deposit else ""


def deposit_given_back(back: Decimal, deposit: Decimal) -> str:
    """Behind what came back: “ · give back the deposit of 50.00”; what of it is kept."""
    kept = deposit - back
    said = f" · give back the deposit of {show_money(back)}" if back else ""
    return said + (f" · {show_money(kept)} of the deposit kept" if kept else "")


def cap_words(days: int, holder: str) -> str:
    """Where a due date comes from: “3 days, the most for Maria Lopez”."""
    return f"{counted(days, 'day')}, the most for {holder}"


def valid_words(until: str) -> str:
    """Until when a training holds."""
    return f"until {until}" if until else "without an end"
