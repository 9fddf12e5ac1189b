"""Move: a place, then what goes there, or what is moved and then its place. Every move is saved at once."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from tracker_desktop.counter.answer import AGAIN, CHOOSE, INFO, Answer, posted, say
from tracker_desktop.counter.bench import Question, Scan, asking, refused
from tracker_desktop.counter.carried import Carried, enough_of, offered, shelves_of
from tracker_desktop.counter.handler import StreamMode
from tracker_desktop.errors import Refused
from tracker_desktop.queries.counter_entries import SessionSum
from tracker_desktop.queries.fefo import Allocation
from tracker_desktop.scanning.match import Match
from tracker_desktop.scanning.resolve import Resolving
from tracker_desktop.transactions.move_assets import MoveAssets
from tracker_desktop.transactions.move_stock import MoveLine, MoveStock
from tracker_desktop.transactions.see_asset import SeeAsset
from tracker_desktop.wording.counter import first_of, scan_again, session_words
from tracker_desktop.wording.render import show_quantity

ONE = Decimal(1)


class MoveMode(StreamMode):
    """A thing that is scanned before any place waits for the place; where an item lies on several shelves, it is asked
    from which one it is taken, and the code of that place answers too. A typed number that names nothing is the
    quantity of the item that waits, else of the next one. A place that stock waited for is only that of this stock."""

    place: tuple[int, str] | None = None
    waiting: tuple[Carried, ...] = ()
    next_quantity: Decimal | None = None

    @property
    def standing(self) -> str:
        """Where things go to, or what waits for its place."""
        if self.waiting:
            return say(INFO, "move_waiting", {"things": first_of([one.words for one in self.waiting])}).title
        return f"to {self.place[1]}" if self.place else ""

    def take(self, scan: Scan, match: Match) -> Answer:
        if match.kind == "place":
            return self._to(scan, match)
        if match.kind not in ("asset", "item"):
            raise self.wrong_kind(match)
        if self.place is not None:
            return self._move(scan, match, self.place)
        if match.kind == "item":
            return self._lift(scan, match)
        if all(one.match.id != match.id or one.is_stock for one in self.waiting):
            self.waiting = (*self.waiting, Carried(scan, match))
        return _where(self.waiting[-1], match.label)

    # an item before its place

    def _lift(self, scan: Scan, match: Match) -> Answer:
        """So much of an item waits for its place; the same once more is one more of it."""
        typed = scan.reading.quantity or self.next_quantity
        shelves = shelves_of(self.bench, match)
        at = next((at for at, one in enumerate(self.waiting) if one.is_stock and _same(one.match, match)), None)
        if at is None:
            one = Carried(scan, match, typed or ONE, by_hand=typed is not None)
        else:
            one = self.waiting[at]
            one = replace(one, count=one.count + (typed or ONE), by_hand=one.by_hand or typed is not None)
        enough = enough_of(match, [one.shelf] if one.shelf else shelves, one.quantity)
        self.next_quantity = None
        if one.shelf is None and len(shelves) == 1:
            one = replace(one, shelf=shelves[0])
        self._wait(one, at)
        if one.shelf is None and self.bench.asks:
            return self._ask_shelf(one, enough)
        return _where(one, one.words)

    def _wait(self, one: Carried, at: int | None) -> None:
        """What was scanned last stands last: a number is for it."""
        others = tuple(other for index, other in enumerate(self.waiting) if index != at)
        self.waiting = (*others, one)

    def _ask_shelf(self, one: Carried, shelves: list[Allocation]) -> Answer:
        gaps: dict[str, object] = {"quantity": show_quantity(one.quantity), "label": one.match.detail}
        answer = asking("move_shelf", gaps, offered(shelves), kind="item", id=one.match.id, wants="place")

        def from_shelf(shelf: Allocation) -> Answer:
            taken = replace(self.waiting[-1], shelf=shelf)
            self._wait(taken, len(self.waiting) - 1)
            return _where(taken, taken.words)

        def scanned(other: Scan) -> Answer | None:
            number = other.reading.number
            counted = None if number is None else self.number(other, number)
            if counted is not None or other.reading.command is not None:
                return counted
            found = self.bench.read(Resolving(other.reading.code, typed=not other.scanned, prefer=("place",)))
            here = [
                shelf
                for match in found.matches
                for shelf in shelves
                if match.kind == "place" and match.id == shelf.place_id
            ]
            if len(here) > 1:
                return self._ask_shelf(self.waiting[-1], here)
            return from_shelf(here[0]) if here else None

        return self.bench.ask(Question(answer, lambda key, text, uid: from_shelf(shelves[int(key)]), scanned=scanned))

    def number(self, scan: Scan, number: Decimal) -> Answer | None:
        if self.bench.read(Resolving(scan.reading.code, typed=False, prefer=self.mode.accepts)).matches:
            return None
        if number <= 0:
            raise Refused("quantity_zero")
        last = self.waiting[-1] if self.waiting else None
        if last is not None and last.is_stock and not last.by_hand and self.next_quantity is None:
            return self._so_many(replace(last, count=number, by_hand=True))
        self.next_quantity = number
        place = self.place[1] if self.place else "…"
        return say(INFO, "move_count", {"quantity": show_quantity(number), "place": place})

    def _so_many(self, one: Carried) -> Answer:
        """How much of the item that waits is meant."""
        shelves = [one.shelf] if one.shelf else shelves_of(self.bench, one.match)
        enough = enough_of(one.match, shelves, one.quantity)
        self._wait(one, len(self.waiting) - 1)
        if one.shelf is None and self.bench.asks:
            return self._ask_shelf(one, enough)
        return _where(one, one.words)

    def named_kinds(self) -> tuple[tuple[str, ...], ...]:
        """While something waits for its place, a name is first of all that of the place."""
        return (("place",), ("asset", "item")) if self.waiting else super().named_kinds()

    def _to(self, scan: Scan, match: Match) -> Answer:
        self.need_place(match)
        self.place = (match.id, match.label)
        waiting, self.waiting = self.waiting, ()
        if not waiting:
            return say(INFO, "move_to", {"place": match.label}, kind="place", id=match.id)
        assets = [one.match.id for one in waiting if not one.is_stock]
        items = [one for one in waiting if one.is_stock]
        answers = [self._assets(scan, assets, self.place)] if assets else []
        place = self.place
        if items:
            self.place = None
        while items and self.bench.question is None:
            answers.append(self._item_or_why(items.pop(0), place))
        entries = tuple(done for answer in answers for done in answer.posted)
        left = scan_again([one.match.label for one in items])
        return replace(answers[-1], posted=entries, left=left)

    def _item_or_why(self, one: Carried, place: tuple[int, str]) -> Answer:
        try:
            return self._put(one, place)
        except Refused as no:
            if no.code == "move_same_place":
                self.waiting = (*self.waiting, one)
            return refused(no, kind="item", id=one.match.id)

    def _move(self, scan: Scan, match: Match, place: tuple[int, str]) -> Answer:
        return self._put_item(scan, match, place) if match.kind == "item" else self._assets(scan, [match.id], place)

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

    def _put_item(self, scan: Scan, match: Match, place: tuple[int, str]) -> Answer:
        answer = self._put(Carried(scan, match, scan.reading.quantity or self.next_quantity or ONE), place)
        self.next_quantity = None
        return answer

    def _put(self, one: Carried, place: tuple[int, str]) -> Answer:
        """Bring it to the place; from which shelf is asked where that is not known."""
        if one.shelf is not None:
            return self._move_stock(one, one.scan.uid, one.shelf, place)
        shelves = [shelf for shelf in shelves_of(self.bench, one.match) if shelf.place_id != place[0]]
        enough = enough_of(one.match, shelves, one.quantity)
        if len(shelves) == 1:
            return self._move_stock(one, one.scan.uid, enough[0], place)
        gaps: dict[str, object] = {
            "quantity": show_quantity(one.quantity),
            "label": one.match.detail,
            "place": place[1],
        }
        answer = asking("move_from", gaps, offered(enough), kind="item", id=one.match.id)

        def take(key: str, text: str, uid: str | None) -> Answer:
            return self._move_stock(one, uid, enough[int(key)], place)

        return self.bench.ask(Question(answer, take, left=one.match.label, left_as="dropped_move"))

    def _move_stock(self, one: Carried, uid: str | None, shelf: Allocation, place: tuple[int, str]) -> Answer:
        match = one.match
        line = MoveLine(match.id, shelf.lot_id, one.quantity, shelf.place_id, place[0])
        done = self.bench.perform(MoveStock((line,)), one.scan, uid=uid, session=self.session)
        self.session.done += not done.repeated
        return posted(done, kind="item", id=match.id, about=("item", match.id))

    def summary(self, total: SessionSum) -> tuple[str, str]:
        return session_words("move", total.count("move_assets", "move_stock"), None, 0), ""

    def finish(self, scan: Scan | None) -> Answer:
        left = [one.match.label for one in self.waiting]
        if left:
            raise Refused("place_first", things=", ".join(left))
        self.place = self.next_quantity = None
        return super().finish(scan)

    def cancel(self) -> Answer:
        if self.place is None and not self.waiting and self.next_quantity is None:
            return super().cancel()
        self.place, self.waiting, self.next_quantity = None, (), None
        return say(INFO, "cancelled", {"about": "scan a place"})


def _where(one: Carried, words: str) -> Answer:
    """The question where it goes."""
    kind, record_id = one.match.kind, one.match.id
    row = "move_where_stock" if one.is_stock and not one.by_hand else "move_where"
    return say(CHOOSE, row, {"label": words}, wants="place", kind=kind, id=record_id, about=(kind, record_id))


def _same(one: Match, other: Match) -> bool:
    return (one.id, one.lot, one.serial, one.counted) == (other.id, other.lot, other.serial, other.counted)
