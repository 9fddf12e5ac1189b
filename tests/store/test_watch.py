"""Long work tells how far it has come, and leaves nothing behind where it is stopped."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from tests.store import busy_office
from tests.store_fixtures import Office
from tracker_desktop.store import backup, verify
from tracker_desktop.store.watch import Stopped, Watch


@pytest.fixture
def busy(office: Office) -> Office:
    busy_office.fill(office)
    return office


def test_verify_tells_how_far_it_is(busy: Office) -> None:
    told: list[tuple[int, int]] = []
    assert verify.verify(busy.store, Watch(lambda done, of: told.append((done, of)))).ok
    assert told[0][0] == 0
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert len({of for _, of in told}) == 1
    done, of = told[-1]
    assert 0 < done <= of


@pytest.mark.parametrize("at", [0, 1, 2])
def test_verify_stops_where_it_is(busy: Office, at: int) -> None:
    cancelled = threading.Event()
    told: list[int] = []

    def report(done: int, of: int) -> None:
        told.append(done)
        if len(told) > at:
            cancelled.set()

    with pytest.raises(Stopped):
        verify.verify(busy.store, Watch(report, cancelled))
    assert len(told) == at + 1


@pytest.mark.parametrize("begun", [False, True])
def test_a_copy_that_is_stopped_leaves_nothing(
    sqlite_office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, begun: bool
) -> None:
    monkeypatch.setattr("tracker_desktop.store.watch.STEPS", 10)
    busy_office.fill(sqlite_office)
    watch = Watch()
    watch.report = lambda done, of: watch.cancelled.set()
    if not begun:
        watch.cancelled.set()
    with pytest.raises(Stopped):
        backup.backup(sqlite_office.store.url, tmp_path / "out" / "copy.db", watch)
    assert not list((tmp_path / "out").iterdir())


@pytest.mark.postgres
def test_a_copy_of_a_server_that_is_stopped_leaves_nothing(postgres_place: str, tmp_path: Path) -> None:
    watch = Watch()
    watch.cancelled.set()
    with pytest.raises(Stopped):
        backup.backup(postgres_place, tmp_path / "out" / "copy.dump", watch)
    assert not list((tmp_path / "out").iterdir())
