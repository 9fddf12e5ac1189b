"""Many rows at once: streamed, journaled, found, and given ids that never clash with those of single rows."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from tests.faults.killing import PROJECT
from tests.store.verbs import Do, changes_of, journal_texts, sql
from tests.store_fixtures import Office
from tests.transactions.makers import add_asset, asset
from tracker_desktop.models.assets import Asset, Custody
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.people import Person
from tracker_desktop.store import verify
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.books import Books


def add(office: Office, count: int, word: str = "Scope") -> Done:
    rows = ({"tag": f"{word}-{n}", "tag_key": f"{word}-{n}".upper(), "description": word} for n in range(count))
    return office.perform(Do(lambda books: books.add_many(Asset, rows)))


def found(office: Office, word: str) -> int:
    """How many assets the search finds, by its index."""
    if office.store.url.get_backend_name() == "sqlite":
        parts = " AND ".join(f'"{word[at : at + 3]}"' for at in range(len(word) - 2))
        return int(sql(office, "SELECT count(*) FROM asset_fts WHERE asset_fts MATCH :parts", parts=parts)[0][0])
    return int(sql(office, "SELECT count(*) FROM asset WHERE search LIKE :word", word=f"%{word}%")[0][0])


@pytest.mark.parametrize("count", [0, 1, 99, 100, 2001])
def test_as_many_come_out_as_went_in(office: Office, count: int) -> None:
    ids: list[int] = []
    rows = [{"tag": f"S-{n}", "tag_key": f"S-{n}", "description": "Scope"} for n in range(count)]
    done = office.perform(Do(lambda books: ids.extend(books.add_many(Asset, rows))))
    stored = sql(office, "SELECT id, tag FROM asset ORDER BY id")
    assert stored == list(zip(ids, [row["tag"] for row in rows], strict=True))
    assert len(changes_of(office, done.uid, "asset")) == count
    assert verify.verify(office.store).ok


def test_a_row_is_as_if_added_alone(office: Office) -> None:
    alone = add_asset(office, tag="S-1", serial="x1", cost=Decimal("12.50"), purchased=dt.date(2024, 2, 29))
    fields = {key: value for key, value in asset(office, alone).items() if key not in ("id", "version", "entry")}
    given = fields | {"tag": "S-2", "tag_key": "S-2"}
    given |= {"cost": Decimal("12.50"), "purchased": dt.date(2024, 2, 29), "steps_done": []}
    for derived in (*Asset.__derived__, "readiness", "condition"):
        del given[derived]
    office.perform(Do(lambda books: books.add_many(Asset, [given])))
    many = asset(office, alone + 1)
    changed = {"id", "tag", "tag_key", "tag_sort", "search", "entry"}
    assert {key for key, value in asset(office, alone).items() if value != many[key]} == changed


def test_search_follows_import_undo_and_redo(office: Office) -> None:
    add_asset(office, "Lamp")
    done = add(office, 300, "Microscope")
    assert found(office, "microscope") == 300
    undone = office.undo(done)
    assert (found(office, "microscope"), found(office, "lamp")) == (0, 1)
    office.undo(undone)
    assert (found(office, "microscope"), found(office, "lamp")) == (300, 1)


def test_single_rows_afterwards_do_not_clash(office: Office) -> None:
    single = [add_asset(office)]
    done = add(office, 250)
    single.append(add_asset(office, tag="A-2"))
    undone = office.undo(done)
    single.append(add_asset(office, tag="A-3"))
    office.undo(undone)
    single.append(add_asset(office, tag="A-4"))
    add(office, 250, "Lamp")
    single.append(add_asset(office, tag="A-5"))
    ids = [row[0] for row in sql(office, "SELECT id FROM asset")]
    assert len(ids) == len(set(ids)) == 505
    assert single == sorted(single)
    assert verify.verify(office.store).ok


def test_a_name_that_is_no_attribute_is_a_bug(office: Office) -> None:
    row = {"tag": "S-1", "tag_key": "S-1", "description": "Scope", "colour": "red"}
    with pytest.raises(TypeError, match="Asset has no colour"):
        office.perform(Do(lambda books: books.add_many(Asset, [row])))


def test_personal_values_of_many_are_veiled_too(office: Office) -> None:
    def work(books: Books) -> None:
        names = [f"Zebulon {n}" for n in range(120)]
        holders = books.add_many(Holder, [{"kind": "person", "name": name} for name in names])
        people = zip(holders, names, strict=True)
        books.add_many(Person, [{"holder_id": holder, "name": name} for holder, name in people])

    done = office.perform(Do(work))
    assert not [text for text in journal_texts(office) if "Zebulon" in text]
    office.undo(office.undo(done))
    assert sql(office, "SELECT count(*) FROM person WHERE name LIKE 'Zebulon %'") == [(120,)]
    assert not [text for text in journal_texts(office) if "Zebulon" in text]
    assert verify.verify(office.store).ok


def test_rows_of_one_entry_may_refer_to_each_other(office: Office) -> None:
    def work(books: Books) -> None:
        rows = [{"tag": f"S-{n}", "tag_key": f"S-{n}", "description": "Scope", "holder_id": 1} for n in range(150)]
        ids = books.add_many(Asset, rows)
        held = {"holder_id": 1, "started_at": books.now, "opened_by": books.uid}
        books.add_many(Custody, [{"asset_id": row_id} | held for row_id in ids])

    done = office.perform(Do(work))
    assert done.changes is not None
    assert {table: len(ids) for table, ids in done.changes.items()} == {"asset": 150, "custody": 150}
    office.undo(office.undo(done))
    assert verify.verify(office.store).ok


@pytest.mark.slow
def test_many_rows_are_streamed(sqlite_place: str) -> None:
    if not Path("/proc/self/status").exists():
        pytest.skip("the memory of a process is read from /proc")
    command = [sys.executable, "-m", "tests.store.bulk_program", sqlite_place, "30000"]
    said = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert said.returncode == 0, said.stderr
    measured = json.loads(said.stdout)
    assert measured["problems"] == []
    assert measured["grown"] < 50, measured
