"""kill -9 in the middle of the posting of an audit: the register agrees with the rooms, or is as it was before."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from tests.faults.killing import FAULTS, kill_while_working
from tests.store.verbs import Sql
from tests.store_fixtures import open_office
from tests.transactions.audit_makers import fill_room, open_audit, see
from tracker_desktop.store import verify
from tracker_desktop.store.store import Store
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.finish_rooms import FinishRooms

CHAIRS, ELSEWHERE = 60, 25
ROUNDS = {"sqlite": 60 if FAULTS else 5, "postgres": 20 if FAULTS else 3}
LONGEST = {"sqlite": 1.5, "postgres": 4.0}
PLACES = "SELECT count(*) FROM asset WHERE place_id = :there"
MISSING = "SELECT count(*) FROM asset WHERE readiness = 'missing'"
RESULTS = "SELECT count(*) FROM audit_line WHERE result IS NOT NULL"
STATE = "SELECT state FROM audit"


@pytest.mark.slow
@pytest.mark.parametrize("database", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def test_an_audit_is_posted_whole_or_not_at_all(database: str, request: pytest.FixtureRequest) -> None:
    place = request.getfixturevalue(f"{database}_place")
    office = open_office(place)
    office.perform(ChangeSetting("approvals.second_person", False))
    room = fill_room(office, CHAIRS)
    audit = open_audit(office, room.here)
    for number in range(1, ELSEWHERE + 1):
        see(office, audit, room.assets[f"CH-{number}"], room.there)
    office.perform(FinishRooms(audit))
    office.store.close()
    dice = random.Random(20417)
    met: Counter[str] = Counter()
    for number in range(ROUNDS[database]):
        said = kill_while_working("tests.faults.closer", [place, "audit", str(audit)], dice, longest=LONGEST[database])
        store = Store(place)
        assert verify.verify(store).problems == [], number
        ((state,),) = store.read(Sql(STATE))
        closed = state == "closed"
        assert store.read(Sql(PLACES, {"there": room.there})) == [((ELSEWHERE if closed else 0) + 1,)]
        assert store.read(Sql(MISSING)) == [(CHAIRS - ELSEWHERE if closed else 0,)]
        assert store.read(Sql(RESULTS)) == [(CHAIRS if closed else 0,)]
        store.close()
        met[str(state)] += 1
        met["answers"] += len(said) - said.count("ready")
    assert met["answers"]
