"""A count above the limit of the office waits, and is posted in the name of who asked once another person approves."""

from __future__ import annotations

import pytest

from tests.store_fixtures import Office
from tests.transactions import makers
from tests.transactions.count_makers import colleague, count_of, count_stock, line_ids, open_count, post_count
from tests.transactions.stock_makers import add_item, issue, receive, stock
from tracker_desktop.errors import Refused
from tracker_desktop.store.verify import verify
from tracker_desktop.transactions.approve import Approve
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.decline import Decline
from tracker_desktop.transactions.post_count import PostCount
from tracker_desktop.transactions.rights import Role
from tracker_desktop.transactions.set_count_reason import SetCountReason
from tracker_desktop.transactions.withdraw_request import WithdrawRequest


@pytest.fixture
def asked(office: Office) -> tuple[int, int, int, int]:
    """A count that waits, its item, who counted a second time, and who did nothing of it."""
    gloves = add_item(office)
    receive(office, gloves, 1000, "2")
    second = colleague(office)
    eva = colleague(office, "Eva Stonebridge", Role.WAREHOUSE_MANAGER)
    count = open_count(office)
    count_stock(office, count, gloves, 100)
    count_stock(office, count, gloves, 100, by=second)
    office.perform(SetCountReason(count, line_ids(office, count), "miscount"))
    done = post_count(office, count)
    assert done.waiting
    assert count_of(office, count)["state"] == "waiting for approval"
    assert stock(office, gloves) == {("", "STOCKROOM"): 1000}
    return count, gloves, second, eva


def test_another_than_who_counted_approves_and_takes_back(office: Office, asked: tuple[int, int, int, int]) -> None:
    count, gloves, second, eva = asked
    assert makers.refused(office, Approve(1), by=second)[0] == "approval_counted"
    assert makers.refused(office, Approve(1))[0] == "approval_own"
    issue(office, gloves, 10, makers.person(office))
    done = office.perform(Approve(1), by=eva)
    assert stock(office, gloves) == {("", "STOCKROOM"): 90}
    assert done.number == "CR-2026-00001"
    found = count_of(office, count)
    assert (found["state"], found["closed_by_id"]) == ("posted", office.me)
    with pytest.raises(Refused, match="another person must take it back"):
        office.undo(done)
    undone = office.store.undo(done.uid, eva)
    assert count_of(office, count)["state"] == "waiting for approval"
    assert stock(office, gloves) == {("", "STOCKROOM"): 990}
    office.store.undo(undone.uid, eva)
    assert stock(office, gloves) == {("", "STOCKROOM"): 90}
    assert verify(office.store).ok


def test_declined_it_can_be_counted_again(office: Office, asked: tuple[int, int, int, int]) -> None:
    count, gloves, _, eva = asked
    assert makers.refused(office, SetCountReason(count, line_ids(office, count), "damaged"))
    office.perform(Decline(1, "Look in B-204 first"), by=eva)
    assert count_of(office, count)["state"] == "open"
    count_stock(office, count, gloves, 1000)
    assert not post_count(office, count).waiting


def test_a_count_that_waits_cannot_be_posted_beside_its_request(
    office: Office, asked: tuple[int, int, int, int]
) -> None:
    count, _, _, eva = asked
    assert makers.refused(office, PostCount(count))[0] == "approval_waiting"
    office.perform(ChangeSetting("counts.approval_limit", 1_000_000))
    assert makers.refused(office, PostCount(count), by=eva)[0] == "approval_waiting"
    assert not office.perform(Approve(1), by=eva).waiting
    assert count_of(office, count)["state"] == "posted"


def test_nor_where_nobody_else_need_approve_any_more(office: Office, asked: tuple[int, int, int, int]) -> None:
    count, gloves, _, eva = asked
    office.perform(ChangeSetting("approvals.second_person", False))
    for by in (office.me, eva):
        code, sentence = makers.refused(office, PostCount(count), by=by)
        assert code == "approval_waiting"
        assert "differences of 1,800.00” waits for approval: Rita Osei asked for it. Approve, dec" in sentence
    assert stock(office, gloves) == {("", "STOCKROOM"): 1000}
    office.perform(WithdrawRequest(1))
    assert not post_count(office, count).waiting
    assert stock(office, gloves) == {("", "STOCKROOM"): 100}
