"""The surroundings of every test: no display, no data of whoever runs it, one language, a server if there is one.

The folders are set before anything imports Qt; programs that a test starts inherit them.
"""

from __future__ import annotations

import atexit
import gc
import os
import shutil
import tempfile
import zlib
from pathlib import Path

import pytest
from hypothesis import settings

from tests.one_cache import share_compiled_statements

NO_POSTGRES = "no PostgreSQL: run the tests with packaging/dev.py test, or set TRACKER_TEST_PG to a superuser's URL"
"""Why tests marked `postgres` are skipped where nobody gave a reason."""


def _fresh_surroundings() -> None:
    home = Path(tempfile.mkdtemp(prefix="tracker-tests-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    folders = {
        "HOME": home,
        "USERPROFILE": home,
        "APPDATA": home / "appdata",
        "LOCALAPPDATA": home / "local-appdata",
        "XDG_CONFIG_HOME": home / "config",
        "XDG_DATA_HOME": home / "data",
        "XDG_STATE_HOME": home / "state",
        "XDG_CACHE_HOME": home / "cache",
        "XDG_RUNTIME_DIR": home / "runtime",
    }
    for name, folder in folders.items():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.environ[name] = str(folder)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["LC_ALL"] = "C.UTF-8"
    os.environ.pop("TRACKER_DB", None)


_fresh_surroundings()
gc.disable()
share_compiled_statements()

from tests.counter.prepared import (  # noqa: E402, F401 - fixtures; what they import must see the folders set above
    postgres_world,
    reused_world,
    sqlite_world,
    sqlite_world_template,
    world,
)
from tests.store_fixtures import (  # noqa: E402, F401
    office,
    postgres_place,
    postgres_template,
    reused_database,
    sqlite_office,
    sqlite_place,
    sqlite_template,
)
from tests.transactions.write_off import write_offs  # noqa: E402, F401
from tracker_desktop.ui.rubbish import collect_what_is_due  # noqa: E402

settings.register_profile("same", derandomize=True)
settings.register_profile("dice", database=None)
settings.load_profile("dice" if os.environ.get("TRACKER_DICE") == "1" else "same")


def _why_no_postgres() -> str | None:
    if os.environ.get("TRACKER_TEST_PG"):
        return None
    return os.environ.get("TRACKER_TEST_PG_WHY") or NO_POSTGRES


LONG = (
    *("faults", "window", "test_bad_input.py", "ui/test_bad_forms.py", "ui/test_today_charts.py"),
    *("test_life.py", "test_stateful.py", "transactions/test_disposal_machine.py"),
)
"""What takes half a minute a file."""


WHOLE_SUITE = 5_000
"""So many tests are everything; somebody who asks for a few gets each on both databases."""


def _leave_out_most_twins(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Of everything, every third test that runs on SQLite runs on PostgreSQL too, always the same ones; with
    the dice of packaging/dev.py all of them do. What only PostgreSQL can show always runs."""
    if len(items) < WHOLE_SUITE or os.environ.get("TRACKER_DICE") == "1":
        return
    there = {item.nodeid for item in items}
    out = [
        item
        for item in items
        if "[postgres" in item.nodeid
        and item.nodeid.replace("[postgres", "[sqlite") in there
        and zlib.crc32(item.nodeid.encode()) % 3
    ]
    config.hook.pytest_deselected(items=out)
    left_out = set(out)
    items[:] = [item for item in items if item not in left_out]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Long files first, so that no worker is left alone with one when all others are through."""
    _leave_out_most_twins(config, items)
    home = Path(__file__).parent
    long = [home / name for name in LONG]
    items.sort(key=lambda item: not any(item.path.is_relative_to(path) for path in long))


def pytest_collection_finish() -> None:
    """What was imported stays; to look through it for rubbish again and again would be a tenth of the work."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """As in the program: rubbish of windows goes on the thread that made them."""
    collect_what_is_due()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what is marked `postgres` where there is no server, with the reason."""
    if item.get_closest_marker("postgres") and (reason := _why_no_postgres()):
        pytest.skip(reason)


@pytest.fixture(scope="session")
def postgres_admin_url() -> str:
    """URL of a maintenance database on a throw-away PostgreSQL server, as its superuser; skips where there is none."""
    if reason := _why_no_postgres():
        pytest.skip(reason)
    return os.environ["TRACKER_TEST_PG"]
