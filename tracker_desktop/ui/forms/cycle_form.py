"""The form that says every how many months a place or department is audited."""

from __future__ import annotations

from tracker_desktop.queries.audit_cycle import Cycle
from tracker_desktop.transactions.set_audit_cycle import SetAuditCycle
from tracker_desktop.ui.forms.rows import Ask, Form


def cycle_form(cycle: Cycle) -> Form:
    """For one place or department."""
    return Form(
        f"Audit cycle of {cycle.name}",
        ((Ask("months", "Audit every … months", "whole", hint="Empty: no audits by the calendar."),),),
        lambda values: SetAuditCycle(cycle.holder_id, values["months"]),
        subtitle=f"Last audit {cycle.last}" if cycle.last else "Never audited yet",
        width=460,
    )
