"""What the columns of the assets hold before anybody arranges them."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.tables.office import first_widths
from tracker_desktop.queries.listing import LISTINGS
from tracker_desktop.ui.pill import pill_font, pill_width
from tracker_desktop.ui.state_colours import state
from tracker_desktop.ui.tables.delegate import PADDING, mono_font
from tracker_desktop.ui.theme import apply_theme

AT_1280, AT_1440 = 661, 821
"""The room beside views and card in a window so wide."""


@pytest.mark.parametrize("room", [AT_1280, AT_1440])
def test_a_tag_of_another_program_is_whole(qtbot: QtBot, qapp: QApplication, room: int) -> None:
    apply_theme(qapp, dark=False)
    table, widths = first_widths(qtbot, LISTINGS["assets"], room)
    codes = QFontMetrics(mono_font(table.font()))
    assert codes.horizontalAdvance("ICC-20655431") + 2 * PADDING <= widths["tag"]


def test_the_assets_stand_beside_their_card(qtbot: QtBot, qapp: QApplication) -> None:
    apply_theme(qapp, dark=False)
    _, widths = first_widths(qtbot, LISTINGS["assets"], AT_1440)
    assert sum(widths.values()) <= AT_1440
    assert (widths["held_by"], widths["location"]) == (118, 165)


@pytest.mark.parametrize("name", ["assets", "items"])
def test_no_status_is_cut(qtbot: QtBot, qapp: QApplication, name: str) -> None:
    apply_theme(qapp, dark=False)
    table, widths = first_widths(qtbot, LISTINGS[name], AT_1280)
    pills = QFontMetrics(pill_font(table.font()))
    (column,) = (column for column in LISTINGS[name].columns if column.key == "status")
    assert max(pill_width(state(key), pills) for key in column.states) + PADDING <= widths["status"]
