"""An audit in the middle of a busy day: whatever happens in whatever order, its classes add up to what was expected,
and once it is closed the register agrees with the rooms."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import Phase
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.machine_runs import run_on_files
from tests.store_fixtures import Office, open_office
from tests.transactions.audit_makers import Room, column, fill_room, lines, open_audit, report_missing, see, sums
from tests.transactions.makers import add_person, check_out, holder_of, state
from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.audits import AuditLine
from tracker_desktop.queries.listing import ListCounts
from tracker_desktop.store.done import Done
from tracker_desktop.store.verify import verify
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.choose_resolution import ChooseResolution
from tracker_desktop.transactions.finish_rooms import FinishRooms
from tracker_desktop.transactions.found import Found
from tracker_desktop.transactions.move_assets import MoveAssets
from tracker_desktop.transactions.post_audit import PostAudit
from tracker_desktop.transactions.search_in_audit import SearchInAudit
from tracker_desktop.transactions.send_to_maintenance import SendToMaintenance

PHASES = (Phase.generate, Phase.shrink)
"""To explain a failure traces each line, which takes longer than a test may."""
PICK = st.integers(0, 6)
WHERE = st.booleans()
DUE = dt.date(2026, 12, 20)
VIEWS = ("found", "not_seen", "seen_elsewhere", "recorded_elsewhere", "unexpected", "missing", "moved_since")


class AuditMachine(RuleBasedStateMachine):
    """Four chairs in one room, a laptop in another, one person who borrows."""

    place: ClassVar[Callable[[], str]]
    room: ClassVar[Room]
    holder: ClassVar[int]
    audit: ClassVar[int]

    def __init__(self) -> None:
        super().__init__()
        self.office = open_office(type(self).place())
        self.assets = list(self.room.assets.values())
        self.done: list[Done] = []
        self.closed = False

    def teardown(self) -> None:
        report = verify(self.office.store)
        assert report.ok, report.problems
        self.office.store.close()

    def _try(self, do: Callable[[], Done]) -> Done | None:
        try:
            self.done.append(do())
        except Refused:
            return None
        return self.done[-1]

    def _place(self, there: bool) -> int:
        return self.room.there if there else self.room.here

    @rule(pick=PICK, there=WHERE)
    def scan(self, pick: int, there: bool) -> None:
        asset_id = self.assets[pick % len(self.assets)]
        self._try(lambda: see(self.office, self.audit, asset_id, self._place(there)))

    @rule(pick=PICK)
    def scan_unknown(self, pick: int) -> None:
        self._try(lambda: see(self.office, self.audit, None, self.room.here, f"X{pick % 2}"))

    @rule(pick=PICK, there=WHERE)
    def move(self, pick: int, there: bool) -> None:
        asset_id = self.assets[pick % len(self.assets)]
        self._try(lambda: self.office.perform(MoveAssets((asset_id,), self._place(there), scanned=there)))

    @rule(pick=PICK)
    def lend_or_take_back(self, pick: int) -> None:
        asset_id = self.assets[pick % len(self.assets)]
        if self._try(lambda: check_out(self.office, asset_id, holder=self.holder, due=DUE)) is None:
            self._try(lambda: self.office.perform(CheckIn((InLine(asset_id),))))

    @rule(pick=PICK)
    def lose_or_find(self, pick: int) -> None:
        asset_id = self.assets[pick % len(self.assets)]
        if self._try(lambda: report_missing(self.office, asset_id)) is None:
            self._try(lambda: self.office.perform(Found(asset_id)))

    @rule(pick=PICK)
    def mend(self, pick: int) -> None:
        self._try(lambda: self.office.perform(SendToMaintenance((self.assets[pick % len(self.assets)],))))

    @rule()
    def finish(self) -> None:
        self._try(lambda: self.office.perform(FinishRooms(self.audit)))

    @rule(pick=PICK, again=WHERE)
    def search(self, pick: int, again: bool) -> None:
        ids = list(lines(self.office, self.audit).values())
        search = "look again" if again else "missing"
        self._try(lambda: self.office.perform(SearchInAudit(self.audit, (ids[pick % len(ids)],), search)))

    @rule(pick=PICK, key=st.sampled_from(["leave the record", "ignore", "move the record", None]))
    def resolve(self, pick: int, key: str | None) -> None:
        ids = list(lines(self.office, self.audit).values())
        choice = ChooseResolution(self.audit, (ids[pick % len(ids)],), key, reason="seen by the auditor")
        self._try(lambda: self.office.perform(choice))

    @rule()
    def post(self) -> None:
        settled = {line["id"] for line in state(self.office, AuditLine) if line["result"]}
        if self._try(lambda: self.office.perform(PostAudit(self.audit))) is not None:
            self._check_agreement(settled)

    @rule()
    def take_back(self) -> None:
        if self.done:
            last = self.done.pop()
            with contextlib.suppress(Refused):
                self.office.undo(last)

    def _check_agreement(self, settled: set[int]) -> None:
        """What was moved lies where it was seen, and what is missing says so; but for what was settled before."""
        records = {one["id"]: one for one in state(self.office, Asset)}
        for line in state(self.office, AuditLine):
            record = records.get(line["asset_id"])
            if record is None or line["id"] in settled or not line["result"]:
                continue
            if line["resolution"] == "move the record" and line["seen_place_id"]:
                assert record["place_id"] == line["seen_place_id"]
            if line["resolution"] == "report missing" and line["result"] == "missing":
                assert record["readiness"] == "missing"

    @invariant()
    def the_classes_add_up(self) -> None:
        found = sums(self.office, self.audit)
        findings = column(self.office, self.audit, "finding")
        assert len(findings) == found.expected + sum(found.beside.values())
        counts = self.office.read(ListCounts("audit_lines", (("audit", self.audit),)))
        assert sum(counts[view] for view in (*VIEWS, "also_seen", "unknown")) == counts["all"] == len(findings)


def _start(office: Office) -> dict[str, Any]:
    room = fill_room(office, many=4)
    holder = holder_of(office, add_person(office, "Maria Lopez", "20417"))
    return {"room": room, "holder": holder, "audit": open_audit(office, room.here)}


@pytest.mark.slow
def test_whatever_happens_the_classes_add_up(sqlite_place: str, tmp_path: Path) -> None:
    run_on_files(AuditMachine, sqlite_place, _start, tmp_path, max_examples=10, stateful_step_count=20, phases=PHASES)
