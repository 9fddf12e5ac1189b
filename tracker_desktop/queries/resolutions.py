"""What can be done about each finding of an audit, as one table, and what is proposed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from tracker_desktop.models.assets import Readiness
from tracker_desktop.models.audits import Finding
from tracker_desktop.queries.audit_class import ON_LOAN


class Resolution(StrEnum):
    MOVE_RECORD = "move the record"
    CHECK_IN = "check in"
    TRANSFER = "transfer"
    FOUND_AGAIN = "found again"
    BACK = "back from maintenance"
    REPORT_MISSING = "report missing"
    ADD_ASSET = "add as found on site"
    LEAVE = "leave the record"
    IGNORE = "ignore"


@dataclass(frozen=True)
class Fitting:
    """One resolution: the findings that it fits, the states in which the asset must have been seen (none: any), and
    what has to be said with it: "holder", "reason" or "asset". `writes_off`: it may need another person's approval."""

    key: Resolution
    findings: frozenset[Finding]
    odd: frozenset[str] = frozenset()
    needs: str = ""
    writes_off: bool = False


_ELSEWHERE = frozenset({Finding.SEEN_ELSEWHERE, Finding.RECORDED_ELSEWHERE})
_SEEN = _ELSEWHERE | {Finding.UNEXPECTED_STATE}
_ALL = _SEEN | {Finding.MISSING, Finding.UNKNOWN_CODE}
FITTING: tuple[Fitting, ...] = (
    Fitting(Resolution.MOVE_RECORD, _SEEN),
    Fitting(Resolution.CHECK_IN, frozenset({Finding.UNEXPECTED_STATE}), frozenset({ON_LOAN})),
    Fitting(Resolution.FOUND_AGAIN, frozenset({Finding.UNEXPECTED_STATE}), frozenset({Readiness.MISSING.value})),
    Fitting(Resolution.BACK, frozenset({Finding.UNEXPECTED_STATE}), frozenset({Readiness.IN_MAINTENANCE.value})),
    Fitting(Resolution.TRANSFER, _SEEN, needs="holder"),
    Fitting(Resolution.REPORT_MISSING, frozenset({Finding.MISSING}), writes_off=True),
    Fitting(Resolution.ADD_ASSET, frozenset({Finding.UNKNOWN_CODE}), needs="asset"),
    Fitting(Resolution.LEAVE, _SEEN | {Finding.MISSING}),
    Fitting(Resolution.IGNORE, _ALL, needs="reason"),
)
BY_KEY: Mapping[str, Fitting] = {one.key.value: one for one in FITTING}
PROPOSED: Mapping[tuple[Finding, str], Resolution] = {
    (Finding.SEEN_ELSEWHERE, ""): Resolution.MOVE_RECORD,
    (Finding.RECORDED_ELSEWHERE, ""): Resolution.MOVE_RECORD,
    (Finding.UNEXPECTED_STATE, ON_LOAN): Resolution.CHECK_IN,
    (Finding.UNEXPECTED_STATE, Readiness.MISSING.value): Resolution.FOUND_AGAIN,
    (Finding.UNEXPECTED_STATE, Readiness.IN_MAINTENANCE.value): Resolution.BACK,
    (Finding.MISSING, ""): Resolution.REPORT_MISSING,
    (Finding.MISSING, Readiness.MISSING.value): Resolution.LEAVE,
}
"""By the finding and the state in which it was seen, or of its record where it was not seen."""


def fitting(finding: str, odd: str | None, *, held: bool = False) -> list[Fitting]:
    """The resolutions that fit a finding, those that say most first. What nobody holds is not transferred."""
    return [
        one
        for one in FITTING
        if finding in one.findings
        and (not one.odd or odd in one.odd)
        and (one.key is not Resolution.TRANSFER or held)
        and (one.key is not Resolution.MOVE_RECORD or odd not in NOT_MOVED)
    ]


NOT_MOVED = frozenset({Readiness.MISSING.value, Readiness.DISPOSED.value})
"""What is recorded as gone is found again first."""


def proposed(finding: str, odd: str | None) -> str | None:
    """The resolution that is proposed for a finding; None where somebody has to choose."""
    found = PROPOSED.get((Finding(finding), odd or ""))
    return None if found is None else found.value


def odd_of(finding: str, odd: str | None, readiness: str | None) -> str | None:
    """The state that decides what fits: that in which it was seen, or of its record where it is missing."""
    if finding == Finding.MISSING:
        return readiness if readiness == Readiness.MISSING else None
    return odd if finding == Finding.UNEXPECTED_STATE else None


def chosen(resolution: str | None, finding: str, odd: str | None, *, held: bool) -> str | None:
    """The resolution of a line as things are now: the chosen one if it still fits its finding, else the proposal.
    `odd` is what `odd_of` gives."""
    if resolution is None:
        return proposed(finding, odd)
    return resolution if resolution in [one.key.value for one in fitting(finding, odd, held=held)] else None
