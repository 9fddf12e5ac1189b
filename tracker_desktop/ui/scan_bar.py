"""The scan bar: the field where the scanner types, and beside it what a scan will do."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QPushButton, QWidget

from tracker_desktop.ui.scan_field import ScanField
from tracker_desktop.ui.text import button_text, named, plain_label, set_role, tooltip

WIDEST_DRAFT = 190
"""Units; the rest of the words stands in the tip."""


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
        self._drafts: Sequence[tuple[object, str]] = ()
        self._draft = QPushButton()
        set_role(self._draft, "hint")
        self._draft.setAutoDefault(False)
        self._draft.clicked.connect(self.open_draft)
        self._draft.hide()
        self._modes = QButtonGroup(self)
        self._modes.setExclusive(True)
        self._keys: list[str] = [mode.key for mode in modes]
        self._shown = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.field, 1)
        row.addWidget(self._waiting)
        row.addWidget(self._draft)
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
        """Show the drafts kept at this desk as (key, text): one button, however many there are."""
        self._drafts = drafts
        self._draft.setVisible(bool(drafts))
        if drafts:
            words = drafts[0][1] if len(drafts) == 1 else self.tr("{0} drafts").format(len(drafts))
            shown = self._draft.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, WIDEST_DRAFT)
            self._draft.setText(button_text(shown))
            self._draft.setToolTip(tooltip(words))
            named(self._draft, self.tr("Draft: {0}").format(words))

    def open_draft(self) -> bool:
        """Open the draft, or show which there are; False where there is none."""
        if len(self._drafts) == 1:
            self.draft_chosen.emit(self._drafts[0][0])
        elif self._drafts:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            for number, (key, text) in enumerate(self._drafts, 1):
                menu.addAction(f"&{number}  {button_text(text)}").triggered.connect(partial(self._choose_draft, key))
            menu.setActiveAction(menu.actions()[0])
            menu.popup(self._draft.mapToGlobal(QPoint(0, self._draft.height())))
        return bool(self._drafts)

    def _choose_draft(self, key: object, _checked: bool = False) -> None:
        self.draft_chosen.emit(key)

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
