"""Damage report: what is damaged, who had it, and how it happened."""

from __future__ import annotations

from tracker_desktop.queries.papers.paper import Paper
from tracker_desktop.reports.papers.incident_sheet import incident_sheet
from tracker_desktop.reports.papers.sheet import Sheet

WORDS = "The damage was found as described above."


def damage_report(paper: Paper) -> Sheet:
    """What stands on it."""
    return incident_sheet(paper, condition=True, words=WORDS)
