"""Sentences about reservations."""

from __future__ import annotations

import datetime as dt

REFUSALS: dict[str, str] = {
    # what is reserved, and when
    "reserve_what": "Choose one thing to reserve: an asset, a kit, or a category.",
    "reserve_one": "Only of a category can several be reserved. Enter 1, or choose a category.",
    "reserve_below_fetched": "{count} of it are fetched already. Enter as many or more.",
    "reserve_span": "It would end {end}, which is not after it begins, {start}. Choose a later end.",
    "reserve_past": "{span} is over, or so long ago that it would not be kept. Choose a later time.",
    "reserve_early": "{span} has begun. What was reserved can be moved to a later time only.",
    "time_unknown": "“{text}” is not a time of the day. Type it as 9:00 or 17:30.",
    "time_skipped": "{time} on {day} does not exist: the clocks are put forward then. Choose {next} or later.",
    # it is not free
    "reserve_taken": "{what} is reserved for {holder}, {span}. Choose another time, or another thing.",
    "reserve_in_kit": "{tag} belongs to {what}, which is reserved for {holder}, {span}. "
    "Choose another time, or another asset.",
    "reserve_member_taken": "{tag} of {what} is reserved for {holder}, {span}. Choose another time.",
    "reserve_full": "{category}: {usable} can be had on {moment}, and {reserved} are reserved then, by {holder} "
    "({span}) first. That leaves {left}. Reserve fewer, or choose another time.",
    "reserve_few": "{category}: {usable} can be had on {moment}, and {wanted} are wanted. "
    "Reserve fewer, or choose another time.",
    "reserve_split": "{category}: each is reserved for a part of that time, so {holder} ({span}) could not have one "
    "for all of it. Choose another time.",
    # it may not be there
    "reserve_still_out": "{tag} is out to {holder} until {due}. Choose a later time, or give a reason to reserve it.",
    "reserve_overdue": "{tag} is overdue: {holder} should have brought it back on {due}. "
    "Choose another, or give a reason to reserve it.",
    "reserve_assigned": "{tag} is assigned to {holder}, with no day on which it comes back. "
    "Choose another, or give a reason to reserve it.",
    "reserve_not_ready": "{tag} is {readiness}. Choose another, or give a reason to reserve it.",
    "reserve_incomplete": "{what} is not complete: {tags}. Give a reason to reserve it as it is.",
    # one that exists
    "reservation_state": "This reservation of {what} is {state}, so it can't be changed. Make a new one.",
    "reservation_redo": "{what} is reserved for {holder}, {span}, since then. Cancel that reservation first.",
    "reserve_none": "Nothing is reserved there that could be fetched. Choose a reservation that is open.",
    "reserve_holders": "These are reserved for different holders. Choose those of one.",
    # handing out
    "reserved_for": "{tag} is reserved for {holder}, {span}. Give a reason to hand it over all the same.",
    "reserved_for_policy": "{tag} is reserved for {holder}, {span}; {category} are kept for who reserved them. "
    "Take another, or cancel that reservation.",
    "reserved_kit": "{tag} belongs to {what}, which is reserved for {holder}, {span}. "
    "Give a reason to hand it over all the same.",
    "reserved_kit_policy": "{tag} belongs to {what}, which is reserved for {holder}, {span}; {category} are kept for "
    "who reserved them. Take another, or cancel that reservation.",
    "reserved_category": "{category}: without {tag} too few are left for {holder}, who reserved {count}, {span}. "
    "Give a reason to hand it over all the same.",
    "reserved_category_policy": "{category}: without {tag} too few are left for {holder}, who reserved {count}, "
    "{span}; they are kept for who reserved them. Take something else, or cancel that reservation.",
}

TITLES: dict[str, tuple[str, str]] = {
    "reserve": ("{what} reserved for {holder}", "{span}{purpose}{twice}{override}"),
    "edit_reservation": ("Reservation of {what} for {holder} changed", "{fields} · {span}{twice}{override}"),
    "cancel_reservation": ("Reservation of {what} for {holder} cancelled", "{span}{reason}"),
}

LEFT = "it was disposed of"
"""Why a reservation is cancelled by itself."""
STATES = {"reserved": "reserved", "no-show": "not fetched in time", "fetched": "fetched", "cancelled": "cancelled"}
"""The state of a reservation in a sentence."""


def clock(moment: dt.datetime) -> str:
    """09:00, of a local moment."""
    return f"{moment:%H:%M}"


def day_words(day: dt.date, today: dt.date) -> str:
    """9 Dec; with the year where it is not this year's."""
    return f"{day.day} {day:%b}" if day.year == today.year else f"{day.day} {day:%b} {day.year}"


def span_words(starts: dt.datetime, ends: dt.datetime, today: dt.date) -> str:
    """From one local moment to another: “9 Dec 09:00–17:00”, “9 Dec 09:00 – 11 Dec 17:00”, whole days “9 – 11 Dec”."""
    first, last = starts.date(), (ends - dt.timedelta(microseconds=1)).date()
    if starts.time() == ends.time() == dt.time():
        if first == last:
            return day_words(first, today)
        near = (first.year, first.month) == (last.year, last.month)
        begin = str(first.day) if near else day_words(first, today)
        return f"{begin} – {day_words(last, today)}"
    if first == last:
        return f"{day_words(first, today)} {clock(starts)}–{end_clock(ends)}"
    return f"{day_words(first, today)} {clock(starts)} – {day_words(last, today)} {end_clock(ends)}"


def end_clock(ends: dt.datetime) -> str:
    """17:00; midnight is the 24:00 of the day before."""
    return "24:00" if ends.time() == dt.time() else clock(ends)


def what_words(name: str, quantity: int, *, of_category: bool) -> str:
    """What is reserved: LT-00142, CAM-KIT-1, or 3 × Projectors."""
    return f"{quantity} × {name}" if of_category else name


def fetched_words(spans: list[str]) -> str:
    """Behind a check-out: “ · reservation of 9 – 11 Dec fetched”."""
    if not spans:
        return ""
    many = "reservations" if len(spans) > 1 else "reservation"
    return f" · {many} of {', '.join(spans)} fetched"


def part_fetched_words(spans: list[str]) -> str:
    """Behind a check-out that leaves some of what was reserved: “ · 2 of the reservation of 9 Dec still to fetch”."""
    return "".join(f" · {one}" for one in spans)


def still_to_fetch(span: str, left: int) -> str:
    """What is left of a reservation: 2 of the reservation of 9 Dec still to fetch."""
    return f"{left} of the reservation of {span} still to fetch"


def twice_words(times: list[str]) -> str:
    """Behind a booking whose time comes twice in that night: which of the two is meant."""
    return "".join(f" · {one}" for one in times)


def comes_twice(time: str, day: str, *, last: bool) -> str:
    """02:30 comes twice on 25 Oct: the first is meant."""
    return f"{time} comes twice on {day}: the {'second' if last else 'first'} is meant"


def reason_words(reason: str) -> str:
    """Behind a cancellation: “ · exam moved”."""
    return f" · {reason}" if reason else ""


def to_scan(wanted: list[tuple[str, int]]) -> str:
    """Behind what was reserved: “ · scan 2 × Projectors”."""
    return f" · scan {', '.join(f'{left} × {name}' for name, left in wanted)}" if wanted else ""
