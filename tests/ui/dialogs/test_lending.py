# ruff: noqa: F811 - fixtures
"""Loans in the window: extended, reminded of, offered, accepted, signed for, and trained for."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt

from tests.store_fixtures import Office
from tests.transactions import makers
from tests.transactions.makers import asset, check_out, state
from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.models.lending import OverdueNotice, SignedPaper, Training, TransferOffer
from tracker_desktop.queries.listing import ListCounts
from tracker_desktop.queries.today import Today
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.issue_statement import IssueStatement
from tracker_desktop.ui.dialogs.ask import Ask
from tracker_desktop.ui.dialogs.check_in_dialog import CheckInDialog
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.dialogs.lending_list import LendingList
from tracker_desktop.ui.dialogs.loans_dialog import LoansDialog
from tracker_desktop.ui.dialogs.offers_dialog import OffersDialog
from tracker_desktop.ui.dialogs.statements_dialog import StatementsDialog
from tracker_desktop.ui.dialogs.training_dialog import TrainingDialog
from tracker_desktop.ui.forms.make_field import fill

T = TypeVar("T", bound=LendingList)


class Lent:
    """Maria has a late laptop, a camera with a deposit and a scope; Leo works elsewhere."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.person = makers.add_person(office, "Maria Lopez", "20417", email="maria@example.org")
        self.maria, self.leo = makers.holder_of(office, self.person), makers.person(office, "Leo Brandt", "20418")
        cameras = makers.add_category(office, "Cameras", "CM", deposit=Decimal(50))
        self.late, self.scope = (makers.add_asset(office, tag=tag) for tag in ("LT-1", "SC-1"))
        self.camera = makers.add_asset(office, "Canon", tag="CM-1", category_id=cameras)
        today = office.now.date()
        check_out(office, self.late, holder=self.maria, due=today)
        self.due = today + dt.timedelta(days=20)
        check_out(office, self.camera, self.scope, holder=self.maria, due=self.due)
        office.perform(ChangeSetting("approvals.second_person", False))
        office.perform(ChangeSetting("loan.statement_days", 1))


@pytest.fixture
def lent(counter_office: Office) -> Lent:
    counter_office.now = dt.datetime.now(dt.UTC) - dt.timedelta(days=4)
    return Lent(counter_office)


def form(shown: Shown) -> FormDialog:
    dialog = shown.dialog()
    assert isinstance(dialog, FormDialog)
    return dialog


def listed(shown: Shown, kind: type[T]) -> T:
    dialog = shown.dialog()
    assert isinstance(dialog, kind)
    return dialog


def test_extended_reminded_and_settled(lent: Lent, shown: Shown, tmp_path: Path) -> None:
    office = lent.office
    shown.window.show_record("assets", lent.scope)
    shown.settle()
    shown.run("extend_loan")
    later = lent.due + dt.timedelta(days=7)
    fill(form(shown).field("due"), later)
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert asset(office, lent.scope)["due"] == later
    assert "SC-1 extended" in shown.window.counter.banner.text()
    shown.run("reminders")
    loans = listed(shown, LoansDialog)
    shown.follow()
    assert loans.list.table.model().rowCount() == 1
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert isinstance(shown.dialog(), Ask)
    mails: list[object] = []
    loans.mail_wanted.disconnect()
    loans.mail_wanted.connect(mails.append)
    shown.dialog()._take(2)  # type: ignore[attr-defined]
    shown.settle()
    assert mails == [[(f"ON-{dt.date.today().year}-00001", "maria@example.org")]]
    assert [row["step"] for row in state(office, OverdueNotice)] == [1]
    shown.window.lending.write_mails(mails[0], tmp_path)  # type: ignore[arg-type]
    shown.settle()
    assert len(list(tmp_path.glob("ON-*.eml"))) == 1
    loans.remind()
    shown.settle()
    assert "No reminder is due" in loans.banner.text()
    loans.list.show_view("deposits")
    shown.follow()
    loans.list.table.choose_row(0)
    loans.check_in()
    shown.settle()
    assert "give back the deposit of 50.00" in loans.banner.text()
    loans.list.show_view("all")
    shown.follow()
    loans.list.choose(2)
    loans.settle()
    shown.settle()
    fill(form(shown).field("back"), Decimal(30))
    fill(form(shown).field("reason"), "lens cap lost")
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert "30.00 of the deposit given back" in loans.banner.text()
    assert office.read(ListCounts("loans"))["settle"] == 1


def test_offered_accepted_signed_and_trained(lent: Lent, shown: Shown) -> None:
    office = lent.office
    shown.window.show_record("assets", lent.scope)
    shown.settle()
    shown.run("transfer")
    form(shown).field("holder_id").set_value(lent.leo, "Leo Brandt")  # type: ignore[attr-defined]
    fill(form(shown).field("to_accept"), True)
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert state(office, TransferOffer)[0]["state"] == "offered"
    office.now = dt.datetime.now(dt.UTC)
    tiles = {tile.key: tile for tile in office.read(Today())}
    assert (tiles["to_accept"].number, tiles["to_remind"].number, tiles["to_sign"].number) == (1, 1, 1)
    shown.window.show_list("transfer_offers", "waiting")
    shown.follow()
    offers = listed(shown, OffersDialog)
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert asset(office, lent.scope)["holder_id"] == lent.leo
    assert "Leo Brandt took over SC-1" in offers.banner.text()
    offers.reject()
    shown.run("statements")
    statements = listed(shown, StatementsDialog)
    number = str(office.perform(IssueStatement(lent.maria)).number)
    shown.burst(number)
    assert [row["holder_id"] for row in state(office, SignedPaper)] == [lent.maria]
    assert f"{number} signed" in statements.banner.text()
    statements.reject()
    shown.scan(number)
    assert shown.window.counter.banner.text()
    shown.window.lending.train([lent.person])
    shown.settle()
    fill(form(shown).field("name"), "Laser safety")
    shown.press(Qt.Key.Key_Return, ctrl=True)
    shown.run("trainings")
    training = listed(shown, TrainingDialog)
    shown.follow()
    training.edit()
    shown.settle()
    fill(form(shown).field("valid_until"), lent.due)
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert state(office, Training)[0]["valid_until"] == lent.due
    training.remove()
    shown.settle()
    assert state(office, Training) == []
    assert shown.bugs == []


def test_the_dialog_of_a_return_gives_the_deposit_back(lent: Lent, shown: Shown) -> None:
    shown.window.show_record("assets", lent.camera)
    shown.settle()
    shown.run("assets_in")
    dialog = shown.dialog()
    assert isinstance(dialog, CheckInDialog)
    assert dialog.deposit.value() == Decimal(50)
    dialog.deposit.set_value(Decimal(80))
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert "is more than the deposit of 50.00" in dialog.banner.text()
    dialog.deposit.set_value(Decimal(20))
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert "30.00 of the deposit kept" in shown.window.counter.banner.text()
