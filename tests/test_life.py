"""The lives of assets in any order, on both databases; in the end everything is undone, and all is as it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.life_machine import LifeMachine
from tests.life_office import prepare
from tests.machine_runs import run_on_a_server, run_on_files
from tests.store_fixtures import Office


def _start(office: Office) -> dict[str, Any]:
    return {"start": prepare(office)}


@pytest.mark.slow
def test_no_order_of_doing_and_undoing_breaks_a_life(sqlite_place: str, tmp_path: Path) -> None:
    run_on_files(LifeMachine, sqlite_place, _start, tmp_path, max_examples=20, stateful_step_count=30)


@pytest.mark.slow
@pytest.mark.postgres
def test_the_same_on_postgresql(postgres_place: str) -> None:
    run_on_a_server(LifeMachine, postgres_place, _start, max_examples=3, stateful_step_count=20)
