"""Loss report: what is missing, who had it last and where it was."""

from __future__ import annotations

from tracker_desktop.queries.papers.paper import Paper
from tracker_desktop.reports.papers.incident_sheet import incident_sheet
from tracker_desktop.reports.papers.sheet import Sheet

WORDS = "What is listed above could not be found. If it turns up, the property office is to be told at once."


def loss_report(paper: Paper) -> Sheet:
    """What stands on it."""
    return incident_sheet(paper, condition=False, words=WORDS)
