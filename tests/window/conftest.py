"""The fixture `screen`: a display with a window manager, for tests of the real window."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.window.xvfb import Screen, missing_tools, open_screen


@pytest.fixture(scope="session")
def screen() -> Iterator[Screen]:
    """A screen for the whole run; each test closes the windows it opened. Skips where a tool is missing."""
    if missing := missing_tools():
        packages = " ".join(missing).lower()
        pytest.skip(f"no {', '.join(missing)}: run the tests with packaging/dev.py test, or install {packages}")
    with open_screen() as opened:
        yield opened
