"""What the window does about stock counts: open one, count into it, say why it differs, post, print; and the strip that
says how it stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from tracker_desktop.counter.answer import CounterState
from tracker_desktop.queries.count_head import CountChoices, CountHead, CountShown
from tracker_desktop.queries.count_places import CountOfEntry, CountOfLine
from tracker_desktop.queries.count_scope import ScopeKind
from tracker_desktop.queries.listing import LISTINGS
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.ask_recount import AskRecount
from tracker_desktop.transactions.cancel_count import CancelCount
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.uncount_lines import UncountLines
from tracker_desktop.ui.actions.tab_actions import TabActions, below_the_mark
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.command import COUNT, COUNT_LINE, ENDED_COUNT, OPEN_COUNT
from tracker_desktop.ui.counts.count_strip import CountStrip
from tracker_desktop.ui.counts.new_count_dialog import NewCountDialog
from tracker_desktop.ui.counts.post_dialog import PostCountDialog
from tracker_desktop.ui.counts.reasons import ReasonMenu
from tracker_desktop.ui.dialogs.ask import ask
from tracker_desktop.ui.dialogs.choose_dialog import ChooseDialog
from tracker_desktop.ui.tabs.counts import CountsTab
from tracker_desktop.ui.tabs.details import show_detail
from tracker_desktop.ui.tabs.list_tab import ListLook
from tracker_desktop.ui.tabs.shown_one import ShownOne

if TYPE_CHECKING:
    from tracker_desktop.ui.main_window import MainWindow

MODE = "count"
COUNTS = "counts"
SHEET, DIFFERENCES = "count-sheet", "count-differences"


class CountActions(TabActions):
    """One method for each command."""

    mode = MODE

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        tables = PostCountDialog.tables
        self._shown = ShownOne[CountShown](self._desk, window, tables, CountChoices, CountHead, self.is_looked_at)
        self._shown.changed.connect(self._show_count)
        self._shown.choices_changed.connect(self._show_choices)
        self.strip = CountStrip(window)
        self.tab: CountsTab | None = None
        self.reasons = ReasonMenu(self._desk, window)
        self.reasons.done.connect(window.counter.show_done)
        self.reasons.refused.connect(window.counter.show_refused)
        self._desk.answered.connect(lambda _, state: self._answered(state))

    # --- which count

    def make_tab(self) -> CountsTab:
        """The Counts tab."""
        tr = self._window.tr
        new = self.button("new_count", tr("New count"), primary=True)
        self.tab = tab = CountsTab(self._desk, new, [self.button("export", tr("Export"))])
        tab.count_chosen.connect(self.chose)
        for lines in tab.lists().values():
            lines.set_detail_buttons(self.line_buttons)
            lines.set_menu([self._window.actions_by_id[name] for name in ("count_reason", "count_again", "uncount")])
            lines.counted.connect(self._window.counter.show_done)
            lines.refused.connect(self._window.counter.show_refused)
        return tab

    @property
    def count(self) -> CountShown | None:
        """The count on the screen."""
        return self._shown.head

    @property
    def is_blind(self) -> bool:
        """Whether what the book says is hidden from who is signed in."""
        count = self.count
        return count is not None and count.blind and count.is_on and Right.POST_COUNT not in self._window.rights

    def kinds(self) -> set[str]:
        """What the count on the screen is, for `Command.needs`."""
        count = self.count
        if count is None:
            return set()
        kinds = {COUNT} | ({ENDED_COUNT} if count.number else set())
        if count.is_open:
            kinds |= {OPEN_COUNT} | ({COUNT_LINE} if self._chosen_lines() else set())
        return kinds

    def show(self, count_id: int) -> None:
        """Go to the tab with this count; one that is open is the one that is scanned for."""
        self._window.show_tab(COUNTS)
        self.show_chosen(count_id)

    def show_entry(self, seq: int) -> None:
        """The count that an entry of History is about."""
        self._desk.fetch(CountOfEntry(seq), lambda _, found: self._show_found(found), owner=self)

    def show_line(self, line_id: int) -> None:
        """A line that was just counted, at the right."""
        if self.is_in_front():
            self._desk.fetch(CountOfLine(line_id), lambda _, found: self._show_line(found, line_id), owner=self)

    def choose(self) -> None:
        """The list of all counts."""
        listing, tr = LISTINGS[COUNTS], self._window.tr
        hides = ("counted", "value", "closed", "opened_by")
        look = ListLook(show_detail(listing, "name"), tr("No counts here."), tr("Filter the counts"), hides)
        self._window.counter.open_dialog(ChooseDialog(self._desk, listing, look, self.show, self._window))

    def new(self, kind: ScopeKind = ScopeKind.PLACES) -> None:
        """Open a new count."""
        self._window.counter.open_dialog(NewCountDialog(self._desk, self._opened, self._window, kind))

    def scan(self) -> None:
        """Count by scanning: for the count in the tab, where that is in front."""
        count = self.count
        self._window.counter.set_mode(MODE)
        if self.is_in_front() and count is not None and count.is_open:
            count_id = count.id
            self._desk.counter(lambda counter: counter.choose_count(count_id))

    # --- lines

    def reason(self) -> None:
        """Why the chosen lines differ from the book."""
        shown, count = self.tab.shown_list() if self.tab is not None else None, self.count
        if shown is None or count is None:
            return
        table = shown.table
        self.reasons.open_at(count.id, self._chosen_lines(), below_the_mark(table))

    def count_again(self) -> None:
        """Another person is to count the chosen lines once more."""
        count, ids = self.count, self._chosen_lines()
        if count is not None and ids:
            self.perform(AskRecount(count.id, ids))

    def uncount(self) -> None:
        """The chosen lines were not counted after all."""
        count, ids = self.count, self._chosen_lines()
        if count is not None and ids:
            self.perform(UncountLines(count.id, ids))

    def line_buttons(self) -> list[Button]:
        """What fits the line shown at the right."""
        tr, tab, count = self._window.tr, self.tab, self.count
        shown = tab.shown_list() if tab is not None else None
        if shown is None or count is None or not count.is_open:
            return []
        state = shown.card_state()
        again = self.button("count_again", tr("Count again"))
        back = self.button("uncount", tr("Not counted"))
        if state in ("", "to_count"):
            return []
        if state == "differs":
            return [self.button("count_reason", tr("Reason…"), primary=True), again]
        return [back] if state == "recount" else [again, back]

    # --- the count as a whole

    def post(self) -> None:
        """What the count comes to, and the posting."""
        if self.count is not None:
            then, report = self._window.counter.show_done, self.differences
            dialog = PostCountDialog(self._desk, self.count.id, then, report, self._window)
            self._window.counter.open_dialog(dialog)

    def cancel(self) -> None:
        """Give it up, after asking."""
        count = self.count
        if count is None:
            return
        tr = self._window.tr
        choices: list[tuple[object, str]] = [("cancel", tr("Cancel the count")), (None, tr("Leave it"))]

        def answered(key: object) -> None:
            if key == "cancel":
                self.perform(CancelCount(count.id))

        text = tr("Nothing of it is posted. What was counted can still be read, and Undo brings the count back.")
        ask(self._window, tr("Cancel: {0}").format(count.name), text, choices, answered)

    def sheet(self) -> None:
        """A sheet to count on paper with, without what the book says."""
        self._report(SHEET)

    def differences(self) -> None:
        """What differs, with its reasons."""
        self._report(DIFFERENCES)

    def report(self) -> None:
        """The report of a count that is posted."""
        if self.count is not None and self.count.number:
            self._window.papers.show(self.count.number)

    # --- inside

    def _report(self, key: str) -> None:
        if self.count is not None:
            self._window.printing.report(key, {"count": (self.count.id, self.count.name)})

    def _chosen_lines(self) -> tuple[int, ...]:
        shown = self.tab.shown_list() if self.tab is not None and self.is_in_front() else None
        return tuple(shown.selected()) if shown is not None else ()

    def _opened(self, done: Done) -> None:
        self._window.counter.show_done(done)
        if done.about is not None:
            self.show(done.about[1])

    def show_chosen(self, count_id: int) -> None:
        self._shown.choose(count_id)
        if self.is_scanning():
            self._desk.counter(lambda counter: counter.choose_count(count_id))

    def _show_found(self, count_id: int | None) -> None:
        if count_id is not None:
            self.show(count_id)
        else:
            self._window.counter.say("info", self._window.tr("This entry is about no count."))

    def _show_line(self, count_id: int | None, line_id: int) -> None:
        if count_id is not None and self.tab is not None:
            if count_id != self._shown.chosen_id:
                self._shown.choose(count_id)
            self.tab.show_line(line_id)

    def tab_widget(self) -> QWidget | None:
        return self.tab

    # --- how it stands

    def _answered(self, state: CounterState) -> None:
        """Who scans for another count sees that one."""
        if state.mode == MODE and state.count is not None and state.count[0] != self._shown.chosen_id:
            self._shown.choose(state.count[0])
        self.show_strip()

    def _show_choices(self, choices: Sequence[tuple[int, str, str]]) -> None:
        if self.tab is not None:
            self.tab.chooser.show_choices(choices)
            self.tab.chooser.mark(self._shown.chosen_id)

    def _show_count(self) -> None:
        count = self.count
        if self.tab is not None:
            over = count is not None and not count.is_on
            self.tab.show_count(count.id if count is not None else None, self.is_blind, over=over)
            may_count = Right.COUNT in self._window.rights
            self.tab.set_takes(count is not None and count.is_open and may_count)
        self.show_strip()
        self._window.refresh_actions()

    def show_strip(self) -> None:
        """The strip below the scan bar: in the tab, and while the counter counts and it goes on."""
        if self.is_looked_at():
            self._shown.catch_up()
        if self.count is None or not self.has_strip(over=not self.count.is_on):
            self.strip.clear()
        else:
            state = self._window.counter.state if self.is_scanning() else None
            self.strip.show_count(self.count, state, blind=self.is_blind)
