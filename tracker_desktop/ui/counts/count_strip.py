"""The strip below the scan bar that says how the count on the screen stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker_desktop.counter.answer import CounterState
from tracker_desktop.queries.count_head import CountShown
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.commands import keys_named
from tracker_desktop.ui.strip import Strip
from tracker_desktop.wording.count_sums import sum_words

if TYPE_CHECKING:
    from tracker_desktop.ui.main_window import MainWindow

TONES = {"open": "info", "waiting for approval": "warn"}


class CountStrip(Strip):
    """Its name, who opened it when, how far it is; and what is done next with it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window

    def show_count(self, count: CountShown, state: CounterState | None, *, blind: bool) -> None:
        """Show a count; `state` is that of the counter while it counts."""
        sums = count.sums
        how_far = sum_words(sums.lines, sums.counted, sums.states, unlisted=sums.unlisted, hidden=blind)
        parts = [self._when(count), self._place(state), how_far]
        self.show_text(
            self._called(count),
            " · ".join(filter(None, parts)),
            tone=TONES.get(count.state, "quiet"),
            buttons=self._next(count, state),
        )

    def _called(self, count: CountShown) -> str:
        """A count that names itself one is not called so twice."""
        return count.name if count.name.startswith("Count") else self.tr("Count: {0}").format(count.name)

    def _when(self, count: CountShown) -> str:
        if not count.is_on:
            said = self.tr("{0} {1} by {2}").format(self.tr(count.state), count.closed, count.closed_by)
            return f"{said} · {count.number}" if count.number else said
        said = self.tr("opened {0} by {1}").format(count.opened, count.opened_by)
        return said if count.is_open else f"{self.tr(count.state)} · {said}"

    def _place(self, state: CounterState | None) -> str:
        if state is None or state.place is None:
            return ""
        return self.tr("now at {0}").format(state.place[1])

    def _next(self, count: CountShown, state: CounterState | None) -> list[Button]:
        tr = self.tr
        if not count.is_on:
            return [self._button("count_report", tr("Print count report"))] if count.number else []
        if not count.is_open:
            return [self._button("approvals", tr("Approvals…"))]
        buttons: list[Button] = []
        if state is None:
            buttons += [
                self._button("count", tr("Scan  {0}").format(keys_named("count"))),
                self._button("count_sheets", tr("Print count sheet")),
            ]
        buttons.append(self._button("post_count", tr("Post…"), primary=True))
        if state is not None:
            buttons.append(Button(tr("Finish  {0}").format(keys_named("finish")), self._window.counter.finish))
        return buttons

    def _button(self, command: str, text: str, *, primary: bool = False) -> Button:
        action = self._window.actions_by_id[command]
        return Button(text, action.trigger, primary, action)
