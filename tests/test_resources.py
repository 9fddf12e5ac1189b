"""Resources are found by name."""

from __future__ import annotations

import pytest

from tracker_desktop.resources import path


def test_finds_a_file_of_the_resources() -> None:
    assert path("icons/done.svg").read_text().startswith("<svg")


def test_says_what_is_missing() -> None:
    with pytest.raises(FileNotFoundError, match="no resource named"):
        path("icons/none.svg")
