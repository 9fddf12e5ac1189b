"""The transfer note and the put-away list, read back from the PDF."""

from __future__ import annotations

import re
from decimal import Decimal
from pathlib import Path

import pytest

from tests.paper.render import text_of
from tests.reports.papers.test_draw_paper import Printed
from tests.store_fixtures import Office
from tests.transactions import makers, stock_makers
from tests.transactions.transfer_makers import two_stores
from tracker_desktop.errors import Refused
from tracker_desktop.queries.papers.put_away_list import PutAwayListOf
from tracker_desktop.reports.papers.draw_paper import draw_put_away
from tracker_desktop.transactions.receive import Receive, ReceiveLine


def test_a_transfer_note_is_signed_by_three(sqlite_office: Office, tmp_path: Path) -> None:
    stores = two_stores(sqlite_office)
    sent = stores.send(40, note="by Eva's van")
    printed = Printed(sqlite_office, "TN-2026-00001", tmp_path)
    assert printed.has("Transfer note", "From", "To", "Sent by", "Stockroom", "Store 2", "Rita Osei")
    assert printed.has("Note", "by Eva's van", "Taken from", "Arrived", "GLV-NIT-M", "40 pcs", "L1", "Stockroom")
    assert printed.has("Total $100.00", "Sent by", "Carried by", "Received by")
    sqlite_office.undo(sent)
    assert Printed(sqlite_office, "TN-2026-00001", tmp_path).has("Void: undone")


def list_of(office: Office, of: str, folder: Path) -> tuple[list[tuple[str, str]], str]:
    path = folder / "list.pdf"
    paper = draw_put_away(office.store, PutAwayListOf(of, office.me, "Desk 1"), path, "Leo Brandt")
    return [(line.place, line.better) for line in paper.content.stock], " ".join(text_of(path).split())


def test_a_put_away_list_goes_from_place_to_place_and_knows_better(sqlite_office: Office, tmp_path: Path) -> None:
    office = sqlite_office
    store = stock_makers.place(office)
    near, far = (makers.add_place(office, code, code, "bin", parent_id=store) for code in ("A-04", "B-11"))
    gloves, tape = stock_makers.add_item(office), stock_makers.add_item(office, "TAPE", "Tape")
    lines = (
        ReceiveLine(tape, Decimal(2), place_id=far),
        ReceiveLine(gloves, Decimal(9), lot="24G118", expiry=stock_makers.JAN, place_id=store),
    )
    office.perform(Receive(lines))
    places, words = list_of(office, "gr-2026-00001", tmp_path)
    assert places == [("Stockroom", "Stockroom / A-04 (an empty bin)"), ("Stockroom / B-11", "")]
    parts = ("Put-away list", "GR-2026-00001", "Done", "Goes to", "Put elsewhere", "24G118", "9 pcs", "TAPE", "2 pcs")
    assert re.search(".*".join(map(re.escape, parts)), words), words
    assert "Nothing is moved by this list" in words
    assert near


def test_what_arrived_from_another_store_is_put_away_by_a_list_too(sqlite_office: Office, tmp_path: Path) -> None:
    stores = two_stores(sqlite_office)
    came = stores.arrive(stores.send(40), 40)
    places, _ = list_of(sqlite_office, came.uid, tmp_path)
    assert places == [("Store 2", "Store 2 / Shelf A (an empty bin)")]


def test_where_no_stock_came_in_there_is_no_list(sqlite_office: Office, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="nothing to put away"):
        list_of(sqlite_office, "GR-2026-00009", tmp_path)
