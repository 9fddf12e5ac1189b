"""The frame all dialogs share: title, scan field, banner, fields, body, strip, buttons. And the way to open them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from tracker_desktop.errors import Refused
from tracker_desktop.ui.answer_line import Button, push_button
from tracker_desktop.ui.banner import Banner
from tracker_desktop.ui.burst import BurstFilter
from tracker_desktop.ui.dialog_keys import SCAN
from tracker_desktop.ui.dialogs.fit import fit, grow
from tracker_desktop.ui.fields.code_field import CodeField
from tracker_desktop.ui.fields.field import Field
from tracker_desktop.ui.fields.search_field import SearchField
from tracker_desktop.ui.fields.searching import offer
from tracker_desktop.ui.fields.table_field import TableField
from tracker_desktop.ui.scan_field import ScanField
from tracker_desktop.ui.strip import Strip
from tracker_desktop.ui.text import plain_label

PRIMARY_KEYS = ("Ctrl+Return", "Ctrl+Enter")


class DialogFrame(QDialog):
    """What a dialog fills: `add_fields`, `body`, `strip`, `set_buttons`.

    Ctrl+Enter presses the primary button, Esc calls `reject`; Enter alone presses nothing, so no scan can.
    Signals: scanned(str, str): from the scan field, code and how; chosen(object): key of an answer of banner or strip.
    """

    scanned = Signal(str, str)
    chosen = Signal(object)

    def __init__(self, title: str, subtitle: str = "", *, scan: str = "", parent: QWidget | None = None) -> None:
        """`scan` is what the empty scan field says; without it there is none."""
        super().__init__(parent)
        self._title = plain_label(title, "title")
        self._subtitle = plain_label(subtitle, "muted", wrap=True)
        self._subtitle.setVisible(bool(subtitle))
        self.setWindowTitle(title)
        self.scan_field = ScanField(scan) if scan else None
        self.banner = Banner(big=False)
        self.strip = Strip()
        self._meanwhile = Banner(big=False)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self._field_rows = QVBoxLayout()
        self._field_rows.setSpacing(12)
        self._buttons: list[QPushButton] = []
        self._primary: QPushButton | None = None
        self._button_row = QHBoxLayout()
        self._button_row.setSpacing(12)
        self._lay_out()
        for part in (self.banner, self.strip):
            part.chosen.connect(self.chosen)
        if self.scan_field:
            self.scan_field.scanned.connect(self.scanned)
            self.banner.listen_to(self.scan_field)
            self.strip.listen_to(self.scan_field)
            self.setFocusProxy(self.scan_field)
            QShortcut(QKeySequence(SCAN), self).activated.connect(self.scan_field.setFocus)
        for keys in PRIMARY_KEYS:
            QShortcut(QKeySequence(keys), self).activated.connect(self.press_primary)

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Other words at the top."""
        self.setWindowTitle(title)
        self._title.setText(title)
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def add_fields(self, *fields: Field, stretch: Sequence[int] = ()) -> None:
        """One more row of fields above the body; `stretch` are their shares of the width, alike if none are given."""
        self._field_rows.addLayout(self.row_of(*fields, stretch=stretch))

    @staticmethod
    def row_of(*fields: Field, stretch: Sequence[int] = ()) -> QHBoxLayout:
        """Fields side by side, for the body of a form."""
        row = QHBoxLayout()
        row.setSpacing(12)
        for field, share in zip(fields, stretch or (1,) * len(fields), strict=True):
            row.addWidget(field, share, Qt.AlignmentFlag.AlignTop)
        return row

    def set_buttons(self, buttons: Sequence[Button]) -> None:
        """The buttons at the bottom, from left to right; Ctrl+Enter presses the one that is primary."""
        for old in self._buttons:
            old.hide()
            old.deleteLater()
        self._buttons = [
            push_button(replace(button, run=partial(self._press_button, button.run))) for button in buttons
        ]
        self._primary = None
        for made, button in zip(self._buttons, buttons, strict=True):
            made.setMinimumHeight(made.fontMetrics().height() + 20)
            self._button_row.addWidget(made)
            if button.primary:
                self._primary = made

    def may_leave(self, is_changed: bool) -> bool:
        """Whether it may close without saving: what was typed is asked about, until this is asked again with nothing
        typed between, which clears the question."""
        warned = self.banner.outcome == "warning" and not self.banner.isHidden()
        if warned or not is_changed:
            return True
        said = self.tr("Press Esc once more to throw away what you typed.")
        self.banner.show_answer("warning", self.tr("Not saved yet."), said, sound=False)
        return False

    def forget_said(self) -> None:
        """Something else begins: what was done before it, and what was scanned meanwhile, is said no longer."""
        self._meanwhile.clear()
        if self.banner.outcome == "done":
            self.banner.clear()

    def set_busy(self, busy: bool) -> None:
        """Switch the buttons off while a transaction is being saved, so that none is pressed twice."""
        for button in self._buttons:
            button.setEnabled(not busy)

    def show_refused(self, refused: Refused) -> None:
        """Say why what was sent was not done; the buttons work again."""
        self.set_busy(False)
        self.banner.show_answer("refused", str(refused))

    def press_primary(self) -> None:
        """As a click on the primary button."""
        if self._primary is not None and self._primary.isEnabled():
            self._primary.click()

    def listen_to_scanner(self) -> None:
        """Let bursts reach the scan field, and a search field, code field or table while it has the keys. Where there
        is no scan field, a table of codes takes what no other field does, else the search field that it fits."""
        app = QApplication.instance()
        burst = app.findChild(BurstFilter) if app is not None else None
        if burst is None:
            return
        if self.scan_field is not None:
            burst.register_scan_field(self.scan_field, self.scan_field.accept)
        tables = self.findChildren(TableField)
        all_to_table = self.scan_field is None and any(table.takes_codes for table in tables)
        offers = self.scan_field is None and not all_to_table
        for found in self.findChildren(SearchField):
            by_itself = not offers or found.finder is None
            take = found.accept if by_itself else partial(self._take_beside, found)
            burst.register_scan_field(found.line, take, when_focused=by_itself)
        for code in self.findChildren(CodeField):
            burst.register_scan_field(code.line, code.accept, when_focused=True)
        for table in tables:
            takes_all = all_to_table and table.takes_codes
            table.listen_to_scanner(partial(burst.register_scan_field, when_focused=not takes_all))

    def _take_beside(self, field: SearchField, code: str, how: str) -> None:
        """A burst for a search field that has the keys, or for the one of all that it fits."""
        self._meanwhile.clear()
        if field.line.hasFocus():
            field.accept(code, how)
        else:
            offer(self.findChildren(SearchField), code)

    def say_scanned(self, outcome: str, headline: str, detail: str = "") -> None:
        """Say what became of a code that was scanned while this was in front, and that is not for it."""
        self._meanwhile.show_answer(outcome, headline, detail, sound=False)

    def show_scanned(self, kind: str, record_id: int) -> None:
        """A code that was scanned while this was in front names this record: a list of such chooses it."""

    def accept_burst(self, code: str) -> bool:
        """Take a code that a scanner sent while this dialog was in front; False when it has no scan field."""
        if self.scan_field is None:
            return False
        self.scan_field.accept_burst(code)
        return True

    def event(self, event: QEvent, /) -> bool:
        """A sentence that came may need more height."""
        if event.type() == QEvent.Type.LayoutRequest:
            grow(self)
        return super().event(event)

    def _press_button(self, run: Callable[[], object]) -> None:
        self.forget_said()
        run()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(20, 18, 20, 16)
        box.setSpacing(12)
        head = QVBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._subtitle)
        box.addLayout(head)
        if self.scan_field:
            box.addWidget(self.scan_field)
        box.addWidget(self.banner)
        box.addWidget(self._meanwhile)
        box.addLayout(self._field_rows)
        box.addLayout(self.body, 1)
        box.addWidget(self.strip)
        self._button_row.addStretch(1)
        box.addLayout(self._button_row)


def show_dialog(dialog: QDialog) -> None:
    """Open a dialog without stopping the program, no larger than the screen; it is deleted when it closes."""
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if isinstance(dialog, DialogFrame):
        dialog.listen_to_scanner()
    fit(dialog)
    dialog.open()


def body_label(text: str) -> QLabel:
    """A paragraph for the body of a dialog."""
    return plain_label(text, wrap=True)
