"""The papers and the guards: every number has its document and entry, and nobody took the journal's triggers away."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, text

from tracker_desktop.store import schema
from tracker_desktop.wording.render import counted

GAPS = """
SELECT kind, year FROM document GROUP BY kind, year HAVING count(*) <> max(serial_number) OR min(serial_number) <> 1
"""
RUN_AHEAD = """
SELECT document.kind, document.year FROM document
LEFT JOIN numbering ON numbering.series = document.kind || '-' || document.year
GROUP BY document.kind, document.year, numbering.last
HAVING numbering.last IS NULL OR numbering.last <> max(document.serial_number)
"""
ENTRIES = {
    "sqlite": "entry.body ->> '$.document'",
    "postgresql": "(entry.body::json ->> 'document')",
}
STRANGERS = """
SELECT document.number FROM document LEFT JOIN entry ON entry.uid = document.entry
WHERE entry.uid IS NULL OR coalesce({number}, '') <> document.number
"""
LOST = """
SELECT entry.seq, {number} FROM entry LEFT JOIN document ON document.entry = entry.uid
WHERE {number} IS NOT NULL AND document.entry IS NULL
"""
VOIDED = """
WITH RECURSIVE chain (document, uid, links) AS (
    SELECT document.id, document.entry, 0 FROM document JOIN entry ON entry.undoes = document.entry
    UNION ALL SELECT chain.document, entry.uid, chain.links + 1 FROM chain JOIN entry ON entry.undoes = chain.uid
), state (document, links) AS (SELECT document, max(links) FROM chain GROUP BY document)
SELECT document.number FROM document LEFT JOIN state ON state.document = document.id
WHERE (document.voided_by IS NOT NULL) <> (coalesce(state.links, 0) % 2 = 1)
"""


def check(connection: Connection, lines: list[str], problems: list[str]) -> None:
    """Append a line on what was checked, and a problem for each paper or guard that is not as it must be."""
    number = ENTRIES[connection.dialect.name]
    for kind, year in connection.execute(text(GAPS)):
        problems.append(f"The numbers {kind}-{year} have a gap.")
    for kind, year in connection.execute(text(RUN_AHEAD)):
        problems.append(f"The last number given in {kind}-{year} is not that of its last document.")
    for (paper,) in connection.execute(text(STRANGERS.format(number=number))):
        problems.append(f"The document {paper} is not that of its entry.")
    for seq, paper in connection.execute(text(LOST.format(number=number))):
        problems.append(f"Entry {seq:,} was given the number {paper}, but that document is gone.")
    for (paper,) in connection.execute(text(VOIDED)):
        problems.append(f"The document {paper} is void and its entry in force, or the other way round.")
    problems.extend(f"The guard {name} of the journal is gone." for name in _missing_triggers(connection))
    papers = connection.execute(text("SELECT count(*) FROM document")).scalar_one()
    lines.append(f"Documents: {counted(papers, 'document')}, no number missing")


def _missing_triggers(connection: Connection) -> Iterator[str]:
    server = connection.dialect.name == "postgresql"
    # the name of a trigger that was disabled is not counted as there
    there = "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'" if server else "SELECT name FROM sqlite_master"
    names = set(connection.execute(text(there)).scalars())
    yield from sorted(set(schema.trigger_names(connection.dialect.name)) - names)
