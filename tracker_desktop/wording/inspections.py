"""Sentences about inspections before another use."""

from __future__ import annotations

from collections.abc import Sequence

from tracker_desktop.wording.figures import counted

FEW = 3

REFUSALS: dict[str, str] = {
    "asset_to_inspect": "{tag} has to be inspected before another use.{todo} Inspect it first.",
    "not_to_inspect": "{tag} is not waiting for an inspection: it is {readiness}. Look it up to see what can be done.",
    "outcome_unknown": "“{value}” is not an outcome of an inspection. Choose one of: {choices}.",
    "steps_open": "{tag} is not ready yet.{todo} Do that first, or send it to maintenance.",
    "broken_not_ready": "{tag} is broken. Set its condition right, or send it to maintenance.",
    "step_without_photo": "{tag}: a photo has to show “{step}”. Add one, or leave that step open.",
    "step_kind_unknown": "“{kind}” is not a kind of step. Choose one of: {choices}.",
}

TITLES: dict[str, tuple[str, str]] = {
    "inspect_ready": ("{tag} is ready. It is at {place}", "{description} · {condition}{note}"),
    "inspect_back": ("{tag} is ready. Back to {place}", "{description} · {condition}{note}"),
    "inspect_maintenance": ("{tag} inspected, in maintenance now", "{description} · {condition}{note}"),
    "inspect_disposal": ("{tag} inspected, to be disposed of", "{description} · {condition}{note}"),
    "inspect_ticked": (
        "{tag}: {done} of {steps} checklist steps done",
        "{description} · {condition} · to inspect{note}",
    ),
    "inspect_condition": (
        "{tag}: condition {condition}",
        "{description} · {done} of {steps} checklist steps done · to inspect{note}",
    ),
    "inspect_noted": ("{tag}: note for the inspection", "{description} · {condition} · to inspect{note}"),
}


def listed_steps(steps: Sequence[str]) -> str:
    """Lens cleaned, oil refilled; of many the first three: ... and 2 more."""
    more = len(steps) - FEW
    return ", ".join(steps) if more <= 0 else f"{', '.join(steps[:FEW])} and {more} more"


def still_to_do(left: Sequence[str]) -> str:
    """Still to do: Refill; or nothing."""
    return f"Still to do: {listed_steps(left)}" if left else ""


def changed_steps(new: int, gone: int) -> str:
    """How the checklist differs from what it was when the asset came back; "" where it does not."""
    if not new and not gone:
        return ""
    parts = [f"{counted(new, 'step')} {_are(new)} new"] if new else []
    if gone:
        parts.append(f"{counted(gone, 'step')} {_are(gone)} gone")
    return f"The checklist has changed since it came back: {', '.join(parts)}."


def to_do_words(left: Sequence[str], new: int = 0, gone: int = 0) -> str:
    """What an inspection still asks for, behind another sentence: “ Still to do: Refill.”."""
    still = f"{still_to_do(left)}." if left else ""
    return "".join(f" {sentence}" for sentence in (still, changed_steps(new, gone)) if sentence)


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
