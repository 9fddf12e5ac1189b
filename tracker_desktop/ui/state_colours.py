"""The one table of states: which tone, icon and word each has. A state is never colour alone."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QPalette

from tracker_desktop.ui.shades import is_dark


@dataclass(frozen=True)
class Tint:
    """Colours of one tone in one theme."""

    text: str
    ground: str
    line: str


@dataclass(frozen=True)
class State:
    """What a state looks like: its tone (a key of TONES), its icon's name and its word."""

    key: str
    tone: str
    icon: str
    word: str


TONES: dict[str, tuple[Tint, Tint]] = {
    "good": (Tint("#1d7a46", "#e5f3eb", "#bfe3cd"), Tint("#74d39d", "#17352a", "#265a42")),
    "info": (Tint("#1f5fbf", "#e8f0fc", "#c5d9f6"), Tint("#8ab6f8", "#1e3150", "#34507c")),
    "warn": (Tint("#9a5b00", "#fdf1dc", "#f1d9a8"), Tint("#f0bb61", "#3b2e14", "#665022")),
    "bad": (Tint("#b3261e", "#fbe8e6", "#f1c4c0"), Tint("#f89a92", "#432220", "#733734")),
    "quiet": (Tint("#5f6975", "#eceff3", "#d6dbe2"), Tint("#a9b3bf", "#2b313a", "#424a55")),
}

