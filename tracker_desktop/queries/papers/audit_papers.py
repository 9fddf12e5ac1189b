"""The audit certificate: what the audit kept at its closing, and its findings as they were posted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.models.approvals import ApprovalState
from tracker_desktop.models.audits import Finding
from tracker_desktop.models.journal import Entry, Op
from tracker_desktop.models.sightings import Sighting
from tracker_desktop.models.text import sort_key
from tracker_desktop.queries.audit_compared import compared_kept
from tracker_desktop.queries.audit_sums import NOTHING
from tracker_desktop.queries.audit_totals import sums_kept
from tracker_desktop.queries.entries import chain_of
from tracker_desktop.queries.papers.as_of import Values, changed_by, records_at
from tracker_desktop.queries.papers.asset_lines import paths_at
from tracker_desktop.queries.papers.audit_facts import AuditFacts, FindingLine
from tracker_desktop.queries.papers.paper import Content
from tracker_desktop.queries.papers.parties import names_at, people_at
from tracker_desktop.queries.papers.scope_words import audit_scope_words

KIND = "post_audit"
MOST_FINDINGS = 500
"""So many are listed on the certificate; the discrepancy report lists all."""
ORDER = (
    Finding.MISSING,
    Finding.UNEXPECTED_STATE,
    Finding.SEEN_ELSEWHERE,
    Finding.RECORDED_ELSEWHERE,
    Finding.UNKNOWN_CODE,
    Finding.MOVED_SINCE,
)
SWITCHED_OFF = "switched off"


def audited(connection: Connection, entry: Any) -> Content:
    """The audit that the entry closed."""
    (audit_id,) = changed_by(connection, entry.uid, "audit", Op.UPDATE)
    audit = records_at(connection, "audit", [audit_id], entry.seq)[audit_id]
    posted = _posted(connection, audit_id, entry)
    lines = [line for line in _lines(connection, posted, entry.seq) if line.get("result") in list(ORDER)]
    lines.sort(key=lambda line: (ORDER.index(Finding(line["result"])), sort_key(line["tag"])))
    waiting = _waiting(connection, lines, entry.seq)
    asked = [line for line in lines if line.get("approval_id") in waiting]
    totals = audit["totals"]
    people = people_at(
        connection,
        [audit["opened_by_id"], audit["closed_by_id"], *map(int, totals["scanned"])]
        + [line.get("seen_by_id") for line in lines[:MOST_FINDINGS]],
        entry.seq,
    )
    facts = AuditFacts(
        name=audit["name"],
        scope=audit_scope_words(connection, audit["scope"], entry.seq),
        note=audit.get("note") or "",
        opened_at=audit["opened_at"],
        opened_by=people[audit["opened_by_id"]],
        closed_at=audit["closed_at"],
        closed_by=people[audit["closed_by_id"]],
        rooms=int(totals["rooms"]),
        sums=sums_kept(totals),
        scanned=_most_first((people[int(person_id)], number) for person_id, number in totals["scanned"].items()),
        resolved=_most_first(totals["resolved"].items()),
        switched_off=any(body.get("approval") == SWITCHED_OFF for body in posted.values()),
        compared=compared_kept(totals["compared"]) if totals.get("compared") else None,
        waiting=len(asked),
        waiting_value=sum((line.get("value") or NOTHING for line in asked), NOTHING),
        findings=_findings(connection, audit, lines[:MOST_FINDINGS], people, waiting, entry),
        more=max(0, len(lines) - MOST_FINDINGS),
    )
    return Content(audit=facts)


def _posted(connection: Connection, audit_id: int, entry: Any) -> Mapping[str, Mapping[str, Any]]:
    """The bodies of the entries that posted findings of an audit up to this one, by their uid; not of those that were
    undone then."""
    query = select(Entry.uid, Entry.body).where(Entry.kind == KIND, Entry.seq <= entry.seq).order_by(Entry.seq)
    found = {uid: body for uid, body in connection.execute(query) if body["audit_id"] == audit_id}
    return {uid: body for uid, body in found.items() if _stood(connection, uid, entry.seq)}


def _stood(connection: Connection, uid: str, seq: int) -> bool:
    """Whether an entry was in force after entry `seq`: not undone, or undone and done again."""
    return sum(link <= seq for _, link in chain_of(connection, uid)) % 2 == 1


def _lines(connection: Connection, uids: Iterable[str], seq: int) -> list[Values]:
    ids = {row_id for uid in uids for row_id in changed_by(connection, uid, "audit_line", Op.UPDATE)}
    return [values for _, values in sorted(records_at(connection, "audit_line", ids, seq).items())]


def _most_first(numbers: Iterable[tuple[str, Any]]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(((name, int(number)) for name, number in numbers), key=lambda one: (-one[1], one[0])))


def _findings(
    connection: Connection,
    audit: Values,
    lines: list[Values],
    people: Mapping[int | None, str],
    waiting: set[int],
    entry: Any,
) -> tuple[FindingLine, ...]:
    sighted = {line["asset_id"]: _sighted(connection, audit, line, entry) for line in lines if _by_others(line)}
    places = [line.get(key) for line in lines for key in ("place_id", "seen_place_id", "to_place_id")]
    paths = paths_at(connection, [*places, *(row.place_id for row in sighted.values() if row)], entry.seq)
    assets = records_at(connection, "asset", [line.get("asset_id") for line in lines], entry.seq)
    held = [line.get(key) for line in lines for key in ("holder_id", "to_holder_id")]
    holders = names_at(connection, held, entry.seq)
    made = []
    for line in lines:
        other = sighted.get(line.get("asset_id"))
        to = holders[line.get("to_holder_id")] or paths.get(line.get("to_place_id"), "")
        resolution = line.get("resolution") or ""
        made.append(
            FindingLine(
                finding=line["result"],
                tag=line["tag"],
                description=str(assets.get(line.get("asset_id") or 0, {}).get("description", "")),
                record=paths.get(line.get("place_id"), ""),
                holder=holders[line.get("holder_id")],
                seen=paths.get(other.place_id if other else line.get("seen_place_id"), ""),
                seen_at=other.seen_at if other else line.get("seen_at"),
                seen_by=people.get(line.get("seen_by_id"), ""),
                odd=line.get("odd") or "" if line["result"] == Finding.UNEXPECTED_STATE else "",
                value=line.get("value"),
                resolution=f"{resolution} to {to}" if resolution and to else resolution,
                reason=line.get("reason") or "",
                waits=line.get("approval_id") in waiting,
            )
        )
    return tuple(made)


def _by_others(line: Values) -> bool:
    """Whether another scan than one of the audit saw it."""
    return line["result"] == Finding.SEEN_ELSEWHERE and line.get("seen_at") is None


def _sighted(connection: Connection, audit: Values, line: Values, entry: Any) -> Any:
    """Where it was seen last, in another place than its record says, between the opening and the entry."""
    query = (
        select(Sighting.place_id, Sighting.seen_at)
        .where(Sighting.asset_id == line["asset_id"], Sighting.place_id.is_distinct_from(line.get("place_id")))
        .where(Sighting.seen_at > audit["opened_at"], Sighting.seen_at <= entry.recorded_at)
        .order_by(Sighting.seen_at.desc(), Sighting.id.desc())
        .limit(1)
    )
    return connection.execute(query.where(Sighting.place_id.is_not(None))).first()


def _waiting(connection: Connection, lines: Iterable[Values], seq: int) -> set[int]:
    found = records_at(connection, "approval", [line.get("approval_id") for line in lines], seq)
    return {row_id for row_id, values in found.items() if values["state"] == ApprovalState.WAITING}
