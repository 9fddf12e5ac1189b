"""An inspection is open exactly while its asset has to be inspected, whatever transaction brought it there.

Leaving that state ends it. The steps that are ticked stand on the asset, where lists read them; who ticked each, and
when, stands on the inspection.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Row, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset, Custody, Readiness
from tracker_desktop.models.attachments import Attachment
from tracker_desktop.models.inspections import Inspection, Outcome, Tick
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.queries.to_do import IS_OPEN, ToDo, ToDoOf, texts
from tracker_desktop.transactions.books import Books, Changed
from tracker_desktop.transactions.rules.asset_rules import checklist_of, refuse_states
from tracker_desktop.transactions.rules.attaching import Attached

ENDS = {
    Readiness.IN_MAINTENANCE.value: Outcome.TO_MAINTENANCE.value,
    Readiness.PENDING_DISPOSAL.value: Outcome.TO_DISPOSAL.value,
}
"""What an inspection ends with by the state that the asset went to; in any other way it was overtaken."""
WAITS = Asset.readiness == Readiness.TO_INSPECT.value
_FOUND = select(
    Asset.id,
    Asset.readiness,
    Asset.steps_done,
    Asset.category_id,
    Asset.condition,
    Asset.place_id,
    Inspection.id.label("inspection_id"),
    Inspection.ticks,
).outerjoin(Inspection, (Inspection.asset_id == Asset.id) & IS_OPEN)
_OUT_OF_STEP = (WAITS & Inspection.id.is_(None)) | (~WAITS & Inspection.id.is_not(None))
MOST_ONE_BY_ONE = 50


def inspections_follow(books: Books, touched: Changed) -> None:
    """Open, end and tick the inspections of the assets that were touched."""
    ids = touched.get(Asset.__tablename__)
    if not ids:
        return
    found: list[Row[Any]] = []
    if isinstance(ids, str):
        found += books.execute(_FOUND.where(_OUT_OF_STEP).order_by(Asset.id))
    else:
        for part in in_parts(sorted(ids)):
            found += books.execute(_FOUND.where(Asset.id.in_(part), WAITS | Inspection.id.is_not(None)))
    _open(books, [row for row in found if row.inspection_id is None])
    there = [row for row in found if row.inspection_id is not None]
    changed = [row for row in there if row.readiness != Readiness.TO_INSPECT or _ticked(row.ticks) != row.steps_done]
    held = books.hold(Inspection, [row.inspection_id for row in changed])
    for row in changed:
        inspection = held[row.inspection_id]
        if row.readiness == Readiness.TO_INSPECT:
            inspection.ticks = ticks(books, inspection.ticks, row.steps_done)
        else:
            _end(books, inspection, row, ENDS.get(row.readiness, Outcome.OVERTAKEN.value))


def open_inspection(books: Books, asset: Asset) -> Inspection | None:
    """The open inspection of an asset, locked; None where it has none."""
    query = select(Inspection).where(Inspection.asset_id == asset.id, IS_OPEN).with_for_update()
    return books.scalars(query.execution_options(populate_existing=True)).first()


def finish(
    books: Books,
    asset: Asset,
    inspection: Inspection | None,
    outcome: Outcome,
    done: Sequence[str],
    *,
    note: str = "",
    custody_id: int | None = None,
) -> None:
    """The inspection of an asset ended with these steps ticked; one that was never open is written all the same."""
    if inspection is None:
        steps = checklist_of(books, asset.category_id)
        inspection = Inspection(
            asset_id=asset.id, custody_id=custody_id, opened_at=books.effective_at, steps=steps, ticks=[]
        )
        books.add(inspection)
    inspection.ticks = ticks(books, inspection.ticks, done)
    inspection.note = note or None
    _end(books, inspection, asset, outcome.value)


def ticks(books: Books, before: Sequence[Tick], done: Sequence[str]) -> list[Tick]:
    """The ticks of these steps: those that were there, and new ones by who is at the desk now."""
    known = {tick["text"]: tick for tick in before}
    by, at = books.operator.person_id, books.effective_at.astimezone(dt.UTC).isoformat()
    return [known.get(text) or Tick(text=text, by=by, at=at) for text in done]


def merged(books: Books, asset: Asset, done: Iterable[str], seen: Iterable[str] | None) -> list[str]:
    """All steps that are ticked now, in the order of today's list. `seen` are those that were ticked when the clerk
    looked: what somebody else ticked meanwhile stays. So does what was ticked and is no longer on the list."""
    wanted, before = set(done), set(asset.steps_done)
    if seen is not None:
        wanted = (before | wanted) - (set(seen) - wanted)
    listed = texts(checklist_of(books, asset.category_id))
    return [text for text in listed if text in wanted] + [text for text in asset.steps_done if text not in listed]


def on_list(books: Books, asset: Asset, done: Iterable[str]) -> int:
    """How many of these steps are on today's list."""
    return len(set(done).intersection(texts(checklist_of(books, asset.category_id))))


def unproven(
    books: Books, asset: Asset, done: Iterable[str], photos: Iterable[Attached], since: dt.datetime | None = None
) -> list[str]:
    """The steps among those newly ticked that want a photo and have none: neither among these photos nor among
    those that were added since the inspection began."""
    wanted = {step["text"] for step in checklist_of(books, asset.category_id) if step.get("photo")}
    missing = [text for text in done if text in wanted and text not in {photo.step for photo in photos}]
    if not missing or since is None:
        return missing
    query = select(Attachment.step).where(
        Attachment.asset_id == asset.id, Attachment.added_at >= since, Attachment.step.in_(missing)
    )
    there = set(books.scalars(query))
    return [text for text in missing if text not in there]


def refuse_unready(books: Books, asset: Asset) -> None:
    """Raises the refusal of an asset that is not ready for use, naming what it still needs."""
    if asset.readiness == Readiness.TO_INSPECT:
        books.flush()
        raise to_inspect(asset.tag, ToDoOf(asset.id).run(books.connection()))
    refuse_states(asset, (Readiness.IN_MAINTENANCE, Readiness.PENDING_DISPOSAL))


def to_inspect(tag: str, todo: ToDo) -> Refused:
    """The refusal of what has to be inspected first."""
    return Refused("asset_to_inspect", tag=tag, todo=str(todo))


def _ticked(ticks: Sequence[Tick]) -> list[str]:
    return [tick["text"] for tick in ticks]


def _open(books: Books, rows: Sequence[Row[Any]]) -> None:
    if not rows:
        return
    ended = select(Custody.asset_id, Custody.id).where(Custody.ended_by == books.uid)
    custodies: dict[int, int] = dict(books.execute(ended).all())
    made = (_opened(books, row, custodies.get(row.id)) for row in rows)
    if len(rows) > MOST_ONE_BY_ONE:
        books.add_many(Inspection, made)
    else:
        books.add_all([Inspection(**values) for values in made])


def _opened(books: Books, row: Row[Any], custody_id: int | None) -> dict[str, Any]:
    return {
        "asset_id": row.id,
        "custody_id": custody_id,
        "opened_at": books.effective_at,
        "steps": checklist_of(books, row.category_id),
        "ticks": ticks(books, (), row.steps_done),
    }


def _end(books: Books, inspection: Inspection, asset: Asset | Row[Any], outcome: str) -> None:
    inspection.outcome = outcome
    inspection.condition, inspection.place_id = asset.condition, asset.place_id
    inspection.finished_at = books.effective_at
    inspection.finished_by_id = books.operator.person_id
