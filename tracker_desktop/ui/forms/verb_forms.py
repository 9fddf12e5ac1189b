"""The forms of what is done with assets: transfer, move, damage, maintenance, missing, found."""

from __future__ import annotations

from collections.abc import Sequence

from tracker_desktop.transactions.back_from_maintenance import BackFromMaintenance
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.check_out import OutLine
from tracker_desktop.transactions.found import Found
from tracker_desktop.transactions.move_assets import MoveAssets
from tracker_desktop.transactions.offer_transfer import OfferTransfer
from tracker_desktop.transactions.report_damage import ReportDamage
from tracker_desktop.transactions.rules.choices import CONDITIONS
from tracker_desktop.transactions.send_to_maintenance import SendToMaintenance
from tracker_desktop.transactions.transfer import Transfer
from tracker_desktop.ui.forms.rows import Ask, Form, Values, choices
from tracker_desktop.wording.render import counted

PLACE = Ask("place_id", "Place", "search", required=True, kinds=("place",))
AS_IT_WAS = (None, "As it was")
CONDITION = Ask("condition", "Condition", "choice", choices=(AS_IT_WAS, *choices(*CONDITIONS)))
NOTE = Ask("note", "Note", "note")
PHOTOS = Ask("photos", "Photos", "files", hint="Of the damage. Choose, drop or paste them.")
RECEIPT = Ask("receipt", "Return receipt", "flag")
TO_ACCEPT = Ask("to_accept", "The new holder accepts it first", "flag", hint="Until then nothing changes hands.")


def things(tags: Sequence[str]) -> str:
    """LT-00142, LT-00143 and 38 others."""
    shown = ", ".join(tags[:4])
    return shown if len(tags) <= 4 else f"{shown} and {counted(len(tags) - 4, 'other')}"


def check_in(ids: Sequence[int], tags: Sequence[str]) -> Form:
    """Several at once; each goes where its checklist sends it."""
    return Form(
        f"Check in {counted(len(ids), 'asset')}",
        (
            (Ask("place_id", "Returned to", "search", kinds=("place",), hint="Empty: the returns shelf or its home."),),
            (NOTE,),
            (RECEIPT,),
        ),
        lambda values: CheckIn(
            tuple(InLine(asset_id, place_id=values["place_id"]) for asset_id in ids),
            values["note"],
            receipt=values["receipt"],
        ),
        button="Check in",
        subtitle=things(tags),
        width=600,
    )


def transfer(ids: Sequence[int], tags: Sequence[str]) -> Form:
    """From one holder to another in one step, or offered to the other, who has to accept it."""

    def make(values: Values) -> Transfer | OfferTransfer:
        lines = tuple(OutLine(asset_id) for asset_id in ids)
        given = {key: value for key, value in values.items() if key != "to_accept"}
        return OfferTransfer(lines, **given) if values["to_accept"] else Transfer(lines, **given)

    return Form(
        f"Transfer {counted(len(ids), 'asset')}",
        (
            (Ask("holder_id", "To", "search", required=True, kinds=("person", "department", "place"), share=2),),
            (
                Ask("due", "Due back", "date", hint="Empty: as it was agreed."),
                Ask("place_id", "Will be used at", "search", kinds=("place",), hint="Empty: stays where it is."),
            ),
            (TO_ACCEPT,),
            (Ask("override", "Reason", hint="Only needed where something speaks against the new holder."),),
        ),
        make,
        button="Transfer",
        subtitle=things(tags),
    )


def move(ids: Sequence[int], tags: Sequence[str]) -> Form:
    """To another place; who holds them stays."""
    return Form(
        f"Move {counted(len(ids), 'asset')}",
        ((PLACE,), (Ask("make_home", "They live there from now on", "flag"),)),
        lambda values: MoveAssets(tuple(ids), values["place_id"], bool(values["make_home"])),
        button="Move",
        subtitle=things(tags),
        width=560,
    )


def report_damage(asset_id: int, tag: str) -> Form:
    """Damage to one asset."""
    return Form(
        f"Report damage: {tag}",
        ((Ask("condition", "Condition", "choice", choices=choices("damaged", "broken")),), (NOTE,), (PHOTOS,)),
        lambda values: ReportDamage(asset_id, values["condition"], values["note"], values["photos"]),
        button="Report damage",
        subtitle="Who holds it and where it is stay as they are. It must be inspected before another use.",
        width=600,
    )


def to_maintenance(ids: Sequence[int], tags: Sequence[str]) -> Form:
    """To the workshop or a service."""
    return Form(
        f"To maintenance: {counted(len(ids), 'asset')}",
        (
            (Ask("place_id", "To", "search", kinds=("place",), hint="Empty: stays where it is."),),
            (Ask("reason", "What is to be done"),),
        ),
        lambda values: SendToMaintenance(tuple(ids), values["place_id"], values["reason"]),
        button="Send to maintenance",
        subtitle=things(tags),
        width=600,
    )


def back_from_maintenance(ids: Sequence[int], tags: Sequence[str]) -> Form:
    """Back from the workshop."""
    return Form(
        f"Back from maintenance: {counted(len(ids), 'asset')}",
        (
            (CONDITION, Ask("place_id", "To", "search", kinds=("place",), hint="Empty: to where it lives.")),
            (Ask("to_inspect", "To be inspected before another use", "flag"),),
        ),
        lambda values: BackFromMaintenance(
            tuple(ids), values["condition"], values["place_id"], bool(values["to_inspect"])
        ),
        button="Back",
        subtitle=things(tags),
    )


def found(asset_id: int, tag: str) -> Form:
    """Turned up again."""
    return Form(
        f"Found: {tag}",
        ((Ask("place_id", "Where", "search", kinds=("place",), hint="Empty: where it was last."), CONDITION),),
        lambda values: Found(asset_id, values["place_id"], values["condition"]),
        button="Found",
        width=640,
    )
