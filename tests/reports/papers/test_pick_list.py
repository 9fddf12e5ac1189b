"""Pick lists: in the order of the shelves, with lot, expiry and quantity; no number, no draft mark."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from tests.paper.render import text_of
from tests.store_fixtures import Office
from tests.transactions import makers, stock_makers
from tracker_desktop.errors import Refused
from tracker_desktop.models.documents import Document
from tracker_desktop.queries.papers.pick_list import PickLine, PickListOf, PickListOfBackOrders
from tracker_desktop.reports.papers.draw_paper import draw_pick_list
from tracker_desktop.transactions.issue import Issue
from tracker_desktop.transactions.rules.back_orders import BackOrderLine


def words_of(path: Path) -> str:
    return " ".join(text_of(path).split())


def test_a_pick_list_goes_from_shelf_to_shelf(sqlite_office: Office, tmp_path: Path) -> None:
    office = sqlite_office
    store = makers.add_place(office, "S1", "Store 1", "store")
    far, near = (makers.add_place(office, code, code, "bin", parent_id=store) for code in ("B-11", "A-04"))
    gloves = stock_makers.add_item(office)
    tape = stock_makers.add_item(office, "TAPE", "Tape", unit="roll")
    stock_makers.receive(office, tape, 5, place_id=far)
    stock_makers.receive(office, gloves, 9, lot="24G118", expiry=stock_makers.JAN, place_id=near)
    lines = (
        PickLine(tape, stock_makers.lot(office, tape), far, Decimal(2)),
        PickLine(gloves, stock_makers.lot(office, gloves, "24G118"), near, Decimal(4)),
    )
    maria = makers.person(office)
    wanted = PickListOf(lines, office.me, "Desk 1", maria, (("Reference", "REQ-9"),))
    path = tmp_path / "pick.pdf"
    paper = draw_pick_list(office.store, wanted, path, "Leo Brandt")
    assert [line.place for line in paper.content.stock] == ["Store 1 / A-04", "Store 1 / B-11"]
    words = words_of(path)
    parts = ("Pick list", "Maria Lopez", "REQ-9", "Taken", "A-04", "24G118", "4 pieces", "B-11", "TAPE", "2 rolls")
    assert re.search(".*".join(map(re.escape, parts)), words.replace("pcs", "pieces")), words
    assert "expires 31 Jan 2027" in words
    assert "DRAFT" not in words
    assert "Picked by" in words
    assert not [row for row in office.read(makers.Rows(Document)) if row["kind"] == "IS"]


def test_of_back_orders_it_holds_what_can_go_out_now(sqlite_office: Office, tmp_path: Path) -> None:
    office = sqlite_office
    maria, leo = makers.person(office), makers.person(office, "Leo Brandt", "20418")
    gloves = stock_makers.add_item(office)
    for holder, count in ((maria, 3), (maria, 4), (leo, 1)):
        office.perform(Issue((), holder, reference="REQ-9", back_orders=(BackOrderLine(gloves, Decimal(count)),)))
    wanted = PickListOfBackOrders((2,), office.me, "Desk 1")
    with pytest.raises(Refused, match="nothing to pick"):
        draw_pick_list(office.store, wanted, tmp_path / "none.pdf")
    stock_makers.receive(office, gloves, 2, lot="A", expiry=stock_makers.JAN)
    stock_makers.receive(office, gloves, 10, lot="B", expiry=stock_makers.JUNE)
    paper = draw_pick_list(office.store, wanted, tmp_path / "pick.pdf")
    assert [(line.lot, line.quantity) for line in paper.content.stock] == [("A", Decimal(2)), ("B", Decimal(5))]
    assert "Maria Lopez" in words_of(tmp_path / "pick.pdf")
