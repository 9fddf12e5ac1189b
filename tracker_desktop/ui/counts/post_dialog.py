"""Post a count: what it comes to, every problem of every line, and all differences posted at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from tracker_desktop.errors import Refused
from tracker_desktop.queries.count_head import CountHead, CountShown
from tracker_desktop.queries.count_problems import CountProblems, LineProblem
from tracker_desktop.queries.listing import LISTINGS
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.ask_recount import AskRecount
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.post_count import PostCount
from tracker_desktop.transactions.uncount_lines import UncountLines
from tracker_desktop.ui.answer_line import Button, leave_keyboard
from tracker_desktop.ui.commands import keys_named
from tracker_desktop.ui.counts.count_tiles import CountTiles
from tracker_desktop.ui.counts.reasons import ReasonMenu
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.frame import DialogFrame
from tracker_desktop.ui.strip import Strip
from tracker_desktop.ui.tables.refresh import Refresh
from tracker_desktop.ui.tabs.counts import LINES
from tracker_desktop.ui.tabs.list_tab import ListLook, ListTab
from tracker_desktop.wording.count_sums import problem_words, worth_words
from tracker_desktop.wording.counter import counted

TABLES = frozenset({"stock_count", "count_line", "balance", "movement", "setting"})
REFRESH_MS = 200
REASON = "reason"
PROBLEMS, DIFFERENCES = "problems", "differences"
VIEWS = (PROBLEMS, DIFFERENCES, "recount", "to_count", "all")


class PostCountDialog(DialogFrame):
    """Enter, F2 or a click into Reason opens the menu of reasons for the chosen lines."""

    def __init__(
        self,
        desk: Desk,
        count_id: int,
        then: Callable[[Done], object],
        report: Callable[[], object],
        parent: QWidget | None,
    ) -> None:
        """`then` gets the Done of the posting, `report` shows the differences to print."""
        super().__init__(self.tr("Post the count"), parent=parent)
        self._desk, self._count_id = desk, count_id
        self._then, self._report = then, report
        self._count: CountShown | None = None
        self._begun = False
        self.resize(1300, 760)
        self.tiles = CountTiles()
        self.problem = Strip()
        hint = self.tr("Filter the lines")
        look = ListLook(None, self.tr("No lines here."), hint, ("sku", "when", "lot", "counted_by", "state"))
        self.list = ListTab(desk, LISTINGS[LINES], look, (), self)
        self.list.views.show_only(VIEWS)
        self.list.source.set_filters((("count", count_id),))
        self.reasons = ReasonMenu(desk, self)
        self._refresh = Refresh(self, self._ask, REFRESH_MS)
        self._listen()
        self.body.addWidget(self.tiles)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.problem)
        self._show_buttons()
        self.list.show_view(DIFFERENCES)
        self.list.choose_first()
        leave_keyboard(self)
        self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self._ask()

    def open_menu(self, *_: object) -> None:
        """The reasons for the chosen lines, under the line with the mark."""
        table = self.list.table
        box = table.visualRect(table.currentIndex().siblingAtColumn(self._column()))
        inside = box.bottomLeft() if box.isValid() else QPoint(0, 0)
        self.reasons.open_at(self._count_id, self.list.selected(), table.viewport().mapToGlobal(inside))

    def count_again(self) -> None:
        """Another person is to count the chosen lines once more."""
        self._send_lines(AskRecount)

    def uncount(self) -> None:
        """The chosen lines were not counted after all: they stay as they are."""
        self._send_lines(UncountLines)

    def post(self) -> None:
        """Post all differences, in one transaction."""
        if self._count is None:
            return
        self.banner.clear()
        self.set_busy(True)
        self._desk.perform(PostCount(self._count_id), self._posted, self._not_posted, owner=self)

    # --- what is shown

    def _ask(self) -> None:
        self._refresh.asked()
        self._desk.fetch(CountHead(self._count_id), lambda _, count: self._show(count), owner=self)
        self._ask_problem()

    def _show(self, count: CountShown | None) -> None:
        self._refresh.answered()
        if count is None:
            self.reject()
            return
        solved = self._count is not None and self._count.sums.problems and not count.sums.problems
        self._count = count
        self.set_title(self.tr("Post: {0}").format(count.name), self._under_title(count))
        self.tiles.show_count(count)
        worth = worth_words(count.worth, count.limit, above=count.is_above, second_person=count.second_person)
        self.strip.show_text(self._headline(count), worth, tone="bad" if count.sums.problems else "info")
        self._show_buttons()
        if solved and self.list.views.current() == PROBLEMS:
            self._show_view(DIFFERENCES)
        if not self._begun:
            self._begun = True
            self.list.show_view(PROBLEMS if count.sums.problems else DIFFERENCES)
            self.list.choose_first()
            self.list.start()

    def _headline(self, count: CountShown) -> str:
        problems = count.sums.problems
        if not count.sums.counted:
            return self.tr("Nothing is counted yet.")
        if problems:
            return self.tr("{0} can't be posted yet.").format(counted(problems, "line", "lines"))
        return self.tr("All of it can be posted.")

    def _under_title(self, count: CountShown) -> str:
        left = count.sums.lines - count.sums.counted
        if not left:
            return self.tr("Every line is counted.")
        if left == 1:
            return self.tr("1 line is not counted and left as it is.")
        return self.tr("{0} lines are not counted and left as they are.").format(f"{left:,}")

    def _show_buttons(self) -> None:
        sums = self._count.sums if self._count is not None else None
        differ = sum(sums.states[state] for state in ("within", "differs")) if sums is not None else 0
        words = self.tr("Post {0}  Ctrl+Enter").format(counted(differ, "difference", "differences"))
        if not differ:
            words = self.tr("Post the count  Ctrl+Enter")
        self.set_buttons(
            [
                Button(self.tr("Reason…  Enter"), self.open_menu),
                Button(self.tr("Count again  {0}").format(keys_named("count_again")), self.count_again),
                Button(self.tr("Not counted  {0}").format(keys_named("uncount")), self.uncount),
                Button(self.tr("Print"), self._report),
                Button(self.tr("Keep open  Esc"), self.reject),
                Button(words, self.post, primary=True),
            ]
        )

    # --- what is wrong with the line with the mark

    def _ask_problem(self, *_: object) -> None:
        current = self.list.table.current_id()
        if current is None:
            self.problem.clear()
            return
        query = CountProblems(self._count_id, (current,))
        self._desk.fetch(query, lambda _, found: self._show_problem(current, found), owner=self)

    def _show_problem(self, line_id: int, found: Sequence[LineProblem]) -> None:
        if line_id != self.list.table.current_id():
            return
        if found:
            self.problem.show_text("", problem_words([one.words for one in found]))
        else:
            self.problem.clear()

    # --- what came of it

    def _send_lines(self, kind: type[AskRecount] | type[UncountLines]) -> None:
        ids = tuple(self.list.selected())
        if ids:
            self._perform(kind(self._count_id, ids))

    def _perform(self, transaction: Transaction) -> None:
        self._desk.perform(transaction, self._said, self._refused, owner=self)

    def _said(self, done: Done) -> None:
        self.banner.show_answer("done", done.title, done.detail, sound=False)

    def _posted(self, done: Done) -> None:
        self.accept()
        self._then(done)

    def _not_posted(self, refused: Refused) -> None:
        self._refused(refused)
        if refused.code == "count_problems":
            self.list.show_view(PROBLEMS)
            self.list.choose_first()

    def _refused(self, refused: Refused) -> None:
        self.set_busy(False)
        self.banner.show_answer("refused", str(refused))

    def _changed(self, done: Done) -> None:
        if TABLES & set(done.changes or {}):
            self._refresh.changed()

    def _listen(self) -> None:
        self._desk.changed.connect(self._changed)
        self.reasons.done.connect(self._said)
        self.reasons.refused.connect(self._refused)
        self.tiles.wanted.connect(self._show_view)
        self.list.opened.connect(self.open_menu)
        self.list.table.menu_wanted.connect(self.open_menu)
        self.list.table.clicked.connect(self._clicked)
        self.list.table.current_changed.connect(self._ask_problem)
        QShortcut(QKeySequence("F2"), self).activated.connect(self.open_menu)
        QShortcut(QKeySequence(keys_named("count_again")), self).activated.connect(self.count_again)
        QShortcut(QKeySequence(keys_named("uncount")), self).activated.connect(self.uncount)
        QShortcut(QKeySequence(keys_named("filter")), self).activated.connect(self.list.focus_filter)

    def _show_view(self, key: str) -> None:
        self.list.show_view(key if key in VIEWS else "all")
        self.list.choose_first()

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == self._column():
            self.open_menu()

    def _column(self) -> int:
        return [column.key for column in self.list.listing.columns].index(REASON)
