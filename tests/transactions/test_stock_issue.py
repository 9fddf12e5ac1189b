"""Issuing and moving: first expired first out, what may not go out, who pays, and the way back."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from tests.store_fixtures import Office
from tests.transactions.books_check import check_books
from tests.transactions.makers import Rows, add_person, add_place, holder_of, made, person, refused, row
from tests.transactions.stock_makers import JAN, JUNE, add_item, issue, lot, movements, place, receive, stock, value
from tracker_desktop.errors import Refused
from tracker_desktop.models.documents import Document
from tracker_desktop.models.places import Place
from tracker_desktop.transactions.issue import Issue, IssueLine
from tracker_desktop.transactions.move_stock import MoveLine, MoveStock
from tracker_desktop.transactions.rules.item_parts import UnitFields


def two_lots(office: Office) -> int:
    """400 gloves in A-04: 200 of lot 24G118 that expires first, 200 of 25A020."""
    shelf = add_place(office, "A-04", "Store 1 / A-04", "bin")
    gloves = add_item(office, home_place_id=shelf, units=(UnitFields("box", 100),))
    receive(office, gloves, 200, "0.07", lot="25A020", expiry=JUNE)
    receive(office, gloves, 200, "0.07", lot="24G118", expiry=JAN)
    return gloves


def test_forty_gloves_go_out_of_the_lot_that_expires_first(office: Office) -> None:
    gloves = two_lots(office)
    done = issue(office, gloves, 40, person(office))
    assert done.title == "40 × Nitrile gloves, medium issued to Maria Lopez"
    assert done.detail == "lot 24G118, expires 31 Jan 2027 · 360 left in Store 1 / A-04"
    assert done.number == "IS-2026-00001"
    assert stock(office, gloves) == {("24G118", "A-04"): 160, ("25A020", "A-04"): 200}
    assert value(office, gloves) == (360, Decimal("25.20"))
    check_books(office.store)
    undone = office.undo(done)
    assert stock(office, gloves) == {("24G118", "A-04"): 200, ("25A020", "A-04"): 200}
    assert office.read(Rows(Document))[-1]["voided_by"] == undone.uid
    office.undo(undone)
    assert stock(office, gloves) == {("24G118", "A-04"): 160, ("25A020", "A-04"): 200}
    assert value(office, gloves) == (360, Decimal("25.20"))
    check_books(office.store)


def test_more_than_a_lot_holds_is_taken_from_the_next_and_a_pack_says_that_it_was_split(office: Office) -> None:
    gloves = two_lots(office)
    done = issue(office, gloves, 300, person(office), entered="3 box")
    assert done.detail == "200 of lot 24G118, 100 of lot 25A020 · 100 left in Store 1 / A-04"
    out = movements(office, gloves)[2:]
    assert [(row.quantity, row.quantity_entered) for row in out] == [(200, "part of 3 box"), (100, "part of 3 box")]
    check_books(office.store)


def test_two_lines_of_one_item_do_not_take_the_same_stock(office: Office) -> None:
    gloves = two_lots(office)
    lines = (IssueLine(gloves, Decimal(150)), IssueLine(gloves, Decimal(150)))
    done = office.perform(Issue(lines, person(office)))
    assert done.title == "1 item issued to Maria Lopez"
    assert stock(office, gloves) == {("25A020", "A-04"): 100}
    check_books(office.store)


def test_a_named_lot_or_place_is_respected(office: Office) -> None:
    gloves = two_lots(office)
    other = add_place(office, "B-11", "Store 1 / B-11", "bin")
    receive(office, gloves, 5, lot="24G118", place_id=other)
    maria = person(office)
    later = IssueLine(gloves, Decimal(40), lot_id=lot(office, gloves, "25A020"))
    office.perform(Issue((later,), maria, reason="asked for that lot"))
    issue(office, gloves, 5, maria, place_id=other)
    assert stock(office, gloves) == {("24G118", "A-04"): 200, ("25A020", "A-04"): 160}
    with pytest.raises(Refused, match="0 on hand in Store 1 / B-11"):
        issue(office, gloves, 1, maria, place_id=other)
    with pytest.raises(Refused, match="no such lot"):
        issue(office, gloves, 1, maria, lot_id=lot(office, add_item(office, "X", "Other")))


def test_another_lot_than_the_first_to_expire_needs_a_reason(office: Office) -> None:
    gloves, maria = two_lots(office), person(office)
    other = add_place(office, "B-11", "Store 1 / B-11", "bin")
    receive(office, gloves, 10, lot="25A020", place_id=other)
    first, later = lot(office, gloves, "24G118"), lot(office, gloves, "25A020")
    line = IssueLine(gloves, Decimal(40), lot_id=later)
    code, sentence = refused(office, Issue((line,), maria))
    assert (code, sentence) == (
        "issue_not_first",
        "Nitrile gloves, medium: lot 24G118 expires 31 Jan 2027, before lot 25A020. Take that first, or give a reason.",
    )
    issue(office, gloves, 40, maria, lot_id=first)
    issue(office, gloves, 10, maria, place_id=other, lot_id=later)
    office.perform(Issue((IssueLine(gloves, Decimal(160), lot_id=first), line), maria))
    receive(office, gloves, 5)
    assert refused(office, Issue((IssueLine(gloves, Decimal(1), lot_id=lot(office, gloves)),), maria))[0] == (
        "issue_not_first"
    )
    office.now = dt.datetime(2027, 7, 1, 9, tzinfo=dt.UTC)
    issue(office, gloves, 1, maria, lot_id=lot(office, gloves))
    check_books(office.store)


def test_stock_without_expiry_never_asks_for_the_first(office: Office) -> None:
    toner = add_item(office, "TNR-CF226X", "Toner HP 26X")
    receive(office, toner, 5, lot="A")
    receive(office, toner, 5, lot="B")
    issue(office, toner, 1, person(office), lot_id=lot(office, toner, "B"))


def test_a_place_means_everything_inside_it(office: Office) -> None:
    store = add_place(office, "S1", "Store 1", "store")
    rack = add_place(office, "R1", "Rack 1", "room", parent_id=store)
    shelf = add_place(office, "A-04", "A-04", "bin", parent_id=rack)
    gloves = add_item(office)
    receive(office, gloves, 10, place_id=shelf)
    receive(office, gloves, 10)
    issue(office, gloves, 7, person(office), place_id=store)
    assert stock(office, gloves) == {("", "A-04"): 3, ("", "STOCKROOM"): 10}


def test_too_little_is_refused_with_what_was_asked_and_what_is_here(office: Office) -> None:
    toner = add_item(office, "TNR-CF226X", "Toner HP 26X")
    receive(office, toner, 1)
    lines = (IssueLine(toner, Decimal(3)),)
    with pytest.raises(Refused) as short:
        office.perform(Issue(lines, person(office)))
    assert str(short.value).startswith("Toner HP 26X: 3 asked, 1 on hand.")
    assert {key: short.value.params[key] for key in ("item", "asked", "here")} == {
        "item": "Toner HP 26X",
        "asked": "3",
        "here": "1",
    }
    assert short.value.code == "issue_short"
    assert stock(office, toner) == {("", "STOCKROOM"): 1}
    assert office.read(Rows(Document))[-1]["kind"] == "GR"


def test_expired_lots_and_stock_that_is_put_aside_are_not_issued(office: Office) -> None:
    gloves, maria = add_item(office), person(office)
    hold = add_place(office, "HOLD", "Hold", "hold")
    inside = add_place(office, "HOLD-1", "Hold 1", "bin", parent_id=hold)
    receive(office, gloves, 5, lot="24G118", expiry=JAN)
    receive(office, gloves, 7, place_id=inside)
    receive(office, gloves, 9, place_id=place(office, "RETURNS"))
    with pytest.raises(Refused, match="0 on hand\\. 16 more are on hold, in quarantine or on the returns shelf"):
        issue(office, gloves, 6, maria, lot_id=lot(office, gloves))
    with pytest.raises(Refused, match="7 more are on hold"):
        issue(office, gloves, 1, maria, place_id=hold)
    office.now = dt.datetime(2027, 2, 1, 9, tzinfo=dt.UTC)
    with pytest.raises(Refused, match="5 more are expired"):
        issue(office, gloves, 1, maria)
    with pytest.raises(Refused, match="24G118 expired 31 Jan 2027\\. Take another lot"):
        issue(office, gloves, 1, maria, lot_id=lot(office, gloves, "24G118"))
    office.now = dt.datetime(2027, 1, 31, 9, tzinfo=dt.UTC)
    issue(office, gloves, 5, maria)


def test_who_is_inactive_or_no_real_place_gets_nothing(office: Office) -> None:
    gloves = two_lots(office)
    left = holder_of(office, add_person(office, "Sam Whitfield", active=False))
    virtual = holder_of(office, place(office, "~LOST"), Place)
    with pytest.raises(Refused, match="Sam Whitfield is no longer active"):
        issue(office, gloves, 1, left)
    with pytest.raises(Refused, match="Choose a real place"):
        issue(office, gloves, 1, virtual)
    with pytest.raises(Refused):
        issue(office, gloves, 1, 99999)
    with pytest.raises(Refused, match="nothing to issue"):
        office.perform(Issue((), 1))


def test_stock_moves_with_its_lot_and_keeps_its_value(office: Office) -> None:
    gloves = two_lots(office)
    other = add_place(office, "B-11", "Store 1 / B-11", "bin")
    key, start = lot(office, gloves, "24G118"), place(office, "A-04")
    done = office.perform(MoveStock((MoveLine(gloves, key, Decimal(50), start, other),)))
    assert done.title == "50 × Nitrile gloves, medium moved to Store 1 / B-11"
    assert done.detail == "lot 24G118, expires 31 Jan 2027 · 350 left in Store 1 / A-04"
    assert stock(office, gloves)["24G118", "B-11"] == 50
    assert value(office, gloves) == (400, 28)
    assert movements(office, gloves)[-1].value == Decimal("3.50")
    check_books(office.store)
    office.undo(office.undo(done))
    assert stock(office, gloves)["24G118", "B-11"] == 50
    check_books(office.store)


def test_moves_that_cannot_be_are_refused(office: Office) -> None:
    gloves = two_lots(office)
    key, start, end = lot(office, gloves, "24G118"), place(office, "A-04"), place(office)
    for line, words in (
        (MoveLine(gloves, key, Decimal(201), start, end), "lot 24G118: 201 asked, 200 on hand at Store 1 / A-04"),
        (MoveLine(gloves, key, Decimal(1), start, start), "is in Store 1 / A-04 already"),
        (MoveLine(gloves, key, Decimal(1), start, place(office, "~LOST")), "Choose a real place"),
        (MoveLine(gloves, key, Decimal(0), start, end), "not more than 0"),
        (MoveLine(gloves, key, Decimal("0.0001"), start, end), "whole units"),
    ):
        with pytest.raises(Refused, match=words):
            office.perform(MoveStock((line,)))
    with pytest.raises(Refused, match="nothing to move"):
        office.perform(MoveStock(()))


def test_several_moves_are_one_entry_and_may_pass_through_a_place(office: Office) -> None:
    gloves = two_lots(office)
    first, second, start = lot(office, gloves, "24G118"), lot(office, gloves, "25A020"), place(office, "A-04")
    through, end = place(office), place(office, "RETURNS")
    lines = (
        MoveLine(gloves, first, Decimal(200), start, through),
        MoveLine(gloves, first, Decimal(150), through, end),
        MoveLine(gloves, second, Decimal(10), start, end),
    )
    done = office.perform(MoveStock(lines))
    assert done.title == "3 lines of stock moved to 2 places"
    check_books(office.store)
    office.undo(done)
    assert stock(office, gloves) == {("24G118", "A-04"): 200, ("25A020", "A-04"): 200}
    check_books(office.store)


def test_the_department_pays_its_own_or_that_of_the_person(office: Office) -> None:
    from tracker_desktop.models.people import Department
    from tracker_desktop.transactions.add_department import AddDepartment
    from tracker_desktop.transactions.rules.department_fields import DepartmentFields

    gloves = two_lots(office)
    chemistry = made(office.perform(AddDepartment(DepartmentFields("Chemistry", charge_code="CH-220"))))
    maria = person(office, department_id=chemistry)
    room = holder_of(office, add_place(office, "B-204", "B-204"), Place)
    issue(office, gloves, 1, holder_of(office, chemistry, Department))
    issue(office, gloves, 1, maria)
    issue(office, gloves, 1, room)
    lines = (IssueLine(gloves, Decimal(1)),)
    office.perform(Issue(lines, maria, charge_code="XX-1", reference="Requisition 5521", reason="spill"))
    out = movements(office, gloves)[2:]
    assert [found.charge_code for found in out] == ["CH-220", "CH-220", None, "XX-1"]
    assert (out[-1].reference, out[-1].reason, out[-1].holder_id) == ("Requisition 5521", "spill", maria)
    assert row(office, Department, chemistry)["charge_code"] == "CH-220"
