"""kill -9 in the middle of the posting of a count: it is posted whole or not at all, and what was counted is there."""

from __future__ import annotations

import random
from collections import Counter
from decimal import Decimal

import pytest

from tests.faults.killing import FAULTS, kill_while_working
from tests.store.verbs import Sql
from tests.store_fixtures import Office, open_office
from tests.transactions.count_makers import count_stock, line_ids, open_count
from tests.transactions.stock_makers import add_item
from tracker_desktop.store import verify
from tracker_desktop.store.store import Store
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.receive import Receive, ReceiveLine
from tracker_desktop.transactions.set_count_reason import SetCountReason

LOTS, EACH, COUNTED = 60, 10, 8
ROUNDS = {"sqlite": 60 if FAULTS else 5, "postgres": 20 if FAULTS else 3}
LONGEST = {"sqlite": 1.5, "postgres": 4.0}
ON_HAND = "SELECT quantity, count(*) FROM balance GROUP BY quantity"
LINES = "SELECT count(*) FROM count_line WHERE counted IS NOT NULL"
POSTED = "SELECT count(*) FROM count_line WHERE difference IS NOT NULL"
STATE = "SELECT state FROM stock_count"


def _counted(office: Office) -> int:
    """A count of many lots, each of which differs."""
    office.perform(ChangeSetting("approvals.second_person", False))
    gloves = add_item(office)
    lines = tuple(ReceiveLine(gloves, Decimal(EACH), Decimal(2), f"L{number}") for number in range(LOTS))
    office.perform(Receive(lines))
    count = open_count(office)
    for number in range(LOTS):
        count_stock(office, count, gloves, COUNTED, of=f"L{number}")
    office.perform(SetCountReason(count, line_ids(office, count), "miscount"))
    return count


@pytest.mark.slow
@pytest.mark.parametrize("database", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def test_a_count_is_posted_whole_or_not_at_all(database: str, request: pytest.FixtureRequest) -> None:
    place = request.getfixturevalue(f"{database}_place")
    office = open_office(place)
    count = _counted(office)
    office.store.close()
    dice = random.Random(20417)
    met: Counter[str] = Counter()
    for number in range(ROUNDS[database]):
        said = kill_while_working("tests.faults.closer", [place, "count", str(count)], dice, longest=LONGEST[database])
        store = Store(place)
        assert verify.verify(store).problems == [], number
        ((state,),) = store.read(Sql(STATE))
        posted = state == "posted"
        assert store.read(Sql(LINES)) == [(LOTS,)]
        assert store.read(Sql(POSTED)) == [(LOTS if posted else 0,)]
        assert store.read(Sql(ON_HAND)) == [((COUNTED if posted else EACH) * 1000, LOTS)]
        store.close()
        met[str(state)] += 1
        met["answers"] += len(said) - said.count("ready")
    assert met["answers"]
