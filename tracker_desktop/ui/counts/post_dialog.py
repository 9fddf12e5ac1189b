"""Post a count: what it comes to, every problem of every line, and all differences posted at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from tracker_desktop.errors import Refused
from tracker_desktop.queries.count_head import CountHead, CountShown
from tracker_desktop.queries.count_problems import CountProblems, LineProblem
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.ask_recount import AskRecount
from tracker_desktop.transactions.post_count import PostCount
from tracker_desktop.transactions.uncount_lines import UncountLines
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.commands import keys_named
from tracker_desktop.ui.counts.count_tiles import CountTiles
from tracker_desktop.ui.counts.reasons import ReasonMenu
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.lines_dialog import LinesDialog
from tracker_desktop.ui.strip import Strip
from tracker_desktop.ui.tabs.counts import LINES
from tracker_desktop.ui.tabs.list_tab import ListLook
from tracker_desktop.wording.count_sums import problem_words, worth_words
from tracker_desktop.wording.counter import counted

PROBLEMS, DIFFERENCES = "problems", "differences"
VIEWS = (PROBLEMS, DIFFERENCES, "recount", "to_count", "all")


class PostCountDialog(LinesDialog):
    """The menu of a line holds the reasons for its difference."""

    decided_in = "reason"
    tables = frozenset({"stock_count", "count_line", "balance", "movement", "setting"})

    def __init__(
        self,
        desk: Desk,
        count_id: int,
        then: Callable[[Done], object],
        report: Callable[[], object],
        parent: QWidget | None,
    ) -> None:
        """`then` gets the Done of the posting, `report` shows the differences to print."""
        hidden = ("sku", "when", "lot", "counted_by", "state")
        look = ListLook(None, self.tr("No lines here."), self.tr("Filter the lines"), hidden)
        super().__init__(desk, LINES, look, ("count", count_id), then, self.tr("Post the count"), parent)
        self._count_id, self._report = count_id, report
        self._count: CountShown | None = None
        self._begun = False
        self.resize(1300, 760)
        self.tiles = CountTiles()
        self.problem = Strip()
        self.list.views.show_only(VIEWS)
        self.reasons = ReasonMenu(desk, self)
        self.reasons.done.connect(self.said)
        self.reasons.refused.connect(self.show_refused)
        self.tiles.wanted.connect(self._show_view)
        self.list.table.current_changed.connect(self._ask_problem)
        self.on_key(keys_named("count_again"), self.count_again)
        self.on_key(keys_named("uncount"), self.uncount)
        self.body.addWidget(self.tiles)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.problem)
        self._show_buttons()
        self.begin(DIFFERENCES)

    def open_menu_at(self, point: QPoint) -> None:
        """The reasons for the chosen lines."""
        self.reasons.open_at(self._count_id, self.list.selected(), point)

    def count_again(self) -> None:
        """Another person is to count the chosen lines once more."""
        self._send_lines(AskRecount)

    def uncount(self) -> None:
        """The chosen lines were not counted after all: they stay as they are."""
        self._send_lines(UncountLines)

    def post(self) -> None:
        """Post all differences, in one transaction."""
        if self._count is not None:
            self.post_all(PostCount(self._count_id))

    def show_refused(self, refused: Refused) -> None:
        """Say what was refused; the lines that can't be posted are shown."""
        super().show_refused(refused)
        if refused.code == "count_problems":
            self.list.show_view(PROBLEMS)
            self.list.choose_first()

    def ask(self) -> None:
        """Ask for the sums of the count, and for what is wrong with the line with the mark."""
        self.refresh.asked()
        self.desk.fetch(CountHead(self._count_id), lambda _, count: self._show(count), owner=self)
        self._ask_problem()

    # --- what is shown

    def _show(self, count: CountShown | None) -> None:
        self.refresh.answered()
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
        self.desk.fetch(query, lambda _, found: self._show_problem(current, found), owner=self)

    def _show_problem(self, line_id: int, found: Sequence[LineProblem]) -> None:
        if line_id != self.list.table.current_id():
            return
        if found:
            self.problem.show_text("", problem_words([one.words for one in found]))
        else:
            self.problem.clear()

    # --- what is done about lines

    def _send_lines(self, kind: type[AskRecount] | type[UncountLines]) -> None:
        ids = tuple(self.list.selected())
        if ids:
            self.perform(kind(self._count_id, ids))

    def _show_view(self, key: str) -> None:
        self.list.show_view(key if key in VIEWS else "all")
        self.list.choose_first()
