"""Copies of a PostgreSQL office, by the server's own pg_dump and pg_restore."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from sqlalchemy import URL

from tracker_desktop.errors import Refused
from tracker_desktop.store.watch import Watch

LOOK_EVERY = 0.05  # seconds


def dump(url: URL, target: Path, watch: Watch) -> Path:
    """Write the whole database into one file. Raises Stopped, or Refused("backup_bad") where the tool is missing or
    fails."""
    partial = target.with_name(target.name + ".partial")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _run("pg_dump", ["--format=custom", f"--file={partial}"], url, watch)
        _run("pg_restore", ["--list", str(partial)], None, watch)
        os.replace(partial, target)
    except OSError as error:
        raise Refused("backup_bad", why=str(error)) from error
    finally:
        with contextlib.suppress(OSError):
            partial.unlink(missing_ok=True)
    return target


def load(url: URL, source: Path) -> None:
    """Put a dump in place of what the database holds, in one transaction. Raises Refused("no_backup")."""
    arguments = ["--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction", str(source)]
    try:
        _run("pg_restore", [f"--dbname={_address(url)}", *arguments], url, Watch(), connects=False)
    except Refused as refusal:
        raise Refused("no_backup", path=str(source), why=refusal.params["why"]) from refusal


def _address(url: URL) -> str:
    """The address without its password, which no list of processes must show."""
    bare = URL.create(
        "postgresql", username=url.username, host=url.host, port=url.port, database=url.database, query=url.query
    )
    return bare.render_as_string()


def _run(program: str, arguments: list[str], url: URL | None, watch: Watch, *, connects: bool = True) -> None:
    tool = shutil.which(program)
    if tool is None:
        raise Refused("backup_bad", why=f"{program} of PostgreSQL is not installed on this PC")
    where = [_address(url)] if url is not None and connects else []
    secret = {"PGPASSWORD": str(url.password)} if url is not None and url.password else {}
    environment = os.environ | {"PGCONNECT_TIMEOUT": "5"} | secret
    command = [tool, *arguments, *where]
    with (
        tempfile.TemporaryFile("w+") as said,
        subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=said, env=environment) as running,
    ):
        while running.poll() is None:
            if watch.cancelled.wait(LOOK_EVERY):
                running.terminate()
                running.wait()
        watch.check()
        said.seek(0)
        if running.returncode:
            raise Refused("backup_bad", why=(said.read().strip().splitlines() or ["it failed"])[-1])
