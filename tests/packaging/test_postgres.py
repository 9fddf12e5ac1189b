"""The throw-away PostgreSQL server: usable, alone, sorted like an office, and gone afterwards."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import postgres
import psycopg
import pytest

PROGRAM = """
import postgres, time
with postgres.throw_away_server() as url:
    print(url, flush=True)
    time.sleep(60)
"""


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    try:
        with postgres.throw_away_server() as address:
            yield address.replace("+psycopg", "")
    except postgres.NoPostgres as reason:
        pytest.skip(str(reason))


def _folder(url: str) -> Path:
    with psycopg.connect(url) as connection:
        row = connection.execute("show data_directory").fetchone()
    assert row
    return Path(row[0])


def _wait_until_gone(folder: Path, port: str) -> None:
    until = time.monotonic() + 20
    while True:
        try:
            psycopg.connect(f"postgresql://postgres:x@127.0.0.1:{port}/postgres", connect_timeout=2).close()
        except psycopg.OperationalError as refused:
            if "Connection refused" in str(refused):
                return
        assert time.monotonic() < until, f"the server in {folder} still answers"
        time.sleep(0.05)


def test_makes_databases_that_sort_like_an_office(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("create database office")
        facts = "select current_setting('fsync'), current_setting('server_version_num')::int"
        row = connection.execute(facts).fetchone()
    assert row
    assert row[0] == "off"
    with psycopg.connect(url, dbname="office") as connection:
        assert connection.execute("select 'a' < 'B'").fetchone() == (row[1] >= 150_000,)


def test_nobody_gets_in_without_the_password(url: str) -> None:
    host = url.split("@")[1]
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(f"postgresql://postgres:wrong@{host}")


def test_two_at_a_time_and_nothing_is_left(url: str) -> None:
    with postgres.throw_away_server() as second:
        folder = _folder(second.replace("+psycopg", ""))
        assert folder != _folder(url)
        port = second.rpartition(":")[2].partition("/")[0]
    assert not folder.parent.exists()
    _wait_until_gone(folder, port)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a child with its parent")
def test_the_server_ends_with_a_killed_run_and_the_next_run_cleans_up(url: str) -> None:
    where = str(Path(postgres.__file__).parent)
    run = subprocess.Popen([sys.executable, "-c", PROGRAM], cwd=where, stdout=subprocess.PIPE, text=True)
    assert run.stdout
    address = run.stdout.readline().strip()
    folder = _folder(address.replace("+psycopg", ""))
    run.kill()
    run.communicate()
    _wait_until_gone(folder, address.rpartition(":")[2].partition("/")[0])
    assert folder.exists()
    with postgres.throw_away_server():
        assert not folder.parent.exists()


def test_without_programs_the_reason_is_said(tmp_path: Path) -> None:
    with pytest.raises(postgres.NoPostgres, match="apt-get install -y postgresql"):
        postgres.find_programs([tmp_path])


@pytest.mark.skipif(sys.platform == "win32", reason="the broken server is a shell script")
@pytest.mark.parametrize(("mode", "reason"), [(0o755, "the disk is full"), (0o644, "Permission denied")])
def test_a_server_that_cannot_start_is_said(mode: int, reason: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        programs = Path(name)
        programs.chmod(0o755)
        for program in (programs / "initdb", programs / "postgres"):
            program.write_text("#!/bin/sh\necho the disk is full >&2\nexit 1\n")
            program.chmod(mode)
        with pytest.raises(postgres.NoPostgres, match=reason), postgres.throw_away_server(programs):
            pass