STATES: dict[str, State] = {
    key: State(key, tone, icon, word)
    for key, tone, icon, word in (
        # assets
        ("available", "good", "done", "Available"),
        ("on_loan", "info", "out", "On loan"),
        ("assigned", "info", "person", "Assigned"),
        ("inside", "quiet", "minus", "Inside"),
        ("overdue", "bad", "clock", "Overdue"),
        ("to_inspect", "warn", "eye", "To inspect"),
        ("in_maintenance", "warn", "wrench", "In maintenance"),
        ("missing", "bad", "question", "Missing"),
        ("pending_disposal", "warn", "clock", "Pending disposal"),
        ("disposed", "quiet", "bin", "Disposed"),
        # stock
        ("ok", "good", "done", "OK"),
        ("reorder", "warn", "warning", "Reorder"),
        ("out_of_stock", "bad", "refused", "Out of stock"),
        ("expiring", "warn", "clock", "Expiring"),
        ("expired", "bad", "refused", "Expired"),
        ("quarantine", "warn", "warning", "Quarantine"),
        ("recalled", "bad", "warning", "Recalled"),
        ("on_hold", "warn", "warning", "On hold"),
        # people, places, records
        ("active", "good", "done", "Active"),
        ("inactive", "quiet", "minus", "Inactive"),
        ("retired", "quiet", "minus", "Retired"),
        ("undone", "quiet", "undo", "Undone"),
        ("lasting", "quiet", "info", "Cannot be undone"),
        ("void", "quiet", "minus", "VOID"),
        # reservations and kits of assets
        ("to_fetch", "warn", "clock", "To fetch"),
        ("reserved", "info", "clock", "Reserved"),
        ("fetched", "good", "done", "Fetched"),
        ("no_show", "bad", "question", "No-show"),
        ("complete", "good", "done", "Complete"),
        ("out", "info", "out", "Out"),
        ("part_back", "warn", "warning", "Not all back"),
        ("incomplete", "warn", "warning", "Incomplete"),
        # loans, offers, statements and training
        ("returned", "quiet", "done", "Returned"),
        ("offered", "warn", "clock", "To accept"),
        ("accepted", "good", "done", "Accepted"),
        ("to_print", "bad", "edit", "To print"),
        ("to_sign", "warn", "clock", "To sign"),
        ("signed", "good", "done", "Signed"),
        ("not_due", "quiet", "minus", "Not due"),
        ("training_valid", "good", "done", "Valid"),
        ("training_ends", "warn", "clock", "Ends soon"),
        ("training_over", "bad", "refused", "Over"),
        # charge codes and back orders
        ("not_yet", "info", "clock", "Not valid yet"),
        ("over", "warn", "clock", "No longer valid"),
        ("owed", "warn", "clock", "Owed"),
        ("can_go_out", "info", "out", "Can go out"),
        ("issued", "good", "done", "Issued"),
        # orders
        ("draft", "quiet", "edit", "Draft"),
        ("ordered", "info", "clock", "Ordered"),
        ("part_received", "warn", "out", "Part received"),
        ("received", "good", "done", "Received"),
        # contracts
        ("ends_soon", "warn", "clock", "Ends soon"),
        ("notice_due", "warn", "warning", "Notice due"),
        ("notice_passed", "info", "again", "Notice is over"),
        ("renewed", "info", "again", "Renewed itself"),
        ("ended", "quiet", "minus", "Ended"),
        # transfers between stores
        ("on_the_way", "info", "out", "On the way"),
        ("late", "bad", "clock", "Late"),
        ("arrived", "good", "done", "Arrived"),
        # requests for an approval
        ("approved", "good", "done", "Approved"),
        ("declined", "bad", "refused", "Declined"),
        ("withdrawn", "quiet", "minus", "Withdrawn"),
        # losses and disposal lots
        ("written_off", "quiet", "bin", "Written off"),
        ("requested", "warn", "clock", "Requested"),
        ("to_wipe", "bad", "warning", "To wipe"),
        ("wiped", "good", "done", "Wiped"),
        ("no_data", "quiet", "minus", "No data"),
        # maintenance
        ("due_soon", "warn", "clock", "Due soon"),
        ("due_later", "quiet", "clock", "Later"),
        ("not_read", "info", "question", "No reading"),
        ("work_open", "info", "clock", "Open"),
        ("work_in_progress", "info", "wrench", "In progress"),
        ("work_waiting", "warn", "clock", "Waiting for parts"),
        ("work_late", "bad", "clock", "Late work"),
        ("work_done", "good", "done", "Work done"),
        # findings of an audit
        ("found", "good", "done", "Found"),
        ("seen_elsewhere", "warn", "out", "Seen elsewhere"),
        ("unexpected_state", "warn", "warning", "Unexpected state"),
        ("moved_since", "info", "again", "Moved since"),
        ("not_seen_yet", "quiet", "eye", "Not seen yet"),
        ("recorded_elsewhere", "info", "info", "Recorded elsewhere"),
        ("also_seen", "quiet", "done", "Also seen"),
        ("unknown_code", "bad", "question", "Unknown code"),
        # audits and their rooms
        ("going_on", "info", "clock", "Going on"),
        ("paused", "warn", "clock", "Paused"),
        ("closed", "good", "done", "Closed"),
        ("cancelled", "quiet", "minus", "Cancelled"),
        ("not_begun", "quiet", "minus", "Not begun"),
        ("begun", "info", "eye", "Begun"),
        ("finished", "good", "done", "Finished"),
        # counts and their lines
        ("to_count", "quiet", "eye", "To count"),
        ("recount", "warn", "again", "Recount"),
        ("counted", "good", "done", "Counted"),
        ("agrees", "good", "done", "Agrees"),
        ("within", "info", "done", "Within"),
        ("differs", "bad", "warning", "Differs"),
        ("posted", "good", "done", "Posted"),
        # lines of an import
        ("new", "good", "plus", "New"),
        ("changed", "info", "edit", "Changed"),
        ("unchanged", "quiet", "minus", "Unchanged"),
        ("wrong", "bad", "refused", "Wrong"),
        ("left_out", "quiet", "minus", "Left out"),
        # answers to a scan
        ("done", "good", "done", "Done"),
        ("info", "info", "info", "Note"),
        ("choose", "info", "question", "Choose"),
        ("warning", "warn", "warning", "Warning"),
        ("again", "warn", "again", "Again"),
        ("refused", "bad", "refused", "Refused"),
        ("unknown", "bad", "question", "Unknown"),
        ("waiting", "warn", "clock", "Waiting"),
    )
}
_BY_WORD = {state.word.casefold(): state for state in STATES.values()}


def state(name: str) -> State:
    """The state of that key ("on_loan") or word ("On loan"). An unknown one is quiet and keeps its own word."""
    found = STATES.get(name) or _BY_WORD.get(name.casefold())
    return found or State(name, "quiet", "info", name)


def tint(tone: str, palette: QPalette | None = None) -> Tint:
    """The colours of a tone in the theme of `palette` (the program's, if none is given)."""
    return TONES[tone][is_dark(palette)]
