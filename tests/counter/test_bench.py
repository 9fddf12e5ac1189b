"""What the modes of a counter share."""

from __future__ import annotations

from tests.counter.world import World
from tracker_desktop.counter.counter import Counter
from tracker_desktop.scanning.profile import ScannerProfile


def test_a_scanner_that_never_sends_the_separator_is_known_at_once(sqlite_world: World) -> None:
    bench = sqlite_world.counter.bench
    assert not bench.never_sends_gs
    sqlite_world.desk.set_scanner_profile(ScannerProfile(gs="none"))
    assert bench.never_sends_gs
    sqlite_world.desk.set_scanner_profile(ScannerProfile(gs="f8"))
    assert not bench.never_sends_gs


def test_a_counter_without_a_desk_has_no_such_scanner(sqlite_world: World) -> None:
    assert not Counter(sqlite_world.office.store, sqlite_world.counter.operator_id).bench.never_sends_gs
