"""Why stock comes back, goes back to its supplier or is written off, and what follows from it: one table.

These are exceptions: an item is used up, it does not return by itself. A reason says where the goods go, what they are
worth, and whether another person must agree.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tracker_desktop.errors import Refused
from tracker_desktop.scanning.clean import clean_line


class Of(StrEnum):
    """What is taken back: a part of an issue, a part of a receipt, or stock that is on hand."""

    ISSUE = "issue"
    RECEIPT = "receipt"
    STOCK = "stock"


class To(StrEnum):
    """Where the goods go. A bin is any place in use, hold one that nothing is issued from."""

    BIN = "bin"
    HOLD = "hold"
    SCRAP = "scrap"
    LOST = "lost"
    SUPPLIER = "supplier"


class Cost(StrEnum):
    """What the goods are worth: their own issue's cost where it is named, or the average."""

    OWN = "own"
    AVERAGE = "average"


class Approval(StrEnum):
    """Whether another person must agree: not at all, above the write-off limit of stock, or whatever the value."""

    NONE = "none"
    ABOVE_LIMIT = "above limit"
    ALWAYS = "always"


@dataclass(frozen=True)
class Reason:
    """One reason. `to` are the destinations to choose from, the usual one first; what goes to hold needs no `approval`.
    Some reasons say nothing without a note."""

    of: Of
    key: str
    words: str
    to: tuple[To, ...]
    cost: Cost = Cost.OWN
    approval: Approval = Approval.NONE
    needs_note: bool = False

    def said(self, note: str | None) -> str:
        """The reason with its note: damaged: cap cracked."""
        clean = clean_line(note or "")
        return f"{self.words}: {clean}" if clean else self.words


_ASIDE = (To.HOLD, To.SCRAP)
REASONS: tuple[Reason, ...] = (
    Reason(Of.ISSUE, "over_issued", "over-issued", (To.BIN,)),
    Reason(Of.ISSUE, "wrong_item", "wrong item", (To.BIN,)),
    Reason(Of.ISSUE, "wrong_size", "wrong size", (To.BIN,)),
    Reason(Of.ISSUE, "job_cancelled", "job cancelled", (To.BIN,)),
    Reason(Of.ISSUE, "leaver", "somebody left", (To.BIN,)),
    Reason(Of.ISSUE, "loan_back", "back from a loan", (To.BIN,)),
    Reason(Of.ISSUE, "found", "found stock", (To.BIN,), Cost.AVERAGE, Approval.ABOVE_LIMIT),
    Reason(Of.ISSUE, "damaged", "damaged", _ASIDE, approval=Approval.ABOVE_LIMIT),
    Reason(Of.ISSUE, "defective", "defective", _ASIDE, approval=Approval.ABOVE_LIMIT),
    Reason(Of.ISSUE, "recall", "recall", _ASIDE, approval=Approval.ABOVE_LIMIT),
    Reason(Of.ISSUE, "expired", "expired before use", _ASIDE[::-1], approval=Approval.ABOVE_LIMIT),
    Reason(Of.RECEIPT, "damaged_on_receipt", "damaged on receipt", (To.SUPPLIER,), Cost.AVERAGE),
    Reason(Of.RECEIPT, "supplier_error", "supplier's error", (To.SUPPLIER,), Cost.AVERAGE),
    Reason(Of.RECEIPT, "wrong_item_sent", "wrong item sent", (To.SUPPLIER,), Cost.AVERAGE),
    Reason(Of.RECEIPT, "defective", "defective", (To.SUPPLIER,), Cost.AVERAGE),
    Reason(Of.RECEIPT, "recall", "recall", (To.SUPPLIER,), Cost.AVERAGE),
    Reason(Of.STOCK, "damaged", "damaged", (To.SCRAP,), Cost.AVERAGE, Approval.ABOVE_LIMIT),
    Reason(Of.STOCK, "expired", "expired", (To.SCRAP,), Cost.AVERAGE, Approval.ABOVE_LIMIT),
    Reason(Of.STOCK, "defective", "defective", (To.SCRAP,), Cost.AVERAGE, Approval.ABOVE_LIMIT),
    Reason(Of.STOCK, "contaminated", "contaminated", (To.SCRAP,), Cost.AVERAGE, Approval.ABOVE_LIMIT),
    Reason(Of.STOCK, "obsolete", "no longer used", (To.SCRAP,), Cost.AVERAGE, Approval.ABOVE_LIMIT),
    Reason(Of.STOCK, "recall", "recall", (To.SCRAP,), Cost.AVERAGE, Approval.ABOVE_LIMIT),
    Reason(Of.STOCK, "lost", "lost", (To.LOST,), Cost.AVERAGE, Approval.ABOVE_LIMIT),
    Reason(Of.STOCK, "stolen", "stolen", (To.LOST,), Cost.AVERAGE, Approval.ALWAYS, needs_note=True),
    Reason(Of.STOCK, "other", "another reason", (To.SCRAP,), Cost.AVERAGE, Approval.ABOVE_LIMIT, needs_note=True),
)
BY_KEY: Mapping[tuple[Of, str], Reason] = {(reason.of, reason.key): reason for reason in REASONS}


def reasons_of(of: Of) -> tuple[Reason, ...]:
    """The reasons to choose from, in the order in which they are offered."""
    return tuple(reason for reason in REASONS if reason.of == of)


def reason_of(of: Of, key: str, note: str | None) -> Reason:
    """The reason of this key. Raises Refused: return_reason_unknown, return_note_needed."""
    reason = BY_KEY.get((of, key))
    if reason is None:
        raise Refused("return_reason_unknown", given=key, known=", ".join(one.key for one in reasons_of(of)))
    if reason.needs_note and not clean_line(note or ""):
        raise Refused("return_note_needed", reason=reason.words)
    return reason


def destination_of(reason: Reason, asked: str | None) -> To:
    """Where the goods go: what was asked for, else the reason's usual one. Raises Refused("return_to_wrong")."""
    if asked is None:
        return reason.to[0]
    if asked not in reason.to:
        raise Refused("return_to_wrong", reason=reason.words, known=" or ".join(reason.to))
    return To(asked)
