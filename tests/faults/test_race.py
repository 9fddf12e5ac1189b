"""Several desks at one database at the same moment: one wins, the others are told; nobody meets a deadlock."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator

import pytest

from tests.faults.killing import FAULTS, PROJECT
from tests.store.verbs import Do, Sql
from tests.store_fixtures import open_office
from tests.transactions.makers import person
from tests.transactions.stock_makers import add_item, receive
from tracker_desktop.models.assets import Asset
from tracker_desktop.store import verify

pytestmark = [pytest.mark.postgres, pytest.mark.slow]
ROUNDS = 200
EACH = 300 if FAULTS else 40
LOST_RACES = {"busy", "changed_meanwhile", "taken_meanwhile", "gone", "unreachable", "locked"}


class Desk:
    """A desk in a process of its own."""

    def __init__(self, place: str, name: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.desk", place, name],
            cwd=PROJECT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.answer() == ["ready", name]

    def tell(self, *words: object) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(" ".join(str(word) for word in words) + "\n")
        self._process.stdin.flush()

    def answer(self) -> list[str]:
        assert self._process.stdout is not None
        return list(json.loads(self._process.stdout.readline()))

    def close(self) -> None:
        self._process.communicate(timeout=30)
        assert self._process.returncode == 0


Desks = Callable[[int], list[Desk]]


@pytest.fixture
def desks(postgres_place: str) -> Iterator[Desks]:
    opened: list[Desk] = []

    def open_desks(count: int) -> list[Desk]:
        opened.extend(Desk(postgres_place, f"Desk {number}") for number in range(1, count + 1))
        return opened

    yield open_desks
    for desk in opened:
        desk.close()


def test_one_of_two_desks_gets_the_asset(postgres_place: str, desks: Desks) -> None:
    office = open_office(postgres_place)
    names = ("Maria Lopez", "Leo Brandt")
    holders = [person(office, name, f"4000{number}") for number, name in enumerate(names)]
    rows = [{"tag": f"S-{n}", "tag_key": f"S-{n}", "description": "Scope"} for n in range(ROUNDS)]
    office.perform(Do(lambda books: books.add_many(Asset, rows)))
    both = desks(2)
    winners: Counter[int] = Counter()
    for (asset,) in office.read(Sql("SELECT id FROM asset ORDER BY id")):
        told = list(zip(both, holders, strict=True))
        for desk, holder in told if asset % 2 else reversed(told):
            desk.tell("out", asset, holder)
        answers = [desk.answer() for desk in both]
        assert sorted(code for code, _ in answers) == ["done", "held"], answers
        winner = 0 if answers[0][0] == "done" else 1
        assert names[winner] in answers[1 - winner][1]  # the other is told who has it
        held = office.read(Sql("SELECT holder_id FROM asset WHERE id = :id", {"id": asset}))
        assert held == [(holders[winner],)]
        winners[winner] += 1
    assert office.read(Sql("SELECT count(*) FROM custody")) == [(ROUNDS,)]
    assert office.read(Sql("SELECT count(*), max(serial_number) FROM document")) == [(ROUNDS, ROUNDS)]
    assert verify.verify(office.store).ok
    office.store.close()
    assert min(winners[0], winners[1]) > 0


def test_four_desks_at_once(postgres_place: str, desks: Desks) -> None:
    office = open_office(postgres_place)
    for number in range(3):
        person(office, f"Person {number}", f"4000{number}")
    rows = [{"tag": f"S-{n}", "tag_key": f"S-{n}", "description": "Scope"} for n in range(12)]
    office.perform(Do(lambda books: books.add_many(Asset, rows)))
    for number in range(3):
        receive(office, add_item(office, f"SKU-{number}", f"Item {number}"), 200, "1.25")
    all_desks = desks(4)
    for number, desk in enumerate(all_desks):
        desk.tell("work", number, EACH)
    codes: Counter[str] = Counter()
    for desk in all_desks:
        codes.update(desk.answer()[0] for _ in range(EACH))
    assert not codes.keys() & LOST_RACES, codes
    assert codes["done"] > EACH
    report = verify.verify(office.store)
    assert report.problems == []
    office.store.close()
