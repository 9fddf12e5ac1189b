"""The journal: append-only, hash-chained, the only order of what happened."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from tracker_desktop.models.base import Base, Kind, Row, column, listed, ref, table
from tracker_desktop.models.types import Digest, Int, Json, Line, Uid, UtcTime


class Op(StrEnum):
    INSERT = "I"
    UPDATE = "U"
    DELETE = "D"


class Entry(Base):
    """One transaction. `uid` is made by the client, `seq` is gapless and given last.

    `body` is the transaction as canonical JSON, `said` is [title code, gaps] where people stand as ids, `digest` covers
    the changes, `hash` is SHA-256 over the previous hash, this row and the digest. `undoes` names the entry taken back.
    """

    __tablename__ = "entry"
    __kind__ = Kind.JOURNAL

    uid: Mapped[str] = mapped_column(Uid, primary_key=True)
    seq: Mapped[int] = column(Int, nullable=False, unique=True)
    kind: Mapped[str] = column(Line, nullable=False)
    operator_id: Mapped[int] = ref("person.id", nullable=False)
    desk: Mapped[str] = column(Line, nullable=False)
    recorded_at: Mapped[dt.datetime] = column(UtcTime, nullable=False)
    effective_at: Mapped[dt.datetime] = column(UtcTime, nullable=False)
    body: Mapped[Any] = column(Json, nullable=False)
    said: Mapped[Any] = column(Json, nullable=False)
    undoes: Mapped[str | None] = column(Uid)
    session: Mapped[str | None] = column(Uid)
    reason: Mapped[str | None] = column(Line)
    digest: Mapped[bytes] = column(Digest, nullable=False)
    hash: Mapped[bytes] = column(Digest, nullable=False)

    __table_args__ = (
        Index("ix_entry_operator", "operator_id", "desk", "seq"),
        Index("ix_entry_kind", "kind", "seq"),
        Index(
            "ux_entry_undoes",
            "undoes",
            unique=True,
            sqlite_where=text("undoes IS NOT NULL"),
        ),
        Index(
            "ix_entry_session",
            "session",
            sqlite_where=text("session IS NOT NULL"),
        ),
        {"sqlite_strict": True},
    )


class Change(Row, Base):
    """What one entry did to one record: canonical JSON of the changed columns before and after.
    A personal value stands here as its salted digest; salt and value lie in `personal_value`."""

    __tablename__ = "change"
    __kind__ = Kind.JOURNAL

    entry: Mapped[str] = column(Uid, nullable=False)
    line: Mapped[int] = column(Int, nullable=False)
    table_name: Mapped[str] = column(Line, nullable=False)
    row_id: Mapped[int] = column(Int, nullable=False)
    op: Mapped[str] = column(Line, nullable=False)
    before: Mapped[str] = column(Line, nullable=False)
    after: Mapped[str] = column(Line, nullable=False)

    __table_args__ = table(
        CheckConstraint(f"op IN ({listed(Op)})", name="op"),
        Index(None, "entry", "line"),
        Index(None, "table_name", "row_id"),
    )


class PersonalValue(Base):
    """The salt and the value behind a digest in a change. Erasing blanks both and names the entry that did it."""

    __tablename__ = "personal_value"
    __kind__ = Kind.JOURNAL

    digest: Mapped[str] = mapped_column(Uid, primary_key=True)
    person_row: Mapped[str] = column(Line, nullable=False, index=True)
    salt: Mapped[str | None] = column(Line)
    value: Mapped[Any] = column(Json, nullable=True)
    erased_by: Mapped[str | None] = column(Uid)

    __table_args__ = ({"sqlite_strict": True},)


class ChainHead(Base):
    """The last link of the chain, in one row; who writes an entry locks it last."""

    __tablename__ = "chain_head"
    __kind__ = Kind.SEQUENCE

    id: Mapped[int] = mapped_column(Int, primary_key=True, autoincrement=False)
    seq: Mapped[int] = column(Int, nullable=False)
    hash: Mapped[bytes] = column(Digest, nullable=False)

    __table_args__ = (CheckConstraint("id = 1", name="one"), {"sqlite_strict": True})
