"""The forms of orders: order a draft, cancel, close, change a line; what suppliers sell, and the levels of stores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from decimal import Decimal

from tracker_desktop.queries.offer_facts import Level, Orderable
from tracker_desktop.queries.order_facts import OrderedLine, OrderFacts
from tracker_desktop.transactions.cancel_order import CancelOrder
from tracker_desktop.transactions.change_order_line import ChangeOrderLine
from tracker_desktop.transactions.close_order import CloseOrder
from tracker_desktop.transactions.close_order_line import CloseOrderLine
from tracker_desktop.transactions.place_order import PlaceOrder
from tracker_desktop.transactions.set_stock_levels import LevelFields, SetStockLevels
from tracker_desktop.transactions.set_supplier_items import OfferFields, SetSupplierItems
from tracker_desktop.ui.fields.table_column import TableColumn
from tracker_desktop.ui.forms.rows import Ask, Form, Values
from tracker_desktop.ui.forms.stock_forms import unit_words
from tracker_desktop.wording.counter import dotted
from tracker_desktop.wording.render import counted, show_day, show_money, show_quantity

ONE = Decimal(1)
TABLE_HEIGHT = 420
Choices = Sequence[tuple[int, str]]
REASON = Ask("reason", "Why does the rest not come?", required=True, hint="It stands in the journal.")


def summary(order: OrderFacts) -> str:
    """Fisher Scientific · 3 lines · worth 210.00 · expected 2 Dec 2026."""
    value = sum((line.packs * line.price for line in order.lines if line.price is not None), Decimal(0))
    return dotted(
        [
            order.supplier,
            counted(len(order.lines), "line"),
            f"worth {show_money(value)}" if value else "",
            f"expected {show_day(order.expected)}" if order.expected else "",
        ]
    )


def place_order(order: OrderFacts) -> tuple[Form, Values]:
    """Order what stands on a draft."""
    form = Form(
        f"Order from {order.supplier}",
        ((Ask("ordered_on", "Ordered on", "date", past=True, hint="Empty: today."),),),
        lambda values: PlaceOrder(order.id, values["ordered_on"]),
        button="Order it",
        subtitle=summary(order),
        strip="It takes its number, and is expected from now on. Print or mail it then.",
        width=560,
    )
    return form, {}


def cancel(order: OrderFacts) -> Form:
    """Nothing of it came, and nothing will."""
    asked = Ask("reason", "Reason", required=not order.is_draft, hint="It stands in the journal.")
    return Form(
        f"Cancel {order.name}",
        ((asked,),),
        lambda values: CancelOrder(order.id, values["reason"]),
        button="Cancel the order",
        subtitle="Nothing of it comes any more. Undo brings it back.",
        width=560,
    )


def close(order: OrderFacts) -> Form:
    """What is open of it does not come."""
    rest = ", ".join(f"{show_quantity(line.open)} × {line.name}" for line in order.lines if line.open)
    return Form(
        f"Close {order.name}",
        ((REASON,),),
        lambda values: CloseOrder(order.id, values["reason"]),
        button="Close the order",
        subtitle=f"Not expected any more: {rest}. Undo opens it again." if rest else "",
        width=620,
    )


def close_line(line: OrderedLine, order: str) -> Form:
    """What is open of a line does not come."""
    return Form(
        f"Close line {line.line} of {order}",
        ((REASON,),),
        lambda values: CloseOrderLine(line.id, values["reason"]),
        button="Close the line",
        subtitle=f"Not expected any more: {show_quantity(line.open)} × {line.name}. Undo opens it again.",
        width=620,
    )


def change_line(line: OrderedLine, order: str) -> tuple[Form, Values]:
    """What the supplier confirmed otherwise; sent are the values that were changed."""
    packs = "Pieces" if line.item_id is None else "Packs"
    form = Form(
        f"Line {line.line} of {order}",
        (
            (Ask("packs", packs, "quantity", required=True), Ask("price", "Price of one", "money")),
            (Ask("supplier_code", "Supplier's code", "code"), Ask("expected", "Expected", "date")),
            (Ask("note", "Note"),),
        ),
        lambda values: ChangeOrderLine(line.id, values),
        subtitle=dotted([line.name, f"{show_quantity(line.came)} came" if line.came else "nothing came yet"]),
        width=620,
    )
    return form, {key: getattr(line, key) for key in ("packs", "price", "supplier_code", "expected", "note")}


PREFERRED = ((False, "—"), (True, "Preferred"))


def offers(item: Orderable, suppliers: Choices) -> tuple[Form, Values]:
    """What suppliers sell of an item."""
    columns = (
        TableColumn("code", "Their code", "code", width=150),
        TableColumn("supplier_id", "Supplier", "choice", choices=tuple(suppliers)),
        TableColumn("pack_name", "Pack", width=90),
        TableColumn("pack_size", "Holds", "quantity", start=ONE, required=True, width=76),
        TableColumn("price", "Price a pack", "money", width=100),
        TableColumn("minimum_packs", "At least", "whole", width=76),
        TableColumn("multiple_packs", "Multiple", "whole", width=76),
        TableColumn("lead_time_days", "Days", "whole", width=64),
        TableColumn("preferred", "Proposed", "choice", choices=PREFERRED, start=False, width=112),
    )

    def make(values: Values) -> SetSupplierItems:
        rows = ({**row, "code": row["code"] or ""} for row in values["offers"])
        return SetSupplierItems(item.id, tuple(OfferFields(**row) for row in rows))

    form = Form(
        f"Prices of suppliers: {item.name}",
        (
            (
                Ask(
                    "offers",
                    "What they sell",
                    "table",
                    columns=columns,
                    hint=f"A pack holds so many {unit_words(item.unit)}. Days to delivery: empty as the supplier's. "
                    "Ctrl+Delete removes a row.",
                ),
            ),
        ),
        make,
        subtitle=item.sku,
        width=1140,
        height=TABLE_HEIGHT,
    )
    left_out = ("supplier", "active")
    rows = [{key: value for key, value in asdict(one).items() if key not in left_out} for one in item.offers]
    return form, {"offers": tuple(rows)}


def levels(item: Orderable, known: Sequence[Level], stores: Choices) -> tuple[Form, Values]:
    """From when on an item is re-ordered for single stores."""
    columns = (
        TableColumn("reorder_point", "Reorder at", "quantity", required=True, width=130),
        TableColumn("place_id", "Store", "choice", choices=tuple(stores)),
        TableColumn("reorder_quantity", "Order quantity", "quantity", width=130),
        TableColumn("maximum", "Order up to", "quantity", width=130),
    )
    form = Form(
        f"Reorder points of stores: {item.name}",
        (
            (
                Ask(
                    "levels",
                    "Stores",
                    "table",
                    columns=columns,
                    hint=f"In {unit_words(item.unit)}. What the office as a whole keeps stands on the item itself. "
                    "Ctrl+Delete removes a row.",
                ),
            ),
        ),
        lambda values: SetStockLevels(item.id, tuple(LevelFields(**row) for row in values["levels"])),
        subtitle=item.sku,
        width=820,
        height=TABLE_HEIGHT,
    )
    return form, {"levels": tuple(asdict(level) for level in known)}
