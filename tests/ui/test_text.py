"""Data on the screen stays data."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tracker_desktop.ui.text import button_text, named, plain_label, tooltip

NASTY = "<b>Bob</b> & <img src=x>"


def test_a_label_shows_markup_as_text(qtbot: QtBot) -> None:
    label = plain_label(NASTY)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.sizeHint().width() == label.fontMetrics().horizontalAdvance(NASTY)


def test_tooltips_are_always_rich_so_that_escapes_are_read() -> None:
    assert tooltip(NASTY) == "<qt>&lt;b&gt;Bob&lt;/b&gt; &amp; &lt;img src=x&gt;</qt>"
    assert tooltip("") == ""


def test_an_ampersand_on_a_button_makes_no_shortcut() -> None:
    assert button_text("R&D") == "R&&D"


def test_names_for_screen_readers(qtbot: QtBot) -> None:
    field = named(QLineEdit(), "Filter", "type a word")
    qtbot.addWidget(field)
    assert (field.accessibleName(), field.accessibleDescription()) == ("Filter", "type a word")
