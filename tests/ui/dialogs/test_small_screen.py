# ruff: noqa: F811 - fixtures
"""Every dialog can be as small as a small screen wants it, and is no larger when it opens."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QScrollArea

from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.ui.dialogs.fit import room_on
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.theme import apply_theme

SMALL = room_on(QRect(0, 0, 1024, 700))
RECORDS = ("people", "departments", "places", "categories", "suppliers", "operators")
OTHERS = (
    "new_asset",
    "new_item",
    "settings",
    "verify",
    "sign_in",
    "calibrate",
    "help",
    "palette",
    "about",
    "printers",
    "print_jobs",
    "label_formats",
    "reports",
    "new_order",
    "order_proposals",
)
DOCUMENTS = ("check_out", "receive", "issue")


@pytest.fixture(autouse=True)
def _theme(qapp: QApplication) -> None:
    apply_theme(qapp, dark=False)


@pytest.mark.parametrize("command", [*RECORDS, *OTHERS, *DOCUMENTS])
def test_a_dialog_fits_on_a_small_screen(shown: Shown, command: str) -> None:
    shown.run(command)
    dialog = shown.dialog()
    least = dialog.minimumSizeHint()
    assert least.width() <= SMALL.width()
    assert least.height() <= SMALL.height()
    room = room_on(dialog.screen().availableGeometry())
    assert dialog.size() == dialog.size().boundedTo(room.expandedTo(least))


def test_a_wrong_field_of_a_long_form_comes_into_sight(shown: Shown) -> None:
    shown.run("new_asset")
    dialog = shown.dialog()
    assert isinstance(dialog, FormDialog)
    dialog.resize(SMALL.width(), 300)
    (area,) = dialog.findChildren(QScrollArea)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    first = dialog.field("description")
    assert first.visibleRegion().isEmpty()
    dialog.send()
    shown.settle()
    assert first.error() != ""
    assert not first.visibleRegion().isEmpty()
