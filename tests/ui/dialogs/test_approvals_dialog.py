# ruff: noqa: F811 - fixtures
"""Approvals in the window: who asked or counted finds the button grey and reads why; another person decides."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from tests.store_fixtures import Office
from tests.transactions.makers import Rows
from tests.transactions.write_off import WriteOff, assets, signed_in
from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.models.approvals import Approval
from tracker_desktop.transactions.approve import Approve
from tracker_desktop.ui.dialogs.approvals_dialog import ApprovalsDialog
from tracker_desktop.ui.dialogs.reason_dialog import ReasonDialog

pytestmark = pytest.mark.usefixtures("write_offs")


@pytest.fixture
def people(counter_office: Office) -> tuple[int, int]:
    """Ada may approve; Leo counted for what I ask."""
    return signed_in(counter_office, "Ada Moss", "7001"), signed_in(counter_office, "Leo Brandt", "7002")


@pytest.fixture
def asked(counter_office: Office, people: tuple[int, int]) -> None:
    counter_office.perform(WriteOff(assets(counter_office, 2000), counted_by=(people[1],)))


@pytest.fixture
def one_clerk(counter_office: Office) -> None:
    signed_in(counter_office, "One Clerk", "7003", "clerk")


def sign_in(shown: Shown, badge: str) -> None:
    shown.scan("SWITCH")
    shown.burst(badge)


def opened(shown: Shown) -> ApprovalsDialog:
    shown.run("approvals")
    dialog = shown.dialog()
    assert isinstance(dialog, ApprovalsDialog)
    at_rest(shown, dialog)
    return dialog


def at_rest(shown: Shown, dialog: ApprovalsDialog) -> None:
    """Wait until what may be done with the line at the right is known."""
    shown.qtbot.waitUntil(lambda: dialog._may is not None)
    shown.settle()


def button(dialog: ApprovalsDialog, words: str) -> QPushButton:
    (found,) = (made for made in dialog.findChildren(QPushButton) if made.text().startswith(words))
    return found


def state(shown: Shown) -> object:
    return shown.window.desk.store.read(Rows(Approval))[0]["state"]


def enabled(dialog: ApprovalsDialog) -> list[bool]:
    return [button(dialog, words).isEnabled() for words in ("Approve", "Decline", "Withdraw")]


def test_its_standard_size_holds_all_columns(asked: None, shown: Shown) -> None:
    dialog = opened(shown)
    dialog.resize(1320, 720)
    shown.settle()
    table = dialog.list.table
    assert table.viewport().width() > 600
    assert table.horizontalScrollBar().maximum() == 0


def test_who_asked_finds_approve_grey_and_reads_why(asked: None, shown: Shown) -> None:
    dialog = opened(shown)
    assert "Write off 1: 2,000.00" in dialog.list.card.text()
    assert enabled(dialog) == [False, False, True]
    assert "Rita Osei asked for this, so another person must approve it." in button(dialog, "Approve").toolTip()
    assert "Withdraw it instead" in button(dialog, "Decline").accessibleDescription()
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert state(shown) == "waiting"
    button(dialog, "Withdraw").click()
    shown.settle()
    assert state(shown) == "withdrawn"
    assert dialog.banner.text().startswith("Done: Withdrawn: Write off 1")


def test_who_counted_finds_approve_grey_and_is_refused_all_the_same(
    asked: None, people: tuple[int, int], shown: Shown
) -> None:
    sign_in(shown, "7002")
    dialog = opened(shown)
    assert enabled(dialog) == [False, True, False]
    assert "Leo Brandt counted for this" in button(dialog, "Approve").toolTip()
    assert "Leo Brandt counted for this" in dialog.strip.text()
    dialog._send(Approve(1))
    shown.settle()
    assert "Leo Brandt counted for this" in dialog.banner.text()
    assert state(shown) == "waiting"


def test_another_person_approves_by_keyboard(asked: None, shown: Shown) -> None:
    sign_in(shown, "7001")
    dialog = opened(shown)
    assert enabled(dialog) == [True, True, False]
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert state(shown) == "approved"
    assert dialog.banner.text().startswith("Done: Approved: Write off 1: 2,000.00")
    assert enabled(dialog) == [False, False, False]
    dialog.show_view("approved")
    shown.settle()
    at_rest(shown, dialog)
    assert "is approved already" in button(dialog, "Approve").toolTip()
    assert shown.window.counter.banner.text().startswith("Done: Approved: Write off 1: 2,000.00 · HR-2026-00001")


def test_declining_asks_for_a_reason(asked: None, shown: Shown) -> None:
    sign_in(shown, "7001")
    dialog = opened(shown)
    button(dialog, "Decline").click()
    shown.settle()
    ask = shown.dialog()
    assert isinstance(ask, ReasonDialog)
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert state(shown) == "waiting"
    shown.type("Look again")
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert state(shown) == "declined"


def test_a_clerk_reads_that_they_may_not(asked: None, one_clerk: None, shown: Shown) -> None:
    sign_in(shown, "7003")
    dialog = opened(shown)
    assert enabled(dialog) == [False, False, False]
    assert "One Clerk may not approve what others ask for." in button(dialog, "Approve").toolTip()


def test_the_tile_of_today_opens_what_waits_and_follows(asked: None, shown: Shown) -> None:
    shown.qtbot.waitUntil(lambda: "to_approve" in shown.window.today._tiles)
    tile = shown.window.today._tiles["to_approve"]
    assert tile.accessibleName() == "1 to approve"
    tile.click()
    shown.settle()
    dialog = shown.dialog()
    assert isinstance(dialog, ApprovalsDialog)
    assert dialog.list.source.view == "waiting"
    at_rest(shown, dialog)
    button(dialog, "Withdraw").click()
    shown.settle()
    shown.qtbot.waitUntil(lambda: tile.accessibleName() == "0 to approve", timeout=5_000)


def test_the_banner_says_that_it_waits(counter_office: Office, people: tuple[int, int], shown: Shown) -> None:
    ids = assets(Office(shown.window.desk.store, 1), 2000)
    shown.window.desk.perform(WriteOff(ids), shown.window.counter.show_done)
    shown.settle()
    banner = shown.window.counter.banner
    assert banner.outcome == "waiting"
    assert "Waits for approval: Write off 1: 2,000.00" in banner.text()
    assert "another person must approve it first" in banner.text()


def test_the_office_can_switch_it_off_in_its_settings(shown: Shown) -> None:
    shown.run("settings")
    dialog = shown.dialog()
    dialog.field("approvals.second_person").set_value(False)  # type: ignore[attr-defined]
    dialog.send()  # type: ignore[attr-defined]
    shown.settle()
    ids = assets(Office(shown.window.desk.store, 1), 2000)
    assert not shown.window.desk.store.perform(WriteOff(ids), 1).waiting
