"""Counts of stock: what is listed, counted and posted, and that receiving and issuing go on meanwhile."""

from __future__ import annotations

from tests.store_fixtures import Office
from tests.transactions.count_makers import count_of, count_stock, lines, open_count, post_count
from tests.transactions.makers import person
from tests.transactions.stock_makers import add_item, issue, receive, stock, value
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.set_count_reason import SetCountReason


def test_stock_moves_on_while_it_is_counted(office: Office) -> None:
    office.perform(ChangeSetting("approvals.second_person", False))
    gloves = add_item(office)
    receive(office, gloves, 50, "2")
    maria = person(office)
    count = open_count(office)
    issue(office, gloves, 5, maria)
    done = count_stock(office, count, gloves, 43)
    assert done.title == "Counted 43 × Nitrile gloves, medium"
    issue(office, gloves, 3, maria)
    receive(office, gloves, 10, "2")
    (line,) = lines(office, count)
    assert (line["counted"], line["book"]) == (43, 45)
    office.perform(SetCountReason(count, (line["id"],), "miscount"))
    posted = post_count(office, count)
    assert stock(office, gloves) == {("", "STOCKROOM"): 50}
    assert value(office, gloves) == (50, 100)
    assert posted.number == "CR-2026-00001"
    assert posted.detail == "CR-2026-00001 · 1 of 1 line counted · 1 line changed · losses 4.00"
    assert count_of(office, count)["totals"]["parts"] == [["C", 1, 1, 1, "-4", "4"]]
