"""Printed tags are claimed by scanning: what may be a slip is asked about, what is another's is refused at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.store_fixtures import Office
from tests.transactions import makers
from tests.ui.dialogs.office import button
from tests.ui.window_fixtures import Shown, counter_office, shown
from tracker_desktop.queries.claim_facts import ClaimFacts
from tracker_desktop.transactions.reserve_tags import ReserveTags
from tracker_desktop.ui.printing.claim_dialog import ClaimDialog

__all__ = ["counter_office", "shown"]


@pytest.fixture
def claim(counter_office: Office, request: pytest.FixtureRequest) -> ClaimDialog:
    laptops = makers.add_category(counter_office, "Laptops", "LT")
    for number in (1, 2, 3):
        makers.add_asset(
            counter_office, f"Laptop {number}", tag=f"OLD-{number}", serial=f"S-{number}", category_id=laptops
        )
    counter_office.perform(ReserveTags("LT", 3))
    window: Shown = request.getfixturevalue("shown")
    window.run("claim")
    dialog = window.dialog()
    assert isinstance(dialog, ClaimDialog)
    return dialog


def test_the_tag_of_an_asset_is_refused_before_another_is_scanned(claim: ClaimDialog, shown: Shown) -> None:
    shown.burst("OLD-2")
    assert claim.banner.outcome == "refused"
    assert "OLD-2 is the tag of “Laptop 2” already" in claim.banner.text()
    shown.burst("LT-00001", "S-1")
    assert "OLD-1 has the tag LT-00001 now" in claim.banner.text()


def test_a_tag_that_was_never_reserved_is_asked_about_once(claim: ClaimDialog, shown: Shown) -> None:
    shown.burst("LT-00777")
    assert "never reserved here" in claim.strip.text()
    shown.burst("S-1")
    assert claim.banner.outcome == "choose"
    assert claim.strip.isHidden()
    assert "Is LT-00777 the right tag?" in claim.banner.text()
    shown.burst("S-2")
    assert claim.banner.outcome == "refused"
    assert "S-2 was not taken: say first what to do" in claim.banner.text()
    button(claim, "1  Claim it").click()
    shown.settle()
    assert "OLD-1 has the tag LT-00777 now" in claim.banner.text()
    shown.burst("LT-00778", "S-2")
    assert "OLD-2 has the tag LT-00778 now" in claim.banner.text()


def test_a_tag_of_another_series_is_asked_about_and_may_be_left(claim: ClaimDialog, shown: Shown) -> None:
    shown.burst("MS-00004", "S-1")
    assert "Tags of Laptops begin with LT-." in claim.banner.text()
    assert "never reserved here" in claim.banner.text()
    button(claim, "2  Leave it").click()
    shown.settle()
    assert claim.banner.isHidden()
    shown.burst("MS-00004", "S-1")
    shown.press(Qt.Key.Key_Escape)
    assert claim.isVisible()
    assert claim.banner.isHidden()
    shown.burst("LT-00002", "S-1")
    assert "OLD-1 has the tag LT-00002 now" in claim.banner.text()


def test_an_asset_of_a_tag_that_was_left_is_not_that_of_the_next(claim: ClaimDialog, shown: Shown) -> None:
    shown.burst("LT-00001")
    claim.scanned.emit("S-1", "burst")
    claim.reject()
    claim.scanned.emit("LT-00002", "burst")
    shown.settle()
    assert claim.banner.isHidden()
    shown.burst("S-2")
    assert "OLD-2 has the tag LT-00002 now" in claim.banner.text()


def test_of_two_assets_at_once_one_is_asked_about_and_the_other_is_said(claim: ClaimDialog, shown: Shown) -> None:
    shown.burst("LT-00777")
    claim.scanned.emit("S-1", "burst")
    claim.scanned.emit("S-2", "burst")
    shown.settle()
    assert "was not taken: say first what to do" in claim.banner.text()
    assert "S-2" in claim.banner.text()
    button(claim, "1  Claim it").click()
    shown.settle()
    assert "OLD-1 has the tag LT-00777 now" in claim.banner.text()


def test_pairs_that_come_faster_than_they_are_saved_wait_for_each_other(claim: ClaimDialog, shown: Shown) -> None:
    for code in ("LT-00001", "S-1", "S-1", "LT-00002", "S-2", "LT-00003", "S-3"):
        claim.scanned.emit(code, "burst")
    shown.settle()
    assert "OLD-3 has the tag LT-00003 now" in claim.banner.text()
    tags = [shown.window.desk.store.read(ClaimFacts(f"LT-0000{number}")).taken for number in (1, 2, 3)]
    assert [taken and taken[1]["name"] for taken in tags] == ["Laptop 1", "Laptop 2", "Laptop 3"]


def test_what_came_after_a_refusal_is_not_taken(claim: ClaimDialog, shown: Shown) -> None:
    for code in ("OLD-2", "S-1", "LT-00002"):
        claim.scanned.emit(code, "burst")
    shown.settle()
    assert "OLD-2 is the tag of “Laptop 2” already" in claim.banner.text()
    assert "Not taken: S-1, LT-00002." in claim.banner.text()


def test_what_is_known_of_a_tag(office: Office) -> None:
    laptops = makers.add_category(office, "Laptops", "LT")
    asset = makers.add_asset(office, tag="OLD-1", category_id=laptops)
    office.perform(ReserveTags("LT", 2))
    found = {key: office.read(ClaimFacts(key)).reserved for key in ("LT-00001", "LT-00002", "LT-00003", "LT-1", "X")}
    assert found == {"LT-00001": True, "LT-00002": True, "LT-00003": False, "LT-1": False, "X": False}
    facts = office.read(ClaimFacts("OLD-1", asset))
    assert facts.taken is not None
    assert (facts.taken[0], facts.category, facts.prefix) == ("tag_taken", "Laptops", "LT")
