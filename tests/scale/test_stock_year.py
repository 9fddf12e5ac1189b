"""The made-up year of stock is honest: the books verify it, and what is measured of it can be asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scale import measure_stock
from tests.scale.measure_line import Job
from tests.scale.stock_year import make_stock
from tracker_desktop.store import verify


def test_a_small_one_is_sound_and_can_be_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_BENCH_CACHE", str(tmp_path / "bench"))
    path = make_stock(500, 6_000)
    assert make_stock(500, 6_000) == path
    assert verify.file(path).problems == []
    monkeypatch.setattr(measure_stock, "make_stock", lambda: path)
    monkeypatch.setattr(measure_stock, "ISSUES", 3)
    lines = measure_stock.measure(Job(path, tmp_path, 0))
    assert [problem for line in lines for problem in line.wrong] == []
