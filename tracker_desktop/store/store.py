"""The store: perform a transaction, undo an entry, read. The one way into the books."""

from __future__ import annotations

import datetime as dt
import socket
import threading
import time
import uuid
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from typing import NoReturn, TypeVar

from sqlalchemy import bindparam, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm.exc import StaleDataError

from tracker_desktop.errors import Refused
from tracker_desktop.models.journal import ChainHead, Entry
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.names import names_of
from tracker_desktop.queries.office import Settings
from tracker_desktop.scanning.clean import clean_line
from tracker_desktop.store import engines, faults, undo
from tracker_desktop.store.done import Done
from tracker_desktop.store.files import FileStore
from tracker_desktop.store.posting import post
from tracker_desktop.store.rescue import FileMoved, FileWatch
from tracker_desktop.store.session import OpenBooks
from tracker_desktop.transactions.ask_approval import AskApproval, with_second_person
from tracker_desktop.transactions.base import Transaction, plain
from tracker_desktop.transactions.rules import settle, signing
from tracker_desktop.transactions.rules.shape import check_shape
from tracker_desktop.wording.render import gaps_named, said_detail, said_title

T = TypeVar("T")
TRIES = 4
POSTED = select(Entry.__table__).where(Entry.uid == bindparam("uid"))
Clock = Callable[[], dt.datetime]


def new_uid() -> str:
    """A uid for a transaction to come, made by the client."""
    return uuid.uuid4().hex


def utc_now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


class Store:
    """An open database. Writing is serialised; reading may come from any thread.

    `clock` gives the moment of each entry (UTC); `desk` is the name of this desk in the journal.
    With `read_only` it is a bug to write.
    """

    def __init__(
        self, place: engines.Place, *, desk: str | None = None, clock: Clock = utc_now, read_only: bool = False
    ) -> None:
        self.url = engines.as_url(place)
        self.desk = desk or socket.gethostname()
        self.clock = clock
        self.read_only = read_only
        self.writer = engines.writing_engine(self.url)
        self.readers = engines.reading_engine(self.url).execution_options(clock=self.clock)
        self.files = FileStore(self.url, lambda: self.read(Settings()))
        self._file = FileWatch(self.url, self.writer)
        self._is_damaged = False
        self._one_writer = threading.Lock()
        self._closing: list[Callable[[], object]] = []

    def on_close(self, do: Callable[[], object]) -> None:
        """Something to do when the store has been closed; the last one added is done first."""
        self._closing.append(do)

    def close(self) -> None:
        """Close every connection, then do what was asked for at closing. A second time does nothing."""
        self.files.close()
        self.readers.dispose()
        self.writer.dispose()
        with ExitStack() as last_added_first:
            for do in self._closing:
                last_added_first.callback(do)
            self._closing.clear()

    def perform(
        self,
        transaction: Transaction,
        by: int | None,
        *,
        uid: str | None = None,
        session: str | None = None,
        effective_at: dt.datetime | None = None,
    ) -> Done:
        """Post a transaction for the operator `by` (person id). The same uid twice is one transaction. What needs the
        approval of another person is not done: that it is asked for is posted, and `Done.waiting` is set.

        Raises Refused where a rule, a right or the database says no; then nothing has changed.
        """

        def work(books: OpenBooks) -> Done:
            right = getattr(transaction, "right", None)
            if right is not None:
                books.operator = signing.signed(books, by)
                signing.require(books.operator, right)
            check_shape(transaction)
            if effective_at is not None:
                books.effective_at = effective_at
            posted = with_second_person(books, transaction)
            said = posted.apply(books)
            settle.after_apply(books, books.touched_so_far())
            body = posted.body() | plain(books.kept)
            entry = post(books, posted.kind, body, said, session=session)
            return _done(books, entry, said.about)

        return self._write(uid or new_uid(), work)

    def undo(self, entry_uid: str, by: int | None, *, reason: str | None = None, uid: str | None = None) -> Done:
        """Take an entry back by a new one that compensates it; undoing an undo does it again.

        Raises Refused naming what blocks it, or where the right of the original kind is missing.
        """

        because = clean_line(reason or "") or None

        def work(books: OpenBooks) -> Done:
            books.operator = signing.signed(books, by)
            kind, said, end = undo.apply(books, entry_uid, because)
            return _done(books, post(books, kind, {}, said, undoes=end, reason=because))

        return self._write(uid or new_uid(), work)

    def read(self, query: Query[T]) -> T:
        """The answer to a question, as of now."""
        return self.read_at(query)[1]

    def read_at(self, query: Query[T]) -> tuple[int, T]:
        """The answer, with the seq of an entry that it certainly holds."""
        try:
            with self.readers.connect() as connection:
                seq = connection.scalar(select(ChainHead.seq)) or 0
                return seq, query.run(connection)
        except OverflowError as error:
            if not faults.no_such_id(error):
                raise
            raise Refused("gone") from error
        except DBAPIError as error:
            self._refuse(error)

    def _refuse(self, error: DBAPIError) -> NoReturn:
        """Raises what the error means to a user; after damage was seen nothing is written any more."""
        refusal = faults.as_refusal(error, self.url)
        if refusal is None:
            raise error
        self._is_damaged = self._is_damaged or refusal.code == "damaged"
        raise refusal from error

    def _write(self, uid: str, work: Callable[[OpenBooks], Done]) -> Done:
        if self.read_only:
            raise RuntimeError("this office was opened to read")
        if self._is_damaged:
            raise Refused("damaged")
        with self._one_writer:
            for attempt in range(TRIES):
                last = attempt == TRIES - 1
                try:
                    return self._once(uid, work)
                except StaleDataError as error:
                    if last:
                        raise Refused("changed_meanwhile") from error
                except FileMoved as error:
                    raise self._file.refusal() from error
                except DBAPIError as error:
                    if last or not faults.worth_retrying(error):
                        self._refuse(error)
                time.sleep(0.01 * (attempt + 1))
        raise AssertionError("unreachable")

    def _once(self, uid: str, work: Callable[[OpenBooks], Done]) -> Done:
        with OpenBooks(self.writer, uid, self.desk, self.clock()) as books:
            connection = books.connection()
            self._file.check()
            posted = connection.execute(POSTED, {"uid": uid}).first()
            if posted is not None:
                return replace(_done(books, Entry(**posted._asdict())), changes={}, repeated=True)
            books.settle_today()
            done = work(books)
            books.commit()
            self._file.check()
            return done


def _done(books: OpenBooks, entry: Entry, about: tuple[str, int] | None = None) -> Done:
    code, gaps = entry.said
    names = names_of(books.connection(), gaps_named(gaps))
    return Done(
        uid=entry.uid,
        seq=entry.seq,
        kind=entry.kind,
        title=said_title(code, gaps, names),
        detail=said_detail(code, gaps, names),
        number=entry.body.get("document"),
        about=about,
        changes=books.touched.few_or_all(),
        code=code,
        waiting=entry.kind == AskApproval.kind,
    )
