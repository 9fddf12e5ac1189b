"""Options stand before, between and behind what a command is given; what has no place is wrong use."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.test_labels import line, read, tags
from tests.cli_line import Line

__all__ = ["line"]


def test_the_file_may_stand_behind_the_options(line: Line, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    for arguments in (
        ("report", "asset-register", "--status", "on-loan", out),
        ("report", "asset-register", "--json", "--", out),
        ("export", "--json", "assets", "--view", "all", out),
    ):
        assert line(*arguments) == 0, arguments
        assert out.read_bytes()
        out.unlink()
    assert line("label-format", "export", "l7160", "--json", out.with_suffix(".json")) == 0


def test_the_file_may_stand_behind_the_tags(line: Line, tmp_path: Path) -> None:
    wanted, out = tags(line, tmp_path), tmp_path / "out.PDF"
    typed: tuple[tuple[str | Path, ...], ...] = (
        ("l7160", "--tags", *wanted, out),
        ("l7160", "--tags", *wanted, "--copies", "1", out),
        ("l7160", "--copies", "1", out, "--tags", *wanted),
        ("--tags", *wanted, "--", "l7160", out),
    )
    for reason, arguments in enumerate(typed):
        assert line("labels", "--reason", f"worn {reason}", *arguments) == 0, line.err
        assert read(out) == set(wanted)
        out.unlink()


@pytest.mark.parametrize(
    "arguments",
    [
        ("l7160", "--tags", "A", "B"),
        ("--tags", "A", "B", "l7160", "out.pdf"),
        ("l7160", "--tags", "A", "a.pdf", "--skus", "B", "b.pdf"),
    ],
)
def test_where_it_cannot_be_known_which_is_the_file_it_is_said(line: Line, arguments: tuple[str, ...]) -> None:
    assert line("labels", *arguments) == 1
    assert line.err.startswith("Say which format and the file to write: tracker-desktop labels FORMAT OUT.pdf --tags")


@pytest.mark.parametrize(
    "arguments",
    [
        ("report", "asset-register", "--json", "a.csv", "b.csv"),
        ("report", "asset-register", "a.csv", "b.csv"),
        ("report", "asset-register", "--holdr", "Maria", "a.csv"),
        ("verify", "more"),
        ("--bogus",),
    ],
)
def test_what_has_no_place_is_wrong_use(
    line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert line(*arguments) == 2
    assert "unrecognized arguments: " in line.err
    assert line.out == ""
    assert not list(tmp_path.glob("*.csv"))
