"""The made-up register is a register: the books verify it, and the lists read it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scale import measure_print
from tests.scale.lists import measure
from tests.scale.make_register import make_register
from tracker_desktop.queries.listing import ListCounts, ListIds
from tracker_desktop.reports.registry import REPORTS
from tracker_desktop.store import verify
from tracker_desktop.store.store import Store


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small one, made as the large ones are."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TRACKER_BENCH_CACHE", str(tmp_path_factory.mktemp("bench")))
        path = make_register(400, 60, 50)
        assert make_register(400, 60, 50) == path
        return path


def test_a_made_register_is_sound(register: Path) -> None:
    report = verify.file(register)
    assert report.problems == []
    store = Store(register)
    try:
        counts = store.read(ListCounts("assets"))
        assert counts["all"] == 400
        assert sum(counts[key] for key in counts if key not in ("all", "warranty")) == 400
        assert len(store.read(ListIds("journal")).ids) == 52
        assert len(store.read(ListIds("stock")).ids) > 60
    finally:
        store.close()


def test_everything_measured_can_be_asked(register: Path) -> None:
    assert all(line.wall >= 0 for line in measure(register, runs=1))


@pytest.mark.parametrize("work", measure_print.WORKS)
def test_what_is_printed_can_be_measured(
    register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, work: str
) -> None:
    monkeypatch.setitem(REPORTS, measure_print.KEY, REPORTS[measure_print.KEY])
    seconds, _, rows = measure_print.spend(work, register, tmp_path / "report.pdf", 100)
    assert rows == 100
    assert seconds > 0
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF-")
