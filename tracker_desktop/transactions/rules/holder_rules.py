"""Who may be handed something: warned of, or refused where the category of a thing says so."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.categories import Policy
from tracker_desktop.models.holders import Holder
from tracker_desktop.scanning.clean import clean_line
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules.asset_rules import category_of
from tracker_desktop.wording.assets import short_day


def receiver(books: Books, holder_id: int, assets: Iterable[Asset], override: str | None) -> str:
    """Make sure that this holder may be handed these assets. Returns the reason given, or an empty text.

    Raises Refused: holder_inactive or holder_overdue without a reason to do it all the same; the same with
    `_policy` behind it where a category's policy allows no reason.
    """
    holder = books.get(Holder, holder_id)
    if holder is None:
        raise Refused("gone")
    reason = clean_line(override or "")
    for warning in _warnings(books, holder):
        for asset in assets:
            category = category_of(books, asset)
            if category is not None and category.holder_policy == Policy.REFUSE:
                raise Refused(f"{warning.code}_policy", **warning.params, tag=asset.tag, category=category.name)
        if not reason:
            raise warning
    return reason


def _warnings(books: Books, holder: Holder) -> Iterable[Refused]:
    if not holder.active:
        yield Refused("holder_inactive", holder=holder.name)
    overdue = books.execute(
        select(Asset.tag, Asset.due)
        .where(Asset.holder_id == holder.id, Asset.due < books.today)
        .order_by(Asset.due, Asset.tag_sort)
    ).all()
    if overdue:
        first = overdue[0]
        due = short_day(first.due, books.today)
        yield Refused("holder_overdue", holder=holder.name, count=len(overdue), tag0=first.tag, since=due)
