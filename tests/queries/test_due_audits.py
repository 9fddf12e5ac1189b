"""What is to be audited: by the calendar, or because the custodian changed."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.store_fixtures import START, Office
from tests.transactions import makers
from tests.transactions.audit_makers import open_audit
from tests.transactions.makers import add_asset, add_department, add_person, add_place, holder_of, made
from tracker_desktop.models.people import Department
from tracker_desktop.models.places import Place
from tracker_desktop.queries.due_audits import CALENDAR, CUSTODIAN, NEVER, DueAudit, DueAudits
from tracker_desktop.queries.holder_details import PlaceDetail
from tracker_desktop.transactions.edit_department import EditDepartment
from tracker_desktop.transactions.edit_place import EditPlace
from tracker_desktop.transactions.finish_rooms import FinishRooms
from tracker_desktop.transactions.open_audit import OpenAudit
from tracker_desktop.transactions.post_audit import PostAudit
from tracker_desktop.transactions.rules.audit_scope import AuditScope
from tracker_desktop.transactions.set_audit_cycle import SetAuditCycle


def due(office: Office) -> dict[str, tuple[str, dt.date | None]]:
    """What is due by name: why, and since when."""
    return {one.name: (one.why, one.since) for one in office.read(DueAudits())}


def cycle(office: Office, row_id: int, months: int | None = 12, model: type = Place) -> None:
    office.perform(SetAuditCycle(holder_of(office, row_id, model), months))


def close(office: Office, audit: int) -> None:
    office.perform(FinishRooms(audit))
    office.perform(PostAudit(audit))


def audit_all(office: Office, scope: AuditScope) -> None:
    """An audit of something with a place of its own to look at, closed; nothing has to be there."""
    close(office, made(office.perform(OpenAudit(scope))))


@pytest.fixture
def room(office: Office) -> int:
    """B-204 in the building B; a chair stands there."""
    building = add_place(office, "B", "Biology")
    room = add_place(office, "B-204", "B-204", parent_id=building)
    add_asset(office, "Chair", tag="CH-1", place_id=room)
    return room


def test_never_audited_is_due_as_soon_as_there_is_a_cycle(office: Office, room: int) -> None:
    assert due(office) == {}
    cycle(office, room)
    (one,) = office.read(DueAudits())
    assert one == DueAudit("place", room, holder_of(office, room, Place), "Biology / B-204", NEVER, None, None, 12, 1)
    cycle(office, room, None)
    assert due(office) == {}


def test_by_the_calendar(office: Office, room: int) -> None:
    cycle(office, room)
    close(office, open_audit(office, room))
    assert due(office) == {}
    office.now = dt.datetime(2027, 11, 23, 12, tzinfo=dt.UTC)
    assert due(office) == {}
    office.now = dt.datetime(2027, 11, 24, 12, tzinfo=dt.UTC)
    assert due(office) == {"Biology / B-204": (CALENDAR, dt.date(2027, 11, 24))}


def test_a_month_after_the_31st_is_the_last_of_the_next(office: Office, room: int) -> None:
    office.now = dt.datetime(2026, 12, 31, 9, tzinfo=dt.UTC)
    close(office, open_audit(office, room))
    cycle(office, room, 2)
    office.now = dt.datetime(2027, 2, 28, 9, tzinfo=dt.UTC)
    assert due(office) == {"Biology / B-204": (CALENDAR, dt.date(2027, 2, 28))}


def test_the_audit_of_a_building_covers_its_rooms(office: Office, room: int) -> None:
    cycle(office, room)
    building = makers.place_id(office, "B")
    close(office, open_audit(office, building))
    assert due(office) == {}


@pytest.mark.parametrize(
    ("scope", "covers"),
    [
        (AuditScope("all"), True),
        (AuditScope("all", sample="1"), False),
        (AuditScope("tags", tags=("CH-1",)), False),
    ],
)
def test_what_covers_a_place(office: Office, room: int, scope: AuditScope, covers: bool) -> None:
    cycle(office, room)
    audit_all(office, scope)
    assert (due(office) == {}) is covers


def test_an_audit_that_goes_on_or_was_cancelled_or_undone_does_not_count(office: Office, room: int) -> None:
    cycle(office, room)
    audit = open_audit(office, room)
    assert set(due(office)) == {"Biology / B-204"}
    office.perform(FinishRooms(audit))
    done = office.perform(PostAudit(audit))
    assert due(office) == {}
    office.undo(done)
    assert set(due(office)) == {"Biology / B-204"}


def test_departments_by_the_ids_of_the_scope(office: Office, room: int) -> None:
    first, second = add_department(office, "Biology"), add_department(office, "Physics")
    for department in (first, second):
        cycle(office, department, model=Department)
        add_asset(office, "Chair", tag=f"D-{department}", department_id=department, place_id=room)
    assert due(office) == {"Biology": (NEVER, None), "Physics": (NEVER, None)}
    audit_all(office, AuditScope("departments", (second,)))
    assert due(office) == {"Biology": (NEVER, None)}
    audit_all(office, AuditScope("departments", (first, second)))
    assert due(office) == {}


def test_a_change_of_the_custodian_asks_for_an_audit(office: Office, room: int) -> None:
    ada, leo = add_person(office, "Ada"), add_person(office, "Leo")
    office.perform(EditPlace(room, {"responsible_id": ada}))
    assert due(office) == {}
    office.perform(EditPlace(room, {"responsible_id": leo}))
    assert due(office) == {"Biology / B-204": (CUSTODIAN, START.date())}
    close(office, open_audit(office, room))
    assert due(office) == {}
    office.perform(EditPlace(room, {"responsible_id": None}))
    assert due(office) == {"Biology / B-204": (CUSTODIAN, START.date())}
    office.perform(EditPlace(room, {"responsible_id": leo}))
    assert due(office) == {}


def test_where_nothing_is_nobody_hands_over(office: Office, room: int) -> None:
    ada, leo = add_person(office, "Ada"), add_person(office, "Leo")
    empty = add_place(office, "E", "Empty", responsible_id=ada)
    office.perform(EditPlace(empty, {"responsible_id": leo}))
    assert due(office) == {}
    department = add_department(office, "Biology", manager_id=ada)
    add_asset(office, "Chair", tag="CH-2", department_id=department)
    office.perform(EditDepartment(department, {"manager_id": leo}))
    assert due(office) == {"Biology": (CUSTODIAN, START.date())}


def test_a_changed_custodian_that_was_undone_asks_for_nothing(office: Office, room: int) -> None:
    ada, leo = add_person(office, "Ada"), add_person(office, "Leo")
    office.perform(EditPlace(room, {"responsible_id": ada}))
    office.undo(office.perform(EditPlace(room, {"responsible_id": leo})))
    assert due(office) == {}


def test_what_was_never_audited_comes_first_then_what_is_due_longest(office: Office, room: int) -> None:
    other = add_place(office, "P", "Physics")
    third = add_place(office, "C", "Chemistry")
    close(office, open_audit(office, room))
    office.now += dt.timedelta(days=40)
    close(office, open_audit(office, other))
    for place in (room, other, third):
        cycle(office, place, 1)
    office.now += dt.timedelta(days=40)
    assert list(due(office)) == ["Chemistry", "Biology / B-204", "Physics"]


def test_the_card_of_a_place_says_when_it_was_and_will_be_audited(office: Office, room: int) -> None:
    def said() -> str | None:
        card = office.read(PlaceDetail(room))
        assert card is not None
        return dict(card.fields).get("Audits")

    assert said() is None
    cycle(office, room)
    assert said() == "every 12 months · never audited"
    close(office, open_audit(office, room))
    assert said() == "every 12 months · last 24 Nov 2026 · next 24 Nov 2027"
    cycle(office, room, 1)
    assert said() == "every month · last 24 Nov 2026 · next 24 Dec 2026"
    cycle(office, room, None)
    assert said() == "last 24 Nov 2026"
