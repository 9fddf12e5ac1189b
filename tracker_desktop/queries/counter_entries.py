"""What the counter asks about its own entries: whether a scan was posted before, and what a session came to."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select, union
from sqlalchemy.orm import aliased

from tracker_desktop.models.asset_kits import KitOut
from tracker_desktop.models.assets import BAD, Asset, Custody, Readiness
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.journal import Change, Entry
from tracker_desktop.models.people import Operator, Person
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.entries import stands, title_of
from tracker_desktop.queries.names import names_of
from tracker_desktop.wording.render import gaps_named, said_detail, said_title


@dataclass(frozen=True)
class PostedEntry:
    """An entry that is in the journal already, in words."""

    uid: str
    kind: str
    title: str
    detail: str
    number: str | None


@dataclass(frozen=True)
class PostedAs(Query[PostedEntry | None]):
    """The entry with this uid; None where it was not posted."""

    uid: str

    def run(self, connection: Connection) -> PostedEntry | None:
        row = connection.execute(select(Entry.kind, Entry.said, Entry.body).where(Entry.uid == self.uid)).first()
        if row is None:
            return None
        kind, (code, gaps), body = row
        number = body.get("document")
        gaps = dict(gaps) | {"number": number or ""}
        names = names_of(connection, gaps_named(gaps))
        return PostedEntry(self.uid, kind, said_title(code, gaps, names), said_detail(code, gaps, names), number)


@dataclass(frozen=True)
class ReturnedIn(Query[bool]):
    """Whether an asset came back in an entry of this session that stands."""

    session: str
    asset_id: int

    def run(self, connection: Connection) -> bool:
        query = (
            select(Entry.uid)
            .join(Custody, Custody.ended_by == Entry.uid)
            .where(Custody.asset_id == self.asset_id, Entry.session == self.session)
            .limit(1)
        )
        return connection.scalar(query) is not None


@dataclass(frozen=True)
class KitReturnedIn(Query[str | None]):
    """The entry of this session with which the last of a kit came back; None where it was another."""

    session: str
    kit_id: int

    def run(self, connection: Connection) -> str | None:
        query = (
            select(Entry.uid)
            .join(KitOut, KitOut.ended_by == Entry.uid)
            .where(KitOut.kit_id == self.kit_id, Entry.session == self.session)
            .order_by(Entry.seq.desc())
            .limit(1)
        )
        found: str | None = connection.scalar(query)
        return found


@dataclass(frozen=True)
class SessionSum:
    """What a session came to, without what was undone: returns by the name of the holder, the most first, and the ids
    of these `holders`; how many of them, and of what was reported damaged, are to inspect; the tags of those that are
    damaged or broken, with that word; how many entries of each kind stand."""

    returned: tuple[tuple[str, int], ...]
    holders: tuple[int, ...]
    to_inspect: int
    bad: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, int], ...]

    def count(self, *kinds: str) -> int:
        """How many entries of these kinds stand."""
        return sum(number for kind, number in self.kinds if kind in kinds)


@dataclass(frozen=True)
class SessionSumOf(Query[SessionSum]):
    """The sum of a session."""

    session: str

    def run(self, connection: Connection) -> SessionSum:
        mine = Entry.session == self.session
        back = (
            select(Holder.id, Holder.name, func.count())
            .join(Custody, Custody.holder_id == Holder.id)
            .join(Entry, Entry.uid == Custody.ended_by)
            .where(mine)
            .group_by(Holder.id, Holder.name, Holder.name_key)
            .order_by(func.count().desc(), Holder.name_key)
        )
        holders = connection.execute(back).all()
        returned = tuple((name, number) for _, name, number in holders)
        came_back = select(Custody.asset_id).join(Entry, Entry.uid == Custody.ended_by).where(mine)
        damaged = (
            select(Change.row_id)
            .join(Entry, Entry.uid == Change.entry)
            .where(mine, Entry.kind == "report_damage", Change.table_name == Asset.__tablename__)
        )
        about = Asset.id.in_(union(came_back, damaged))
        waiting = select(func.count()).where(about, Asset.readiness == Readiness.TO_INSPECT.value)
        bad = select(Asset.tag, Asset.condition).where(about, Asset.condition.in_(BAD)).order_by(Asset.tag_sort)
        tally = Tally(dict(connection.execute(select(Entry.kind, func.count()).where(mine).group_by(Entry.kind)).all()))
        undo = aliased(Entry)
        undone = select(Entry.uid, Entry.kind).join(undo, undo.undoes == Entry.uid).where(mine)
        tally.subtract(kind for uid, kind in connection.execute(undone).all() if not stands(connection, uid))
        return SessionSum(
            returned,
            tuple(row.id for row in holders),
            connection.scalar(waiting) or 0,
            tuple((tag, condition) for tag, condition in connection.execute(bad)),
            tuple(sorted(tally.items())),
        )


@dataclass(frozen=True)
class SignIn:
    """Somebody who may sit at the desk; `pin_hash` is None where no PIN is set."""

    person_id: int
    name: str
    pin_hash: str | None


@dataclass(frozen=True)
class SignInOf(Query[SignIn | None]):
    """The sign-in of a person; None where there is none in force."""

    person_id: int

    def run(self, connection: Connection) -> SignIn | None:
        query = select(Person.id, Person.name, Operator.pin_hash).join(Operator, Operator.person_id == Person.id)
        row = connection.execute(
            query.where(Person.id == self.person_id, Person.active == 1, Operator.active == 1)
        ).first()
        return None if row is None else SignIn(*row)


PAGE = 200


@dataclass(frozen=True)
class LastUndoable(Query[tuple[str, str] | None]):
    """Uid and title of the newest entry of an operator at a desk that stands and can be taken back; None where there is
    none. `never` are the kinds that are passed over."""

    operator_id: int
    desk: str
    never: tuple[str, ...] = ()

    def run(self, connection: Connection) -> tuple[str, str] | None:
        for uid, _, said in _newest(connection, self.operator_id, self.desk, (*self.never, "undo", "redo")):
            if stands(connection, uid):
                return uid, title_of(connection, said)
        return None


@dataclass(frozen=True)
class LastRedoable(Query[tuple[str, str] | None]):
    """Uid and title of the newest undo of an operator at a desk that was not taken back, if nothing else was done
    since; None where there is none."""

    operator_id: int
    desk: str
    never: tuple[str, ...] = ()

    def run(self, connection: Connection) -> tuple[str, str] | None:
        for uid, kind, said in _newest(connection, self.operator_id, self.desk, self.never):
            if kind == "redo":
                continue
            if kind != "undo":
                return None
            if connection.scalar(select(Entry.uid).where(Entry.undoes == uid)) is None:
                return uid, title_of(connection, said)
        return None


def _newest(
    connection: Connection, operator_id: int, desk: str, never: tuple[str, ...]
) -> Iterator[tuple[str, str, Any]]:
    before = connection.scalar(select(func.max(Entry.seq)).where(Entry.operator_id == operator_id, Entry.desk == desk))
    query = (
        select(Entry.seq, Entry.uid, Entry.kind, Entry.said)
        .where(Entry.operator_id == operator_id, Entry.desk == desk, Entry.kind.not_in(never))
        .order_by(Entry.seq.desc())
        .limit(PAGE)
    )
    while before is not None:
        rows = connection.execute(query.where(Entry.seq <= before)).all()
        for _, uid, kind, said in rows:
            yield uid, kind, said
        before = rows[-1][0] - 1 if len(rows) == PAGE else None
