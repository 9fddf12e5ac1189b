"""The same jobs with no window. Without a command the window opens.

Exit status: 0 done, 1 refused with one sentence on standard error, 2 wrong use.
"""

from __future__ import annotations

import argparse
import contextlib
import getpass
import json
import logging
import os
import sys
import zoneinfo
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tracker_desktop import __version__
from tracker_desktop.errors import Refused
from tracker_desktop.folders import data_folder, log_file, log_handler

log = logging.getLogger("tracker.cli")
FLAG = "store_true"


@dataclass(frozen=True)
class Argument:
    """One argument of a command, as argparse takes it."""

    names: tuple[str, ...]
    options: dict[str, Any]


def _argument(*names: str, **options: Any) -> Argument:
    return Argument(names, options)


@dataclass(frozen=True)
class Job:
    """One command: what it is for, what it takes and what runs it. `run` returns the exit status."""

    name: str
    help: str
    run: Callable[[argparse.Namespace], int]
    takes: tuple[Argument, ...] = ()


def main(arguments: Sequence[str] | None = None, *, window: Callable[[str], int] | None = None) -> int:
    """Run a command of the command line, or open the window for a database where there is none.

    Returns the exit status.
    """
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.run is None and window is None:
        parser.error("a command is needed")
    options.db = options.db or os.environ.get("TRACKER_DB") or str(data_folder() / "office.db")
    try:
        return int(options.run(options) if options.run is not None else window(options.db))  # type: ignore[misc]
    except Refused as refusal:
        return _refuse(options, refusal)
    except OutputLost as lost:
        _no_more_output()
        return 1 if isinstance(lost.__cause__, BrokenPipeError) else _say(str(Refused("cli_output", why=lost)))
    except KeyboardInterrupt:
        return _refuse(options, Refused("cli_interrupted"))
    except Exception:
        return _refuse(options, Refused("cli_bug", log=_log_bug()))


def _sample(options: argparse.Namespace) -> int:
    from tracker_desktop.exchange import sample_office
    from tracker_desktop.queries.office import OfficeFacts

    with _office(options, create=True) as store:
        with _progress("making the sample office") as told:
            sample_office.fill(store, lambda done, _: told(done))
        name = store.read(OfficeFacts()).settings["office.name"]
    return _tell(options, {"database": options.db, "office": name}, [f"{name} is ready: {options.db}"])


def _import(options: argparse.Namespace) -> int:
    from tracker_desktop.exchange import plan_report
    from tracker_desktop.exchange.plan import plan_import
    from tracker_desktop.store import backup

    with _office(options, create=not options.dry_run, write=not options.dry_run) as store:
        operator = None if options.dry_run else _operator(store, options.operator, found=True)
        with _progress("rows looked at") as told:
            plan = plan_import(store, options.file, progress=told)
        if options.dry_run:
            return _tell(options, plan_report.facts(plan), plan_report.lines(plan))
        if plan.wrong and not options.leave_out_wrong:
            _tell(options, plan_report.facts(plan), plan_report.wrong_lines(plan))
            raise Refused("import_wrong_rows", file=plan.file, count=plan.counts.wrong)
        backup.copy_before(store, "import")
        done = store.perform(plan.transaction(leave_out_wrong=options.leave_out_wrong), operator)
    notes = plan_report.notes(plan)
    facts = plan_report.facts(plan) | {"entry": done.uid, "seq": done.seq, "title": done.title, "detail": done.detail}
    return _tell(options, facts, [*notes, ". ".join(part for part in (done.title, done.detail) if part)])


def _scan(options: argparse.Namespace) -> int:
    from tracker_desktop.counter.lines import scan_lines

    with _office(options) as store, _lines(options.file) as lines:
        operator = _operator(store, options.operator)
        for row in scan_lines(store, operator, options.mode, lines):
            _print(json.dumps(row, ensure_ascii=False))
    return 0


def _verify(options: argparse.Namespace) -> int:
    from tracker_desktop.store.verify import verify

    with _office(options, write=False) as store:
        report = verify(store)
    facts = {"ok": report.ok, "checked": report.lines, "problems": report.problems}
    _tell(options, facts, [*report.lines, *report.problems, *(["Everything agrees."] if report.ok else [])])
    return 0 if report.ok else _say(str(Refused("verify_problems", count=len(report.problems))))


