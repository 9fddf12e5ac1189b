"""A day at the counter, from the first badge to the last undo, with nothing but codes."""

from __future__ import annotations

import datetime as dt

from tests.counter.world import CHECKLIST, World
from tests.transactions.makers import add_asset, add_category, asset, check_out
from tests.transactions.stock_makers import stock, value
from tracker_desktop.counter.queue import ScanQueue
from tracker_desktop.store import verify
from tracker_desktop.transactions.inspect import Inspect


def test_a_day_at_the_counter(world: World) -> None:
    office, ids = world.office, world.ids
    pool = add_category(office, "Tablets", "TB", checklist=CHECKLIST)
    tablets = [add_asset(office, "Galaxy Tab", tag=f"TB-{number}", category_id=pool) for number in range(1, 41)]
    check_out(office, *tablets, holder=ids["leo"])
    check_out(office, ids["LT-4"], holder=ids["leo"])
    queue = ScanQueue(world.counter, world.desk)

    def scan(code: str, how: str = "burst") -> tuple[str, str]:
        office.now += dt.timedelta(seconds=2)
        answer = queue.scan(code, how)  # type: ignore[arg-type]
        return answer.outcome, answer.title

    # three go out to a badge, one is held and transferred, a second badge comes while lines are open
    assert scan("%TD-CHECK-OUT") == ("info", "Check out")
    assert scan("20417") == ("info", "Maria Lopez")
    assert [scan(code)[0] for code in ("LT-1", "LT-2", "MS-1")] == ["done"] * 3
    assert scan("LT-4") == ("choose", "LT-4 is held by Leo Brandt since 24 Nov.")
    assert scan("%TD-1")[1].startswith("LT-4 transferred to Maria Lopez")
    assert scan("20418")[0] == "choose"
    outcome, title = scan("%TD-1")
    assert (outcome, title.startswith("3 assets checked out to Maria Lopez")) == ("done", True)
    assert scan("LT-3") == ("done", "LT-3 added")
    assert scan("%TD-DONE")[1].startswith("LT-3 checked out to Leo Brandt")

    # forty come back, one is damaged, one is inspected
    scan("%TD-CHECK-IN")
    assert {scan(f"TB-{number}")[0] for number in range(1, 41)} == {"done"}
    assert scan("TB-40")[0] == "again"
    assert scan("%TD-DAMAGED") == ("warning", "TB-40 reported damaged")
    assert world.counter.state().session.text == "40 assets returned since 09:41 · 40 to inspect"
    outcome, title = scan("%TD-DONE")
    assert title == "40 assets returned · 40 to inspect"
    office.perform(Inspect(tablets[0], (CHECKLIST[0]["text"],), "ready"))
    assert asset(office, tablets[0])["readiness"] == "ready"

    # two hundred come in, forty go out of two lots, one issue is short
    scan("%TD-RECEIVE")
    scan("200", "typed")
    assert scan("TNR-26X") == ("done", "200 × Toner HP 26X")
    assert scan("%TD-DONE")[1] == "Received 200 × Toner HP 26X"
    scan("%TD-ISSUE")
    scan("CH-220")
    scan("40", "typed")
    assert scan("GLV-NIT-M") == ("done", "40 × Nitrile gloves, medium")
    scan("500", "typed")
    assert scan("TNR-26X") == ("choose", "Toner HP 26X: 500 asked, 201 on hand")
    assert scan("%TD-1") == ("warning", "201 × Toner HP 26X")
    assert scan("%TD-DONE") == ("done", "2 items issued to Chemistry")
    assert stock(office, ids["toner"]) == {}
    assert stock(office, ids["gloves"]) == {("24G200", "A-04"): 90}

    # two are undone, the stock and its value are back
    assert scan("%TD-UNDO") == ("done", "Undone: 2 items issued to Chemistry")
    assert stock(office, ids["gloves"]) == {("24G118", "A-04"): 30, ("24G200", "A-04"): 100}
    assert value(office, ids["toner"])[0] == 201
    assert scan("%TD-UNDO")[1].startswith("Undone: Received 200")
    assert value(office, ids["toner"])[0] == 1

    assert world.desk.waiting() == []
    assert world.desk.drafts() == []
    assert verify.verify(office.store).problems == []
