"""What another desk does in a shared database is in the list of this one soon after."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.store_fixtures import open_office as office_at
from tests.transactions import makers
from tests.ui.window_fixtures import window_on


@pytest.mark.postgres
def test_a_new_asset_of_another_desk_appears(postgres_place: str, tmp_path: Path, qtbot: QtBot) -> None:
    other = office_at(postgres_place)
    asset = makers.add_asset(other, tag="LT-1")
    with window_on(postgres_place, tmp_path, qtbot) as shown:
        shown.window.show_tab("assets")
        table = shown.window.lists["assets"].table
        qtbot.waitUntil(lambda: len(table.pages.pages.ids) == 1, timeout=10_000)

        def chosen() -> None:
            table.choose_row(0)
            assert list(table.selected_ids()) == [asset]

        qtbot.waitUntil(chosen, timeout=10_000)
        makers.add_asset(other, tag="LT-0")
        qtbot.waitUntil(lambda: len(table.pages.pages.ids) == 2, timeout=10_000)
        qtbot.waitUntil(lambda: list(table.selected_ids()) == [asset], timeout=2_000)
    other.store.close()
