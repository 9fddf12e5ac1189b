"""The command that takes a count made elsewhere up into an audit, or only says what it would come to."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tracker_desktop.cli.answers import tell
from tracker_desktop.cli.job import FLAG, Job, argument
from tracker_desktop.cli.offices import opened, operator_of
from tracker_desktop.errors import Refused

if TYPE_CHECKING:
    from tracker_desktop.exchange.audit_sheet import SheetSurvey
    from tracker_desktop.store.store import Store


def audit_sheet_job() -> Job:
    """The command as a row of the table."""
    return Job(
        "audit-sheet",
        "take a list of places and tags (CSV) up into an audit, as what was seen",
        _audit_sheet,
        (
            argument("file", metavar="FILE.csv"),
            argument("--audit", required=True, metavar="NAME", help="its name, or its number"),
            argument("--dry-run", action=FLAG, help="only say what it would come to"),
            argument("--columns", metavar="tag=1,place=2", help="where the titles do not say it; also condition, note"),
            argument("--no-headings", action=FLAG, help="with --columns: the first row is a row like the others"),
            argument(
                "--place", action="append", default=[], metavar="SPELLING=CODE", help="which place a spelling means"
            ),
        ),
    )


def _audit_sheet(options: argparse.Namespace) -> int:
    from tracker_desktop.counter.audit_named import audit_named
    from tracker_desktop.exchange import audit_sheet
    from tracker_desktop.exchange.audit_columns import said_columns

    columns = said_columns(options.columns, headings=not options.no_headings) if options.columns else None
    with opened(options, write=not options.dry_run) as store:
        operator = None if options.dry_run else operator_of(store, options.operator)
        looked = audit_sheet.survey(store, options.file, audit_named(store, options.audit), columns)
        places = _places(store, options.place)
        if operator is None:
            return tell(options, _facts(looked), _lines(looked))
        done = audit_sheet.load(store, operator, looked, places)
    facts = _facts(looked) | {"entry": done.uid, "title": done.title, "detail": done.detail}
    return tell(options, facts, [*_lines(looked), ". ".join(filter(None, (done.title, done.detail)))])


def _places(store: Store, said: list[str]) -> dict[str, int | None]:
    """What each spelling means. Raises Refused: audit_place_unknown."""
    from tracker_desktop.exchange.audit_places import PlacesCalled

    pairs = [text.rpartition("=")[::2] for text in said]
    known = store.read(PlacesCalled(tuple(code for _, code in pairs))).known
    for text, (_, code) in zip(said, pairs, strict=True):
        if code not in known:
            raise Refused("audit_place_unknown", text=code or text)
    return {spelling: known[code] for spelling, code in pairs}


def _lines(looked: SheetSurvey) -> Iterator[str]:
    from tracker_desktop.wording import audit_sheets as words

    counts = len(looked.rows), len(looked.exact), len(looked.probable), len(looked.unknown)
    yield from words.sheet_lines(looked.name, *counts)
    yield from looked.warnings
    for place in looked.strange:
        yield words.strange_place(place.text, place.rows, [(one.path, one.code, one.why) for one in place.candidates])
    for row in looked.probable:
        yield words.probable_row(row.line, row.code, [(one.tag, one.why) for one in row.candidates])
    for row in looked.unknown:
        yield words.unknown_row(row.line, row.code, row.why)
    for line, text in looked.conditions:
        yield words.odd_condition(line, text)
    for line, why in looked.unreadable:
        yield words.unreadable_row(line, why)


def _facts(looked: SheetSurvey) -> dict[str, Any]:
    return {
        "file": looked.name,
        "rows": len(looked.rows),
        "exact": len(looked.exact),
        "probable": [
            {"line": row.line, "code": row.code, "candidates": [{"tag": c.tag, "why": c.why} for c in row.candidates]}
            for row in looked.probable
        ],
        "unknown": [{"line": row.line, "code": row.code} for row in looked.unknown],
        "places": [
            {
                "text": place.text,
                "rows": place.rows,
                "candidates": [{"code": c.code, "path": c.path, "why": c.why} for c in place.candidates],
            }
            for place in looked.strange
        ],
        "conditions": [{"line": line, "text": text} for line, text in looked.conditions],
        "unreadable": [{"line": line, "why": why} for line, why in looked.unreadable],
        "warnings": list(looked.warnings),
    }
