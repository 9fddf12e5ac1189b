# ruff: noqa: F811 - fixtures
"""The panel at the right of a list: it shows what the list holds, or what was asked for by name."""

from __future__ import annotations

import pytest

from tests.store_fixtures import Office
from tests.transactions import makers
from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.ui.side_views import with_separators
from tracker_desktop.ui.tabs.list_tab import ListTab


@pytest.fixture
def assets(counter_office: Office) -> list[int]:
    """LT-1 is there, LT-2 is held by Maria Lopez."""
    maria = makers.add_person(counter_office, "Maria Lopez", "20417")
    ids = [makers.add_asset(counter_office, tag=f"LT-{number}") for number in (1, 2)]
    makers.check_out(counter_office, ids[1], holder=makers.holder_of(counter_office, maria))
    return ids


@pytest.fixture
def tab(assets: list[int], shown: Shown) -> ListTab:
    """The list of assets, LT-1 chosen."""
    shown.window.show_tab("assets")
    shown.settle()
    found = shown.window.lists["assets"]
    found.table.go_to(assets[0])
    settle(shown)
    assert "LT-1" in found.card.text() or found.selected() == [assets[0]]
    return found


def settle(shown: Shown) -> None:
    shown.qtbot.wait(200)
    shown.settle()


def enabled(shown: Shown) -> set[str]:
    names = ("assets_in", "back", "found", "assets_out")
    return {name for name in names if shown.window.actions_by_id[name].isEnabled()}


def test_another_view_without_the_record_shows_its_first_line(tab: ListTab, assets: list[int], shown: Shown) -> None:
    shown.window.show_list("assets", "on_loan")
    settle(shown)
    assert tab.selected() == [assets[1]]
    assert tab.card_state() == "on_loan"
    tab.views.setCurrentRow(1)
    settle(shown)
    assert tab.selected() == [assets[0]]
    assert tab.card_state() == "available"


def test_a_filter_that_leaves_nothing_empties_the_panel(tab: ListTab, assets: list[int], shown: Shown) -> None:
    tab.filter.setText("nothing has this")
    settle(shown)
    assert tab.selected() == []
    assert tab.card_state() == ""
    tab.filter.setText("maria")
    settle(shown)
    assert tab.selected() == [assets[1]]


def test_a_record_asked_for_by_name_stays(tab: ListTab, assets: list[int], shown: Shown) -> None:
    tab.filter.setText("maria")
    settle(shown)
    assert tab.selected() == [assets[1]]
    tab.show_record(assets[0])
    settle(shown)
    tab.source.reload(to_top=False)
    settle(shown)
    assert tab.card_state() == "available"
    assert tab.selected() == [assets[0]]


def test_what_leaves_the_list_by_a_change_stays_at_the_right(tab: ListTab, assets: list[int], shown: Shown) -> None:
    tab.show_view("available")
    settle(shown)
    assert tab.selected() == [assets[0]]
    shown.run("check_out")
    shown.scan("20417", "LT-1")
    shown.window.counter.finish()
    settle(shown)
    settle(shown)
    assert list(tab.table.pages.pages.ids) == []
    assert tab.card_state() in ("assigned", "on_loan")


def test_verbs_that_the_state_forbids_are_greyed(tab: ListTab, assets: list[int], shown: Shown) -> None:
    shown.qtbot.waitUntil(lambda: enabled(shown) == {"assets_out"})
    tab.table.go_to(assets[1])
    settle(shown)
    shown.qtbot.waitUntil(lambda: enabled(shown) == {"assets_out", "assets_in"})
    tab.table.selectAll()
    settle(shown)
    shown.qtbot.waitUntil(lambda: enabled(shown) == {"assets_out", "assets_in", "back", "found"})


def test_counts_have_their_comma() -> None:
    assert with_separators(1375) == "1,375"
