"""What the reports on reminders, deposits and statements say, on both databases."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from tests.reports.small_office import run
from tests.reports.test_catalog import column
from tests.store_fixtures import Office
from tests.transactions import makers
from tests.transactions.makers import check_out
from tracker_desktop.queries.listing import ListCounts
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.issue_statement import IssueStatement
from tracker_desktop.transactions.send_notice import SendNotice
from tracker_desktop.transactions.sign_paper import SignPaper

TODAY = dt.date(2026, 11, 24)


def test_reminders_deposits_and_statements(office: Office) -> None:
    maria, leo = makers.person(office), makers.person(office, "Leo Brandt", "20418")
    cameras = makers.add_category(office, "Cameras", "CM", deposit=Decimal(50))
    one, two = (makers.add_asset(office, "Canon", category_id=cameras) for _ in range(2))
    check_out(office, one, holder=maria, due=TODAY)
    check_out(office, two, holder=leo, due=TODAY + dt.timedelta(days=5))
    office.now += dt.timedelta(days=2)
    office.perform(SendNotice(maria))
    with run(office, "reminders") as result:
        assert column(result, "Tag") == ["CM-00001"]
        assert (column(result, "Days late"), column(result, "Sent")) == ([2], [1])
        assert column(result, "Next reminder") == [dt.date(2026, 12, 2)]
    office.perform(CheckIn((InLine(two, deposit_back=Decimal("12.50")),)))
    with run(office, "deposits") as result:
        assert column(result, "Given back") == [Decimal("12.50"), None]
    office.perform(ChangeSetting("loan.statement_days", 1))
    with run(office, "statements-to-sign") as result:
        assert (column(result, "Held by"), column(result, "State")) == (["Maria Lopez"], ["to_print"])
    number = office.perform(IssueStatement(maria)).number
    counts = office.read(ListCounts("statements"))
    assert counts == {"due": 1, "to_print": 0, "to_sign": 1, "signed": 0, "all": 1}
    office.perform(SignPaper(str(number)))
    assert office.read(ListCounts("statements")) == {"due": 0, "to_print": 0, "to_sign": 0, "signed": 1, "all": 1}
