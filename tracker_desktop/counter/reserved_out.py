"""What was reserved goes on the list of a check-out, with who reserved it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import replace

from tracker_desktop.counter.answer import DONE, WARNING, Answer, say
from tracker_desktop.counter.kits_out import KitsOfCheckOut
from tracker_desktop.errors import Refused
from tracker_desktop.queries.to_fetch import ToFetchOf
from tracker_desktop.wording.reservations import to_scan


class ReservedOut(KitsOfCheckOut):
    """Mixed into Check out."""

    @abstractmethod
    def add(self, asset_ids: tuple[int, ...]) -> Answer:
        """Put assets on the list that were selected, not scanned."""

    def take_reservations(self, ids: Sequence[int]) -> Answer:
        """All that these reservations name; of a category it is said how many are to be scanned. Another check-out that
        was begun stays as a draft.

        Raises Refused: reserve_none, reserve_holders.
        """
        found = self.bench.read(ToFetchOf(ids))
        if not found:
            raise Refused("reserve_none")
        if len({one.holder_id for one in found}) > 1:
            raise Refused("reserve_holders")
        basket = self.basket()
        if not basket.is_empty and (basket.lines or basket.holder is None or basket.holder.id != found[0].holder_id):
            self.bench.drafts.put_aside(self.mode.key)
        place = next((one.place for one in found if one.place is not None), None)
        self.keep(replace(self.basket(), holder=self.holder(found[0].holder_id), place=place, reason=None))
        problems = []
        for one in found:
            if one.kit_id is not None:
                try:
                    self.add_kit(one.kit_id)
                except Refused as no:
                    problems.append(str(no))
        singles = tuple(one.asset_id for one in found if one.asset_id is not None)
        if singles:
            self.add(singles)
        self.bench.question = None
        basket = self.keep(self.rechecked(self.basket()))
        wanted = [(one.called, one.left) for one in found if one.category_id is not None]
        about = "".join([to_scan(wanted), *(f" · {problem}" for problem in problems)])
        outcome = WARNING if problems or basket.red else DONE
        return say(outcome, "reserved_taken", {"lines": self.words(basket), "about": about}, wants="document")
