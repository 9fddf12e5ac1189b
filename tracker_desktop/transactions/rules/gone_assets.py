"""What follows from assets that leave for good: what they cost a year falls away; a lot of others may hold them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.disposals import Disposal, DisposalLine
from tracker_desktop.queries.ghosts import yearly
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.queries.office import office_of
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules import said
from tracker_desktop.transactions.rules.said import Gap
from tracker_desktop.transactions.rules.stock_words import words


def saved_a_year(books: Books, assets: Iterable[Asset]) -> Decimal:
    """Insurance, property tax and maintenance that fall away each year with these assets, by the office's settings."""
    office = office_of(books.connection())
    return sum((yearly(office, asset.cost) or Decimal(0) for asset in assets), Decimal(0))


def saved_gap(saved: Decimal) -> Gap:
    """· saves 48.00 a year; empty for nothing."""
    return words("saves_a_year", amount=said.money(saved)) if saved else ""


def gain_gap(gain: Decimal) -> Gap:
    """gain 120.00, loss 80.00: what is left of the proceeds without the costs and the book value."""
    if not gain:
        return words("disposal_even")
    return words("disposal_gain" if gain > 0 else "disposal_loss", amount=said.money(abs(gain)))


def refuse_in_lots(books: Books, assets: Sequence[Asset]) -> None:
    """Raises Refused("asset_in_lot") naming the lot, where one of them may leave with a lot of assets."""
    tags = {asset.id: asset.tag for asset in assets}
    for part in in_parts(sorted(tags)):
        query = select(DisposalLine.asset_id, Disposal.name).join(Disposal, Disposal.id == DisposalLine.disposal_id)
        row = books.execute(query.where(DisposalLine.open_key.in_(part)).order_by(DisposalLine.asset_id)).first()
        if row is not None:
            raise Refused("asset_in_lot", tag=tags[row.asset_id], name=row.name)
