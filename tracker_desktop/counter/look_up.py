"""Look up: say what a code is. A scanner's burst also writes that the asset was seen; typing never does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tracker_desktop.counter.answer import INFO, WARNING, Answer, say
from tracker_desktop.counter.bench import Scan
from tracker_desktop.counter.handler import StreamMode
from tracker_desktop.counter.receive_order import order_words
from tracker_desktop.counter.stock_document import lot_said
from tracker_desktop.counter.words import asset_words, holder_words, item_words, kit_words
from tracker_desktop.errors import Refused
from tracker_desktop.models.sightings import SeenBy
from tracker_desktop.queries.asset_kit_facts import AssetKitFactsOf
from tracker_desktop.queries.counter_entries import SessionSum
from tracker_desktop.queries.counter_facts import HolderFactsOf, ItemFactsOf, LotOf, OnHandOf
from tracker_desktop.queries.order_facts import OrderOfDocument
from tracker_desktop.queries.papers.paper_of import PaperWordsOf
from tracker_desktop.queries.work_facts import WorkOfDocument
from tracker_desktop.scanning.clean import code_key
from tracker_desktop.scanning.match import Match
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.see_asset import SeeAsset
from tracker_desktop.wording.codes import lot_found_words
from tracker_desktop.wording.counter import dotted, session_words
from tracker_desktop.wording.render import show_quantity

TROUBLED = ("missing", "disposed")
MAY_LOOK = ("no_right", "not_operator")
"""Who may not write may still look."""
SEEN = {"burst": SeenBy.SCAN.value, "line": SeenBy.BATCH.value}


class LookUp(StreamMode):
    """Answers with what is known; the screen then shows the record."""

    def take(self, scan: Scan, match: Match) -> Answer:
        if match.kind == "asset":
            return self._asset(scan, match)
        if match.kind == "document":
            return self._document(match)
        if match.kind == "item":
            return self._item(match)
        telling: dict[str, Callable[[Match], str]] = {
            "person": self._holder,
            "department": self._holder,
            "asset_kit": self._kit,
        }
        tell = telling.get(match.kind)
        return _found(INFO, match, match.detail if tell is None else tell(match))

    def _asset(self, scan: Scan, match: Match) -> Answer:
        facts = self.asset(match.id)
        self.bench.last = (facts.id, facts.tag)
        seen = self._see(scan, facts.id) if scan.scanned else None
        today = self.bench.day().today
        late = facts.due is not None and facts.due < today
        outcome = WARNING if late or facts.readiness in TROUBLED else INFO
        answer = _found(outcome, match, asset_words(facts, today))
        return answer if seen is None else replace(answer, entry=seen.uid, posted=(seen,))

    def _see(self, scan: Scan, asset_id: int) -> Done | None:
        try:
            return self.bench.perform(SeeAsset(asset_id, None, SEEN[scan.how]), scan)
        except Refused as no:
            if no.code not in MAY_LOOK:
                raise
            return None

    def _item(self, match: Match) -> Answer:
        facts = self.bench.read(ItemFactsOf(match.id))
        if facts is None:
            return _found(INFO, match, match.detail)
        number = lot_said(facts.lot_policy, match)
        if not number:
            return _found(INFO, match, item_words(facts))
        known = self.bench.read(LotOf(match.id, code_key(number)))
        if known is None:
            return _found(WARNING, match, dotted([item_words(facts), lot_found_words(number, match.expiry, None, [])]))
        lot_id, expiry, recalled = known
        state = "recalled" if recalled else "expired" if expiry and expiry < self.bench.day().today else ""
        shelves = [one for one in self.bench.read(OnHandOf(match.id)) if one.lot_id == lot_id]
        where = [(one.place_path, show_quantity(one.quantity)) for one in shelves]
        words = lot_found_words(number, expiry or match.expiry, state, where)
        return _found(WARNING if state else INFO, match, dotted([item_words(facts), words]))

    def _holder(self, match: Match) -> str:
        facts = self.bench.read(HolderFactsOf(match.holder_id or 0, self.bench.day().today))
        return match.detail if facts is None else holder_words(facts)

    def _kit(self, match: Match) -> str:
        kit = self.bench.read(AssetKitFactsOf(match.id))
        return match.detail if kit is None else kit_words(kit, self.bench.day().today)

    def _document(self, match: Match) -> Answer:
        order = self.bench.read(OrderOfDocument(match.id))
        if order is not None:
            return replace(_found(INFO, match, order_words(order)), about=("purchase_order", order.id))
        work = self.bench.read(WorkOfDocument(match.id))
        if work is not None:
            return replace(_found(INFO, match, work.words), about=("work_order", work.id))
        paper = self.bench.read(PaperWordsOf(match.id))
        if paper is None:
            return _found(INFO, match, "")
        void = "VOID: undone" if paper.is_void else ""
        title = "" if paper.what.startswith(paper.title) else paper.title
        return _found(WARNING if paper.is_void else INFO, match, dotted([title, void, paper.what]))

    def summary(self, total: SessionSum) -> tuple[str, str]:
        return session_words("look_up", total.count("set_condition", "report_damage"), None, total.to_inspect), ""


def _found(outcome: str, match: Match, about: str) -> Answer:
    gaps = {"label": match.label, "about": about}
    return say(outcome, "looked_up", gaps, kind=match.kind, id=match.id, about=(match.kind, match.id))
