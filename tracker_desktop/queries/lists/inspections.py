"""The list of what has to be inspected, which is a work list of assets, and the list of all inspections."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from sqlalchemy import func, select

from tracker_desktop.models.assets import BAD, Asset, Custody, Readiness
from tracker_desktop.models.categories import Category, Step
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.inspections import Inspection, Outcome, Tick
from tracker_desktop.models.people import Person
from tracker_desktop.models.places import Place
from tracker_desktop.queries import shown
from tracker_desktop.queries.columns import Column, Listing, Search, Via, View, named
from tracker_desktop.queries.lists.searched import BY_ASSET, BY_PERSON, BY_PLACE
from tracker_desktop.queries.office import WAITED_LONG, Office
from tracker_desktop.queries.sql import byte_order, table_of, unindexed
from tracker_desktop.queries.to_do import IS_OPEN, to_do

WAITING = (
    select(
        Inspection.id,
        Inspection.asset_id,
        Inspection.opened_at,
        Holder.name.label("holder"),
    )
    .outerjoin(Custody, Custody.id == Inspection.custody_id)
    .outerjoin(Holder, Holder.id == Custody.holder_id)
    .where(IS_OPEN)
    .subquery("waiting")
)
"""The open inspections with who had the asset before. What waited before the office kept inspections has none."""
WHO = (
    select(Inspection.id, Inspection.asset_id, Holder.name_key)
    .join(Custody, Custody.id == Inspection.custody_id)
    .join(Holder, Holder.id == Custody.holder_id)
    .where(IS_OPEN)
    .subquery("who")
)


def when(office: Office, at: dt.datetime | None) -> str:
    """today 09:42, or 19 Nov."""
    return "" if at is None else shown.lately(office, at)


def days_waiting(office: Office, opened_at: dt.datetime | None) -> str:
    """Days of the office since then; nothing on the same day."""
    return "" if opened_at is None else shown.count(office, waited(office, opened_at))


def waited(office: Office, opened_at: dt.datetime) -> int:
    """How many days of the office ago it was."""
    return (office.today - opened_at.astimezone(office.zone).date()).days


def steps_of(_: Office, ticked: Sequence[str], checklist: Sequence[Step] | None) -> str:
    """2 of 4; nothing where there is no checklist."""
    listed = [step["text"] for step in checklist or ()]
    return f"{len(set(listed).intersection(ticked))} of {len(listed)}" if listed else ""


def left_of(_: Office, ticked: Sequence[str], checklist: Sequence[Step] | None, condition: str) -> str:
    """The required steps that are not ticked, and what is wrong with it besides."""
    left = ", ".join(to_do(checklist or (), ticked, None).left)
    return shown.joined([left, condition if condition in BAD else ""])


_open = select(Inspection.asset_id).where(IS_OPEN)
LONG: Any = (
    _open.where(Inspection.asset_id == Asset.id, unindexed(Inspection.opened_at) < WAITED_LONG)
    .correlate(Asset)
    .exists()
)
"""It came back more than two days ago."""


def _waiting(order: Any) -> Via:
    return Via(WAITING, WAITING.c.asset_id == Asset.id, (order,), Asset.id.not_in(_open))


_FROM = Via(
    WHO,
    WHO.c.asset_id == Asset.id,
    (WHO.c.name_key, WHO.c.id),
    Asset.id.not_in(_open.where(Inspection.custody_id.is_not(None))),
)

TO_INSPECT = Listing(
    name="to_inspect",
    title="To inspect",
    model=Asset,
    key=Asset.id,
    main=(Asset.tag_sort, Asset.id),
    source=table_of(Asset)
    .outerjoin(table_of(Category), Asset.category_id == Category.id)
    .outerjoin(table_of(Place), Asset.place_id == Place.id)
    .outerjoin(WAITING, WAITING.c.asset_id == Asset.id),
    where=Asset.readiness == Readiness.TO_INSPECT.value,
    columns=(
        Column("tag", "Tag", "tag", (Asset.tag,), 94, sort=(Asset.tag_sort,), nullable=False),
        Column("description", "Description", "text", (Asset.description,), 146, sort=(Asset.description_key,)),
        Column("category", "Category", "text", (Category.name,), 104, via=named(table_of(Category), Asset.category_id)),
        Column(
            "came_back",
            "Since",
            "text",
            (WAITING.c.opened_at,),
            106,
            via=_waiting(WAITING.c.opened_at),
            show=when,
        ),
        Column("from", "From", "text", (WAITING.c.holder,), 114, via=_FROM),
        Column("days", "Days", "count", (WAITING.c.opened_at,), 62, via=_waiting(-WAITING.c.id), show=days_waiting),
        Column(
            "steps",
            "Steps",
            "text",
            (Asset.steps_done, Category.checklist),
            74,
            sort=(func.length(Asset.steps_done),),
            show=steps_of,
        ),
        Column(
            "left",
            "Still to do",
            "text",
            (Asset.steps_done, Category.checklist, Asset.condition),
            224,
            sort=(byte_order(Asset.steps_done),),
            show=left_of,
        ),
        Column("condition", "Condition", "text", (Asset.condition,), 90, False, show=shown.word, nullable=False),
        Column(
            "location", "Location", "text", (Place.path,), 124, via=named(table_of(Place), Asset.place_id, "path_key")
        ),
    ),
    views=(
        View("all", "All to inspect"),
        View("long", "More than 2 days", where=LONG),
        View("damaged", "Damaged", where=Asset.condition.in_(sorted(BAD))),
    ),
    search=Search(Asset.id, Asset.search, trigrams="asset_fts", through=((Asset.place_id, BY_PLACE),)),
    filters={"category": Asset.category_id, "place": Asset.place_id},
)


def done_of(_: Office, ticks: Sequence[Tick], steps: Sequence[Step]) -> str:
    """2 of 4, of the checklist as it was when the asset came back."""
    return f"{len(ticks)} of {max(len(steps), len(ticks))}" if steps or ticks else ""


def _of_asset(column: Any) -> Any:
    return select(column).where(Asset.id == Inspection.asset_id).correlate(Inspection).scalar_subquery()


_FAILED = (Outcome.TO_MAINTENANCE.value, Outcome.TO_DISPOSAL.value)

INSPECTIONS = Listing(
    name="inspections",
    title="Inspections",
    model=Inspection,
    key=Inspection.id,
    main=(Inspection.opened_at, Inspection.id),
    descending=True,
    source=table_of(Inspection)
    .join(table_of(Asset), Asset.id == Inspection.asset_id)
    .outerjoin(table_of(Person), Person.id == Inspection.finished_by_id)
    .outerjoin(table_of(Place), Place.id == Inspection.place_id),
    columns=(
        Column("tag", "Tag", "tag", (Asset.tag,), 94, sort=(_of_asset(Asset.tag_sort),), nullable=False),
        Column(
            "description", "Description", "text", (Asset.description,), 146, sort=(_of_asset(Asset.description_key),)
        ),
        Column("outcome", "Outcome", "text", (Inspection.outcome,), 136, show=shown.word),
        Column("finished", "Finished", "text", (Inspection.finished_at,), 106, show=when),
        Column("by", "By", "text", (Person.name,), 112, via=named(table_of(Person), Inspection.finished_by_id)),
        Column(
            "steps",
            "Steps",
            "text",
            (Inspection.ticks, Inspection.steps),
            74,
            sort=(func.length(Inspection.ticks),),
            show=done_of,
        ),
        Column("opened", "Came back", "time", (Inspection.opened_at,), 140, False, nullable=False),
        Column("condition", "Condition", "text", (Inspection.condition,), 90, False, show=shown.word),
        Column(
            "location",
            "Location",
            "text",
            (Place.path,),
            150,
            False,
            via=named(table_of(Place), Inspection.place_id, "path_key"),
        ),
        Column("note", "Note", "text", (Inspection.note,), 200, False, sort=(byte_order(Inspection.note),)),
    ),
    views=(
        View("finished", "Finished", where=~IS_OPEN),
        View("passed", "Passed", where=Inspection.outcome == Outcome.PASSED.value),
        View("failed", "Not passed", where=Inspection.outcome.in_(_FAILED)),
        View("overtaken", "Overtaken", where=Inspection.outcome == Outcome.OVERTAKEN.value),
        View("open", "Open", where=IS_OPEN),
        View("all", "All inspections"),
    ),
    search=Search(
        Inspection.id,
        through=((Inspection.asset_id, BY_ASSET), (Inspection.finished_by_id, BY_PERSON)),
    ),
    filters={"asset": Inspection.asset_id},
)
