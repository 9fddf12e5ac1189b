"""The database itself lets nobody approve what they asked or counted for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.exc import IntegrityError

from tests.store.verbs import sql
from tests.store_fixtures import Office
from tests.transactions.write_off import WriteOff, assets, signed_in

pytestmark = pytest.mark.usefixtures("write_offs")
APPROVED = "UPDATE approval SET state = 'approved', approved_by_id = :person, decided_at = requested_at WHERE id = 1"


@pytest.fixture
def people(office: Office) -> tuple[int, int, int]:
    """Two who counted and one who did neither; I asked."""
    people = tuple(
        signed_in(office, name, badge) for name, badge in (("Ada", "7001"), ("Leo", "7002"), ("Eva", "7003"))
    )
    office.perform(WriteOff(assets(office, 2000), counted_by=people[:2]))
    return people[0], people[1], people[2]


@pytest.fixture
def by_hand(office: Office) -> Iterator[Connection]:
    """A connection of somebody who goes round the program."""
    engine = create_engine(office.store.url)
    with engine.connect() as connection:
        yield connection
    engine.dispose()


@pytest.mark.parametrize("who", ["asked", "counted first", "counted last"])
def test_who_asked_or_counted_cannot_approve_by_sql(
    people: tuple[int, int, int], by_hand: Connection, office: Office, who: str
) -> None:
    person = {"asked": office.me, "counted first": people[0], "counted last": people[1]}[who]
    with pytest.raises(IntegrityError, match=r"(?i)check"):
        by_hand.execute(text(APPROVED), {"person": person})
    by_hand.rollback()
    assert sql(office, "SELECT state, approved_by_id FROM approval") == [("waiting", None)]


def test_another_could(people: tuple[int, int, int], by_hand: Connection) -> None:
    assert by_hand.execute(text(APPROVED), {"person": people[2]}).rowcount == 1
    by_hand.rollback()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE approval SET state = 'approved', decided_at = requested_at",
        "UPDATE approval SET approved_by_id = 4",
        "UPDATE approval SET state = 'declined'",
        "UPDATE approval SET decided_at = requested_at",
    ],
)
def test_nothing_is_half_decided(people: tuple[int, int, int], by_hand: Connection, statement: str) -> None:
    with pytest.raises(IntegrityError, match=r"(?i)check"):
        by_hand.execute(text(statement))
    by_hand.rollback()
