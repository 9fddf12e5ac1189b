"""Issue: items to a person, a department or a room, first expired first, posted together with one issue slip."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

from tracker_desktop.counter.answer import DONE, INFO, WARNING, Answer, say
from tracker_desktop.counter.basket import Basket, Line, StockLine
from tracker_desktop.counter.bench import Scan
from tracker_desktop.counter.first_out import check_first_out
from tracker_desktop.counter.holders import HolderOfDocument
from tracker_desktop.counter.issue_charge import ChargedIssue
from tracker_desktop.counter.issue_kit import KitsOfIssue
from tracker_desktop.counter.issue_lot import ScannedLot
from tracker_desktop.counter.issue_owed import OwedIssue
from tracker_desktop.counter.issue_short import ShortLines
from tracker_desktop.counter.mode import KIT
from tracker_desktop.counter.stock_document import gone
from tracker_desktop.errors import Refused
from tracker_desktop.queries.counter_facts import IssuableOf, ItemFacts
from tracker_desktop.queries.fefo import Allocation
from tracker_desktop.scanning.match import Match
from tracker_desktop.transactions.issue import Issue, IssueLine
from tracker_desktop.transactions.rules.back_orders import BackOrderLine
from tracker_desktop.wording.counter import back_order_words, dotted, short_words, taken_words
from tracker_desktop.wording.render import show_quantity

ZERO = Decimal(0)
CENT = Decimal("0.01")


class IssueMode(HolderOfDocument, ChargedIssue, KitsOfIssue, OwedIssue, ScannedLot, ShortLines):
    """A place that is scanned is where the next lines come from, a charge code pays, a kit is all that is in it."""

    warns = False

    def take(self, scan: Scan, match: Match) -> Answer:
        if match.kind == "item":
            return self.take_item(scan, match)
        if match.kind == KIT:
            return self.take_kit(scan, match)
        self.just = None
        charge = self.named_charge(match)
        if charge is not None:
            return self.take_charge(scan, match, charge)
        if match.kind == "place":
            self.need_active(match)
            called = self.called_so(scan)
            if called:
                return self.ask_who(scan, (*called, match))
            self.keep(replace(self.basket(), place=(match.id, match.label)), scan)
            return say(INFO, "issue_from", {"place": match.label}, kind="place", id=match.id, wants="document")
        if match.holder_id is not None:
            self.need_active(match)
            if self.basket().customer:
                self.keep(replace(self.basket(), customer=None))
            return self.take_holder(scan, match)
        raise self.wrong_kind(match)

    def per_scan(self, match: Match) -> Decimal:
        return match.issued

    def may_owe(self) -> bool:
        return not self.basket().customer

    def same_line(self, basket: Basket, line: StockLine) -> bool:
        if line.back_order_id is not None:
            return False
        if basket.place is None:
            return line.place_id is None or line.lot_id is not None
        return line.place_id == basket.place[0]

    def new_line(self, basket: Basket, facts: ItemFacts) -> StockLine:
        place_id, place = basket.place or (None, "")
        return StockLine(
            facts.id,
            facts.sku,
            facts.name,
            facts.unit,
            ZERO,
            decimals=facts.decimals,
            lot_policy=facts.lot_policy,
            place_id=place_id,
            place=place,
        )

    # what goes out from where

    def settled(self, basket: Basket) -> Basket:
        basket = self.charged(basket)
        today = self.effective_day(basket)
        used: dict[int, dict[tuple[int, int], Decimal]] = {}
        lines = []
        for line in basket.stock:
            shelves = self.bench.read(IssuableOf(line.item_id, today, line.place_id, line.lot_id))
            lines.append(self._filled(line, shelves, used.setdefault(line.item_id, {})))
        return replace(basket, stock=tuple(lines))

    def _filled(
        self, line: StockLine, shelves: tuple[Allocation, ...], used: dict[tuple[int, int], Decimal]
    ) -> StockLine:
        taken: list[Allocation] = []
        missing = line.quantity
        for shelf in shelves:
            key = (shelf.lot_id, shelf.place_id)
            part = min(shelf.quantity - used.get(key, ZERO), missing)
            if part > 0:
                taken.append(replace(shelf, quantity=part))
                used[key] = used.get(key, ZERO) + part
                missing -= part
        facts = self.known(line.item_id)
        if facts is None:
            return gone(line)
        here = line.quantity - missing
        value = facts.value * here / facts.on_hand if facts.on_hand else ZERO
        short = short_words(facts.name, show_quantity(line.quantity), show_quantity(here)) if missing else ""
        return replace(
            line,
            taken=tuple(taken),
            on_hand=here,
            left=_left_at(shelves, used) if line.place_id else facts.on_hand - sum(used.values(), ZERO),
            value=value.quantize(CENT, ROUND_HALF_EVEN),
            problem=short,
            problem_code="issue_short" if missing else "",
        )

    def rechecked(self, basket: Basket) -> Basket:
        return replace(basket, holder=self.holder(basket.holder.id) if basket.holder else None)

    def lacks(self, basket: Basket) -> Refused | None:
        return None if basket.receiver else Refused("no_holder_issue")

    def transaction(self, basket: Basket) -> Issue:
        check_first_out(self.bench, basket)
        lines = tuple(
            IssueLine(
                line.item_id,
                part.quantity,
                part.lot_id,
                part.place_id,
                line.entered if one else None,
                line.back_order_id,
            )
            for line in basket.stock
            for one in [len(line.taken) == 1]
            for part in line.taken
        )
        return Issue(
            lines,
            basket.holder.id if basket.holder is not None else None,
            basket.charge_code,
            basket.reference,
            basket.reason,
            basket.customer or None,
            tuple(BackOrderLine(line.item_id, line.back_order) for line in basket.stock if line.back_order),
            basket.effective_on,
        )

    def changed_line(self, basket: Basket, line: Line, values: Mapping[str, Any]) -> Line:
        """Another quantity is asked about anew where it is not there."""
        changed = super().changed_line(basket, line, values)
        if "quantity" in values and isinstance(changed, StockLine):
            return replace(changed, back_order=ZERO)
        return changed

    # one line

    def added(self, index: int, scan: Scan) -> Answer:
        line = self.basket().stock[index]
        if line.problem:
            return self.ask_line(index)
        gaps = {"quantity": show_quantity(line.quantity), "label": line.name, "about": self.line_words(line)}
        if line.back_order and not line.quantity:
            gaps = {"quantity": show_quantity(line.back_order), "label": line.name, "about": ""}
            return say(DONE, "back_ordered", gaps, wants="document")
        if self.just_said and (before := self.not_first(line)):
            warned = gaps | {"about": dotted([gaps["about"], before])}
            return say(WARNING, "issue_added", warned, refusal="issue_not_first", wants="document")
        return say(DONE, "issue_added", gaps, wants="document")

    def line_words(self, line: Line) -> str:
        if not isinstance(line, StockLine):
            return ""
        parts = [(part.lot_number, part.expiry, show_quantity(part.quantity)) for part in line.taken]
        owed = back_order_words(show_quantity(line.back_order)) if line.back_order else ""
        return dotted([taken_words(parts, show_quantity(line.left)), owed])


def _left_at(shelves: tuple[Allocation, ...], used: dict[tuple[int, int], Decimal]) -> Decimal:
    """What stays at the place that the line is taken from."""
    keys = {(shelf.lot_id, shelf.place_id) for shelf in shelves}
    return sum((shelf.quantity for shelf in shelves), ZERO) - sum((used.get(key, ZERO) for key in keys), ZERO)
