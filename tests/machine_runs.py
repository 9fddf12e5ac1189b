"""Runs a state machine of an office, each example on a fresh copy of a prepared one."""

from __future__ import annotations

import itertools
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test
from sqlalchemy import make_url

from tests.reused_database import copy_database, drop_database
from tests.store_fixtures import Office, open_office

QUIET: dict[str, Any] = {
    "deadline": None,
    "database": None,
    "print_blob": True,
    "suppress_health_check": list(HealthCheck),
}
OFTEN = 4 if os.environ.get("TRACKER_DICE") == "1" else 1
"""The dice throw so many times as often."""
Prepare = Callable[[Office], dict[str, Any]]
"""Fills the office once; returns the attributes that the machine has then."""


def _ready(machine: type[RuleBasedStateMachine], place: str, prepare: Prepare, fresh: Callable[[], str]) -> type[Any]:
    office = open_office(place)
    known = prepare(office)
    office.store.close()
    return type("Machine", (machine,), {"place": staticmethod(fresh), **known})


def run_on_files(
    machine: type[RuleBasedStateMachine],
    place: str,
    prepare: Prepare,
    folder: Path,
    max_examples: int,
    **options: Any,
) -> None:
    """On SQLite, so many runs; more with the dice. `options` are settings of hypothesis; the machine opens what its
    `place()` gives."""
    numbers = itertools.count()
    ready = _ready(machine, place, prepare, lambda: str(shutil.copy(place, folder / f"run{next(numbers)}.db")))
    run_state_machine_as_test(ready, settings=settings(**QUIET, max_examples=max_examples * OFTEN, **options))


def run_on_a_server(machine: type[RuleBasedStateMachine], place: str, prepare: Prepare, **options: Any) -> None:
    """The same on PostgreSQL."""
    made: list[str] = []

    def fresh() -> str:
        template = make_url(place).database
        made.append(f"run_{len(made)}_{template}")
        return copy_database(made[-1], str(template))

    try:
        run_state_machine_as_test(_ready(machine, place, prepare, fresh), settings=settings(**QUIET, **options))
    finally:
        for name in made:
            drop_database(name)
