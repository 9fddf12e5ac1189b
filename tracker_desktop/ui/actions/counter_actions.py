"""The counter on the screen: scan bar, session strip, banner, and the dialog of the open document."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from tracker_desktop.counter.answer import Answer, Choice, CounterState, Returns
from tracker_desktop.counter.counter import Counter
from tracker_desktop.counter.mode import BY_KEY, MODES
from tracker_desktop.errors import Refused
from tracker_desktop.queries.entry_kinds import LASTING_KINDS
from tracker_desktop.store.done import Done
from tracker_desktop.ui.actions.following import DOCUMENT, IN_A_DOCUMENT, LISTS, follow, show_about
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.banner import Banner
from tracker_desktop.ui.burst import BurstFilter
from tracker_desktop.ui.commands import COMMANDS, keys_named, keys_of
from tracker_desktop.ui.dialogs.calibration import CalibrationDialog
from tracker_desktop.ui.dialogs.document_dialog import DocumentDialog
from tracker_desktop.ui.dialogs.frame import DialogFrame, show_dialog
from tracker_desktop.ui.dialogs.sign_in import SignInDialog
from tracker_desktop.ui.scan_bar import ModeRow, ScanBar
from tracker_desktop.ui.scan_field import TYPED
from tracker_desktop.ui.strip import Strip
from tracker_desktop.wording.counter import dotted

if TYPE_CHECKING:
    from tracker_desktop.ui.main_window import MainWindow

WARNED = frozenset({"issue_clearance_open"})
"""Codes of what was done and is not as it should be."""
KEPT = ("refused", "unknown")
AUDIT = "audit"
OWN_STRIP = (MODES[0].key, AUDIT, "count")


class CounterActions(QObject):
    """Hands scans to the desk and shows what came of them, in the window or in the dialog of the document."""

    def __init__(self, window: MainWindow, burst: BurstFilter) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._burst = burst
        keys = {command.id: keys_of(command) for command in COMMANDS}
        self.bar: ScanBar = ScanBar(
            [ModeRow(mode.key, mode.title, keys[mode.key]) for mode in MODES], MODES[0].placeholder
        )
        self.strip = Strip()
        self.banner = Banner()
        self.state: CounterState | None = None
        self._dialog: DocumentDialog | None = None
        self._asked: tuple[Choice, ...] = ()
        self._returns: Returns | None = None
        burst.register_scan_field(self.bar.field, self.bar.field.accept, main=True)
        self.banner.listen_to(self.bar.field)
        self.bar.scanned.connect(self.scan)
        self.bar.mode_chosen.connect(self.set_mode)
        self.bar.draft_chosen.connect(self._open_draft)
        self.banner.chosen.connect(self.choose)
        self._desk.answered.connect(self._answered)

    # --- what the clerk does

    def start(self) -> None:
        """Bring back the drafts, and perform the scans that waited."""
        self._desk.counter(_restore)
        self._desk.perform_waiting()

    def stop(self) -> None:
        """Close the dialog of a document; its draft is kept."""
        if self._dialog is not None:
            self._dialog.close()

    def focus(self) -> None:
        """Bring the keyboard to the scan field."""
        if self._dialog is not None:
            self._dialog.activateWindow()
            self._dialog.setFocus()
            return
        self._window.activateWindow()
        self.bar.focus_field()

    def scan(self, code: str, how: str) -> None:
        """A code was scanned or typed into a scan field."""
        self._desk.scan(code, "burst" if how == "burst" else "typed")

    def choose(self, key: object) -> None:
        """An answer to the question in the banner was taken."""
        number = next((n for n, choice in enumerate(self._asked, 1) if choice.key == key), 0)
        if number:
            self._desk.counter(lambda counter: counter.choose(number))

    def set_mode(self, mode: str) -> None:
        """Go to a mode, the keyboard in the scan field; a document mode opens its dialog."""
        self.focus()
        self._desk.counter(lambda counter: counter.set_mode(mode))

    def finish(self) -> None:
        """Close the session of a stream mode, with a summary."""
        state = self.state
        self.bar.field.forget_refused()
        if state is not None and state.mode == MODES[0].key and not state.session.done and not state.noted:
            self._returns = None
            self.banner.clear()
            self.bar.field.clear()
            self.focus()
            return
        self._desk.counter(lambda counter: counter.finish())

    @property
    def returns(self) -> Returns | None:
        """The session of Check in whose summary is on the screen, where return receipts can be made of it."""
        return self._returns

    def undo(self) -> None:
        """Take back the last entry of this desk and this operator."""
        self._desk.counter(lambda counter: counter.undo())

    def redo(self) -> None:
        """Do the last undone entry again."""
        self._desk.counter(lambda counter: counter.redo())

    def condition(self) -> None:
        """Condition and checklist of the asset scanned last."""
        last = self.state.last if self.state is not None else None
        if self.state is not None and self.state.mode == AUDIT:
            self._window.audits.condition()
        elif last is not None:
            self._window.assets.inspect_one(last[1])
        else:
            self._window.assets.inspect()

    def sign_in(self) -> None:
        """Ask for a badge, and the PIN of who has one."""
        dialog = SignInDialog(self._desk, self._window)
        self.open_dialog(dialog)

    def unlock(self) -> None:
        """Who is at the desk has a PIN: nothing goes on before somebody has signed in."""
        dialog = SignInDialog(self._desk, self._window)
        dialog.rejected.connect(self._window.close)
        self.open_dialog(dialog)

    def calibrate(self) -> None:
        """Learn what the scanner of this desk sends."""
        self.open_dialog(CalibrationDialog(self._burst, self._keep_profile, self._window))

    def open_dialog(self, dialog: DialogFrame) -> None:
        """Open a dialog; a scan while it is open goes to its scan field, where it has one."""
        dialog.finished.connect(lambda *_: QTimer.singleShot(0, self._window, self._focus_again))
        show_dialog(dialog)

    def in_front(self) -> QWidget:
        """What the next dialog belongs to: the dialog of the open document, else the window."""
        return self._dialog or self._window

    def take_again(self, code: str, done: Done) -> None:
        """An unknown code has become that of a record: a document takes it as if it were scanned now."""
        self.show_done(done)
        if self.state is not None and BY_KEY[self.state.mode].document:
            self.scan(f"={code}", TYPED)
        elif done.about is not None and done.about[0] in LISTS:
            self._window.show_record(LISTS[done.about[0]], done.about[1])

    def show_about(self, about: tuple[str, int] | None) -> None:
        """Show what an answer is about at the right, where its list is on the screen."""
        show_about(self._window, about)

    def _focus_again(self) -> None:
        """After a dialog: the keyboard comes back to the scan field, unless the next dialog has it already."""
        if QApplication.activeModalWidget() in (None, self._dialog):
            self.focus()

    # --- what came of it

    def show_done(self, done: Done, buttons: Sequence[Button] = ()) -> None:
        """Say what a transaction of a dialog came to; `buttons` offer what may follow."""
        told = not done.number or done.number in f"{done.title} {done.detail}"
        self.show_made(done.title if told else f"{done.title} · {done.number}", done.detail, done, buttons=buttons)

    def show_made(self, title: str, detail: str, *made: Done, buttons: Sequence[Button] = ()) -> None:
        """Say in these words what several transactions of one kind came to."""
        kind = made[-1].kind
        back = [] if kind in LASTING_KINDS else self._back(kind, len(made))
        outcome = "warning" if any(done.code in WARNED for done in made) else "done"
        outcome = "waiting" if any(done.waiting for done in made) else outcome
        papers = self._window.papers.buttons(*(d.number for d in made))
        self._show_in_front(outcome, title, detail, [*buttons, *papers, *back])

    def begin(self) -> None:
        """Something else begins: what is said of the last goes, but for a question and what receipts can be made of."""
        if not self.banner.choices.is_open and self._returns is None:
            self.banner.clear()

    def say(self, outcome: str, headline: str, detail: str = "") -> None:
        """Say something that no transaction said."""
        self._show_in_front(outcome, headline, detail)

    def show_refused(self, refused: Refused) -> None:
        """Say why something was refused."""
        self._show_in_front("refused", str(refused))

    def _show_in_front(self, outcome: str, headline: str, detail: str = "", buttons: Sequence[Button] = ()) -> None:
        """In the window, or in the dialog of the document, whose Ctrl+Z is for its lines: no button there."""
        if self._dialog is not None:
            self._dialog.banner.show_answer(outcome, headline, detail)
        else:
            self._show_in_window(outcome, headline, detail, buttons)

    def _show_in_window(
        self,
        outcome: str,
        headline: str,
        detail: str = "",
        buttons: Sequence[Button] = (),
        choices: Sequence[tuple[object, str]] = (),
    ) -> None:
        self._returns = None
        self.banner.show_answer(outcome, headline, detail, buttons, choices)
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        for made in self.banner.findChildren(QPushButton, options=direct):
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard has keys of its own for it

    def _back(self, kind: str, said: int = 1) -> list[Button]:
        """The button after an answer that says so many entries of this kind: it does what the keys that it names do."""
        if kind == "undo":
            return [Button(self.tr("Redo  {0}").format(keys_named("redo")), self.redo)]
        words = self.tr("Undo  {0}") if said == 1 else self.tr("Undo the last  {0}")
        return [Button(words.format(keys_named("undo")), self.undo)]

    def _answered(self, answer: Answer | None, state: CounterState) -> None:
        before, self.state = self.state, state
        if before is None or before.operator_id != state.operator_id:
            self._window.show_signed_in(state.operator_id)
        self.bar.set_mode(state.mode)
        self.bar.set_placeholder(state.placeholder)
        self.bar.set_drafts([(draft.uid, draft.text) for draft in state.drafts])
        self._show_session(state)
        self._show_document(before, state)
        if answer is not None:
            self._show(answer, state)

    def _show(self, answer: Answer, state: CounterState) -> None:
        kept = answer.outcome in KEPT
        field = self._dialog.scan_field if self._dialog is not None else self.bar.field
        if field is not None and answer.code:
            field.answered(answer.code, kept=kept)
        self._asked = answer.choices
        self._returns = None
        choices = [(choice.key, choice.text) for choice in answer.choices]
        detail = " · ".join(filter(None, (answer.detail, answer.left)))
        if answer.code:
            self._show_above(answer, detail)
        if self._dialog is not None:
            self._dialog.show_answer(
                answer.outcome, answer.title, detail, choices, wrong=bool(answer.refusal), scanned=bool(answer.code)
            )
            if answer.wants in IN_A_DOCUMENT:
                follow(self._window, answer)
            return
        posted = answer.posted[-1] if answer.posted else None
        looked_up = answer.title if answer.kind == DOCUMENT and posted is None else None
        papers = self._window.papers
        buttons = papers.return_buttons(answer.returns) + self._window.orders.answer_buttons(answer)
        buttons += self._window.asset_kits.answer_buttons(answer)
        buttons += self._window.lending.answer_buttons(answer)
        buttons += papers.buttons(posted.number if posted else None, looked_up)
        buttons += self._back(posted.kind if posted is not None else "") if answer.undoable else []
        self._show_in_window(answer.outcome, answer.title, detail, buttons, choices)
        self._returns = answer.returns
        if choices:
            self.bar.focus_field()
        self.banner.paint_now()
        follow(self._window, answer)

    def _show_above(self, answer: Answer, detail: str) -> None:
        """Say in a dialog that takes no codes itself what became of one that was scanned in front of it."""
        above = QApplication.activeModalWidget()
        if isinstance(above, DialogFrame) and above is not self._dialog and above.scan_field is None:
            waits = self.tr("The question waits in the window behind.") if answer.choices else ""
            above.say_scanned(answer.outcome, answer.title, " · ".join(filter(None, (detail, waits))))
            if answer.id is not None:
                above.show_scanned(answer.kind, answer.id)

    def _show_session(self, state: CounterState) -> None:
        session = state.session
        quiet = state.mode in OWN_STRIP or BY_KEY[state.mode].document
        if quiet or not (session.text or state.standing):
            self.strip.clear()
            return
        buttons = [Button(self.tr("Finish  Esc"), self.finish, primary=True)]
        if state.last is not None:
            buttons.insert(0, Button(self.tr("Condition and checklist…  F8"), self.condition))
        self.strip.show_text(BY_KEY[state.mode].doing, dotted([session.text, state.standing]), buttons=buttons)

    def _show_document(self, before: CounterState | None, state: CounterState) -> None:
        """The dialog is open from the choice of the mode, or the first line, until the document is posted or left."""
        basket = state.basket
        chosen = before is None or before.mode != state.mode
        last = before.basket if before is not None else None
        had_lines = last is not None and basket is not None and not last.is_empty and last.uid != basket.uid
        left = basket is None or (basket.is_empty and had_lines and not chosen)
        if self._dialog is not None and (left or self._dialog.mode != state.mode):
            self._dialog.close_quietly()
            self._dialog = None
        if basket is None or left or (self._dialog is None and basket.is_empty and not chosen):
            return
        if self._dialog is None:
            self._dialog = DocumentDialog(self._desk, state.mode, self._window)
            self._dialog.scanned.connect(self.scan)
            self._dialog.chosen.connect(self.choose)
            self._dialog.left.connect(self._leave_document)
            self._dialog.mode_wanted.connect(self._leave_for)
            self._dialog.undo_wanted.connect(self.undo)
            self._dialog.pick_wanted.connect(self._window.issues.pick)
            self._dialog.finished.connect(self._forget_dialog)
            self.open_dialog(self._dialog)
        self._dialog.show_basket(state)

    def _forget_dialog(self) -> None:
        if self._dialog is self.sender():
            self._dialog = None

    def _leave_document(self) -> None:
        """Esc: the draft is kept beside the scan bar."""
        self._dialog = None
        self._desk.counter(lambda counter: counter.put_aside())
        self._desk.counter(lambda counter: counter.set_mode(MODES[0].key))

    def _leave_for(self, mode: str) -> None:
        """The keys of a mode in the dialog: as Esc, then those keys; those of its own mode only bring it to mind."""
        dialog = self._dialog
        if dialog is None or dialog.mode == mode:
            self.focus()
        elif self._window.actions_by_id[mode].isEnabled():
            dialog.close_quietly()
            self._dialog = None
            self._desk.counter(lambda counter: counter.put_aside())
            self.set_mode(mode)

    def open_draft(self) -> None:
        """Go on with a document that was put aside; of several, ask which."""
        if not self.bar.open_draft():
            self.say("info", self.tr("No draft is kept at this desk."))

    def _open_draft(self, uid: object) -> None:
        key = str(uid)
        self._desk.counter(lambda counter: counter.open_draft(key))

    def _keep_profile(self, profile: object) -> None:
        self._desk.keep(lambda file: file.set_scanner_profile(profile))  # type: ignore[arg-type]


def _restore(counter: Counter) -> None:
    counter.restore_drafts()
