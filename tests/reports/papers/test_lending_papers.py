"""Reminders get sharper and name all that is late; extensions, deposits and what was settled of them are printed."""

from __future__ import annotations

import datetime as dt
import email
from decimal import Decimal
from pathlib import Path

from tests.paper.render import text_of
from tests.store_fixtures import Office
from tests.transactions import makers
from tests.transactions.makers import check_out, custodies
from tracker_desktop.queries.lending_facts import ToRemindOf
from tracker_desktop.queries.listing import ListCounts, ListPage
from tracker_desktop.reports.papers.draw_paper import draw_paper
from tracker_desktop.reports.papers.mail_draft import write_mail
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.check_out import CheckOut, OutLine
from tracker_desktop.transactions.extend_loan import ExtendLoan
from tracker_desktop.transactions.send_notice import SendNotice
from tracker_desktop.transactions.settle_deposit import SettleDeposit

TODAY = dt.date(2026, 11, 24)


def drawn(office: Office, number: str | None, folder: Path) -> str:
    path = folder / f"{number}.pdf"
    draw_paper(office.store, str(number), path)
    return " ".join(text_of(path).split())


def test_reminders_get_sharper(sqlite_office: Office, tmp_path: Path) -> None:
    office = sqlite_office
    maria = makers.person(office, email="maria@example.org")
    for tag in ("LT-1", "LT-2"):
        check_out(office, makers.add_asset(office, tag=tag, cost=Decimal(900)), holder=maria, due=TODAY)
    office.now += dt.timedelta(days=1)
    (who,) = office.read(ToRemindOf())
    assert (who.holder_id, who.name, who.email) == (maria, "Maria Lopez", "maria@example.org")
    assert office.read(ToRemindOf((1,))) == [who]
    first = office.perform(SendNotice(maria))
    said = drawn(office, first.number, tmp_path)
    assert "Friendly reminder 2 things lent to you should be back by now." in said
    assert "LT-2" in said
    assert "24 Nov 2026 1 day $900.00" in said
    assert office.read(ToRemindOf()) == []
    row = office.read(ListPage("loans", (1,)))[0]
    assert row is not None
    assert row[4:8] == ("24 Nov 2026", "1", "1", "1 Dec 2026")
    office.now += dt.timedelta(days=40)
    for _ in range(3):
        last = office.perform(SendNotice(maria, "mail"))
        office.now += dt.timedelta(days=30)
    assert "This is our last reminder. 2 things lent to you are overdue" in drawn(office, last.number, tmp_path)
    target = tmp_path / "reminder.eml"
    write_mail(office.store, str(last.number), target, to="maria@example.org")
    mail = email.message_from_bytes(target.read_bytes())
    assert (mail["To"], mail["X-Unsent"]) == ("maria@example.org", "1")
    assert mail["Subject"] == "Last reminder ON-2027-00003 of Main stockroom"
    counts = office.read(ListCounts("loans"))
    assert (counts["overdue"], counts["reminders"], counts["open"]) == (2, 0, 2)


def test_deposits_and_extensions_are_printed(sqlite_office: Office, tmp_path: Path) -> None:
    office = sqlite_office
    maria, leo = makers.person(office), makers.person(office, "Leo Brandt", "20418")
    cameras = makers.add_category(office, "Cameras", "CM", deposit=Decimal(50))
    one, two = (makers.add_asset(office, "Canon", category_id=cameras) for _ in range(2))
    out = office.perform(CheckOut((OutLine(one), OutLine(two, deposit=Decimal("75.50"))), maria, TODAY))
    said = drawn(office, out.number, tmp_path)
    assert "Deposit taken $125.50" in said
    assert "Deposit $75.50" in said
    office.perform(CheckIn((InLine(two),)))
    check_out(office, two, holder=leo, due=TODAY)
    longer = office.perform(ExtendLoan((one, two), TODAY + dt.timedelta(days=7)))
    said = drawn(office, longer.number, tmp_path)
    assert "The day to bring it back is new." in said
    assert "Held by Leo Brandt" in said
    assert "1 Dec 2026" in said
    back = office.perform(CheckIn((InLine(one, deposit_back=Decimal(20)),), receipt=True))
    assert "Deposit $50.00, $20.00 given back" in drawn(office, back.number, tmp_path)
    settled = office.perform(SettleDeposit(custodies(office, one)[0]["id"], Decimal(30), "lens cap lost"))
    said = drawn(office, settled.number, tmp_path)
    assert "Deposit taken $50.00" in said
    assert "Kept $20.00" in said
    assert "lens cap lost" in said
    assert office.read(ListCounts("loans"))["settle"] == 1
