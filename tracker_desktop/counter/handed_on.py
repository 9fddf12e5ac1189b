"""What is held and is scanned for another goes there at once: transferred, or offered where it has to be accepted."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import replace

from tracker_desktop.counter.answer import CHOOSE, Answer, posted
from tracker_desktop.counter.basket import AssetLine, Basket
from tracker_desktop.counter.bench import Question, choices, refused
from tracker_desktop.counter.document import DocumentMode, without_line
from tracker_desktop.errors import Refused
from tracker_desktop.transactions.check_out import OutLine
from tracker_desktop.transactions.offer_transfer import OfferTransfer
from tracker_desktop.transactions.rules.handover import OVERRIDES as HANDOVER_OVERRIDES
from tracker_desktop.transactions.transfer import Transfer

TO_ACCEPT = "transfer_to_accept"


class HandedOn(DocumentMode):
    """Mixed into the mode that checks out."""

    @abstractmethod
    def ask_line(self, index: int) -> Answer:
        """Ask again what a red line asked when it was scanned."""

    def hand_on(self, asset_id: int, uid: str | None = None) -> Answer:
        """Transfer a thing on the list to who gets the others. Raises Refused."""
        basket = self.basket()
        index, line = _line(basket, asset_id)
        if basket.holder is None:
            asked = self.ask_line(index)
            return replace(refused(Refused("holder_first", tag=line.tag)), choices=asked.choices, wants="holder")
        place_id = basket.place[0] if basket.place else None
        verb = Transfer(
            (OutLine(asset_id),), basket.holder.id, basket.due, place_id, basket.reason, scanned=line.scanned
        )
        try:
            done = self.bench.perform(verb, uid=uid)
        except Refused as no:
            return self._not_handed_on(asset_id, line.tag, basket.holder.name, no)
        return self._handed_on(posted(done), index)

    def _handed_on(self, answer: Answer, index: int) -> Answer:
        basket = self.basket()
        holder = self.holder(basket.holder.id) if basket.holder else None
        self.keep(replace(without_line(basket, index), holder=holder))
        return answer

    def _not_handed_on(self, asset_id: int, tag: str, holder: str, no: Refused) -> Answer:
        """What a reason or an offer solves is asked; anything else is refused."""
        ways = ("offer", "leave") if no.code == TO_ACCEPT else ("with_reason", "leave")
        if no.code != TO_ACCEPT and no.code not in HANDOVER_OVERRIDES:
            raise no

        def take(key: str, text: str, uid: str | None) -> Answer:
            if key == "offer":
                return self._offer(asset_id, uid)
            if key == "with_reason":
                return self._take_reason(text, take, lambda _: self.hand_on(asset_id))
            return self.remove_line(_line(self.basket(), asset_id)[0])

        answer = replace(refused(no), outcome=CHOOSE, about=("asset", asset_id), wants="document")
        return self.bench.ask(Question(replace(answer, choices=choices(*ways, holder=holder)), take, tag))

    def _offer(self, asset_id: int, uid: str | None) -> Answer:
        basket = self.basket()
        index, _ = _line(basket, asset_id)
        if basket.holder is None:
            raise Refused("no_holder")
        place_id = basket.place[0] if basket.place else None
        verb = OfferTransfer((OutLine(asset_id),), basket.holder.id, basket.due, place_id, basket.reason)
        return self._handed_on(posted(self.bench.perform(verb, uid=uid)), index)


def _line(basket: Basket, asset_id: int) -> tuple[int, AssetLine]:
    found = next(((at, line) for at, line in enumerate(basket.assets) if line.asset_id == asset_id), None)
    if found is None:
        raise Refused("line_gone")
    return found
