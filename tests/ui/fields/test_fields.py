"""The fields of dialogs: their values, what is wrong with them, the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tracker_desktop.ui.fields.choice_field import ChoiceField
from tracker_desktop.ui.fields.date_field import DateField
from tracker_desktop.ui.fields.field import Field
from tracker_desktop.ui.fields.number_fields import MoneyField, QuantityField
from tracker_desktop.ui.fields.search_field import SearchField
from tracker_desktop.ui.fields.text_field import NoteField, TextField

TODAY = date(2026, 11, 23)
PEOPLE = [(7, "Maria Lopez", "Biology · badge 20417"), (9, "Mario Rossi", "Chemistry"), (11, "Marta", "")]


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def stage(qtbot: QtBot) -> QWidget:
    """A window that has the keyboard."""
    made = QWidget()
    made.resize(500, 400)
    QVBoxLayout(made)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def put(stage: QWidget, *fields: Field) -> None:
    layout = stage.layout()
    assert layout is not None
    for field in fields:
        layout.addWidget(field)
        field.show()
    QApplication.processEvents()
    fields[0].setFocus()
    assert fields[0].editor.hasFocus()


@pytest.mark.parametrize(
    "field_type",
    [TextField, NoteField, ChoiceField, DateField, MoneyField, QuantityField, SearchField],
)
def test_every_field_has_a_buddy_and_a_name(qtbot: QtBot, field_type: type[Field]) -> None:
    field = field_type("Rooms & due back", hint="14 days")  # type: ignore[call-arg]
    qtbot.addWidget(field)
    label = field.findChild(QLabel)
    assert isinstance(label, QLabel)
    assert label.buddy() is field.editor
    assert (label.text(), field.editor.accessibleName()) == ("Rooms && due back", "Rooms & due back")
    assert field.editor.accessibleDescription() == "14 days"
    assert field.focusProxy() is field.editor


def test_an_error_stands_where_the_hint_was_and_goes_when_typed(stage: QWidget, qtbot: QtBot) -> None:
    field = TextField("Name", hint="as on the badge", required=True)
    put(stage, field)
    assert not field.check()
    assert field.error() == "Name is missing. Type it here."
    assert field.editor.accessibleDescription() == field.error()
    QTest.keyClicks(field.line, "Maria")
    assert field.error() == ""
    assert field.editor.accessibleDescription() == "as on the badge"
    assert field.check()


def test_text_that_is_too_long_is_said_not_cut(stage: QWidget) -> None:
    field = TextField("Description", longest=200)
    put(stage, field)
    field.set_value("x" * 5_000)
    assert field.problem() == "That is 5000 characters long. Shorten it to 200."
    assert len(field.value()) == 5_000


def test_tab_leaves_a_note(stage: QWidget, qtbot: QtBot) -> None:
    note, name = NoteField("Note"), TextField("Name")
    put(stage, note, name)
    QTest.keyClick(note.box, Qt.Key.Key_Tab)
    assert name.line.hasFocus()


def test_a_choice_is_its_key(stage: QWidget) -> None:
    field = ChoiceField("Condition", [("good", "Good"), ("fair", "Fair")])
    field.set_value("fair")
    assert field.value() == "fair"
    field.set_choices([("new", "New"), ("fair", "Fair")])
    assert field.value() == "fair"
    field.set_value("never")
    assert field.value() == "fair"


def test_a_date_is_read_when_the_field_is_left(stage: QWidget, qtbot: QtBot) -> None:
    field, other = DateField("Due back", lambda: TODAY), TextField("Name")
    put(stage, field, other)
    QTest.keyClicks(field.line, "+14")
    with qtbot.waitSignal(field.changed):
        QTest.keyClick(field.line, Qt.Key.Key_Tab)
    assert field.line.text() == "Mon 7 Dec 2026"
    assert field.value() == date(2026, 12, 7)


def test_a_wrong_date_is_said_and_has_no_value(stage: QWidget, qtbot: QtBot) -> None:
    field, other = DateField("Due back", lambda: TODAY, required=True), TextField("Name")
    put(stage, field, other)
    assert field.problem() == "Due back is missing. Type a date like 7 Dec 2026."
    QTest.keyClicks(field.line, "31 Feb 2026")
    QTest.keyClick(field.line, Qt.Key.Key_Tab)
    assert field.error() == "There is no such day: 31 Feb 2026. Check day and month."
    assert field.value() is None
    assert field.line.text() == "31 Feb 2026"


def test_dates_have_bounds(stage: QWidget) -> None:
    field = DateField("Due back", lambda: TODAY)
    field.earliest, field.latest = TODAY, date(2027, 1, 1)
    field.set_value(date(2026, 11, 22))
    assert field.problem() == "Sun 22 Nov 2026 is too early. The first day possible is Mon 23 Nov 2026."
    field.set_value(date(2027, 1, 2))
    assert "The last day possible is Fri 1 Jan 2027" in field.problem()
    field.set_value(TODAY)
    assert field.check()


def test_money(stage: QWidget, qtbot: QtBot) -> None:
    field, other = MoneyField("Cost", symbol="$"), TextField("Name")
    put(stage, field, other)
    QTest.keyClicks(field.line, "$1249,5")
    QTest.keyClick(field.line, Qt.Key.Key_Tab)
    assert field.value() == Decimal("1249.50")
    assert field.line.text() == "1,249.50"
    field.line.setText("-1")
    assert field.problem() == "That is too little. The least possible here is 0.00."


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("0", "too little"),
        ("-3", "too little"),
        ("0.0001", "At most 3 places"),
        ("1e9", "is not a number"),
        ("1000000000", "too much"),
        ("", "Quantity is missing"),
    ],
)
def test_quantities_that_cannot_be(stage: QWidget, typed: str, says: str) -> None:
    field = QuantityField("Quantity", unit="pieces")
    field.line.setText(typed)
    assert says in field.problem()
    assert not field.check()


def test_whole_quantities(stage: QWidget) -> None:
    field = QuantityField("Quantity", whole=True)
    field.set_value(Decimal(18_400))
    assert field.value() == 18_400
    field.line.setText("2.5")
    assert field.problem() == "Only whole numbers here."


# search


@pytest.fixture
def search(stage: QWidget) -> SearchField:
    field = SearchField("Holder", required=True)
    put(stage, field, TextField("Note"))
    return field


def suggestions(field: SearchField) -> list[str]:
    shown = field.window().findChild(QListWidget)
    assert isinstance(shown, QListWidget)
    return [shown.item(row).text() for row in range(shown.count())] if shown.isVisible() else []


def typed(field: SearchField, text: str, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.wanted) as wanted:
        QTest.keyClicks(field.line, text)
    assert wanted.args == [text]
    field.set_suggestions([row for row in PEOPLE if row[1].casefold().startswith(text.casefold())], text)


def test_a_name_is_found_with_the_keyboard(search: SearchField, qtbot: QtBot) -> None:
    typed(search, "mar", qtbot)
    assert suggestions(search) == ["Maria Lopez   Biology · badge 20417", "Mario Rossi   Chemistry", "Marta"]
    QTest.keyClick(search.line, Qt.Key.Key_Down)
    QTest.keyClick(search.line, Qt.Key.Key_Down)
    with qtbot.waitSignal(search.picked) as picked:
        QTest.keyClick(search.line, Qt.Key.Key_Return)
    assert picked.args == [9]
    assert search.value() == 9
    assert search.line.text() == "Mario Rossi"
    assert suggestions(search) == []
    assert search.check()


def test_the_only_suggestion_needs_no_arrow(search: SearchField, qtbot: QtBot) -> None:
    typed(search, "maria", qtbot)
    QTest.keyClick(search.line, Qt.Key.Key_Return)
    assert search.value() == 7


def test_a_click_picks(search: SearchField, qtbot: QtBot) -> None:
    typed(search, "mar", qtbot)
    shown = search.window().findChild(QListWidget)
    assert isinstance(shown, QListWidget)
    place = shown.visualItemRect(shown.item(1)).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert search.value() == 9
    assert search.line.hasFocus()


def test_a_badge_typed_and_entered_goes_to_whoever_resolves_codes(search: SearchField, qtbot: QtBot) -> None:
    QTest.keyClicks(search.line, "20417")
    with qtbot.waitSignal(search.scanned) as scanned:
        QTest.keyClick(search.line, Qt.Key.Key_Return)
    assert scanned.args == ["20417", "typed"]


def test_a_burst_goes_there_even_while_suggestions_are_open(search: SearchField, qtbot: QtBot) -> None:
    typed(search, "mar", qtbot)
    with qtbot.waitSignal(search.scanned) as scanned:
        search.accept("20417")
    assert scanned.args == ["20417", "burst"]
    assert suggestions(search) == []


def test_the_keyboard_stays_in_the_field(search: SearchField, qtbot: QtBot) -> None:
    typed(search, "mar", qtbot)
    assert search.line.hasFocus()
    QTest.keyClicks(search.line, "i")
    assert search.line.text() == "mari"


def test_esc_closes_the_suggestions_first(search: SearchField, qtbot: QtBot) -> None:
    typed(search, "mar", qtbot)
    QTest.keyClick(search.line, Qt.Key.Key_Escape)
    assert suggestions(search) == []
    assert search.line.text() == "mar"


def test_late_suggestions_for_another_text_are_dropped(search: SearchField, qtbot: QtBot) -> None:
    typed(search, "mar", qtbot)
    QTest.keyClicks(search.line, "t")
    search.set_suggestions(PEOPLE[:1], "mar")
    assert len(suggestions(search)) == 3
    search.set_suggestions(PEOPLE[2:], "mart")
    assert suggestions(search) == ["Marta"]


def test_typing_again_makes_it_unknown(search: SearchField, qtbot: QtBot) -> None:
    search.set_value(7, "Maria Lopez", "2 other assets held")
    QTest.keyClick(search.line, Qt.Key.Key_End)
    QTest.keyClicks(search.line, "x")
    assert search.value() is None
    assert "is not known yet" in search.problem()


def test_leaving_an_unknown_name_says_so(search: SearchField, qtbot: QtBot) -> None:
    QTest.keyClicks(search.line, "nobody")
    QTest.keyClick(search.line, Qt.Key.Key_Tab)
    assert "Choose one from the list" in search.error()


def test_at_most_eight_suggestions(search: SearchField, qtbot: QtBot) -> None:
    QTest.keyClicks(search.line, "p")
    search.set_suggestions([(number, f"Person {number}", "") for number in range(20)])
    assert len(suggestions(search)) == 8


def test_what_is_wrong_is_whole_in_a_narrow_field(stage: QWidget, qtbot: QtBot) -> None:
    field = DateField("Expires", lambda: TODAY)
    stage.setFixedWidth(150)
    layout = stage.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
    field.line.setText("31/02/2027")
    assert not field.check()
    said = next(one for one in field.findChildren(QLabel) if one.text() == field.error())
    qtbot.waitUntil(lambda: said.height() >= said.heightForWidth(said.width()) >= 3 * said.fontMetrics().height())
    assert said.geometry().top() > field.line.geometry().bottom()
