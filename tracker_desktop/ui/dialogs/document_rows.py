"""The rows of the table of a document: its lines, assets that are received, and what of the order is still to come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from tracker_desktop.counter.basket import AssetLine, Basket, StockLine
from tracker_desktop.queries.order_facts import OrderedLine
from tracker_desktop.transactions.rules.receive_assets import ReceivedAsset
from tracker_desktop.wording.render import counted

NOTHING, ONE = Decimal(0), Decimal(1)
SERIAL = "serial"


@dataclass(frozen=True)
class PiecesLine:
    """Assets of one model as a line of the table; `index` counts the models from 0."""

    index: int
    pieces: ReceivedAsset
    place: str
    unit: str = "piece"
    expiry: None = None
    problem: str = ""
    ordered: Decimal | None = None
    came: Decimal = NOTHING
    ordered_cost: Decimal | None = None
    why_there: str = ""

    @property
    def sku(self) -> str:
        """The maker's number of the model."""
        return self.pieces.model_number or ""

    @property
    def name(self) -> str:
        """Dell Latitude 5540 · tags by category."""
        tags = sum(1 for _, tag in self.pieces.pieces if tag)
        return f"{self.pieces.description} · {counted(tags, 'tag') if tags else 'tags by category'}"

    @property
    def lot(self) -> str:
        """How many serial numbers are known."""
        serials = sum(1 for serial, _ in self.pieces.pieces if serial)
        return counted(serials, "serial") if serials else ""

    @property
    def quantity(self) -> Decimal:
        """How many."""
        return Decimal(len(self.pieces.pieces))

    @property
    def unit_cost(self) -> Decimal | None:
        """What one costs."""
        return self.pieces.cost


@dataclass(frozen=True)
class ToCome:
    """A line of the order of which nothing is on the list yet."""

    line: OrderedLine
    lot: str = ""
    expiry: None = None
    unit_cost: None = None
    why_there: str = ""
    problem: str = ""

    @property
    def sku(self) -> str:
        """The item's SKU, or the maker's number of the model."""
        return self.line.sku or self.line.model or ""

    @property
    def name(self) -> str:
        """What was ordered."""
        return self.line.name

    @property
    def unit(self) -> str:
        """Its base unit."""
        return self.line.unit

    @property
    def place(self) -> str:
        """Where it goes."""
        return self.line.place

    @property
    def quantity(self) -> Decimal:
        """Nothing yet."""
        return NOTHING

    @property
    def ordered(self) -> Decimal:
        """How much was ordered."""
        return self.line.ordered

    @property
    def came(self) -> Decimal:
        """How much came before."""
        return self.line.came

    @property
    def ordered_cost(self) -> Decimal | None:
        """What one was ordered at."""
        return self.line.unit_cost

    def as_stock(self) -> StockLine:
        """All that is open of it, as a line of the delivery; one of what has serial numbers."""
        line = self.line
        count = ONE if line.lot_policy == SERIAL else line.open
        return StockLine(
            line.item_id or 0,
            line.sku,
            line.name,
            line.unit,
            count,
            decimals=line.decimals,
            lot_policy=line.lot_policy,
            expiry_required=line.expiry_required,
        )

    def as_pieces(self) -> ReceivedAsset:
        """All that is open of it, as assets of the delivery."""
        line, none = self.line, (None, None)
        about = (line.name, line.category_id, line.manufacturer, line.model, line.price)
        return ReceivedAsset(*about, pieces=(none,) * int(line.open), order_line_id=line.id)


Row = AssetLine | StockLine | PiecesLine | ToCome


def rows_of(basket: Basket) -> Sequence[Row]:
    """The lines that the counter counts, the assets that are received, and what is still to come."""
    places = (*basket.piece_places, *("" for _ in basket.pieces))
    problems = (*basket.piece_problems, *("" for _ in basket.pieces))
    lines = {} if basket.order is None else {line.id: line for line in basket.order.lines}
    received = []
    for n, one in enumerate(basket.pieces):
        of = lines.get(one.order_line_id or 0)
        made = PiecesLine(n, one, places[n] or "first store", problem=problems[n])
        received.append(made if of is None else replace(made, ordered=of.ordered, came=of.came, ordered_cost=of.price))
    return (*basket.lines, *received, *map(ToCome, basket.to_come))
