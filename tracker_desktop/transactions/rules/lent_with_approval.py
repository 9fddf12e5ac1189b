"""What is handed out only when another person has approved it: the categories that say so."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from sqlalchemy import bindparam, select

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.categories import Category
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.transactions.approval_need import Need
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules.custody import OutLine
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.said import holder as holder_gap
from tracker_desktop.wording.assets import tag_list
from tracker_desktop.wording.render import counted

_WANTED = (
    select(Asset.id, Asset.tag, Asset.description, Asset.cost, Category.needs_approval)
    .outerjoin(Category, Category.id == Asset.category_id)
    .where(Asset.id.in_(bindparam("ids", expanding=True)))
)


def need_of(books: Books, code: str, lines: Iterable[OutLine], holder_id: int) -> Need | None:
    """The approval that handing these out needs, said under the title `code`; what they cost is at stake."""
    ids = sorted({line.asset_id for line in lines})
    rows = [row for part in in_parts(ids) for row in books.execute(_WANTED, {"ids": part})]
    if not any(row.needs_approval for row in rows):
        return None
    rows.sort(key=lambda row: row.id)
    tags = [row.tag for row in rows]
    what = f"{tags[0]} {rows[0].description}" if len(rows) == 1 else counted(len(rows), "asset")
    gaps = {"things": what, "holder": holder_gap(holder_id), "tags": tag_list(tags) if len(rows) > 1 else ""}
    about = ("asset", rows[0].id) if len(rows) == 1 else None
    value = sum((row.cost or Decimal(0) for row in rows), Decimal(0))
    return Need(value, Said(code, gaps), facts=dict.fromkeys(tags, "handed out"), about=about)
