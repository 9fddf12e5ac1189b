"""An office with an audit of one room, for tests of the window."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from tests.store_fixtures import Office
from tests.transactions.audit_makers import Room, every_class, fill_room, lines
from tests.ui.window_fixtures import Shown
from tracker_desktop.transactions.search_in_audit import SearchInAudit
from tracker_desktop.ui.audits.resolver import Resolver

SUM = "6 expected = 1 found + 1 seen elsewhere + 1 in an unexpected state + 1 missing + 1 moved since + 1 not seen yet"
BESIDE = "1 recorded elsewhere · 1 unknown code · 1 scan again"


@pytest.fixture
def audited(counter_office: Office) -> tuple[Room, int]:
    """The room of every_class with CH-4 looked for in vain, and its audit."""
    room = fill_room(counter_office)
    audit = every_class(counter_office, room)
    counter_office.perform(SearchInAudit(audit, (lines(counter_office, audit)["CH-4"],), "missing"))
    return room, audit


def open_tab(shown: Shown) -> None:
    """The Audits tab, at rest."""
    shown.window.show_tab("audits")
    shown.settle()


def tags(shown: Shown) -> list[str]:
    """The first column of the list on the screen."""
    tab = shown.window.current_list()
    assert tab is not None
    return [str(tab.table.model().index(row, 0).data()) for row in range(tab.table.model().rowCount())]


def cell(shown: Shown, tag: str, key: str) -> str:
    """What the list on the screen says of a finding."""
    tab = shown.window.current_list()
    assert tab is not None
    column = [one.key for one in tab.listing.columns].index(key)
    return str(tab.table.model().index(tags(shown).index(tag), column).data())


def choose(shown: Shown, *wanted: str) -> None:
    """Choose these findings in the list on the screen."""
    tab = shown.window.current_list()
    assert tab is not None
    tab.table.clearSelection()
    for tag in wanted:
        tab.table.go_to(tab.table.pages.id_at(tags(shown).index(tag)))
    shown.settle()


def offered(resolver: Resolver) -> list[str]:
    """What the open menu offers, without its digits."""
    menu = resolver.menu
    assert isinstance(menu, QMenu)
    return [action.text()[2:].strip() for action in menu.actions()]


def take(shown: Shown, resolver: Resolver, words: str) -> None:
    """Take an entry of the open menu."""
    menu = resolver.menu
    assert menu is not None
    found: list[QAction] = [action for action in menu.actions() if action.text().endswith(words)]
    assert found, [action.text() for action in menu.actions()]
    menu.close()
    found[0].trigger()
    shown.settle()
