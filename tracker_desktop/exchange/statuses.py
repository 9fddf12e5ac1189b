"""The words by which other programs say what state an asset is in, and what each means here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Condition, Readiness


@dataclass(frozen=True)
class State:
    """Readiness, and the condition where the word tells it."""

    readiness: Readiness
    condition: Condition | None = None


_READY = State(Readiness.READY)
_TO_INSPECT = State(Readiness.TO_INSPECT)
_REPAIR = State(Readiness.IN_MAINTENANCE)
_MISSING = State(Readiness.MISSING)
_DISPOSED = State(Readiness.DISPOSED)
_WITHDRAWN = State(Readiness.PENDING_DISPOSAL)

STATES: Mapping[str, State] = {
    "available": _READY,
    "ready to deploy": _READY,
    "ready": _READY,
    "deployable": _READY,
    "deployed": _READY,
    "in stock": _READY,
    "in use": _READY,
    "in service": _READY,
    "active": _READY,
    "spare": _READY,
    "on loan": _READY,
    "assigned": _READY,
    "inside": _READY,
    "overdue": _READY,
    "checked out": _READY,
    "to inspect": _TO_INSPECT,
    "pending": _TO_INSPECT,
    "pending diagnostics": _TO_INSPECT,
    "out for diagnostics": _REPAIR,
    "in maintenance": _REPAIR,
    "maintenance": _REPAIR,
    "in repair": _REPAIR,
    "out for repair": _REPAIR,
    "pending repair": _REPAIR,
    "undeployable": _REPAIR,
    "out of service": _REPAIR,
    "broken": State(Readiness.IN_MAINTENANCE, Condition.BROKEN),
    "damaged": State(Readiness.IN_MAINTENANCE, Condition.DAMAGED),
    "broken - not fixable": State(Readiness.PENDING_DISPOSAL, Condition.BROKEN),
    "pending disposal": _WITHDRAWN,
    "missing": _MISSING,
    "lost": _MISSING,
    "lost/stolen": _MISSING,
    "stolen": _MISSING,
    "archived": _DISPOSED,
    "disposed": _DISPOSED,
    "retired": _DISPOSED,
    "sold": _DISPOSED,
    "scrapped": _DISPOSED,
}
PARTS: tuple[tuple[str, State], ...] = (
    ("diagnos", _TO_INSPECT),
    ("repair", _REPAIR),
    ("pending", _TO_INSPECT),
    ("archived", _DISPOSED),
    ("lost", _MISSING),
)
"""Where the whole word is not known, the first of these that stands in it decides."""
CONDITIONS: Mapping[str, Condition] = {condition.value: condition for condition in Condition} | {
    "excellent": Condition.GOOD,
    "used": Condition.FAIR,
    "bad": Condition.POOR,
    "defective": Condition.BROKEN,
}


def state_of(text: str) -> State:
    """What a status means here. Snipe-IT adds `Deployed` to what is checked out, and a kind in brackets in reports.

    Raises Refused("status_unknown") naming the words that are known.
    """
    word = " ".join(text.casefold().split())
    kind = ""
    if found := re.match(r"(.*?)\s*\(([a-z ]+)\)$", word):
        word, kind = found[1], found[2]
    if word.endswith(" deployed"):
        word = word.removesuffix(" deployed")
    for name in (word, kind):
        if name in STATES:
            return STATES[name]
    part = next((state for part, state in PARTS if part in word), None)
    if part is None:
        known = "available, to inspect, in maintenance, missing, pending disposal, disposed"
        raise Refused("status_unknown", text=text[:60], known=known)
    return part


def condition_of(text: str) -> Condition:
    """A condition by its word. Raises Refused("condition_unknown")."""
    word = text.strip().casefold()
    if word not in CONDITIONS:
        raise Refused("condition_unknown", value=text[:60], choices=", ".join(Condition))
    return CONDITIONS[word]
