"""What is typed for a parameter: by code, tag or name, and one sentence where it means nothing or too much."""

from __future__ import annotations

import contextlib
import datetime as dt

import pytest

from tests.bad_values import TEXTS
from tests.reports.small_office import Known
from tests.store_fixtures import Office
from tests.transactions.makers import add_person, add_place, holder_of
from tracker_desktop.errors import Refused
from tracker_desktop.models.places import Place
from tracker_desktop.reports.asking import typed_values
from tracker_desktop.reports.parameters import PARAMETERS
from tracker_desktop.reports.registry import REPORTS
from tracker_desktop.transactions.edit_person import EditPerson


def typed(office: Office, report: str, key: str, text: str) -> object:
    return typed_values(office.store, REPORTS[report], {key: text})[key]


def test_records_by_code_tag_or_name(known_on_both: Known) -> None:
    known, office = known_on_both, known_on_both.office
    maria = holder_of(office, known.maria)
    for text in ("20417", "Maria Lopez", "maria lopez", "lopez", " Maria  Lopez "):
        assert typed(office, "by-holder", "holder", text) == maria
    for text in ("b204", "B 204"):
        assert typed(office, "audit-worksheet", "place", text) == known.room
    assert typed(office, "audit-worksheet", "place", "B 204 / Cabinet") == known.cabinet
    assert typed(office, "by-holder", "holder", "B204") == holder_of(office, known.room, Place)
    assert typed(office, "issued", "department", "biology") == known.biology
    assert typed(office, "issued", "department", "BI-210") == known.biology
    assert typed(office, "asset-register", "category", "laptops") == known.laptops
    assert typed(office, "asset-journal", "asset", "lt-1") == known.lent
    assert typed(office, "asset-journal", "asset", "7QK2M33") == known.lent
    assert typed(office, "item-journal", "item", "Ethanol 96 %") == known.ethanol


def test_a_name_may_be_longer_than_any_code(office: Office) -> None:
    name = "Store " * 25 + "room"
    place = add_place(office, "R1", name)
    assert typed(office, "audit-worksheet", "place", name) == place


def test_somebody_who_has_left_is_found_by_the_whole_name(office: Office) -> None:
    gone = add_person(office, "Otto Weg", "900")
    office.perform(EditPerson(gone, {"active": False}))
    assert typed(office, "person-activity", "person", "Otto Weg") == gone
    assert typed(office, "person-activity", "person", "900") == gone


def test_dates_days_and_choices(office: Office) -> None:
    assert typed(office, "issued", "from", "2026-11-01") == dt.date(2026, 11, 1)
    assert typed(office, "expiring", "days", "0") == 0
    for text in ("on_loan", "on-loan", "On loan", "ON LOAN"):
        assert typed(office, "asset-register", "status", text) == "on_loan"


@pytest.mark.parametrize(
    ("report", "key", "text", "says"),
    [
        ("by-holder", "holder", "Ada Jones", "“Ada Jones” fits more than one holder: Ada Jones"),
        ("by-holder", "holder", "Smith", "No holder has the code or name “Smith”"),
        ("by-holder", "holder", "LT-1", "No holder has the code or name “LT-1”"),
        ("by-holder", "place", "B204", "Assets by holder is not asked for --place. It takes: --holder"),
        ("stock-value", "place", "B204", "is not asked for --place. It takes: none"),
        ("issued", "from", "20261101", "is no date. Write it like 2026-11-24"),
        ("issued", "from", "2026-02-30", "is no date. Write it like 2026-11-24"),
        ("expiring", "days", "-1", "is no number from 0 to 3,650"),
        ("expiring", "days", "٣", "is no number from 0 to 3,650"),
        ("asset-register", "status", "lost", "there is no “lost”"),
        ("asset-register", "status", "", "Nothing is written behind --status. Write what it is to be, or leave"),
        ("by-holder", "holder", "  ", "Nothing is written behind --holder"),
        ("issued", "from", "", "Nothing is written behind --from"),
        ("by-holder", "holder", "x" * 2000, "No holder has the code or name “xxx"),
        ("by-holder", "holder", "a\0b", "No holder has the code or name “a b”"),
        ("audit-worksheet", "place", "~SUPPLIER", "No place has the code or name"),
    ],
)
def test_what_means_nothing_or_too_much(known: Known, report: str, key: str, text: str, says: str) -> None:
    with pytest.raises(Refused, match=says):
        typed(known.office, report, key, text)


def test_six_of_one_name_are_not_all_told(sqlite_office: Office) -> None:
    for number in range(7):
        add_place(
            sqlite_office, f"R{number}", "Cellar", parent_id=add_place(sqlite_office, f"H{number}", f"House {number}")
        )
    with pytest.raises(Refused, match="and 2 more") as refused:
        typed(sqlite_office, "audit-worksheet", "place", "cellar")
    assert "House 0 / Cellar" in str(refused.value)


@pytest.mark.parametrize("key", PARAMETERS)
def test_nothing_typed_breaks_it(sqlite_office: Office, key: str) -> None:
    report = next(name for name, report in REPORTS.items() if report.parameter(key))
    for text in TEXTS:
        with contextlib.suppress(Refused):
            typed(sqlite_office, report, key, text)


def test_every_parameter_is_one_of_the_table() -> None:
    for report in REPORTS.values():
        for parameter in report.parameters:
            known = PARAMETERS[parameter.key]
            assert (parameter.kind, parameter.label) == (known.kind, known.label)
