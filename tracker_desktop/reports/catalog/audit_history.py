"""The audits that were closed: what each came to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from tracker_desktop.models.audits import Audit, AuditState, Finding
from tracker_desktop.models.people import Person
from tracker_desktop.queries.audit_sums import NOTHING, Sums
from tracker_desktop.queries.audit_totals import sums_kept
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.sql import table_of
from tracker_desktop.reports import parameters
from tracker_desktop.reports.report import Column, Report

OPEN_END = replace(parameters.FROM, default=None), replace(parameters.TO, default=None)
_closer = table_of(Person).alias("closer")


def _of_sums(take: Callable[[Sums], Any]) -> Callable[[Office, dict[str, Any] | None], Any]:
    return lambda _, totals: None if totals is None else take(sums_kept(totals))


def _count(*findings: Finding) -> Callable[[Office, dict[str, Any] | None], Any]:
    return _of_sums(lambda sums: sum(sums.count(finding) for finding in findings))


def _missing_value(office: Office, totals: dict[str, Any] | None) -> Decimal | None:
    if totals is None:
        return None
    return round(sums_kept(totals).values.get(Finding.MISSING.value, NOTHING), office.decimals)


TOTALS = (Audit.totals,)
AUDIT_HISTORY = Report(
    key="audit-history",
    title="Audit history",
    hint="The audits that were closed: what was expected, found and missing, and how right the register was.",
    nouns=("audit", "audits"),
    parameters=OPEN_END,
    columns=(
        Column("No.", "count", (Audit.id,), 5),
        Column("Audit", "text", (Audit.name,), 26),
        Column("Closed", "time", (Audit.closed_at,), 17),
        Column("By", "text", (_closer.c.name,), 14),
        Column("Expected", "count", (Audit.expected,), 9, total=True),
        Column("Found", "count", TOTALS, 8, total=True, make=_count(Finding.FOUND)),
        Column(
            "Elsewhere or in another state",
            "count",
            TOTALS,
            12,
            total=True,
            make=_count(Finding.SEEN_ELSEWHERE, Finding.UNEXPECTED_STATE, Finding.MOVED_SINCE),
        ),
        Column("Missing", "count", TOTALS, 8, total=True, make=_count(Finding.MISSING)),
        Column("Missing, cost", "money", TOTALS, 13, total=True, make=_missing_value),
        Column("Accuracy by number", "percent", TOTALS, 10, make=_of_sums(lambda sums: sums.accuracy)),
        Column("Accuracy by value", "percent", TOTALS, 10, make=_of_sums(lambda sums: sums.accuracy_by_value)),
    ),
    source=table_of(Audit).outerjoin(_closer, _closer.c.id == Audit.closed_by_id),
    where=lambda asked: [Audit.state == AuditState.CLOSED.value, *asked.period(Audit.closed_at)],
    order=(Audit.closed_at, Audit.id),
    chart="audit-accuracy",
    empty="No audit was closed in this time.",
)
