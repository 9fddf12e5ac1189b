"""A register for table tests: rows made from their ids, handed out page by page."""

from __future__ import annotations

from array import array
from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tracker_desktop.queries.columns import Listing
from tracker_desktop.ui.tables.column import Column
from tracker_desktop.ui.tables.paged_model import PagedModel
from tracker_desktop.ui.tables.pages import PageWanted
from tracker_desktop.ui.tables.table_view import TableView
from tracker_desktop.ui.tables.translate_columns import table_columns

COLUMNS = (
    Column("tag", "Tag", "mono", 100),
    Column("description", "Description", width=220),
    Column("status", "Status", "pill", 110),
    Column("holder", "Held by", width=130),
    Column("place", "Location", width=170),
    Column("due", "Due back", width=110),
    Column("serial", "Serial", "mono", 120),
    Column("cost", "Cost", width=90, numeric=True),
)
STATES = ("available", "on_loan", "overdue", "to_inspect", "in_maintenance", "assigned", "missing")


def row(number: int, word: str = "Dell Latitude 5540") -> tuple[str, ...]:
    """The texts of one asset."""
    state = STATES[number % len(STATES)]
    return (f"LT-{number:06}", word, state, "Maria Lopez", "Shelf 3", "7 Dec 2026", f"7QK{number}", "$1,249.00")


class Reader:
    """Answers a model's questions, at once or when told; counts them."""

    def __init__(self, model: PagedModel, *, at_once: bool = True) -> None:
        self.model, self.at_once = model, at_once
        self.word = "Dell Latitude 5540"
        self.asked: list[PageWanted] = []
        model.page_wanted.connect(self._wanted)

    def answer(self, wanted: PageWanted) -> None:
        """Hand over the page."""
        self.model.set_page(wanted.page, [row(number, self.word) for number in wanted.ids], wanted.ticket)

    def _wanted(self, wanted: PageWanted) -> None:
        self.asked.append(wanted)
        if self.at_once:
            self.answer(wanted)


def ids(numbers: Iterable[int]) -> array[int]:
    """Ids as the model takes them."""
    return array("q", numbers)


def shown_table(qtbot: QtBot, count: int, *, at_once: bool = True) -> tuple[TableView, Reader]:
    """A table of `count` assets on the screen, with its first page read."""
    model = PagedModel(COLUMNS)
    reader = Reader(model, at_once=at_once)
    table = TableView(model, "Assets")
    model.setParent(table)
    qtbot.addWidget(table)
    table.resize(1000, 600)
    table.show_answer(ids(range(count)))
    with qtbot.waitExposed(table):
        table.show()
    qtbot.waitUntil(lambda: bool(reader.asked) or not count)
    return table, reader


def text_of(model: PagedModel, at: int, column: int = 0) -> str:
    """What a cell says."""
    return str(model.data(model.index(at, column), int(Qt.ItemDataRole.DisplayRole)))


def first_widths(qtbot: QtBot, listing: Listing, room: int) -> tuple[TableView, dict[str, int]]:
    """The table of a list with so much room, on the screen, and the widths of its columns before a hand arranged
    them."""
    hidden = [column.key for column in listing.columns if not column.shown]
    table = TableView(PagedModel(table_columns(listing)), listing.title, hidden)
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
