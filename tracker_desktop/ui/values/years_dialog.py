"""What one asset was and will be worth, year by year."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from tracker_desktop.queries import shown
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.value_years import AssetYears, ValueYear
from tracker_desktop.ui.answer_line import Button, leave_keyboard
from tracker_desktop.ui.dialog_keys import PRINT
from tracker_desktop.ui.dialogs.frame import DialogFrame
from tracker_desktop.ui.dialogs.lines_table import LineColumn, LinesTable

MONEY = ("opening", "added", "depreciation", "impaired", "disposed", "closing")
ALWAYS = ("opening", "depreciation", "closing")
ROOM = 750
"""Units that the amounts share."""
TITLES = ("Opening", "Added", "Depreciation", "Impaired", "Disposed", "Closing")


@dataclass(frozen=True)
class ShownYear:
    """A row of the table; `now` is the fiscal year in which today lies."""

    year: ValueYear
    now: bool
    problem: str = ""


class YearsDialog(DialogFrame):
    """Signals: change_wanted(): change its value; print_wanted(): the same as a report."""

    change_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, office: Office, found: AssetYears, may_change: bool, parent: QWidget | None = None) -> None:
        super().__init__(f"{found.tag}  {found.description}", parent=parent)
        self._office = office
        self.resize(1080, 600)
        self._used: tuple[str, ...] = ()
        self.table = LinesTable((), self.tr("Fiscal years"), self)
        self.body.addWidget(self.table, 1)
        buttons = [Button(self.tr("Report…  {0}").format(PRINT), self.print_wanted.emit)]
        if may_change:
            buttons.append(Button(self.tr("Change the value…"), self.change_wanted.emit))
        self.set_buttons([*buttons, Button(self.tr("Close  Esc"), self.reject)])
        leave_keyboard(self)
        QShortcut(QKeySequence(PRINT), self).activated.connect(self.print_wanted)
        self.show_years(found)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_years(self, found: AssetYears) -> None:
        """Show what it is worth now."""
        self.set_title(f"{found.tag}  {found.description}", self._summary(found))
        self._show_columns(found)
        self.table.show_lines([ShownYear(year, row == found.current) for row, year in enumerate(found.years)])
        if found.current is not None:
            self.table.setCurrentCell(found.current, 0)

    def _show_columns(self, found: AssetYears) -> None:
        """The columns of amounts of which some year has one."""
        used = tuple(key for key in MONEY if key in ALWAYS or any(getattr(year, key) for year in found.years))
        if used == self._used:
            return
        self._used = used
        self.table.set_columns(
            [
                LineColumn(self.tr("Fiscal year"), self._year, 150),
                LineColumn(self.tr("Ends"), lambda row: shown.day(self._office, row.year.ends), 120),
                *(self._column(key, ROOM // len(used)) for key in used),
            ]
        )

    def _column(self, key: str, width: int) -> LineColumn:
        return LineColumn(TITLES[MONEY.index(key)], self._amount(key), width, right=True)

    def _amount(self, key: str) -> Callable[[ShownYear], str]:
        return lambda row: shown.money(self._office, getattr(row.year, key))

    def _year(self, row: ShownYear) -> str:
        return self.tr("{0} · this year").format(row.year.year) if row.now else row.year.year

    def _summary(self, found: AssetYears) -> str:
        office = self._office
        if not found.terms:
            how = self.tr("It is not written down: neither it nor its category has a scheme.")
        elif found.start is None:
            how = self.tr("It is not written down: nobody knows since when it is in service.")
        else:
            since = self.tr("in service {0}").format(shown.day(office, found.start))
            until = found.ends_on and self.tr("written down until {0}").format(shown.day(office, found.ends_on))
            how = shown.joined([found.scheme, found.terms, since, until or ""])
        worth = self.tr("Worth {0} today").format(shown.amount(office, found.value))
        left = self.tr("{0} left at the end").format(shown.amount(office, found.salvage)) if found.salvage else ""
        return shown.joined([worth, left, how])
