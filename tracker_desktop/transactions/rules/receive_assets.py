"""Assets of a delivery: several of one model, each piece by its own serial number and tag."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Condition
from tracker_desktop.models.orders import OrderedAsset
from tracker_desktop.transactions.add_asset import new_asset
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules.said import Gap, Said
from tracker_desktop.transactions.rules.stock_places import first_store
from tracker_desktop.transactions.rules.stock_words import joined, words

MOST = 1000


@dataclass(frozen=True)
class ReceivedAsset:
    """One model. `cost` is that of one piece; `pieces` are (serial, tag) of each, both may be missing: without a tag
    the category gives one. Without `place_id` they go to the first store. `order_line_id` is the line of an order that
    they came for."""

    description: str
    category_id: int | None = None
    manufacturer: str | None = None
    model_number: str | None = None
    cost: Decimal | None = None
    pieces: tuple[tuple[str | None, str | None], ...] = ()
    place_id: int | None = None
    order_line_id: int | None = None


@dataclass(frozen=True)
class AddedAssets:
    """What a line became: its first asset, all tags, and the words for them."""

    description: str
    first_id: int
    tags: tuple[str, ...]

    @property
    def words(self) -> Gap:
        return words("stock_times", quantity=len(self.tags), item=self.description)


def add_received(books: Books, line: ReceivedAsset, supplier_id: int | None, order: str | None) -> AddedAssets:
    """Add each piece to the register, new, at its place. Raises Refused."""
    if not 0 < len(line.pieces) <= MOST:
        raise Refused("pieces_wrong", description=line.description, most=MOST)
    shared = {
        "description": line.description,
        "category_id": line.category_id,
        "manufacturer": line.manufacturer,
        "model_number": line.model_number,
        "cost": line.cost,
        "purchased": books.today,
        "supplier_id": supplier_id,
        "order_number": order,
        "condition": Condition.NEW.value,
        "place_id": first_store(books).id if line.place_id is None else line.place_id,
    }
    added = [new_asset(books, shared | {"serial": serial, "tag": tag}) for serial, tag in line.pieces]
    if line.order_line_id is not None:
        books.add_all([OrderedAsset(asset_id=asset.id, order_line_id=line.order_line_id) for asset in added])
        books.flush()
    return AddedAssets(added[0].description, added[0].id, tuple(asset.tag for asset in added))


def added_words(added: AddedAssets, reference: str | None) -> Said:
    """What one model says: how many, and its tags."""
    first, last = added.tags[0], added.tags[-1]
    tags: Gap = words("stock_tags", first=first, last=last) if len(added.tags) > 1 else first
    gaps: dict[str, Gap] = {
        "quantity": len(added.tags),
        "item": added.description,
        "about": joined([reference or "", tags], "stock_dot"),
    }
    return Said("receive", gaps, about=("asset", added.first_id))