def _export(options: argparse.Namespace) -> int:
    from tracker_desktop.exchange.write_csv import export

    with _office(options, write=False) as store, _progress("rows written") as told:
        rows = export(store, options.list, options.file, view=options.view, progress=told)
    facts = {"list": options.list, "file": options.file, "rows": rows}
    return _tell(options, facts, [f"{rows:,} rows written to {options.file}"])


def _backup(options: argparse.Namespace) -> int:
    from tracker_desktop.store import backup

    made = backup.backup(options.db, Path(options.file).absolute())
    return _tell(options, {"copy": str(made)}, [f"A verified copy lies in {made}"])


def _restore(options: argparse.Namespace) -> int:
    from tracker_desktop.queries.operators import Operators
    from tracker_desktop.store import backup
    from tracker_desktop.transactions.restored import Restored, recorded_as

    asked_by = _who_restores(options)
    kept = backup.restore(options.db, Path(options.file).absolute())
    with _office(options) as store:
        store.perform(Restored(Path(options.file).name), recorded_as(store.read(Operators()), asked_by))
    lines = [f"{options.file} was restored to {options.db}"]
    lines += [f"What was there before lies in {kept}"] if kept else []
    return _tell(options, {"restored": options.file, "before": str(kept) if kept else None}, lines)


def _who_restores(options: argparse.Namespace) -> int | None:
    """The person id of who does this, by the office as it is, or where that cannot be read, by the copy.

    None where neither tells. Raises Refused before anything has changed.
    """
    from tracker_desktop.store.opening import open_office
    from tracker_desktop.transactions.restored import Restored, may_restore

    for place in (options.db, options.file):
        try:
            store = open_office(place, write=False)
        except Refused:
            continue
        try:
            who = _signed(store, options.operator)
            if not may_restore(who):
                raise Refused("no_right", name=who.name, right=Restored.right.value)
            return int(who.person_id)
        finally:
            store.close()
    return None


def _modes() -> list[str]:
    from tracker_desktop.counter.mode import MODES

    return [mode.key.replace("_", "-") for mode in MODES]


def _lists() -> list[str]:
    from tracker_desktop.exchange.export_lists import EXPORTS

    return list(EXPORTS)


def jobs() -> tuple[Job, ...]:
    """Every command, as one table."""
    return (
        Job("sample", "fill an empty database with the sample office", _sample),
        Job(
            "import",
            "import a spreadsheet (CSV); what it lists is found out from its headers",
            _import,
            (
                _argument("file", metavar="FILE.csv"),
                _argument("--dry-run", action=FLAG, help="only say what it would do"),
                _argument("--leave-out-wrong", action=FLAG, help="import the other rows where some are wrong"),
            ),
        ),
        Job(
            "scan",
            "take codes line by line, print one JSON line for each",
            _scan,
            (
                _argument("--mode", required=True, choices=_modes(), help="what a scan does"),
                _argument("file", metavar="FILE", nargs="?", default="-", help="default: standard input"),
            ),
        ),
        Job("verify", "check that journal, books and records agree", _verify),
        Job(
            "export",
            "write a list to a file",
            _export,
            (
                _argument("list", metavar="LIST", choices=_lists(), help=", ".join(_lists())),
                _argument("file", metavar="FILE.csv"),
                _argument("--view", default="all", help="one of the list's saved views"),
            ),
        ),
        Job("backup", "make a verified copy of the office", _backup, (_argument("file", metavar="FILE"),)),
        Job("restore", "put a copy in place of the office", _restore, (_argument("file", metavar="FILE"),)),
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="tracker-desktop", description=__doc__, parents=[_general()])
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    parser.set_defaults(run=None, db=None, json=False, told=False, operator=None)
    commands = parser.add_subparsers(metavar="COMMAND")
    for job in jobs():
        command = commands.add_parser(job.name, help=job.help, description=job.help, parents=[_general()])
        for argument in job.takes:
            command.add_argument(*argument.names, **argument.options)
        command.set_defaults(run=job.run)
    return parser


def _general() -> argparse.ArgumentParser:
    """What may stand before and behind the command."""
    general = argparse.ArgumentParser(add_help=False)
    general.add_argument("--db", metavar="PATH-or-URL", default=argparse.SUPPRESS, help="which office (TRACKER_DB)")
    general.add_argument("--as", dest="operator", metavar="BADGE", default=argparse.SUPPRESS, help="who does this")
    general.add_argument("--json", action=FLAG, default=argparse.SUPPRESS, help="answer as JSON")
    return general


