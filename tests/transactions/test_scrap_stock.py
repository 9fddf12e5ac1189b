"""Stock that is written off: at the average, to what is scrapped or lost, above the limit with another person."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.store_fixtures import Office
from tests.transactions.books_check import check_books
from tests.transactions.makers import Rows, add_person, refused
from tests.transactions.return_makers import scrap
from tests.transactions.stock_makers import JAN, JUNE, add_item, issue, lot, movements, place, receive, stock, value
from tracker_desktop.errors import Refused
from tracker_desktop.models.approvals import Approval
from tracker_desktop.models.documents import Document
from tracker_desktop.transactions.approve import Approve
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.scrap_stock import ScrapLine, ScrapStock
from tracker_desktop.transactions.set_operator import SetOperator


def dear(office: Office) -> int:
    """Reagent: 10 of lot A at 100, 10 of lot B at 300; the average is 200."""
    reagent = add_item(office, "RGT-1", "Reagent")
    receive(office, reagent, 10, "100", lot="A", expiry=JAN)
    receive(office, reagent, 10, "300", lot="B", expiry=JUNE)
    return reagent


def another(office: Office, role: str = "warehouse manager") -> int:
    person = add_person(office, "Sam Whitfield", "20555")
    office.perform(SetOperator(person, (role,)))
    return person


def test_it_leaves_at_the_average_with_a_number_and_comes_back_by_undo(office: Office) -> None:
    reagent = dear(office)
    done = scrap(office, reagent, lot(office, reagent, "A"), 2, place(office), note=" cap  cracked ")
    assert done.title == "2 × Reagent written off"
    assert done.detail == "damaged: cap cracked · lot A, expires 31 Jan 2027 · 400.00 · 18 left in Stockroom"
    assert done.number == "SW-2026-00001"
    assert value(office, reagent) == (18, Decimal(3600))
    row = movements(office, reagent)[-1]
    assert (row.kind, row.reason, row.to_place_id) == ("scrap", "damaged", place(office, "~SCRAPPED"))
    check_books(office.store)
    undone = office.undo(done)
    assert value(office, reagent) == (20, Decimal(4000))
    assert office.read(Rows(Document))[-1]["voided_by"] == undone.uid
    office.undo(undone)
    assert value(office, reagent) == (18, Decimal(3600))
    check_books(office.store)


def test_what_is_lost_goes_to_what_is_lost(office: Office) -> None:
    reagent = dear(office)
    scrap(office, reagent, lot(office, reagent, "A"), 1, place(office), "lost")
    assert movements(office, reagent)[-1].to_place_id == place(office, "~LOST")


def test_all_of_an_expired_lot_goes_in_one_step(office: Office) -> None:
    reagent = dear(office)
    office.perform(ChangeSetting("stock.scrap_limit", 10_000))
    key = lot(office, reagent, "A")
    lines = (ScrapLine(reagent, key, Decimal(10), place(office)),)
    done = office.perform(ScrapStock(lines, "expired"))
    assert stock(office, reagent) == {("B", "STOCKROOM"): 10}
    assert "expired · lot A" in done.detail


def test_above_the_limit_another_person_approves(office: Office) -> None:
    reagent = dear(office)
    key = lot(office, reagent, "A")
    asked = scrap(office, reagent, key, 6, place(office))
    assert asked.title == "Waits for approval: Write off 6 × Reagent: 1,200.00"
    assert stock(office, reagent)["A", "STOCKROOM"] == 10
    (approval,) = office.read(Rows(Approval))
    assert approval["facts"] == {"RGT-1 · lot A · Stockroom": "6"}
    with pytest.raises(Refused, match="another person must approve"):
        office.perform(Approve(approval["id"]))
    done = office.perform(Approve(approval["id"]), by=another(office))
    assert stock(office, reagent)["A", "STOCKROOM"] == 4
    assert done.number == "SW-2026-00001"
    check_books(office.store)


def test_a_clerk_asks_and_what_became_dearer_must_be_asked_again(office: Office) -> None:
    reagent = dear(office)
    clerk = another(office, "clerk")
    scrap(office, reagent, lot(office, reagent, "A"), 6, place(office), by=clerk)
    receive(office, reagent, 10, "900", lot="C")
    (approval,) = office.read(Rows(Approval))
    with pytest.raises(Refused, match="no longer what was asked for"):
        office.perform(Approve(approval["id"]))


def test_what_left_meanwhile_can_not_be_approved(office: Office) -> None:
    reagent = dear(office)
    scrap(office, reagent, lot(office, reagent, "A"), 6, place(office), by=another(office, "clerk"))
    issue(office, reagent, 10, 1)
    (approval,) = office.read(Rows(Approval))
    with pytest.raises(Refused, match="0 on hand"):
        office.perform(Approve(approval["id"]))


def test_a_theft_waits_whatever_its_value_and_needs_a_note(office: Office) -> None:
    reagent = dear(office)
    line = ScrapLine(reagent, lot(office, reagent, "A"), Decimal(1), place(office))
    assert refused(office, ScrapStock((line,), "stolen"))[0] == "return_note_needed"
    asked = office.perform(ScrapStock((line,), "stolen", note="cabinet broken open"))
    assert asked.title == "Waits for approval: Write off 1 × Reagent: 200.00"


def test_several_lines_are_one_entry_weighed_together(office: Office) -> None:
    reagent = dear(office)
    first, second = lot(office, reagent, "A"), lot(office, reagent, "B")
    lines = (
        ScrapLine(reagent, first, Decimal(3), place(office)),
        ScrapLine(reagent, second, Decimal(3), place(office)),
    )
    assert office.perform(ScrapStock(lines, "expired")).title.startswith("Waits for approval")
    with pytest.raises(Refused, match="waits for approval"):
        office.perform(ScrapStock(lines, "expired"))
    office.perform(ChangeSetting("stock.scrap_limit", 1200))
    done = office.perform(ScrapStock(lines, "obsolete"))
    assert done.title == "1 item written off"
    assert "no longer used · 1,200.00 · 3 × Reagent, 3 × Reagent" in done.detail
    check_books(office.store)


def test_what_can_not_be_written_off_is_said(office: Office) -> None:
    reagent = dear(office)
    key = lot(office, reagent, "A")
    office.perform(ChangeSetting("stock.scrap_limit", 10_000_000))
    for transaction, code in (
        (ScrapStock((), "damaged"), "scrap_nothing"),
        (ScrapStock((ScrapLine(reagent, key, Decimal(1), place(office)),), "bored"), "return_reason_unknown"),
        (ScrapStock((ScrapLine(reagent, key, Decimal(11), place(office)),), "damaged"), "stock_short"),
        (ScrapStock((ScrapLine(reagent, key, Decimal(1), place(office, "~LOST")),), "damaged"), "place_virtual"),
        (ScrapStock((ScrapLine(reagent, 99_999, Decimal(1), place(office)),), "damaged"), "lot_unknown"),
        (ScrapStock((ScrapLine(99_999, key, Decimal(1), place(office)),), "damaged"), "gone"),
        (ScrapStock((ScrapLine(reagent, key, Decimal("NaN"), place(office)),), "damaged"), "quantity_no_number"),
    ):
        assert refused(office, transaction)[0] == code, transaction
