"""What has to be said with a resolution of findings, and of what was seen last: one form each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tracker_desktop.transactions.choose_resolution import ChooseResolution
from tracker_desktop.transactions.match_codes import CodeMatch, MatchCodes
from tracker_desktop.transactions.note_in_audit import NoteInAudit
from tracker_desktop.transactions.rules.asset_fields import AssetFields
from tracker_desktop.transactions.rules.choices import CONDITIONS
from tracker_desktop.ui.forms import asset_forms
from tracker_desktop.ui.forms.rows import Ask, Form, choices
from tracker_desktop.ui.forms.verb_forms import AS_IT_WAS, NOTE, PLACE, things
from tracker_desktop.wording.render import counted

IGNORE, TRANSFER, MOVE, ADD = "ignore", "transfer", "move the record", "add as found on site"
HOLDERS = ("person", "department", "place")
LATER = "Nothing is changed before the audit is posted."
CODE = Ask("tag", "Tag", "code", hint="The code that was scanned. Empty: the category gives the next tag.")


def ignored(audit_id: int, line_ids: Sequence[int], tags: Sequence[str]) -> Form:
    """Findings that nothing is done about."""
    return Form(
        f"Ignore {counted(len(line_ids), 'finding')}",
        ((Ask("reason", "Reason", required=True, hint="It stands in the discrepancy report."),),),
        lambda values: ChooseResolution(audit_id, tuple(line_ids), IGNORE, values["reason"]),
        button="Ignore",
        subtitle=things(tags),
        width=600,
    )


def transferred(audit_id: int, line_ids: Sequence[int], tags: Sequence[str]) -> Form:
    """Findings that somebody else has, and gets."""
    return Form(
        f"Transfer {counted(len(line_ids), 'finding')}",
        ((Ask("holder_id", "To", "search", required=True, kinds=HOLDERS),), (Ask("reason", "Reason"),)),
        lambda values: ChooseResolution(
            audit_id, tuple(line_ids), TRANSFER, values["reason"], to_holder_id=values["holder_id"]
        ),
        button="Transfer",
        subtitle=f"{things(tags)}. {LATER}",
        width=600,
    )


def moved(audit_id: int, line_ids: Sequence[int], tags: Sequence[str]) -> Form:
    """Findings whose record moves to another place than where they were seen."""
    return Form(
        f"Move {counted(len(line_ids), 'record')}",
        ((PLACE,),),
        lambda values: ChooseResolution(audit_id, tuple(line_ids), MOVE, to_place_id=values["place_id"]),
        button="Move",
        subtitle=f"{things(tags)}. {LATER}",
        width=560,
    )


def found_on_site(audit_id: int, line_id: int, code: str, room_id: int | None) -> Form:
    """A thing that stands in no record yet, seen in this room: unless another place is given, it is where it is seen
    last before the posting."""

    def make(values: Any) -> ChooseResolution:
        said = {**values, "place_id": None if values["place_id"] == room_id else values["place_id"]}
        fields = AssetFields(**{key: value for key, value in said.items() if value is not None})
        return ChooseResolution(audit_id, (line_id,), ADD, asset=fields)

    return Form(
        f"Found on site: {code}",
        ((asset_forms.DESCRIPTION, asset_forms.CATEGORY), (CODE,), *asset_forms.COMMON),
        make,
        button="Add the asset",
        subtitle="It is added when the audit is posted.",
        width=860,
    )


def same_as(audit_id: int, line_id: int, code: str) -> Form:
    """A code that is on an asset of the register."""
    return Form(
        f"{code} is on an asset",
        (
            (Ask("asset_id", "Asset", "search", required=True, kinds=("asset",), hint="Its tag, or a part of it."),),
            (Ask("attach", "The code finds this asset from now on, beside its tag", "flag"),),
        ),
        lambda values: MatchCodes(audit_id, (CodeMatch(line_id, values["asset_id"]),), bool(values["attach"])),
        button="It is this one",
        subtitle="What was scanned counts as this asset.",
        width=640,
    )


def condition(audit_id: int, line_id: int, tag: str) -> Form:
    """The condition of what was seen last."""
    return Form(
        f"Condition of {tag}",
        ((Ask("condition", "Condition", "choice", choices=(AS_IT_WAS, *choices(*CONDITIONS))),), (NOTE,)),
        lambda values: NoteInAudit(audit_id, line_id, values["condition"], values["note"]),
        button="Note it",
        subtitle="The record follows when the audit is posted.",
        width=600,
    )
