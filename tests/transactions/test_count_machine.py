"""After a count is posted, what lies on a shelf is what was counted and what moved since that line was scanned."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy import make_url

from tests.reused_database import copy_database, drop_database
from tests.store_fixtures import open_office
from tests.test_stateful import QUIET
from tests.transactions.count_machine import CountMachine, prepare


def machine(prepared: str, fresh: Callable[[], str]) -> type[CountMachine]:
    office = open_office(prepared)
    start = prepare(office)
    office.store.close()
    return type("Machine", (CountMachine,), {"place": staticmethod(fresh), "start": start})


@pytest.mark.slow
def test_counts_in_any_order_of_moving_and_taking_back(sqlite_place: str, tmp_path: Path) -> None:
    numbers = itertools.count()
    fresh = machine(sqlite_place, lambda: str(shutil.copy(sqlite_place, tmp_path / f"run{next(numbers)}.db")))
    run_state_machine_as_test(fresh, settings=settings(max_examples=25, stateful_step_count=30, **QUIET))


@pytest.mark.slow
@pytest.mark.postgres
def test_the_same_on_postgresql(postgres_place: str) -> None:
    made: list[str] = []

    def fresh() -> str:
        template = make_url(postgres_place).database
        made.append(f"count_{len(made)}_{template}")
        return copy_database(made[-1], str(template))

    try:
        runs = settings(max_examples=4, stateful_step_count=20, **QUIET)
        run_state_machine_as_test(machine(postgres_place, fresh), settings=runs)
    finally:
        for name in made:
            drop_database(name)
