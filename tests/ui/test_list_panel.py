# ruff: noqa: F811 - fixtures
"""The panel at the right of a list: it shows what the list holds, or what was asked for by name."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from shiboken6 import delete

from tests.store_fixtures import Office
from tests.transactions import disposal_makers, makers
from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.transactions.dispose import Dispose
from tracker_desktop.transactions.set_operator import SetOperator
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.forms.make_field import fill
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
    shown.follow()


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


def test_a_badge_looked_up_shows_what_its_holder_has_until_another_thing_is(
    tab: ListTab, assets: list[int], shown: Shown
) -> None:
    tab.filter.setText("lt")
    settle(shown)
    shown.scan("20417")
    settle(shown)
    assert tab.filter.text() == "Maria Lopez"
    assert list(tab.table.pages.pages.ids) == [assets[1]]
    assert "LT-2" in tab.card.text()
    shown.scan("LT-2")
    settle(shown)
    assert tab.filter.text() == "Maria Lopez"
    shown.scan("LT-1")
    settle(shown)
    assert tab.filter.text() == "lt"
    assert tab.selected() == [assets[0]]
    assert tab.current() == assets[0]
    assert "LT-1" in tab.card.text()


def test_a_new_asset_is_shown(tab: ListTab, shown: Shown) -> None:
    shown.run("new_asset")
    form = shown.dialog()
    assert isinstance(form, FormDialog)
    fill(form.field("description"), "Dell Latitude 5540")
    fill(form.field("tag"), "LT-9")
    form.press_primary()
    settle(shown)
    shown.qtbot.waitUntil(lambda: tab.current() is not None)
    assert "LT-9" in tab.card.text()
    assert tab.current() == tab.selected()[0] == max(tab.table.pages.pages.ids)


def test_the_first_thing_looked_up_is_gone_to_once_its_list_is_there(assets: list[int], shown: Shown) -> None:
    shown.scan("LT-2")
    settle(shown)
    tab = shown.window.lists["assets"]
    assert tab.current() == assets[1]
    assert "LT-2" in tab.card.text()


def test_what_an_operator_may_not_do_is_grey(tab: ListTab, counter_office: Office, shown: Shown) -> None:
    def pressable() -> set[str]:
        made = [one for one in tab.findChildren(QPushButton) if one.isVisibleTo(tab) and one.isEnabled()]
        return {one.text() for one in made}

    assert {"New asset", "Check out", "Edit"} <= pressable()
    leo = makers.add_person(counter_office, "Leo Brandt", "20418")
    counter_office.perform(SetOperator(leo, ("auditor",)))
    shown.window.show_signed_in(leo)
    settle(shown)
    assert not {"New asset", "Check out", "Edit"} & pressable()
    assert {"Columns", "Export"} <= pressable()


def test_counts_have_their_comma() -> None:
    assert with_separators(1375) == "1,375"


def test_a_list_that_goes_while_its_detail_is_read_is_told_nothing(assets: list[int], shown: Shown) -> None:
    shown.run("people")
    dialog = shown.dialog()
    tab = dialog.findChild(ListTab)
    assert tab is not None
    tab.table.selectRow(0)
    settle(shown)
    tab.refresh_detail()
    delete(dialog)
    shown.settle()
    assert shown.bugs == []


@pytest.fixture
def left(counter_office: Office, assets: list[int]) -> int:
    """LT-1 was disposed of before the window opens."""
    lot = disposal_makers.approved_lot(counter_office, disposal_makers.manager(counter_office), assets[0])
    counter_office.perform(Dispose(lot))
    return assets[0]


def test_what_has_left_has_no_verbs_any_more(left: int, shown: Shown) -> None:
    shown.window.show_record("assets", left)
    settle(shown)
    tab = shown.window.lists["assets"]
    assert tab.card_state() == "disposed"
    offered = [button.text() for button in tab.card.findChildren(QPushButton) if button.isVisible()]
    assert offered == ["Files", "Disposals"]
