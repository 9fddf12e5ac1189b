"""kill -9 of a desk that is posting: everything acknowledged is there, and nothing that was not tried."""

from __future__ import annotations

import logging
import random
from pathlib import Path

import pytest

from tests.faults.killing import FAULTS, kill_while_working
from tests.store.verbs import Sql
from tests.store_fixtures import open_office
from tests.transactions.makers import add_asset, add_person
from tests.transactions.stock_makers import add_item, receive
from tracker_desktop.store import verify
from tracker_desktop.store.store import Store

log = logging.getLogger("tracker.faults")
ROUNDS = {"sqlite": 200 if FAULTS else 15, "postgres": 50 if FAULTS else 5}


def _stock_up(place: str) -> None:
    office = open_office(place)
    for number in range(4):
        add_person(office, f"Person {number}", f"4000{number}")
    for _ in range(20):
        add_asset(office)
    for number in range(4):
        receive(office, add_item(office, f"SKU-{number}", f"Item {number}"), 100, "1.25")
    office.store.close()


@pytest.mark.slow
@pytest.mark.parametrize("database", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def test_killed_again_and_again(database: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    place = request.getfixturevalue(f"{database}_place")
    seed = random.randrange(10**6)
    log.warning("seed %s", seed)
    dice = random.Random(seed)
    _stock_up(place)
    store = Store(place)
    before = dict(store.read(Sql("SELECT uid, seq FROM entry")))
    store.close()
    tried_file = tmp_path / "tried"
    tried_file.touch()  # the first desk may be killed before it tries anything
    acked: dict[str, int] = {}
    hot = unsaid = 0
    for number in range(ROUNDS[database]):
        lines = kill_while_working("tests.faults.poster", [place, str(tried_file), f"{seed}{number}"], dice)
        acked |= {uid: int(seq) for _, uid, seq in (line.split() for line in lines)}
        hot += Path(f"{place}-wal").exists()
        store = Store(place)
        assert verify.verify(store).problems == [], number
        there = {str(uid): int(str(seq)) for uid, seq in store.read(Sql("SELECT uid, seq FROM entry"))}
        store.close()
        tried = set(tried_file.read_text().split())
        new = there.keys() - before.keys()
        assert acked.items() <= there.items(), number
        assert new <= tried, number
        unsaid = len(new - acked.keys())
        assert unsaid <= number + 1  # one a kill may have been saved and not yet said
    assert len(acked) > ROUNDS[database]
    if database == "sqlite":
        assert hot > ROUNDS[database] // 2  # the kills came while the log was in use
    log.warning("%s acknowledged, %s saved but not yet said, log in use at %s kills", len(acked), unsaid, hot)
