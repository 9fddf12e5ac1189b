"""What the columns of the assets hold before anybody arranges them."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tracker_desktop.queries.listing import LISTINGS
from tracker_desktop.ui.tables.delegate import PADDING, mono_font
from tracker_desktop.ui.tables.paged_model import PagedModel
from tracker_desktop.ui.tables.table_view import TableView
from tracker_desktop.ui.tables.translate_columns import table_columns
from tracker_desktop.ui.theme import apply_theme

AT_1280, AT_1440 = 661, 821
"""The room beside views and card in a window so wide."""


def first_widths(qtbot: QtBot, room: int) -> tuple[TableView, dict[str, int]]:
    listing = LISTINGS["assets"]
    hidden = [column.key for column in listing.columns if not column.shown]
    table = TableView(PagedModel(table_columns(listing)), "Assets", hidden)
    qtbot.addWidget(table)
    table.resize(room, 400)
    table.show()
    table.resize(room + room - table.viewport().width(), 400)
    table.restore_layout("")
    QApplication.processEvents()
    assert table.viewport().width() == room
    header = table.horizontalHeader()
    keys = [column.key for column in listing.columns]
    return table, {key: header.sectionSize(at) for at, key in enumerate(keys) if not header.isSectionHidden(at)}


@pytest.mark.parametrize("room", [AT_1280, AT_1440])
def test_a_tag_of_another_program_is_whole(qtbot: QtBot, qapp: QApplication, room: int) -> None:
    apply_theme(qapp, dark=False)
    table, widths = first_widths(qtbot, room)
    codes = QFontMetrics(mono_font(table.font()))
    assert codes.horizontalAdvance("ICC-20655431") + 2 * PADDING <= widths["tag"]


def test_the_assets_stand_beside_their_card(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, dark=False)
    _, widths = first_widths(qtbot, AT_1440)
    assert sum(widths.values()) <= AT_1440
    assert (widths["status"], widths["held_by"], widths["location"]) == (126, 118, 165)
