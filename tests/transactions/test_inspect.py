"""Inspect: ready again, or in maintenance, or to be disposed of."""

from __future__ import annotations

import pytest

from tests.store_fixtures import Office
from tests.transactions import makers
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.inspect import Inspect
from tracker_desktop.transactions.move_assets import MoveAssets

CLEAN, REFILL, FOLD = "Clean", "Refill", "Fold the cover"
STEPS = (
    {"text": CLEAN, "required": True},
    {"text": REFILL, "required": True},
    {"text": FOLD, "required": False},
)


@pytest.fixture
def shelf(office: Office) -> int:
    return makers.add_place(office, "A-1", "Shelf 1", "bin")


@pytest.fixture
def one(office: Office, shelf: int) -> int:
    """Came back and waits on the returns shelf."""
    category = makers.add_category(office, "Microscopes", "MS", checklist=STEPS)
    asset = makers.add_asset(office, "Zeiss Primostar 3 microscope", category_id=category, home_place_id=shelf)
    makers.check_out(office, asset, holder=makers.person(office))
    office.perform(CheckIn((InLine(asset, steps_done=(CLEAN,)),)))
    return asset


def test_ready_when_all_required_steps_are_done(office: Office, one: int, shelf: int) -> None:
    done = makers.there_and_back(office, Inspect(one, (CLEAN, REFILL), "ready", "fair", "lens scratched"))
    assert done.title == "MS-00001 is ready. Back to Shelf 1"
    assert done.detail == "Zeiss Primostar 3 microscope · fair · lens scratched"
    ready = makers.asset(office, one)
    assert (ready["readiness"], ready["steps_done"], ready["condition"]) == ("ready", [], "fair")
    assert ready["place_id"] == shelf


def test_what_lies_elsewhere_stays_there(office: Office, one: int) -> None:
    room = makers.add_place(office, "B-204", "B-204")
    office.perform(MoveAssets((one,), room))
    assert office.perform(Inspect(one, (CLEAN, REFILL), "ready")).title == "MS-00001 is ready. It is at B-204"
    assert makers.asset(office, one)["place_id"] == room


def test_a_required_step_that_is_not_done(office: Office, one: int) -> None:
    assert makers.refused(office, Inspect(one, (CLEAN, FOLD), "ready")) == (
        "steps_open",
        "MS-00001 is not ready yet. Still to do: Refill. Do that first, or send it to maintenance.",
    )


def test_the_steps_done_so_far_are_kept(office: Office, one: int) -> None:
    done = makers.there_and_back(office, Inspect(one, (FOLD, CLEAN), "to inspect"))
    assert done.title == "MS-00001: 2 of 3 checklist steps done"
    ticked = makers.asset(office, one)
    assert (ticked["readiness"], ticked["steps_done"]) == ("to inspect", [CLEAN, FOLD])


@pytest.mark.parametrize(
    ("steps", "condition", "title"),
    [((CLEAN,), "damaged", "MS-00001: condition damaged"), ((CLEAN,), "good", "MS-00001: note for the inspection")],
)
def test_what_is_kept_for_later_is_named(
    office: Office, one: int, steps: tuple[str, ...], condition: str, title: str
) -> None:
    assert makers.there_and_back(office, Inspect(one, steps, "to inspect", condition, "lens loose")).title == title


@pytest.mark.parametrize(
    ("outcome", "title"),
    [
        ("in maintenance", "MS-00001 inspected, in maintenance now"),
        ("pending disposal", "MS-00001 inspected, to be disposed of"),
    ],
)
def test_other_outcomes_need_no_steps(office: Office, one: int, outcome: str, title: str) -> None:
    assert makers.there_and_back(office, Inspect(one, (), outcome, "broken")).title == title
    assert makers.asset(office, one)["readiness"] == outcome


def test_what_was_to_be_disposed_of_is_made_ready_again(office: Office, one: int) -> None:
    office.perform(Inspect(one, (), "pending disposal"))
    office.perform(Inspect(one, (CLEAN, REFILL), "ready"))
    assert makers.asset(office, one)["readiness"] == "ready"


def test_refusals(office: Office, one: int) -> None:
    assert makers.refused(office, Inspect(one, (CLEAN, REFILL), "ready", "broken")) == (
        "broken_not_ready",
        "MS-00001 is broken. Set its condition right, or send it to maintenance.",
    )
    assert makers.refused(office, Inspect(one, (), "disposed"))[0] == "outcome_unknown"
    assert makers.refused(office, Inspect(one, (), "to inspect", "wet"))[0] == "condition_unknown"
    office.perform(Inspect(one, (CLEAN, REFILL), "ready"))
    assert makers.refused(office, Inspect(one, (CLEAN, REFILL), "ready")) == (
        "not_to_inspect",
        "MS-00001 is not waiting for an inspection: it is ready. Look it up to see what can be done.",
    )
