"""Sentences about audits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tracker_desktop.wording.counter import counted

REFUSALS: dict[str, str] = {
    # opening
    "scope_empty": "Nothing was chosen to audit. Choose places, departments, a category, or scan tags.",
    "scope_nothing": "There is nothing on the books that this audit would expect. Choose something else to audit.",
    "scope_tags": "{count} no asset: {tags}. Correct or remove what is wrong.",
    "sample_wrong": "“{text}” is no sample. Type a number of assets, such as 20, or a part, such as 5 %.",
    # scanning
    "audit_paused": "The audit {name} is paused. Go on with it first.",
    "audit_over": "The audit {name} is {state}. Open a new one.",
    "audit_not_seen": "{tag} was not seen yet. Scan it first.",
    "audit_no_lines": "No line was chosen. Choose one in the list.",
    "audit_steered": "The audit {name} is {state}. Look at it again.",
    "rooms_finished": "All rooms of {name} are finished already.",
    "audit_not_searched": "{tag} is {finding}: it is not looked for. Choose only what was not seen.",
    # resolving
    "resolution_reason": "{tag}: say why it is ignored.",
    "resolution_holder": "{tag}: say who gets it.",
    "resolution_asset": "{tag}: say what it is, one line at a time, to add it as found on site.",
    "resolution_unfit": "{tag} is {finding}: “{resolution}” does not fit. Choose one of: {fitting}.",
    "audit_not_unknown": "{tag} is an asset already. Choose a line with an unknown code.",
    "match_twice": "{tag} is named twice. An asset has one line: choose another for the second code.",
    "audit_line_posted": "{tag} is posted, so what was done about it stays. Undo the posting first.",
    "audit_undo_closed": "{name} is closed, so what was seen in it stays. Undo its posting first.",
    "audit_undo_posted": "What was seen of {tag} is posted, so it stays. Undo the posting first.",
    "audit_line_wrong": "{tag}: “{resolution}” cannot be done. {why} Nothing was posted.",
    "audit_no_place": "{tag}: it is not known where it was seen. Choose the place it moves to.",
    "audit_nothing_resolved": "Nothing of {name} is resolved yet. Choose what is to be done, or finish the rooms.",
}

TITLES: dict[str, tuple[str, str]] = {
    "open_audit": ("Audit {name} opened", "{count} expected in {rooms}{beside}"),
    "steer_audit_paused": ("Audit {name} paused", "Go on with it whenever you like"),
    "steer_audit_on": ("Audit {name} goes on", ""),
    "steer_audit_cancelled": ("Audit {name} cancelled", "No record was changed by it"),
    "see_in_audit": ("{tag} seen", "{audit}"),
    "audit_found": ("{tag} found", "{description} · expected here"),
    "audit_elsewhere": ("{tag} seen elsewhere", "{description} · recorded in {record}, seen in {room}"),
    "audit_recorded_elsewhere": ("{tag} recorded elsewhere", "{description} · recorded in {record}"),
    "audit_odd": ("{tag} seen in {room}: the record says it is {state}", "{description}"),
    "audit_odd_held": ("{tag} seen in {room}: the record says it is {state}", "{description} · held by {holder}"),
    "audit_moved_since": ("{tag} found", "{description} · moved here after the audit was opened"),
    "audit_also_seen": ("{tag} is recorded here", "{description} · not part of this audit"),
    "audit_unknown": ("{tag} is unknown", "Kept as it was scanned · {room}"),
    "audit_unknown_again": ("{tag} is unknown", "Seen again, {times} times · counted once"),
    "audit_again": ("{tag} seen already", "{description} · counted once · {finding}"),
    "note_in_audit": ("{tag}: condition {condition}", "Noted in the audit{note}"),
    "finish_room": ("{room} finished", "{missing} missing there · audit {name}"),
    "finish_room_blind": ("{room} finished", "audit {name}"),
    "finish_rooms_blind": ("{count} rooms finished", "audit {name}"),
    "finish_rooms": ("{count} rooms finished", "{missing} missing there · audit {name}"),
    "search_in_audit": ("{tag} looked for", "{name}"),
    "audit_missing": ("{tag} is missing", "Looked for in vain · audit {name}"),
    "audit_missing_many": ("{count} assets are missing", "{tags} · audit {name}"),
    "audit_look_again": ("{tag}: look again", "Audit {name}"),
    "audit_look_again_many": ("{count} assets: look again", "{tags} · audit {name}"),
    "match_codes": ("{codes} is {tags}", "Confirmed · audit {name}"),
    "match_codes_many": ("{count} codes matched", "{codes} · audit {name}"),
    "choose_resolution": ("{tag}: {resolution}", "Will be done when the audit {name} is posted"),
    "choose_resolution_many": ("{count} findings: {resolution}", "{tags} · audit {name}"),
    "post_audit": ("Audit {name}: {count} resolutions posted", "{left}{waiting}"),
    "post_audit_closed": ("Audit {name} closed", "{count} resolutions posted{waiting} · {number}"),
    "write_off_missing": ("{count} reported missing after the audit {name}", "{tags}"),
    "ask_write_off_missing": ("Audit {name}: report {count} missing, {value}", ""),
    "set_audit_cycle": ("Audits of {holder}: {every}", ""),
}

MOST_BESIDE = 3

STATES: Mapping[str, str] = {
    "missing": "missing",
    "disposed": "disposed of",
    "in maintenance": "in maintenance",
    "on loan": "on loan",
}
"""How a state in which something should not have been seen is said."""


def state_words(odd: str) -> str:
    """On loan, disposed of: a state in a sentence."""
    return STATES.get(odd, odd)


def scope_name(kind: str, names: Sequence[str], tags: int, since: str, sample: str) -> str:
    """How an audit is called where nobody gave it a name: Biology / B-204; 3 places; not seen since 1 May 2026."""
    name = {
        "holder": "What somebody holds",
        "not seen since": f"Not seen since {since}",
        "tags": f"List of {counted(tags, 'tag', 'tags')}",
        "all": "Everything",
    }.get(kind, "")
    if names:
        name = names[0] if len(names) == 1 else f"{len(names)} {kind}"
    if not sample:
        return name
    part = f"{sample.strip()} at random"
    return part.capitalize() if kind == "all" else f"{name}, {part}"


def beside_audits(shared: Sequence[tuple[str, int]]) -> str:
    """Behind an opening: which other audits expect some of the same."""
    told = "".join(f" · {count} of them in the audit {name} too" for name, count in shared[:MOST_BESIDE])
    more = len(shared) - MOST_BESIDE
    return told + (f" · some in {counted(more, 'more audit', 'more audits')}" if more > 0 else "")


def waiting_words(count: int) -> str:
    """Behind a posting: what waits for another person."""
    return f" · {counted(count, 'missing asset', 'missing assets')} for a second person to approve" if count else ""


def left_words(count: int) -> str:
    """What a posting left open."""
    return f"{count} left to resolve or to see" if count else "Nothing left"
