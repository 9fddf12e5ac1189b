"""What a search field says when nothing stands in it."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tracker_desktop.ui.fields.search_field import SearchField


def test_the_hint_in_a_label_is_not_quoted(qtbot: QtBot) -> None:
    field = SearchField("Item (type its name or SKU)", required=True)
    qtbot.addWidget(field)
    assert field.problem() == "Item is missing. Type a name or scan a code."
