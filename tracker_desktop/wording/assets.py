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
    "asset_in_maintenance": "{tag} is in maintenance. Take it back from maintenance first.",
    "asset_missing": "{tag} is reported missing. If it is here, mark it as found first.",
    "asset_pending_disposal": "{tag} is to be disposed of. Inspect it to make it ready again, or take another.",
    "asset_disposed": "{tag} was disposed of. Check the tag, or add the asset anew.",
    "already_there": "{tags}: at {place} already. Nothing was changed.",
    "not_damage": "“{condition}” is not a damage. Choose damaged or broken.",
    "not_in_maintenance": "{tag} is not in maintenance. Look it up to see what can be done.",
    "not_missing": "{tag} is not reported missing. Move it, if it lies in another place than recorded.",
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
    "one_asset_only": "{field}: no two assets may have the same. Select one asset only.",
    "condition_unknown": "“{value}” is not a condition. Choose one of: {choices}.",
}

TITLES: dict[str, tuple[str, str]] = {
    "add_asset": ("{tag} added", "{description}"),
    "check_out": ("{tag} checked out to {holder}, due {due}", "{description}{beside}{override}{deposit} · {number}"),
    "check_out_many": ("{count} assets checked out to {holder}, due {due}", "{tags}{override}{deposit} · {number}"),
    "assign": ("{tag} assigned to {holder}", "{description}{beside}{override}{deposit} · {number}"),
    "assign_many": ("{count} assets assigned to {holder}", "{tags}{override}{deposit} · {number}"),
    "transfer": (
        "{tag} transferred to {holder}{due}",
        "{description} · from {previous}{beside}{override}{deposit} · {number}",
    ),
    "transfer_many": ("{count} assets transferred to {holder}{all_due}", "{tags}{override}{deposit} · {number}"),
    "check_in": ("{tag} checked in", "{description} · from {holder}{timing}{missing}{steps}{deposit}{note}"),
    "check_in_many": ("{count} assets checked in", "{tags}{to_inspect}{deposit}{note}"),
    "check_in_receipt": (
        "{tag} checked in",
        "{description} · from {holder}{timing}{missing}{steps}{deposit}{note} · {number}",
    ),
    "check_in_receipt_many": ("{count} assets checked in", "{tags}{to_inspect}{deposit}{note} · {number}"),
    "move_assets": ("{tag} moved to {place}", "{description} · was at {before}{home}"),
    "move_assets_many": ("{count} assets moved to {place}", "{tags}{home}"),
    "seen_there": ("{tag} is at {place} already", "{description} · seen there now"),
    "seen_there_many": ("{count} assets are at {place} already", "{tags} · seen there now"),
    "see_asset": ("{tag} seen", "{description} · {place}"),
    "set_condition": ("{tag}: condition {condition}", "{description}{state}{note}"),
    "report_damage": ("{tag} reported {condition}", "{description}{state}{note} · {number}"),
    "send_to_maintenance": ("{tag} sent to maintenance", "{description}{note}"),
    "send_to_maintenance_many": ("{count} assets sent to maintenance", "{tags}{note}"),
    "back_from_maintenance": ("{tag} back from maintenance", "{description}{state}"),
    "back_from_maintenance_many": ("{count} assets back from maintenance", "{tags}{state}"),
    "report_missing": ("{tag} reported missing", "{description} · last at {place}{note}"),
    "report_missing_many": ("{count} assets reported missing", "{tags}{note}"),  # before there were loss reports
    "loss_report": ("{tag} reported missing", "{description} · last at {place}{note} · {number}"),
    "loss_report_many": ("{count} assets reported missing", "{tags}{note} · {number}"),
    "found": ("{tag} found", "{description} · {place}{state}"),
    "edit_assets": ("{tag} edited", "{fields}"),
    "edit_assets_many": ("{count} assets edited", "{fields} · {tags}"),
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
    return unless_ready(readiness)


def unless_ready(readiness: str) -> str:
    """Its readiness, where that keeps it from being used: “ · to inspect”."""
    return "" if readiness == "ready" else f" · {readiness}"


def due_back(due: dt.date | None, today: dt.date) -> str:
    """Behind a holder: “, due 7 Dec”, or nothing for an assignment."""
    return "" if due is None else f", due {short_day(due, today)}"


def new_home(make_home: bool) -> str:
    """Behind a move that also changed where it lives."""
    return " · its home from now on" if make_home else ""


def to_inspect(count: int) -> str:
    """Of several that came back: “ · 2 to inspect”."""
    return f" · {count} to inspect" if count else ""


def noted(note: str) -> str:
    """A note behind what was done."""
    return f" · {' '.join(note.split())}" if note else ""


def all_the_same(reason: str) -> str:
    """The reason why a warning was passed over."""
    return f" · all the same: {reason}" if reason else ""
