"""The list of who holds things, and when they last signed for all of it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import and_, bindparam, case, func, or_, select

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.documents import Document, DocumentKind
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.lending import SignedPaper
from tracker_desktop.models.people import Department, Person
from tracker_desktop.models.types import Day, Int, Line, UtcTime
from tracker_desktop.queries import shown
from tracker_desktop.queries.columns import Column, Listing, Search, View
from tracker_desktop.queries.lists.searched import BY_HOLDER
from tracker_desktop.queries.sql import table_of

SIGNED_SINCE: Any = bindparam("signed_since", type_=Day())
HELD_BEFORE: Any = bindparam("held_before", type_=UtcTime())
_mine = Asset.holder_id == Holder.id
HOLDS: Any = select(func.count(type_=Int)).select_from(Asset).where(_mine).correlate(Holder).scalar_subquery()
SINCE: Any = select(func.min(Asset.held_since, type_=UtcTime())).where(_mine).correlate(Holder).scalar_subquery()
_statement = and_(Document.kind == DocumentKind.STATEMENT.value, Document.voided_by.is_(None))
SIGNED: Any = (
    select(func.max(SignedPaper.signed_on, type_=Day()))
    .join(Document, Document.id == SignedPaper.document_id)
    .where(SignedPaper.holder_id == Holder.id, _statement)
    .correlate(Holder)
    .scalar_subquery()
)
PRINTED: Any = (
    select(func.max(Document.number, type_=Line))
    .where(Document.holder_id == Holder.id, _statement)
    .correlate(Holder)
    .scalar_subquery()
)
DEPARTMENT: Any = (
    select(Department.name)
    .join(Person, Person.department_id == Department.id)
    .where(Person.holder_id == Holder.id)
    .correlate(Holder)
    .scalar_subquery()
)
"""That of a person."""
HOLDING: Any = Holder.id.in_(select(Asset.holder_id).where(Asset.holder_id.is_not(None)))
LONG: Any = Holder.id.in_(
    select(Asset.holder_id).where(
        Asset.holder_id.is_not(None), or_(Asset.held_since.is_(None), Asset.held_since < HELD_BEFORE)
    )
)
SIGNED_LATELY: Any = Holder.id.in_(
    select(SignedPaper.holder_id)
    .join(Document, Document.id == SignedPaper.document_id)
    .where(_statement, SignedPaper.signed_on >= SIGNED_SINCE)
)
PRINTED_LATELY: Any = Holder.id.in_(
    select(Document.holder_id).where(_statement, Document.holder_id.is_not(None), Document.created_at >= HELD_BEFORE)
)
IS_DUE: Any = and_(LONG, ~SIGNED_LATELY)
"""Who has held something for so long that a statement should have been signed since, and none was."""
STATE: Any = case(
    (SIGNED_LATELY, "signed"),
    (~LONG, "not_due"),
    (PRINTED_LATELY, "to_sign"),
    else_="to_print",
)
STATES = ("to_print", "to_sign", "signed", "not_due")

STATEMENTS = Listing(
    name="statements",
    title="Statements to sign",
    model=Holder,
    key=Holder.id,
    main=(Holder.name_key, Holder.id),
    source=table_of(Holder),
    where=HOLDING,
    columns=(
        Column("name", "Held by", "text", (Holder.name,), 180, sort=(Holder.name_key,), nullable=False),
        Column("kind", "Kind", "text", (Holder.kind,), 100, show=shown.word, nullable=False),
        Column("department", "Department", "text", (DEPARTMENT,), 140),
        Column("holds", "Holds", "count", (HOLDS,), 76, nullable=False),
        Column("state", "State", "status", (STATE,), 120, nullable=False, states=STATES),
        Column("signed", "Last signed", "date", (SIGNED,), 110),
        Column("printed", "Last statement", "tag", (PRINTED,), 130),
        Column("since", "Holds since", "time", (SINCE,), 140),
    ),
    views=(
        View("due", "To sign", where=IS_DUE),
        View("to_print", "To print", where=and_(IS_DUE, ~PRINTED_LATELY)),
        View("to_sign", "Printed, not signed", where=and_(IS_DUE, PRINTED_LATELY)),
        View("signed", "Signed", where=SIGNED_LATELY),
        View("all", "All holders"),
    ),
    search=Search(Holder.id, BY_HOLDER.text, trigrams=BY_HOLDER.trigrams),
)
