"""The model: what it asks for, when, and what it shows meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.tables.office import COLUMNS, Reader, ids, row, text_of
from tracker_desktop.ui.tables.paged_model import MISSING, PagedModel
from tracker_desktop.ui.tables.pages import KEPT, PAGE


@pytest.fixture
def model(qapp: object) -> PagedModel:
    return PagedModel(COLUMNS)


def test_qt_finds_nothing_wrong(model: PagedModel, qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    Reader(model)
    check: Callable[[PagedModel], None] = qtmodeltester.check
    strict = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_answer(ids(range(250)), 0, [row(number) for number in range(100)])
    check(model)
    text_of(model, 240)
    qtbot.wait(20)
    model.extend_answer(ids(range(330)))
    model.changed_ids({3, 240})
    model.set_answer(ids(()))
    check(model)
    assert strict.model() is model


def test_the_first_rows_come_with_the_answer(model: PagedModel, qtbot: QtBot) -> None:
    reader = Reader(model)
    model.set_answer(ids(range(100, 300)), 0, [row(number) for number in range(100, 200)])
    assert text_of(model, 0) == "LT-000100"
    qtbot.wait(20)
    assert reader.asked == []


def test_rows_from_the_middle_come_with_the_answer_too(model: PagedModel) -> None:
    model.set_answer(ids(range(1_000)), 500, [row(number) for number in range(500, 600)])
    assert text_of(model, 505) == "LT-000505"
    assert text_of(model, 5) == MISSING


def test_a_missing_page_shows_dots_in_its_first_column_and_is_asked_for_once(model: PagedModel, qtbot: QtBot) -> None:
    reader = Reader(model, at_once=False)
    model.set_answer(ids(range(1_000)))
    assert text_of(model, 310) == MISSING
    assert text_of(model, 310, 1) == ""
    assert reader.asked == []
    qtbot.waitUntil(lambda: len(reader.asked) == 1)
    for at in (311, 910, 312):
        text_of(model, at)
    qtbot.wait(20)
    wanted, other = reader.asked
    assert other.page == 9
    assert (wanted.page, wanted.ids) == (3, tuple(range(300, 400)))
    with qtbot.waitSignal(model.dataChanged) as changed:
        reader.answer(wanted)
    assert [index.row() for index in changed.args[:2]] == [300, 399]
    assert text_of(model, 310) == "LT-000310"


def test_the_next_page_is_asked_for_in_the_direction_of_the_scroll(model: PagedModel, qtbot: QtBot) -> None:
    reader = Reader(model)
    model.set_answer(ids(range(1_000)))
    for at in (310, 410):
        text_of(model, at)
    qtbot.waitUntil(lambda: len(reader.asked) == 3)
    assert [wanted.page for wanted in reader.asked] == [3, 4, 5]


def test_an_answer_of_an_older_list_is_dropped(model: PagedModel, qtbot: QtBot) -> None:
    reader = Reader(model, at_once=False)
    model.set_answer(ids(range(100)))
    text_of(model, 0)
    qtbot.waitUntil(lambda: len(reader.asked) == 1)
    model.set_answer(ids(range(500, 600)))
    reader.answer(reader.asked[0])
    assert text_of(model, 0) == MISSING


def test_a_changed_row_is_read_again_and_shown_as_it_was_until_then(model: PagedModel, qtbot: QtBot) -> None:
    reader = Reader(model)
    model.set_answer(ids(range(500)))
    text_of(model, 7)
    qtbot.waitUntil(lambda: len(reader.asked) == 1)
    reader.at_once, reader.word = False, "Dell Latitude 7450"
    model.changed_ids({7, 480})
    assert text_of(model, 7, 1) == "Dell Latitude 5540"
    qtbot.waitUntil(lambda: len(reader.asked) == 2)
    reader.answer(reader.asked[1])
    assert text_of(model, 7, 1) == "Dell Latitude 7450"
    assert [wanted.page for wanted in reader.asked] == [0, 0]


def test_a_page_that_was_under_way_when_it_changed_is_asked_for_again(model: PagedModel, qtbot: QtBot) -> None:
    reader = Reader(model, at_once=False)
    model.set_answer(ids(range(500)))
    text_of(model, 7)
    qtbot.waitUntil(lambda: len(reader.asked) == 1)
    model.changed_ids({7})
    reader.answer(reader.asked[0])
    assert text_of(model, 7) == MISSING
    qtbot.waitUntil(lambda: len(reader.asked) == 2)


def test_changes_elsewhere_read_nothing(model: PagedModel, qtbot: QtBot) -> None:
    reader = Reader(model)
    model.set_answer(ids(range(500)))
    text_of(model, 7)
    qtbot.waitUntil(lambda: len(reader.asked) == 1)
    model.changed_ids({480, 10_000})
    text_of(model, 7)
    qtbot.wait(20)
    assert len(reader.asked) == 1


def test_everything_may_have_changed(model: PagedModel, qtbot: QtBot) -> None:
    reader = Reader(model)
    model.set_answer(ids(range(500)))
    text_of(model, 7)
    qtbot.waitUntil(lambda: len(reader.asked) == 1)
    model.changed_ids(None)
    text_of(model, 7)
    qtbot.waitUntil(lambda: len(reader.asked) == 2)


def test_a_row_that_is_gone_shows_dots_and_is_not_asked_for_again(model: PagedModel, qtbot: QtBot) -> None:
    reader = Reader(model, at_once=False)
    model.set_answer(ids(range(3)))
    text_of(model, 1)
    qtbot.waitUntil(lambda: len(reader.asked) == 1)
    model.set_page(0, [row(0), None, row(2)], reader.asked[0].ticket)
    assert [text_of(model, at) for at in range(3)] == ["LT-000000", MISSING, "LT-000002"]
    qtbot.wait(20)
    assert len(reader.asked) == 1


def test_memory_does_not_grow_with_what_is_looked_at(model: PagedModel, qtbot: QtBot) -> None:
    reader = Reader(model)
    pages = KEPT + 20

    def there(page: int) -> bool:
        return not model.pages.missing(page)

    model.set_answer(ids(range(pages * PAGE)))
    for page in range(0, pages, 2):
        text_of(model, page * PAGE)
        qtbot.waitUntil(partial(there, page))
    for page in range(1, pages, 2):
        text_of(model, page * PAGE)
        qtbot.waitUntil(partial(there, page))
    assert len(model.pages._rows) == KEPT
    assert reader.asked


def test_ids_are_kept_not_copied(model: PagedModel) -> None:
    numbers = ids(range(10))
    model.set_answer(numbers)
    assert model.pages.ids is numbers


def test_ids_beyond_32_bits(model: PagedModel, qtbot: QtBot) -> None:
    reader = Reader(model)
    model.set_answer(ids([2**40 + 5]))
    text_of(model, 0)
    qtbot.waitUntil(lambda: bool(reader.asked))
    assert reader.asked[0].ids == (2**40 + 5,)
    assert text_of(model, 0) == f"LT-{2**40 + 5}"


def test_where_an_id_is(model: PagedModel) -> None:
    model.set_answer(ids([40, 30, 20, 10]))
    assert [model.row_of(one) for one in (40, 10, 99)] == [0, 3, -1]
    assert model.row_of(20, guess=2) == 2
    assert model.row_of(20, guess=77) == 2
    assert model.id_at(1) == 30


def test_the_rest_of_a_list_is_added_without_a_reset(model: PagedModel, qtbot: QtBot) -> None:
    model.set_answer(ids(range(200)), 0, [row(number) for number in range(100)])
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.rowsInserted) as added:
        model.extend_answer(ids(range(1_000)))
    assert added.args[1:3] == [200, 999]
    assert text_of(model, 5) == "LT-000005"


def test_a_page_that_was_short_is_read_whole_when_the_rest_comes(model: PagedModel, qtbot: QtBot) -> None:
    reader = Reader(model)
    model.set_answer(ids(range(50)), 0, [row(number) for number in range(50)])
    model.extend_answer(ids(range(90)))
    text_of(model, 5)
    qtbot.waitUntil(lambda: len(reader.asked) == 1)
    assert text_of(model, 80) == "LT-000080"


def test_another_list_replaces_it(model: PagedModel, qtbot: QtBot) -> None:
    model.set_answer(ids(range(200)))
    with qtbot.waitSignal(model.modelReset):
        model.extend_answer(ids(range(1, 1_000)))
    assert model.rowCount() == 999


def test_columns_and_their_titles(model: PagedModel) -> None:
    model.set_answer(ids(range(3)))
    titles = [model.headerData(number, Qt.Orientation.Horizontal) for number in range(model.columnCount())]
    assert titles == [column.title for column in COLUMNS]
    right = model.data(model.index(0, 7), int(Qt.ItemDataRole.TextAlignmentRole))
    assert right == int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
