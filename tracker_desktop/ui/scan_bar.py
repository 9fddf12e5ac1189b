"""The scan bar: the field where the scanner types, and beside it what a scan will do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from tracker_desktop.ui.scan_field import ScanField
from tracker_desktop.ui.text import button_text, named, plain_label, set_role, tooltip


class ModeRow(NamedTuple):
    """One mode of the bar: its key, its words, its shortcut as text (the command table makes it work)."""

    key: str
    text: str
    shortcut: str = ""


class ScanBar(QWidget):
    """Field, hints, mode buttons.

    Signals: scanned(str, str): code and how, "typed" or "burst"; mode_chosen(str): key of the button pressed;
    draft_chosen(object): key of the draft pressed.
    """

    scanned = Signal(str, str)
    mode_chosen = Signal(str)
    draft_chosen = Signal(object)

    def __init__(self, modes: Sequence[ModeRow], placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = ScanField(placeholder, self.tr("Scan or type a code"))
        self.field.scanned.connect(self.scanned)
        self.setFocusProxy(self.field)
        self._waiting = plain_label(role="small")
        self._waiting.hide()
        self._drafts: list[QPushButton] = []
        self._draft_row = QHBoxLayout()
        self._draft_row.setSpacing(6)
        self._modes = QButtonGroup(self)
        self._modes.setExclusive(True)
        self._keys: list[str] = [mode.key for mode in modes]
        self._shown = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.field, 1)
        row.addWidget(self._waiting)
        row.addLayout(self._draft_row)
        for number, mode in enumerate(modes):
            row.addWidget(self._mode_button(number, mode))
        if modes:
            self.set_mode(self._keys[0])

    def mode(self) -> str:
        """Key of the mode whose button is filled."""
        return self._keys[self._modes.checkedId()]

    def set_mode(self, key: str) -> None:
        """Fill the button of a mode; says nothing to anybody. What was refused in another mode goes."""
        if key != self._shown:
            self._shown = key
            self.field.forget_refused()
        self._modes.button(self._keys.index(key)).setChecked(True)

    def set_placeholder(self, text: str) -> None:
        """What the empty field says."""
        self.field.set_placeholder(text)

    def accept_burst(self, code: str) -> None:
        """Take a code that a scanner sent while the focus was anywhere."""
        self.field.accept_burst(code)

    def answered(self, code: str, *, kept: bool = False) -> None:
        """The answer to `code` is there; `kept` leaves it selected for the next scan to overwrite."""
        self.field.answered(code, kept=kept)

    def focus_field(self) -> None:
        """Bring the focus home; what stands in the field is selected, unless a hand is typing there already."""
        typed_in = self.field.is_typed_in
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        if not typed_in:
            self.field.selectAll()

    def set_waiting(self, scans: int) -> None:
        """Say how many scans wait to be saved; 0 says nothing."""
        words = self.tr("1 scan waiting") if scans == 1 else self.tr("{0} scans waiting")
        self._waiting.setText(words.format(scans))
        self._waiting.setVisible(scans > 0)

    def set_drafts(self, drafts: Sequence[tuple[object, str]]) -> None:
        """Show the drafts kept at this desk as (key, text), each a button that opens it again."""
        for old in self._drafts:
            old.hide()
            old.deleteLater()
        self._drafts = [self._draft_button(key, text) for key, text in drafts]

    def _mode_button(self, number: int, mode: ModeRow) -> QPushButton:
        button = QPushButton(button_text(mode.text))
        set_role(button, "mode")
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.setToolTip(tooltip(mode.shortcut))
        named(button, mode.text, mode.shortcut)
        bold = QFont(self.font())
        bold.setBold(True)
        button.setMinimumWidth(QFontMetrics(bold).horizontalAdvance(mode.text) + 26)
        button.clicked.connect(lambda: self.mode_chosen.emit(mode.key))
        self._modes.addButton(button, number)
        return button

    def _draft_button(self, key: object, text: str) -> QPushButton:
        button = QPushButton(button_text(text))
        set_role(button, "hint")
        button.setAutoDefault(False)
        named(button, self.tr("Draft: {0}").format(text))
        button.clicked.connect(lambda: self.draft_chosen.emit(key))
        self._draft_row.addWidget(button)
        return button
