"""Who may be handed something: warned of, or refused where the category of a thing says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, bindparam, select

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.categories import Category, Policy
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.types import Day
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.transactions.rules.concerns import Concern, Handover
from tracker_desktop.wording.assets import short_day

MAY_OVERRIDE = ("holder_inactive", "holder_overdue")
_HOLDER = select(Holder.name, Holder.active).where(Holder.id == bindparam("holder"))
_OVERDUE = (
    select(Asset.tag, Asset.due)
    .where(Asset.holder_id == bindparam("holder"), Asset.due < bindparam("today", type_=Day()))
    .order_by(Asset.due, Asset.tag_sort)
)
_STRICT = select(Category.id, Category.name).where(
    Category.id.in_(bindparam("ids", expanding=True)), Category.holder_policy == Policy.REFUSE.value
)


def concerns(connection: Connection, over: Handover) -> Iterator[Concern]:
    """holder_inactive, holder_overdue; with `_policy` behind it where a category's policy allows no reason."""
    holder = connection.execute(_HOLDER, {"holder": over.holder_id}).first()
    if holder is None:
        return
    for code, params in _warnings(connection, over, holder):
        strict = _strict(connection, over)
        if strict is not None:
            tag, category = strict
            yield Concern(f"{code}_policy", {**params, "tag": tag, "category": category}, firm=True)
        yield Concern(code, params)


def _warnings(connection: Connection, over: Handover, holder: Any) -> Iterable[tuple[str, dict[str, object]]]:
    if not holder.active:
        yield "holder_inactive", {"holder": holder.name}
    overdue = connection.execute(_OVERDUE, {"holder": over.holder_id, "today": over.today}).all()
    if overdue:
        first = overdue[0]
        since = short_day(first.due, over.today)
        yield (
            "holder_overdue",
            {"holder": holder.name, "count": len(overdue), "tag0": first.tag, "since": since},
        )


def _strict(connection: Connection, over: Handover) -> tuple[str, str] | None:
    """The tag and the category of the first thing that nobody with overdue things may have."""
    ids = {thing.category_id for thing in over.things if thing.category_id is not None}
    strict: dict[int | None, str] = {}
    for part in in_parts(sorted(ids)):
        strict.update({row.id: row.name for row in connection.execute(_STRICT, {"ids": part})})
    found = ((thing.tag, strict[thing.category_id]) for thing in over.things if thing.category_id in strict)
    return next(found, None)
