"""Loss report: what is missing, who had it last and where it was; whom it is charged to, where it is."""

from __future__ import annotations

from dataclasses import replace

from tracker_desktop.queries.papers.loss_papers import CHARGED, CIRCUMSTANCES
from tracker_desktop.queries.papers.paper import Paper
from tracker_desktop.reports.papers.incident_sheet import incident_sheet
from tracker_desktop.reports.papers.sheet import Sheet, Signature

WORDS = "What is listed above could not be found. If it turns up, the property office is to be told at once."
CHARGE = "The amount above is charged for it. If it turns up, the property office is to be told at once."


def loss_report(paper: Paper) -> Sheet:
    """What stands on it."""
    facts = dict(paper.content.facts)
    sheet = incident_sheet(paper, condition=False, words=CHARGE if CHARGED in facts else WORDS)
    sheet = replace(sheet, facts=tuple((label, said) for label, said in facts.items() if label != CIRCUMSTANCES))
    if CHARGED not in facts:
        return sheet
    payer = paper.holder.name if paper.holder else ""
    return replace(sheet, signatures=(Signature("Charged to", payer), *sheet.signatures[1:]))
