"""Check in: every scan takes an asset back at once. It never asks anything."""

from __future__ import annotations

from typing import Any

from tracker_desktop.counter.answer import AGAIN, INFO, WARNING, Answer, Returns, posted, say
from tracker_desktop.counter.bench import Scan
from tracker_desktop.counter.kits_in import KitsOfCheckIn
from tracker_desktop.counter.mode import ASSET_KIT
from tracker_desktop.counter.words import asset_words, holder_words
from tracker_desktop.queries.counter_entries import ReturnedIn, SessionSum
from tracker_desktop.queries.counter_facts import AssetFacts, HolderFactsOf
from tracker_desktop.scanning.match import Match
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.see_asset import SeeAsset
from tracker_desktop.wording.counter import counted, dotted, first_of, session_words


class CheckInMode(KitsOfCheckIn):
    """A place that is scanned is where the next returns go; a badge says what its owner still holds."""

    place: tuple[int, str] | None = None

    @property
    def standing(self) -> str:
        """Where returns go to, where that was scanned."""
        return f"to {self.place[1]}" if self.place else ""

    def take(self, scan: Scan, match: Match) -> Answer:
        if match.kind == "asset":
            return self._asset(scan, match)
        if match.kind == ASSET_KIT:
            return self.take_kit(scan, match)
        if match.kind == "place":
            self.need_place(match)
            self.place = (match.id, match.label)
            return say(INFO, "returns_go_to", {"place": match.label}, kind="place", id=match.id)
        if match.holder_id is not None:
            return self._holder(match)
        raise self.wrong_kind(match)

    def _asset(self, scan: Scan, match: Match) -> Answer:
        facts = self.asset(match.id)
        self.bench.last = (facts.id, facts.tag)
        if facts.holder_id is None:
            return self._not_held(scan, facts)
        place_id = self.place[0] if self.place else None
        line = InLine(facts.id, place_id=place_id)
        done = self.bench.perform(CheckIn((line,), scanned=scan.scanned), scan, session=self.session)
        if not done.repeated:
            self.session.done += 1
            self.session.to_inspect += self.asset(facts.id).readiness == "to inspect"
        return posted(done, kind="asset", id=facts.id, about=("asset", facts.id))

    def _not_held(self, scan: Scan, facts: AssetFacts) -> Answer:
        fields: dict[str, Any] = {"kind": "asset", "id": facts.id, "about": ("asset", facts.id)}
        session = self.session.uid
        if session is not None and self.bench.read(ReturnedIn(session, facts.id)):
            return say(AGAIN, "returned_already", {"label": facts.tag}, **fields)
        if scan.scanned:
            place_id = self.place[0] if self.place else None
            seen = self.bench.perform(SeeAsset(facts.id, place_id), scan, session=self.session)
            fields |= {"entry": seen.uid, "posted": (seen,)}
        about = asset_words(facts, self.bench.day().today)
        return say(WARNING, "was_not_out", {"label": facts.tag, "about": about}, **fields)

    def _holder(self, match: Match) -> Answer:
        facts = self.bench.read(HolderFactsOf(match.holder_id or 0, self.bench.day().today))
        about = match.detail if facts is None else holder_words(facts)
        gaps = {"label": match.label, "about": about}
        return say(INFO, "holds_still", gaps, kind=match.kind, id=match.id, about=(match.kind, match.id))

    def summary(self, total: SessionSum) -> tuple[str, str]:
        count = sum(number for _, number in total.returned)
        damaged = total.count("report_damage")
        by_holder = [f"{number} from {name}" for name, number in total.returned]
        bad = first_of([f"{tag} is {condition}" for tag, condition in total.bad])
        more = f"{counted(damaged, 'damage report', 'damage reports')}" if damaged else ""
        return session_words("check_in", count, None, total.to_inspect), dotted([*by_holder, bad, more])

    def returns(self, session: str, total: SessionSum) -> Returns | None:
        return Returns(session, total.holders) if total.holders else None

    def cancel(self) -> Answer:
        if self.place is None:
            return super().cancel()
        self.place = None
        return say(INFO, "cancelled", {"about": "returns go to their usual places"})