@contextmanager
def _office(options: argparse.Namespace, *, create: bool = False, write: bool = True) -> Iterator[Any]:
    from tracker_desktop.store.opening import open_office

    store = open_office(options.db, create=create, write=write)
    try:
        yield store
    finally:
        store.close()


def _operator(store: Any, badge: str | None, *, found: bool = False) -> int:
    """The person id of who does this. With `found` an empty database becomes an office of this computer's user.

    Raises Refused: cli_nobody, cli_who, cli_pin, cli_pin_wrong.
    """
    from tracker_desktop.queries.operators import Operators
    from tracker_desktop.transactions.found_office import FoundOffice

    if found and not store.read(Operators()):
        store.perform(FoundOffice("Property office", getpass.getuser(), badge, zone=_zone_here()), None)
    return int(_signed(store, badge).person_id)


def _signed(store: Any, badge: str | None) -> Any:
    from tracker_desktop.models.text import fold
    from tracker_desktop.queries.operators import Operators

    people = [operator for operator in store.read(Operators()) if operator.active]
    if badge is not None:
        asked = fold(badge)
        people = [who for who in people if asked and asked in (fold(who.badge), fold(who.name))]
    if len(people) != 1:
        raise Refused("cli_who") if badge is None or people else Refused("cli_nobody", badge=badge)
    who = people[0]
    if who.has_pin:
        _check_pin(store, who)
    return who


def _zone_here() -> str:
    """The time zone of this computer as Europe/Berlin, UTC where it does not tell."""
    told = os.environ.get("TZ", "").lstrip(":") or os.path.realpath("/etc/localtime").partition("zoneinfo/")[2]
    return told if told in zoneinfo.available_timezones() else "UTC"


def _check_pin(store: Any, who: Any) -> None:
    from tracker_desktop.queries.counter_entries import SignInOf
    from tracker_desktop.transactions.rules.pins import verify_pin

    pin = os.environ.get("TRACKER_PIN")
    if pin is None:
        raise Refused("cli_pin", name=who.name)
    if not verify_pin(store.read(SignInOf(who.person_id)).pin_hash, pin):
        raise Refused("cli_pin_wrong")


@contextmanager
def _lines(name: str) -> Iterator[Iterable[str]]:
    """The lines of a file or of standard input, one at a time as they come."""
    if name == "-":
        if sys.stdin is None:
            raise Refused("file_unreadable", path=name, why="standard input is closed")
        if hasattr(sys.stdin, "reconfigure"):
            sys.stdin.reconfigure(encoding="utf-8", errors="replace")
        yield iter(sys.stdin.readline, "")
        return
    with ExitStack() as opened:
        try:
            file = opened.enter_context(open(name, encoding="utf-8-sig", errors="replace"))
        except OSError as error:
            raise Refused("file_unreadable", path=name, why=(error.strerror or str(error)).lower()) from error
        yield file


@contextmanager
def _progress(words: str) -> Iterator[Callable[[int], None]]:
    """Counts on standard error, where that is a terminal."""
    shows = sys.stderr.isatty()

    def told(number: int) -> None:
        if shows:
            print(f"\r{number:,} {words}", end="", file=sys.stderr, flush=True)

    try:
        yield told
    finally:
        if shows:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _tell(options: argparse.Namespace, facts: dict[str, Any], lines: Iterable[str]) -> int:
    options.told = True
    if options.json:
        _print(json.dumps(facts, ensure_ascii=False))
    else:
        for line in lines:
            _print(line)
    return 0


class OutputLost(Exception):
    """Standard output takes no more."""


def _print(line: str) -> None:
    if sys.stdout is None:
        return
    try:
        print(line, flush=True)
    except OSError as error:
        raise OutputLost((error.strerror or str(error)).lower()) from error


def _no_more_output() -> None:
    """What is still kept for standard output goes nowhere, so that ending does not try again."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _refuse(options: argparse.Namespace, refusal: Refused) -> int:
    """The sentence on standard error; with --json also as the one answer, where none was given yet."""
    if options.json and not options.told:
        with contextlib.suppress(OutputLost):
            _tell(options, {"refused": refusal.code, "message": str(refusal)}, ())
    return _say(str(refusal))


def _say(sentence: str) -> int:
    with contextlib.suppress(OSError):
        print(sentence, file=sys.stderr)
    return 1


def _log_bug() -> Path:
    """Write what was raised to the log. Returns where that lies."""
    with contextlib.suppress(OSError):
        handler = log_handler()
        log.addHandler(handler)
        log.exception("the command line failed")
        log.removeHandler(handler)
        handler.close()
    return log_file()
