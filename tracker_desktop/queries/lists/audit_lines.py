"""The list of what an audit expected and saw; always of one audit, by the filter `audit`."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import func, literal, select
from sqlalchemy.orm import aliased

from tracker_desktop.models.approvals import Approval
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.audits import AuditLine, Finding
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.people import Person
from tracker_desktop.models.places import Place
from tracker_desktop.queries import shown
from tracker_desktop.queries.audit_class import CLASS, LINE_STATUS, POSTED, SIGHTED_AT, SIGHTED_PLACE, TO_RESOLVE
from tracker_desktop.queries.columns import Column, Listing, Search, View, named
from tracker_desktop.queries.lists.searched import BY_HOLDER, BY_PLACE
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.resolutions import chosen, odd_of
from tracker_desktop.queries.sql import has, table_of
from tracker_desktop.queries.status import rank

FINDING_ORDER = tuple(
    finding.value
    for finding in (
        Finding.MISSING,
        Finding.UNEXPECTED_STATE,
        Finding.SEEN_ELSEWHERE,
        Finding.RECORDED_ELSEWHERE,
        Finding.UNKNOWN_CODE,
        Finding.NOT_SEEN,
        Finding.MOVED_SINCE,
        Finding.ALSO_SEEN,
        Finding.FOUND,
    )
)
STATE: Any = func.replace(CLASS, " ", "_")
STATES = tuple(finding.replace(" ", "_") for finding in FINDING_ORDER)
SEEN_PLACE: Any = aliased(table_of(Place), name="seen_place")
TO_PLACE: Any = aliased(table_of(Place), name="to_place")
TO_HOLDER: Any = aliased(table_of(Holder), name="to_holder")
DECIDED_BY: Any = aliased(table_of(Person), name="decided_by")
MAYBE: Any = aliased(table_of(Asset), name="maybe")
SEEN_AT: Any = func.coalesce(AuditLine.seen_at, SIGHTED_AT, type_=AuditLine.seen_at.type)
SEEN_IN: Any = func.coalesce(AuditLine.seen_place_id, SIGHTED_PLACE)
SEEN_NAME: Any = select(SEEN_PLACE.c.name).where(SEEN_PLACE.c.id == SEEN_IN).scalar_subquery()
"""In a row the name of the place must do, so that the time stands beside it; the detail has its whole path."""
SEEN_PATH: Any = select(SEEN_PLACE.c.path).where(SEEN_PLACE.c.id == SEEN_IN).scalar_subquery()
BY_ASSET = Search(Asset.id, Asset.search, trigrams="asset_fts")


def seen_words(office: Office, path: str | None, when: dt.datetime | None) -> str:
    """B-210, 10:31: where and when something was seen in an audit; with the day where it was not today."""
    if when is None:
        return shown.NONE
    local = when.astimezone(office.zone)
    day = "" if local.date() == office.today else f"{local.day} {local:%b} "
    return f"{path or 'no room'}, {day}{local:%H:%M}"


def resolve_words(resolution: str | None, to: str | None, reason: str | None) -> str:
    """How a resolution is said in its row: Move the record to B-210; Ignore: no label on it."""
    if not resolution:
        return ""
    words = shown.word(None, resolution)  # type: ignore[arg-type]
    words = f"{words} to {to}" if to else words
    return f"{words}: {reason}" if reason else words


def _resolve_by(
    _: Office,
    finding: str,
    resolution: str | None,
    odd: str | None,
    readiness: str | None,
    holder_id: int | None,
    to_place: str | None,
    to_holder: str | None,
    seen: str | None,
    reason: str | None,
) -> str:
    if finding not in TO_RESOLVE:
        return ""
    key = chosen(resolution, finding, odd_of(finding, odd, readiness), held=holder_id is not None)
    if key is None:
        return "Choose…"
    to = to_holder or to_place or (seen if key == "move the record" else None)
    return resolve_words(key, to, reason)


def _posted(_: Office, result: str | None, approval: str | None) -> str:
    if approval is not None and approval != "approved":
        return f"{approval} approval" if approval == "waiting" else f"approval {approval}"
    return "" if result is None else "posted"


def _view(key: str, title: str, *findings: Finding) -> View:
    keys = [finding.value.replace(" ", "_") for finding in findings]
    posted = POSTED.replace(" ", "_")
    return View(key, title, statuses=(*keys, *(f"{finding}{posted}" for finding in keys)))


AUDIT_LINES = Listing(
    name="audit_lines",
    title="Findings",
    model=AuditLine,
    key=AuditLine.id,
    main=(AuditLine.tag_sort, AuditLine.id),
    source=table_of(AuditLine)
    .outerjoin(table_of(Asset), Asset.id == AuditLine.asset_id)
    .outerjoin(table_of(Place), Place.id == AuditLine.place_id)
    .outerjoin(table_of(Holder), Holder.id == AuditLine.holder_id)
    .outerjoin(table_of(Person), Person.id == AuditLine.seen_by_id)
    .outerjoin(TO_PLACE, TO_PLACE.c.id == AuditLine.to_place_id)
    .outerjoin(TO_HOLDER, TO_HOLDER.c.id == AuditLine.to_holder_id)
    .outerjoin(DECIDED_BY, DECIDED_BY.c.id == AuditLine.decided_by_id)
    .outerjoin(MAYBE, MAYBE.c.id == AuditLine.maybe_asset_id)
    .outerjoin(table_of(Approval), Approval.id == AuditLine.approval_id),
    status=func.replace(LINE_STATUS, literal(" "), literal("_")),
    columns=(
        Column("tag", "Tag", "tag", (AuditLine.tag,), 110, sort=(AuditLine.tag_sort,), nullable=False),
        Column(
            "description",
            "Description",
            "text",
            (Asset.description,),
            170,
            via=named(table_of(Asset), AuditLine.asset_id, "description_key"),
        ),
        Column(
            "finding",
            "Finding",
            "status",
            (STATE,),
            150,
            sort=(rank(CLASS, FINDING_ORDER),),
            nullable=False,
            states=STATES,
        ),
        Column(
            "record",
            "Record says",
            "text",
            (Place.path,),
            140,
            via=named(table_of(Place), AuditLine.place_id, "path_key"),
            show=shown.dashed,
        ),
        Column("seen", "Seen", "text", (SEEN_NAME, SEEN_AT), 160, sort=(SEEN_AT,), show=seen_words),
        Column("cost", "Cost", "money", (AuditLine.value,), 100),
        Column(
            "resolve",
            "Resolve by",
            "text",
            (
                CLASS,
                AuditLine.resolution,
                AuditLine.odd,
                AuditLine.readiness,
                AuditLine.holder_id,
                TO_PLACE.c.name,
                TO_HOLDER.c.name,
                SEEN_NAME,
                AuditLine.reason,
            ),
            200,
            sort=(func.coalesce(AuditLine.resolution, ""),),
            show=_resolve_by,
        ),
        Column(
            "posted",
            "Posted",
            "text",
            (AuditLine.result, Approval.state),
            110,
            False,
            sort=(func.coalesce(AuditLine.result, ""),),
            show=_posted,
        ),
        Column(
            "held_by",
            "Held by",
            "text",
            (Holder.name,),
            130,
            False,
            via=named(table_of(Holder), AuditLine.holder_id),
            show=shown.dashed,
        ),
        Column("state", "Seen though", "text", (AuditLine.odd,), 110, False, show=shown.word),
        Column("condition", "Condition", "text", (AuditLine.condition,), 90, False, show=shown.word),
        Column("note", "Note", "text", (AuditLine.note,), 160, False),
        Column("times", "Times seen", "count", (AuditLine.times_seen,), 90, False, nullable=False),
        Column(
            "seen_by",
            "Seen by",
            "text",
            (Person.name,),
            130,
            False,
            via=named(table_of(Person), AuditLine.seen_by_id),
        ),
        Column("how", "How", "text", (AuditLine.seen_how,), 100, False, show=shown.word),
        Column("code", "Code as scanned", "tag", (AuditLine.code,), 120, False),
        Column(
            "maybe",
            "Probably",
            "tag",
            (MAYBE.c.tag,),
            110,
            False,
            via=named(MAYBE, AuditLine.maybe_asset_id, "tag_sort"),
        ),
        Column("why", "Why", "text", (AuditLine.maybe_why,), 180, False),
        Column(
            "decided_by",
            "Decided by",
            "text",
            (DECIDED_BY.c.name,),
            130,
            False,
            via=named(DECIDED_BY, AuditLine.decided_by_id),
        ),
    ),
    views=(
        View("to_resolve", "To resolve", statuses=tuple(finding.replace(" ", "_") for finding in TO_RESOLVE)),
        _view("found", "Found", Finding.FOUND),
        _view("not_seen", "Not seen yet", Finding.NOT_SEEN),
        _view("seen_elsewhere", "Seen elsewhere", Finding.SEEN_ELSEWHERE),
        _view("recorded_elsewhere", "Recorded elsewhere", Finding.RECORDED_ELSEWHERE),
        _view("unexpected", "Unexpected state", Finding.UNEXPECTED_STATE),
        _view("missing", "Missing", Finding.MISSING),
        _view("moved_since", "Moved since", Finding.MOVED_SINCE),
        _view("also_seen", "Also seen", Finding.ALSO_SEEN),
        _view("unknown", "Unknown code", Finding.UNKNOWN_CODE),
        View("again", "Seen again", where=AuditLine.times_seen > 1),
        View("all", "All"),
    ),
    search=Search(
        AuditLine.id,
        through=((AuditLine.asset_id, BY_ASSET), (AuditLine.place_id, BY_PLACE), (AuditLine.holder_id, BY_HOLDER)),
        more=lambda _connection, word: [has(func.lower(AuditLine.tag), word)],
    ),
    filters={"audit": AuditLine.audit_id, "asset": AuditLine.asset_id, "place": AuditLine.place_id},
)
