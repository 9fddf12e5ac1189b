"""A throw-away PostgreSQL server for the tests: made in a folder of its own, gone when the tests have run.

It never touches a server that is there already. It sorts like an office does (ICU en-US) where the version can, so that
a comparison that forgot to be bytewise is found.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOLDER_PREFIX = "tracker-pg-"
START_SECONDS = 30.0
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
    "log_min_messages": "fatal",
}


class NoPostgres(Exception):
    """There can be no server here; the text is the reason."""


def find_programs(folders: list[Path] | None = None) -> Path:
    """Folder with initdb and postgres, the newest version first. Raises NoPostgres."""
    if folders is None:
        versions = Path("/usr/lib/postgresql").glob("*/bin")
        on_path = [Path(found).resolve().parent for found in [shutil.which("initdb")] if found]
        folders = [*sorted(versions, key=lambda folder: _number(folder.parent.name), reverse=True), *on_path]
    for folder in folders:
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise NoPostgres("PostgreSQL is not installed (Debian and Ubuntu: sudo apt-get install -y postgresql)")


@contextlib.contextmanager
def throw_away_server(programs: Path | None = None) -> Iterator[str]:
    """Start a server, give the superuser's URL of its maintenance database, stop and delete it. Raises NoPostgres."""
    programs = programs or find_programs()
    person = _person()
    _sweep()
    folder = Path(tempfile.mkdtemp(prefix=f"{FOLDER_PREFIX}{os.getpid()}-", dir=None if os.name == "nt" else "/tmp"))
    try:
        password, port = secrets.token_hex(16), _free_port()
        try:
            _make_cluster(programs, folder, password, person)
            server = _start(programs, folder, port, person)
        except OSError as wrong:
            raise NoPostgres(f"PostgreSQL could not be started: {wrong}") from wrong
        try:
            _wait_until_ready(server, folder)
            yield f"postgresql+psycopg://postgres:{password}@127.0.0.1:{port}/postgres"
        finally:
            _stop(server)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _number(version: str) -> float:
    found = re.match(r"\d+(\.\d+)?", version)
    return float(found.group()) if found else 0.0


def _person() -> dict[str, Any]:
    """Who runs the server: PostgreSQL refuses root, so root hands it to the user postgres."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return {}
    import grp
    import pwd

    try:
        entry = pwd.getpwnam("postgres")
    except KeyError:
        raise NoPostgres("PostgreSQL does not run as root, and this machine has no user named postgres") from None
    return {"user": entry.pw_name, "group": grp.getgrgid(entry.pw_gid).gr_name, "extra_groups": []}


def _make_cluster(programs: Path, folder: Path, password: str, person: dict[str, Any]) -> None:
    secret = folder / "password"
    secret.write_text(password)
    if person:
        for path in (folder, secret):
            shutil.chown(path, person["user"], person["group"])
    command = [str(programs / "initdb"), "-D", str(folder / "data"), "-U", "postgres", "-A", "scram-sha-256"]
    command += [f"--pwfile={secret}", "-E", "UTF8", "--no-locale", "--no-sync"]
    like_an_office = ["--locale-provider=icu", "--icu-locale=en-US"]
    for extra in (like_an_office, []):
        done = subprocess.run([*command, *extra], cwd=folder, capture_output=True, text=True, check=False, **person)
        if done.returncode == 0:
            secret.unlink()
            return
    raise NoPostgres(f"PostgreSQL could not make a cluster: {done.stderr.strip()}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _stop_with_parent() -> None:
    """On Linux the server stops when this process dies, even by kill -9."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGINT)


def _start(programs: Path, folder: Path, port: int, person: dict[str, Any]) -> subprocess.Popen[bytes]:
    settings = SETTINGS | {"port": str(port), "unix_socket_directories": "" if os.name == "nt" else str(folder)}
    command = [str(programs / "postgres"), "-D", str(folder / "data")]
    for name, value in settings.items():
        command += ["-c", f"{name}={value}"]
    with (folder / "log").open("wb") as log:
        return subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            preexec_fn=None if os.name == "nt" else _stop_with_parent,  # noqa: PLW1509 (one thread here)
            **person,
        )


def _wait_until_ready(server: subprocess.Popen[bytes], folder: Path) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and server.poll() is None:
        with contextlib.suppress(OSError):
            if "ready" in (folder / "data" / "postmaster.pid").read_text().split():
                return
        time.sleep(0.02)
    said = (folder / "log").read_text(errors="replace").strip()[-500:]
    raise NoPostgres(f"PostgreSQL did not start within {START_SECONDS:.0f} s: {said}")


def _stop(server: subprocess.Popen[bytes]) -> None:
    """Fast shutdown, which ends open connections; then, if that hangs, the hard one."""
    for how, seconds in ((signal.SIGINT, 20), (signal.SIGTERM if os.name == "nt" else signal.SIGQUIT, 10)):
        if server.poll() is None:
            server.send_signal(how)
            with contextlib.suppress(subprocess.TimeoutExpired):
                server.wait(timeout=seconds)
    if server.poll() is None:
        server.kill()
        server.wait()


def _sweep() -> None:
    """Delete the folders of runs that were killed; their servers stopped with them."""
    for folder in Path("/tmp").glob(f"{FOLDER_PREFIX}*"):
        maker = folder.name.removeprefix(FOLDER_PREFIX).split("-")[0]
        if maker.isdecimal() and not Path(f"/proc/{maker}").exists() and sys.platform == "linux":
            shutil.rmtree(folder, ignore_errors=True)
