"""The strip below the scan bar that says how the audit on the screen stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker_desktop.counter.answer import CounterState
from tracker_desktop.queries.audit_head import AuditShown
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.commands import keys_named
from tracker_desktop.ui.strip import Strip
from tracker_desktop.wording.audit_sums import beside_words, seen_words, sum_words

if TYPE_CHECKING:
    from tracker_desktop.ui.main_window import MainWindow


class AuditStrip(Strip):
    """Its name, who opened it when, the sum; and what is done next with it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__()
        self._window = window

    def show_audit(self, audit: AuditShown, state: CounterState | None, *, blind: bool) -> None:
        """Show an audit; `state` is that of the counter while it audits."""
        said = " · ".join(filter(None, (self._when(audit), self._room(audit, state))))
        tone = "info" if audit.is_open else "warn" if audit.is_going else "quiet"
        self.show_text(
            self.tr("Audit: {0}").format(audit.name),
            said,
            tone=tone,
            tail=self._sums(audit, blind),
            buttons=self._next_steps(audit, state),
        )

    def _when(self, audit: AuditShown) -> str:
        if audit.state == "closed":
            said = self.tr("closed {0} by {1}").format(audit.closed, audit.closed_by)
            return f"{said} · {audit.number}" if audit.number else said
        said = self.tr("opened {0} by {1}").format(audit.opened, audit.opened_by)
        return said if audit.is_open else f"{self.tr(audit.state)} · {said}"

    def _room(self, audit: AuditShown, state: CounterState | None) -> str:
        if state is None or state.place is None or not audit.is_open:
            return ""
        return self.tr("now in {0}").format(state.place[1])

    def _sums(self, audit: AuditShown, blind: bool) -> str:
        sums = audit.sums
        if blind:
            return seen_words(sums.counts, sums.beside)
        beside = beside_words(sums.beside, sums.repeated)
        return " · ".join(filter(None, (sum_words(sums.expected, sums.counts), beside)))

    def _next_steps(self, audit: AuditShown, state: CounterState | None) -> list[Button]:
        window, tr = self._window, self.tr
        buttons: list[Button] = []
        if state is not None and state.audit_line is not None:
            buttons.append(Button(tr("Condition…  {0}").format(keys_named("condition")), window.counter.condition))
        if audit.state in ("paused", "cancelled"):
            return [*buttons, self._button("resume_audit", tr("Go on"), primary=True)]
        if not audit.is_open:
            certificate = [self._button("audit_paper", tr("Print certificate"))] if audit.number else []
            return [*certificate, self._button("audit_findings", tr("Print discrepancy report"))]
        if state is None:
            buttons += [
                self._button("audit", tr("Scan  {0}").format(keys_named("audit"))),
                self._button("pause_audit", tr("Pause")),
                self._button("audit_sheet", tr("Print worksheet")),
            ]
        elif state.place is not None:
            buttons.append(self._button("finish_room", tr("Finish room")))
        buttons.append(self._button("reconcile", tr("Reconcile…"), primary=True))
        if state is not None:
            buttons.append(Button(tr("Finish  {0}").format(keys_named("finish")), window.counter.finish))
        return buttons

    def _button(self, command: str, text: str, *, primary: bool = False) -> Button:
        action = self._window.actions_by_id[command]
        return Button(text, action.trigger, primary, action)
