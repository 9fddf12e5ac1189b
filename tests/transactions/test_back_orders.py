"""What is asked for and not there stays owed until it is issued or closed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pytest
from sqlalchemy import Connection

from tests.store_fixtures import Office
from tests.transactions import makers
from tests.transactions.books_check import check_books
from tests.transactions.stock_makers import add_item, movements, receive
from tracker_desktop.errors import Refused
from tracker_desktop.models.orders import BackOrder
from tracker_desktop.models.people import Department
from tracker_desktop.queries.back_orders import CanGoOut, Owed, open_of_items
from tracker_desktop.queries.base import Query
from tracker_desktop.transactions.add_charge_code import AddChargeCode
from tracker_desktop.transactions.close_back_orders import CloseBackOrders
from tracker_desktop.transactions.edit_item import EditItem
from tracker_desktop.transactions.issue import Issue, IssueLine
from tracker_desktop.transactions.receive import Receive, ReceiveLine
from tracker_desktop.transactions.rules.back_orders import BackOrderLine
from tracker_desktop.transactions.rules.charge_code_fields import ChargeCodeFields
from tracker_desktop.wording.render import show_quantity


@dataclass(frozen=True)
class OpenOf(Query[list[Owed]]):
    item: int

    def run(self, connection: Connection) -> list[Owed]:
        return open_of_items(connection, [self.item])


@pytest.fixture
def toner(office: Office) -> int:
    item = add_item(office, "TNR-CF226X", "Toner HP 26X")
    receive(office, item, 1, "80")
    return item


def asks(item: int, holder: int | None, here: int, owed: int, code: str | None = None) -> Issue:
    lines = (IssueLine(item, Decimal(here)),) if here else ()
    return Issue(lines, holder, code, reference="REQ-9", back_orders=(BackOrderLine(item, Decimal(owed)),))


def left(office: Office, item: int) -> list[tuple[str, Decimal]]:
    return [(owed.owed_to, owed.left) for owed in office.read(OpenOf(item))]


def fill(office: Office, item: int, holder: int | None, quantity: int, code: str | None = None) -> Issue:
    (owed, *_) = office.read(OpenOf(item))
    return Issue((IssueLine(item, Decimal(quantity), back_order_id=owed.id),), holder, code)


def chemistry(office: Office) -> int:
    return makers.holder_of(office, makers.add_department(office, "Chemistry", charge_code="CH-220"), Department)


def test_what_is_there_goes_out_and_the_rest_stays_owed(office: Office, toner: int) -> None:
    lab = chemistry(office)
    done = makers.there_and_back(office, asks(toner, lab, 1, 2))
    assert done.title == "1 × Toner HP 26X issued to Chemistry"
    assert done.detail.endswith("0 left in Stockroom · 2 on back order")
    (row,) = office.read(makers.Rows(BackOrder))
    assert (row["quantity"], row["holder_id"], row["charge_code"], row["reference"]) == (2, lab, "CH-220", "REQ-9")
    assert left(office, toner) == [("Chemistry", Decimal(2))]
    check_books(office.store)


def test_nothing_there_makes_a_back_order_without_a_slip(office: Office) -> None:
    toner, lab = add_item(office, "TNR", "Toner HP 26X"), chemistry(office)
    done = makers.there_and_back(office, asks(toner, lab, 0, 3))
    assert (done.title, done.number) == ("3 × Toner HP 26X on back order for Chemistry", None)
    other = add_item(office)
    lines = (BackOrderLine(toner, Decimal(1)), BackOrderLine(other, Decimal(2)))
    done = office.perform(Issue((), lab, back_orders=lines))
    assert done.title == "2 items on back order for Chemistry"


def test_a_receipt_says_who_waits(office: Office, toner: int) -> None:
    lab = chemistry(office)
    office.perform(asks(toner, lab, 1, 3))
    done = receive(office, toner, 10)
    assert done.detail.endswith("3 are owed to Chemistry")
    office.perform(asks(toner, makers.person(office), 1, 1))
    other = add_item(office)
    lines = (ReceiveLine(toner, Decimal(1)), ReceiveLine(other, Decimal(1)))
    done = office.perform(Receive(lines))
    assert done.detail.endswith("3 are owed to Chemistry, 1 is owed to Maria Lopez")
    done = receive(office, other, 1)
    assert "owed" not in done.detail


def test_a_back_order_is_filled_in_parts_and_an_undo_owes_it_again(office: Office, toner: int) -> None:
    lab = chemistry(office)
    office.perform(asks(toner, lab, 1, 3))
    receive(office, toner, 2)
    done = office.perform(fill(office, toner, lab, 2))
    assert movements(office, toner)[-1].back_order_id == 1
    assert left(office, toner) == [("Chemistry", Decimal(1))]
    undone = office.undo(done)
    assert left(office, toner) == [("Chemistry", Decimal(3))]
    office.undo(undone)
    receive(office, toner, 5)
    assert makers.refused(office, fill(office, toner, lab, 2)) == (
        "back_order_too_much",
        "Toner HP 26X: 2 asked, but only 1 are still owed to Chemistry. Issue less.",
    )
    last = fill(office, toner, lab, 1)
    office.perform(last)
    assert left(office, toner) == []
    assert makers.refused(office, last)[0] == "back_order_closed"
    check_books(office.store)


def test_a_back_order_is_filled_for_whom_it_is_and_with_its_item(office: Office, toner: int) -> None:
    lab = chemistry(office)
    office.perform(asks(toner, lab, 1, 3))
    receive(office, toner, 5)
    other = add_item(office)
    receive(office, other, 5)
    assert makers.refused(office, fill(office, toner, makers.person(office), 1))[0] == "back_order_other"
    for item, back_order, code in ((other, 1, "back_order_other"), (toner, 77, "gone")):
        lines = (IssueLine(item, Decimal(1), back_order_id=back_order),)
        assert makers.refused(office, Issue(lines, lab))[0] == code


def test_a_job_is_owed_to_as_well_but_no_customer(office: Office, toner: int) -> None:
    office.perform(AddChargeCode(ChargeCodeFields("J-7", is_job=True)))
    done = office.perform(asks(toner, None, 1, 2, "J-7"))
    assert done.title == "1 × Toner HP 26X issued to job J-7"
    assert left(office, toner) == [("job J-7", Decimal(2))]
    done = receive(office, toner, 5)
    assert done.detail.endswith("2 are owed to job J-7")
    office.perform(fill(office, toner, None, 2, "J-7"))
    assert left(office, toner) == []
    line = BackOrderLine(toner, Decimal(1))
    assert makers.refused(office, Issue((), customer="Acme", back_orders=(line,)))[0] == "back_order_customer"
    none = (BackOrderLine(toner, Decimal(0)),)
    assert makers.refused(office, Issue((), None, "J-7", back_orders=none))[0] == "quantity_not_positive"
    office.perform(EditItem(toner, {"active": False}))
    assert makers.refused(office, Issue((), None, "J-7", back_orders=(line,)))[0] == "item_retired"


def test_back_orders_are_closed_with_a_reason(office: Office, toner: int) -> None:
    lab = chemistry(office)
    office.perform(asks(toner, lab, 1, 3))
    assert makers.refused(office, CloseBackOrders((1,), "  "))[0] == "back_order_reason"
    assert makers.refused(office, CloseBackOrders((), "x"))[0] == "back_order_none"
    done = makers.there_and_back(office, CloseBackOrders((1,), "another model was issued"))
    assert done.title == "Back order of 3 × Toner HP 26X for Chemistry closed"
    assert done.detail == "another model was issued"
    assert left(office, toner) == []
    assert makers.refused(office, CloseBackOrders((1,), "again"))[0] == "back_order_closed"
    office.undo(done)
    office.perform(asks(toner, lab, 0, 2))
    assert office.perform(CloseBackOrders((1, 2), "not needed")).title == "2 back orders closed"


def test_an_issue_that_opened_one_is_not_undone_once_it_is_filled(office: Office, toner: int) -> None:
    lab = chemistry(office)
    done = office.perform(asks(toner, lab, 1, 3))
    receive(office, toner, 2)
    office.perform(fill(office, toner, lab, 2))
    with pytest.raises(Refused) as caught:
        office.undo(done)
    assert caught.value.code == "undo_stands"


def test_all_that_can_go_out_for_one_receiver(office: Office, toner: int) -> None:
    lab, maria = chemistry(office), makers.person(office)
    paper = add_item(office, "PAP", "Paper")
    office.perform(asks(toner, lab, 1, 3))
    office.perform(asks(toner, lab, 0, 2))
    office.perform(asks(toner, maria, 0, 1))
    office.perform(asks(paper, lab, 0, 7))
    receive(office, toner, 4)
    assert going_for(office, 2) == [(1, "3"), (2, "1")]
    assert going_for(office, 3) == [(3, "1")]
    receive(office, paper, 10)
    assert going_for(office, 4) == [(1, "3"), (2, "1"), (4, "7")]
    assert going_for(office, 77) == []


def going_for(office: Office, back_order: int) -> list[tuple[int, str]]:
    going = office.read(CanGoOut((back_order,), office.now.date()))
    return [(one.owed.id, show_quantity(one.quantity)) for one in going]
