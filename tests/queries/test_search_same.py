"""SQLite and PostgreSQL find the same rows in the same order, whatever is typed."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.queries.conftest import FilledOffice
from tracker_desktop.queries.listing import LISTINGS, ListIds
from tracker_desktop.queries.suggest import KINDS, Suggest

pytestmark = pytest.mark.postgres
SEARCHED = [name for name, listing in LISTINGS.items() if name != "operators"]
STEMS = ("latitude", "LT-10", "Maria Lopez", "biology", "7qk2m4", "äron", "100%_", "Ωmega", "glove", "STOCKROOM / A-04")
pieces = st.sampled_from(STEMS).flatmap(
    lambda stem: st.integers(0, len(stem)).flatmap(
        lambda start: st.integers(start, len(stem)).map(lambda end: stem[start:end])
    )
)
wild = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=6)
needles = st.lists(pieces | wild | st.sampled_from(("%", "_", "\\", '"', "'", "e", "l", "lt", " ")), max_size=3)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(needle=needles.map(" ".join), name=st.sampled_from(SEARCHED), descending=st.booleans(), data=st.data())
def test_both_databases_find_the_same(
    filled_sqlite: FilledOffice,
    filled_postgres: FilledOffice,
    needle: str,
    name: str,
    descending: bool,
    data: st.DataObject,
) -> None:
    sort = data.draw(st.sampled_from([column.key for column in LISTINGS[name].columns if column.key != "effective"]))
    asked = ListIds(name, needle=needle, sort=sort, descending=descending)
    assert filled_sqlite.office.read(asked).ids == filled_postgres.office.read(asked).ids


@settings(max_examples=30, deadline=None)
@given(needle=needles.map(" ".join), kind=st.sampled_from(sorted(KINDS)))
def test_both_databases_suggest_the_same(
    filled_sqlite: FilledOffice, filled_postgres: FilledOffice, needle: str, kind: str
) -> None:
    asked = Suggest((kind,), needle)
    assert filled_sqlite.office.read(asked) == filled_postgres.office.read(asked)


def test_both_databases_show_the_same(filled_sqlite: FilledOffice, filled_postgres: FilledOffice) -> None:
    for name in SEARCHED:
        asked = ListIds(name)
        assert filled_sqlite.office.read(asked).rows == filled_postgres.office.read(asked).rows
