"""Verify the books: what was checked, and what is wrong, in words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QFrame, QGridLayout, QListWidget, QListWidgetItem, QWidget

from tracker_desktop.errors import Refused
from tracker_desktop.store.verify import Report, verify
from tracker_desktop.store.watch import Watch
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.frame import DialogFrame
from tracker_desktop.ui.progress_line import ProgressLine
from tracker_desktop.ui.state_colours import tint
from tracker_desktop.ui.text import named, plain_label, set_role, set_tone, tooltip


class VerifyDialog(DialogFrame):
    """Begins at once; closing it before the end leaves the books as they are and tells nothing."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Verify the books"),
            self.tr("The chain of the journal, every balance and every record are worked out anew."),
            parent=parent,
        )
        self.resize(760, 480)
        self.report: Report | None = None
        self.line = ProgressLine(self.tr("Working it out. Nothing is changed by it…"))
        self._card = QFrame()
        set_role(self._card, "card")
        self._rows = QGridLayout(self._card)
        self._rows.setContentsMargins(14, 10, 14, 10)
        self._rows.setVerticalSpacing(7)
        self._rows.setColumnStretch(1, 1)
        self._problems = named(QListWidget(), self.tr("What is wrong"))
        self._problems.setWordWrap(True)
        for part in (self.line, self._card):
            self.body.addWidget(part)
        self.body.addWidget(self._problems, 1)
        self.body.addStretch(1)
        self._card.hide()
        self._problems.hide()
        self.set_buttons([Button(self.tr("Stop  Esc"), self.reject)])
        desk.crashed.connect(lambda _: self.line.hide())
        store = desk.store
        stop = desk.work(
            lambda progress, cancelled: verify(store, Watch(progress, cancelled)),
            self.show_report,
            progress=self.line.show_progress,
            refused=self._cannot,
            owner=self,
        )
        self.rejected.connect(stop.set)

    def show_report(self, report: Report) -> None:
        """Show what was found out."""
        self.report = report
        self.line.hide()
        if report.ok:
            said = self.tr("Nothing was changed since it was saved.")
            self.banner.show_answer("done", self.tr("Everything agrees."), said)
        else:
            number = len(report.problems)
            said = self.tr("1 thing does not agree.")
            if number > 1:
                said = self.tr("{0} things do not agree.").format(number)
            advice = self.tr("Stop working here and show this to who looks after the database.")
            self.banner.show_answer("wrong", said, advice)
        for number, words in enumerate(report.lines):
            mark = plain_label("✔" if report.ok else "•", "strong")
            set_tone(mark, "good" if report.ok else "quiet")
            self._rows.addWidget(mark, number, 0, Qt.AlignmentFlag.AlignTop)
            self._rows.addWidget(plain_label(words, wrap=True, selectable=True), number, 1)
        self._card.setVisible(bool(report.lines))
        for words in report.problems:
            item = QListWidgetItem(f"✘ {words}")
            item.setForeground(QColor(tint("bad").text))
            item.setToolTip(tooltip(words))
            self._problems.addItem(item)
        self._problems.setVisible(bool(report.problems))
        self.set_buttons(
            [
                Button(self.tr("Copy the text"), self._copy),
                Button(self.tr("Close  Esc"), self.accept, primary=True),
            ]
        )

    def _copy(self) -> None:
        if self.report is not None:
            QGuiApplication.clipboard().setText("\n".join((*self.report.lines, *self.report.problems)))
            self.strip.show_text(self.tr("Copied."), self.tr("Paste it wherever it is needed."))

    def _cannot(self, refused: Refused) -> None:
        self.line.hide()
        self.set_buttons([Button(self.tr("Close  Esc"), self.reject, primary=True)])
        self.banner.show_answer("refused", str(refused))
