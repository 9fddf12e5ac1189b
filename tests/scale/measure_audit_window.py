"""Scans of an audit of 50,000 in the real window, its tab open and refreshing under them."""

from __future__ import annotations

from sqlalchemy import select

from tests.scale.measure_line import Job, Line
from tests.scale.measure_scan import PAUSE_MS, SCAN_MS, Scans
from tests.scale.measure_window import bench_window
from tracker_desktop.models.audits import AuditLine
from tracker_desktop.models.places import Place
from tracker_desktop.scanning.commands import BY_KEY
from tracker_desktop.store.opening import open_office
from tracker_desktop.transactions.open_audit import OpenAudit
from tracker_desktop.transactions.rules.audit_scope import AuditScope

EXPECTED, ROOMS, EACH = 50_000, 15, 10
ME = 1


def measure(job: Job) -> list[Line]:
    """Room by room, what is in it one after the other."""
    store = open_office(job.register)
    opened = store.perform(OpenAudit(AuditScope("all", sample=str(min(EXPECTED, job.assets // 2)))), ME)
    assert opened.about is not None
    with store.readers.connect() as connection:
        query = select(Place.code, AuditLine.tag).join(Place, Place.id == AuditLine.place_id)
        rows = connection.execute(query.where(AuditLine.audit_id == opened.about[1]).order_by(Place.id)).all()
    store.close()
    there: dict[str, list[str]] = {}
    for code, tag in rows:
        there.setdefault(code, []).append(tag)
    walked = [(code, tags[:EACH]) for code, tags in there.items() if len(tags) >= EACH][:ROOMS]
    with bench_window(job.register, job.folder) as bench:
        bench.window.show_tab("audits")
        bench.settle()
        scans = Scans(bench)
        scans.burst(BY_KEY["audit"].code)
        rooms: list[float] = []
        things: list[float] = []
        for code, tags in walked:
            rooms.append(scans.burst(code))
            things += [scans.burst(tag, saves=True) for tag in tags]
        bench.settle()
    note = f"{PAUSE_MS} ms between scans, the findings open and refreshing"
    return [
        Line(
            f"audit of {EXPECTED:,}: scan to saved and painted", "ms", SCAN_MS, things, note=note, wrong=scans.wrong[:3]
        ),
        Line("  a room entered", "ms", None, rooms),
    ]
