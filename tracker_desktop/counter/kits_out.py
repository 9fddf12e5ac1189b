"""A kit of assets in Check out: its tag puts all that belongs to it on the list, as one."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from abc import abstractmethod
from dataclasses import replace
from typing import Any

from tracker_desktop.counter.answer import AGAIN, DONE, WARNING, Answer, say
from tracker_desktop.counter.basket import AssetLine, Basket, KitOnList
from tracker_desktop.counter.bench import Scan
from tracker_desktop.counter.document import DocumentMode, with_line
from tracker_desktop.counter.mode import ASSET_KIT
from tracker_desktop.errors import Refused
from tracker_desktop.models.asset_kits import Accessory
from tracker_desktop.queries.asset_kit_facts import AssetKitFacts, AssetKitFactsOf
from tracker_desktop.queries.to_fetch import ReservedUntil
from tracker_desktop.scanning.match import Match
from tracker_desktop.transactions.rules.asset_kits import KitGoing, out_refusal
from tracker_desktop.transactions.rules.handover import OVERRIDES
from tracker_desktop.wording.asset_kits import contents_words, left_here


class KitsOfCheckOut(DocumentMode):
    """Mixed into Check out."""

    @abstractmethod
    def line_of(self, asset_id: int, before: Basket, *, scanned: bool) -> AssetLine:
        """The line of an asset behind those that are there before it."""

    def take_kit(self, scan: Scan, match: Match) -> Answer:
        """All of the kit that can go out, and what of it cannot by name. Raises Refused where nothing can."""
        kit, basket = self.kit(match.id), self.basket()
        fields: dict[str, Any] = {"kind": ASSET_KIT, "id": kit.id, "about": (ASSET_KIT, kit.id), "wants": "document"}
        members = {one.asset_id for one in kit.members}
        here = {line.asset_id for line in basket.assets}
        if any(one.kit_id == kit.id for one in basket.kits) and members <= here:
            return say(AGAIN, "out_again", {"label": kit.code}, **fields)
        self._check(kit)
        without: list[str] = []
        for member in kit.members:
            if member.asset_id in here:
                continue
            line = self.line_of(member.asset_id, basket, scanned=scan.scanned)
            if line.problem and line.problem_code not in OVERRIDES:
                without.append(f"{member.tag} ({line.problem.removesuffix('.')})")
                continue
            basket = with_line(basket, len(basket.assets), line)
        going = members & {line.asset_id for line in basket.assets}
        if not going:
            raise Refused("kit_nothing", kit=kit.code, about=", ".join(without))
        on_list = KitOnList(kit.id, kit.code, kit.name, kit.accessories, kit.accessories, tuple(sorted(members)))
        others = tuple(one for one in basket.kits if one.kit_id != kit.id)
        basket = self.keep(replace(basket, kits=(*others, on_list)), scan)
        tags = [line.tag for line in basket.assets if line.asset_id in members]
        about = contents_words(tags, on_list.words) + left_here(without)
        return say(WARNING if without else DONE, "kit_out_added", {"kit": kit.code, "about": about}, **fields)

    def add_kit(self, kit_id: int) -> Answer:
        """Put a kit on the list that was selected, not scanned. Raises Refused as take_kit does."""
        match = Match(ASSET_KIT, kit_id, self.kit(kit_id).code, "", "")
        return self.take_kit(Scan("", "typed", self.bench.now()), match)

    def kit(self, kit_id: int) -> AssetKitFacts:
        """The facts of a kit. Raises Refused("gone")."""
        kit = self.bench.read(AssetKitFactsOf(kit_id))
        if kit is None:
            raise Refused("gone")
        return kit

    def _check(self, kit: AssetKitFacts) -> None:
        if not kit.active:
            raise Refused("kit_retired_out", kit=kit.code)
        if kit.out is not None:
            day = self.bench.day()
            since = kit.out.started_at.astimezone(zoneinfo.ZoneInfo(day.zone)).date()
            raise out_refusal(kit.out, since, day.today)

    def set_kit(self, kit_id: int, accessories: tuple[tuple[str, int], ...]) -> Answer:
        """How many of each accessory go out with a kit that is on the list."""
        basket = self.basket()
        kits = tuple(replace(one, accessories=accessories) if one.kit_id == kit_id else one for one in basket.kits)
        lines = tuple(replace(line, things=()) for line in basket.assets)
        return self.shown("document_changed", self.keep(replace(basket, kits=kits, assets=lines)))

    def reserved_until(self, basket: Basket, *more: int) -> dt.date | None:
        """When it is due back by the reservation of who gets it; `more` are assets to come."""
        if basket.holder is None:
            return None
        ids = (*(line.asset_id for line in basket.assets), *more)
        return self.bench.read(ReservedUntil(basket.holder.id, ids, tuple(one.kit_id for one in basket.kits)))


def with_kits(basket: Basket) -> Basket:
    """Each line with the kit that it goes out with, the first of them with its accessories, as they were entered there;
    a kit of which nothing is on the list is none."""
    lines: list[AssetLine] = []
    kits = {one.kit_id: one for one in basket.kits}
    kit_of = {asset_id: one.kit_id for one in basket.kits for asset_id in one.asset_ids}
    said = set[int]()
    for line in basket.assets:
        kit = kits.get(kit_of.get(line.asset_id, 0))
        if kit is None:
            lines.append(replace(line, kit="", kit_id=None, with_kit="", things=()))
            continue
        first = kit.kit_id not in said
        if first and line.things:
            kits[kit.kit_id] = kit = replace(kit, accessories=line.things)
        said.add(kit.kit_id)
        with_kit, things = (kit.words, kit.accessories) if first else ("", ())
        lines.append(replace(line, kit=kit.code, kit_id=kit.kit_id, with_kit=with_kit, things=things))
    return replace(basket, assets=tuple(lines), kits=tuple(one for key, one in kits.items() if key in said))


def kits_going(basket: Basket) -> tuple[KitGoing, ...]:
    """The kits of a basket as the transaction takes them."""
    return tuple(
        KitGoing(one.kit_id, tuple(Accessory(name=name, quantity=count) for name, count in one.accessories if count))
        for one in basket.kits
    )
