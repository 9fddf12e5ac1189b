"""The certificate of disposal: a lot as it was frozen when it was closed, as it is now before, or as a draft."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.models.disposals import Disposal, DisposalState
from tracker_desktop.models.documents import DocumentKind
from tracker_desktop.models.journal import ChainHead
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.frozen_lot import snapshot
from tracker_desktop.queries.lists.documents import WORDS
from tracker_desktop.queries.office import office_of
from tracker_desktop.queries.papers.as_of import records_at
from tracker_desktop.queries.papers.disposal_facts import DisposalPaper, DisposedLine
from tracker_desktop.queries.papers.paper import Content, Paper
from tracker_desktop.queries.papers.parties import operator_at, people_at

_LOT = select(Disposal.number, Disposal.state, Disposal.frozen)


def disposed(connection: Connection, entry: Any) -> Content:
    """The lot that the entry disposed of. Of one that was undone, what stood on the certificate then."""
    lot_id = entry.body["disposal_id"]
    lot = connection.execute(_LOT.where(Disposal.id == lot_id)).first()
    if lot is None or lot.number != entry.body["document"]:
        frozen = records_at(connection, "disposal", [lot_id], entry.seq)[lot_id]["frozen"]
        return Content(disposal=_paper(connection, frozen, entry.seq))
    closed = lot.state == DisposalState.CLOSED.value
    frozen = lot.frozen if closed else snapshot(connection, lot_id)
    return Content(disposal=_paper(connection, frozen, entry.seq, may_change=not closed))


@dataclass(frozen=True)
class CertificateDraft(Query[Paper]):
    """The certificate of a lot as it would be now, for an operator at a desk."""

    disposal_id: int
    operator_id: int
    desk: str

    def run(self, connection: Connection) -> Paper:
        office = office_of(connection)
        kind = DocumentKind.DISPOSAL_CERTIFICATE.value
        seq = connection.scalar(select(ChainHead.seq)) or 0
        return Paper(
            number="",
            kind=kind,
            title=WORDS[kind],
            entry="",
            seq=seq,
            head="",
            at=office.now,
            effective_at=office.now,
            operator=operator_at(connection, self.operator_id, seq),
            desk=self.desk,
            office=office,
            holder=None,
            void=None,
            content=Content(disposal=_paper(connection, snapshot(connection, self.disposal_id), seq)),
        )


def _paper(connection: Connection, frozen: Mapping[str, Any], seq: int, *, may_change: bool = False) -> DisposalPaper:
    asked, approved, made = (frozen.get(f"{name}_by_id") for name in ("requested", "approved", "made"))
    people = people_at(connection, [asked, approved, made], seq)
    return DisposalPaper(
        name=frozen["name"],
        method=frozen["method"],
        recipient=frozen.get("recipient", ""),
        address=frozen.get("recipient_address", ""),
        reason=frozen.get("reason", ""),
        note=frozen.get("note", ""),
        disposed_on=_day(frozen, "disposed_on"),
        made_by=people[made],
        requested_by=people[asked],
        approved_by=people[approved],
        alone=approved is not None and "approval_id" not in frozen,
        may_change=may_change,
        saved_a_year=Decimal(frozen["saved_a_year"]),
        lines=tuple(map(_line, frozen["lines"])),
    )


def _line(line: Mapping[str, Any]) -> DisposedLine:
    said = line["description"].casefold()
    model = [line[key] for key in ("manufacturer", "model_number") if line.get(key, "").casefold() not in ("", said)]
    return DisposedLine(
        tag=line["tag"],
        description=line["description"],
        model=" ".join(part for part in model if part.casefold() not in said),
        serial=line.get("serial", ""),
        condition=line["condition"],
        holds_data=bool(line["holds_data"]),
        wiped_on=_day(line, "wiped_on"),
        wiped_by=line.get("wiped_by", ""),
        wipe_method=line.get("wipe_method", ""),
        wipe_certificate=line.get("wipe_certificate", ""),
        cost=_amount(line, "cost"),
        proceeds=_amount(line, "proceeds"),
        costs=_amount(line, "costs"),
        book_value=_amount(line, "book_value"),
        note=line.get("note", ""),
    )


def _day(values: Mapping[str, Any], key: str) -> dt.date | None:
    return dt.date.fromisoformat(values[key]) if key in values else None


def _amount(values: Mapping[str, Any], key: str) -> Decimal | None:
    return Decimal(values[key]) if key in values else None
