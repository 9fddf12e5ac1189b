"""What the counter answers to a scan, and what the screen shows of the counter."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from tracker_desktop.counter.basket import Basket
from tracker_desktop.store.done import Done
from tracker_desktop.wording.counter import answer_words

DONE, WARNING, REFUSED, UNKNOWN, AGAIN, CHOOSE, INFO = (
    "done",
    "warning",
    "refused",
    "unknown",
    "again",
    "choose",
    "info",
)
OUTCOMES = (DONE, WARNING, REFUSED, UNKNOWN, AGAIN, CHOOSE, INFO)


@dataclass(frozen=True)
class Choice:
    """One answer to a question: its key for the program, its words for the clerk. They are numbered from 1."""

    key: str
    text: str


@dataclass(frozen=True)
class Returns:
    """What a finished session of Check in brought back: its uid, and the ids of the holders who gave something back."""

    session: str
    holders: tuple[int, ...]


@dataclass(frozen=True)
class Answer:
    """What a scan came to. `title` is the headline, `detail` what stands beside it.

    `kind` and `id` name the record that was scanned (asset, item, person, department, place, document), `about` the one
    to show. `entry` and `number` are the uid and the document number of what was posted; `posted` holds each entry.
    `choices` open a question. `refusal` is the code of the refusal behind it, `left` says which earlier question was
    left unanswered. `wants` is what the window should do next: "badge" and "pin" (of who signs in), "holder" (scan who
    gets it), "place", "reason" (typed in the scan field), "attach" (find an item for `code`), "create" (a record
    with `code`), "claim" (the tag `code`), "open" (show `about`), "inspect", "mode" (it has changed), "document" (the
    basket has), "new_audit", "new_count" (none goes on).
    `returns` is what return receipts can be made of.
    """

    outcome: str
    title: str
    detail: str = ""
    code: str = ""
    kind: str = ""
    id: int | None = None
    entry: str | None = None
    number: str | None = None
    choices: tuple[Choice, ...] = ()
    about: tuple[str, int] | None = None
    undoable: bool = False
    wants: str = ""
    refusal: str = ""
    left: str = ""
    posted: tuple[Done, ...] = ()
    returns: Returns | None = None

    @property
    def message(self) -> str:
        """All of it in one line."""
        return " · ".join(filter(None, (self.title, self.detail, self.left)))


def say(outcome: str, words: str, gaps: Mapping[str, object] | None = None, **fields: object) -> Answer:
    """An answer in the words of a row of `wording.counter.ANSWERS`; `fields` are those of Answer."""
    title, detail = answer_words(words, gaps or {})
    return Answer(outcome, title, detail, **fields)  # type: ignore[arg-type]


def posted(done: Done, outcome: str = DONE, **fields: object) -> Answer:
    """The answer to an entry that was just posted; what waits for another person's approval is a warning."""
    outcome = WARNING if done.waiting else outcome
    known: dict[str, object] = {
        "entry": done.uid,
        "number": done.number,
        "about": done.about,
        "undoable": True,
        "posted": (done,),
    }
    if done.about is not None:
        known |= {"kind": done.about[0], "id": done.about[1]}
    return Answer(outcome, done.title, done.detail, **(known | fields))  # type: ignore[arg-type]


@dataclass(frozen=True)
class DraftShown:
    """A document that was begun, as the button beside the scan bar: "Check out · Maria Lopez · 3"."""

    uid: str
    mode: str
    text: str


@dataclass(frozen=True)
class SessionShown:
    """A run of scans that are saved one by one: "Checking in: 12 assets returned since 09:40 · 2 to inspect".

    `started_at` is UTC, None before the first scan; `done` counts entries that stand, `to_inspect` those to inspect.
    """

    started_at: dt.datetime | None = None
    done: int = 0
    to_inspect: int = 0
    text: str = ""


@dataclass(frozen=True)
class CounterState:
    """A snapshot of the counter for the screen. `basket` is the open document of a document mode, which may have no
    lines yet; `last` the asset that F8 is about; `place` (id, path) where things go to in Move and Check in, the
    room in Audit; `standing` says it in words, or what waits for its place. `audit` (id, name) is what is scanned for
    in Audit and `audit_line` (id, tag) what F8 is about; `count` (id, name) is what is counted for in Count. `noted`
    are the unknown codes that were noted since the session began, the newest last."""

    mode: str
    operator_id: int
    placeholder: str
    session: SessionShown = field(default_factory=SessionShown)
    basket: Basket | None = None
    last: tuple[str, int] | None = None
    place: tuple[int, str] | None = None
    standing: str = ""
    next_quantity: Decimal | None = None
    question: str = ""
    choices: tuple[Choice, ...] = ()
    drafts: tuple[DraftShown, ...] = ()
    noted: tuple[str, ...] = ()
    waiting_for: str = ""
    audit: tuple[int, str] | None = None
    audit_line: tuple[int, str] | None = None
    count: tuple[int, str] | None = None
