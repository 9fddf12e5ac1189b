"""Stock that comes back after it was issued: where it goes, what it is worth, who is credited, and the way back."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from tests.store_fixtures import Office
from tests.transactions.books_check import check_books
from tests.transactions.makers import Rows, add_department, add_place, person, refused
from tests.transactions.return_makers import come_back, hold, last
from tests.transactions.stock_makers import JAN, JUNE, add_item, issue, lot, movements, place, receive, stock, value
from tracker_desktop.errors import Refused
from tracker_desktop.models.documents import Document
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.issue import Issue, IssueLine
from tracker_desktop.transactions.recall_lot import RecallLot
from tracker_desktop.transactions.return_stock import ReturnLine, ReturnStock
from tracker_desktop.transactions.rules.item_parts import UnitFields
from tracker_desktop.transactions.rules.return_reasons import REASONS, Of, To


def issued(office: Office, quantity: int = 40) -> tuple[int, int]:
    """Gloves at 0.10, then dearer ones, and an issue between them: (item, holder)."""
    gloves = add_item(office, units=(UnitFields("box", 100),))
    receive(office, gloves, 100, "0.10", lot="24G118", expiry=JAN)
    chemistry = add_department(office, "Chemistry", charge_code="CH-220")
    maria = person(office, department_id=chemistry)
    issue(office, gloves, quantity, maria)
    receive(office, gloves, 100, "0.90", lot="25A020", expiry=JUNE)
    return gloves, maria


def test_what_comes_back_is_worth_what_its_issue_cost_and_its_charge_code_is_credited(office: Office) -> None:
    gloves, maria = issued(office)
    assert value(office, gloves) == (160, Decimal("96"))
    before = stock(office, gloves)
    done = come_back(office, gloves, 10, issue_id=last(office, gloves))
    assert done.title == "10 × Nitrile gloves, medium came back"
    assert done.detail == ("over-issued · from Maria Lopez · lot 24G118, expires 31 Jan 2027 · now 170 in Stockroom")
    assert done.number == "RN-2026-00001"
    assert stock(office, gloves)["24G118", "STOCKROOM"] == 70
    assert value(office, gloves) == (170, Decimal("97"))
    row = movements(office, gloves)[-1]
    assert (row.kind, row.reason, row.charge_code, row.holder_id) == ("return", "over-issued", "CH-220", maria)
    check_books(office.store)
    undone = office.undo(done)
    assert (stock(office, gloves), value(office, gloves)) == (before, (160, Decimal("96")))
    assert office.read(Rows(Document))[-1]["voided_by"] == undone.uid
    office.undo(undone)
    assert value(office, gloves) == (170, Decimal("97"))
    check_books(office.store)


def test_the_last_of_an_issue_takes_the_rest_and_more_is_refused(office: Office) -> None:
    gloves = add_item(office)
    receive(office, gloves, 3, "0.3333")
    issue(office, gloves, 3, person(office))
    out = last(office, gloves)
    come_back(office, gloves, 1, issue_id=out)
    come_back(office, gloves, 2, issue_id=out)
    assert value(office, gloves) == (3, Decimal("0.9999"))
    code, sentence = refused(office, ReturnStock((ReturnLine(gloves, Decimal(1), issue_id=out),), "over_issued"))
    assert (code, "only 0 of that issue are still out" in sentence) == ("return_too_much", True)


def test_two_lines_of_one_issue_share_what_is_left_of_it(office: Office) -> None:
    gloves, _ = issued(office)
    out = last(office, gloves)
    both = tuple(ReturnLine(gloves, Decimal(25), issue_id=out) for _ in range(2))
    assert refused(office, ReturnStock(both, "over_issued"))[0] == "return_too_much"
    fitting = (ReturnLine(gloves, Decimal(25), issue_id=out), ReturnLine(gloves, Decimal(15), issue_id=out))
    done = office.perform(ReturnStock(fitting, "job_cancelled"))
    assert done.title == "1 item came back"
    assert value(office, gloves) == (200, Decimal("100"))
    check_books(office.store)


def test_an_issue_of_which_something_came_back_is_not_undone(office: Office) -> None:
    gloves = add_item(office)
    receive(office, gloves, 100, "0.10")
    out = issue(office, gloves, 40, person(office))
    back = come_back(office, gloves, 10, issue_id=last(office, gloves))
    with pytest.raises(Refused, match="came back"):
        office.undo(out)
    gone = office.undo(back)
    undone = office.undo(out)
    with pytest.raises(Refused, match="only 0 of that issue are still out"):
        office.undo(gone)
    office.undo(undone)
    office.undo(gone)
    check_books(office.store)


def test_without_its_issue_it_is_worth_the_average_and_the_holder_is_credited(office: Office) -> None:
    gloves, maria = issued(office)
    come_back(office, gloves, 10, "leaver", lot_id=lot(office, gloves, "24G118"), holder_id=maria)
    row = movements(office, gloves)[-1]
    assert (row.value, row.charge_code, row.holder_id) == (Decimal("6"), "CH-220", maria)
    come_back(office, gloves, 10, "found", lot_id=lot(office, gloves, "24G118"), charge_code="XX-1")
    row = movements(office, gloves)[-1]
    assert (row.value, row.charge_code, row.holder_id) == (Decimal("6"), "XX-1", None)
    check_books(office.store)


def test_found_stock_is_worth_the_average_even_of_a_known_issue(office: Office) -> None:
    gloves, _ = issued(office)
    come_back(office, gloves, 10, "found", issue_id=last(office, gloves))
    assert movements(office, gloves)[-1].value == Decimal("6")


def test_what_is_damaged_goes_on_hold_or_is_thrown_away(office: Office) -> None:
    gloves, _ = issued(office)
    out = last(office, gloves)
    line = ReturnLine(gloves, Decimal(5), issue_id=out)
    code, sentence = refused(office, ReturnStock((line,), "damaged"))
    assert (code, "Name one in the settings" in sentence) == ("return_no_hold", True)
    held = hold(office)
    assert "now 5 in Hold" in come_back(office, gloves, 5, "damaged", issue_id=out).detail
    assert stock(office, gloves)["24G118", "HOLD"] == 5
    other = add_place(office, "Q-1", "Quarantine", "quarantine")
    come_back(office, gloves, 5, "defective", issue_id=out, place_id=other)
    assert stock(office, gloves)["24G118", "Q-1"] == 5
    wrong = ReturnLine(gloves, Decimal(5), issue_id=out, place_id=place(office))
    assert refused(office, ReturnStock((wrong,), "damaged"))[0] == "return_not_hold"
    before = value(office, gloves)
    done = come_back(office, gloves, 5, "expired", issue_id=out)
    assert done.title == "5 × Nitrile gloves, medium came back and thrown away"
    assert value(office, gloves) == before
    row = movements(office, gloves)[-1]
    assert (row.kind, row.value, row.charge_code) == ("return", Decimal("0.50"), "CH-220")
    assert row.to_place_id == place(office, "~SCRAPPED")
    assert held != other
    check_books(office.store)
    office.undo(office.undo(done))
    check_books(office.store)


def test_what_is_thrown_away_above_the_limit_waits_for_another_person(office: Office) -> None:
    gloves, _ = issued(office)
    office.perform(ChangeSetting("stock.scrap_limit", 1))
    out = last(office, gloves)
    asked = come_back(office, gloves, 20, "damaged", destination="scrap", issue_id=out)
    assert asked.title == "Waits for approval: Return of 20 × Nitrile gloves, medium: 2.00"
    assert movements(office, gloves)[-1].kind == "receive"
    assert come_back(office, gloves, 10, "damaged", destination="scrap", issue_id=out).number == "RN-2026-00001"


def test_a_sale_comes_back_from_where_it_went(office: Office) -> None:
    gloves = add_item(office)
    receive(office, gloves, 10, "2.00")
    office.perform(Issue((IssueLine(gloves, Decimal(4)),), customer="Northwind"))
    come_back(office, gloves, 1, "wrong_item", issue_id=last(office, gloves, "sale"))
    row = movements(office, gloves)[-1]
    assert (row.from_place_id, row.party, row.value) == (place(office, "~SOLD"), "Northwind", Decimal(2))
    check_books(office.store)


def test_it_takes_effect_on_its_day(office: Office) -> None:
    gloves, _ = issued(office)
    office.now += dt.timedelta(days=3)
    come_back(office, gloves, 1, issue_id=last(office, gloves), effective_on=dt.date(2026, 11, 25))
    assert movements(office, gloves)[-1].effective_at.date() == dt.date(2026, 11, 25)
    office.perform(ChangeSetting("stock.closed_until", "2026-11-24"))
    with pytest.raises(Refused, match="closed"):
        come_back(office, gloves, 1, issue_id=last(office, gloves), effective_on=dt.date(2026, 11, 24))


def test_what_cannot_come_back_is_said(office: Office) -> None:
    gloves, maria = issued(office)
    toner = add_item(office, "TNR-26X", "Toner")
    receive(office, toner, 5)
    out = last(office, gloves)
    line = ReturnLine(gloves, Decimal(1), issue_id=out)
    for transaction, code in (
        (ReturnStock((), "over_issued"), "return_nothing"),
        (ReturnStock((line,), "bored"), "return_reason_unknown"),
        (ReturnStock((line,), "supplier_error"), "return_reason_unknown"),
        (ReturnStock((line,), "over_issued", destination="scrap"), "return_to_wrong"),
        (ReturnStock((ReturnLine(toner, Decimal(1), issue_id=out),), "over_issued"), "return_no_issue"),
        (ReturnStock((ReturnLine(gloves, Decimal(1), issue_id=99_999),), "over_issued"), "return_no_issue"),
        (
            ReturnStock((ReturnLine(gloves, Decimal(1), issue_id=last(office, gloves, "receive")),), "over_issued"),
            "return_no_issue",
        ),
        (
            ReturnStock((ReturnLine(gloves, Decimal(1), lot(office, gloves, "25A020"), out),), "over_issued"),
            "return_other_lot",
        ),
        (ReturnStock((ReturnLine(gloves, Decimal("0.5"), issue_id=out),), "over_issued"), "quantity_whole"),
        (
            ReturnStock((ReturnLine(gloves, Decimal(1), issue_id=out, entered="2 box"),), "wrong_size"),
            "entered_differs",
        ),
        (ReturnStock((ReturnLine(gloves, Decimal(1)),), "found", holder_id=99_999), "gone"),
        (ReturnStock((line,), "over_issued", effective_on=dt.date(2027, 1, 1)), "effective_future"),
    ):
        assert refused(office, transaction)[0] == code, transaction
    assert maria


def test_a_serial_number_comes_back_once(office: Office) -> None:
    scope = add_item(office, "SCP-1", "Scope head", lot_policy="serial")
    receive(office, scope, 1, "100", lot="S-1")
    issue(office, scope, 1, person(office))
    out = last(office, scope)
    come_back(office, scope, 1, "loan_back", issue_id=out)
    one = ReturnLine(scope, Decimal(1), lot(office, scope, "S-1"))
    assert refused(office, ReturnStock((one,), "found"))[0] == "serial_twice"


def test_a_recalled_lot_that_comes_back_is_not_issued_again(office: Office) -> None:
    gloves, maria = issued(office, 100)
    office.perform(RecallLot(lot(office, gloves, "24G118"), "Recall 26-114 of the maker"))
    hold(office)
    come_back(office, gloves, 30, "recall", issue_id=last(office, gloves))
    assert stock(office, gloves)["24G118", "HOLD"] == 30
    issue(office, gloves, 100, maria)
    with pytest.raises(Refused, match="30 more are recalled"):
        issue(office, gloves, 1, maria)


def test_every_reason_has_somewhere_to_go() -> None:
    for reason in REASONS:
        assert reason.to
        assert (To.SUPPLIER in reason.to) == (reason.of is Of.RECEIPT)
    assert len({(reason.of, reason.key) for reason in REASONS}) == len(REASONS)
