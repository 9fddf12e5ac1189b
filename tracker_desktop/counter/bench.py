"""What the modes of one counter share: the books, who is at the desk, the session, the question that is open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

from tracker_desktop.counter.answer import CHOOSE, REFUSED, Answer, Choice, say
from tracker_desktop.counter.drafts import Drafts
from tracker_desktop.counter.session import Session
from tracker_desktop.errors import Refused
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.counter_facts import OfficeDay, OfficeDayAt
from tracker_desktop.scanning.commands import How, Reading
from tracker_desktop.store.desk_file import DeskFile
from tracker_desktop.store.done import Done
from tracker_desktop.store.store import Store
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.wording import REFUSALS
from tracker_desktop.wording.counter import choice_words, noted_words, refusal_words

T = TypeVar("T")
MOST_NOTED = 100


@dataclass(frozen=True)
class Scan:
    """One scan on its way. `at` is when it was made (UTC); `late` that it waited and that its entry says so,
    `repeatable` that the same uid may come twice."""

    code: str
    how: How
    at: dt.datetime
    uid: str | None = None
    late: bool = False
    repeatable: bool = False
    reading: Reading = field(default_factory=lambda: Reading(""))

    @property
    def scanned(self) -> bool:
        """Whether a scanner saw the label, as opposed to a hand that typed."""
        return self.how != "typed"


@dataclass(frozen=True)
class Question:
    """A question that is open. `take(key, text, uid)` performs the choice. Where another scan comes first, `left` names
    what stays open, `left_as` is the sentence that says what becomes of it, and `leave` does what must then be done.
    `done_key` is the choice that DONE takes; `scanned` may take the next scan as the answer."""

    answer: Answer
    take: Callable[[str, str, str | None], Answer]
    left: str = ""
    left_as: str = "dropped"
    leave: Callable[[], str] | None = None
    done_key: str = ""
    scanned: Callable[[Scan], Answer | None] | None = None


class Bench:
    """Shared by all modes of one counter. `asks` is False where nobody can answer (the command line)."""

    def __init__(
        self, store: Store, operator_id: int, drafts: Drafts, *, asks: bool, desk: DeskFile | None = None
    ) -> None:
        self.store = store
        self.desk = desk
        self.operator_id = operator_id
        self.drafts = drafts
        self.asks = asks
        self._sessions: dict[str, Session] = {}
        self.question: Question | None = None
        self.last: tuple[int, str] | None = None
        self.noted: list[str] = []

    def now(self) -> dt.datetime:
        """The moment by the store's clock (UTC)."""
        return self.store.clock()

    def day(self) -> OfficeDay:
        """Today where the office is."""
        return self.read(OfficeDayAt(self.now()))

    @cached_property
    def zone(self) -> str:
        """The IANA zone of the office, for the times that the screen shows."""
        return self.day().zone

    @property
    def never_sends_gs(self) -> bool:
        """Whether the scanner of this desk is known to send nothing for the separator of GS1."""
        return self.desk is not None and self.desk.scanner_profile().never_sends_gs

    @property
    def sends_gs(self) -> bool:
        """Whether the scanner of this desk is known to send the separator of GS1."""
        return self.desk is not None and self.desk.scanner_profile().gs not in ("", "none")

    def read(self, query: Query[T]) -> T:
        """The answer to a question to the books."""
        return self.store.read(query)

    def session(self, mode: str) -> Session:
        """The run of scans of a mode; it begins with its first entry."""
        return self._sessions.setdefault(mode, Session())

    def sessions(self) -> list[Session]:
        """All runs that have begun."""
        return [session for session in self._sessions.values() if session.uid is not None]

    def perform(
        self,
        transaction: Transaction,
        scan: Scan | None = None,
        *,
        uid: str | None = None,
        session: Session | None = None,
    ) -> Done:
        """Post a transaction; under the scan's uid, with its time where it waited. Raises Refused."""
        return self.store.perform(
            transaction,
            self.operator_id,
            uid=uid or (scan.uid if scan else None),
            session=session.begin(self.now()) if session else None,
            effective_at=scan.at if scan and scan.late else None,
        )

    def ask(self, question: Question) -> Answer:
        """Open a question and give it out as the answer. Where nobody can answer it is not kept open."""
        answer = question.answer
        if not self.asks:
            return replace(answer, choices=(), wants="")
        self.question = question
        return answer

    def take_noted(self) -> str:
        """The unknown codes that were noted, in words, for the summary that names them; they are forgotten then."""
        words, self.noted = noted_words(self.noted), []
        return words

    def close_session(self, mode: str | None = None) -> None:
        """The next entry of the mode, or of any mode, begins a new session."""
        for key in list(self._sessions) if mode is None else [mode]:
            self._sessions.pop(key, None)
        self.noted = []
        self.last = None

    def note(self, code: str) -> None:
        """Keep an unknown code, as it was scanned, until the session ends."""
        if code not in self.noted:
            self.noted = [*self.noted, code][-MOST_NOTED:]


def choices(*keys: str, **gaps: object) -> tuple[Choice, ...]:
    """Choices by their keys, in the words of `wording.counter.CHOICES`."""
    return tuple(Choice(key, choice_words(key, gaps)) for key in keys)


def asking(words: str, gaps: dict[str, object], offered: tuple[Choice, ...], **fields: object) -> Answer:
    """An answer that is a question."""
    return say(CHOOSE, words, gaps, choices=offered, **fields)


def refused(no: Refused, **fields: object) -> Answer:
    """A refusal as an answer: its first sentence is the headline."""
    title, detail = refusal_words(REFUSALS[no.code], no.params)
    return Answer(REFUSED, title, detail, refusal=no.code, **fields)  # type: ignore[arg-type]
