"""Half a year at the counter: loans and returns, inspections, moves, damage and repairs, things missing and found."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass
from typing import Any

from tracker_desktop.exchange.sample.records import SampleAsset, SampleOffice
from tracker_desktop.exchange.sample.scribe import Scribe
from tracker_desktop.transactions.assign import Assign
from tracker_desktop.transactions.back_from_maintenance import BackFromMaintenance
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.check_out import CheckOut, OutLine
from tracker_desktop.transactions.found import Found
from tracker_desktop.transactions.inspect import Inspect
from tracker_desktop.transactions.move_assets import MoveAssets
from tracker_desktop.transactions.report_damage import ReportDamage
from tracker_desktop.transactions.report_missing import ReportMissing
from tracker_desktop.transactions.send_to_maintenance import SendToMaintenance
from tracker_desktop.transactions.transfer import Transfer

CLERK, MANAGER = "Nadia Haddad", "Victor Okafor"
OFFICE_LOAN = 14
STILL_OUT = 40
"""Days before today from when a loan may never come back: what is overdue today."""
DAMAGES = ("Dropped, housing cracked", "Does not switch on", "Cable torn", "Display flickers", "Noise from the fan")
ROOMS = {
    "Biology": "BIO-B-204",
    "Chemistry": "CHEM-C-101",
    "Physics": "PHYS-P-101",
    "Electronics": "ELEC-E-012",
    "Administration": "ADM-3",
    "Facilities": "FAC",
    "IT": "IT",
    "Stores": "SA",
}


@dataclass
class Loan:
    """What is out: to whom, and when it is due and comes back."""

    holder: str
    due: dt.date
    back: dt.date


class AssetLife:
    """The counter of the sample office. `kept` are the tags that the story's own events are about."""

    def __init__(
        self,
        scribe: Scribe,
        office: SampleOffice,
        rng: random.Random,
        departments: dict[str, str],
        kept: frozenset[str],
    ) -> None:
        self._scribe, self._office, self._rng = scribe, office, rng
        self._departments = departments
        self._clerk, self._manager = office.people[CLERK], office.people[MANAGER]
        loans = [asset for asset in office.assets.values() if asset.use == "loan" and asset.tag not in kept]
        self._free = {asset.tag: asset for asset in loans}
        self._out: dict[str, Loan] = {}
        self._inspect: dict[str, dt.date] = {}
        self._repair: dict[str, dt.date] = {}
        self._missing: dict[str, dt.date] = {}

    def assign_all(self) -> None:
        """What people and departments have for good, a hand receipt each."""
        assigned = [asset for asset in self._office.assets.values() if asset.use == "assigned"]
        people = sorted(self._departments)
        by_holder: dict[str, list[SampleAsset]] = {}
        for asset in assigned:
            to = {"VH": "Facilities", "BL": "Chemistry"}.get(asset.category["tag_prefix"], self._rng.choice(people))
            by_holder.setdefault(to, []).append(asset)
        for holder, assets in by_holder.items():
            lines = tuple(OutLine(asset.id, handed_over=tuple(asset.category["goes_with"])) for asset in assets)
            place = assets[0].home if holder not in people else self._room(holder)
            self._scribe.do(Assign(lines, self._office.holders[holder], place))

    def day(self, day: dt.date, hour: int) -> None:
        """What happens at the counter on a working day."""
        self._scribe.at(day, hour, self._rng.randint(0, 40))
        self._returns(day)
        self._inspections(day)
        for _ in range(self._rng.choice((1, 1, 1, 2))):
            self._loan(day)
        self._repairs(day)
        self._rarely(day)

    def _room(self, person: str) -> int:
        return self._office.places[ROOMS[self._departments[person]]]

    def _asset(self, tag: str) -> SampleAsset:
        return self._office.assets[tag]

    def _loan(self, day: dt.date) -> None:
        late = {loan.holder for loan in self._out.values() if loan.due < day}
        holder = self._rng.choice([name for name in sorted(self._departments) if name not in late])
        first = self._rng.choice(sorted(self._free))
        tags = [first]
        if self._rng.random() < 0.3:
            tags += self._rng.sample(sorted(self._free.keys() - tags), self._rng.choice((1, 1, 2)))
        due = day + dt.timedelta(days=self._asset(first).category["loan_days"] or OFFICE_LOAN)
        lines = tuple(
            OutLine(self._asset(tag).id, handed_over=tuple(self._asset(tag).category["goes_with"])) for tag in tags
        )
        place = self._room(holder) if self._rng.random() < 0.8 else None
        loan = CheckOut(lines, self._office.holders[holder], due, place, scanned=True)
        done = self._scribe.do(loan, self._clerk)
        if self._rng.random() < 0.03:
            self._scribe.undo(done, self._clerk)
            return
        for tag in tags:
            self._out[tag] = Loan(holder, due, self._back(due))
            del self._free[tag]

    def _back(self, due: dt.date) -> dt.date:
        luck = self._rng.random()
        if luck > 0.87 and (self._scribe.today - due).days < STILL_OUT:
            return dt.date.max
        return due + dt.timedelta(days=self._rng.randint(1, 5) if luck > 0.75 else -self._rng.randint(0, 4))

    def _returns(self, day: dt.date) -> None:
        by_holder: dict[str, list[str]] = {}
        for tag, loan in self._out.items():
            if loan.back <= day:
                by_holder.setdefault(loan.holder, []).append(tag)
        for tags in by_holder.values():
            lines = []
            for tag in tags:
                asset = self._asset(tag)
                steps = asset.category["checklist"]
                ticked = steps if self._rng.random() < 0.55 else steps[: len(steps) // 2]
                done = tuple(step["text"] for step in ticked)
                came = tuple(asset.category["goes_with"])
                lines.append(InLine(asset.id, steps_done=done, came_back=came))
                del self._out[tag]
                self._put_back(asset, day, steps[len(ticked) :])
            self._scribe.do(CheckIn(tuple(lines), scanned=True), self._clerk)

    def _put_back(self, asset: SampleAsset, day: dt.date, left: list[dict[str, Any]]) -> None:
        if any(step["required"] for step in left):
            self._inspect[asset.tag] = day
        else:
            self._free[asset.tag] = asset

    def _inspections(self, day: dt.date) -> None:
        for tag, since in list(self._inspect.items()):
            if since < day and self._rng.random() < 0.6:
                asset = self._asset(tag)
                steps = tuple(step["text"] for step in asset.category["checklist"])
                self._scribe.do(Inspect(asset.id, steps, "ready"), self._clerk)
                del self._inspect[tag]
                self._free[tag] = asset

    def _repairs(self, day: dt.date) -> None:
        for tag, when in list(self._repair.items()):
            if when <= day:
                asset = self._asset(tag)
                self._scribe.do(BackFromMaintenance((asset.id,), "good", asset.home), self._manager)
                del self._repair[tag]
                self._free[tag] = asset
        for tag, when in list(self._missing.items()):
            if when <= day:
                asset = self._asset(tag)
                self._scribe.do(Found(asset.id, asset.home, "good"), self._clerk)
                del self._missing[tag]
                self._put_back(asset, day, asset.category["checklist"])

    def _rarely(self, day: dt.date) -> None:
        luck = self._rng.random()
        if luck < 0.06:
            self._damage(day)
        elif luck < 0.08:
            tag = self._take()
            self._scribe.do(ReportMissing((self._asset(tag).id,), "Not on its shelf"), self._manager)
            self._missing[tag] = day + dt.timedelta(days=self._rng.randint(3, 30))
        elif luck < 0.16:
            asset = self._asset(self._rng.choice(sorted(self._free)))
            self._scribe.do(self._move(asset), self._clerk)
        elif luck < 0.24 and self._out:
            self._hand_on(day)

    def _move(self, asset: SampleAsset) -> MoveAssets:
        other = self._office.places[self._rng.choice(("SA-2", "SA-6", "SB-R1", "SB-R2"))]
        return MoveAssets((asset.id,), other, make_home=False, scanned=True)

    def _damage(self, day: dt.date) -> None:
        tag = self._take()
        asset = self._asset(tag)
        what = self._rng.choice(DAMAGES)
        self._scribe.do(ReportDamage(asset.id, note=what), self._clerk)
        place = self._office.places["WORKSHOP"]
        self._scribe.do(SendToMaintenance((asset.id,), place, what), self._manager)
        self._repair[tag] = day + dt.timedelta(days=self._rng.randint(5, 24))

    def _hand_on(self, day: dt.date) -> None:
        tag = self._rng.choice(sorted(self._out))
        loan = self._out[tag]
        late = {other.holder for other in self._out.values() if other.due < day}
        if loan.due <= day:
            return
        names = [name for name in sorted(self._departments) if name not in late | {loan.holder}]
        loan.holder = self._rng.choice(names)
        to = self._office.holders[loan.holder]
        line = OutLine(self._asset(tag).id, handed_over=tuple(self._asset(tag).category["goes_with"]))
        self._scribe.do(Transfer((line,), to, loan.due, self._room(loan.holder)), self._clerk)

    def _take(self) -> str:
        tag = self._rng.choice(sorted(self._free))
        del self._free[tag]
        return tag
