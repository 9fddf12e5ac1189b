"""Words for the state of an asset, from other programs and our own."""

from __future__ import annotations

import pytest

from tracker_desktop.errors import Refused
from tracker_desktop.exchange.statuses import condition_of, state_of
from tracker_desktop.models.assets import Condition, Readiness
from tracker_desktop.queries.status import ASSET_RANK


@pytest.mark.parametrize(
    ("text", "readiness", "condition"),
    [
        ("Ready to Deploy", Readiness.READY, None),
        ("Ready to Deploy Deployed", Readiness.READY, None),
        ("Deployed", Readiness.READY, None),
        ("Pending", Readiness.TO_INSPECT, None),
        ("Pending Diagnostics", Readiness.TO_INSPECT, None),
        ("Out for Repair", Readiness.IN_MAINTENANCE, None),
        ("Undeployable", Readiness.IN_MAINTENANCE, None),
        ("Broken - Not Fixable", Readiness.PENDING_DISPOSAL, Condition.BROKEN),
        ("Lost/Stolen", Readiness.MISSING, None),
        ("LOST", Readiness.MISSING, None),
        ("Archived", Readiness.DISPOSED, None),
        ("In the cupboard (deployable)", Readiness.READY, None),
        ("In the cupboard (archived)", Readiness.DISPOSED, None),
        ("Waiting for diagnosis", Readiness.TO_INSPECT, None),
    ],
)
def test_reads_a_status(text: str, readiness: Readiness, condition: Condition | None) -> None:
    state = state_of(text)
    assert (state.readiness, state.condition) == (readiness, condition)


@pytest.mark.parametrize("status", ASSET_RANK)
def test_reads_our_own(status: str) -> None:
    assert state_of(status.replace("_", " ").capitalize())


def test_what_is_not_known_is_said_with_what_is() -> None:
    with pytest.raises(Refused, match=r"“Purple” is no status known here\. Write one of: available"):
        state_of("Purple")
    with pytest.raises(Refused, match="“shiny” is not a condition"):
        condition_of("shiny")
