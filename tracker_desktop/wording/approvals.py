"""Sentences about what waits for the approval of another person."""

from __future__ import annotations

from collections.abc import Sequence

from tracker_desktop.wording.assets import tag_list

REFUSALS: dict[str, str] = {
    "approval_not_needed": "Nobody else must approve this. Post it as it is.",
    "approval_waiting": "“{title}” waits for approval: {asker} asked for it. "
    "Approve, decline or withdraw it under Office > Approvals.",
    "approval_own": "{name} asked for this, so another person must approve it. Let another manager sign in with F12.",
    "approval_counted": "{name} counted for this, so another person must approve it. "
    "Let another manager sign in with F12.",
    "approval_own_decline": "{name} asked for this. Withdraw it instead.",
    "approval_of_another": "Only {asker} may withdraw this, who asked for it. Decline it instead.",
    "approval_decided": "“{title}” is {state} already. Nothing more can be decided about it.",
    "approval_more": "“{title}” is no longer what was asked for: {changed}. Let {asker} ask for it again.",
    "approval_stale": "“{title}” can't be approved any more: it was asked for by another version of the program. "
    "Let {asker} ask for it again.",
    "approval_asker_gone": "{asker}, who asked for “{title}”, may not do it any more. "
    "Decline it, and let somebody ask for it who may.",
    "approval_undo_own": "“{title}” was approved by another person, so another person must take it back: "
    "neither who asked for it nor who counted.",
    "decline_reason": "Give a reason: {asker} will read why it was declined.",
}

TITLES: dict[str, tuple[str, str]] = {
    "ask_approval": ("Waits for approval: {what}", "Nothing was changed yet; another person must approve it first"),
    "approve": ("Approved: {what}", "{asker} asked for it"),
    "approve_less": ("Approved: {what}", "{asker} asked for it; since then: {changed}"),
    "decline": ("Declined: {what}", "{asker} asked for it; reason: {reason}"),
    "withdraw_request": ("Withdrawn: {what}", "Nobody needs to approve it any more"),
}


def changed_lines(names: Sequence[str], amounts: tuple[str, str] | None) -> str:
    """What is otherwise: changed: LT-00142, MS-00027; it is about 1,500.00 now, 1,240.00 was asked for.
    Lines without a name say nothing; of no change it is empty."""
    named = [name for name in names if name]
    parts = [f"changed: {tag_list(named)}"] if named else ["it has changed"] if names else []
    if amounts is not None:
        parts.append(f"it is about {amounts[0]} now, {amounts[1]} was asked for")
    return "; ".join(parts)
