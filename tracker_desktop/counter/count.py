"""Count: a place, then what lies there; every scan is kept at once, and no stock changes before the count is posted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from tracker_desktop.counter.answer import CHOOSE, DONE, INFO, WARNING, Answer, Choice, posted, say
from tracker_desktop.counter.bench import Question, Scan, asking, choices, refused
from tracker_desktop.counter.count_lots import lot_named, lot_numbered, lots_of
from tracker_desktop.counter.count_typed import check_typed, is_packs
from tracker_desktop.counter.handler import StreamMode
from tracker_desktop.counter.stock_document import lot_said
from tracker_desktop.errors import Refused
from tracker_desktop.queries.count_scan import (
    MOST_LOTS,
    ItemToCount,
    ItemToCountAt,
    LotsCalled,
    LotToCount,
    PlaceInCountOf,
)
from tracker_desktop.queries.counter_entries import SessionSum
from tracker_desktop.queries.counts import CountFacts, OpenCounts
from tracker_desktop.queries.record import RecordOf
from tracker_desktop.scanning.clean import code_key
from tracker_desktop.scanning.match import Match, Resolution
from tracker_desktop.transactions.count_stock import CountStock
from tracker_desktop.transactions.rules.packs import read_packs
from tracker_desktop.wording.counter import dotted, first_of, lot_words, session_words
from tracker_desktop.wording.counts import counted_of
from tracker_desktop.wording.render import show_quantity

ONE = Decimal(1)
MOST_CHOICES = 9
LOT = "lot"
"""The kind and the `via` of what was scanned by the number of its lot."""
Key = tuple[int, int, int]


@dataclass(frozen=True)
class Counted:
    """The line scanned last: a number or packs typed after it are its quantity. `per_scan` is what one scan of its code
    means, `by_hand` that it had its number already."""

    item: ItemToCount
    lot_id: int
    place_id: int
    per_scan: Decimal
    by_hand: bool


class CountMode(StreamMode):
    """`count` is the one that is counted for: chosen, or the only one that is open. `place` is where; an item that is
    scanned before any waits for it. `next_quantity` and `next_text` (3 boxes and 7) are for the next item."""

    count: tuple[int, str] | None = None
    place: tuple[int, str] | None = None
    waiting: tuple[tuple[Scan, Match], ...] = ()
    next_quantity: Decimal | None = None
    next_text: str = ""
    just: Counted | None = None

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._mine: set[Key] = set()
        self._who = self.bench.operator_id

    def take(self, scan: Scan, match: Match) -> Answer:
        self._who_counts()
        if match.kind not in self.mode.accepts:
            raise self.wrong_kind(match)
        return self._with_count(scan, match)

    # which count

    def choose(self, count_id: int) -> Answer:
        """Count for this one from now on. Raises Refused("count_over")."""
        chosen = next((one for one in self.bench.read(OpenCounts()) if one.id == count_id), None)
        if chosen is None:
            raise Refused("count_over")
        self._set_count(chosen)
        return say(INFO, "count_chosen", {"name": chosen.name, "about": counted_of(chosen.counted, chosen.lines)})

    def chosen(self) -> None:
        """The only count that is open is the one; a quantity that was typed before is for nothing any more."""
        self.just, self.next_quantity, self.next_text = None, None, ""
        going = self.bench.read(OpenCounts())
        if self.count is None and len(going) == 1:
            self._set_count(going[0])

    def _who_counts(self) -> None:
        """Somebody else at the desk begins anew: what the one before counted or typed is not theirs."""
        if self._who != self.bench.operator_id:
            self._who, self._mine = self.bench.operator_id, set()
            self.just, self.next_quantity, self.next_text = None, None, ""

    def _set_count(self, count: CountFacts) -> None:
        if self.count is None or self.count[0] != count.id:
            self.just, self._mine = None, set()
        self.count = (count.id, count.name)

    def _with_count(self, scan: Scan, match: Match) -> Answer:
        going = self.bench.read(OpenCounts())
        count = next((one for one in going if self.count is not None and one.id == self.count[0]), None)
        if not going:
            return refused(Refused("count_none"), wants="new_count")
        if count is None:
            count = going[0] if len(going) == 1 else self._of_place(going, match)
        if count is None:
            return self._ask_count(scan, match, going)
        self._set_count(count)
        return self._scanned(scan, match, count)

    def _of_place(self, going: tuple[CountFacts, ...], match: Match) -> CountFacts | None:
        """The one that has lines at the scanned place; None where that is none of them, or more than one, or where
        nobody sees which was taken (the command line)."""
        if match.kind != "place" or not self.bench.asks:
            return None
        here = [one for one in going if self.bench.read(PlaceInCountOf(one.id, match.id)).lines]
        return here[0] if len(here) == 1 else None

    def _ask_count(self, scan: Scan, match: Match, going: tuple[CountFacts, ...]) -> Answer:
        offered = {str(one.id): one for one in going[:MOST_CHOICES]}
        options = tuple(Choice(key, one.name) for key, one in offered.items())

        def take(key: str, text: str, uid: str | None) -> Answer:
            self._set_count(offered[key])
            return self._scanned(replace(scan, uid=uid), match, offered[key])

        answer = asking("which_count", {"count": len(going)}, options)
        return self.bench.ask(Question(answer, take, left=match.label, left_as="dropped_code"))

    # place and items

    def enter(self, place: tuple[int, str]) -> Answer:
        """A place (id, path) that was chosen, not scanned."""
        return self._with_count(Scan(place[1], "typed", self.bench.now()), Match("place", *place, "", ""))

    def _scanned(self, scan: Scan, match: Match, count: CountFacts) -> Answer:
        if match.kind == "place":
            self.need_place(match)
            return self._enter(count, (match.id, match.label))
        if match.kind == LOT:
            return self._of_lot(scan, match, count)
        if self.place is None:
            if all(_called(one) != _called(match) for _, one in self.waiting):
                self.waiting = (*self.waiting, (scan, match))
            return say(CHOOSE, "count_where", {"label": match.detail}, wants="place", kind="item", id=match.id)
        return self._item(scan, match, count, self.place)

    def _enter(self, count: CountFacts, place: tuple[int, str]) -> Answer:
        self.place, self.just = place, None
        waiting, self.waiting = self.waiting, ()
        here = self.bench.read(PlaceInCountOf(count.id, place[0]))
        row = "count_at" if here.lines else "count_at_outside"
        gaps = {"place": place[1], "name": count.name, "about": counted_of(here.counted, here.lines)}
        entered = say(INFO if here.lines else WARNING, row, gaps, kind="place", id=place[0])
        answers = []
        while waiting and self.bench.question is None:
            (scan, match), *rest = waiting
            waiting = tuple(rest)
            answers.append(self._item_or_why(scan, match, count, place))
        if not answers:
            return entered
        entries = tuple(done for answer in answers for done in answer.posted)
        left = first_of([match.label for _, match in waiting])
        about = dotted([answers[-1].detail, entered.message, f"scan again: {left}" if left else ""])
        return replace(answers[-1], detail=about, posted=entries)

    def _item_or_why(self, scan: Scan, match: Match, count: CountFacts, place: tuple[int, str]) -> Answer:
        try:
            return self._item(scan, match, count, place)
        except Refused as no:
            return refused(no, kind="item", id=match.id)

    def _item(self, scan: Scan, match: Match, count: CountFacts, place: tuple[int, str]) -> Answer:
        item = self.bench.read(ItemToCountAt(count.id, match.id, place[0]))
        if item is None:
            raise Refused("gone")
        number = match.label if match.via == LOT else lot_said(item.lot_policy, match)
        lots = (lot_named(self.bench, item, number),) if number else lots_of(item)
        if len(lots) == 1:
            return self._lot(scan, match, count, place, item, lots[0])
        return self._ask_lot(scan, match, count, place, item, lots)

    def _lot_called(self, scan: Scan, number: str) -> Answer | None:
        """The number of a lot instead of its item."""
        called = self.bench.read(LotsCalled(number))
        if not called:
            return None
        self._who_counts()
        return self._with_count(scan, Match(LOT, 0, called[0].number, "", LOT))

    def _of_lot(self, scan: Scan, match: Match, count: CountFacts) -> Answer:
        """The item of the count that has a lot of this number. Raises Refused("count_lot_unlisted")."""
        called = self.bench.read(LotsCalled(code_key(match.label), count.id))
        listed = {str(one.item_id): one for one in called if one.listed}
        if not listed:
            items = first_of([one.item for one in called])
            raise Refused("count_lot_unlisted", lot=match.label, items=items, name=count.name)

        def take(key: str, text: str, uid: str | None) -> Answer:
            one = listed[key]
            meant = Match("item", one.item_id, one.number, one.item, LOT)
            return self._scanned(replace(scan, uid=uid), meant, count)

        if len(listed) == 1:
            return take(next(iter(listed)), "", scan.uid)
        offered = tuple(Choice(key, dotted([one.sku, one.item])) for key, one in list(listed.items())[:MOST_CHOICES])
        answer = asking("count_lot_of", {"lot": match.label}, offered)
        return self.bench.ask(Question(answer, take, left=match.label, left_as="dropped_code"))

    def _ask_lot(
        self,
        scan: Scan,
        match: Match,
        count: CountFacts,
        place: tuple[int, str],
        item: ItemToCount,
        lots: tuple[LotToCount, ...],
    ) -> Answer:
        by_key = {str(lot.lot_id): lot for lot in lots}
        offered = tuple(
            Choice(key, lot_words(lot.number, lot.expiry, "") or "without a lot")
            for key, lot in list(by_key.items())[:MOST_LOTS]
        )
        answer = asking("count_which_lot", {"label": item.name}, offered, kind="item", id=item.id)

        def take(key: str, text: str, uid: str | None) -> Answer:
            return self._lot(replace(scan, uid=uid), match, count, place, item, by_key[key])

        def scanned(other: Scan) -> Answer | None:
            try:
                number = code_key(other.reading.code)
            except Refused:
                return None
            lot = lot_numbered(lots, number)
            return None if lot is None else self._lot(replace(scan, uid=other.uid), match, count, place, item, lot)

        return self.bench.ask(Question(answer, take, left=match.label, left_as="dropped_code", scanned=scanned))

    def _lot(
        self, scan: Scan, match: Match, count: CountFacts, place: tuple[int, str], item: ItemToCount, lot: LotToCount
    ) -> Answer:
        number, entered = scan.reading.quantity or self.next_quantity, self.next_text
        if entered:
            self.next_text = ""  # where it is none of this item's packs, the next item is not refused for it too
            quantity = read_packs(entered, item.unit, item.packs, item.decimals, item.name)
        else:
            quantity = (ONE if number is None else number) * match.counted
        done_before = lot.counted is not None and not lot.again and (item.id, lot.lot_id, place[0]) not in self._mine
        by_hand = bool(entered) or number is not None
        just = Counted(item, lot.lot_id, place[0], match.counted, by_hand)
        if done_before and self.bench.asks:
            return self._ask_again(scan, count, just, quantity, entered, lot)
        return self._post(scan, count, just, quantity, entered, add=True)

    def _ask_again(
        self, scan: Scan, count: CountFacts, just: Counted, quantity: Decimal, entered: str, lot: LotToCount
    ) -> Answer:
        """What was counted before this run of scans may be meant once more, or anew. How many are typed is anew."""
        gaps: dict[str, object] = {
            "label": just.item.name,
            "quantity": show_quantity(lot.counted or Decimal(0)),
            "who": self._name(lot.counted_by),
        }
        offered = choices("count_more", "count_anew", **{"quantity": show_quantity(quantity)})
        answer = asking("count_before", gaps, offered, kind="item", id=just.item.id)

        def take(key: str, text: str, uid: str | None) -> Answer:
            return self._post(replace(scan, uid=uid), count, just, quantity, entered, add=key == "count_more")

        def scanned(other: Scan) -> Answer | None:
            check_typed(other)
            number, text = other.reading.number, other.reading.code
            if number is None and not is_packs(other):
                return None
            anew = self._packs(just, text) if number is None else number * just.per_scan
            words = text if number is None else ""
            return self._post(other, count, replace(just, by_hand=True), anew, words, add=False)

        return self.bench.ask(Question(answer, take, left=just.item.name, left_as="dropped_count", scanned=scanned))

    def _name(self, person_id: int | None) -> str:
        found = None if person_id is None else self.bench.read(RecordOf("person", person_id))
        return "" if found is None else str(found["name"])

    def _post(
        self, scan: Scan, count: CountFacts, just: Counted, quantity: Decimal, entered: str, *, add: bool
    ) -> Answer:
        verb = CountStock(count.id, just.item.id, just.lot_id or None, just.place_id, quantity, entered or None, add)
        done = self.bench.perform(verb, scan, session=self.session)
        self.session.done += not done.repeated
        self.next_quantity, self.next_text = None, ""
        line = None if done.about is None else self.bench.read(RecordOf("count_line", done.about[1]))
        self.just = just if line is None else replace(just, lot_id=line["lot_id"][0])
        self._mine.add((just.item.id, self.just.lot_id, just.place_id))
        odd = line is not None and not line["asked"]
        answer = posted(done, WARNING if odd else DONE, kind="item", id=just.item.id)
        if count.blind or line is None:
            return answer
        return replace(answer, detail=dotted([answer.detail, f"book {show_quantity(line['book'])}"]))

    # quantities

    def number(self, scan: Scan, number: Decimal) -> Answer | None:
        self._who_counts()
        if self.just is not None and not self.just.by_hand and self.next_quantity is None and not self.next_text:
            return self._typed(scan, number * self.just.per_scan, "")
        self.just = None
        self.next_quantity, self.next_text = number, ""
        return say(INFO, "next_quantity", {"quantity": show_quantity(number)})

    def unknown(self, scan: Scan, found: Resolution) -> Answer | None:
        """Packs that are typed: of the line just scanned, or of the next item. Else it may be the number of a lot."""
        text = scan.reading.code
        check_typed(scan)
        if not is_packs(scan):
            return self._lot_called(scan, found.code)
        self._who_counts()
        if self.just is not None and not self.just.by_hand:
            return self._typed(scan, self._packs(self.just, text), text)
        self.just = None
        self.next_quantity, self.next_text = None, text
        return say(INFO, "count_next_text", {"text": text})

    def _packs(self, just: Counted, text: str) -> Decimal:
        """3 boxes and 7 in the unit of the item."""
        item = just.item
        return read_packs(text, item.unit, item.packs, item.decimals, item.name)

    def _typed(self, scan: Scan, quantity: Decimal, entered: str) -> Answer:
        """The line just scanned is this much, whatever its scans came to."""
        just = self.just
        count = next((one for one in self.bench.read(OpenCounts()) if self.count and one.id == self.count[0]), None)
        if just is None or count is None:
            raise Refused("count_over")
        return self._post(scan, count, replace(just, by_hand=True), quantity, entered, add=False)

    # the session

    def condition(self, condition: str, note: str | None, scan: Scan | None) -> Answer:
        raise Refused("no_last")

    def finish(self, scan: Scan | None) -> Answer:
        if self.waiting:
            raise Refused("count_place_first", things=first_of([match.label for _, match in self.waiting]))
        self.place = self.just = self.next_quantity = None
        self.next_text, self._mine = "", set()
        return super().finish(scan)

    def summary(self, total: SessionSum) -> tuple[str, str]:
        count = next((one for one in self.bench.read(OpenCounts()) if self.count and one.id == self.count[0]), None)
        about = "" if count is None else dotted([count.name, counted_of(count.counted, count.lines)])
        return session_words("count", total.count("count_stock"), None, 0), about

    def cancel(self) -> Answer:
        if self.place is None and not self.waiting and self.next_quantity is None and not self.next_text:
            return super().cancel()
        self.place, self.waiting, self.next_quantity, self.next_text, self.just = None, (), None, "", None
        return say(INFO, "cancelled", {"about": "scan a place"})


def _called(match: Match) -> tuple[object, ...]:
    return match.id, match.label, match.lot, match.serial
