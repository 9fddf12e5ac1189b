"""Writes an entry: its document number, its changes, and last the link of the hash chain."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from json.encoder import encode_basestring_ascii
from typing import Any

from sqlalchemy import bindparam, select, update

from tracker_desktop.models.documents import Document
from tracker_desktop.models.journal import ChainHead, Entry
from tracker_desktop.models.types import canonical
from tracker_desktop.store import guard, rows
from tracker_desktop.store.session import OpenBooks
from tracker_desktop.transactions.rules.said import Said

GENESIS = bytes(32)
HEAD = select(ChainHead.seq, ChainHead.hash).where(ChainHead.id == 1).with_for_update()
NEW_HEAD = update(ChainHead).where(ChainHead.id == 1).values(seq=bindparam("new_seq"), hash=bindparam("new_hash"))
HASHED = (
    *("body", "desk", "effective_at", "kind", "operator_id", "reason"),
    *("recorded_at", "said", "seq", "session", "uid", "undoes"),
)
JSON_COLUMNS = frozenset({"body", "said"})
ENTRY = tuple(Entry.__table__.columns.keys())


def link(previous: bytes, fields: Mapping[str, Any], digest: bytes) -> bytes:
    """SHA-256 over the previous hash, the row of the entry in canonical form and the digest of its changes."""
    return hashlib.sha256(previous + _hashed_text(fields).encode() + digest).digest()


def hashed_fields(entry: Entry) -> dict[str, Any]:
    """What of an entry enters its hash, by column: times as ISO texts in UTC, body and said as canonical JSON."""
    fields = {name: getattr(entry, name) for name in HASHED}
    times = {name: _moment(fields[name]) for name in ("recorded_at", "effective_at")}
    return fields | times | {name: canonical(fields[name]) for name in JSON_COLUMNS}


def _hashed_text(fields: Mapping[str, Any]) -> str:
    """The fields as canonical JSON, built from texts that are such already so that nothing is parsed."""
    return "{" + ",".join(f'"{name}":{_json(name, fields[name])}' for name in HASHED) + "}"


def _json(name: str, value: str | int | None) -> str:
    if value is None:
        return "null"
    if isinstance(value, int) or name in JSON_COLUMNS:
        return str(value)
    return encode_basestring_ascii(value)


def _moment(value: dt.datetime) -> str:
    return value.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def number_document(books: OpenBooks) -> str | None:
    """Give the entry its document number, if its transaction asked for one: HR-2026-00012."""
    paper = books.paper
    if paper is None:
        return None
    series = f"{paper.kind.value}-{books.today.year}"
    serial = books.next_number(series)
    number = f"{series}-{serial:05d}"
    books.add(
        Document(
            entry=books.uid,
            kind=paper.kind.value,
            year=books.today.year,
            serial_number=serial,
            number=number,
            number_key=number,
            holder_id=paper.holder_id,
            created_at=books.now,
        )
    )
    if paper.numbered is not None:
        paper.numbered(number)
    return number


def post(
    books: OpenBooks,
    kind: str,
    body: Mapping[str, Any],
    said: Said,
    *,
    undoes: str | None = None,
    session: str | None = None,
    reason: str | None = None,
) -> Entry:
    """Write everything but the commit. The document number stands in the body and is a gap of what is said."""
    books.flush()
    number = number_document(books)
    books.write_changes()
    entry = Entry(
        uid=books.uid,
        kind=kind,
        operator_id=books.operator.person_id,
        desk=books.desk,
        recorded_at=books.now,
        effective_at=books.effective_at,
        body=dict(body) | ({"document": number} if number else {}),
        said=[said.code, dict(said.gaps) | ({"number": number} if number else {})],
        undoes=undoes,
        session=session,
        reason=reason,
        digest=books.changes.digest,
    )
    connection = books.connection()
    head = connection.execute(HEAD).one()
    entry.seq = head.seq + 1
    entry.hash = link(bytes(head.hash), hashed_fields(entry), entry.digest)
    with guard.door(connection):
        connection.execute(NEW_HEAD, {"new_seq": entry.seq, "new_hash": entry.hash})
        rows.insert_many(connection, Entry, [{key: getattr(entry, key) for key in ENTRY}])
    return entry
