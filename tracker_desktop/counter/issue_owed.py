"""Back orders go from their list into Issue: all that can go out now for one receiver, in one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tracker_desktop.counter.answer import DONE, Answer, say
from tracker_desktop.counter.basket import Basket, StockLine
from tracker_desktop.counter.stock_document import ONE, StockDocument
from tracker_desktop.errors import Refused
from tracker_desktop.queries.back_orders import CanGoOut, GoingOut, OwedOf


class OwedIssue(StockDocument):
    """Mixed into Issue."""

    def take_back_orders(self, back_order_ids: Sequence[int]) -> Answer:
        """Put on the list what can go out now for whom the first of these back orders is. What was begun for somebody
        else stays as a draft. Raises Refused."""
        going = self.bench.read(CanGoOut(tuple(back_order_ids), self.bench.day().today))
        if not going:
            owed = self.bench.read(OwedOf(back_order_ids[0])) if back_order_ids else None
            raise Refused("back_order_nothing_there", holder=owed.owed_to if owed is not None else "")
        basket = self._begun_for(going[0])
        known = {line.back_order_id for line in basket.stock}
        lines = tuple(self._line(basket, one) for one in going if one.owed.id not in known)
        basket = self.keep(replace(basket, stock=(*basket.stock, *lines)))
        return say(DONE, "back_orders_taken", {"lines": self.words(basket)}, wants="document")

    def _begun_for(self, first: GoingOut) -> Basket:
        """The open document where it is for the same receiver, else a new one."""
        owed, basket = first.owed, self.basket()
        holder = self.holder(owed.holder_id) if owed.holder_id is not None else None
        here = basket.holder.id if basket.holder is not None else None
        theirs = here == owed.holder_id and not basket.customer and basket.charge_code in (None, owed.charge_code)
        if not basket.is_empty and not theirs:
            self.bench.drafts.put_aside(self.mode.key)
            basket = self.basket()
        pays = owed.charge_code if holder is None or owed.charge_code != holder.charge_code else basket.charge_code
        return replace(basket, holder=holder, charge_code=pays, reference=basket.reference or owed.reference)

    def _line(self, basket: Basket, going: GoingOut) -> StockLine:
        facts = self.item(going.owed.item_id)
        line = replace(self.new_line(basket, facts), place_id=None, place="")
        return replace(line, count=going.quantity, per_scan=ONE, set_by_hand=True, back_order_id=going.owed.id)
