"""The buttons under a finding: what fits its class stands first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.audits.resolver import Resolver
from tracker_desktop.ui.tabs.list_tab import ListTab

FIRST: dict[str, tuple[str, str]] = {
    "missing": (str(QT_TRANSLATE_NOOP("Findings", "Report missing")), "report missing"),
    "seen_elsewhere": (str(QT_TRANSLATE_NOOP("Findings", "Move the record")), "move the record"),
    "recorded_elsewhere": (str(QT_TRANSLATE_NOOP("Findings", "Move the record")), "move the record"),
    "unknown_code": (str(QT_TRANSLATE_NOOP("Findings", "Found on site")), "add as found on site"),
}
"""The words and the resolution that stand first, by the class of a finding."""


def finding_buttons(findings: ListTab, resolver: Resolver, others: Callable[[], object]) -> list[Button]:
    """What is done with the finding shown; `others` opens the menu of all that fits."""
    state, ids = findings.card_state(), findings.selected
    again = Button(_tr("Look again"), lambda: resolver.search(ids(), "look again"))
    if state == "not_seen_yet":
        return [Button(_tr("Missing"), lambda: resolver.search(ids(), "missing"), primary=True), again]
    resolve = Button(_tr("Resolve…"), others)
    if state == "unexpected_state":
        return [resolve]
    if state not in FIRST:
        return []
    words, resolution = FIRST[state]
    main = Button(_tr(words), lambda: resolver.take(ids()[:1], resolution), primary=True)
    return [main, again if state == "missing" else resolve]


def _tr(text: str) -> str:
    return QCoreApplication.translate("Findings", text)
