"""Audits and counts of the small office: what its reports about them need to have something to say."""

from __future__ import annotations

from tests.reports.small_office import Known
from tests.transactions.audit_makers import open_audit
from tests.transactions.count_makers import count_stock, open_count, post_count
from tests.transactions.makers import holder_of
from tracker_desktop.models.people import Department
from tracker_desktop.transactions.finish_rooms import FinishRooms
from tracker_desktop.transactions.post_audit import PostAudit
from tracker_desktop.transactions.set_audit_cycle import SetAuditCycle


def audited(known: Known) -> int:
    """Two audits of B 204 that found nothing, and Biology, which is to be audited. Returns the second of them."""
    office = known.office
    office.perform(SetAuditCycle(holder_of(office, known.biology, Department), 12))
    audit = 0
    for _ in range(2):
        audit = open_audit(office, known.room)
        office.perform(FinishRooms(audit))
        office.perform(PostAudit(audit))
    return audit


def counted(known: Known) -> int:
    """A posted count of the ethanol, which is what the book says."""
    count = open_count(known.office)
    count_stock(known.office, count, known.ethanol, 7)
    post_count(known.office, count)
    return count
