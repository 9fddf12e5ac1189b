"""What an import would do, shown before anything is saved: tiles with the counts, and the table behind each."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from PySide6.QtCore import QLocale, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from tracker_desktop.ui.dialogs.import_tables import TableShown, tables_of
from tracker_desktop.ui.dialogs.import_work import Checked
from tracker_desktop.ui.shades import shades
from tracker_desktop.ui.tables.paged_model import PagedModel
from tracker_desktop.ui.tables.table_view import TableView
from tracker_desktop.ui.text import named, plain_label
from tracker_desktop.ui.tile import Tile

NOTES_SHOWN = 6


class _Count(Tile):
    """A tile that stays pressed while its table is shown."""

    def __init__(self, shown: TableShown) -> None:
        super().__init__(shown.words, shown.tone)
        self.setCheckable(True)
        self.set_number(shown.total, shown.small)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """The tile; a blue edge where its table is the one below."""
        super().paintEvent(event)
        if self.isChecked():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(shades().accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)


class ImportPreview(QWidget):
    """Signals: ticked(bool): the wrong rows are to be left out, or not."""

    ticked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tables: dict[str, TableShown] = {}
        self._by_key: dict[str, Tile] = {}
        self._tiles = QHBoxLayout()
        self._tiles.setSpacing(12)
        self._group = QButtonGroup(self)
        self._notes = plain_label(role="muted", wrap=True, selectable=True)
        self._notes.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._place = QVBoxLayout()
        self._table: TableView | None = None
        self._below = plain_label(role="small")
        self.leave_out = named(QCheckBox(self.tr("&Leave the wrong rows out")), self.tr("Leave the wrong rows out"))
        self.leave_out.toggled.connect(self.ticked)
        foot = QHBoxLayout()
        foot.addWidget(self.leave_out)
        foot.addStretch(1)
        foot.addWidget(self._below)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addLayout(self._tiles)
        box.addWidget(self._notes)
        box.addLayout(self._place, 1)
        box.addLayout(foot)

    @property
    def table(self) -> TableView:
        """The table on the screen. Raises LookupError before something was shown."""
        if self._table is None:
            raise LookupError("nothing is shown yet")
        return self._table

    @property
    def shown(self) -> str:
        """Key of the table on the screen."""
        return next(key for key, tile in self._by_key.items() if tile.isChecked())

    def tile(self, key: str) -> Tile:
        """The tile of a table: rows, new, changed, unchanged, wrong or made."""
        return self._by_key[key]

    def notes(self) -> str:
        """What the clerk should know about the file."""
        return self._notes.text()

    def show_checked(self, checked: Checked) -> None:
        """Show what was found out. The wrong rows come first where there are some."""
        self._tables = {table.key: table for table in tables_of(checked)}
        self._make_tiles()
        self._show_notes(checked)
        wrong = self._tables["wrong"].total
        self.leave_out.setVisible(wrong > 0)
        self.leave_out.setChecked(False)
        first = "wrong" if wrong else "rows"
        self.show_table(first)
        self.tile(first).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_table(self, key: str) -> None:
        """Show the table behind a tile."""
        shown = self._tables[key]
        self._by_key[key].setChecked(True)
        if self._table is not None:
            self._place.removeWidget(self._table)
            self._table.hide()
            self._table.deleteLater()
        model = PagedModel(shown.columns)
        self._table = TableView(model, shown.words)
        model.setParent(self._table)
        self._table.horizontalHeader().setSectionsClickable(False)
        self._table.horizontalHeader().setSortIndicatorShown(False)
        self._table.show_answer(array("q", range(len(shown.rows))), 0, shown.rows)
        self._table.set_empty_text(self._empty_text(shown))
        for number, column in enumerate(shown.columns):
            if column.kind == "pill":
                self._table.horizontalHeader().resizeSection(number, column.width)
        self._place.addWidget(self._table)
        self._below.setText(self._cut_text(shown))
        self._below.setVisible(bool(self._below.text()))

    def _make_tiles(self) -> None:
        for old in self._group.buttons():
            self._group.removeButton(old)
            old.hide()
            old.deleteLater()
        self._by_key = {key: _Count(shown) for key, shown in self._tables.items()}
        for key, tile in self._by_key.items():
            tile.clicked.connect(lambda *_, key=key: self.show_table(key))
            self._group.addButton(tile)
            self._tiles.addWidget(tile)

    def _show_notes(self, checked: Checked) -> None:
        plan = checked.plan
        notes: list[str] = list(plan.warnings)
        if plan.unused:
            notes.append(
                self.tr("These columns mean nothing here and are left out: {0}.").format(", ".join(plan.unused))
            )
        self._notes.setText("\n".join(self._few(notes)))
        self._notes.setVisible(bool(notes))

    def _few(self, notes: Sequence[str]) -> list[str]:
        if len(notes) <= NOTES_SHOWN:
            return list(notes)
        more = self.tr("And {0} more.").format(len(notes) - NOTES_SHOWN + 1)
        return [*notes[: NOTES_SHOWN - 1], more]

    def _empty_text(self, shown: TableShown) -> str:
        if shown.total:
            return self.tr("None of them is among the first rows of the file.")
        return self.tr("There are none.")

    def _cut_text(self, shown: TableShown) -> str:
        if len(shown.rows) >= shown.total or not shown.rows:
            return ""
        locale = QLocale()
        return self.tr("{0} of {1} are shown").format(locale.toString(len(shown.rows)), locale.toString(shown.total))
