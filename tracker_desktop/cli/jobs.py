"""Every command, as one table, and what runs it."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from tracker_desktop.cli.answers import check_ending, print_line, progress, say, tell
from tracker_desktop.cli.audit_sheet import audit_sheet_job
from tracker_desktop.cli.depreciation import depreciation_job
from tracker_desktop.cli.job import FLAG, Arguments, Job, argument
from tracker_desktop.cli.label_format import label_format_job
from tracker_desktop.cli.labels import labels_job
from tracker_desktop.cli.offices import lines_of, opened, operator_of, signed_in
from tracker_desktop.cli.paper import paper_job
from tracker_desktop.cli.parse import parse_job
from tracker_desktop.cli.report import report_job
from tracker_desktop.errors import Refused
from tracker_desktop.wording.files import files_lost


def _sample(options: argparse.Namespace) -> int:
    from tracker_desktop.exchange import sample_office
    from tracker_desktop.queries.office import OfficeFacts

    with opened(options, create=True) as store:
        with progress("making the sample office") as told:
            sample_office.fill(store, lambda done, _: told(done))
        name = store.read(OfficeFacts()).settings["office.name"]
    return tell(options, {"database": options.db, "office": name}, [f"{name} is ready: {options.db}"])


def _import(options: argparse.Namespace) -> int:
    from tracker_desktop.exchange import plan_report
    from tracker_desktop.exchange.plan import plan_import
    from tracker_desktop.store import backup

    with opened(options, create=not options.dry_run, write=not options.dry_run) as store:
        operator = None if options.dry_run else operator_of(store, options.operator, found=True)
        with progress("rows looked at") as told:
            plan = plan_import(store, options.file, place=options.place, progress=told)
        if options.dry_run:
            return tell(options, plan_report.facts(plan), plan_report.lines(plan))
        if plan.wrong and not options.leave_out_wrong:
            tell(options, plan_report.facts(plan), plan_report.wrong_lines(plan))
            raise Refused("import_wrong_rows", file=plan.file, count=plan.counts.wrong)
        backup.copy_before(store, "import")
        done = store.perform(plan.transaction(leave_out_wrong=options.leave_out_wrong), operator)
    notes = plan_report.notes(plan)
    facts = plan_report.facts(plan) | {"entry": done.uid, "seq": done.seq, "title": done.title, "detail": done.detail}
    return tell(options, facts, [*notes, ". ".join(part for part in (done.title, done.detail) if part)])


def _scan(options: argparse.Namespace) -> int:
    from tracker_desktop.counter.lines import scan_lines

    with opened(options) as store, lines_of(options.file) as lines:
        operator = operator_of(store, options.operator)
        for row in scan_lines(store, operator, options.mode, lines, options.audit):
            print_line(json.dumps(row, ensure_ascii=False))
    return 0


def _verify(options: argparse.Namespace) -> int:
    from tracker_desktop.store.verify import verify

    with opened(options, write=False) as store:
        report = verify(store)
    facts = {"ok": report.ok, "checked": report.lines, "problems": report.problems}
    tell(options, facts, [*report.lines, *report.problems, *(["Everything agrees."] if report.ok else [])])
    return 0 if report.ok else say(str(Refused("verify_problems", count=len(report.problems))))


def _export(options: argparse.Namespace) -> int:
    from tracker_desktop.exchange.write_csv import export

    check_ending(options.file, ".csv")
    with opened(options, write=False) as store, progress("rows written") as told:
        rows = export(store, options.list, options.file, view=options.view, progress=told)
    facts = {"list": options.list, "file": options.file, "rows": rows}
    return tell(options, facts, [f"{rows:,} rows written to {options.file}"])


def _backup(options: argparse.Namespace) -> int:
    from tracker_desktop.store import backup

    made = backup.backup(options.db, Path(options.file).absolute())
    lost = backup.lost_in(made)
    return tell(
        options, {"copy": str(made), "lost": list(lost)}, [f"A verified copy lies in {made}", *files_lost(lost)]
    )


def _restore(options: argparse.Namespace) -> int:
    from tracker_desktop.queries.operators import Operators
    from tracker_desktop.store import backup
    from tracker_desktop.transactions.restored import Restored, recorded_as

    asked_by = _who_restores(options)
    back = backup.restore(options.db, Path(options.file).absolute())
    kept = back.before
    with opened(options) as store:
        store.perform(Restored(Path(options.file).name), recorded_as(store.read(Operators()), asked_by))
    lines = [f"{options.file} was restored to {options.db}"]
    lines += [f"What was there before lies in {kept}"] if kept else []
    facts = {"restored": options.file, "before": str(kept) if kept else None, "lost": list(back.lost)}
    return tell(options, facts, [*lines, *files_lost(back.lost)])


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
            who = signed_in(store, options.operator)
            if not may_restore(who):
                raise Refused("no_right", name=who.name, right=Restored.right.value)
            return int(who.person_id)
        finally:
            store.close()
    return None


def _scan_takes() -> Arguments:
    from tracker_desktop.counter.mode import MODES

    modes = [mode.key.replace("_", "-") for mode in MODES]
    return (
        argument("--mode", required=True, choices=modes, help="what a scan does"),
        argument("--audit", metavar="NAME", help="with --mode audit, where several go on: its name or number"),
        argument("file", metavar="FILE", nargs="?", default="-", help="default: standard input"),
    )


def _export_takes() -> Arguments:
    from tracker_desktop.exchange.export_lists import EXPORTS

    return (
        argument("list", metavar="LIST", choices=list(EXPORTS), help=", ".join(EXPORTS)),
        argument("file", metavar="FILE.csv"),
        argument("--view", default="all", help="one of the list's saved views"),
    )


def jobs() -> tuple[Job, ...]:
    """Every command, as one table."""
    return (
        Job("sample", "fill an empty database with the sample office", _sample),
        Job(
            "import",
            "import a spreadsheet (CSV); what it lists is found out from its headers",
            _import,
            (
                argument("file", metavar="FILE.csv"),
                argument("--dry-run", action=FLAG, help="only say what it would do"),
                argument("--leave-out-wrong", action=FLAG, help="import the other rows where some are wrong"),
                argument("--place", metavar="PLACE", help="where stock goes that names no place; else the first store"),
            ),
        ),
        Job("scan", "take codes line by line, print one JSON line for each", _scan, _scan_takes),
        parse_job(),
        audit_sheet_job(),
        Job("verify", "check that journal, books and records agree", _verify),
        Job("export", "write a list to a file", _export, _export_takes),
        labels_job(),
        label_format_job(),
        paper_job(),
        report_job(),
        depreciation_job(),
        Job("backup", "make a verified copy of the office", _backup, (argument("file", metavar="FILE"),)),
        Job("restore", "put a copy in place of the office", _restore, (argument("file", metavar="FILE"),)),
    )
