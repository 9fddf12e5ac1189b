"""A file that appears when it is whole: under any name that can be, never in place of a database, whose locks stay."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import URL

from tests.largest_file import largest_file, posix
from tracker_desktop.errors import Refused
from tracker_desktop.store.whole_file import whole_file

LOCKS = """
import sqlite3, sys
other = sqlite3.connect(sys.argv[1], timeout=0, isolation_level=None)
try:
    other.execute("BEGIN IMMEDIATE")
except sqlite3.OperationalError as error:
    print(error)
"""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Path]:
    """A database that this process has open, and writes into."""
    path = tmp_path / "office"
    open_here = sqlite3.connect(path, isolation_level=None)
    open_here.execute("CREATE TABLE a (b)")
    open_here.execute("BEGIN IMMEDIATE")
    yield path
    open_here.close()


def url(path: Path) -> URL:
    return URL.create("sqlite", database=str(path))


def write(target: Path, office: URL | None = None, text: str = "new") -> None:
    with whole_file(target, office) as place:
        place.write_text(text, "utf-8")


def refusal_of(target: Path, office: URL | None = None) -> str:
    with pytest.raises(Refused) as caught:
        write(target, office)
    return str(caught.value)


@posix
@pytest.mark.parametrize("link", [os.symlink, os.link])
def test_a_link_to_the_open_database_is_known_without_opening_it(office: Path, link) -> None:  # type: ignore[no-untyped-def]
    link(office, office.parent / "report.pdf")
    assert "is a database" in refusal_of(office.parent / "report.pdf", url(office))
    tried = subprocess.run([sys.executable, "-c", LOCKS, office], capture_output=True, text=True, check=False)
    assert tried.stdout == "database is locked\n"


def test_what_lies_beside_a_database_belongs_to_it(office: Path) -> None:
    for ending in ("-wal", "-shm", "-journal", ".lock", ".open"):
        assert "is a database" in refusal_of(office.with_name(f"office{ending}"), url(office))


def test_what_only_begins_with_its_name_is_another_file(office: Path) -> None:
    for name in ("office report.pdf", "office.csv", "offices"):
        write(office.with_name(name), url(office))
        assert office.with_name(name).read_text("utf-8") == "new"


@pytest.mark.parametrize("name", ["n" * 251 + ".csv", "é" * 120 + ".csv"])
def test_the_longest_name_there_is(tmp_path: Path, name: str) -> None:
    write(tmp_path / name)
    assert os.listdir(tmp_path) == [name]


@pytest.mark.parametrize("name", ["a\0.csv", "\ud800.csv"])
def test_a_name_that_cannot_be_is_a_sentence(tmp_path: Path, name: str) -> None:
    assert "a character in its name cannot be kept. Choose another name" in refusal_of(tmp_path / name)
    assert os.listdir(tmp_path) == []


def test_one_too_long_and_a_folder_are_sentences(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert "file name too long. Choose another name" in refusal_of(tmp_path / ("n" * 300))
    assert "cannot be written" in refusal_of(tmp_path / "folder")
    assert os.listdir(tmp_path) == ["folder"]


@posix
def test_on_a_full_disk_the_old_file_stays_alone(tmp_path: Path) -> None:
    write(tmp_path / "a.csv", text="old")
    with largest_file(100), pytest.raises(Refused, match="cannot be written: file too large"):
        write(tmp_path / "a.csv", text="x" * 1000)
    assert os.listdir(tmp_path) == ["a.csv"]
    assert (tmp_path / "a.csv").read_text("utf-8") == "old"


def test_two_that_write_the_same_file_do_not_mix(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    with whole_file(target) as first:
        first.write_text("first", "utf-8")
        write(target, text="second")
    assert target.read_text("utf-8") == "first"
    assert os.listdir(tmp_path) == ["a.csv"]


def test_what_is_refused_inside_is_told_by_the_name_that_was_asked_for(tmp_path: Path) -> None:
    target = tmp_path / "folder" / "a.pdf"
    with pytest.raises(Refused) as caught, whole_file(target) as place:
        write(place)
    assert str(caught.value).startswith(f"{target} cannot be written: no such file or directory.")
