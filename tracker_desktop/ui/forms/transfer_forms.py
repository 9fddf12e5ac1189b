"""The forms of transfers: what is sent, what arrived, what was lost. One row for each shelf or line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tracker_desktop.queries.transfer_facts import LineToCome, ShelfToSend, Store, ToCome
from tracker_desktop.transactions.dispatch_transfer import DispatchLine, DispatchTransfer
from tracker_desktop.transactions.lose_transfer import LoseTransfer, LostLine
from tracker_desktop.transactions.receive_transfer import ArrivalLine, ReceiveTransfer
from tracker_desktop.ui.forms.rows import Ask, Form, Values
from tracker_desktop.wording.counter import dotted
from tracker_desktop.wording.render import show_day, show_quantity
from tracker_desktop.wording.units import units

WIDTH = 820


def dispatch(store: Store, others: Sequence[Store], shelves: Sequence[ShelfToSend]) -> tuple[Form, Values]:
    """Stock of some shelves of a store to another one, with the values to begin with."""

    def make(values: Values) -> DispatchTransfer:
        lines = tuple(
            DispatchLine(shelf.item_id, shelf.lot_id, shelf.place_id, quantity)
            for at, shelf in enumerate(shelves)
            if (quantity := values[f"quantity {at}"])
        )
        return DispatchTransfer(store[0], values["to"], lines, values["note"], values["effective_on"])

    rows: list[tuple[Ask, ...]] = [
        (
            Ask("to", "To", "choice", choices=tuple(others), share=2),
            Ask("effective_on", "Sent on", "date", hint="Empty: today.", past=True),
        ),
        (Ask("note", "Note", hint="Who carries it, and how."),),
    ]
    asks = [_to_send(at, shelf) for at, shelf in enumerate(shelves)]
    rows += [tuple(asks[at : at + 2]) for at in range(0, len(asks), 2)]
    form = Form(
        "Transfer to another store",
        rows,
        make,
        button="Send",
        subtitle=f"From {store[1]}. It is on the way until it is received there.",
        width=WIDTH,
        first="quantity 0",
    )
    return form, {"to": others[0][0]}


def _to_send(at: int, shelf: ShelfToSend) -> Ask:
    expiry = f"expires {show_day(shelf.expiry)}" if shelf.expiry else ""
    label = dotted([shelf.sku, f"lot {shelf.lot}" if shelf.lot else "", shelf.place])
    here = f"{show_quantity(shelf.quantity)} {units(shelf.quantity, shelf.unit)} here"
    return Ask(f"quantity {at}", label, "quantity", hint=dotted([shelf.name, here, expiry]))


def receive(transfer: ToCome) -> tuple[Form, Values]:
    """What arrived of a transfer, with the values to begin with: all that is on the way, where it is best put."""

    def make(values: Values) -> ReceiveTransfer:
        lines = tuple(
            ArrivalLine(line.line_id, quantity, values[f"place {line.line_id}"])
            for line in transfer.lines
            if (quantity := values[f"quantity {line.line_id}"])
        )
        return ReceiveTransfer(transfer.id, lines, values["reason"], values["effective_on"])

    rows: list[tuple[Ask, ...]] = [
        (
            _quantity(line),
            Ask(
                f"place {line.line_id}",
                "Put at",
                "search",
                kinds=("place",),
                hint=line.best.why if line.best else "",
            ),
        )
        for line in transfer.lines
    ]
    rows.append(
        (
            Ask("reason", "Reason", hint="Needed where more came than was sent.", share=2),
            Ask("effective_on", "Arrived on", "date", hint="Empty: today.", past=True),
        )
    )
    start: dict[str, Any] = {}
    for line in transfer.lines:
        start[f"quantity {line.line_id}"] = line.left
        start[f"place {line.line_id}"] = (line.best.place_id, line.best.path) if line.best else None
    form = Form(
        f"Receive {transfer.number}",
        rows,
        make,
        button="Receive",
        subtitle=f"From {transfer.start} in {transfer.end}. What did not come stays on the way: enter less, or none.",
        width=WIDTH,
    )
    return form, start


def lose(transfer: ToCome) -> tuple[Form, Values]:
    """What never came of a transfer, with the values to begin with: all that is on the way."""

    def make(values: Values) -> LoseTransfer:
        lines = tuple(
            LostLine(line.line_id, quantity)
            for line in transfer.lines
            if (quantity := values[f"quantity {line.line_id}"])
        )
        return LoseTransfer(transfer.id, values["reason"], lines)

    rows: list[tuple[Ask, ...]] = [(_quantity(line),) for line in transfer.lines]
    rows.append((Ask("reason", "What became of it", required=True),))
    form = Form(
        f"Write off on the way: {transfer.number}",
        rows,
        make,
        button="Write off",
        subtitle="What never came. Above the limit of the office another person approves it.",
        width=WIDTH,
        first="reason",
    )
    return form, {f"quantity {line.line_id}": line.left for line in transfer.lines}


def _quantity(line: LineToCome) -> Ask:
    label = dotted([line.sku, f"lot {line.lot}" if line.lot else ""])
    sent = f"{show_quantity(line.sent)} {units(line.sent, line.unit)} sent"
    way = f"{show_quantity(line.left)} on the way" if line.left != line.sent else ""
    return Ask(f"quantity {line.line_id}", label, "quantity", hint=dotted([line.name, sent, way]))
