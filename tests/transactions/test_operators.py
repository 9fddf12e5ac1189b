"""Operators: roles, PIN, and the administrator who stays."""

from __future__ import annotations

import pytest
from sqlalchemy import Connection, select

from tests.store_fixtures import Office
from tests.transactions import makers
from tracker_desktop.errors import Refused
from tracker_desktop.models.journal import Entry
from tracker_desktop.models.people import Operator
from tracker_desktop.queries.base import Query
from tracker_desktop.transactions.edit_person import EditPerson
from tracker_desktop.transactions.rights import Role
from tracker_desktop.transactions.rules.pins import hash_pin, verify_pin
from tracker_desktop.transactions.set_operator import SetOperator


class Bodies(Query[str]):
    def run(self, connection: Connection) -> str:
        return repr(connection.execute(select(Entry.body)).all())


def operator(office: Office, person_id: int) -> dict[str, object]:
    (found,) = office.read(makers.Rows(Operator, Operator.person_id == person_id))
    return found


def test_somebody_may_sign_in(office: Office) -> None:
    leo = makers.add_person(office, "Leo Brandt", "20418")
    done = makers.there_and_back(office, SetOperator(leo, ("warehouse manager", "clerk"), pin="4711"))
    assert (done.title, done.detail) == ("Leo Brandt may sign in", "clerk, warehouse manager")
    kept = operator(office, leo)
    assert (kept["roles"], kept["active"]) == (["clerk", "warehouse manager"], True)
    assert verify_pin(str(kept["pin_hash"]), "4711")
    assert not verify_pin(str(kept["pin_hash"]), "4712")
    assert "4711" not in office.read(Bodies())
    assert str(kept["pin_hash"]) not in office.read(Bodies())


def test_a_pin_is_left_changed_and_taken_away(office: Office) -> None:
    leo = makers.add_person(office, "Leo Brandt", "20418")
    office.perform(SetOperator(leo, ("clerk",), pin="4711"))
    first = operator(office, leo)["pin_hash"]
    office.perform(SetOperator(leo, ("auditor",)))
    assert operator(office, leo)["pin_hash"] == first
    changed = office.perform(SetOperator(leo, ("auditor",), pin="0815"))
    assert verify_pin(str(operator(office, leo)["pin_hash"]), "0815")
    office.undo(changed)
    assert operator(office, leo)["pin_hash"] == first
    office.perform(SetOperator(leo, ("auditor",), pin=""))
    assert operator(office, leo)["pin_hash"] is None


def test_somebody_may_no_longer_sign_in(office: Office) -> None:
    leo = makers.add_person(office, "Leo Brandt", "20418")
    office.perform(SetOperator(leo, ("property manager",)))
    done = makers.there_and_back(office, SetOperator(leo, (), active=False))
    assert done.title == "Leo Brandt may no longer sign in"
    with pytest.raises(Refused, match="Nobody is signed in"):
        office.perform(EditPerson(leo, {"phone": "1"}), by=leo)


@pytest.mark.parametrize(
    "change",
    [
        lambda me: SetOperator(me, ("clerk",)),
        lambda me: SetOperator(me, ("administrator",), active=False),
        lambda me: EditPerson(me, {"active": False}),
    ],
)
def test_the_last_administrator_stays(office: Office, change: object) -> None:
    asked = change(office.me)  # type: ignore[operator]
    assert makers.refused(office, asked)[0] == "last_administrator"
    leo = makers.add_person(office, "Leo Brandt", "20418")
    office.perform(SetOperator(leo, ("administrator",)))
    office.perform(EditPerson(leo, {"active": False}))
    assert makers.refused(office, asked)[0] == "last_administrator"
    office.perform(EditPerson(leo, {"active": True}))
    office.perform(asked)


def test_refusals(office: Office) -> None:
    leo = makers.add_person(office, "Leo Brandt", "20418")
    assert makers.refused(office, SetOperator(leo, ())) == (
        "operator_no_role",
        "Leo Brandt needs at least one role to sign in. Choose one, or switch the sign-in off.",
    )
    assert makers.refused(office, SetOperator(leo, ("king",)))[0] == "choice_unknown"
    assert makers.refused(office, SetOperator(leo, ("clerk",), pin="123")) == (
        "pin_length",
        "A PIN has 4 to 64 characters. Choose another.",
    )
    assert makers.refused(office, SetOperator(leo, ("clerk",), pin="12\x0034"))[0] == "pin_unreadable"
    assert makers.refused(office, SetOperator(999, ("clerk",)))[0] == "gone"
    all_roles = tuple(role.value for role in Role)
    assert makers.refused(office, SetOperator(office.me, all_roles))[0] == "nothing_changed"
    office.perform(EditPerson(leo, {"active": False}))
    assert makers.refused(office, SetOperator(leo, ("clerk",)))[0] == "operator_inactive"


def test_a_pin_is_hashed_with_argon2id() -> None:
    kept = hash_pin("4711")
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=1$")
    assert hash_pin("4711") != kept
    assert verify_pin(kept, "4711")
    assert not verify_pin(kept, "")
    assert not verify_pin("no hash", "4711")
    assert verify_pin(None, "")
    assert not verify_pin(None, "4711")
