"""Audit certificate: what was expected and what was found of it, what was done about the rest, and by whom."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from tracker_desktop.models.audits import SUMMED
from tracker_desktop.queries import shown
from tracker_desktop.queries.audit_compared import compared_words
from tracker_desktop.queries.audit_sums import NOTHING, Sums
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.papers.audit_facts import AuditFacts, FindingLine
from tracker_desktop.queries.papers.paper import Paper, told
from tracker_desktop.reports.papers import cells
from tracker_desktop.reports.papers.sheet import Box, Cell, Column, Sheet, Signature, Table
from tracker_desktop.wording.audit_sums import beside_words, sum_words
from tracker_desktop.wording.audits import state_words

FINDING = Column("Finding", 22.0)
RECORD = Column("Record says", 24.0, lines=4)
SEEN = Column("Seen", 26.0, lines=4)
DONE = Column("Resolution", 24.0, lines=5)
"""What they leave of the page is for the description of the asset."""
CLASS, NUMBER, PART = Column("Of what was expected"), Column("Number", 22.0, "right"), Column("Part", 22.0, "right")
CERTIFIED = (
    "What was expected was frozen when the audit was opened. I certify that it was looked for as stated above, and "
    "that the register was made to agree with what was found."
)
SWITCHED_OFF = "Approval by a second person was switched off."
NOT_SEEN = "not seen"


def audit_certificate(paper: Paper) -> Sheet:
    """What stands on it."""
    audit = paper.content.audit
    assert audit is not None
    office = paper.office
    return Sheet(
        boxes=(
            Box("Audit", audit.name),
            Box("Opened by", audit.opened_by, shown.moment(office, audit.opened_at)),
            Box("Closed by", audit.closed_by, shown.moment(office, audit.closed_at)),
        ),
        stamp=f"{audit.sums.count(SUMMED[0]):,} OF {audit.sums.expected:,} FOUND",
        stamp_about=_accuracy(office, audit.sums),
        facts=_facts(office, audit),
        tables=(_classes(office, audit.sums), _findings(office, audit)),
        closing=(
            *((SWITCHED_OFF,) if audit.switched_off else ()),
            CERTIFIED,
            f"Journal entry {paper.seq:,}, chain head {paper.head}",
        ),
        signatures=(Signature("Audited by", audit.closed_by), Signature("Property office")),
    )


def _accuracy(office: Office, sums: Sums) -> str:
    """Found where and as the record says: 89.1 % by number, 93.4 % by cost."""
    parts = [(sums.accuracy, "by number"), (sums.accuracy_by_value, "by cost")]
    said = [f"{shown.percent(office, part)} {by}" for part, by in parts if part is not None]
    return f"Accuracy {', '.join(said)}" if said else "Nothing was expected"


def _facts(office: Office, audit: AuditFacts) -> tuple[tuple[str, str], ...]:
    value = cells.money(office, audit.waiting_value).text
    asked = f"{shown.things(audit.waiting, 'asset')} of {value}, to be reported missing"
    return told(
        (
            ("Looked at", audit.scope),
            ("Rooms", f"{audit.rooms:,}" if audit.rooms else ""),
            ("Note", audit.note),
            ("Sum", sum_words(audit.sums.expected, audit.sums.counts)),
            ("Beside that", beside_words(audit.sums.beside, audit.sums.repeated)),
            ("Scanned by", _numbers(audit.scanned)),
            ("Resolved", _numbers((shown.word(office, way), number) for way, number in audit.resolved)),
            ("For a second person", asked if audit.waiting else ""),
            ("Last audit", compared_words(office, audit.compared, audit.sums.accuracy) if audit.compared else ""),
        )
    )


def _numbers(named: Iterable[tuple[str, int]]) -> str:
    return shown.joined(f"{name} {number:,}" for name, number in named)


def _classes(office: Office, sums: Sums) -> Table:
    """The six classes, those that hold nothing too: the sum is seen as a sum."""
    rows = [
        (
            Cell(finding.value.capitalize()),
            Cell(f"{sums.count(finding):,}"),
            Cell(shown.percent(office, Decimal(sums.count(finding)) / sums.expected) if sums.expected else shown.NONE),
            cells.money(office, sums.values.get(finding.value, NOTHING)),
        )
        for finding in SUMMED
    ]
    total = f"Expected {sums.expected:,}, {shown.amount(office, cells.rounded(office, sums.value))}"
    return Table((CLASS, NUMBER, PART, cells.COST), rows, total=total, numbered=False)


def _findings(office: Office, audit: AuditFacts) -> Table:
    rows = [
        (
            Cell(line.finding.capitalize(), (line.tag,)),
            Cell(line.description or "Stands in no record", strong=_held(line)),
            Cell(line.record or shown.NONE),
            Cell(line.seen or (NOT_SEEN if line.seen_at is None else "no room"), _seen(office, line)),
            cells.money(office, line.value),
            _done(office, line),
        )
        for line in audit.findings
    ]
    more = f"{audit.more:,} more: the discrepancy report lists all" if audit.more else ""
    columns = (FINDING, cells.ASSET, RECORD, SEEN, cells.COST, DONE)
    return Table(columns, rows, title="Findings", total=more, empty="The register and the rooms agreed.")


def _held(line: FindingLine) -> str:
    return f"Though {state_words(line.odd)}" if line.odd else ""


def _seen(office: Office, line: FindingLine) -> tuple[str, ...]:
    if line.seen_at is None:
        return ()
    return tuple(part for part in (shown.moment(office, line.seen_at), line.seen_by) if part)


def _done(office: Office, line: FindingLine) -> Cell:
    words = shown.word(office, line.resolution) or shown.NONE
    return Cell(words, (line.reason,) if line.reason else (), "Waits for a second person" if line.waits else "")
