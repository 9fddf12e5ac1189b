"""A report is of one moment, can be stopped at any time, and asks only for what it knows."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.small_office import BY, Known, run
from tests.store_fixtures import START, Office
from tests.transactions.import_files import take
from tests.transactions.makers import add_asset, add_person, check_out, holder_of
from tracker_desktop.errors import Refused
from tracker_desktop.reports.registry import REPORTS
from tracker_desktop.reports.result import Result
from tracker_desktop.reports.running import PAGE, Adding, run_report
from tracker_desktop.reports.spool import Spool
from tracker_desktop.store.watch import Stopped, Watch

MANY = PAGE + 200
COST = REPORTS["by-department"].totals[0]


@pytest.fixture
def many(office: Office, tmp_path: Path) -> Office:
    """An office with more assets than are read at once."""
    lines = [f"T-{number},Thing {number},{number}.25\n" for number in range(MANY)]
    (tmp_path / "many.csv").write_text("Asset Tag,Name,Purchase Cost\n" + "".join(lines), "utf-8")
    take(office, tmp_path / "many.csv")
    return office


def watched(office: Office, key: str, told: Callable[[int], None]) -> Result:
    return run_report(office.store, key, {}, by=BY, watch=Watch(report=lambda done, _: told(done)))


def test_what_happens_meanwhile_is_not_in_it(many: Office) -> None:
    holder = holder_of(many, add_person(many, "Leo Brandt", "5"))
    done: list[int] = []

    def told(rows: int) -> None:
        if rows and not done:
            done.append(rows)
            lent = add_asset(many, tag="Z-1")
            check_out(many, lent, holder=holder, due=START.date())

    with watched(many, "asset-register", told) as result:
        assert done == [PAGE]
        assert len(result) == MANY
        assert result.row(MANY - 1)[0] == f"T-{MANY - 1}"
    with run(many, "asset-register") as after:
        assert len(after) == MANY + 1


def test_stopped_in_the_middle_it_leaves_a_sound_office(many: Office) -> None:
    watch = Watch()
    watch.report = lambda done, _: watch.cancelled.set() if done else None
    with pytest.raises(Stopped):
        run_report(many.store, "asset-register", {}, by=BY, watch=watch)
    add_asset(many, tag="Z-1")
    with run(many, "asset-register") as result:
        assert len(result) == MANY + 1


def test_stopped_before_it_began(many: Office) -> None:
    watch = Watch()
    watch.cancelled.set()
    with pytest.raises(Stopped):
        run_report(many.store, "asset-register", {}, by=BY, watch=watch)


def test_the_rows_on_the_screen_are_those_of_the_file(many: Office) -> None:
    with run(many, "asset-register") as result:
        assert result.texts(PAGE)[0] == f"T-{PAGE}"
        assert result.texts(3)[-1] == "3.25"
        assert [result.row(number) for number in range(0, MANY, 101)] == [*result.rows()][::101]


def test_the_words_above_it(known: Known) -> None:
    result = known.run("issued", department=known.biology)
    assert result.said == ("25 Oct 2026 to 24 Nov 2026", "Department: Biology")
    assert result.as_of_words.startswith("As of 24 Nov 2026 09:4")
    assert result.as_of_words.endswith("for Rita Osei")
    assert result.counted(1) == "1 line"
    result = known.run("expiring")
    assert result.said == ("Days ahead: 30",)


REFUSALS = [
    ("nope", {}, "There is no report “nope”. Choose one of: asset-register, by-holder"),
    ("audit-worksheet", {}, "Audit worksheet needs to know the place"),
    ("by-holder", {"holder": 9999}, "removed this in the meantime"),
    ("issued", {"from": dt.date(2026, 12, 1), "to": dt.date(2026, 11, 1)}, "1 Dec 2026 is after 1 Nov 2026"),
    ("issued", {"to": dt.date.max}, "before 1900 or after 2199"),
    ("issued", {"from": dt.date.min}, "before 1900 or after 2199"),
    ("expiring", {"days": 10**9}, "is no number from 0 to 3,650"),
    ("expiring", {"days": -1}, "is no number from 0 to 3,650"),
    ("asset-register", {"status": "lost"}, "Status: there is no “lost”. Choose one of: available"),
    ("by-holder", {"holder": 2**70}, "removed this in the meantime"),
]


@pytest.mark.parametrize(("key", "values", "says"), REFUSALS)
def test_what_it_cannot_be_asked(sqlite_office: Office, key: str, values: dict[str, object], says: str) -> None:
    with pytest.raises(Refused, match=says):
        run_report(sqlite_office.store, key, values, by=BY)


def test_money_is_rounded_so_that_the_column_adds_up(sqlite_office: Office) -> None:
    for number in range(3):
        add_asset(sqlite_office, tag=f"P-{number}", cost=Decimal("0.0050"))
        add_asset(sqlite_office, tag=f"Q-{number}", cost=Decimal("0.0151"))
    with run(sqlite_office, "asset-register") as result:
        assert result.totals[9] == sum(row[9] for row in result.rows()) == Decimal("0.06")


def test_a_parameter_that_is_none_of_its_own_is_a_bug(sqlite_office: Office) -> None:
    with pytest.raises(KeyError, match="is not asked for"):
        run_report(sqlite_office.store, "stock-value", {"place": 1}, by=BY)


def test_what_is_closed_has_no_rows(known: Known) -> None:
    result = known.run("asset-register")
    known.close()
    with pytest.raises(ValueError, match="closed"):
        result.row(0)


@given(st.lists(st.tuples(st.one_of(st.none(), st.integers(1, 4)), st.integers(0, 10**6).map(Decimal)), max_size=60))
def test_groups_are_all_rows_in_order_and_their_sums_all_sums(rows: list[tuple[int | None, Decimal]]) -> None:
    rows.sort(key=lambda row: row[0] or 0)
    spool = Spool()
    adding = Adding(REPORTS["by-department"], spool)
    for key, cost in rows:
        adding.take((*(None,) * COST, cost, key))
    expected = [list(part) for _, part in itertools.groupby(rows, key=lambda row: row[0])]
    assert [group.rows for group in adding.groups] == [len(part) for part in expected]
    assert [group.first for group in adding.groups] == [*itertools.accumulate(map(len, expected), initial=0)][:-1]
    assert [group.totals[COST] for group in adding.groups] == [sum(cost for _, cost in part) for part in expected]
    assert adding.totals[COST] == sum(cost for _, cost in rows)
    spool.close()
