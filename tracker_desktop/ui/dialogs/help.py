"""The help page made from the table of commands, the finder of commands, and what the program is."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

import tracker_desktop
from tracker_desktop.scanning.commands import COMMANDS as SCANNED
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.commands import COMMANDS, all_keys_of, keys_of, plain_text, words
from tracker_desktop.ui.dialog_keys import dialog_keys
from tracker_desktop.ui.dialogs.frame import DialogFrame, body_label
from tracker_desktop.ui.text import named


class HelpDialog(DialogFrame):
    """Every command with its keys, and the codes that can be printed and scanned instead."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(
            self.tr("Keys and commands"),
            self.tr("Everything works with the keyboard alone, and the counter with the scanner alone."),
            parent=parent,
        )
        self.resize(760, 640)
        rows = [(words(row.menu).replace("&", ""), plain_text(row), all_keys_of(row)) for row in COMMANDS]
        rows += [(self.tr("Dialogs"), text, keys) for text, keys in dialog_keys()]
        rows += [(self.tr("Scan"), row.words, row.code) for row in SCANNED]
        table = named(QTableWidget(len(rows), 3), self.tr("Commands"))
        table.setHorizontalHeaderLabels([self.tr("Menu"), self.tr("Command"), self.tr("Keys or code")])
        for number, row in enumerate(rows):
            for place, text in enumerate(row):
                table.setItem(number, place, QTableWidgetItem(text))
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.horizontalHeader().resizeSection(2, 170)
        self.body.addWidget(table, 1)
        self.set_buttons([Button(self.tr("Close  Esc"), self.reject, True)])


class PaletteDialog(DialogFrame):
    """Type a part of a command, Enter runs it."""

    def __init__(self, parent: QWidget | None, actions: Mapping[str, QAction]) -> None:
        super().__init__(self.tr("Find a command"), parent=parent)
        self.resize(560, 460)
        self._actions = actions
        self._line = named(QLineEdit(), self.tr("Part of a command"))
        self._line.setPlaceholderText(self.tr("Type a part of the command…"))
        self._line.textChanged.connect(self._fill)
        self._line.installEventFilter(self)
        self._list = named(QListWidget(), self.tr("Commands found"))
        self._list.itemActivated.connect(self._run)
        self.body.addWidget(self._line)
        self.body.addWidget(self._list, 1)
        self.set_buttons([Button(self.tr("Close  Esc"), self.reject)])
        self._fill("")
        self._line.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Arrows move in the list while the keyboard stays in the field; Enter runs."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step:
                row = self._list.currentRow() + step
                self._list.setCurrentRow(max(0, min(row, self._list.count() - 1)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._list.currentItem() is not None:
                self._run(self._list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _fill(self, needle: str) -> None:
        self._list.clear()
        wanted = needle.casefold().split()
        for command in COMMANDS:
            text = plain_text(command)
            action = self._actions[command.id]
            if action.isEnabled() and all(word in text.casefold() for word in wanted):
                keys = keys_of(command)
                item = QListWidgetItem(f"{text}    {keys}" if keys else text)
                item.setData(Qt.ItemDataRole.UserRole, command.id)
                self._list.addItem(item)
        self._list.setCurrentRow(0)

    def _run(self, item: QListWidgetItem) -> None:
        action = self._actions[str(item.data(Qt.ItemDataRole.UserRole))]
        self.accept()
        action.trigger()


class AboutDialog(DialogFrame):
    """Name, version, licence."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(self.tr("Tracker Desktop"), parent=parent)
        self.resize(460, 220)
        text = self.tr("Version {0}. Assets and inventory at the counter. Licence: Apache 2.0.")
        self.body.addWidget(body_label(text.format(tracker_desktop.__version__)))
        self.body.addStretch(1)
        self.set_buttons([Button(self.tr("Close  Esc"), self.reject, True)])
