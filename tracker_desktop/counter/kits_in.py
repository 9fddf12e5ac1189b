"""A kit of assets in Check in: its tag takes everything of it back as one."""

from __future__ import annotations

from typing import Any

from tracker_desktop.counter.answer import AGAIN, WARNING, Answer, posted, say
from tracker_desktop.counter.bench import Scan
from tracker_desktop.counter.handler import StreamMode
from tracker_desktop.counter.mode import ASSET_KIT
from tracker_desktop.errors import Refused
from tracker_desktop.queries.asset_kit_facts import AssetKitFactsOf
from tracker_desktop.queries.counter_entries import KitReturnedIn
from tracker_desktop.scanning.match import Match
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.rules.asset_kits import KitBack


class KitsOfCheckIn(StreamMode):
    """Mixed into Check in."""

    place: tuple[int, str] | None

    def take_kit(self, scan: Scan, match: Match) -> Answer:
        """All that its holder has of it comes back. What went on to another does not."""
        kit = self.bench.read(AssetKitFactsOf(match.id))
        if kit is None:
            raise Refused("gone")
        fields: dict[str, Any] = {"kind": ASSET_KIT, "id": kit.id, "about": (ASSET_KIT, kit.id)}
        if kit.out is None:
            session = self.session.uid
            entry = self.bench.read(KitReturnedIn(session, kit.id)) if session is not None else None
            if entry is not None:
                return say(AGAIN, "returned_already", {"label": kit.code}, entry=entry, **fields)
            return say(WARNING, "kit_was_not_out", {"label": kit.code, "about": kit.name}, **fields)
        place_id = self.place[0] if self.place else None
        held = [self.asset(part.asset_id) for part in kit.out.missing]
        lines = tuple(InLine(one.id, place_id=place_id) for one in held if one.holder_id == kit.out.holder_id)
        if not lines and not kit.out.things:
            tags = ", ".join(f"{one.tag} is with {one.holder}" for one in held)
            return say(WARNING, "kit_was_not_out", {"label": kit.code, "about": tags}, **fields)
        verb = CheckIn(lines, scanned=scan.scanned, kits=(KitBack(kit.id),))
        done = self.bench.perform(verb, scan, session=self.session)
        if not done.repeated:
            self.session.done += len(lines)
            self.session.to_inspect += sum(self.asset(one.asset_id).readiness == "to inspect" for one in lines)
        if lines:
            self.bench.last = (held[-1].id, held[-1].tag)
        return posted(done, **fields)
