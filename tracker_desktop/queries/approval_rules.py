"""Who may decide on what waits: the one place where it is written down, for the books and for the window."""

from __future__ import annotations

from dataclasses import dataclass

from tracker_desktop.models.approvals import Approval, ApprovalState


@dataclass(frozen=True)
class Sides:
    """Who stands on which side of a request: its state, who asked, and who counted for it (person ids)."""

    state: str
    requested_by: int
    counted_by: frozenset[int]


def sides_of(approval: Approval) -> Sides:
    """The sides of a request."""
    return sides(approval.state, approval.requested_by_id, approval.counted_by)


def sides(state: str, requested_by: int, counted_by: str) -> Sides:
    """The sides of a request by its columns."""
    return Sides(state, requested_by, frozenset(int(part) for part in counted_by.split(",") if part))


def against_approving(request: Sides, person_id: int) -> str | None:
    """The code of the sentence why this person may not approve it, or take its approval back; None where they may."""
    if person_id == request.requested_by:
        return "approval_own"
    return "approval_counted" if person_id in request.counted_by else None


def against_declining(request: Sides, person_id: int) -> str | None:
    """Why this person may not decline it."""
    return "approval_own_decline" if person_id == request.requested_by else None


def against_withdrawing(request: Sides, person_id: int) -> str | None:
    """Why this person may not withdraw it."""
    return None if person_id == request.requested_by else "approval_of_another"


def against_deciding(request: Sides) -> str | None:
    """Why nobody may decide on it any more."""
    return None if request.state == ApprovalState.WAITING else "approval_decided"
