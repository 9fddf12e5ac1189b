"""The counter with no window: a code goes in, an answer comes out. The one set of scanning rules of every screen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from tracker_desktop.counter import sign_in, taking_back
from tracker_desktop.counter.answer import INFO, REFUSED, Answer, CounterState, say
from tracker_desktop.counter.audit import AuditMode
from tracker_desktop.counter.audit_calls import AuditCalls
from tracker_desktop.counter.basket import Basket
from tracker_desktop.counter.bench import Bench, Scan, refused
from tracker_desktop.counter.bounce import Bounce
from tracker_desktop.counter.check_in import CheckInMode
from tracker_desktop.counter.check_out import CheckOutMode
from tracker_desktop.counter.commands import run_command
from tracker_desktop.counter.count import CountMode
from tracker_desktop.counter.count_calls import CountCalls
from tracker_desktop.counter.document import DocumentMode
from tracker_desktop.counter.document_calls import DocumentCalls
from tracker_desktop.counter.drafts import Drafts
from tracker_desktop.counter.finding import posted_before, take_code
from tracker_desktop.counter.handler import Handler
from tracker_desktop.counter.issue import IssueMode
from tracker_desktop.counter.look_up import LookUp
from tracker_desktop.counter.mode import BY_KEY, mode_named
from tracker_desktop.counter.move import MoveMode
from tracker_desktop.counter.receive import ReceiveMode
from tracker_desktop.counter.state import snapshot
from tracker_desktop.counter.unknown import attach
from tracker_desktop.errors import Refused
from tracker_desktop.scanning.commands import How, read_line
from tracker_desktop.store.desk_file import DeskFile
from tracker_desktop.store.store import Store, new_uid

HANDLERS: dict[str, type[Handler]] = {
    "look_up": LookUp,
    "check_out": CheckOutMode,
    "check_in": CheckInMode,
    "move": MoveMode,
    "receive": ReceiveMode,
    "issue": IssueMode,
    "audit": AuditMode,
    "count": CountMode,
}
DIGITS = ("1", "2", "3", "4", "5", "6", "7", "8", "9")


class Counter(DocumentCalls, AuditCalls, CountCalls):
    """One counter of one desk. All calls come from one thread; every call returns an Answer and raises nothing that a
    clerk can cause.

    `desk` keeps the drafts; None where they need not survive the program. `asks` is False where nobody can answer a
    question (the command line): then a second badge finishes the first document, and unknown codes are noted.
    """

    def __init__(
        self,
        store: Store,
        operator_id: int,
        desk: DeskFile | None = None,
        *,
        mode: str = "look_up",
        asks: bool = True,
    ) -> None:
        self.bench = Bench(store, operator_id, Drafts(desk), asks=asks, desk=desk)
        self._handlers = {key: HANDLERS[key](self.bench, BY_KEY[key]) for key in BY_KEY}
        self._mode = mode_named(mode).key
        self._bounce = Bounce()

    @property
    def operator_id(self) -> int:
        """The person id of who is signed in."""
        return self.bench.operator_id

    @property
    def mode(self) -> str:
        """The key of the mode."""
        return self._mode

    @property
    def handler(self) -> Handler:
        """What the mode does."""
        return self._handlers[self._mode]

    def document(self, mode: str | None = None) -> DocumentMode:
        """The document mode that is on, or the named one. Raises Refused where it collects nothing."""
        handler = self._handlers[mode or self._mode]
        if not isinstance(handler, DocumentMode):
            raise Refused("nothing_collected")
        return handler

    def state(self) -> CounterState:
        """A snapshot for the screen."""
        return snapshot(self.bench, self.handler)

    # scanning

    def scan(self, code: str, how: How = "burst", uid: str | None = None, at: dt.datetime | None = None) -> Answer:
        """Take a code: a scanner's "burst", "typed" by hand, or a "line" of a file. `uid` makes it one scan however
        often it comes; `at` (UTC) says when it was made, where it had to wait."""
        scan = Scan(
            code, how, at or self.bench.now(), uid or new_uid(), late=at is not None, repeatable=uid is not None
        )
        return self.answering(lambda: self._take(scan), code)

    def _take(self, scan: Scan) -> Answer:
        before = posted_before(self.bench, self.handler, scan)
        if before is not None:
            return before
        scan = replace(scan, reading=read_line(scan.code, scan.how))
        question = self.bench.question
        if question is not None:
            number = scan.code.strip()
            if scan.how == "typed" and number in DIGITS[: len(question.answer.choices)]:
                return self.choose(int(number), uid=scan.uid)
            answer = question.scanned(scan) if question.scanned else None
            if answer is not None:
                if self.bench.question is question:
                    self.bench.question = None
                return answer
        command = scan.reading.command
        if command is not None and (command.key == "done" or command.key.startswith("choice_")):
            return run_command(self, command, scan)
        left = self._leave_question()
        answer = self._do(scan)
        return replace(answer, left=answer.left or left) if left else answer

    def _do(self, scan: Scan) -> Answer:
        command = scan.reading.command
        if command is not None:
            return run_command(self, command, scan)
        self.bench.drafts.thrown = None
        code = scan.reading.code
        if not self.handler.mode.document and self._bounce.is_bounce(code, scan.how, scan.at):
            return self._bounce.answer(code)
        answer = self.answering(lambda: take_code(self.bench, self.handler, scan))
        self._bounce.remember(code, scan.how, scan.at, refused=answer.outcome == REFUSED)
        return answer

    def _leave_question(self) -> str:
        """Another scan comes before the answer: the question is closed, and that is said."""
        question, self.bench.question = self.bench.question, None
        if question is not None and question.leave is not None:
            return question.leave()
        if question is None or not question.left:
            return ""
        return say(INFO, question.left_as, {"title": question.left}).title

    def choose(self, choice: int | str, text: str = "", uid: str | None = None) -> Answer:
        """Answer the open question by the number of the choice, from 1, or by its key. `text` is a reason."""

        def take() -> Answer:
            question, self.bench.question = self.bench.question, None
            offered = question.answer.choices if question else ()
            picked = [one.key for at, one in enumerate(offered, 1) if choice in (at, one.key)]
            if question is None or not picked:
                self.bench.question = question
                raise Refused("no_question")
            return question.take(picked[0], text, uid)

        return self.answering(take)

    # the session and the document

    def finish(self, uid: str | None = None) -> Answer:
        """DONE, or Finish: close the session with its summary, or post the document."""
        return self.done(Scan("", "typed", self.bench.now(), uid))

    def done(self, scan: Scan) -> Answer:
        """What finish does, for a scan of DONE. DONE twice goes on without the red lines."""

        def take() -> Answer:
            question, self.bench.question = self.bench.question, None
            if question is not None and question.done_key:
                return question.take(question.done_key, "", scan.uid)
            return self.handler.finish(scan)

        return self.answering(take)

    def set_mode(self, mode: str) -> Answer:
        """Choose a mode. The open document of the old one stays as a draft."""

        def take() -> Answer:
            chosen = mode_named(mode)
            self.bench.question = None
            self._bounce.forget()
            self._mode = chosen.key
            self.handler.chosen()
            gaps = {"title": chosen.title, "placeholder": chosen.placeholder}
            return say(INFO, "mode", gaps, wants="mode")

        return self.answering(take)

    def condition(self, condition: str, note: str | None = None, scan: Scan | None = None) -> Answer:
        """GOOD, DAMAGED, or what was chosen after F8: about the last asset, an entry of its own."""
        return self.answering(lambda: self.handler.condition(condition, note, scan))

    def undo(self, uid: str | None = None) -> Answer:
        """Take back the last entry of this desk and operator; or bring back what was just thrown away."""
        thrown = self.bench.drafts.thrown
        if thrown is not None:
            self.bench.drafts.thrown = None
            self._mode = thrown.mode
            return self.answering(lambda: self.document().bring_back(thrown))
        return self.answering(lambda: self._read_again(taking_back.undo(self.bench, uid)))

    def redo(self, uid: str | None = None) -> Answer:
        """Do the last undo of this desk and operator again."""
        return self.answering(lambda: self._read_again(taking_back.redo(self.bench, uid)))

    def _read_again(self, answer: Answer) -> Answer:
        """The open document as the books are after something was taken back."""
        if answer.posted:
            self._recheck(lambda basket: not basket.is_empty)
        return answer

    def count_again(self) -> bool:
        """Bring the sessions, and the red lines of the open document, up to date after something that was not scanned
        here, an inspection in its dialog, an undo in History. Returns whether anything was otherwise before."""
        different = taking_back.count_again(self.bench)
        return self._recheck(lambda basket: bool(basket.red)) or different

    def _recheck(self, needed: Callable[[Basket], bool]) -> bool:
        """Read the lines of the open document anew where its basket needs it. Returns whether they were otherwise."""
        handler = self.handler
        if not isinstance(handler, DocumentMode) or not needed(before := handler.basket()):
            return False
        handler.keep(handler.rechecked(before))
        return handler.basket() != before

    # the operator

    def switch(self) -> Answer:
        """F12 or SWITCH: ask who is next at this desk; the next badge answers."""
        return self.answering(lambda: sign_in.switch(self.bench))

    def sign_in(self, who: str | int, pin: str | None = None) -> Answer:
        """Sign somebody in by badge (or by person id, for a name chosen in a list), and by PIN where one is set. It
        answers the question of SWITCH."""
        question = self.bench.question
        if question is not None and question.answer.kind == "switch":
            self.bench.question = None
        if isinstance(who, int):
            return self.answering(lambda: sign_in.sign_in_as(self.bench, who, pin))
        return self.answering(lambda: sign_in.sign_in(self.bench, who, pin))

    def attach(self, code: str, item_id: int, uid: str | None = None) -> Answer:
        """Give an item the unknown code, then take the code as scanned."""
        answer = self.answering(lambda: attach(self.bench, code, item_id, uid))
        if not answer.posted:
            return answer
        taken = self.scan(f"={code}", "typed")
        return replace(taken, posted=(*answer.posted, *taken.posted))

    def answering(self, work: Callable[[], Answer], code: str = "") -> Answer:
        """Do something of the counter; a refusal becomes an answer."""
        try:
            answer = work()
        except Refused as no:
            answer = refused(no)
        return answer if answer.code or not code else replace(answer, code=code.strip())
