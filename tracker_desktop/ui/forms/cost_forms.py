"""The form of what came after the goods: freight for the whole receipt, or a new price of one line."""

from __future__ import annotations

from decimal import Decimal

from tracker_desktop.queries.receipt_costs import ReceiptFacts, ReceiptLine
from tracker_desktop.transactions.change_cost import ChangeCost, NewPrice, Spread
from tracker_desktop.ui.forms.rows import Ask, Form, Values
from tracker_desktop.ui.forms.stock_forms import EFFECTIVE
from tracker_desktop.wording.render import show_money, show_quantity
from tracker_desktop.wording.units import units

SPREADS: tuple[tuple[object, str], ...] = (
    (Spread.VALUE, "by what the lines cost"),
    (Spread.QUANTITY, "by their quantity"),
)
NONE = (None, "No line: freight for the whole receipt")
PLACES = Decimal("0.0001")


def line_words(line: ReceiptLine) -> str:
    """GLV-NIT-M Nitrile gloves, lot 24G118: 200 pcs at 0.25."""
    lot = f", lot {line.lot}" if line.lot else ""
    each = (line.cost / line.quantity).quantize(PLACES).normalize()
    cost = show_money(round(each, 2)) if each == round(each, 2) else f"{each:f}"
    return f"{line.sku} {line.item}{lot}: {show_quantity(line.quantity)} {units(line.quantity, line.unit)} at {cost}"


def change_cost(receipt: ReceiptFacts) -> tuple[Form, Values]:
    """Freight or a new price of a goods receipt, with the values to begin with."""
    lines = (NONE, *((line.movement_id, line_words(line)) for line in receipt.lines))

    def make(values: Values) -> ChangeCost:
        freight, line, price = values["freight"], values["line"], values["unit_cost"]
        return ChangeCost(
            receipt.document_id,
            -freight if freight and values["credit"] else freight,
            values["spread"],
            () if line is None and price is None else (NewPrice(line or 0, price),),
            values["reference"],
            values["reason"],
            values["effective_on"],
        )

    form = Form(
        f"Freight or new price: {receipt.number}",
        (
            (
                Ask("freight", "Freight, customs or other costs", "money"),
                Ask("spread", "Spread", "choice", choices=SPREADS),
                Ask("credit", "It is a credit", "flag"),
            ),
            (
                Ask("line", "Or another price of", "choice", choices=lines, share=3),
                Ask("unit_cost", "New price of one", "cost"),
            ),
            (
                Ask("reference", "Number of the invoice"),
                EFFECTIVE,
            ),
            (Ask("reason", "Reason"),),
        ),
        make,
        subtitle="What is still on hand becomes worth more or less. What was issued since is a variance.",
        width=820,
    )
    return form, {"spread": Spread.VALUE, "line": None}
