"""The paper of an order, what a receipt says of it, and the mail that it goes out with."""

from __future__ import annotations

import datetime as dt
import email
from decimal import Decimal
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from tests.paper.render import codes, pages
from tests.reports.papers.test_draw_paper import DPI, Printed
from tests.store_fixtures import Office
from tests.transactions.makers import add_category, add_supplier, made
from tests.transactions.order_makers import deliver, deliver_assets, line, offer, order_lines
from tests.transactions.stock_makers import add_item
from tracker_desktop.errors import Refused
from tracker_desktop.reports.papers.mail_draft import write_mail
from tracker_desktop.transactions.cancel_order import CancelOrder
from tracker_desktop.transactions.change_order_line import ChangeOrderLine
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.close_order_line import CloseOrderLine
from tracker_desktop.transactions.create_order import CreateOrder, OrderFields
from tracker_desktop.transactions.edit_supplier import EditSupplier
from tracker_desktop.transactions.place_order import PlaceOrder

TERMS = {
    "address": "1 Lab Way\nBoston MA 02108",
    "customer_number": "K-7714",
    "contact": "Ana Ruiz",
    "email": "orders@fisher.example",
}


def _order(office: Office) -> tuple[int, int]:
    office.perform(ChangeSetting("office.address", "400 Main Street, Boston"))
    gloves, fisher, laptops = add_item(office), add_supplier(office, **TERMS), add_category(office)
    offer(office, gloves, fisher, code="AN-1187", pack_name="box", pack_size=100, price="7.405")
    fields = OrderFields(fisher, note="Call before you come.", charge_code="CC-4100", expected=dt.date(2026, 12, 1))
    pieces = line(None, 2, description="Latitude 5540", manufacturer="Dell", category_id=laptops, price="1249")
    return gloves, made(office.perform(CreateOrder(fields, (line(gloves, 3), pieces))))


def test_an_order_says_all_that_the_supplier_needs(sqlite_office: Office, tmp_path: Path) -> None:
    office = sqlite_office
    _, draft = _order(office)
    placed = office.perform(PlaceOrder(draft))
    paper = Printed(office, "PO-2026-00001", tmp_path, by="Rita Osei")
    assert placed.number == "PO-2026-00001"
    assert paper.has("Purchase order", "PO-2026-00001")
    assert paper.has("Fisher Scientific", "1 Lab Way, Boston MA 02108")
    assert paper.has("Deliver to", "Main stockroom", "400 Main Street, Boston")
    assert paper.has("Ordered on", "24 Nov 2026", "Expected", "1 Dec 2026", "Our customer number", "K-7714")
    assert paper.has("Call before you come.")
    assert paper.has("AN-1187", "Nitrile gloves, medium", "3 × box", "7.405", "22.22")
    assert paper.has("our SKU GLV-NIT-M", "of 100, 300 pcs")
    assert paper.has("Latitude 5540", "2 pcs", "1,249.00", "2,498.00", "Total $2,520.22")
    assert [code.text for code in codes(pages(paper.path, DPI)[0], DPI)] == ["PO-2026-00001"]
    office.perform(EditSupplier(1, {"name": "Fisher Ltd"}))
    assert Printed(office, "PO-2026-00001", tmp_path).has("Fisher Scientific")
    office.undo(placed)
    assert Printed(office, "PO-2026-00001", tmp_path).has("Void")


def test_a_line_without_a_price_is_said_to_be_left_out(sqlite_office: Office, tmp_path: Path) -> None:
    office = sqlite_office
    lines = line(add_item(office), 3, price="7"), line(add_item(office, "TONER", "Toner"), 2)
    office.perform(CreateOrder(OrderFields(add_supplier(office)), lines, ordered=True))
    paper = Printed(office, "PO-2026-00001", tmp_path, by="Rita Osei")
    assert paper.has("Total $21.00 (without 1 line of unknown price)")


def test_an_order_that_was_changed_says_so(sqlite_office: Office, tmp_path: Path) -> None:
    office = sqlite_office
    _, draft = _order(office)
    office.perform(PlaceOrder(draft))
    assert "Changed since" not in Printed(office, "PO-2026-00001", tmp_path).words
    first, second = order_lines(office, draft)
    office.perform(ChangeOrderLine(first["id"], {"packs": Decimal(4), "price": Decimal("7.10")}))
    office.perform(CloseOrderLine(second["id"], "sold out"))
    paper = Printed(office, "PO-2026-00001", tmp_path)
    assert paper.has("3 × box", "7.405")
    assert paper.has("Changed since", "line 1: 4 packs instead of 3, price 7.10 instead of 7.405")
    assert paper.has("line 2: closed, sold out")
    office.perform(CancelOrder(draft, "too dear"))
    assert Printed(office, "PO-2026-00001", tmp_path).has("Changed since", "cancelled: too dear")


def test_a_receipt_says_what_was_ordered_and_came_before(sqlite_office: Office, tmp_path: Path) -> None:
    office = sqlite_office
    gloves, bought = _order(office)
    office.perform(PlaceOrder(bought))
    deliver(office, bought, gloves, 100)
    second = deliver(office, bought, gloves, 150)
    paper = Printed(office, "GR-2026-00002", tmp_path)
    assert paper.has("Fisher Scientific", "Order", "PO-2026-00001")
    assert paper.has("150 pcs")
    assert paper.has("PO-2026-00001: 300 ordered,", "100 came before")
    assert "came before" not in Printed(office, "GR-2026-00001", tmp_path).words
    pieces = order_lines(office, bought)[1]["id"]
    third = deliver_assets(office, bought, pieces, "S1")
    words = Printed(office, "GR-2026-00003", tmp_path)
    assert words.has("Latitude 5540", "PO-2026-00001: 2 ordered, 1 now")
    office.undo(third)
    office.undo(second)
    assert Printed(office, "GR-2026-00003", tmp_path).has("Latitude 5540", "PO-2026-00001: 2 ordered, 1 now")
    assert Printed(office, "GR-2026-00002", tmp_path).has("100 came before")


def test_the_mail_is_a_draft_with_the_order_attached(sqlite_office: Office, tmp_path: Path) -> None:
    office = sqlite_office
    gloves, draft = _order(office)
    office.perform(PlaceOrder(draft))
    path = tmp_path / "order.eml"
    write_mail(office.store, "PO-2026-00001", path, "Rita Osei")
    mail = email.message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(mail, EmailMessage)
    assert (mail["X-Unsent"], mail["To"]) == ("1", "orders@fisher.example")
    assert mail["Subject"] == "Purchase order PO-2026-00001 of Main stockroom"
    body = mail.get_body(("plain",))
    assert body is not None
    assert "Our customer number is K-7714." in body.get_content()
    [attached] = list(mail.iter_attachments())
    assert attached.get_filename() == "PO-2026-00001.pdf"
    assert attached.get_content().startswith(b"%PDF")
    office.perform(EditSupplier(1, {"email": None}))
    deliver(office, draft, gloves, 100)
    with pytest.raises(Refused, match="GR-2026-00001 is no order"):
        write_mail(office.store, "GR-2026-00001", path)
