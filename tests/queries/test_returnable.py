"""What of an item can be taken back: issues that are still out, and receipts."""

from __future__ import annotations

from decimal import Decimal

from tests.store_fixtures import Office
from tests.transactions.makers import add_supplier, person
from tests.transactions.return_makers import come_back, last, send_back
from tests.transactions.stock_makers import add_item, issue, lot, place, receive
from tracker_desktop.queries.returnable import IssuesOf, LotsOf, ReceiptsOf
from tracker_desktop.transactions.recall_lot import RecallLot
from tracker_desktop.transactions.receive import Receive, ReceiveLine


def test_issues_that_are_still_out_the_newest_first(office: Office) -> None:
    gloves = add_item(office)
    receive(office, gloves, 100, "0.10", lot="24G118")
    maria, leo = person(office), person(office, "Leo Brandt", "20418")
    issue(office, gloves, 40, maria)
    first = last(office, gloves)
    issue(office, gloves, 10, leo)
    office.undo(issue(office, gloves, 5, leo))
    come_back(office, gloves, 10, issue_id=first)
    office.undo(come_back(office, gloves, 30, issue_id=first))
    found = office.read(IssuesOf(gloves))
    assert [one.text for one in found] == [
        "24 Nov 2026 · Leo Brandt · 10 pcs · lot 24G118 · IS-2026-00002",
        "24 Nov 2026 · Maria Lopez · 30 of 40 pcs · lot 24G118 · IS-2026-00001",
    ]
    assert [(one.id, one.left) for one in office.read(IssuesOf(gloves, maria))] == [(first, Decimal(30))]
    come_back(office, gloves, 30, issue_id=first)
    assert office.read(IssuesOf(gloves, maria)) == ()


def test_receipts_with_what_they_cost(office: Office) -> None:
    pump, fisher = add_item(office, "PMP-1", "Pump"), add_supplier(office)
    office.perform(Receive((ReceiveLine(pump, Decimal(10), Decimal("9.5"), "P1"),), supplier_id=fisher))
    send_back(office, pump, lot(office, pump, "P1"), 4, place(office), receipt_id=last(office, pump, "receive"))
    (found,) = office.read(ReceiptsOf(pump))
    assert found.text == "24 Nov 2026 · Fisher Scientific · 6 of 10 pcs · lot P1 · GR-2026-00001"
    assert (found.unit_cost, found.supplier) == (Decimal("9.5"), (fisher, "Fisher Scientific"))


def test_lots_of_an_item(office: Office) -> None:
    pump = add_item(office, "PMP-1", "Pump")
    receive(office, pump, 1, lot="P1")
    receive(office, pump, 1, lot="P2")
    office.perform(RecallLot(lot(office, pump, "P1"), "x"))
    assert [found[1:] for found in office.read(LotsOf(pump))] == [("P2", "ok"), ("P1", "recalled")]
