"""Move: a place, then what goes there; every scan is saved at once. Another place changes the destination."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from tracker_desktop.counter.answer import AGAIN, CHOOSE, INFO, Answer, Choice, posted, say
from tracker_desktop.counter.bench import Question, Scan, asking, refused
from tracker_desktop.counter.handler import StreamMode
from tracker_desktop.errors import Refused
from tracker_desktop.queries.counter_entries import SessionSum
from tracker_desktop.queries.counter_facts import OnHandOf
from tracker_desktop.queries.fefo import Allocation
from tracker_desktop.scanning.match import Match
from tracker_desktop.scanning.resolve import Resolving
from tracker_desktop.transactions.move_assets import MoveAssets
from tracker_desktop.transactions.move_stock import MoveLine, MoveStock
from tracker_desktop.transactions.see_asset import SeeAsset
from tracker_desktop.wording.counter import lot_words, scan_again, session_words
from tracker_desktop.wording.render import show_quantity

ONE = Decimal(1)
MOST_SHELVES = 9


class MoveMode(StreamMode):
    """A thing that is scanned before any place waits for the place. A typed number that names nothing is the quantity
    of the next item."""

    place: tuple[int, str] | None = None
    waiting: tuple[tuple[Scan, Match], ...] = ()
    next_quantity: Decimal | None = None

    def take(self, scan: Scan, match: Match) -> Answer:
        if match.kind == "place":
            return self._to(scan, match)
        if match.kind not in ("asset", "item"):
            raise self.wrong_kind(match)
        if self.place is None:
            if all(one.id != match.id or one.kind != match.kind for _, one in self.waiting):
                self.waiting = (*self.waiting, (scan, match))
            fields: dict[str, Any] = {"kind": match.kind, "id": match.id, "about": (match.kind, match.id)}
            return say(CHOOSE, "move_where", {"label": match.label}, wants="place", **fields)
        return self._move(scan, match, self.place)

    def number(self, scan: Scan, number: Decimal) -> Answer | None:
        if self.bench.read(Resolving(scan.reading.code, typed=False, prefer=self.mode.accepts)).matches:
            return None
        if number <= 0:
            raise Refused("quantity_zero")
        self.next_quantity = number
        place = self.place[1] if self.place else "…"
        return say(INFO, "move_count", {"quantity": show_quantity(number), "place": place})

    def named_kinds(self) -> tuple[tuple[str, ...], ...]:
        """While something waits for its place, a name is first of all that of the place."""
        return (("place",), ("asset", "item")) if self.waiting else super().named_kinds()

    def _to(self, scan: Scan, match: Match) -> Answer:
        self.need_place(match)
        self.place = (match.id, match.label)
        waiting, self.waiting = self.waiting, ()
        if not waiting:
            return say(INFO, "move_to", {"place": match.label}, kind="place", id=match.id)
        assets = [one.id for _, one in waiting if one.kind == "asset"]
        items = [(earlier, one) for earlier, one in waiting if one.kind == "item"]
        answers = [self._assets(scan, assets, self.place)] if assets else []
        while items and self.bench.question is None:
            earlier, one = items.pop(0)
            answers.append(self._item_or_why(earlier, one, self.place))
        entries = tuple(done for answer in answers for done in answer.posted)
        left = scan_again([one.label for _, one in items])
        return replace(answers[-1], posted=entries, left=left)

    def _item_or_why(self, scan: Scan, match: Match, place: tuple[int, str]) -> Answer:
        try:
            return self._item(scan, match, place)
        except Refused as no:
            return refused(no, kind="item", id=match.id)

    def _move(self, scan: Scan, match: Match, place: tuple[int, str]) -> Answer:
        return self._item(scan, match, place) if match.kind == "item" else self._assets(scan, [match.id], place)

    def _assets(self, scan: Scan, asset_ids: list[int], place: tuple[int, str]) -> Answer:
        facts = [self.asset(asset_id) for asset_id in asset_ids]
        self.bench.last = (facts[-1].id, facts[-1].tag)
        fields: dict[str, Any] = {"kind": "asset", "id": facts[-1].id, "about": ("asset", facts[-1].id)}
        if len(facts) == 1 and facts[0].place_id == place[0]:
            if scan.scanned:
                seen = self.bench.perform(SeeAsset(facts[0].id, place[0]), scan, session=self.session)
                fields |= {"entry": seen.uid, "posted": (seen,)}
            return say(AGAIN, "there_already", {"label": facts[0].tag, "place": place[1]}, **fields)
        verb = MoveAssets(tuple(asset_ids), place[0], scanned=scan.scanned)
        done = self.bench.perform(verb, scan, session=self.session)
        self.session.done += not done.repeated
        return posted(done, **fields)

    def _item(self, scan: Scan, match: Match, place: tuple[int, str]) -> Answer:
        quantity = (scan.reading.quantity or self.next_quantity or ONE) * match.counted
        shelves = [shelf for shelf in self.bench.read(OnHandOf(match.id)) if shelf.place_id != place[0]]
        enough = [shelf for shelf in shelves if shelf.quantity >= quantity]
        if not shelves:
            raise Refused("stock_none", item=match.detail)
        if not enough:
            raise Refused(
                "stock_not_that_much",
                item=match.detail,
                asked=show_quantity(quantity),
                places=", ".join(f"{show_quantity(one.quantity)} in {one.place_path}" for one in shelves[:3]),
            )
        self.next_quantity = None
        if len(shelves) == 1:
            return self._move_stock(scan, scan.uid, match, enough[0], quantity, place)
        return self._ask_from(scan, match, enough, quantity, place)

    def _ask_from(
        self, scan: Scan, match: Match, shelves: list[Allocation], quantity: Decimal, place: tuple[int, str]
    ) -> Answer:
        offered = tuple(
            Choice(str(at), lot_words(one.lot_number, one.expiry, one.place_path, show_quantity(one.quantity)))
            for at, one in enumerate(shelves[:MOST_SHELVES])
        )
        gaps: dict[str, object] = {"quantity": show_quantity(quantity), "label": match.detail, "place": place[1]}
        answer = asking("move_from", gaps, offered, kind="item", id=match.id)

        def take(key: str, text: str, uid: str | None) -> Answer:
            return self._move_stock(scan, uid, match, shelves[int(key)], quantity, place)

        return self.bench.ask(Question(answer, take, left=match.label, left_as="dropped_move"))

    def _move_stock(
        self, scan: Scan, uid: str | None, match: Match, shelf: Allocation, quantity: Decimal, place: tuple[int, str]
    ) -> Answer:
        line = MoveLine(match.id, shelf.lot_id, quantity, shelf.place_id, place[0])
        done = self.bench.perform(MoveStock((line,)), scan, uid=uid, session=self.session)
        self.session.done += not done.repeated
        return posted(done, kind="item", id=match.id, about=("item", match.id))

    def summary(self, total: SessionSum) -> tuple[str, str]:
        return session_words("move", total.count("move_assets", "move_stock"), None, 0), ""

    def finish(self, scan: Scan | None) -> Answer:
        left = [match.label for _, match in self.waiting]
        if left:
            raise Refused("place_first", things=", ".join(left))
        self.place = self.next_quantity = None
        return super().finish(scan)

    def cancel(self) -> Answer:
        if self.place is None and not self.waiting and self.next_quantity is None:
            return super().cancel()
        self.place, self.waiting, self.next_quantity = None, (), None
        return say(INFO, "cancelled", {"about": "scan a place"})
