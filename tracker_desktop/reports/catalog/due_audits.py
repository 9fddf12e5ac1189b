"""The places and departments that are to be audited."""

from __future__ import annotations

from tracker_desktop.queries.due_audits import DUE, ORDER
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.shown import things, word
from tracker_desktop.reports.cells import state
from tracker_desktop.reports.report import Column, Report


def _every(_: Office, months: int | None) -> str:
    return "" if months is None else things(months, "month")


AUDITS_DUE = Report(
    key="audits-due",
    title="Audits due",
    hint="Places and departments to be audited: by their cycle, or because somebody else answers for them now.",
    nouns=("audit", "audits"),
    columns=(
        Column("What", "text", (DUE.c.kind,), 11, make=word),
        Column("Name", "text", (DUE.c.name,), 30),
        Column("Why", "text", (DUE.c.why,), 17, make=state),
        Column("Due since", "date", (DUE.c.since,), 11),
        Column("Last audit", "time", (DUE.c.last,), 16),
        Column("Every", "text", (DUE.c.months,), 10, make=_every),
        Column("Assets", "count", (DUE.c.assets,), 8, total=True),
    ),
    source=DUE,
    where=lambda _: [DUE.c.why.is_not(None)],
    order=ORDER,
    empty="No audit is due.",
)
