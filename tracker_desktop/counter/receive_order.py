"""A delivery that came for an order: what of it is still to come, what is too much, which of its lines gets what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from tracker_desktop.counter.answer import INFO, WARNING, Answer, say
from tracker_desktop.counter.basket import Basket, StockLine
from tracker_desktop.counter.bench import Scan
from tracker_desktop.counter.stock_document import SERIAL, StockDocument
from tracker_desktop.errors import Refused
from tracker_desktop.queries.order_facts import INSIDE, NOTHING, OrderedLine, OrderFacts, OrderFactsOf
from tracker_desktop.transactions.receive import ReceivedAsset, ReceiveLine
from tracker_desktop.wording.counter import counted, dotted
from tracker_desktop.wording.orders import AS_ORDERED
from tracker_desktop.wording.render import show_day, show_quantity


class OfOrder(StockDocument):
    """Mixed into Receive."""

    def take_order(self, order_id: int) -> Answer:
        """Receive what came for an order: the draft of it, where there is one, else a new delivery. Raises Refused."""
        drafts, begun = self.bench.drafts, self.basket()
        if begun.order_id == order_id:
            return self.shown("draft_opened", self.keep(begun))
        if begun.lines or begun.pieces or begun.order_id is not None:
            drafts.put_aside(self.mode.key)
        same = (one for one in drafts.aside("") if one.order_id == order_id)
        if (draft := next(same, None)) is not None and drafts.take_up(draft.uid) is not None:
            return self.shown("draft_opened", self.keep(draft))
        order = self.bench.read(OrderFactsOf(order_id))
        if order is None:
            raise Refused("gone")
        return self.link(order)

    def link(self, order: OrderFacts, scan: Scan | None = None) -> Answer:
        """The open delivery came for this order. Raises Refused."""
        self.keep(linked(self.basket(), order), scan)
        outcome, code = (INFO, "receive_order") if order.is_expected else (WARNING, "receive_order_over")
        return say(outcome, code, {"order": order.name, "about": order_words(order)}, wants="document")

    def take_open(self) -> Answer:
        """Put all that is open of the order on the list, but for what has serial numbers. Raises Refused."""
        order = self.basket().order
        if order is None:
            raise Refused("nothing_collected")
        for item_id in dict.fromkeys(line.item_id for line in self.basket().to_come):
            if item_id is not None and self.item(item_id).lot_policy != SERIAL:
                self.add(item_id, sum((one.open for one in of_item(order, item_id)), NOTHING))
        return say(INFO, "receive_ordered", {"order": order.name}, wants="document")

    def take_ordered(self, item_id: int, values: Mapping[str, Any]) -> Answer:
        """Put an item that was ordered on the list, with what was entered of it. Raises Refused."""
        entered = dict(values)
        self.add(item_id, entered.pop("quantity"))
        return self.set_line(len(self.basket().lines) - 1, entered)


def linked(basket: Basket, order: OrderFacts) -> Basket:
    """The delivery as one for this order. Raises Refused: receive_order_draft, receive_other_supplier."""
    if order.number is None or order.state == "cancelled":
        raise Refused("receive_order_draft", order=order.name, state=order.state)
    if basket.supplier_id not in (None, order.supplier_id):
        raise Refused("receive_other_supplier", order=order.name, supplier=order.supplier)
    return replace(basket, order_id=order.id, order=order, made=False, supplier_id=order.supplier_id)


def check_supplier(basket: Basket, supplier_id: int | None) -> None:
    """Raises Refused("receive_other_supplier") where the order is one to somebody else."""
    if basket.order is not None and supplier_id != basket.order.supplier_id:
        raise Refused("receive_other_supplier", order=basket.order.name, supplier=basket.order.supplier)


def order_words(order: OrderFacts) -> str:
    """Fisher Scientific · 3 lines open · expected 2 Dec 2026."""
    open_lines = sum(1 for line in order.lines if line.open)
    due = f"expected {show_day(order.expected)}" if order.expected else ""
    return dotted([order.supplier, counted(open_lines, "line open", "lines open") if open_lines else "all came", due])


def of_item(order: OrderFacts | None, item_id: int) -> list[OrderedLine]:
    """The lines of an order that are for an item."""
    return [] if order is None else [line for line in order.lines if line.item_id == item_id]


def with_ordered(line: StockLine, order: OrderFacts | None) -> StockLine:
    """The line with what was ordered of it, what came before, and what it was ordered at."""
    mine = [one for one in of_item(order, line.item_id) if one.active]
    if not mine:
        return replace(line, ordered=None, came=NOTHING, ordered_cost=None)
    first = next((one for one in mine if one.open), mine[-1])
    ordered, came = sum((one.ordered for one in mine), NOTHING), sum((one.came for one in mine), NOTHING)
    return replace(line, ordered=ordered, came=came, ordered_cost=first.unit_cost)


def with_place(line: StockLine, order: OrderFacts | None) -> StockLine:
    """The line with where it goes: where it is best put, where that lies in where the order is delivered to."""
    first = next(iter(of_item(order, line.item_id)), None)
    if order is None or first is None or (first.deliver_to is None and order.place_id is None):
        return line
    if first.deliver_to is None and (line.place == order.place or line.place.startswith(order.place + INSIDE)):
        return line
    return replace(line, place_id=first.place_id, place=first.place, why_there=AS_ORDERED)


def problem_of_order(basket: Basket, at: int) -> Refused | None:
    """Why this line of the stock is not what was ordered; None where it is, or where a reason was given."""
    order, line = basket.order, basket.stock[at]
    if order is None or basket.reason:
        return None
    mine = of_item(order, line.item_id)
    if not mine:
        return Refused("receive_not_ordered", item=line.name, order=order.name)
    expected = [one for one in mine if one.active]
    if not order.is_expected or not expected:
        return Refused("receive_not_expected", item=line.name, order=order.name)
    before = sum((one.quantity for one in basket.stock[:at] if one.item_id == line.item_id), NOTHING)
    return _over(order, line.name, expected, before + line.quantity)


def problem_of_pieces(basket: Basket, at: int) -> Refused | None:
    """The same of the assets of a model."""
    order, pieces = basket.order, basket.pieces[at]
    if order is None or basket.reason:
        return None
    ordered = next((line for line in order.lines if line.id == pieces.order_line_id), None)
    if ordered is None:
        return Refused("receive_not_ordered", item=pieces.description, order=order.name)
    if not order.is_expected or not ordered.active:
        return Refused("receive_not_expected", item=pieces.description, order=order.name)
    same = (one for one in basket.pieces[: at + 1] if one.order_line_id == ordered.id)
    return _over(order, pieces.description, [ordered], Decimal(sum(len(one.pieces) for one in same)))


def _over(order: OrderFacts, name: str, lines: Sequence[OrderedLine], now: Decimal) -> Refused | None:
    ordered, came = sum((one.ordered for one in lines), NOTHING), sum((one.came for one in lines), NOTHING)
    if came + now <= ordered:
        return None
    gaps = {"ordered": ordered, "received": came, "now": now}
    shown = {key: show_quantity(value) for key, value in gaps.items()}
    return Refused("receive_over", item=name, order=order.name, **shown)


def for_line(order: OrderFacts | None, pieces: ReceivedAsset) -> ReceivedAsset:
    """Assets that say no line of the order: the one of their model, where there is one."""
    if order is None or pieces.order_line_id is not None:
        return pieces
    names = {name.casefold() for name in (pieces.description, pieces.model_number) if name}
    for line in order.lines:
        called = {name.casefold() for name in (line.name, line.model) if name}
        if line.item_id is None and line.active and names & called:
            return replace(pieces, order_line_id=line.id)
    return pieces


def shared_out(basket: Basket, lines: Sequence[ReceiveLine]) -> tuple[ReceiveLine, ...]:
    """Each line for the lines of the order that are open for its item, one after the other; what is more than that
    for the last of them."""
    order = basket.order
    if order is None:
        return tuple(lines)
    left = {line.id: line.open for line in order.lines}
    return tuple(part for line in lines for part in _parts(line, of_item(order, line.item_id), left))


def _parts(line: ReceiveLine, mine: Sequence[OrderedLine], left: dict[int, Decimal]) -> Iterator[ReceiveLine]:
    if not mine:
        yield line
        return
    last = next((one for one in reversed(mine) if one.active), mine[-1])
    rest = line.quantity
    for one in mine:
        part = rest if one is last and rest > left[one.id] else min(rest, left[one.id])
        if part <= 0:
            continue
        left[one.id] -= part
        rest -= part
        yield replace(
            line,
            quantity=part,
            order_line_id=one.id,
            entered=line.entered if part == line.quantity else None,
        )
