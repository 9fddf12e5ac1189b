"""The tabs of the main window, and what opens a window of its own instead."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from tracker_desktop.queries.count_scope import ScopeKind
from tracker_desktop.queries.listing import LISTINGS
from tracker_desktop.ui.tabs.audits import AuditsTab
from tracker_desktop.ui.tabs.counts import CountsTab
from tracker_desktop.ui.tabs.list_tab import ListTab
from tracker_desktop.ui.tabs.looks import LOOKS, TabLook

if TYPE_CHECKING:
    from tracker_desktop.ui.main_window import MainWindow

TITLES = {
    "today": str(QT_TRANSLATE_NOOP("Tabs", "Today")),
    "assets": str(QT_TRANSLATE_NOOP("Tabs", "Assets")),
    "items": str(QT_TRANSLATE_NOOP("Tabs", "Inventory")),
    "audits": str(QT_TRANSLATE_NOOP("Tabs", "Audits")),
    "counts": str(QT_TRANSLATE_NOOP("Tabs", "Counts")),
    "orders": str(QT_TRANSLATE_NOOP("Tabs", "Orders")),
    "maintenance": str(QT_TRANSLATE_NOOP("Tabs", "Maintenance")),
    "reservations": str(QT_TRANSLATE_NOOP("Tabs", "Reservations")),
    "journal": str(QT_TRANSLATE_NOOP("Tabs", "History")),
}
"""In this order."""
OPENS: Mapping[str, Callable[[MainWindow, str], object]] = {
    "approvals": lambda window, view: window.approvals.open(view),
    "losses": lambda window, view: window.losses.open(view),
    "disposals": lambda window, view: window.disposals.open(view),
    "counts": lambda window, view: window.counts.new(ScopeKind(view)),
    "contracts": lambda window, view: window.contracts.open(view),
    "back_orders": lambda window, view: window.issues.back_orders(view),
    "loans": lambda window, view: window.lending.loans(view),
    "transfer_offers": lambda window, view: window.lending.offers(view),
    "statements": lambda window, view: window.lending.statements(view),
    "trainings": lambda window, view: window.lending.trainings(view),
    "reservations": lambda window, view: window.reservations.show_list(view),
    "plan_due": lambda window, view: window.maintenance.show("plan_due", view),
    "work_orders": lambda window, view: window.maintenance.show("work_orders", view),
    "to_inspect": lambda window, view: window.inspections.to_inspect(view),
}
"""Lists that are no tab: what shows a view of them."""


def make_tabs(window: MainWindow) -> None:
    """Put the tabs into the window, each with what is chosen in it."""
    window.tabs.setDocumentMode(True)
    for name in TITLES:
        MAKERS.get(name, _add_list)(window, name)
    window.tabs.currentChanged.connect(window.tab_shown)


def _title(name: str) -> str:
    return QCoreApplication.translate("Tabs", TITLES[name])


def _add_today(window: MainWindow, name: str) -> None:
    window.tabs.addTab(window.today, _title(name))
    window.today.wanted.connect(window.show_list)
    window.today.report_wanted.connect(window.printing.report)


def _add_list(window: MainWindow, name: str) -> None:
    look = LOOKS[name]
    tab = ListTab(window.desk, LISTINGS[name], look, look.buttons(window))
    tab.set_detail_buttons(partial(look.detail_buttons, window))
    tab.set_menu([window.actions_by_id[command] for command in look.menu])
    tab.chosen.connect(window.refresh_actions)
    tab.opened.connect(partial(_opened, window, look))
    tab.card.photo_opened.connect(window.files.open)
    window.lists[name] = tab
    window.tabs.addTab(tab, _title(name))


def _add_audits(window: MainWindow, name: str) -> None:
    window.audits_tab = window.audits.make_tab()
    _add_of_one(window, window.audits_tab, _title(name))


def _add_counts(window: MainWindow, name: str) -> None:
    window.counts_tab = window.counts.make_tab()
    _add_of_one(window, window.counts_tab, _title(name))


def _add_maintenance(window: MainWindow, name: str) -> None:
    tab = window.maintenance.make_tab()
    window.lists.update(tab.lists())
    for shown in tab.all_lists():
        shown.chosen.connect(window.refresh_actions)
    tab.list_changed.connect(window.refresh_actions)
    window.tabs.addTab(tab, _title(name))


def _add_reservations(window: MainWindow, name: str) -> None:
    window.reservations_tab = window.reservations.make_tab()
    window.lists[name] = window.reservations_tab.list
    window.tabs.addTab(window.reservations_tab, _title(name))


def _add_of_one(window: MainWindow, tab: AuditsTab | CountsTab, title: str) -> None:
    """A tab with several lists about one audit or count."""
    for name, shown in tab.lists().items():
        shown.chosen.connect(window.refresh_actions)
        window.lists[name] = shown
    tab.list_changed.connect(window.refresh_actions)
    window.tabs.addTab(tab, title)


def _opened(window: MainWindow, look: TabLook, _record_id: object) -> None:
    look.open(window)


MAKERS: Mapping[str, Callable[[MainWindow, str], None]] = {
    "today": _add_today,
    "audits": _add_audits,
    "counts": _add_counts,
    "maintenance": _add_maintenance,
    "reservations": _add_reservations,
}
