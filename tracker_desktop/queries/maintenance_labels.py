"""What a change of maintenance may name, in the words of the forms and lists."""

from __future__ import annotations

from collections.abc import Mapping

MAINTENANCE: Mapping[str, Mapping[str, str]] = {
    "maintenance_plan": {
        "name": "Name",
        "kind": "Kind",
        "starts": "Counted from",
        "months": "Every … months",
        "days": "Every … days",
        "dates": "Days of the year",
        "meter": "Meter",
        "every": "Every … of the meter",
        "fixed": "Fixed days",
        "warn_days": "Due soon from",
        "hard_stop": "Hard stop",
        "tasks": "Tasks",
        "supplier_id": "Service by",
        "cost": "Expected cost",
        "note": "Note",
        "active": "Active",
    },
    "plan_due": {
        "last_on": "Done last on",
        "last_at": "Done last at",
        "due": "Due",
        "due_at": "Due at",
        "by_use": "Due by use",
        "expected": "Expected",
        "active": "Active",
    },
    "asset_meter": {"reading": "Reading", "total": "Total", "read_on": "Read on"},
    "meter_reading": {"reading": "Reading", "total": "Total", "read_on": "Read on", "jump": "Why lower"},
    "work_order": {
        "title": "What is to be done",
        "kind": "Kind",
        "state": "State",
        "worker_id": "Done by",
        "supplier_id": "Service by",
        "due": "Due",
        "tasks": "Tasks",
        "down_from": "Out of use from",
        "down_until": "Out of use until",
        "finished_on": "Finished",
        "certificate": "Certificate",
        "certified_until": "Certificate until",
        "note": "Note",
        "result": "Result",
    },
    "work_cost": {
        "kind": "Cost of",
        "text": "What for",
        "spent_on": "Day",
        "hours": "Hours",
        "amount": "Amount",
        "supplier_id": "Supplier",
        "worker_id": "Done by",
        "reference": "Invoice",
    },
}
