"""What the dialog of each document mode shows: head fields, columns of the lines, fields of one line, words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from tracker_desktop.counter.basket import AssetLine, Basket, StockLine
from tracker_desktop.counter.receive_order import order_words
from tracker_desktop.transactions.rules.choices import CONDITIONS
from tracker_desktop.ui.dialogs.document_rows import PiecesLine, ToCome
from tracker_desktop.ui.dialogs.lines_table import LineColumn
from tracker_desktop.ui.forms.rows import Ask, choices
from tracker_desktop.ui.forms.stock_forms import lot_asks, unit_words
from tracker_desktop.wording.counter import back_order_words, dotted
from tracker_desktop.wording.render import counted, show_day, show_money, show_quantity
from tracker_desktop.wording.units import units

HOLDERS = ("person", "department", "place")


@dataclass(frozen=True)
class DocumentLook:
    """One document mode. `head` and `more` are its two rows of fields, keyed as the counter's `change` takes them;
    `fill` gives their value, words and hint out of the basket; `line` are the fields of one line, `line_values` what
    stands in them, `line_button` what the button says that opens them. `pieces`: it also takes assets of one model.
    `picks`: it can be printed as a pick list. `for_order` are the columns of what came for an order,
    `under` the words under the title."""

    title: str
    head: Sequence[Ask]
    fill: Callable[[Basket], Mapping[str, tuple[Any, str]]]
    columns: Sequence[LineColumn]
    line: Callable[[Any], Sequence[Sequence[Ask]]]
    line_values: Callable[[Any], Mapping[str, Any]]
    post: Callable[[Basket], str]
    line_button: str
    pieces: bool = False
    more: Sequence[Ask] = ()
    picks: bool = False
    for_order: Sequence[LineColumn] = ()
    under: Callable[[Basket], str] = lambda _: ""


def _holder(basket: Basket) -> tuple[Any, str]:
    if basket.holder is None:
        return None, "Scan a badge, or type a name."
    holder = basket.holder
    named = " · ".join(filter(None, (holder.name, holder.department)))
    overdue = f"{holder.overdue} overdue" if holder.overdue else "none overdue"
    held = f"{counted(holder.held, 'other asset')} held · {overdue}" if holder.held else "holds nothing else"
    return (holder.id, named), held if holder.active else f"{held} · no longer active"


def _receiver(basket: Basket) -> tuple[Any, str]:
    if basket.holder is None:
        return None, f"It goes to {basket.receiver}." if basket.receiver else "Scan a badge, or type a name."
    holder = basket.holder
    named = " · ".join(filter(None, (holder.name, holder.department)))
    return (holder.id, named), f"charge code {holder.charge_code}" if holder.charge_code else "no charge code"


def _charge(basket: Basket) -> tuple[Any, str]:
    """What pays: the code that was chosen, or in the hint the usual one; why it cannot pay, where it cannot."""
    charge = basket.charge
    about = dotted([charge.name, charge.days]) if charge is not None else ""
    chosen = (charge.id, charge.code) if charge is not None and basket.charge_code else None
    usual = f"{charge.code} pays" if charge is not None and chosen is None else ""
    return chosen, basket.charge_wrong or dotted([usual, about])


def _out_verb(basket: Basket) -> str:
    verb = "Assign" if basket.for_good else "Check out"
    return f"{verb} {counted(basket.good, 'asset')}" if basket.good else verb


def _out_head(basket: Basket) -> Mapping[str, tuple[Any, str]]:
    place = basket.place
    return {
        "holder_id": _holder(basket),
        "due": (basket.due_shown, basket.due_words),
        "place_id": (place, "" if place else "Empty: stays where it is."),
    }


def _issue_head(basket: Basket) -> Mapping[str, tuple[Any, str]]:
    return {
        "holder_id": _receiver(basket),
        "charge_code_id": _charge(basket),
        "customer": (basket.customer, "" if basket.customer else "Only where it is sold."),
        "place_id": (basket.place, "" if basket.place else "Empty: first expired first, from anywhere."),
        "reference": (basket.reference, ""),
        "effective_on": _effective(basket),
    }


def _effective(basket: Basket) -> tuple[Any, str]:
    return basket.effective_on, "" if basket.effective_on else "Empty: today."


def _receive_head(basket: Basket) -> Mapping[str, tuple[Any, str]]:
    return {
        "place_id": (basket.place, "" if basket.place else "Empty: where each item is best put."),
        "supplier_id": ((basket.supplier_id, basket.supplier) if basket.supplier_id is not None else None, ""),
        "reference": (basket.reference, "The number of the packing slip." if basket.order_id else ""),
        "effective_on": _effective(basket),
        "made": (basket.made, "No supplier sent it." if basket.made else ""),
    }


def _asset_line(line: AssetLine) -> Sequence[Sequence[Ask]]:
    ticks = tuple(Ask(f"with {thing}", thing, "flag") for thing in line.goes_with)
    things = tuple(Ask(f"thing {name}", f"{name}, in kit {line.kit}", "whole") for name, _ in line.things)
    condition = Ask("condition", "Condition", "choice", choices=choices(*CONDITIONS))
    deposit = Ask("deposit", "Deposit", "money", hint="What was paid.")
    return ((condition, deposit), *((one,) for one in (*ticks, *things)))


def _asset_values(line: AssetLine) -> Mapping[str, Any]:
    ticked = {f"with {thing}": thing in line.handed_over for thing in line.goes_with}
    things = {f"thing {name}": count for name, count in line.things}
    return {"condition": line.condition, "deposit": line.deposit, **ticked, **things}


def _goes_with(line: AssetLine) -> str:
    """The kit that it goes with, and what was ticked of what goes with it."""
    kit = f"kit {line.kit}" if line.kit else ""
    deposit = f"deposit {show_money(line.deposit)}" if line.deposit else ""
    return dotted([kit, ", ".join(line.handed_over), deposit, f"⚠ {line.warning}" if line.warning else ""])


def _to_take(basket: Basket) -> str:
    """The kits with what lies in them, and what is to be taken as deposits in all."""
    total = sum((line.deposit or Decimal(0) for line in basket.assets if not line.problem), Decimal(0))
    kits = [f"Kit {kit.code}{f' with {kit.words}' if kit.words else ''}" for kit in basket.kits]
    return dotted([*kits, f"Deposit to take: {show_money(total)}" if total else ""])


def _taken(line: StockLine) -> str:
    taken = ", ".join(f"{part.lot_number or 'no lot'} · {part.place_path}" for part in line.taken) or line.place
    owed = back_order_words(show_quantity(line.back_order)) if line.back_order else ""
    return dotted([taken, owed, "fills a back order" if line.back_order_id else ""])


def _in_units(quantity: Decimal, unit: str) -> str:
    return f"{show_quantity(quantity)} {units(quantity, unit)}"


def _pieces(line: StockLine | PiecesLine | ToCome) -> str:
    return _in_units(line.quantity, line.unit)


def _quantity(line: StockLine) -> Ask:
    return Ask("quantity", f"Quantity in {unit_words(line.unit)}", "quantity", required=True)


def _place(line: StockLine) -> tuple[int, str] | None:
    return None if line.place_id is None else (line.place_id, line.place)


def _cost(line: StockLine | PiecesLine | ToCome) -> str:
    cost = line.ordered_cost if line.unit_cost is None else line.unit_cost
    return "—" if cost is None else show_money(cost)


def _put_at(line: StockLine | PiecesLine | ToCome) -> str:
    """Where it goes, and why there where that was proposed."""
    return dotted([line.place, line.why_there])


def _received(line: StockLine) -> Sequence[Sequence[Ask]]:
    lots = lot_asks(line.lot_policy, line.expiry_required)
    place = Ask("place_id", "To", "search", kinds=("place",), hint="Empty: where it is best put.")
    return ((_quantity(line), Ask("unit_cost", "Unit cost", "cost")), *((lots,) if lots else ()), (place,))


def _received_values(line: StockLine) -> Mapping[str, Any]:
    return {
        "quantity": line.quantity,
        "unit_cost": line.unit_cost,
        "lot": line.lot,
        "expiry": line.expiry,
        "place_id": _place(line),
    }


def _issued(line: StockLine) -> Sequence[Sequence[Ask]]:
    place = Ask("place_id", "From", "search", kinds=("place",), hint="Empty: first expired first, from anywhere.")
    return ((_quantity(line),), (place,))


EFFECTIVE = Ask("effective_on", "Effective on", "date", past=True)
RECEIVED = (
    LineColumn("SKU", lambda line: line.sku, 110, mono=True),
    LineColumn("Item", lambda line: line.name, 240, elastic=True),
    LineColumn("Quantity", _pieces, 116, right=True),
    LineColumn("Lot", lambda line: line.lot or "—", 96),
    LineColumn("Expires", lambda line: show_day(line.expiry) if line.expiry else "—", 110, problem=True),
    LineColumn("Unit cost", _cost, 100, right=True),
    LineColumn("To", _put_at, 160, elastic=True),
)
OF_ORDER = (
    LineColumn("Ordered", lambda line: "—" if line.ordered is None else show_quantity(line.ordered), 84, right=True),
    LineColumn("Came", lambda line: show_quantity(line.came), 70, right=True),
)
LOOKS: Mapping[str, DocumentLook] = {
    "check_out": DocumentLook(
        "Check out",
        (
            Ask("holder_id", "Holder (scan a badge or type a name)", "search", kinds=HOLDERS, share=2),
            Ask("due", "Due back", "date"),
            Ask("place_id", "Will be used at", "search", kinds=("place",)),
        ),
        _out_head,
        (
            LineColumn("Tag", lambda line: line.tag, 110, mono=True),
            LineColumn("Description", lambda line: line.description, 260, elastic=True),
            LineColumn("Condition", lambda line: line.condition.capitalize(), 104),
            LineColumn("Goes with it", _goes_with, 240, elastic=True, problem=True),
            LineColumn("From", lambda line: line.from_place, 200, elastic=True),
        ),
        _asset_line,
        _asset_values,
        _out_verb,
        "Condition, deposit…",
        under=_to_take,
    ),
    "issue": DocumentLook(
        "Issue",
        (
            Ask("holder_id", "Issue to (department, person or room)", "search", kinds=HOLDERS, share=2),
            Ask("charge_code_id", "Charge code or job", "search", kinds=("charge_code",)),
            Ask("customer", "Or sold to"),
        ),
        _issue_head,
        (
            LineColumn("SKU", lambda line: line.sku, 110, mono=True),
            LineColumn("Item", lambda line: line.name, 220, elastic=True),
            LineColumn("Quantity", _pieces, 116, right=True),
            LineColumn("Lot, location", _taken, 260, elastic=True, problem=True),
            LineColumn("Left after", lambda line: _in_units(line.left, line.unit), 116, right=True),
            LineColumn("Value", lambda line: show_money(line.value), 100, right=True),
        ),
        _issued,
        lambda line: {"quantity": line.quantity, "place_id": _place(line)},
        lambda basket: f"Issue {counted(basket.good, 'item')}" if basket.good else "Issue",
        "Quantity, place…",
        more=(
            Ask("place_id", "From", "search", kinds=("place",), share=2),
            Ask("reference", "Reference", hint="Requisition or job"),
            EFFECTIVE,
        ),
        picks=True,
    ),
    "receive": DocumentLook(
        "Receive",
        (
            Ask("place_id", "To", "search", kinds=("place",)),
            Ask("supplier_id", "Supplier", "search", kinds=("supplier",)),
            Ask("reference", "Reference", hint="Order or delivery note"),
        ),
        _receive_head,
        RECEIVED,
        _received,
        _received_values,
        lambda basket: f"Receive {counted(basket.good, 'line')}" if basket.good else "Receive",
        "Lot, cost…",
        pieces=True,
        more=(EFFECTIVE, Ask("made", "Made here", "flag")),
        for_order=(*RECEIVED[:2], *OF_ORDER, *RECEIVED[2:5], RECEIVED[-1]),
        under=lambda basket: "" if basket.order is None else dotted([basket.order.name, order_words(basket.order)]),
    ),
}
