"""The certificate of an audit and the report of a count as they are printed."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.reports.papers.test_draw_paper import Printed
from tests.store_fixtures import Office
from tests.transactions import audit_makers, count_makers, makers, stock_makers
from tracker_desktop.queries.papers import audit_papers
from tracker_desktop.reports.papers import audit_certificate
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.choose_resolution import ChooseResolution
from tracker_desktop.transactions.finish_rooms import FinishRooms
from tracker_desktop.transactions.post_audit import PostAudit
from tracker_desktop.transactions.set_count_reason import SetCountReason


def closed(office: Office, many: int = 6) -> None:
    room = audit_makers.fill_room(office, many)
    audit = audit_makers.every_class(office, room)
    office.perform(FinishRooms(audit))
    unknown = audit_makers.lines(office, audit, "unknown")["9781234"]
    office.perform(ChooseResolution(audit, (unknown,), "ignore", "an ISBN"))
    office.perform(PostAudit(audit))


def test_a_certificate_shows_the_sum_as_a_sum(sqlite_office: Office, tmp_path: Path) -> None:
    office = sqlite_office
    office.perform(ChangeSetting("audits.write_off_limit", 99))
    closed(office)
    printed = Printed(office, "AC-2026-00001", tmp_path, by="Rita Osei")
    assert printed.has("Audit certificate", "AC-2026-00001", "Opened by", "Closed by", "Biology B-204", "Rita Osei")
    assert printed.has("1 OF 6 FOUND", "Accuracy 16.7 % by number, 16.7 % by cost")
    assert printed.has("6 expected = 1 found + 1 seen elsewhere + 1 in an unexpected state + 2 missing")
    assert printed.has("1 recorded elsewhere · 1 unknown code · 1 scan again", "Scanned by", "Rita Osei 5")
    assert printed.has("Move the record 2", "For a second person", "2 assets of $200.00")
    assert printed.has("Not seen yet", "0 0.0 % $0.00", "Expected 6, $600.00")
    assert printed.has("Missing", "Chair", "not seen", "Report missing", "Waits for a second person")
    assert printed.has("Though on loan", "an ISBN", "chain head")
    assert audit_certificate.SWITCHED_OFF not in printed.words


def test_the_description_of_a_finding_has_room_for_its_words(sqlite_office: Office, tmp_path: Path) -> None:
    office = sqlite_office
    place = makers.add_place(office, "BIO-B-204", "Biology building, room B-204")
    makers.add_asset(office, "Dell UltraSharp U2723QE", tag="MN-1", place_id=place, cost=Decimal(52900))
    audit = audit_makers.open_audit(office, place)
    office.perform(FinishRooms(audit))
    office.perform(PostAudit(audit))
    assert "UltraSharp" in Printed(office, "AC-2026-00001", tmp_path).words


def test_a_certificate_says_that_nobody_else_had_to_approve(sqlite_office: Office, tmp_path: Path) -> None:
    office = sqlite_office
    office.perform(ChangeSetting("audits.write_off_limit", 99))
    office.perform(ChangeSetting("approvals.second_person", False))
    closed(office)
    assert audit_certificate.SWITCHED_OFF in Printed(office, "AC-2026-00001", tmp_path).words


def test_a_long_certificate_goes_on_and_says_what_it_leaves_out(
    sqlite_office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed(sqlite_office, 60)
    printed = Printed(sqlite_office, "AC-2026-00001", tmp_path)
    assert len(printed.pages) > 2
    for page in printed.pages[1:]:
        assert "Findings (continued)" in page
    assert "Findings (continued)" in printed.pages[-1]
    monkeypatch.setattr(audit_papers, "MOST_FINDINGS", 5)
    assert "56 more: the discrepancy report lists all" in Printed(sqlite_office, "AC-2026-00001", tmp_path).words


def test_an_audit_in_which_all_agrees(sqlite_office: Office, tmp_path: Path) -> None:
    office = sqlite_office
    room = audit_makers.fill_room(office, 1)
    audit = audit_makers.open_audit(office, room.here)
    audit_makers.see(office, audit, room.assets["CH-1"], room.here)
    office.perform(PostAudit(audit))
    printed = Printed(office, "AC-2026-00001", tmp_path)
    assert printed.has("1 OF 1 FOUND", "100.0 % by number", "The register and the rooms agreed.")
    for absent in ("Resolved", "Beside that", "For a second person", "Last audit", "Note"):
        assert absent not in printed.words


def test_a_count_report(sqlite_office: Office, tmp_path: Path) -> None:
    office = sqlite_office
    gloves = stock_makers.add_item(office)
    stock_makers.receive(office, gloves, 1000, "0.10")
    ethanol = stock_makers.add_item(office, "ETH-96", "Ethanol 96 %", unit="l", decimals=1)
    stock_makers.receive(office, ethanol, 10, "12.00")
    second = count_makers.colleague(office)
    count = count_makers.open_count(office, name="Autumn")
    count_makers.count_stock(office, count, gloves, 900)
    count_makers.count_stock(office, count, gloves, 900, by=second)
    count_makers.count_stock(office, count, ethanol, 10)
    first = next(line["id"] for line in count_makers.lines(office, count) if line["item_id"] == gloves)
    office.perform(SetCountReason(count, (first,), "damaged", "wet"))
    count_makers.post_count(office, count)
    printed = Printed(office, "CR-2026-00001", tmp_path)
    assert printed.has("Count report", "Opened by", "Posted by", "Autumn", "Rita Osei")
    assert printed.has("1 OF 2 LINES WITHIN TOLERANCE", "Accuracy 50.0 %", "absolute variance $10.00")
    assert printed.has("2 listed, 2 counted, 1 changed", "gains $0.00 − losses $10.00 = net −$10.00")
    for words in ("Nitrile gloves,", "GLV-NIT-M", "1,000", "900", "−100 pcs", "damaged and", "first 900, Rita"):
        assert words in printed.words
    assert printed.has("chain head", "Warehouse manager")
    assert "Approved by" not in printed.words
