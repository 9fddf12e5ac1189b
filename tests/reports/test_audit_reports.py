"""What is printed of audits: discrepancies, worksheets, the history, ghost assets; on both databases."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from tests.reports.small_office import run
from tests.reports.test_catalog import column, groups, sums
from tests.store_fixtures import START, Office
from tests.transactions import count_makers, stock_makers
from tests.transactions.audit_makers import Room, every_class, fill_room, lines, open_audit, see
from tests.transactions.makers import add_asset, check_out, made, person
from tracker_desktop.errors import Refused
from tracker_desktop.reports.asking import typed_values
from tracker_desktop.reports.charts.chart import Lines
from tracker_desktop.reports.registry import REPORTS
from tracker_desktop.reports.result import Result
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.choose_resolution import ChooseResolution
from tracker_desktop.transactions.finish_rooms import FinishRooms
from tracker_desktop.transactions.found import Found
from tracker_desktop.transactions.open_audit import OpenAudit
from tracker_desktop.transactions.post_audit import PostAudit
from tracker_desktop.transactions.rules.audit_scope import AuditScope
from tracker_desktop.transactions.set_count_reason import SetCountReason


@pytest.fixture
def room(office: Office) -> Room:
    return fill_room(office)


def rows(result: Result) -> dict[str, tuple[str, ...]]:
    """The rows as they are shown, by their tag."""
    tag = [column.title for column in result.report.columns].index("Tag or code")
    texts = [result.texts(number) for number in range(len(result))]
    return {row[tag]: row for row in texts}


def audited(office: Office, room: Room, *found: str, resolve: str | None = None) -> int:
    """An audit of B-204 in which these were found and the others missed, posted and closed."""
    audit = open_audit(office, room.here)
    for tag in found:
        see(office, audit, room.assets[tag], room.here)
    office.perform(FinishRooms(audit))
    if resolve is not None:
        office.perform(ChooseResolution(audit, tuple(lines(office, audit, "missing").values()), resolve))
    office.perform(PostAudit(audit))
    return audit


def test_discrepancies_before_the_closing(office: Office, room: Room) -> None:
    audit = every_class(office, room)
    office.perform(FinishRooms(audit))
    with run(office, "discrepancies", audit=audit) as result:
        assert [(head, number) for head, number, _ in groups(result)] == [
            ("Missing", 2),
            ("Unexpected state", 1),
            ("Seen elsewhere", 1),
            ("Recorded elsewhere", 1),
            ("Unknown code", 1),
            ("Moved since", 1),
        ]
        found = rows(result)
        assert found["CH-2"][2:5] == ("Chair", "Biology B-204", "Physics P-101")
        assert found["CH-2"][8:10] == ("Move the record to Physics P-101 (proposed)", "open")
        assert found["CH-3"][3] == "Biology B-204"
        assert found["CH-3"][4] == "Biology B-204 · though on loan"
        assert found["CH-4"][4:7] == ("not seen", "", "")
        assert found["9781234"][2] == "Stands in no record"
        assert found["9781234"][8] == "To be chosen"
        assert found["CH-5"][8:10] == ("", "")
        assert "CH-1" not in found
        assert result.said[0].startswith("Audit: Biology B-204 · no. 1 · opened ")


def test_discrepancies_after_the_closing(office: Office, room: Room) -> None:
    audit = every_class(office, room)
    office.perform(FinishRooms(audit))
    unknown = lines(office, audit, "unknown")["9781234"]
    office.perform(ChooseResolution(audit, (unknown,), "ignore", "an ISBN"))
    office.perform(ChangeSetting("audits.write_off_limit", 99))
    office.perform(PostAudit(audit))
    with run(office, "discrepancies", audit=audit) as result:
        found = rows(result)
        assert found["9781234"][8:10] == ("Ignore: an ISBN", "posted")
        assert found["CH-2"][8:10] == ("Move the record to Physics P-101", "posted")
        assert found["CH-4"][8:10] == ("Report missing", "waits for approval")
        assert sums(result)["Cost"] == Decimal(6 * 100 - 100 + 640)


def test_a_worksheet_lists_what_is_expected_and_leaves_lines_for_the_rest(office: Office, room: Room) -> None:
    audit = open_audit(office, room.here, room.there)
    with run(office, "worksheet-of-audit", audit=audit) as result:
        assert [(head, number) for head, number, _ in groups(result)] == [("Biology B-204", 9), ("Physics P-101", 4)]
        assert column(result, "Tag")[:7] == [*(f"CH-{number}" for number in range(1, 7)), None]


def test_a_blind_worksheet_has_the_rooms_and_nothing_else(office: Office, room: Room) -> None:
    audit = open_audit(office, room.here, room.there, blind=True)
    with run(office, "worksheet-of-audit", audit=audit) as result:
        assert [(head, number) for head, number, _ in groups(result)] == [("Biology B-204", 12), ("Physics P-101", 12)]
        assert set(column(result, "Tag")) == {None}
        assert set(column(result, "Description")) == {None}


def test_what_has_no_place_is_on_the_worksheet_last(office: Office, room: Room) -> None:
    add_asset(office, "Lost and found", tag="X-1")
    audit = made(office.perform(OpenAudit(AuditScope("all"))))
    with run(office, "worksheet-of-audit", audit=audit) as result:
        assert groups(result)[-1][:2] == ("No location", 1)


def test_the_history_has_the_closed_audits_with_their_accuracy(office: Office, room: Room) -> None:
    audited(office, room, "CH-1", "CH-2", "CH-3")
    open_audit(office, room.there)
    with run(office, "audit-history") as result:
        (row,) = [result.texts(0)]
        assert row[1] == "Biology B-204"
        assert row[3:] == ("Rita Osei", "6", "3", "", "3", "300.00", "50.0 %", "50.0 %")
    with run(office, "audit-history", to=dt.date(2026, 1, 1)) as result:
        assert len(result) == 0


def test_the_chart_of_the_history_says_how_right_the_register_was(office: Office, room: Room) -> None:
    audited(office, room, "CH-1", "CH-2", "CH-3", resolve="leave the record")
    audited(office, room, "CH-1", "CH-2", "CH-3", "CH-4", resolve="leave the record")
    office.now += dt.timedelta(days=30)
    audited(office, room, *(f"CH-{number}" for number in range(1, 7)))
    with run(office, "audit-history") as result:
        assert isinstance(result.picture, Lines)
        assert result.picture.days == (START.date(), START.date() + dt.timedelta(days=30))
        assert result.picture.series == (("by number", (58, 100)), ("by cost", (58, 100)))


def test_the_accuracy_of_counts_by_class_and_counter(office: Office) -> None:
    gloves, masks = stock_makers.add_item(office), stock_makers.add_item(office, "MSK", "Masks")
    for item in (gloves, masks):
        stock_makers.receive(office, item, 1000, "0.10")
    sam = count_makers.colleague(office)
    count = count_makers.open_count(office)
    count_makers.count_stock(office, count, gloves, 900)
    count_makers.count_stock(office, count, gloves, 900, by=sam)
    count_makers.count_stock(office, count, masks, 1010)
    office.perform(SetCountReason(count, count_makers.line_ids(office, count)[:1], "damaged"))
    count_makers.post_count(office, count)
    count_makers.open_count(office)
    with run(office, "count-accuracy") as result:
        assert [result.texts(number)[1:] for number in range(len(result))] == [
            ("Rita Osei", "1", "1", "1", "100.0 %", "1.00", "1.00"),
            ("Sam Reyes", "1", "1", "", "0.0 %", "-10.00", "10.00"),
        ]
        assert sums(result)["Net variance"] == Decimal(-9)
        assert sums(result)["Absolute variance"] == Decimal(11)
        assert isinstance(result.picture, Lines)
        assert result.picture.series == (("within tolerance", (50,)),)
    with run(office, "count-accuracy", to=dt.date(2026, 11, 1)) as result:
        assert len(result) == 0


def test_an_audit_is_meant_by_its_name_number_or_certificate(office: Office, room: Room) -> None:
    first = audited(office, room, *(f"CH-{number}" for number in range(1, 7)))
    second = open_audit(office, room.there, name="Spring")
    for text, meant in (("AC-2026-00001", first), ("ac-2026-00001", first), ("spring", second), (str(second), second)):
        assert typed_values(office.store, REPORTS["discrepancies"], {"audit": text}) == {"audit": meant}
    open_audit(office, room.here)
    with pytest.raises(Refused, match=r"Biology B-204 · no. 1 · opened 24 Nov 2026; Biology B-204 · no. 3"):
        typed_values(office.store, REPORTS["discrepancies"], {"audit": "Biology B-204"})


def test_ghosts_are_missing_in_so_many_audits_in_a_row(office: Office, room: Room) -> None:
    audited(office, room, "CH-1", "CH-2", "CH-3", "CH-4")
    with run(office, "ghost-assets") as result:
        assert len(result) == 0
    with run(office, "ghost-assets", times=1) as result:
        assert column(result, "Tag") == ["CH-5", "CH-6"]
    audited(office, room, "CH-1", "CH-2", "CH-3", "CH-6")
    with run(office, "ghost-assets", times=1) as result:
        assert column(result, "Tag") == ["CH-5", "CH-4"]
        assert column(result, "Audits missed") == [2, 1]
    with run(office, "ghost-assets") as result:
        assert column(result, "Tag") == ["CH-5"]
        assert sums(result) == {
            "Cost": Decimal(100),
            "Insurance": Decimal(1),
            "Property tax": Decimal(1),
            "Maintenance": Decimal(2),
            "A year": Decimal(4),
        }


def test_costs_that_the_office_leaves_out_have_no_column(office: Office, room: Room) -> None:
    office.perform(ChangeSetting("costs.tax_percent", "0"))
    office.perform(ChangeSetting("costs.insurance_percent", "1.5"))
    audited(office, room)
    with run(office, "ghost-assets", times=1) as result:
        assert sums(result) == {
            "Cost": Decimal(600),
            "Insurance": Decimal(9),
            "Maintenance": Decimal(12),
            "A year": Decimal(21),
        }


@pytest.mark.parametrize("sign", ["seen", "found", "handed over"])
def test_what_turned_up_since_is_no_ghost(office: Office, room: Room, sign: str) -> None:
    left = room.assets["CH-6"]
    others = [f"CH-{number}" for number in range(1, 6)]
    audited(office, room, *others, resolve="report missing" if sign == "found" else "leave the record")
    with run(office, "ghost-assets", times=1) as result:
        assert column(result, "Tag") == ["CH-6"]
    if sign == "seen":
        see(office, open_audit(office, room.here), left, room.here)
    elif sign == "found":
        office.perform(Found(left))
    else:
        check_out(office, left, holder=person(office))
    with run(office, "ghost-assets", times=1) as result:
        assert len(result) == 0
