"""The Counts tab: which count, its lines by how they stand, and the detail of one line at the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from tracker_desktop.queries.listing import LISTINGS
from tracker_desktop.ui.answer_line import Button, leave_keyboard
from tracker_desktop.ui.counts.count_lines import CountLines
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.side_views import SideViews, ViewRow
from tracker_desktop.ui.tabs.beside import lay_beside, nothing_yet
from tracker_desktop.ui.tabs.chooser import Chooser
from tracker_desktop.ui.tabs.details import show_detail
from tracker_desktop.ui.tabs.list_tab import ListLook

LINES, SHEET = "count_lines", "count_sheet"
"""The lines with what the book says, and as who counts blind is shown them."""

BESIDE_CARD = ("value", "problem", "reason", "counted_by", "when")
"""Columns whose words stand on the card at the right."""
DIFFERENCES, TO_COUNT = "differences", "to_count"


class CountsTab(QWidget):
    """Signals: count_chosen(object): the id of a count, or chooser.ALL; list_changed(): another list is on the
    screen."""

    count_chosen = Signal(object)
    list_changed = Signal()

    def __init__(self, desk: Desk, new: Button, buttons: Sequence[Button]) -> None:
        super().__init__()
        self._count_id: int | None = None
        self._blind = False
        self._over = False
        self._started = False
        self._begun: set[CountLines] = set()
        self.chooser = Chooser(self.tr("Count"), self.tr("All counts…"))
        self.chooser.chose.connect(self.count_chosen)
        listing = LISTINGS[LINES]
        rows = [ViewRow(view.key, self.tr(view.title)) for view in listing.views]
        self.side = SideViews(rows, self.tr("Lines"))
        self.side.chosen.connect(self.show_view)
        self._shown_blind = [view.key for view in LISTINGS[SHEET].views]
        self.lines = self._make_list(desk, LINES, [*buttons, new])
        self.sheet = self._make_list(desk, SHEET, [*buttons, new])
        self.stack = QStackedWidget()
        self._empty = self._nothing_yet(new)
        for page in (self._empty, *self.lists().values()):
            self.stack.addWidget(page)
        lay_beside(self, self.chooser, self.side, self.stack)
        leave_keyboard(self)

    def lists(self) -> Mapping[str, CountLines]:
        """The lists of the tab by the names of their listings."""
        return {LINES: self.lines, SHEET: self.sheet}

    def shown_list(self) -> CountLines | None:
        """The list on the screen."""
        page = self.stack.currentWidget()
        return page if isinstance(page, CountLines) else None

    def start(self) -> None:
        """Ask for the first rows."""
        self._started = True
        self.show_count(self._count_id, self._blind, over=self._over, again=True)

    def show_count(self, count_id: int | None, blind: bool, *, over: bool = False, again: bool = False) -> None:
        """Show the lines of a count; `blind` hides what the book says. Of one that is `over`, what differed."""
        ended = over != self._over
        changed = count_id != self._count_id or blind != self._blind or again or ended
        if count_id != self._count_id or ended:
            self.side.set_current(DIFFERENCES if over else TO_COUNT)
        self._over = over
        self._count_id, self._blind = count_id, blind
        self.chooser.mark(count_id)
        if not changed or not self._started:
            return
        self.side.show_only(self._shown_blind if blind else None)
        self.side.setEnabled(count_id is not None)
        for tab in self.lists().values():
            tab.cell.close_it()
            tab.source.set_filters((("count", count_id),))
        self.show_view(self.side.current())

    def show_view(self, key: str, needle: str = "") -> None:
        """Show the lines that stand so; what who counts blind may not see becomes their first view."""
        if self._blind and key not in self._shown_blind:
            key = self._shown_blind[0]
        self.side.set_current(key)
        if self._count_id is None:
            self.stack.setCurrentWidget(self._empty)
        else:
            tab = self.sheet if self._blind else self.lines
            tab.cell.close_it()
            tab.choose_first()
            tab.show_view(key, needle)
            self.stack.setCurrentWidget(tab)
            if tab not in self._begun:
                self._begun.add(tab)
                tab.start()
        self.list_changed.emit()

    def show_line(self, line_id: int) -> None:
        """Show a line at the right, and in the list where the view has it."""
        tab = self.shown_list()
        if tab is not None:
            tab.show_record(line_id)

    def set_takes(self, takes: bool) -> None:
        """Whether quantities can be typed into the list."""
        for tab in self.lists().values():
            tab.set_takes(takes)

    def _make_list(self, desk: Desk, name: str, buttons: Sequence[Button]) -> CountLines:
        listing = LISTINGS[name]
        hint = self.tr("Filter the lines")
        detail = show_detail(listing, "name", history=name != SHEET)  # there stands what was counted first
        look = ListLook(detail, self.tr("No lines here."), hint, BESIDE_CARD)
        made = CountLines(desk, listing, look, buttons)
        made.views.hide()
        made.source.counted.connect(self.side.set_counts)
        return made

    def _nothing_yet(self, new: Button) -> QWidget:
        said = self.tr(
            "A count lists what the book has on the shelves, takes what lies there, and posts the differences. "
            "Receiving and issuing go on meanwhile."
        )
        return nothing_yet(self.tr("No count was opened yet."), said, new)
