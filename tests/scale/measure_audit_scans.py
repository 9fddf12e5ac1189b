"""Scans at the counter in an audit of 50,000 expected assets, and a list of 5,000 rows that was made elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from sqlalchemy import select

from tests.scale.measure_line import Job, Line
from tracker_desktop.counter.counter import Counter
from tracker_desktop.exchange.audit_sheet import load, survey
from tracker_desktop.models.audits import AuditLine
from tracker_desktop.models.places import Place
from tracker_desktop.scanning.probable import ProbableMatches
from tracker_desktop.store.opening import open_office
from tracker_desktop.transactions.open_audit import OpenAudit
from tracker_desktop.transactions.rules.audit_scope import AuditScope

T = TypeVar("T")
EXPECTED, SCANS, ROWS, MISSPELLED = 50_000, 500, 5_000, 10
SCAN_MS, ROOM_MS, LOOK_S, LOAD_S = 50, 200, 5, 10
ME = 1


def measure(job: Job) -> list[Line]:
    """Room by room as somebody walks: every tenth scan enters the next room."""
    store = open_office(job.register)
    opened = store.perform(OpenAudit(AuditScope("all", sample=str(min(EXPECTED, job.assets // 2)))), ME)
    assert opened.about is not None
    audit = opened.about[1]
    with store.readers.connect() as connection:
        query = select(AuditLine.tag, Place.code).join(Place, Place.id == AuditLine.place_id)
        lines = connection.execute(query.where(AuditLine.audit_id == audit).order_by(AuditLine.id)).all()
    counter = Counter(store, ME, mode="audit")
    rooms: list[float] = []
    scans: list[float] = []
    outcomes: set[str] = set()
    for number, (tag, room) in enumerate(lines[:SCANS]):
        if number % 10 == 0:
            rooms.append(_timed(partial(counter.scan, room))[0] * 1000)
        took, answer = _timed(partial(counter.scan, tag))
        scans.append(took * 1000)
        outcomes.add(answer.outcome)
    path = job.folder / "count.csv"
    _write(path, lines[SCANS : SCANS + ROWS])
    looking, looked = _timed(lambda: survey(store, path, audit))
    loading, loaded = _timed(lambda: load(store, ME, looked))
    proposing, proposed = _timed(lambda: store.read(ProbableMatches(audit)))
    store.close()
    wrong = [] if outcomes <= {"done", "warning"} else [f"scans were answered with {sorted(outcomes)}"]
    unlike = len(looked.unknown) + len(looked.unreadable)
    missed = [f"{unlike} rows of {len(looked.rows):,} are like nothing"] if unlike else []
    return [
        Line(f"a scan at the counter in an audit of {EXPECTED:,}", "ms", SCAN_MS, scans, wrong=wrong),
        Line("  a room entered, with its progress", "ms", ROOM_MS, rooms),
        Line(f"a list of {len(looked.rows):,} rows looked through", "s", LOOK_S, [looking], wrong=missed),
        Line("  taken up as one entry", "s", LOAD_S, [loading], note=f"{loaded.title}: {loaded.detail}"),
        Line(f"  {len(proposed):,} other spellings proposed", "s", LOOK_S, [proposing]),
    ]


def _write(path: Path, lines: Iterable[Sequence[str]]) -> None:
    rows = [
        f"{room},{tag.replace('-', ' ').lower() if number % MISSPELLED == 0 else tag}"
        for number, (tag, room) in enumerate(lines)
    ]
    path.write_text("\n".join(["Room,Asset tag", *rows]), encoding="utf-8")


def _timed(work: Callable[[], T]) -> tuple[float, T]:
    begun = time.perf_counter()
    result = work()
    return time.perf_counter() - begun, result
