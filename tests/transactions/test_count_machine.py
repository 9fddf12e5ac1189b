"""After a count is posted, what lies on a shelf is what was counted and what moved since that line was scanned."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.machine_runs import run_on_a_server, run_on_files
from tests.store_fixtures import Office
from tests.transactions.count_machine import CountMachine, prepare


def _start(office: Office) -> dict[str, Any]:
    return {"start": prepare(office)}


@pytest.mark.slow
def test_counts_in_any_order_of_moving_and_taking_back(sqlite_place: str, tmp_path: Path) -> None:
    run_on_files(CountMachine, sqlite_place, _start, tmp_path, max_examples=15, stateful_step_count=30)


@pytest.mark.slow
@pytest.mark.postgres
def test_the_same_on_postgresql(postgres_place: str) -> None:
    run_on_a_server(CountMachine, postgres_place, _start, max_examples=4, stateful_step_count=20)
