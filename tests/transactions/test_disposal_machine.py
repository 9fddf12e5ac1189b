"""Nothing is disposed of without approval, and what is withdrawn is as it was, in any order of doing and undoing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.machine_runs import run_on_a_server, run_on_files
from tests.transactions.disposal_machine import DisposalMachine, prepare


@pytest.mark.slow
def test_lots_in_any_order(sqlite_place: str, tmp_path: Path) -> None:
    run_on_files(DisposalMachine, sqlite_place, prepare, tmp_path, max_examples=16, stateful_step_count=30)


@pytest.mark.slow
@pytest.mark.postgres
def test_the_same_on_postgresql(postgres_place: str) -> None:
    run_on_a_server(DisposalMachine, postgres_place, prepare, max_examples=4, stateful_step_count=20)
