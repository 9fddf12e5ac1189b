"""A paper before it is issued: what it would list now. It has no number, for a number that is taken stays taken."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.models.documents import DocumentKind
from tracker_desktop.models.journal import ChainHead
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.lists.documents import WORDS
from tracker_desktop.queries.office import office_of
from tracker_desktop.queries.papers.as_of_now import held_now, open_now, returned_now
from tracker_desktop.queries.papers.paper import Paper
from tracker_desktop.queries.papers.paper_of import CONTENTS
from tracker_desktop.queries.papers.parties import operator_at, party_at


@dataclass(frozen=True)
class _EntryToCome:
    """What the contents of a paper ask of its entry."""

    seq: int
    effective_at: dt.datetime
    body: Mapping[str, Any]
    uid: str = ""


@dataclass(frozen=True)
class DraftOf(Query[Paper]):
    """A statement, a clearance or a return receipt of a holder as it would be issued now by an operator at a desk.
    `session` is the run of returns that a receipt is about."""

    kind: str
    holder_id: int
    operator_id: int
    desk: str
    session: str = ""

    def run(self, connection: Connection) -> Paper:
        office = office_of(connection)
        seq = connection.scalar(select(ChainHead.seq)) or 0
        if self.kind == DocumentKind.RETURN_RECEIPT.value:
            body: dict[str, Any] = {"returned": returned_now(connection, self.holder_id, self.session)}
        else:
            body = {"held": held_now(connection, self.holder_id)}
            if self.kind == DocumentKind.CLEARANCE.value:
                body["open"] = open_now(connection, self.holder_id)
        return Paper(
            number="",
            kind=self.kind,
            title=WORDS[self.kind],
            entry="",
            seq=seq,
            head="",
            at=office.now,
            effective_at=office.now,
            operator=operator_at(connection, self.operator_id, seq),
            desk=self.desk,
            office=office,
            holder=party_at(connection, self.holder_id, seq),
            void=None,
            content=CONTENTS[self.kind](connection, _EntryToCome(seq, office.now, body)),
        )
