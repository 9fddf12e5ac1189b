# ruff: noqa: F811 - fixtures
"""A form that was refused: its banner goes when something is changed, and never stands beside a newer error."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.ui.window_fixtures import Shown, counter_office, shown  # noqa: F401 - fixtures
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.fields.choice_field import ChoiceField
from tracker_desktop.ui.forms.make_field import fill


def line(dialog: FormDialog, key: str) -> QLineEdit:
    made = dialog.field(key).findChild(QLineEdit)
    assert isinstance(made, QLineEdit)
    return made


@pytest.fixture
def refused(shown: Shown) -> FormDialog:
    """New asset, sent without tag and category."""
    shown.run("new_asset")
    dialog = shown.dialog()
    assert isinstance(dialog, FormDialog)
    shown.type("Dell Latitude 5540")
    shown.press(Qt.Key.Key_Return, ctrl=True)
    assert dialog.banner.isVisible()
    assert dialog.banner.outcome == "refused"
    return dialog


@pytest.mark.parametrize("key", ["tag", "description", "cost", "category_id"])
def test_a_refusal_goes_with_the_first_key_in_any_field(shown: Shown, refused: FormDialog, key: str) -> None:
    line(refused, key).setFocus()
    assert refused.banner.isVisible()
    QTest.keyClicks(line(refused, key), "7")
    assert not refused.banner.isVisible()


def test_a_refusal_goes_with_a_choice(refused: FormDialog) -> None:
    field = refused.field("condition")
    assert isinstance(field, ChoiceField)
    QTest.keyClick(field.combo, Qt.Key.Key_Down)
    assert not refused.banner.isVisible()


def test_a_refusal_stays_while_nothing_is_changed(shown: Shown, refused: FormDialog) -> None:
    for key in ("purchased", "in_service", "tag", "notes"):
        refused.field(key).setFocus()
        shown.settle()
    assert refused.banner.isVisible()


def test_a_refusal_does_not_stand_beside_a_newer_error(shown: Shown, refused: FormDialog) -> None:
    fill(refused.field("description"), "")
    refused.send()
    assert refused.field("description").error() != ""
    assert not refused.banner.isVisible()


def test_who_typed_on_is_asked_again_before_it_is_thrown_away(shown: Shown, refused: FormDialog) -> None:
    refused.reject()
    assert refused.banner.outcome == "warning"
    QTest.keyClicks(line(refused, "tag"), "LT-1")
    assert not refused.banner.isVisible()
    refused.reject()
    assert refused.isVisible()
    assert refused.banner.isVisible()
    refused.reject()
    assert not refused.isVisible()
