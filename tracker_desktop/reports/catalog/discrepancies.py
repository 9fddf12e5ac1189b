"""Where the register and the rooms of an audit did not agree: every finding, and what is to be or was done about it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from tracker_desktop.models.approvals import Approval
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.audits import AuditLine, Finding
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.people import Person
from tracker_desktop.models.places import Place
from tracker_desktop.queries import shown
from tracker_desktop.queries.audit_class import CLASS, TO_RESOLVE
from tracker_desktop.queries.lists.audit_lines import AUDIT_LINES, FINDING_ORDER, SEEN_AT, SEEN_PATH
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.status import rank
from tracker_desktop.reports import parameters
from tracker_desktop.reports.blind import AUDIT_TOLD
from tracker_desktop.reports.report import Column, Report
from tracker_desktop.wording.audits import state_words

LISTED = (*(finding.value for finding in TO_RESOLVE), Finding.NOT_SEEN.value, Finding.MOVED_SINCE.value)
"""What is no agreement, and what explains itself by what was done since the opening."""
RESOLVE = AUDIT_LINES.column("resolve")
PROPOSED = "proposed"
APPROVALS = {"waiting": "waits for approval", "approved": "approved"}


def _what(_: Office, description: str | None) -> str:
    return description or "Stands in no record"


def _record(_: Office, path: str | None, holder: str | None, readiness: str | None, asset_id: int | None) -> str:
    if asset_id is None:
        return ""
    state = "" if readiness in (None, "ready", "to inspect") else str(readiness)
    return shown.joined([path or "no place", holder and f"held by {holder}", state])


def _seen(_: Office, path: str | None, when: dt.datetime | None, odd: str | None, note: str | None) -> str:
    if when is None:
        return "not seen"
    return shown.joined([path or "no room", f"though {state_words(odd)}" if odd else "", note])


def _resolved(office: Office, result: str | None, resolution: str | None, *values: Any) -> str:
    assert RESOLVE.show is not None
    words = RESOLVE.show(office, *values)
    if not words or resolution is not None or result is not None:
        return words
    return "To be chosen" if words.endswith("…") else f"{words} ({PROPOSED})"


def _stands(_: Office, finding: str, result: str | None, approval: str | None) -> str:
    if approval is not None:
        return APPROVALS.get(approval, f"approval {approval}")
    if result is not None:
        return "posted"
    return "open" if finding in (*(one.value for one in TO_RESOLVE), Finding.NOT_SEEN.value) else ""


def _cost(office: Office, value: Decimal | None) -> Decimal | None:
    return None if value is None else round(value, office.decimals)


DISCREPANCIES = Report(
    key="discrepancies",
    title="Discrepancy report",
    hint="Where the register and the rooms of an audit do not agree, and what is done about it.",
    nouns=("finding", "findings"),
    parameters=(parameters.AUDIT.needed(),),
    guard=AUDIT_TOLD,
    columns=(
        Column("Finding", "status", (CLASS,), 14, head=True),
        Column("Tag or code", "tag", (AuditLine.tag,), 13),
        Column("Description", "text", (Asset.description,), 22, make=_what),
        Column(
            "Record says",
            "text",
            (Place.path, Holder.name, AuditLine.readiness, AuditLine.asset_id),
            24,
            make=_record,
        ),
        Column("Seen", "text", (SEEN_PATH, SEEN_AT, AuditLine.odd, AuditLine.note), 22, make=_seen),
        Column("Seen at", "time", (SEEN_AT,), 19),
        Column("By", "text", (Person.name,), 13),
        Column("Cost", "money", (AuditLine.value,), 13, total=True, make=_cost),
        Column("Resolution", "text", (AuditLine.result, AuditLine.resolution, *RESOLVE.values), 25, make=_resolved),
        Column("State", "text", (CLASS, AuditLine.result, Approval.state), 18, make=_stands),
    ),
    source=AUDIT_LINES.source,
    where=lambda asked: [AuditLine.audit_id == asked["audit"], CLASS.in_(LISTED)],
    order=(rank(CLASS, FINDING_ORDER), AuditLine.tag_sort, AuditLine.id),
    group=CLASS,
    empty="The register and the rooms agree.",
)
