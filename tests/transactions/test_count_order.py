"""Counts of several people and desks at once: nobody approves what they counted, nothing large is posted unseen."""

from __future__ import annotations

import threading
from decimal import Decimal
from typing import Any

import pytest

from tests.store_fixtures import Office, open_office
from tests.transactions.count_makers import colleague, count_of, count_stock, open_count, post_count
from tests.transactions.makers import refused
from tests.transactions.stock_makers import add_item, place, receive, stock
from tracker_desktop.errors import Refused
from tracker_desktop.store.store import Store
from tracker_desktop.transactions.approve import Approve
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.count_stock import CountStock
from tracker_desktop.transactions.post_count import PostCount
from tracker_desktop.transactions.rights import Role


def test_to_whose_count_another_added_does_not_approve_it(office: Office) -> None:
    office.perform(ChangeSetting("counts.tolerance_number", 1000))
    gloves = add_item(office)
    receive(office, gloves, 1000, "2")
    first, second = colleague(office), colleague(office, "Ada Jonesburg", Role.WAREHOUSE_MANAGER, Role.CLERK)
    other = colleague(office, "Eva Stonebridge", Role.WAREHOUSE_MANAGER)
    count = open_count(office)
    count_stock(office, count, gloves, 60, by=first)
    count_stock(office, count, gloves, 40, by=second, add=True)
    undone = count_stock(office, count, gloves, 5, by=other, add=True)
    office.undo(undone, reason="miscounted")
    assert post_count(office, count).waiting
    for person in (first, second):
        assert refused(office, Approve(1), by=person)[0] == "approval_counted"
    office.perform(Approve(1), by=other)
    assert stock(office, gloves) == {("", "STOCKROOM"): 100}


@pytest.mark.postgres
def test_what_another_desk_counts_during_the_posting_is_not_posted_unapproved(
    postgres_place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = open_office(postgres_place)
    office.perform(ChangeSetting("counts.tolerance_number", 1000))
    gloves, toner = add_item(office), add_item(office, "TNR", "Toner")
    receive(office, gloves, 1000, "2")
    receive(office, toner, 1000, "2")
    count, at, post, said = open_count(office), place(office), PostCount.apply, list[str]()
    count_stock(office, count, gloves, 999)

    def counted() -> None:
        desk = Store(postgres_place, desk="Desk 2")
        try:
            desk.perform(CountStock(count, toner, None, at, Decimal(1)), 1)
            said.append("counted")
        except Refused as no:
            said.append(no.code)
        desk.close()

    other = threading.Thread(target=counted)

    def late(asked: PostCount, books: Any) -> Any:
        other.start()
        other.join(timeout=0.4)
        return post(asked, books)

    monkeypatch.setattr(PostCount, "apply", late)
    post_count(office, count)
    other.join(timeout=30)
    assert said == ["count_not_open"]
    assert count_of(office, count)["state"] == "posted"
    assert stock(office, toner) == {("", "STOCKROOM"): 1000}
    office.store.close()


def test_what_a_later_count_found_so_is_not_taken_back(office: Office) -> None:
    gloves = add_item(office)
    receive(office, gloves, 100, "2")
    office.perform(ChangeSetting("counts.tolerance_number", 1000))
    first, second = open_count(office, name="June"), open_count(office, name="July")
    count_stock(office, first, gloves, 95)
    posted = post_count(office, first)
    count_stock(office, second, gloves, 95)
    later = post_count(office, second)
    with pytest.raises(Refused, match="“July” counted the same shelf afterwards"):
        office.undo(posted)
    office.undo(later)
    office.undo(posted)
    assert stock(office, gloves) == {("", "STOCKROOM"): 100}
