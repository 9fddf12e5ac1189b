"""What one test did to the database of the test server is not seen by the next."""

from __future__ import annotations

import psycopg
import pytest

from tests.reused_database import ReusedDatabase, contents
from tests.store_fixtures import open_office
from tests.transactions import makers

pytestmark = pytest.mark.postgres


def _plain(url: str) -> str:
    return url.replace("+psycopg", "")


def test_rows_and_numbers_are_taken_back(postgres_template: str) -> None:
    reused = ReusedDatabase(postgres_template)
    place = reused.take()
    with psycopg.connect(_plain(place)) as connection:
        before = contents(connection)
    office = open_office(place)
    makers.add_asset(office, tag="LT-1")
    with psycopg.connect(_plain(place)) as connection:
        assert contents(connection) != before
    reused.give_back()
    office.store.close()
    assert reused.take() == place
    with psycopg.connect(_plain(place)) as connection:
        assert contents(connection) == before
    office = open_office(place)
    assert makers.add_asset(office, tag="LT-1") == 1
    office.store.close()
    reused.drop()


@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE asset ADD COLUMN more integer",
        "DROP TRIGGER entry_written_once ON entry",
        "REVOKE CONNECT ON DATABASE {name} FROM PUBLIC",
        "CREATE TABLE more (id integer)",
    ],
)
def test_one_that_was_changed_is_not_used_again(postgres_template: str, change: str) -> None:
    reused = ReusedDatabase(postgres_template)
    place = reused.take()
    with psycopg.connect(_plain(place), autocommit=True) as connection:
        connection.execute(change.format(name=place.rsplit("/", 1)[1]).encode())
    reused.give_back()
    assert reused.take() != place
    reused.drop()
