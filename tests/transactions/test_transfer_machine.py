"""In transit is what was dispatched without what arrived or was lost, per line, in any order of doing and undoing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.machine_runs import run_on_a_server, run_on_files
from tests.store_fixtures import Office
from tests.transactions.transfer_machine import TransferMachine, prepare


def _start(office: Office) -> dict[str, Any]:
    return {"start": prepare(office)}


@pytest.mark.slow
def test_transfers_in_any_order_of_arriving_losing_and_taking_back(sqlite_place: str, tmp_path: Path) -> None:
    run_on_files(TransferMachine, sqlite_place, _start, tmp_path, max_examples=14, stateful_step_count=30)


@pytest.mark.slow
@pytest.mark.postgres
def test_the_same_on_postgresql(postgres_place: str) -> None:
    run_on_a_server(TransferMachine, postgres_place, _start, max_examples=4, stateful_step_count=20)
