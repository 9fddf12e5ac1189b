"""The command line of one office, as a test types it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tracker_desktop import cli


class Line:
    """The command line of one office; `out` and `err` are what the last command said."""

    def __init__(self, place: str, capsys: pytest.CaptureFixture[str]) -> None:
        self.place = place
        self._capsys = capsys
        self.out = self.err = ""

    def __call__(self, *arguments: str | Path) -> int:
        try:
            status = cli.main(["--db", self.place, *map(str, arguments)])
        except SystemExit as stopped:
            status = int(stopped.code or 0)
        self.out, self.err = self._capsys.readouterr()
        return status

    def facts(self, *arguments: str | Path) -> Any:
        assert self(*arguments, "--json") in (0, 1)
        return json.loads(self.out)
