"""The plain ways that the program is measured against: a raw transaction, and Qt's own models of a table."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtSql import QSqlDatabase, QSqlQuery, QSqlTableModel
from PySide6.QtWidgets import QTableView

from tests.scale.measure_paint import SIZE, time_to_paint

RAW = "raw sqlite3, WAL, FULL: one update, two inserts"
PROXY = "QSqlTableModel + QSortFilterProxyModel"
VIEW = """CREATE TEMP VIEW plain_asset AS
SELECT asset.tag, asset.description, asset.readiness, holder.name, place.path, asset.due
FROM asset LEFT JOIN holder ON holder.id = asset.holder_id LEFT JOIN place ON place.id = asset.place_id"""
HELD_BY = 3
EVERY_COLUMN = -1


def raw_transactions(folder: Path, count: int, rows: int = 100_000) -> list[float]:
    """Milliseconds of each of so many transactions, with the durability of the store, on the same disk."""
    connection = sqlite3.connect(folder / "raw.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("CREATE TABLE asset (id INTEGER PRIMARY KEY, tag TEXT UNIQUE, holder_id INTEGER, due TEXT)")
    connection.execute("CREATE TABLE entry (uid TEXT PRIMARY KEY, kind TEXT, body TEXT, hash BLOB)")
    connection.execute("CREATE TABLE change (entry TEXT, line INTEGER, row_id INTEGER, before TEXT, after TEXT)")
    connection.execute("BEGIN")
    tags = ((f"LT-{number:06d}",) for number in range(rows))
    connection.executemany("INSERT INTO asset (tag) VALUES (?)", tags)
    connection.execute("COMMIT")
    took = []
    for number in range(count):
        begun = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "UPDATE asset SET holder_id = 7, due = '2026-12-08' WHERE tag = ?", (f"LT-{number * 97:06d}",)
        )
        connection.execute("INSERT INTO entry VALUES (?, 'check_out', ?, ?)", (f"{number:032x}", "x" * 200, b"x" * 32))
        connection.execute("INSERT INTO change VALUES (?, 1, ?, ?, ?)", (f"{number:032x}", number, "x" * 80, "x" * 80))
        connection.execute("COMMIT")
        took.append((time.perf_counter() - begun) * 1000)
    connection.close()
    return took


class PlainTable:
    """All rows of the assets by Qt's own means, in a window of the same size."""

    def __init__(self, register: Path, *, fetch_all: bool = True) -> None:
        self._database = QSqlDatabase.addDatabase("QSQLITE", "plain")
        self._database.setDatabaseName(str(register))
        if not self._database.open() or not QSqlQuery(self._database).exec(VIEW):
            raise RuntimeError(self._database.lastError().text())
        self.table = QSqlTableModel(None, self._database)
        self.table.setTable("plain_asset")
        self.table.select()
        if fetch_all:
            self.fetch_all()
        self.proxy = QSortFilterProxyModel()
        self.proxy.setSourceModel(self.table)
        self.proxy.setFilterKeyColumn(EVERY_COLUMN)
        self.proxy.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.view = QTableView()
        self.view.setModel(self.proxy)
        self.view.resize(*SIZE)
        self.view.show()

    def fetch_all(self) -> None:
        """Without all rows in memory the proxy would sort and filter the first 256."""
        while self.table.canFetchMore():
            self.table.fetchMore()

    def time(self, act: Callable[[], object]) -> float:
        """Milliseconds from the beginning of `act()` to the end of the paint after it."""
        done: list[object] = []

        def work() -> None:
            act()
            done.append(None)
            self.view.viewport().update()

        return time_to_paint(self.view.viewport(), work, lambda: bool(done))

    def filter(self, needle: str) -> float:
        """Milliseconds to filter by a text."""
        return self.time(lambda: self.proxy.setFilterFixedString(needle))

    def sort(self, column: int, descending: bool) -> float:
        """Milliseconds to sort by a column."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        return self.time(lambda: self.proxy.sort(column, order))

    def jump(self, part: float) -> float:
        """Milliseconds to scroll to a part of the whole."""
        bar = self.view.verticalScrollBar()
        return self.time(lambda: bar.setValue(int(bar.maximum() * part)))

    def close(self) -> None:
        """Take it away."""
        self.view.close()
        self.proxy.deleteLater()
        self.table.clear()
        self._database.close()
