"""The ledger of one item: every movement in the order of posting, and what was there and worth after it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import func

from tracker_desktop.models.documents import Document
from tracker_desktop.models.journal import Entry
from tracker_desktop.models.stock import Movement
from tracker_desktop.models.types import Money, Quantity
from tracker_desktop.queries.lists.items import average_of
from tracker_desktop.queries.lists.movements import FROM, MOVEMENTS, TO
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.shown import word
from tracker_desktop.queries.stock_sums import IN_STOCK
from tracker_desktop.reports import parameters
from tracker_desktop.reports import stock_columns as columns
from tracker_desktop.reports.report import Column, Report

QUANTITY: Any = func.sum(IN_STOCK * Movement.quantity, type_=Quantity()).over(order_by=Movement.id)
VALUE: Any = func.sum(IN_STOCK * Movement.value, type_=Money()).over(order_by=Movement.id)


def _signed(_: Office, sign: int, amount: Decimal) -> Decimal | None:
    """What stays inside the stock changes nothing of it."""
    return sign * amount if sign and amount else None


STOCK_LEDGER = Report(
    key="stock-ledger",
    title="Stock ledger of an item",
    hint="Every movement of an item in the order of posting, with the quantity and the value that were there after it. "
    "What was undone stands here with its undo.",
    nouns=("movement", "movements"),
    parameters=(parameters.ITEM.needed(),),
    columns=(
        Column("Entry", "count", (Entry.seq,), 8),
        Column("When", "time", (Movement.effective_at,), 17),
        Column("Kind", "text", (Movement.kind,), 11, make=word),
        columns.LOT,
        Column("From", "text", (FROM.c.path,), 14),
        Column("To", "text", (TO.c.path,), 14),
        Column("Document", "tag", (Document.number,), 15),
        Column("Moved", "quantity", (Movement.quantity,), 9),
        Column("Value of it", "money", (IN_STOCK, Movement.value), 11, make=_signed),
        Column("On hand", "quantity", (QUANTITY,), 10),
        Column("Value", "money", (VALUE,), 11),
        Column("Average cost", "money", (VALUE, QUANTITY), 11, make=average_of),
    ),
    source=MOVEMENTS.source,
    where=lambda asked: asked.equal(Movement.item_id, "item"),
    order=(Movement.id,),
    empty="Nothing of it was moved yet.",
)
