"""The command that brings label formats from and to files."""

from __future__ import annotations

import argparse
from dataclasses import replace

from tracker_desktop.cli.answers import check_ending, tell
from tracker_desktop.cli.job import Job, argument
from tracker_desktop.cli.offices import opened, operator_of
from tracker_desktop.errors import Refused

IMPORT, EXPORT = "import", "export"


def label_format_job() -> Job:
    """The command with its arguments."""
    return Job(
        "label-format",
        "import a label format from a file, or export one",
        _label_format,
        (
            argument("action", choices=(IMPORT, EXPORT)),
            argument("names", nargs="+", metavar="[FORMAT] FILE.json", help="a FORMAT for export: labels --list"),
            argument("--name", help="of the imported format, where its own is taken"),
        ),
    )


def _label_format(options: argparse.Namespace) -> int:
    run, count = {IMPORT: (_import, 1), EXPORT: (_export, 2)}[options.action]
    if len(options.names) != count:
        raise Refused("cli_label_format")
    return run(options)


def _import(options: argparse.Namespace) -> int:
    from tracker_desktop.labels.format_file import read_format_file
    from tracker_desktop.labels.known_formats import OwnFormats
    from tracker_desktop.transactions.add_label_format import AddLabelFormat

    fields = read_format_file(options.names[0])
    fields = replace(fields, name=options.name) if options.name is not None else fields
    with opened(options) as store:
        done = store.perform(AddLabelFormat(fields), operator_of(store, options.operator))
        key = next(own.key for own in store.read(OwnFormats()) if done.about == ("label_format", own.id))
    facts = {"format": key, "entry": done.uid, "seq": done.seq, "title": done.title}
    return tell(options, facts, [f"{done.title}. {done.detail}"])


def _export(options: argparse.Namespace) -> int:
    from tracker_desktop.labels.format_file import write_format_file
    from tracker_desktop.labels.known_formats import KnownFormats, fields_from, format_of

    key, file = options.names
    check_ending(file, ".json")
    with opened(options, write=False) as store:
        form = format_of(store.read(KnownFormats()), key)
        write_format_file(file, fields_from(form, form.name), office=store.url)
    return tell(options, {"format": form.key, "file": file}, [f"{form.key} written to {file}"])
