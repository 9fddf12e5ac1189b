"""Papers of stock that came back, went back to its supplier or was written off, read back from the PDF."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.queries.papers.world import PaperWorld, paper_of
from tests.reports.papers.test_draw_paper import Printed
from tests.store_fixtures import Office
from tests.transactions import makers, stock_makers
from tests.transactions.makers import Rows
from tests.transactions.return_makers import come_back, last, scrap, send_back
from tracker_desktop.models.approvals import Approval
from tracker_desktop.transactions.approve import Approve
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.set_operator import SetOperator


@pytest.fixture
def world(sqlite_office: Office) -> PaperWorld:
    return PaperWorld(sqlite_office)


def gloves(world: PaperWorld) -> int:
    item = stock_makers.add_item(world.office)
    stock_makers.receive(world.office, item, 300, "0.10", lot="24G118", expiry=stock_makers.JAN)
    return item


def test_a_return_note_says_who_is_credited(world: PaperWorld, tmp_path: Path) -> None:
    office, item = world.office, gloves(world)
    stock_makers.issue(office, item, 40, world.maria)
    done = come_back(office, item, 10, issue_id=last(office, item), note="two boxes unopened")
    printed = Printed(office, "RN-2026-00001", tmp_path)
    assert printed.has("Return note", "Returned by", "Taken back by", "Maria Lopez", "Badge 20417")
    assert printed.has("Reason", "Over-issued", "Charge code credited", "BIO-1", "Note", "two boxes unopened")
    assert printed.has("GLV-NIT-M", "10 pcs", "24G118", "Stockroom", "$1.00", "Total $1.00")
    office.undo(done)
    assert Printed(office, "RN-2026-00001", tmp_path).has("Void: undone", "by Rita Osei")


def test_a_supplier_return_says_nothing_of_the_book_value(world: PaperWorld, tmp_path: Path) -> None:
    office, item = world.office, gloves(world)
    fisher = makers.add_supplier(office)
    key, here = stock_makers.lot(office, item, "24G118"), stock_makers.place(office)
    send_back(office, item, key, 100, here, supplier_id=fisher, unit_credit=Decimal("0.08"), reference="RMA-7")
    printed = Printed(office, "SR-2026-00001", tmp_path)
    assert printed.has("Supplier return", "Goes back to", "Fisher Scientific", "Reason", "Damaged on receipt")
    assert printed.has("RMA-7", "Credit expected", "$8.00", "GLV-NIT-M", "100 pcs", "24G118", "Collected by")
    assert not printed.has("$10.00")
    send_back(office, item, key, 1, here, supplier_id=fisher)
    assert "Credit" not in Printed(office, "SR-2026-00002", tmp_path).words


def test_a_write_off_note_says_who_asked_and_who_approved(world: PaperWorld, tmp_path: Path) -> None:
    office, item = world.office, gloves(world)
    key, here = stock_makers.lot(office, item, "24G118"), stock_makers.place(office)
    scrap(office, item, key, 10, here, "other", note="wet")
    printed = Printed(office, "SW-2026-00001", tmp_path)
    assert printed.has("Write-off note", "Written off by", "Rita Osei", "Reason", "Another reason", "Note", "wet")
    assert printed.has("10 pcs", "$1.00", "Total $1.00", "Approved by")
    office.perform(ChangeSetting("stock.scrap_limit", 1))
    office.perform(SetOperator(person := makers.add_person(office, "Sam Whitfield"), ("warehouse manager",)))
    scrap(office, item, key, 50, here, "expired", note="found behind the rack", by=person)
    (approval,) = office.read(Rows(Approval))
    office.perform(Approve(approval["id"]))
    facts = dict(paper_of(office, "SW-2026-00002").content.facts)
    assert facts == {"Reason": "Expired", "Note": "found behind the rack", "Asked for by": "Sam Whitfield"}
    printed = Printed(office, "SW-2026-00002", tmp_path)
    assert printed.has("Asked for by", "Approved by", "Sam Whitfield", "Rita Osei", "50 pcs", "$5.00")
