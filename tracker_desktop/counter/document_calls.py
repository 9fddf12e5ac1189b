"""What the dialogs call on a counter besides scanning: the head of the open document, its lines, the drafts."""

from __future__ import annotations

import contextlib
from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from tracker_desktop.counter.answer import INFO, Answer, say
from tracker_desktop.counter.bench import Bench
from tracker_desktop.counter.check_out import CheckOutMode
from tracker_desktop.counter.document import DocumentMode
from tracker_desktop.counter.handler import Handler
from tracker_desktop.counter.issue import IssueMode
from tracker_desktop.counter.receive import ReceiveMode
from tracker_desktop.counter.stock_document import StockDocument
from tracker_desktop.errors import Refused
from tracker_desktop.queries.counter_entries import PostedAs
from tracker_desktop.transactions.rules.receive_assets import ReceivedAsset


class DocumentCalls(ABC):
    """Part of Counter. Lines count from 0 in the order of `basket.lines`."""

    bench: Bench
    _mode: str
    _handlers: dict[str, Handler]

    @abstractmethod
    def document(self, mode: str | None = None) -> DocumentMode:
        """The document mode that is on, or the named one."""

    @abstractmethod
    def answering(self, work: Callable[[], Answer], code: str = "") -> Answer:
        """Do something; a refusal becomes an answer."""

    def change(self, **values: Any) -> Answer:
        """Set fields of the head: holder_id, due (date; None by policy), place_id, supplier_id, reference, charge_code
        (or charge_code_id, of the list), customer, made (flag), effective_on (date), reason."""
        return self.answering(lambda: self.document().change(values))

    def set_line(self, index: int, **values: Any) -> Answer:
        """Enter values of a line. Check out: condition, handed_over. Receive: quantity (base units), lot, expiry,
        unit_cost, place_id. Issue: quantity, place_id, lot_id."""
        return self.answering(lambda: self.document().set_line(index, values))

    def remove_line(self, index: int) -> Answer:
        """Take a line off."""
        return self.answering(lambda: self.document().remove_line(index))

    def ask_line(self, index: int) -> Answer:
        """Ask again what a red line asked when it was scanned."""
        return self.answering(lambda: self.document().ask_line(index))

    def add_assets(self, asset_ids: tuple[int, ...]) -> Answer:
        """Put selected assets on the check-out."""

        def work() -> Answer:
            handler = self.document("check_out")
            self._mode = "check_out"
            return handler.add(asset_ids) if isinstance(handler, CheckOutMode) else say(INFO, "nothing_open")

        return self.answering(work)

    def check_out_reserved(self, reservation_ids: Sequence[int]) -> Answer:
        """Put on a check-out what these reservations of one holder name."""

        def work() -> Answer:
            handler = self._checking_out()
            self.bench.question = None
            answer = handler.take_reservations(reservation_ids)
            self._mode = "check_out"
            return answer

        return self.answering(work)

    def check_out_kit(self, kit_id: int) -> Answer:
        """Put a kit of assets on the check-out."""

        def work() -> Answer:
            handler = self._checking_out()
            self._mode = "check_out"
            return handler.add_kit(kit_id)

        return self.answering(work)

    def set_kit(self, kit_id: int, accessories: tuple[tuple[str, int], ...]) -> Answer:
        """How many of each accessory (name, quantity) go out with a kit that is on the check-out."""
        return self.answering(lambda: self._checking_out().set_kit(kit_id, accessories))

    def _checking_out(self) -> CheckOutMode:
        handler = self.document("check_out")
        if not isinstance(handler, CheckOutMode):
            raise Refused("nothing_collected")
        return handler

    def add_item(self, item_id: int, quantity: Decimal | None = None) -> Answer:
        """Put a chosen item on the open delivery or issue, with a quantity in base units or as one scan."""

        def work() -> Answer:
            handler = self.document()
            if not isinstance(handler, StockDocument):
                raise Refused("nothing_collected")
            return handler.add(item_id, quantity)

        return self.answering(work)

    def issue_back_orders(self, back_order_ids: Sequence[int]) -> Answer:
        """Put on an issue all that can go out now for whom the first of these back orders is."""

        def work() -> Answer:
            handler = self.document("issue")
            if not isinstance(handler, IssueMode):
                raise Refused("nothing_collected")
            self.bench.question = None
            answer = handler.take_back_orders(back_order_ids)
            self._mode = "issue"
            return answer

        return self.answering(work)

    def receive_order(self, order_id: int) -> Answer:
        """Receive what came for an order: its draft, where there is one, else a new delivery."""

        def work() -> Answer:
            handler = self._receiving()
            self.bench.question = None
            answer = handler.take_order(order_id)
            self._mode = "receive"
            return answer

        return self.answering(work)

    def take_open(self) -> Answer:
        """Put all that is open of the order on the open delivery."""
        return self.answering(lambda: self._receiving().take_open())

    def take_ordered(self, item_id: int, **values: Any) -> Answer:
        """Put an item that was ordered on the open delivery: quantity (base units), lot, expiry, unit_cost,
        place_id."""
        return self.answering(lambda: self._receiving().take_ordered(item_id, values))

    def add_pieces(self, pieces: ReceivedAsset) -> Answer:
        """Put assets of one model on the open delivery."""
        return self.answering(lambda: self._receiving().add_pieces(pieces))

    def set_pieces(self, index: int, pieces: ReceivedAsset) -> Answer:
        """Change a model that is on the open delivery; models count from 0 in the order of `basket.pieces`."""
        return self.answering(lambda: self._receiving().set_pieces(index, pieces))

    def remove_pieces(self, index: int) -> Answer:
        """Take a model off the open delivery."""
        return self.answering(lambda: self._receiving().remove_pieces(index))

    def _receiving(self) -> ReceiveMode:
        handler = self.document("receive")
        if not isinstance(handler, ReceiveMode):
            raise Refused("nothing_collected")
        return handler

    # drafts

    def throw_away(self) -> Answer:
        """CANCEL: throw the open document away; undo brings it back. In the other modes: give up what is not saved."""

        def work() -> Answer:
            self.bench.question = None
            return self._handlers[self._mode].cancel()

        return self.answering(work)

    def put_aside(self) -> Answer:
        """Esc in a dialog: keep the open document as a draft beside the scan bar."""

        def work() -> Answer:
            handler = self.document()
            self.bench.question = None
            basket = self.bench.drafts.put_aside(handler.mode.key)
            if basket is None:
                return say(INFO, "nothing_open", wants="document")
            return handler.shown("draft_kept", basket)

        return self.answering(work)

    def open_draft(self, uid: str) -> Answer:
        """Open a draft again; what stands in it is read anew."""

        def work() -> Answer:
            basket = self.bench.drafts.take_up(uid)
            if basket is None:
                raise Refused("line_gone")
            self._mode = basket.mode
            self.bench.question = None
            handler = self.document()
            return replace(handler.shown("draft_opened", handler.keep(handler.rechecked(basket))), wants="document")

        return self.answering(work)

    def restore_drafts(self) -> int:
        """At the start: read the drafts of this desk; one that was posted is dropped. Returns how many are left."""
        left = 0
        for basket in self.bench.drafts.load():
            if self.bench.read(PostedAs(basket.uid)) is not None:
                self.bench.drafts.drop(basket)
                continue
            left += 1
            handler = self.document(basket.mode)
            with contextlib.suppress(Refused):
                self.bench.drafts.replace(handler.settled(handler.rechecked(basket)))
        return left
