"""The command that writes a report to a file, or says which reports there are."""

from __future__ import annotations

import argparse
import contextlib
import getpass
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tracker_desktop.cli.answers import progress, tell
from tracker_desktop.cli.job import FLAG, Argument, Arguments, Job, argument
from tracker_desktop.cli.offices import opened, signed_in
from tracker_desktop.errors import Refused

if TYPE_CHECKING:
    from tracker_desktop.reports.parameters import Parameter

DEST = "asked_{}"
NOBODY = "the command line"
VALUES = {"date": "YYYY-MM-DD", "days": "NUMBER", "choice": "WORD", "asset": "TAG", "item": "SKU"}
VALUES |= {"category": "NAME", "audit": "NAME-or-NUMBER"}


def report_job() -> Job:
    """The command with an option for each parameter that a report may have."""
    return Job("report", "write a report to a file, or list the reports", _report, _takes)


def _takes() -> Arguments:
    from tracker_desktop.reports.parameters import PARAMETERS

    return (
        argument("name", metavar="NAME", nargs="?", help="one of: report --list"),
        argument("file", metavar="OUT.pdf|xlsx|csv", nargs="?", help="its ending decides what is written"),
        argument("--list", action=FLAG, help="say which reports there are and what each can be asked for"),
        *(_option(parameter) for parameter in PARAMETERS.values()),
    )


def _option(parameter: Parameter) -> Argument:
    shown = VALUES.get(parameter.kind, "CODE-or-NAME")
    words = parameter.label.replace("%", "%%")
    return argument(f"--{parameter.key}", dest=DEST.format(parameter.key), metavar=shown, help=words)


def _report(options: argparse.Namespace) -> int:
    if options.list:
        return _list(options)
    if options.name is None or options.file is None:
        raise Refused("cli_report")
    from tracker_desktop.reports.asking import typed_values
    from tracker_desktop.reports.running import report_of, run_report
    from tracker_desktop.reports.saving import save, writer_of
    from tracker_desktop.store.watch import Watch

    report = report_of(options.name)
    writer_of(options.file)
    with opened(options, write=False) as store:
        by, rights = _asked_by(store, options.operator)
        values = typed_values(store, report, _texts(options))
        with progress("rows read") as told:
            watch = Watch(report=lambda done, _: told(done))
            result = run_report(store, report.key, values, by=by, rights=rights, watch=watch)
        with result, progress("rows written") as told:
            save(result, options.file, store.url, Watch(report=lambda done, _: told(done)))
            sums = {result.report.columns[number].title: str(total) for number, total in result.totals.items()}
            facts = {
                "report": report.key,
                "file": options.file,
                "rows": len(result),
                "totals": sums,
                "asked": list(result.said),
                "as_of": result.as_of.isoformat(),
            }
            return tell(options, facts, [f"{report.title}: {result.counted(len(result))} written to {options.file}"])


def _texts(options: argparse.Namespace) -> dict[str, str]:
    """What was typed for each parameter."""
    from tracker_desktop.reports.parameters import PARAMETERS

    typed = {key: getattr(options, DEST.format(key)) for key in PARAMETERS}
    return {key: text for key, text in typed.items() if text is not None}


def _asked_by(store: Any, badge: str | None) -> tuple[str, frozenset[Any]]:
    """The name that is printed, of the operator or of whoever uses this computer, and the rights of the operator."""
    from tracker_desktop.transactions.rights import Role, rights_of

    if badge is not None:
        who = signed_in(store, badge)
        return str(who.name), rights_of(frozenset(map(Role, who.roles)))
    with contextlib.suppress(KeyError, OSError):  # a computer may have no name for its user
        return getpass.getuser(), frozenset()
    return NOBODY, frozenset()


def _list(options: argparse.Namespace) -> int:
    from tracker_desktop.reports.registry import REPORTS

    facts = {
        report.key: {
            "title": report.title,
            "hint": report.hint,
            "parameters": [
                {
                    "key": parameter.key,
                    "label": parameter.label,
                    "kind": parameter.kind,
                    "required": parameter.required,
                    "choices": [key for key, _ in parameter.choices],
                }
                for parameter in report.parameters
            ],
        }
        for report in REPORTS.values()
    }
    widest = max(map(len, REPORTS))
    lines = [
        f"{report.key:{widest}}  {report.title}{''.join(_shown(report.parameters))}" for report in REPORTS.values()
    ]
    return tell(options, facts, lines)


def _shown(parameters: tuple[Parameter, ...]) -> Iterator[str]:
    for parameter in parameters:
        yield f" --{parameter.key}" if parameter.required else f" [--{parameter.key}]"
