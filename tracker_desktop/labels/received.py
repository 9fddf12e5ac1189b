"""Labels for what came: of a goods receipt, one a piece or one a pack."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from sqlalchemy import Connection, select

from tracker_desktop.errors import Refused
from tracker_desktop.labels.order import Line
from tracker_desktop.models.documents import Document, DocumentKind
from tracker_desktop.models.items import Lot
from tracker_desktop.models.journal import Change, Op
from tracker_desktop.models.stock import Movement, MovementKind
from tracker_desktop.queries.base import Query
from tracker_desktop.scanning.clean import code_key

Per = Literal["piece", "pack", "line"]
_NUMBER = re.compile(r"\s*(\d{1,9}(?:[.,]\d{1,3})?)")
_LINES = (
    select(Movement.item_id, Movement.lot_id, Lot.number, Movement.quantity, Movement.quantity_entered)
    .join(Document, Document.entry == Movement.entry)
    .join(Lot, Lot.id == Movement.lot_id)
    .where(Movement.kind == MovementKind.RECEIVE.value, Document.kind == DocumentKind.GOODS_RECEIPT.value)
    .order_by(Movement.line)
)
_ASSETS = (
    select(Change.row_id)
    .join(Document, Document.entry == Change.entry)
    .where(
        Change.table_name == "asset",
        Change.op == Op.INSERT.value,
        Document.kind == DocumentKind.GOODS_RECEIPT.value,
    )
    .order_by(Change.line)
)


@dataclass(frozen=True)
class ReceivedLabels(Query[tuple[Line, ...]]):
    """The labels of what a goods receipt brought: tags of assets, and of stock the lot where there is one, else the
    item. A pack is counted as it was entered (3 of 3 boxes). Raises Refused: label_not_received."""

    number: str
    per: Per = "piece"

    def run(self, connection: Connection) -> tuple[Line, ...]:
        rows = connection.execute(_LINES.where(Document.number_key == code_key(self.number))).all()
        assets = connection.scalars(_ASSETS.where(Document.number_key == code_key(self.number))).all()
        if not rows and not assets:
            raise Refused("label_not_received", number=self.number)
        return tuple(
            self._line("lots" if lot else "items", lot_id if lot else item_id, quantity, entered)
            for item_id, lot_id, lot, quantity, entered in rows
        ) + tuple(Line("assets", asset_id) for asset_id in assets)

    def _line(self, subject: str, row_id: int, quantity: Decimal, entered: str | None) -> Line:
        """The label of a pack says how much is in it, where all packs are full."""
        if self.per == "line":
            return Line(subject, row_id)
        found = _NUMBER.match(entered or "") if self.per == "pack" else None
        packs = Decimal(found[1].replace(",", ".")) if found else quantity
        copies = max(1, math.ceil(packs))
        if found is None or packs != copies or quantity == copies:
            return Line(subject, row_id, copies)
        return Line(subject, row_id, copies, round(quantity / packs, 3) if quantity % packs == 0 else None)
