"""The form of a label format beside its page: errors under their fields, pitch and gap, rolls, the newest page."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from tests.paper.render import codes, pages
from tests.printing.fake_cups import cups
from tests.ui.printing.formats_window import (
    choose,
    drawn,
    form_of,
    formats,
    go_to,
    number,
    own,
    type_in,
    with_herma,
)
from tests.ui.window_fixtures import Shown, counter_office, shown
from tracker_desktop.labels.known_formats import KnownFormats
from tracker_desktop.ui.printing.format_list import FormatsDialog

__all__ = ["counter_office", "cups", "formats", "shown", "with_herma"]


def test_the_page_beside_the_form_is_the_one_that_is_printed(
    with_herma: int, formats: FormatsDialog, shown: Shown, tmp_path: Path
) -> None:
    go_to(formats, "Herma 4200")
    dialog = form_of(shown, formats, "Edit…")
    drawn(shown, dialog)
    assert dialog.preview.pane.pages == 1
    type_in(dialog.form, "rows", "2")
    drawn(shown, dialog)
    shown_page = tmp_path / "shown.pdf"
    shown_page.write_bytes(bytes(dialog.preview.pane._buffer.data().data()))
    (picture,) = pages(shown_page, 300)
    read = codes(picture, 300)
    assert {code.text for code in read} == {"LT-1"}
    assert len({(round(code.x / 66), round(code.y / 38)) for code in read if code.aim.startswith("]Q")}) == 6
    assert dialog.preview.said() == ""


def test_the_newest_change_alone_is_drawn(with_herma: int, formats: FormatsDialog, shown: Shown) -> None:
    dialog = form_of(shown, formats, "New…")
    told: list[bool] = []
    dialog.preview.drawn.connect(lambda: told.append(True))
    drawn(shown, dialog)
    for text in ("1", "12", "3", "2"):
        type_in(dialog.form, "rows", text)
    drawn(shown, dialog)
    shown.qtbot.wait(400)
    shown.settle()
    assert len(told) == 2


def test_what_is_wrong_stands_under_its_field_and_is_not_sent(formats: FormatsDialog, shown: Shown) -> None:
    go_to(formats, "Avery L7160")
    dialog = form_of(shown, formats, "New…")
    form = dialog.form
    drawn(shown, dialog)
    type_in(form, "columns", "4")
    type_in(form, "pitch_down", "30")
    assert form.field("columns").error().startswith("The labels run over the page by 58.82 mm at the right.")
    assert form.field("pitch_down").error().startswith("The labels overlap by 8.1 mm one below the other.")
    assert "nothing is wrong" in dialog.preview.said()
    assert dialog.preview.pane.pages == 1
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    shown.settle()
    assert form.field("name").error() == "Name is missing. Type it here."
    assert form.field("name").focusProxy() is QApplication.focusWidget()
    type_in(form, "name", "Herma")
    dialog.send()
    assert form.field("columns").focusProxy() is QApplication.focusWidget()
    assert own(shown) == []
    type_in(form, "columns", "3")
    type_in(form, "pitch_down", "")
    dialog.send()
    assert form.field("pitch_down").error().startswith("Pitch down (mm) is missing.")
    type_in(form, "gap_down", "0")
    assert form.field("pitch_down").error() == ""
    dialog.send()
    shown.settle()
    assert [fields.pitch_down for fields in own(shown)] == [Decimal("38.1")]


def test_an_error_stays_when_its_field_is_left(formats: FormatsDialog, shown: Shown) -> None:
    go_to(formats, "Avery L7160")
    form = form_of(shown, formats, "New…").form
    type_in(form, "columns", "4")
    shown.press(Qt.Key.Key_Tab)
    assert form.field("columns").error().startswith("The labels run over")


def test_pitch_and_gap_follow_each_other_and_the_label(formats: FormatsDialog, shown: Shown) -> None:
    go_to(formats, "Avery L7160")
    form = form_of(shown, formats, "New…").form
    assert (number(form, "pitch_across"), number(form, "gap_across")) == (Decimal("66.04"), Decimal("2.54"))
    type_in(form, "gap_across", "1.5")
    assert number(form, "pitch_across") == Decimal(65)
    type_in(form, "label_width", "60")
    assert (number(form, "pitch_across"), number(form, "gap_across")) == (Decimal("61.5"), Decimal("1.5"))
    type_in(form, "pitch_across", "62")
    assert number(form, "gap_across") == Decimal(2)
    type_in(form, "label_width", "61.25")
    assert (number(form, "pitch_across"), number(form, "gap_across")) == (Decimal(62), Decimal("0.75"))
    type_in(form, "gap_across", "0")
    type_in(form, "columns", "5")
    page = form.page()
    assert page is not None
    assert page.pitch_across == Decimal("61.25")
    type_in(form, "columns", "1")
    assert not form.field("pitch_across").isEnabled()


def test_a_roll_asks_for_the_label_alone_and_a_page_of_its_own_for_its_size(
    formats: FormatsDialog, shown: Shown
) -> None:
    go_to(formats, "Avery L7160")
    dialog = form_of(shown, formats, "New…")
    form = dialog.form
    assert form.field("page_width").isHidden()
    choose(form, "page", "own")
    assert form.field("page_width").isVisible()
    assert number(form, "page_width") == Decimal(210)
    choose(form, "page", "roll")
    assert all(form.field(key).isHidden() for key in ("columns", "rows", "margin_left", "gap_down", "page_width"))
    type_in(form, "name", "Roll 40")
    type_in(form, "label_width", "40")
    type_in(form, "label_height", "20.5")
    choose(form, "codes", "square")
    drawn(shown, dialog)
    dialog.send()
    shown.settle()
    (roll,) = own(shown)
    assert (roll.page_width, roll.page_height, roll.columns, roll.rows) == (Decimal(40), Decimal("20.5"), 1, 1)
    assert shown.window.desk.store.read(KnownFormats())[-1].is_roll
    again = form_of(shown, formats, "Edit…")
    assert again.form.fields() == roll


def test_what_was_typed_is_asked_about(formats: FormatsDialog, shown: Shown) -> None:
    dialog = form_of(shown, formats, "New…")
    type_in(dialog.form, "rows", "2")
    dialog.reject()
    assert "Not saved yet." in dialog.banner.text()
    dialog.reject()
    shown.settle()
    assert not isValid(dialog)


def test_a_code_that_does_not_fit_is_said_under_the_page(with_herma: int, formats: FormatsDialog, shown: Shown) -> None:
    go_to(formats, "Herma 4200")
    dialog = form_of(shown, formats, "Edit…")
    drawn(shown, dialog)
    type_in(dialog.form, "label_width", "11")
    choose(dialog.form, "codes", "bars")
    type_in(dialog.form, "inset", "0.2")
    drawn(shown, dialog)
    assert dialog.preview.said().startswith("The code LT-1 is too long for Herma 4200")
    dialog.send()
    shown.settle()
    assert not isValid(dialog)


def test_a_page_of_many_labels_may_be_left_while_it_is_drawn(formats: FormatsDialog, shown: Shown) -> None:
    dialog = form_of(shown, formats, "New…")
    choose(dialog.form, "page", "own")
    for key, text in (
        *(("page_width", "900"), ("page_height", "900"), ("label_width", "20"), ("label_height", "20")),
        *(("columns", "40"), ("rows", "40"), ("gap_across", "0"), ("gap_down", "0"), ("inset", "1")),
    ):
        type_in(dialog.form, key, text)
    choose(dialog.form, "codes", "square")
    shown.qtbot.wait(320)
    dialog.reject()
    dialog.reject()
    shown.settle()
    assert not isValid(dialog)
    assert shown.bugs == []


def test_the_field_with_the_keyboard_is_seen_whole(with_herma: int, formats: FormatsDialog, shown: Shown) -> None:
    go_to(formats, "Herma 4200")
    dialog = form_of(shown, formats, "Edit…")
    dialog.form.setFixedHeight(300)
    shown.settle()
    for key in ("codes", "owner", "name"):
        field = dialog.form.field(key)
        field.setFocus(Qt.FocusReason.TabFocusReason)
        shown.settle()
        box = QRect(field.mapTo(dialog.form.viewport(), QPoint(0, 0)), field.size())
        assert dialog.form.viewport().rect().contains(box), key
