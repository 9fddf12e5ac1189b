"""Verify: silent where all is well, and every tampering behind the program's back is found and named."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from tests.store import busy_office
from tests.store_fixtures import Office, open_office
from tracker_desktop.models import Base
from tracker_desktop.store import verify

GUARDED = ("entry", "change", "movement", "sighting", "tag_print", "roll_print", "unprinted")
OPEN = [f"DROP TRIGGER {table}_{what}" for table in GUARDED for what in ("no_update", "no_delete", "no_replace")]


@pytest.fixture(scope="module")
def busy(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return busy_office.make(sqlite_template, tmp_path_factory.mktemp("busy") / "office.db")


@pytest.fixture
def copy(busy: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(busy, tmp_path / "office.db"))


def tamper(path: Path, *statements: str) -> None:
    """Alter the file past the program: the guards are taken away and put back afterwards."""
    connection = sqlite3.connect(path)
    guards = [row[0] for row in connection.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'")]
    guards = [sql for sql in guards if "is written once" in sql]
    for statement in (*OPEN, *statements, *guards):
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_sound_office_is_called_sound(office: Office) -> None:
    busy_office.fill(office)
    report = verify.verify(office.store)
    assert report.problems == []
    checked = ["Books", "Documents", "Journal", "Personal values", "Records"]
    assert [line.partition(":")[0] for line in report.lines if line != "File: whole"] == checked


SLIPPED = (
    "INSERT INTO movement (id, entry, line, kind, item_id, lot_id, from_place_id, to_place_id, quantity, value,"
    " effective_at, returns_id, transfer_line_id) SELECT max(id) + 1, entry, 99, '{kind}', item_id, lot_id,"
    " (SELECT id FROM place WHERE kind = '{start}'), (SELECT id FROM place WHERE kind = '{end}'), {quantity}, 5,"
    " effective_at, {returns}, {line} FROM movement"
)
LAST = "(SELECT max(seq) FROM entry)"
TAMPERINGS: dict[str, tuple[tuple[str, ...], str]] = {
    "a body": (("UPDATE entry SET body = '{\"x\":1}' WHERE seq = 5",), "Entry 5: the chain is broken"),
    "who did it": (("UPDATE entry SET operator_id = 2 WHERE seq = 5",), "Entry 5: the chain is broken"),
    "when it was": (
        ("UPDATE entry SET recorded_at = '2020-01-01T00:00:00.000000Z' WHERE seq = 5",),
        "Entry 5: the chain is broken",
    ),
    "a reason": (("UPDATE entry SET reason = 'because' WHERE seq = 5",), "Entry 5: the chain is broken"),
    "a hash": (("UPDATE entry SET hash = zeroblob(32) WHERE seq = 5",), "Entry 5: the chain is broken"),
    "an entry deleted": (("DELETE FROM entry WHERE seq = 5",), "entry 5 is missing"),
    "the last entry deleted": ((f"DELETE FROM entry WHERE seq = {LAST}",), "but its head says"),
    "two entries swapped": (
        (
            "UPDATE entry SET seq = -1 WHERE seq = 5",
            "UPDATE entry SET seq = 5 WHERE seq = 6",
            "UPDATE entry SET seq = 6 WHERE seq = -1",
        ),
        "Entry 5: the chain is broken",
    ),
    "an entry slipped in": (
        (
            f"INSERT INTO entry SELECT 'x', {LAST} + 1, kind, operator_id, desk, recorded_at, effective_at, body, said,"
            f" NULL, session, reason, digest, hash FROM entry WHERE seq = {LAST}",
        ),
        "the chain is broken",
    ),
    "a change": (
        ("UPDATE change SET row_id = row_id + 1 WHERE id = (SELECT max(id) FROM change)",),
        "its changes are not those that were written",
    ),
    "a change deleted": (("DELETE FROM change WHERE id = (SELECT max(id) FROM change)",), "are not those that were"),
    "changes of no entry": (("UPDATE change SET entry = 'x' WHERE id = 1",), "belong to no entry"),
    "the head": (("UPDATE chain_head SET seq = seq - 1",), "but its head says"),
    "the head gone": (("DELETE FROM chain_head",), "its head is gone"),
    "a balance": (("UPDATE balance SET quantity = quantity + 1000 WHERE quantity > 0",), "its movements add up to"),
    "a value": (("UPDATE item_value SET value = value + 1",), "is off by"),
    "a movement": (("UPDATE movement SET quantity = quantity + 1000 WHERE id = 1",), "its movements add up to"),
    "a movement's value": (("UPDATE movement SET value = value + 1 WHERE id = 1",), "movement is not as the journal"),
    "a movement's entry": (
        ("UPDATE movement SET entry = (SELECT uid FROM entry WHERE seq = 1) WHERE id = 1",),
        "movement is not as the journal",
    ),
    "a movement deleted": (("DELETE FROM movement WHERE id = 1",), "in the journal but not in the table"),
    "a movement slipped in": (
        (
            "INSERT INTO movement SELECT max(id) + 1, entry, line, kind, item_id, lot_id, from_place_id, to_place_id,"
            " quantity, value, effective_at, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL"
            " FROM movement",
        ),
        "in the table but not in the journal",
    ),
    "a movement turned round": (
        ("UPDATE movement SET value = value + 1 WHERE reverses_id IS NOT NULL",),
        "is not the opposite of the one that it undoes",
    ),
    "a piece too many": (("UPDATE item SET lot_policy = 'serial'",), "Serial number B2 is on hand 30 times."),
    "value that moves by itself": (
        (SLIPPED.format(kind="variance", start="store", end="returns shelf", quantity=0, returns="NULL", line="NULL"),),
        "carries value without goods",
    ),
    "more that came back": (
        (
            SLIPPED.format(
                kind="return",
                start="consumed",
                end="store",
                quantity=999_000,
                returns="(SELECT max(id) FROM movement WHERE kind = 'issue' AND quantity = 20000)",
                line="NULL",
            ),
        ),
        "979 more came back of movement",
    ),
    "more that arrived": (
        (SLIPPED.format(kind="arrival", start="in transit", end="store", quantity=7_000, returns="NULL", line="4"),),
        "Line 4 of the transfers: -7 are on the way.",
    ),
    "more than was ordered": (
        (
            "INSERT INTO order_line (id, order_id, line, description, item_id, quantity, pack_size, packs, active,"
            " version, entry) SELECT 9, 9, 1, 'Gloves', item_id, 1000, 1000, 1000, 1, 1, entry FROM movement"
            " WHERE id = 1",
            "UPDATE movement SET order_line_id = 9 WHERE id = 1",
        ),
        "99 more came on line 9 of the orders than was ordered",
    ),
    "a record": (("UPDATE asset SET serial = 'X9' WHERE id = 1",), "of asset is not as the journal has it: serial"),
    "no value for a value": (("UPDATE asset SET place_id = NULL WHERE id = 1",), "has it: place_id"),
    "who wrote a record last": (
        ("UPDATE asset SET entry = (SELECT uid FROM entry WHERE seq = 1) WHERE id = 1",),
        "has it: entry",
    ),
    "a record deleted": (("DELETE FROM custody",), "of custody is in the journal but not in the table"),
    "a record slipped in": (
        ("INSERT INTO setting (key, value, version, entry) SELECT 'tags.digits', '9', 1, uid FROM entry LIMIT 1",),
        "of setting is in the table but not in the journal",
    ),
    "what an update said": (
        ("UPDATE change SET before = '{}' WHERE id = (SELECT max(id) FROM change WHERE op = 'U')",),
        "its changes are not those that were written",
    ),
    "what it is found by": (("UPDATE person SET search = 'leo' WHERE id = 3",), "of person is not as the journal"),
    "how it is sorted": (("UPDATE asset SET tag_sort = '' WHERE id = 3",), "not as the journal has it: tag_sort"),
    "the next id": (("UPDATE sqlite_sequence SET seq = 1 WHERE name = 'asset'",), "an id that another one had"),
    "a sighting": (("UPDATE sighting SET place_id = 9",), "of sighting is not as the journal"),
    "a name": (("UPDATE person SET name = 'Mallory' WHERE id = 2",), "of person is not as the journal has it: name"),
    "a personal value": (
        ("UPDATE personal_value SET value = '\"Mallory\"' WHERE value = '\"Maria Lopez\"'",),
        "personal value in the journal was altered",
    ),
    "a personal value gone": (
        ("DELETE FROM personal_value WHERE value = '\"Maria Lopez\"'",),
        "personal value of the journal is gone",
    ),
    "a personal value erased by nobody": (
        ("UPDATE personal_value SET value = NULL, salt = NULL, erased_by = 'x' WHERE value = '\"Maria Lopez\"'",),
        "taken away by no entry",
    ),
    "who holds it": (("UPDATE asset SET holder_id = NULL, due = NULL WHERE holder_id > 0",), "not that of its open"),
    "a paper gone": (("DELETE FROM document WHERE serial_number = 1 AND kind = 'HR'",), "but that document is gone"),
    "a paper renumbered": (("UPDATE document SET number = 'HR-2026-00077' WHERE id = 1",), "not that of its entry"),
    "a gap": (("UPDATE document SET serial_number = 77 WHERE id = 1",), "have a gap"),
    "a counter": (("UPDATE numbering SET last = last + 1 WHERE series LIKE 'HR%'",), "last number given in HR-2026"),
    "a paper made void": (("UPDATE document SET voided_by = 'x' WHERE voided_by IS NULL",), "is void and its entry"),
    "a paper made valid": (("UPDATE document SET voided_by = NULL",), "is void and its entry"),
    "what it refers to": (("UPDATE asset SET category_id = 4711 WHERE id = 1",), "that is not there"),
}


@pytest.mark.parametrize("what", TAMPERINGS)
def test_tampering_is_found(copy: Path, what: str) -> None:
    statements, words = TAMPERINGS[what]
    tamper(copy, *statements)
    problems = verify.file(copy).problems
    assert any(words in problem for problem in problems), problems


@pytest.mark.parametrize("table", GUARDED)
def test_a_guard_that_is_gone_is_found(copy: Path, table: str) -> None:
    connection = sqlite3.connect(copy)
    connection.execute(f"DROP TRIGGER {table}_no_delete")
    connection.close()
    assert f"The guard {table}_no_delete of the journal is gone." in verify.file(copy).problems


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE balance SET quantity = quantity + 1000 WHERE quantity > 0", "its movements add up to"),
        ("UPDATE chain_head SET seq = seq - 1", "but its head says"),
        ("UPDATE asset SET serial = 'X9' WHERE id = 1", "of asset is not as the journal has it: serial"),
        ("UPDATE document SET voided_by = NULL", "is void and its entry"),
        ("ALTER TABLE entry DISABLE TRIGGER entry_written_once", "The guard entry_written_once of the"),
        ("DELETE FROM personal_value", "A personal value of the journal is gone."),
    ],
)
@pytest.mark.postgres
def test_tampering_is_found_on_a_server(postgres_place: str, statement: str, words: str) -> None:
    office = open_office(postgres_place)
    busy_office.fill(office)
    engine = create_engine(office.store.url)
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()
    problems = verify.verify(office.store).problems
    office.store.close()
    assert any(words in problem for problem in problems), problems


def _flips(path: Path, count: int) -> Iterator[tuple[int, int]]:
    """Places and bits, where something is written at all."""
    dice = random.Random(20417)
    written = [place for place, byte in enumerate(path.read_bytes()) if byte and place >= 100]
    for _ in range(count):
        yield dice.choice(written), dice.randrange(8)


def _content(path: Path) -> list[tuple[object, ...]] | None:
    """Every row of every table of ours; None where they cannot be read."""
    connection = sqlite3.connect(path)
    try:
        names = [*sorted(Base.metadata.tables), "sqlite_sequence"]
        return [row for name in names for row in connection.execute(f"SELECT * FROM {name} ORDER BY 1, 2")]
    except (sqlite3.Error, UnicodeError):
        return None
    finally:
        connection.close()


def test_a_flipped_bit_is_found_or_harmless(busy: Path, tmp_path: Path) -> None:
    """Where verify is content, every row reads as before: the bit lay in unused bytes or in the search index."""
    sound = _content(busy)
    silent = []
    found = 0
    for place, bit in _flips(busy, 80):
        damaged = Path(shutil.copy(busy, tmp_path / "damaged.db"))
        with damaged.open("r+b") as file:
            file.seek(place)
            byte = file.read(1)[0]
            file.seek(place)
            file.write(bytes([byte ^ (1 << bit)]))
        if verify.file(damaged).problems:
            found += 1
        elif _content(damaged) != sound:
            silent.append((place, bit))
    assert not silent
    assert found > 40


def test_a_report_stays_readable(copy: Path) -> None:
    tamper(copy, "UPDATE asset SET serial = 'X' || id", "UPDATE place SET notes = 'X'", "UPDATE holder SET words = 'X'")
    connection = sqlite3.connect(copy)
    for number in range(200):
        connection.execute(
            "INSERT INTO setting (key, value, version, entry) SELECT ?, '9', 1, uid FROM entry LIMIT 1", (f"k{number}",)
        )
    connection.commit()
    connection.close()
    problems = verify.file(copy).problems
    assert len(problems) == verify.MOST_PROBLEMS + 1
    assert problems[-1].endswith("more.")


def test_a_file_that_is_no_database_is_a_problem_not_a_crash(tmp_path: Path) -> None:
    path = tmp_path / "office.db"
    path.write_bytes(b"SQLite format 3\0" + bytes(5000))
    assert verify.file(path).problems
    path.write_bytes(b"not a database at all" * 100)
    assert verify.file(path).problems
