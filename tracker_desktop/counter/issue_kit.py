"""A kit is scanned in Issue: all that is in it goes on the list."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tracker_desktop.counter.answer import DONE, Answer, say
from tracker_desktop.counter.bench import Scan
from tracker_desktop.counter.document import with_line
from tracker_desktop.counter.mode import KIT
from tracker_desktop.counter.stock_document import ONE, StockDocument, checked, grown
from tracker_desktop.errors import Refused
from tracker_desktop.queries.kit_facts import KitFacts, KitFactsOf
from tracker_desktop.scanning.match import Match
from tracker_desktop.wording.render import show_quantity

SHOWN = 3


class KitsOfIssue(StockDocument):
    """Mixed into Issue."""

    def take_kit(self, scan: Scan, match: Match) -> Answer:
        """All lines of the kit, as often as the number typed before says; nothing where one of them cannot be."""
        self.need_active(match)
        kit, basket = self.bench.read(KitFactsOf(match.id)), self.basket()
        if kit is None:
            raise Refused("gone")
        count = scan.reading.quantity or basket.next_quantity or ONE
        if count != int(count):
            raise Refused("kit_whole", quantity=show_quantity(count))
        added: list[int] = []
        for part in kit.parts:
            if not part.active:
                raise Refused("kit_retired", kit=kit.name, item=part.name)
            facts = self.item(part.item_id)
            index = self.line_of(basket, part.item_id)
            line = self.new_line(basket, facts) if index is None else basket.stock[index]
            line = grown(line, count * part.quantity, ONE, by_hand=True)
            checked(facts, line.quantity)
            at = len(basket.stock) if index is None else index
            basket = with_line(basket, at, line)
            added.append(at)
        basket = self.keep(replace(basket, next_quantity=None), scan)
        self.just = None
        short = next((at for at in added if basket.stock[at].problem), None)
        if short is not None:
            return self.ask_line(short)
        gaps = {"quantity": show_quantity(count), "kit": kit.name, "about": _contents(kit, count)}
        return say(DONE, "kit_added", gaps, kind=KIT, id=kit.id, wants="document")


def _contents(kit: KitFacts, count: Decimal) -> str:
    parts = [f"{show_quantity(count * part.quantity)} × {part.name}" for part in kit.parts]
    return ", ".join(parts[:SHOWN]) + (" and more" if len(parts) > SHOWN else "")
