"""Sentences about scanning for an audit, and about lists of what was seen elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tracker_desktop.wording.counter import counted, dotted

REFUSALS: dict[str, str] = {
    "audit_none": "No audit goes on. Open one in the Audits tab, then scan its rooms.",
    "audit_not_going": "This audit is over. Choose one that goes on.",
    "wrong_kind_count": "{label} is stock. {mode} takes {takes}; Count is for stock.",
    "audit_no_last": "There is nothing that this is about. Scan a thing of the audit first.",
    "audit_no_room": "No room is being audited. Scan its code first, then ROOM DONE.",
    "audit_room_outside": "{room} is not part of the audit {name}. There is nothing to finish there.",
    "audit_room_finished": "{room} is finished already. Scan the next room.",
    "audit_choose": "No audit is chosen. Choose the one that the file is for.",
    "audit_no_rows": "There is nothing in this list that could have been seen. Choose another file.",
    "audit_room_first": "{things}: no room was scanned yet. Scan the room it is in, or CANCEL.",
}

TITLES: dict[str, tuple[str, str]] = {
    "see_many_in_audit": ("{count} seen in the audit {audit}", "{classes}{source}"),
}

CLASSES: Mapping[str, str] = {
    "audit_found": "{count} found",
    "audit_elsewhere": "{count} seen elsewhere",
    "audit_recorded_elsewhere": "{count} recorded elsewhere",
    "audit_odd": "{count} in an unexpected state",
    "audit_odd_held": "{count} held by someone",
    "audit_moved_since": "{count} moved since",
    "audit_also_seen": "{count} not part of it",
    "audit_unknown": "{count} unknown",
    "audit_unknown_again": "{count} unknown again",
    "audit_again": "{count} seen again",
}
"""What was said of single scans, as their sum says it."""


def session_classes(said: Mapping[str, int]) -> str:
    """12 found · 1 seen elsewhere · 1 unknown."""
    return dotted([words.format(count=said[code]) for code, words in CLASSES.items() if said.get(code)])


SHORTER: Mapping[str, str] = {"unknown code": "unknown"}


def load_classes(classes: Mapping[str, int], again: int) -> str:
    """12 found · 1 seen elsewhere · 2 unknown · 1 seen again, by finding."""
    parts = [
        f"{count} {SHORTER.get(finding, finding)}"
        for finding, count in sorted(classes.items(), key=lambda one: (-one[1], one[0]))
    ]
    return dotted([*parts, f"{again} seen again" if again else ""])


def batch_words(count: int) -> str:
    """1 line, 120 lines."""
    return counted(count, "line", "lines")


def source_words(file: str) -> str:
    """Behind it: the name of the file that it was read from."""
    return f" · from {file}" if file else ""


def room_words(expected: int | None, seen: int, *, covered: bool, finished: bool) -> str:
    """46 expected · 12 seen; in a blind audit, where `expected` is None, what was seen alone."""
    return dotted(
        [
            "" if expected is None else f"{expected} expected",
            f"{seen} seen",
            "" if covered else "not part of this audit",
            "finished already" if finished else "",
        ]
    )


SPELLINGS: Mapping[str, str] = {
    "its_tag": "it is its tag by now",
    "accents": "without the accents",
    "spaces": "without the spaces",
    "dashes": "without the dashes",
    "spaces_dashes": "without spaces and dashes",
    "signs": "without the signs",
    "zero_for_o": "O read as 0",
    "one_for_i": "I read as 1",
    "fewer_zeros": "with the missing zeros",
    "more_zeros": "without the extra zeros",
    "one_digit": "one digit differs",
    "swapped": "two digits swapped",
}
"""Why a code is probably a tag."""


def why_words(keys: Iterable[str]) -> str:
    """Without the dashes, with the missing zeros."""
    return ", ".join(SPELLINGS[key] for key in keys) or "written alike"
