"""Receive: items into stock with their lots, and assets by the model, posted together with one goods receipt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from tracker_desktop.counter import receive_order
from tracker_desktop.counter.answer import DONE, INFO, WARNING, Answer, say
from tracker_desktop.counter.basket import Basket, Line, StockLine
from tracker_desktop.counter.bench import Scan, refused
from tracker_desktop.counter.document import with_line
from tracker_desktop.counter.receive_lot import ASKED_AT_ONCE, LONGEST_LOT, OTHER_EXPIRY, LotOfCode
from tracker_desktop.counter.stock_document import SERIAL, gone
from tracker_desktop.errors import Refused
from tracker_desktop.queries.counter_facts import ItemFacts, LotOf
from tracker_desktop.queries.order_facts import OrderFactsOf, OrderOfDocument
from tracker_desktop.queries.put_away import PutAway
from tracker_desktop.queries.record import RecordOf
from tracker_desktop.scanning.clean import clean_line, code_key
from tracker_desktop.scanning.match import Match, Resolution
from tracker_desktop.scanning.symbology import split_aim
from tracker_desktop.transactions.receive import Receive, ReceivedAsset, ReceiveLine
from tracker_desktop.wording.counter import dotted, lot_words
from tracker_desktop.wording.render import show_day, show_quantity

ZERO = Decimal(0)
NO_LOTS, LOTS = "none", "required"
LACKS_LOT = ("lot_needed", "serial_needed")


class ReceiveMode(receive_order.OfOrder, LotOfCode):
    """A place that is scanned is where the next lines go. What a line still needs is said per line; an unknown code
    right after an item that needs a lot or serial number is that."""

    lacks_lot: int | None = None

    def take(self, scan: Scan, match: Match) -> Answer:
        self.lacks_lot = None
        if match.kind == "item":
            return self.take_item(scan, match)
        self.just = None
        if match.kind == "place":
            self.need_place(match)
            self.keep(replace(self.basket(), place=(match.id, match.label)), scan)
            return say(INFO, "receive_to", {"place": match.label}, kind="place", id=match.id, wants="document")
        order = self.bench.read(OrderOfDocument(match.id)) if match.kind == "document" else None
        if order is None:
            raise self.wrong_kind(match)
        return self.link(order, scan)

    def unknown(self, scan: Scan, found: Resolution) -> Answer | None:
        item_id, self.lacks_lot = self.lacks_lot, None
        second = self.second_barcode(scan, found, item_id or self.just)
        if second is not None:
            return second
        basket = self.basket()
        wanting = [
            at for at, line in enumerate(basket.stock) if line.item_id == item_id and line.problem_code in LACKS_LOT
        ]
        if item_id is None or found.reading or not wanting:
            return None
        index = wanting[-1]
        line = self.changed_line(basket, basket.stock[index], {"lot": split_aim(scan.reading.code)[1]})
        self.keep(with_line(basket, index + len(basket.assets), line), scan)
        return replace(self.added(index, scan), kind="item", id=item_id, about=("item", item_id))

    def per_scan(self, match: Match) -> Decimal:
        return match.received

    def same_line(self, basket: Basket, line: StockLine) -> bool:
        if line.lot_policy == SERIAL:
            return False
        return basket.place is None or line.place_id == basket.place[0]

    def new_line(self, basket: Basket, facts: ItemFacts) -> StockLine:
        line = StockLine(
            facts.id,
            facts.sku,
            facts.name,
            facts.unit,
            ZERO,
            decimals=facts.decimals,
            lot_policy=facts.lot_policy,
            expiry_required=facts.expiry_required,
        )
        if basket.place is None:
            return receive_order.with_place(self._put_away(basket, line), basket.order)
        return replace(line, place_id=basket.place[0], place=basket.place[1])

    def _put_away(self, basket: Basket, line: StockLine) -> StockLine:
        """The line with where it is best put. A bin that another line goes to is not empty any more."""
        taken = tuple(one.place_id for one in basket.stock if one.place_id and one.item_id != line.item_id)
        lot_key = code_key(line.lot) if line.lot else ""
        best = self.bench.read(PutAway(line.item_id, lot_key, taken=taken))
        if best is None:
            return line
        return replace(line, place_id=best.place_id, place=best.path, why_there=best.why)

    def settled(self, basket: Basket) -> Basket:
        today = self.bench.day().today
        if basket.order_id is not None:
            basket = replace(basket, order=self.bench.read(OrderFactsOf(basket.order_id)))
        wrong = [receive_order.problem_of_pieces(basket, at) for at in range(len(basket.pieces))]
        return replace(
            basket,
            stock=tuple(self._settled(basket, at, today) for at in range(len(basket.stock))),
            supplier=self._name("supplier", "name", basket.supplier_id),
            piece_places=tuple(self._name("place", "path", one.place_id) for one in basket.pieces),
            piece_problems=tuple(str(problem) if problem else "" for problem in wrong),
        )

    def _name(self, table: str, column: str, row_id: int | None) -> str:
        found = None if row_id is None else self.bench.read(RecordOf(table, row_id))
        return "" if found is None else str(found[column])

    def _settled(self, basket: Basket, at: int, today: dt.date) -> StockLine:
        line = basket.stock[at]
        facts = self.known(line.item_id)
        if facts is None:
            return gone(line)
        line = receive_order.with_ordered(self._known_expiry(line), basket.order)
        problem = self._problem_of(line, basket, today) or receive_order.problem_of_order(basket, at)
        cost = line.ordered_cost if line.unit_cost is None else line.unit_cost
        return replace(
            line,
            on_hand=facts.on_hand,
            left=facts.on_hand + line.quantity,
            value=(cost or ZERO) * line.quantity,
            problem=str(problem) if problem else "",
            problem_code=problem.code if problem else "",
        )

    def _problem_of(self, line: StockLine, basket: Basket, today: dt.date) -> Refused | None:
        problem = problem_of(line, today, all_the_same=bool(basket.reason))
        if problem is not None or basket.reason or not line.lot:
            return problem
        return self.known_lot_problem(line)

    def _known_expiry(self, line: StockLine) -> StockLine:
        if not line.lot or line.expiry is not None:
            return line
        known = self.bench.read(LotOf(line.item_id, code_key(line.lot)))
        return line if known is None else replace(line, expiry=known[1])

    def rechecked(self, basket: Basket) -> Basket:
        return basket

    def lacks(self, basket: Basket) -> Refused | None:
        return None

    def transaction(self, basket: Basket) -> Receive:
        lines = tuple(
            ReceiveLine(line.item_id, line.quantity, line.unit_cost, line.lot, line.expiry, line.place_id, line.entered)
            for line in basket.stock
        )
        parts = receive_order.shared_out(basket, lines)
        of = (basket.supplier_id, basket.reference, basket.reason)
        return Receive(parts, basket.pieces, *of, basket.made, basket.order_id, basket.effective_on)

    def change(self, values: Mapping[str, Any]) -> Answer:
        if values.get("made"):
            values = {**values, "supplier_id": None}
        elif values.get("supplier_id") is not None:
            values = {**values, "made": False}
        if "supplier_id" in values:
            receive_order.check_supplier(self.basket(), values["supplier_id"])
        return super().change(values)

    # one line

    def added(self, index: int, scan: Scan) -> Answer:
        line = self.basket().stock[index]
        about = dotted([self.line_words(line), line.problem])
        gaps = {"quantity": show_quantity(line.quantity), "label": line.name, "about": about}
        self.lacks_lot = line.item_id if line.problem_code in LACKS_LOT else None
        if self.just_said and line.problem_code in ASKED_AT_ONCE:
            return self.ask_line(index + len(self.basket().assets))
        outcome = WARNING if line.problem else DONE
        return say(outcome, "receive_added", gaps, refusal=line.problem_code, wants="document")

    def line_words(self, line: Line) -> str:
        if not isinstance(line, StockLine):
            return ""
        then = f"{show_quantity(line.left)} on hand then"
        return dotted([lot_words(line.lot or "", line.expiry, line.place), line.why_there, then])

    def changed_line(self, basket: Basket, line: Line, values: Mapping[str, Any]) -> Line:
        values = dict(values)
        if "lot" in values:
            values["lot"] = clean_line(values["lot"] or "", LONGEST_LOT) or None
            values.setdefault("expiry", None)
        changed = super().changed_line(basket, line, values)
        if not isinstance(changed, StockLine) or not isinstance(line, StockLine):
            return changed
        if changed.place_id != line.place_id:
            return replace(changed, why_there="")
        return self._put_away(basket, changed) if changed.why_there and changed.lot != line.lot else changed

    def ask_line(self, index: int) -> Answer:
        basket = self.basket()
        line = self.line(basket, index)
        if not isinstance(line, StockLine) or not line.problem:
            raise Refused("line_gone")
        problem = self._problem_of(line, basket, self.bench.day().today)
        problem = problem or receive_order.problem_of_order(basket, index - len(basket.assets))
        if problem is None:
            return self.shown("document_changed", basket)
        answer = refused(problem, kind="item", id=line.item_id, wants="document")
        if problem.code == OTHER_EXPIRY:
            return self.ask_expiry(answer, line)
        if not problem.code.startswith("receive_"):
            return answer
        return self.ask_reason(answer, ("with_reason", "back"))

    def add_pieces(self, pieces: ReceivedAsset) -> Answer:
        """Put assets of one model on the delivery; they go where the next lines go."""
        basket = self.basket()
        if pieces.place_id is None and basket.place is not None:
            pieces = replace(pieces, place_id=basket.place[0])
        pieces = receive_order.for_line(basket.order, pieces)
        return self._with_pieces(basket, (*basket.pieces, pieces), pieces)

    def set_pieces(self, index: int, pieces: ReceivedAsset) -> Answer:
        """Change a model that is on the delivery. Raises Refused."""
        basket = self.basket()
        self._pieces(basket, index)
        return self._with_pieces(basket, (*basket.pieces[:index], pieces, *basket.pieces[index + 1 :]), pieces)

    def _with_pieces(self, basket: Basket, pieces: tuple[ReceivedAsset, ...], new: ReceivedAsset) -> Answer:
        self.keep(replace(basket, pieces=pieces))
        gaps = {"quantity": len(new.pieces), "label": new.description}
        return say(DONE, "pieces_added", gaps, wants="document")

    def _pieces(self, basket: Basket, index: int) -> ReceivedAsset:
        if not 0 <= index < len(basket.pieces):
            raise Refused("line_gone")
        return basket.pieces[index]

    def remove_pieces(self, index: int) -> Answer:
        """Take a model off the delivery again. Raises Refused."""
        basket = self.basket()
        off = self._pieces(basket, index)
        self.keep(replace(basket, pieces=(*basket.pieces[:index], *basket.pieces[index + 1 :])))
        return say(INFO, "line_removed", {"label": off.description}, wants="document")


def problem_of(line: StockLine, today: dt.date, *, all_the_same: bool) -> Refused | None:
    """What receiving this line would be refused for; None where it can come in."""
    item, lot = line.name, line.lot or ""
    if line.lot_policy == SERIAL and line.quantity != 1:
        return Refused("serial_one", item=item)
    if not lot:
        if line.lot_policy == SERIAL:
            return Refused("serial_needed", item=item)
        if line.lot_policy == LOTS or (line.expiry_required and line.lot_policy != NO_LOTS):
            return Refused("lot_needed", item=item)
        return Refused("expiry_without_lot", item=item, day=show_day(line.expiry)) if line.expiry else None
    if line.lot_policy == NO_LOTS:
        return Refused("lot_not_kept", item=item, lot=lot)
    if line.expiry is None:
        return Refused("expiry_needed", item=item, lot=lot) if line.expiry_required else None
    if line.expiry < today and not all_the_same:
        return Refused("receive_expired", item=item, lot=lot, day=show_day(line.expiry))
    return None
