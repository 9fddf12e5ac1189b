"""Random transactions of all families, undone and done again in any order, and in the end in reverse to the start."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.machine_runs import run_on_a_server, run_on_files
from tests.stateful_machine import BooksMachine, prepare
from tests.store_fixtures import Office


def _start(office: Office) -> dict[str, Any]:
    return {"start": prepare(office)}


@pytest.mark.slow
def test_any_order_of_doing_and_undoing_keeps_the_books(sqlite_place: str, tmp_path: Path) -> None:
    run_on_files(BooksMachine, sqlite_place, _start, tmp_path, max_examples=14, stateful_step_count=25)


@pytest.mark.slow
@pytest.mark.postgres
def test_the_same_on_postgresql(postgres_place: str) -> None:
    run_on_a_server(BooksMachine, postgres_place, _start, max_examples=5, stateful_step_count=15)
