"""Who is at the desk: by badge, by name, by PIN."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from tests.ui.dialogs.office import DeskOffice, desk, guessing, nameless, press
from tracker_desktop.counter.answer import Answer, CounterState
from tracker_desktop.transactions.add_person import AddPerson
from tracker_desktop.transactions.rules.person_fields import PersonFields
from tracker_desktop.transactions.set_operator import SetOperator
from tracker_desktop.ui.dialogs.sign_in import SignInDialog

__all__ = ["desk"]


class People:
    """Sam with a PIN, Ada without a badge, Leo no operator any more; Rita is at the desk."""

    def __init__(self, desk: DeskOffice) -> None:
        self.sam = self._operator(desk, PersonFields("Sam Whitfield", "20002"), pin="4711")
        self.ada = self._operator(desk, PersonFields("Ada Byron"))
        self.leo = self._operator(desk, PersonFields("Leo Brandt", "20003"), active=False)

    @staticmethod
    def _operator(desk: DeskOffice, fields: PersonFields, pin: str | None = None, active: bool = True) -> int:
        done = desk.office.perform(AddPerson(fields))
        assert done.about is not None
        desk.office.perform(SetOperator(done.about[1], ("clerk",), active, pin))
        return done.about[1]


@pytest.fixture
def people(desk: DeskOffice) -> People:
    return People(desk)


def opened(desk: DeskOffice) -> SignInDialog:
    dialog = SignInDialog(desk.desk, desk.window)
    desk.shown(dialog)
    desk.wait(lambda: dialog.table.pages.rowCount() > 0)
    return dialog


def names(dialog: SignInDialog) -> list[str | None]:
    model = dialog.table.pages
    return [model.cell(row, 0) for row in range(model.rowCount())]


def choose(dialog: SignInDialog, name: str) -> None:
    dialog.table.selectRow(names(dialog).index(name))


def test_lists_who_may_sign_in(desk: DeskOffice, people: People) -> None:
    dialog = opened(desk)
    assert names(dialog) == ["Ada Byron", "Rita Osei", "Sam Whitfield"]
    assert dialog.scan_field is not None
    assert dialog.focusWidget() is dialog.scan_field
    assert nameless(dialog) == []
    assert guessing(dialog) == []


def test_a_badge_alone_signs_in_who_has_no_pin(desk: DeskOffice, people: People) -> None:
    desk.counter.sign_in("20002", "4711")
    dialog = opened(desk)
    states: list[CounterState] = []
    desk.desk.answered.connect(lambda _, state: states.append(state))
    assert dialog.accept_burst("20001")
    desk.wait(lambda: not isValid(dialog))
    assert desk.desk.operator_id == desk.office.me
    assert states[-1].operator_id == desk.office.me


def test_who_has_a_pin_is_asked_for_it(desk: DeskOffice, people: People) -> None:
    dialog = opened(desk)
    assert not dialog.pin.isVisible()
    assert dialog.accept_burst("20002")
    desk.wait(dialog.pin.isVisible)
    assert dialog.pin.label.text() == "Sam Whitfield: type the PIN"
    assert dialog.focusWidget() is dialog.pin.line
    QTest.keyClicks(dialog.pin.line, "1111")
    press(dialog, "Sign in")
    desk.wait(dialog.banner.isVisible)
    assert "PIN" in dialog.banner.text()
    assert desk.desk.operator_id == desk.office.me
    QTest.keyClicks(dialog.pin.line, "4711")
    QTest.keyClick(dialog.pin.line, Qt.Key.Key_Return)
    desk.wait(lambda: not isValid(dialog))
    assert desk.desk.operator_id == people.sam


def test_a_name_is_chosen_in_the_list(desk: DeskOffice, people: People) -> None:
    dialog = opened(desk)
    choose(dialog, "Sam Whitfield")
    QApplication.processEvents()
    assert dialog.pin.isVisible()
    QTest.keyClicks(dialog.pin.line, "4711")
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.wait(lambda: not isValid(dialog))
    assert desk.desk.operator_id == people.sam


def test_enter_in_the_list_signs_in_who_has_no_pin(desk: DeskOffice, people: People) -> None:
    desk.counter.sign_in("20002", "4711")
    dialog = opened(desk)
    choose(dialog, "Rita Osei")
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    desk.wait(lambda: not isValid(dialog))
    assert desk.desk.operator_id == desk.office.me


@pytest.mark.parametrize("badge", ["99999", "20003"])
def test_a_badge_of_nobody_here_is_refused(desk: DeskOffice, people: People, badge: str) -> None:
    dialog = opened(desk)
    assert dialog.accept_burst(badge)
    desk.wait(dialog.banner.isVisible)
    assert dialog.banner.outcome == "refused"
    assert badge in dialog.banner.text()
    assert desk.desk.operator_id == desk.office.me


def test_nothing_chosen_is_said(desk: DeskOffice, people: People) -> None:
    dialog = opened(desk)
    press(dialog, "Sign in")
    assert "Scan your badge" in dialog.banner.text()


def test_a_name_without_a_badge_signs_in_from_the_list(desk: DeskOffice, people: People) -> None:
    dialog = opened(desk)
    choose(dialog, "Ada Byron")
    press(dialog, "Sign in")
    desk.wait(lambda: not isValid(dialog))
    assert desk.desk.operator_id == people.ada


def test_a_badge_scanned_after_a_name_was_chosen_counts(desk: DeskOffice, people: People) -> None:
    desk.counter.sign_in("20002", "4711")
    dialog = opened(desk)
    choose(dialog, "Sam Whitfield")
    assert dialog.accept_burst("20001")
    desk.wait(lambda: not isValid(dialog))
    assert desk.desk.operator_id == desk.office.me


def test_the_answer_to_another_scan_closes_nothing(desk: DeskOffice, people: People) -> None:
    dialog = opened(desk)
    answers: list[Answer | None] = []
    desk.desk.answered.connect(lambda answer, _: answers.append(answer))
    desk.desk.scan("NOTHING-HERE", "burst")
    desk.wait(lambda: answers)
    assert dialog.isVisible()
    assert not dialog.banner.isVisible()


def test_switch_and_a_badge_leave_no_question_behind(desk: DeskOffice, people: People) -> None:
    desk.counter.switch()
    dialog = opened(desk)
    assert dialog.accept_burst("20002")
    desk.wait(dialog.pin.isVisible)
    QTest.keyClicks(dialog.pin.line, "4711")
    press(dialog, "Sign in")
    desk.wait(lambda: not isValid(dialog))
    assert desk.counter.scan("NOTHING-HERE", "burst").left == ""
