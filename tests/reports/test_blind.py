"""Who may only scan or count reads nothing of a blind audit or count before it is over, through no report or card."""

from __future__ import annotations

from typing import Any

import pytest

from tests.store_fixtures import Office
from tests.transactions import count_makers, stock_makers
from tests.transactions.audit_makers import fill_room, open_audit
from tests.transactions.makers import add_person
from tracker_desktop.errors import Refused
from tracker_desktop.queries.audit_detail import AuditDetail
from tracker_desktop.reports.running import run_report
from tracker_desktop.store.watch import Watch
from tracker_desktop.transactions.cancel_count import CancelCount
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.set_operator import SetOperator
from tracker_desktop.transactions.steer_audit import SteerAudit
from tracker_desktop.ui.printing.report_window import read_report

TOLD = {"audit": ("discrepancies", Right.RECONCILE), "count": ("count-differences", Right.POST_COUNT)}


@pytest.fixture
def blind(office: Office) -> dict[str, int]:
    """A blind audit and a blind count that go on."""
    stock_makers.receive(office, stock_makers.add_item(office), 7, "2")
    audit = open_audit(office, fill_room(office, 2).here, blind=True)
    return {"audit": audit, "count": count_makers.open_count(office, blind=True)}


def code_of(office: Office, key: str, values: dict[str, Any], *rights: Right) -> str:
    try:
        run_report(office.store, key, values, by="Ben Kline", rights=rights).close()
    except Refused as no:
        return no.code
    return ""


@pytest.mark.parametrize("what", TOLD)
def test_it_is_reported_to_who_may_post_it_and_to_all_once_it_is_over(
    office: Office, blind: dict[str, int], what: str
) -> None:
    (key, right), asked = TOLD[what], {what: blind[what]}
    assert code_of(office, key, asked) == "report_blind"
    assert code_of(office, key, asked, Right.AUDIT, Right.COUNT) == "report_blind"
    assert code_of(office, key, asked, right) == ""
    over = SteerAudit(blind[what], "cancelled") if what == "audit" else CancelCount(blind[what])
    office.perform(over)
    assert code_of(office, key, asked) == ""


def test_what_is_not_blind_is_reported_to_all(sqlite_office: Office) -> None:
    stock_makers.receive(sqlite_office, stock_makers.add_item(sqlite_office), 7, "2")
    audit = open_audit(sqlite_office, fill_room(sqlite_office, 2).here)
    count = count_makers.open_count(sqlite_office, blind=False)
    assert code_of(sqlite_office, "discrepancies", {"audit": audit}) == ""
    assert code_of(sqlite_office, "count-differences", {"count": count}) == ""


def test_the_window_knows_who_asks(sqlite_office: Office) -> None:
    office = sqlite_office
    audit = open_audit(office, fill_room(office, 2).here, blind=True)
    clerk = add_person(office, "Ben Kline", "30001")
    office.perform(SetOperator(clerk, ("clerk",)))
    with pytest.raises(Refused, match="is a blind audit that goes on"):
        read_report(office.store, "discrepancies", {"audit": audit}, clerk, Watch())
    read_report(office.store, "discrepancies", {"audit": audit}, office.me, Watch()).close()


def test_the_card_of_a_blind_audit_has_no_sums_while_it_goes_on(sqlite_office: Office) -> None:
    office = sqlite_office
    audit = open_audit(office, fill_room(office, 2).here, blind=True)
    labels = {label for label, _ in office.read(AuditDetail(audit)).fields}  # type: ignore[union-attr]
    assert "Blind" in labels
    assert labels.isdisjoint({"Expected", "Not seen yet"})
    office.perform(SteerAudit(audit, "cancelled"))
    labels = {label for label, _ in office.read(AuditDetail(audit)).fields}  # type: ignore[union-attr]
    assert "Expected" in labels
