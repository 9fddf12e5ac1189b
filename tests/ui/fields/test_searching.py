# ruff: noqa: F811 - fixtures
"""A search field on the books: Enter before the suggestions are there waits for them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget

from tests.transactions import makers
from tests.ui.dialogs.office import DeskOffice, desk  # noqa: F401 - fixtures
from tracker_desktop.ui.dialogs.find_dialog import FindDialog
from tracker_desktop.ui.fields.search_field import SearchField


@pytest.fixture
def places(desk: DeskOffice) -> dict[str, int]:
    """Three shelves of a cabinet, by their names."""
    cabinet = makers.add_place(desk.office, "C2", "Cabinet 2", "room")
    names = ("Shelf 1", "Shelf 2", "Shelf 3")
    return {name: makers.add_place(desk.office, f"C2-{name[-1]}", name, "bin", parent_id=cabinet) for name in names}


@pytest.fixture
def search(desk: DeskOffice, places: dict[str, int]) -> SearchField:
    dialog = desk.shown(FindDialog(desk.desk, "Find", "Place", ("place",), desk.window))
    field = dialog.findChild(SearchField)
    assert isinstance(field, SearchField)
    field.line.setFocus()
    return field


def suggestions(field: SearchField) -> int:
    found = [one for one in field.window().findChildren(QListWidget) if one.isVisible()]
    return found[0].count() if found else 0


def enter(desk: DeskOffice, field: SearchField, text: str) -> None:
    """Text and Enter at once, as a quick hand types it."""
    QTest.keyClicks(field.line, text)
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    desk.wait(lambda: desk.desk.is_idle)


def test_enter_at_once_takes_the_one_that_fits(desk: DeskOffice, search: SearchField, places: dict[str, int]) -> None:
    picked: list[object] = []
    search.picked.connect(picked.append)
    enter(desk, search, "shelf 3")
    assert (search.value(), search.text(), search.error()) == (places["Shelf 3"], "Cabinet 2 / Shelf 3", "")
    assert picked == [places["Shelf 3"]]


def test_enter_at_once_shows_the_list_where_several_fit(desk: DeskOffice, search: SearchField) -> None:
    for more in ("cabinet shelf", ""):
        enter(desk, search, more)
        assert (search.value(), search.error(), suggestions(search)) == (None, "", 3)


def test_enter_at_once_says_that_nothing_fits_and_says_it_again(desk: DeskOffice, search: SearchField) -> None:
    enter(desk, search, "drawer 9")
    assert "is not known yet" in search.error()
    enter(desk, search, "")
    assert "is not known yet" in search.error()


def test_what_is_typed_while_enter_waits_is_not_overwritten(desk: DeskOffice, search: SearchField) -> None:
    QTest.keyClicks(search.line, "shelf 3")
    QTest.keyClick(search.line, Qt.Key.Key_Return)
    QTest.keyClicks(search.line, "x")
    desk.wait(lambda: desk.desk.is_idle)
    assert (search.value(), search.text(), search.error()) == (None, "shelf 3x", "")


def test_a_code_typed_and_entered_at_once_is_taken_as_before(
    desk: DeskOffice, search: SearchField, places: dict[str, int]
) -> None:
    enter(desk, search, "c2-2")
    assert search.value() == places["Shelf 2"]


def leave(desk: DeskOffice, field: SearchField, text: str) -> None:
    """Text and Tab at once."""
    field.line.setFocus()
    field.line.clear()
    QTest.keyClicks(field.line, text)
    QTest.keyClick(field.line, Qt.Key.Key_Tab)
    desk.wait(lambda: desk.desk.is_idle)


def test_tab_takes_the_one_that_fits(desk: DeskOffice, search: SearchField, places: dict[str, int]) -> None:
    leave(desk, search, "shelf 3")
    assert (search.value(), search.error()) == (places["Shelf 3"], "")


def test_tab_says_what_fits_nothing_or_several(desk: DeskOffice, search: SearchField) -> None:
    for text, said in (("drawer 9", "is not known yet"), ("shelf", "fits more than one")):
        leave(desk, search, text)
        assert search.value() is None
        assert said in search.error()
        assert suggestions(search) == 0


def test_tab_takes_the_only_one_of_the_list(desk: DeskOffice, search: SearchField, places: dict[str, int]) -> None:
    QTest.keyClicks(search.line, "shelf 3")
    desk.wait(lambda: suggestions(search) == 1)
    QTest.keyClick(search.line, Qt.Key.Key_Tab)
    assert search.value() == places["Shelf 3"]
