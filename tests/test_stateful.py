"""Random transactions of all families, undone and done again in any order, and in the end in reverse to the start."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy import make_url

from tests.reused_database import copy_database, drop_database
from tests.stateful_machine import BooksMachine, prepare
from tests.store_fixtures import open_office

QUIET: dict[str, Any] = {
    "deadline": None,
    "database": None,
    "print_blob": True,
    "suppress_health_check": list(HealthCheck),
}


def machine(prepared: str, fresh: Callable[[], str]) -> type[BooksMachine]:
    office = open_office(prepared)
    start = prepare(office)
    office.store.close()
    return type("Machine", (BooksMachine,), {"place": staticmethod(fresh), "start": start})


@pytest.mark.slow
def test_any_order_of_doing_and_undoing_keeps_the_books(sqlite_place: str, tmp_path: Path) -> None:
    numbers = itertools.count()
    fresh = machine(sqlite_place, lambda: str(shutil.copy(sqlite_place, tmp_path / f"run{next(numbers)}.db")))
    run_state_machine_as_test(fresh, settings=settings(max_examples=20, stateful_step_count=25, **QUIET))


@pytest.mark.slow
@pytest.mark.postgres
def test_the_same_on_postgresql(postgres_place: str) -> None:
    made: list[str] = []

    def fresh() -> str:
        template = make_url(postgres_place).database
        made.append(f"run_{len(made)}_{template}")
        return copy_database(made[-1], str(template))

    try:
        runs = settings(max_examples=5, stateful_step_count=15, **QUIET)
        run_state_machine_as_test(machine(postgres_place, fresh), settings=runs)
    finally:
        for name in made:
            drop_database(name)
