"""Why a count may differ from the book: the reasons to choose from, as one table."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Reason:
    """A reason of a difference: its key in the books and in files, and its words. Some say nothing without a note."""

    key: str
    words: str
    needs_note: bool = False


REASONS: tuple[Reason, ...] = (
    Reason("miscount", "counted wrong before"),
    Reason("damaged", "damaged and thrown away"),
    Reason("theft", "theft suspected"),
    Reason("wrong_place", "lay in a wrong place"),
    Reason("wrong_unit", "booked in a wrong unit"),
    Reason("unbooked_issue", "an issue was not booked"),
    Reason("unbooked_receipt", "a receipt was not booked"),
    Reason("expired", "expired and thrown away"),
    Reason("found", "found"),
    Reason("other", "another reason", needs_note=True),
)
BY_KEY = {reason.key: reason for reason in REASONS}


def reason_words(key: str | None, note: str | None = None) -> str:
    """The reason as it is shown, with its note: damaged and thrown away: wet. Empty for none."""
    if key is None:
        return note or ""
    words = BY_KEY[key].words if key in BY_KEY else key
    return f"{words}: {note}" if note else words
