"""Sentences about assets."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

REFUSALS: dict[str, str] = {
    # what an asset is like
    "no_assets": "There is no asset to do this with. Scan one, or select it in the list.",
    "asset_twice": "{tag} is in the list twice. Remove one of the two lines.",
    "held": "{tag} is held by {holder} since {since}. Transfer it instead?",
    "held_by_same": "{tag} is held by {holder} already, since {since}.",
    "not_held": "{tag} is held by nobody. Check it out instead?",
    "was_not_out": "{tag} was not out: nobody holds it. Nothing was changed.",
    "asset_to_inspect": "{tag} has to be inspected before another use. Inspect it first.",
    "asset_in_maintenance": "{tag} is in maintenance. Take it back from maintenance first.",
    "asset_missing": "{tag} is reported missing. If it is here, mark it as found first.",
    "asset_pending_disposal": "{tag} is to be disposed of. Inspect it to make it ready again, or take another.",
    "asset_disposed": "{tag} was disposed of. Check the tag, or add the asset anew.",
    # whom it is handed to
    "holder_inactive": "{holder} is no longer active. Give a reason to hand it over all the same.",
    "holder_overdue": "{holder} has {count} overdue: {tag0} since {since} first. "
    "Give a reason to hand it over all the same.",
    "holder_inactive_policy": "{holder} is no longer active; {category} such as {tag} go to active holders only. "
    "Choose another holder.",
    "holder_overdue_policy": "{holder} has {count} overdue, {tag0} since {since} first; {category} such as {tag} "
    "wait until they are back. Check those in first.",
    "due_past": "Due back {due} is before {start}. Choose a later day.",
    "due_far": "Due back {due} is too far away. Choose an earlier day, or assign it instead.",
    # adding and editing
    "tag_needed": "Give the asset a tag, or a category that has a tag prefix.",
    "tag_taken": "{text} is the tag of “{name}” already. Choose another.",
    "serial_taken": "Serial number {serial} of {maker} is on {tag} already. Look that one up, or correct the number.",
    "dates_crossed": "“{second}” ({other}) comes before “{first}” ({one}). Correct one of the two.",
    "condition_unknown": "“{value}” is not a condition. Choose one of: {choices}.",
}

TITLES: dict[str, tuple[str, str]] = {
    "add_asset": ("{tag} added", "{description}"),
    "check_out": ("{tag} checked out to {holder}, due {due}", "{description}{with}{override} · {number}"),
    "check_out_many": ("{count} assets checked out to {holder}, due {due}", "{tags}{override} · {number}"),
    "check_in": ("{tag} checked in", "{description} · from {holder}{timing}{missing}{steps}{note}"),
    "check_in_many": ("{count} assets checked in", "{tags}{to_inspect}{note}"),
}

FEW = 5


def tag_list(tags: Sequence[str]) -> str:
    """LT-00142, MS-00027; of many the first five: ... and 35 more."""
    more = len(tags) - FEW
    return ", ".join(tags) if more <= 0 else f"{', '.join(tags[:FEW])} and {more} more"


def short_day(day: dt.date, today: dt.date) -> str:
    """24 Nov; with the year where it is not this year's."""
    return f"{day.day} {day:%b}" if day.year == today.year else f"{day.day} {day:%b} {day.year}"


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


def on_time(due: dt.date | None, back: dt.date) -> str:
    """Behind the name of who brought it back: “, 2 days early”, or nothing where there was no due date."""
    if due is None:
        return ""
    days = (due - back).days
    return ", on time" if days == 0 else f", {_days(days)} early" if days > 0 else f", {_days(-days)} late"


def with_it(things: Sequence[str]) -> str:
    """What was handed over beside it: “ · with: case, power supply”."""
    return f" · with: {', '.join(things)}" if things else ""


def still_missing(things: Sequence[str]) -> str:
    """What did not come back with it: “ · power supply still missing”."""
    return f" · {', '.join(things)} still missing" if things else ""


def to_do(steps: int, readiness: str) -> str:
    """What stands between it and its next use: “ · 3 checklist steps before another use”."""
    if steps:
        return f" · {steps} checklist step{'s' if steps > 1 else ''} before another use"
    return "" if readiness == "ready" else f" · {readiness}"


def to_inspect(count: int) -> str:
    """Of several that came back: “ · 2 to inspect”."""
    return f" · {count} to inspect" if count else ""


def noted(note: str) -> str:
    """A note behind what was done."""
    return f" · {' '.join(note.split())}" if note else ""


def all_the_same(reason: str) -> str:
    """The reason why a warning was passed over."""
    return f" · all the same: {reason}" if reason else ""
