"""The forms of exceptions: stock that comes back, goes back to its supplier, or is written off; and of lots."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tracker_desktop.queries.item_parts import ItemParts
from tracker_desktop.queries.lot_shelves import LotShelf
from tracker_desktop.queries.returnable import Returnable
from tracker_desktop.transactions.edit_lot import EditLot
from tracker_desktop.transactions.recall_lot import RecallLot
from tracker_desktop.transactions.release_lot import ReleaseLot
from tracker_desktop.transactions.return_stock import ReturnLine, ReturnStock
from tracker_desktop.transactions.return_to_supplier import ReturnToSupplier, SupplierReturnLine
from tracker_desktop.transactions.rules.return_reasons import BY_KEY, Of, To, reasons_of
from tracker_desktop.transactions.scrap_stock import ScrapLine, ScrapStock
from tracker_desktop.ui.forms.rows import Ask, Form, Values
from tracker_desktop.ui.forms.stock_forms import EFFECTIVE, entered, quantity_row, shelf_choices

HOLDER_KINDS = ("person", "department", "place")
ISSUE, LOT = "issue", "lot"
UNKNOWN = 0
SHOWN = 6
TO_WORDS: Mapping[To, str] = {
    To.BIN: "Back into stock",
    To.HOLD: "On hold",
    To.SCRAP: "Thrown away",
    To.LOST: "Lost",
    To.SUPPLIER: "To the supplier",
}
Lots = Sequence[tuple[int, str, str]]
Choices = tuple[tuple[object, str], ...]


def reason_choices(of: Of) -> Choices:
    """The reasons by their keys, with a capital."""
    return tuple((reason.key, reason.words[:1].upper() + reason.words[1:]) for reason in reasons_of(of))


def destinations(reason: object) -> Choices:
    """Where what comes back for a reason may go."""
    return tuple((to.value, TO_WORDS[to]) for to in BY_KEY[Of.ISSUE, str(reason)].to)


def issue_choices(issues: Sequence[Returnable], lots: Lots) -> Choices:
    """The issues it may be of, and that none is known: then its lot is asked for."""
    unknown = [((LOT, lot_id), f"No known issue · lot {number}") for lot_id, number, _ in lots]
    return (*(((ISSUE, one.id), one.text) for one in issues), ((LOT, None), "No known issue · no lot"), *unknown)


def return_stock(item: ItemParts, issues: Sequence[Returnable], lots: Lots) -> tuple[Form, Values]:
    """Stock of an item that comes back, with the values to begin with."""

    def make(values: Values) -> ReturnStock:
        kind, record_id = values["issue"]
        quantity, text = entered(item, values)
        line = ReturnLine(
            item.id,
            quantity,
            lot_id=record_id if kind == LOT else None,
            issue_id=record_id if kind == ISSUE else None,
            place_id=values["place_id"],
            entered=text,
        )
        return ReturnStock(
            (line,),
            values["reason"],
            values["to"],
            values["holder_id"] if kind == LOT else None,
            note=values["note"],
            effective_on=values["effective_on"],
        )

    first = reasons_of(Of.ISSUE)[0].key
    form = Form(
        f"Return to stock: {item.name}",
        (
            (
                Ask("holder_id", "Brought back by", "search", kinds=HOLDER_KINDS),
                Ask("issue", "Which issue it was", "choice", choices=issue_choices(issues, lots), share=2),
            ),
            (
                *quantity_row(item),
                Ask("reason", "Reason", "choice", choices=reason_choices(Of.ISSUE), share=2),
            ),
            (
                Ask("to", "It goes", "choice", choices=destinations(first)),
                Ask("place_id", "Place (empty: where such goods go)", "search", kinds=("place",), share=2),
            ),
            (Ask("note", "Note", share=2), EFFECTIVE),
        ),
        make,
        button="Return",
        subtitle="An exception: what was issued is used up. The charge code of the issue is credited.",
        width=820,
    )
    return form, {"reason": first}


def return_slip(number: str, issues: Sequence[Returnable]) -> tuple[Form, Values]:
    """All that is still out of an issue slip comes back."""

    def make(values: Values) -> ReturnStock:
        lines = tuple(ReturnLine(one.item_id, one.left, issue_id=one.id) for one in issues)
        return ReturnStock(
            lines, values["reason"], values["to"], note=values["note"], effective_on=values["effective_on"]
        )

    first = "job_cancelled"
    form = Form(
        f"Return all of {number}",
        (
            (
                Ask("reason", "Reason", "choice", choices=reason_choices(Of.ISSUE)),
                Ask("to", "It goes", "choice", choices=destinations(first)),
            ),
            (Ask("note", "Note", share=2), EFFECTIVE),
        ),
        make,
        button="Return",
        subtitle="All that is still out of it. To return a part, choose the item under Inventory.",
        strip=listed([one.text for one in issues]),
    )
    return form, {"reason": first}


def listed(texts: Sequence[str]) -> str:
    """The first lines of many."""
    more = f"\nand {len(texts) - SHOWN} more" if len(texts) > SHOWN else ""
    return "\n".join(texts[:SHOWN]) + more


def return_to_supplier(item: ItemParts, receipts: Sequence[Returnable]) -> tuple[Form, Values]:
    """Stock of an item that goes back to its supplier, with the values to begin with. Needs stock."""

    def make(values: Values) -> ReturnToSupplier:
        lot_id, place_id = values["shelf"]
        quantity, text = entered(item, values)
        line = SupplierReturnLine(
            item.id, lot_id, quantity, place_id, values["receipt"] or None, values["unit_credit"], entered=text
        )
        return ReturnToSupplier(
            (line,),
            values["reason"],
            values["supplier_id"],
            values["reference"],
            values["note"],
            values["effective_on"],
        )

    form = Form(
        f"Return to the supplier: {item.name}",
        (
            (Ask("shelf", "From", "choice", choices=shelf_choices(item)),),
            (Ask("receipt", "Which delivery it was", "choice", choices=receipt_choices(receipts, None)),),
            (
                *quantity_row(item),
                Ask("unit_credit", "Credit for one", "cost", hint="Empty: what it is worth by the books."),
                Ask("reason", "Reason", "choice", choices=reason_choices(Of.RECEIPT), share=2),
            ),
            (
                Ask("supplier_id", "Supplier", "search", kinds=("supplier",), share=2),
                Ask("reference", "Their return number"),
            ),
            (Ask("note", "Note", share=2), EFFECTIVE),
        ),
        make,
        button="Send back",
        width=820,
        first="shelf" if len(item.shelves) > 1 else "quantity",
    )
    start = item.shelves[0]
    return form, {"shelf": (start.lot_id, start.place_id)}


def receipt_choices(receipts: Sequence[Returnable], lot_id: int | None) -> Choices:
    """The deliveries that a lot may be of, and that none is known."""
    fitting = [one for one in receipts if lot_id in (None, one.lot_id)]
    return (*((one.id, one.text) for one in fitting), (UNKNOWN, "No known delivery"))


def scrap_stock(item: ItemParts) -> tuple[Form, Values]:
    """Stock of an item that is written off, with the values to begin with. Needs stock."""

    def make(values: Values) -> ScrapStock:
        lot_id, place_id = values["shelf"]
        quantity, text = entered(item, values)
        line = ScrapLine(item.id, lot_id, quantity, place_id, text)
        return ScrapStock((line,), values["reason"], values["note"], values["effective_on"])

    form = Form(
        f"Write off: {item.name}",
        (
            (Ask("shelf", "What", "choice", choices=shelf_choices(item)),),
            (*quantity_row(item), Ask("reason", "Reason", "choice", choices=reason_choices(Of.STOCK), share=2)),
            (Ask("note", "Note", share=2), EFFECTIVE),
        ),
        make,
        button="Write off",
        subtitle="Above the limit of the office, another person approves it first.",
        first="shelf" if len(item.shelves) > 1 else "quantity",
    )
    start = item.shelves[0]
    return form, {"shelf": (start.lot_id, start.place_id)}


def scrap_lots(shelves: Sequence[LotShelf], worth: str, *, expired: bool) -> tuple[Form, Values]:
    """All that lies anywhere of some lots is written off at once."""

    def make(values: Values) -> ScrapStock:
        lines = tuple(ScrapLine(one.item_id, one.lot_id, one.quantity, one.place_id) for one in shelves)
        return ScrapStock(lines, values["reason"], values["note"], values["effective_on"])

    title = f"Write off lot {shelves[0].lot}" if len({one.lot_id for one in shelves}) == 1 else "Write off these lots"
    form = Form(
        title,
        (
            (Ask("reason", "Reason", "choice", choices=reason_choices(Of.STOCK)), EFFECTIVE),
            (Ask("note", "Note"),),
        ),
        make,
        button="Write off",
        subtitle="Above the limit of the office, another person approves it first.",
        strip=f"{listed([one.text for one in shelves])}\nworth {worth}",
    )
    return form, {"reason": "expired" if expired else "damaged"}


def recall_lot(lots: Lots, item: str) -> tuple[Form, Values]:
    """A lot of which nothing is issued any more."""
    form = Form(
        f"Recall: {item}",
        (
            (Ask("lot", "Lot", "choice", choices=tuple((lot_id, number) for lot_id, number, _ in lots)),),
            (Ask("reason", "Who recalled it and why", required=True, hint="Recall 26-114 of the maker"),),
        ),
        lambda values: RecallLot(values["lot"], values["reason"]),
        button="Recall",
        subtitle="Nothing of the lot is issued any more, wherever it lies. The report says to whom the rest went.",
        first="reason" if len(lots) == 1 else "lot",
    )
    return form, {"lot": lots[0][0]}


def release_lot(lots: Lots, item: str) -> tuple[Form, Values]:
    """A recalled lot that may be issued again."""
    form = Form(
        f"Release: {item}",
        (
            (Ask("lot", "Lot", "choice", choices=tuple((lot_id, number) for lot_id, number, _ in lots)),),
            (Ask("reason", "Why it may be used after all", required=True),),
        ),
        lambda values: ReleaseLot(values["lot"], values["reason"]),
        button="Release",
        first="reason" if len(lots) == 1 else "lot",
    )
    return form, {"lot": lots[0][0]}


def edit_lot(lot_id: int, number: str, item: str) -> Form:
    """What is known of a lot; its number stays."""

    def make(values: Values) -> EditLot:
        changes = dict(values)
        reason: Any = changes.pop("reason", "")
        return EditLot(lot_id, changes, reason or "")

    return Form(
        f"Lot {number} of {item}",
        (
            (Ask("expiry", "Expires", "date"), Ask("made", "Made on", "date", past=True)),
            (Ask("note", "Note"),),
            (Ask("reason", "Why it is changed", required=True),),
        ),
        make,
        subtitle="It holds for all of the lot, at every place.",
    )
