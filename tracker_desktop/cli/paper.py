"""The command that prints a numbered document into a PDF."""

from __future__ import annotations

import argparse

from tracker_desktop.cli.answers import check_ending, tell
from tracker_desktop.cli.job import FLAG, Job, argument
from tracker_desktop.cli.offices import opened, signed_in


def paper_job() -> Job:
    """The command with its arguments."""
    return Job(
        "paper",
        "draw a receipt or form by its number, as it was",
        _paper,
        (
            argument("number", metavar="NUMBER", help="of the document, as HR-2026-00012"),
            argument("file", metavar="OUT.pdf"),
            argument("--both", action=FLAG, help="a copy for the office and one for the holder, each marked"),
        ),
    )


def _paper(options: argparse.Namespace) -> int:
    from tracker_desktop.reports.papers.draw_paper import BOTH, draw_paper

    check_ending(options.file, ".pdf")
    with opened(options, write=False) as store:
        by = "" if options.operator is None else str(signed_in(store, options.operator).name)
        paper = draw_paper(store, options.number, options.file, copies=BOTH if options.both else (), by=by)
    facts = {
        "number": paper.number,
        "kind": paper.kind,
        "title": paper.title,
        "seq": paper.seq,
        "head": paper.head,
        "void": paper.void is not None,
        "lines": len(paper.content.assets) + len(paper.content.stock),
        "file": options.file,
    }
    void = " (VOID)" if paper.void else ""
    return tell(options, facts, [f"{paper.title} {paper.number}{void} written to {options.file}"])
