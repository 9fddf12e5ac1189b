"""The card at the right of a list: one record, its barcode, its facts, its history, what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from tracker_desktop.ui.answer_line import Button, push_button
from tracker_desktop.ui.barcode_widget import BarcodeWidget
from tracker_desktop.ui.pill import Pill
from tracker_desktop.ui.text import WrappedLabel, named, plain_label, set_role, set_tone

PHOTO = 160
"""Units of the longer side of the photo."""


@dataclass(frozen=True)
class Detail:
    """What the card shows of a record: `state` a key or word of ui.state_colours, `code` for the barcode, `fields`
    (label, value), `history` (what happened, when) with the latest first; `kind` as in queries.card; `photo` a small
    picture."""

    title: str
    state: str = ""
    subtitle: str = ""
    code: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    history: tuple[tuple[str, str], ...] = ()
    kind: str = ""
    photo: bytes | None = None


class DetailCard(QFrame):
    """Shows one Detail. A line with an empty value is left out. Signals: photo_opened(): its photo was clicked."""

    photo_opened = Signal()

    def __init__(self, empty_text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self._title = WrappedLabel("card_title")
        self._pill = Pill()
        self._subtitle = plain_label(role="muted", wrap=True)
        self._photo = named(QToolButton(), self.tr("Photo: opens photos and documents"))
        self._barcode = BarcodeWidget()
        self._empty = plain_label(empty_text, "muted", wrap=True)
        self._fields: list[tuple[QLabel, QLabel]] = []
        self._history: list[tuple[QLabel, QLabel, QLabel]] = []
        self._history_title = plain_label(self.tr("History"), "heading")
        self._field_grid, self._history_grid = QGridLayout(), QGridLayout()
        self._buttons: list[QPushButton] = []
        self._button_row = QHBoxLayout()
        self._lay_out()
        self.clear()

    def show_detail(self, detail: Detail, buttons: Sequence[Button] = ()) -> None:
        """Show a record and the buttons under it."""
        self._empty.hide()
        self._scroll.show()
        self._title.setText(detail.title)
        self._title.show()
        self._pill.show_state(detail.state)
        self._subtitle.setText(detail.subtitle)
        self._subtitle.setVisible(bool(detail.subtitle))
        self._show_photo(detail.photo)
        self._barcode.set_code(detail.code)
        self._show_fields([row for row in detail.fields if row[1]])
        self._show_history(detail.history)
        self._show_buttons(buttons)
        self.setAccessibleName(f"{detail.title}, {self._pill.accessibleName()}, {detail.subtitle}")

    def clear(self) -> None:
        """Show that nothing is chosen."""
        for widget in (self._title, self._pill, self._subtitle, self._scroll):
            widget.hide()
        self._show_buttons(())
        self._empty.show()

    def text(self) -> str:
        """All words shown, a line each: for copying."""
        fields = [f"{label.text()}\t{value.text()}" for label, value in self._fields if not value.isHidden()]
        history = [f"{time.text()}\t{what.text()}" for _, what, time in self._history if not what.isHidden()]
        return "\n".join((self._title.text(), self._subtitle.text(), *fields, *history))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._pill)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._photo.setAutoRaise(True)
        self._photo.setCursor(Qt.CursorShape.PointingHandCursor)
        self._photo.clicked.connect(self.photo_opened)
        column.addWidget(self._photo, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self._barcode)
        for grid in (self._field_grid, self._history_grid):
            grid.setVerticalSpacing(4)
            grid.setHorizontalSpacing(8)
            grid.setColumnStretch(1, 1)
        column.addLayout(self._field_grid)
        column.addWidget(self._history_title)
        column.addLayout(self._history_grid)
        column.addStretch(1)
        self._scroll = named(QScrollArea(), self.tr("Details"))
        set_role(self._scroll, "plain")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        self._button_row.setSpacing(8)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 14, 14)
        box.setSpacing(6)
        box.addLayout(head)
        box.addWidget(self._subtitle)
        box.addWidget(self._scroll, 1)
        box.addWidget(self._empty, 1, Qt.AlignmentFlag.AlignTop)
        box.addLayout(self._button_row)

    def _show_photo(self, photo: bytes | None) -> None:
        picture = QPixmap()
        shown = photo is not None and picture.loadFromData(photo)
        self._photo.setVisible(shown)
        if shown:
            fitted = picture.size().scaled(PHOTO, PHOTO, Qt.AspectRatioMode.KeepAspectRatio)
            self._photo.setIcon(QIcon(picture))
            self._photo.setIconSize(fitted)

    def _show_fields(self, rows: Sequence[tuple[str, str]]) -> None:
        while len(self._fields) < len(rows):
            number = len(self._fields)
            label, value = plain_label(role="label"), plain_label(role="value", wrap=True, selectable=True)
            self._field_grid.addWidget(label, number, 0, Qt.AlignmentFlag.AlignTop)
            self._field_grid.addWidget(value, number, 1)
            self._fields.append((label, value))
        for number, (label, value) in enumerate(self._fields):
            shown = number < len(rows)
            if shown:
                label.setText(rows[number][0])
                value.setText(rows[number][1])
            label.setVisible(shown)
            value.setVisible(shown)

    def _show_history(self, rows: Sequence[tuple[str, str]]) -> None:
        self._history_title.setVisible(bool(rows))
        while len(self._history) < len(rows):
            number = len(self._history)
            line = plain_label("●", "small"), plain_label(role="value", wrap=True), plain_label(role="small")
            line[2].setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTrailing)
            set_tone(line[0], "info")
            for place, widget in enumerate(line):
                self._history_grid.addWidget(widget, number, place, Qt.AlignmentFlag.AlignTop)
            self._history.append(line)
        for number, line in enumerate(self._history):
            shown = number < len(rows)
            if shown:
                line[1].setText(rows[number][0])
                line[2].setText(rows[number][1])
            for widget in line:
                widget.setVisible(shown)

    def _show_buttons(self, buttons: Sequence[Button]) -> None:
        for old in self._buttons:
            old.hide()
            old.deleteLater()
        self._buttons = [push_button(button) for button in buttons]
        for made in self._buttons:
            self._button_row.addWidget(made, 1)
