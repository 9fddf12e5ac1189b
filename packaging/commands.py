"""The commands of dev.py: one row each, made by the same set-up."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import postgres
import system
from environment import PROJECT, Environment, SetUpFailed

DAY_FOLDER = PROJECT / ".cache" / "day"
SHOTS_FOLDER = PROJECT / ".cache" / "shots"
DRAWN_SCREEN = "offscreen:configfile=packaging/screen.json"
"""No display, but the room for the whole window; from the project's folder."""
EVERY_TEST = ["-n", "4", "--dist", "loadfile", "--no-loadscope-reorder"]
"""More workers than processors: tests of windows wait half of their time. In the order of tests/conftest.py."""


@dataclass(frozen=True)
class Command:
    """One word for dev.py: its work on the words after it, one line about it, and whether it runs tests."""

    work: Callable[[Environment, list[str]], int]
    words: str
    wants_test_tools: bool = False


def perform(words: list[str]) -> int:
    """Run one command and return its exit code: 2 for wrong use, 1 when the set-up fails, else the command's own."""
    if not words or words[0] in ("-h", "--help", "help"):
        print(_help())
        return 0 if words else 2
    command = COMMANDS.get(words[0])
    if command is None:
        print(f"There is no command {words[0]!r}.\n{_help()}", file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        return command.work(set_up(command.wants_test_tools), words[1:])
    except SetUpFailed as wrong:
        print(wrong, file=sys.stderr)
        return 1


def set_up(test_tools: bool) -> Environment:
    """Make machine and environment ready; quick when they are. Raises SetUpFailed."""
    environment = Environment()
    venv = [] if environment.is_ready() else system.missing_venv_package()
    wanted = [*system.QT_LIBRARIES, *(system.TEST_TOOLS if test_tools else [])]
    complete = system.provide([*venv, *system.missing_packages(wanted)])
    if venv and (package := system.missing_venv_package()):
        raise SetUpFailed(f"Python makes no virtual environment without {package[0]}. Install it and try again.")
    if environment.make() or not complete:
        _check_qt(environment)
    return environment


def _check_qt(environment: Environment) -> None:
    if reason := system.why_qt_fails(environment.python):
        raise SetUpFailed(f"Qt does not start on this machine: {reason}\nInstall it and give the same command again.")


def _call(environment: Environment, *words: str | Path, **variables: str) -> int:
    """Run the environment's Python in the project's folder; it answers Ctrl+C itself, and ends when this ends."""
    process = subprocess.Popen([str(environment.python), *map(str, words)], cwd=PROJECT, env=os.environ | variables)
    try:
        while True:
            with contextlib.suppress(KeyboardInterrupt):
                return _exit_code(process.wait())
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait()


def _exit_code(code: int) -> int:
    """A program killed by signal n ends with 128 + n, as in a shell."""
    return 128 - code if code < 0 else code


def has_display() -> bool:
    """Whether a window can be opened here."""
    return sys.platform != "linux" or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def _run(environment: Environment, words: list[str]) -> int:
    if has_display():
        return _call(environment, "-m", "tracker_desktop", *words)
    print("There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open.")
    print("Instead: a day at the counter of the sample office, its screens drawn into a folder.", flush=True)
    return _day(environment, [])


def _draw(environment: Environment, script: str, folder: Path, words: list[str]) -> int:
    folder = Path(words[0]).absolute() if words else folder
    folder.mkdir(parents=True, exist_ok=True)
    code = _call(environment, PROJECT / "packaging" / script, folder, *words[1:], QT_QPA_PLATFORM=DRAWN_SCREEN)
    if code == 0:
        print(f"The pictures are in {folder}", flush=True)
    return code


def _day(environment: Environment, words: list[str]) -> int:
    return _draw(environment, "day.py", DAY_FOLDER, words)


def _shots(environment: Environment, words: list[str]) -> int:
    return _draw(environment, "shots.py", SHOTS_FOLDER, words)


@contextlib.contextmanager
def _postgres_variables() -> Iterator[dict[str, str]]:
    """Tell the tests where PostgreSQL is, or why there is none. One that TRACKER_TEST_PG names already is used."""
    if os.environ.get("TRACKER_TEST_PG"):
        yield {}
        return
    with contextlib.ExitStack() as stack:
        try:
            variables = {"TRACKER_TEST_PG": stack.enter_context(postgres.throw_away_server())}
        except postgres.NoPostgres as reason:
            print(f"Tests on PostgreSQL are skipped: {reason}", flush=True)
            variables = {"TRACKER_TEST_PG_WHY": str(reason)}
        yield variables


def _pytest(environment: Environment, words: list[str], **variables: str) -> int:
    variables["PYTHONDONTWRITEBYTECODE"] = ""  # hundreds of tests start a program: each would compile it again
    with _postgres_variables() as where:
        return _call(environment, "-m", "pytest", "-rs", *words, **where, **variables)


def _test(environment: Environment, words: list[str]) -> int:
    if not words:  # once, before four workers all do it
        _call(environment, "-m", "compileall", "-q", "-j", "0", "tracker_desktop")
    return _pytest(environment, words or EVERY_TEST)


def _check(environment: Environment, words: list[str]) -> int:
    steps: list[tuple[str, Callable[[], int]]] = [
        ("ruff", lambda: _call(environment, "-m", "ruff", "check", ".")),
        ("mypy --strict", lambda: _call(environment, "-m", "mypy", "--strict")),
        ("the tests", lambda: _test(environment, words)),
    ]
    for name, step in steps:
        print(f"== {name}", flush=True)
        if code := step():
            return code
    return 0


def _bench(environment: Environment, words: list[str]) -> int:
    return _call(environment, PROJECT / "tests" / "scale" / "bench.py", *words)


def _faults(environment: Environment, words: list[str]) -> int:
    return _pytest(environment, ["tests/faults", *words], TRACKER_FAULTS="1")


def _dice(environment: Environment, words: list[str]) -> int:
    return _pytest(environment, words or EVERY_TEST, TRACKER_DICE="1")


def _setup_only(environment: Environment, words: list[str]) -> int:
    print(f"Ready: {environment.python}")
    return 0


def _help() -> str:
    rows = "\n".join(f"  {name:8}{command.words}" for name, command in COMMANDS.items())
    return f"Use: python3 packaging/dev.py COMMAND. The words after it are handed on.\n{rows}"


COMMANDS = {
    "run": Command(_run, "open the window; where there is no display, play a day at the counter and draw it"),
    "test": Command(_test, "run every test, or those named: test tests/store -k undo", wants_test_tools=True),
    "check": Command(_check, "ruff, mypy --strict and every test; what a change must pass", wants_test_tools=True),
    "bench": Command(_bench, "measure speed and memory against plain alternatives; --big for a million assets"),
    "faults": Command(_faults, "the tests that kill the program, many times", wants_test_tools=True),
    "dice": Command(_dice, "every test, or those named; made-up values differ each time", wants_test_tools=True),
    "shots": Command(_shots, "shots DIR: draw the screens for the README into DIR"),
    "day": Command(_day, "day DIR: play a day at the counter of the sample office and draw its screens into DIR"),
    "setup": Command(_setup_only, "only set up what the others need"),
}
