"""Rules that several transactions on assets share: what may be used, and what has to be inspected first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import BAD, Asset, Condition, Readiness
from tracker_desktop.models.categories import Category, Step
from tracker_desktop.models.holders import Holder
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules.loans import office_day
from tracker_desktop.wording.assets import short_day

NOT_READY = {
    Readiness.TO_INSPECT: "asset_to_inspect",
    Readiness.IN_MAINTENANCE: "asset_in_maintenance",
    Readiness.MISSING: "asset_missing",
    Readiness.PENDING_DISPOSAL: "asset_pending_disposal",
    Readiness.DISPOSED: "asset_disposed",
}
"""The refusal of an asset that is in a state where this cannot be done with it."""


def hold_assets(books: Books, asset_ids: Sequence[int]) -> list[Asset]:
    """The assets in this order, locked. Raises Refused: no_assets for none, asset_twice for one named twice."""
    if not asset_ids:
        raise Refused("no_assets")
    rows = books.hold(Asset, asset_ids)
    seen: set[int] = set()
    for asset_id in asset_ids:
        if asset_id in seen:
            raise Refused("asset_twice", tag=rows[asset_id].tag)
        seen.add(asset_id)
    return [rows[asset_id] for asset_id in asset_ids]


def refuse_states(asset: Asset, states: Iterable[Readiness]) -> None:
    """Raises the refusal of NOT_READY where the asset is in one of these states."""
    state = Readiness(asset.readiness)
    if state in states:
        raise Refused(NOT_READY[state], tag=asset.tag)


def refuse_held(books: Books, asset: Asset, holder_id: int | None = None) -> None:
    """Raises Refused: held (naming by whom), or held_by_same where that is `holder_id`."""
    if asset.holder_id is None:
        return
    since = "" if asset.held_since is None else short_day(office_day(books, asset.held_since), books.today)
    same = asset.holder_id == holder_id
    raise Refused(
        "held_by_same" if same else "held",
        tag=asset.tag,
        holder=holder_name(books, asset.holder_id),
        since=since,
        asset_id=asset.id,
    )


def holder_name(books: Books, holder_id: int) -> str:
    """The name of a person, department or place."""
    return books.get_one(Holder, holder_id).name


def category_of(books: Books, asset: Asset) -> Category | None:
    """The category of an asset, read once a transaction."""
    return _category(books, asset.category_id)


def checklist_of(books: Books, category_id: int | None) -> list[Step]:
    """The steps that a category asks for before another use; none without a category."""
    category = _category(books, category_id)
    return [] if category is None else category.checklist


def _category(books: Books, category_id: int | None) -> Category | None:
    if category_id is None:
        return None
    known: dict[int, Category] = books.info.setdefault("categories", {})
    if category_id not in known:
        known[category_id] = books.get_one(Category, category_id)
    return known[category_id]


def steps_left(books: Books, asset: Asset, done: Iterable[str]) -> list[str]:
    """The required steps of the category's checklist that are not among those done."""
    ticked = set(done)
    steps = checklist_of(books, asset.category_id)
    return [step["text"] for step in steps if step["required"] and step["text"] not in ticked]


def known_steps(books: Books, asset: Asset, done: Iterable[str]) -> list[str]:
    """The steps done that are on the category's checklist, in its order."""
    ticked = set(done)
    return [step["text"] for step in checklist_of(books, asset.category_id) if step["text"] in ticked]


def condition_of(value: str) -> str:
    """A condition. Raises Refused("condition_unknown") for anything else."""
    if value not in list(Condition):
        raise Refused("condition_unknown", value=value, choices=", ".join(Condition))
    return Condition(value).value


def set_condition(asset: Asset, value: str | None) -> None:
    """Note the condition, None leaves it; what has become damaged and lies ready has to be inspected."""
    if value is None or condition_of(value) == asset.condition:
        return
    asset.condition = condition_of(value)
    if asset.condition in BAD and asset.holder_id is None and asset.readiness == Readiness.READY:
        asset.readiness = Readiness.TO_INSPECT.value
        asset.steps_done = []
