"""A machine that puts assets into lots, has them approved, loses, finds, disposes of and takes back in any order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.store_fixtures import Office, open_office
from tests.transactions import disposal_makers as lots
from tests.transactions import makers
from tests.transactions.makers import Rows
from tracker_desktop.errors import Refused
from tracker_desktop.models.approvals import Approval
from tracker_desktop.models.assets import Asset, Custody
from tracker_desktop.models.disposals import Disposal, DisposalLine
from tracker_desktop.models.losses import Loss
from tracker_desktop.store.done import Done
from tracker_desktop.store.verify import verify
from tracker_desktop.transactions.add_to_disposal import AddToDisposal
from tracker_desktop.transactions.approve import Approve
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.close_disposal import CloseDisposal
from tracker_desktop.transactions.create_disposal import CreateDisposal
from tracker_desktop.transactions.decline import Decline
from tracker_desktop.transactions.dispose import Dispose
from tracker_desktop.transactions.edit_disposal import EditDisposal
from tracker_desktop.transactions.found import Found
from tracker_desktop.transactions.inspect import Inspect
from tracker_desktop.transactions.report_missing import ReportMissing
from tracker_desktop.transactions.request_disposal import RequestDisposal
from tracker_desktop.transactions.rules.disposals import DisposalFields
from tracker_desktop.transactions.send_to_maintenance import SendToMaintenance
from tracker_desktop.transactions.take_from_disposal import TakeFromDisposal
from tracker_desktop.transactions.withdraw_disposal import WithdrawDisposal
from tracker_desktop.transactions.withdraw_request import WithdrawRequest
from tracker_desktop.transactions.write_off_loss import WriteOffLoss

PICK = st.integers(0, 7)
GONE = ("disposed", "closed")


def prepare(office: Office) -> dict[str, Any]:
    """Two managers, a lot, and assets that are ready, held, in maintenance, and that hold data."""
    olga = lots.manager(office)
    assets = tuple(makers.add_asset(office, holds_data=number == 3) for number in range(4))
    makers.check_out(office, assets[1], holder=makers.person(office))
    office.perform(SendToMaintenance((assets[2],)))
    return {
        "managers": (office.me, olga),
        "assets": assets,
        "first": lots.lot(office, assets[0]),
    }


class DisposalMachine(RuleBasedStateMachine):
    """`place` gives the path or URL of a prepared office of its own for each run."""

    place: ClassVar[Callable[[], str]]
    managers: ClassVar[tuple[int, int]]
    assets: ClassVar[tuple[int, ...]]
    first: ClassVar[int]

    def __init__(self) -> None:
        super().__init__()
        self.office: Office = open_office(type(self).place())
        self.uids: list[str] = []
        self.lots = [self.first]

    def teardown(self) -> None:
        report = verify(self.office.store)
        assert not report.problems, report.problems
        self.office.store.close()

    def do(self, work: Callable[[], Done]) -> Done | None:
        """A refusal is an answer too."""
        try:
            done = work()
        except Refused:
            return None
        self.uids.append(done.uid)
        return done

    def perform(self, transaction: Transaction, who: int = 0) -> Done | None:
        return self.do(lambda: self.office.perform(transaction, self.managers[who % 2]))

    def rows(self, model: Any) -> dict[int, dict[str, Any]]:
        return {row["id"]: row for row in self.office.read(Rows(model))}

    def lot(self, which: int) -> int:
        return self.lots[-1 if which < 6 else 0]

    @rule(asset=PICK)
    def begin(self, asset: int) -> None:
        done = self.perform(CreateDisposal(DisposalFields("More", "scrap"), (self.assets[asset % 4],)))
        if done is not None:
            self.lots.append(makers.made(done))

    @rule(which=PICK, asset=PICK)
    def bring_forward(self, which: int, asset: int) -> None:
        """The next step of a lot, by who may do it."""
        lot = self.rows(Disposal).get(self.lot(which))
        if lot is None:  # its beginning was undone
            return
        if lot["state"] == "draft":
            self.perform(AddToDisposal(lot["id"], (self.assets[asset % 4],)))
            self.perform(RequestDisposal(lot["id"]), asset)
        elif lot["state"] == "requested":
            who = self.managers.index(lot["requested_by_id"])
            self.perform(Approve(lot["approval_id"]), 1 - who)
        elif lot["state"] == "approved":
            self.do(lambda: lots.wipe(self.office, lot["id"], self.assets[3]))
            self.perform(Dispose(lot["id"]))
        elif lot["state"] == "disposed" and asset > 4:
            self.perform(CloseDisposal(lot["id"]))

    @rule(which=PICK, asset=PICK)
    def put_in(self, which: int, asset: int) -> None:
        self.perform(AddToDisposal(self.lot(which), (self.assets[asset % 4],)))

    @rule(which=PICK, asset=PICK)
    def take_out(self, which: int, asset: int) -> None:
        self.perform(TakeFromDisposal(self.lot(which), (self.assets[asset % 4],)))

    @rule(which=PICK, to=PICK)
    def edit(self, which: int, to: int) -> None:
        self.perform(EditDisposal(self.lot(which), {"recipient": "Surplus"} if to % 2 else {"note": f"Door {to}"}))

    @rule(which=PICK, asset=PICK)
    def wipe(self, which: int, asset: int) -> None:
        self.do(lambda: lots.wipe(self.office, self.lot(which), self.assets[3 if asset > 2 else asset]))

    @rule(which=PICK, who=PICK)
    def request(self, which: int, who: int) -> None:
        self.perform(RequestDisposal(self.lot(which)), who)

    @rule(at=PICK, who=PICK, how=PICK)
    def decide(self, at: int, who: int, how: int) -> None:
        found = self.office.read(Rows(Approval))
        if found:
            approval = found[-1 - at % min(2, len(found))]["id"]
            made = {5: Decline(approval, "No"), 6: WithdrawRequest(approval)}.get(how, Approve(approval))
            self.perform(made, who)

    @rule(which=PICK, sure=PICK)
    def withdraw(self, which: int, sure: int) -> None:
        lot = self.lot(which)
        if sure < 6 or self.perform(WithdrawDisposal(lot)) is None:
            return
        assets = self.rows(Asset)
        for line in self.office.read(Rows(DisposalLine, DisposalLine.disposal_id == lot)):
            asset = assets[line["asset_id"]]
            assert asset["readiness"] in (line["readiness_before"], "missing")

    @rule(which=PICK)
    def dispose(self, which: int) -> None:
        self.perform(Dispose(self.lot(which)))

    @rule(which=PICK)
    def close(self, which: int) -> None:
        self.perform(CloseDisposal(self.lot(which)))

    @rule(asset=PICK, what=PICK)
    def meanwhile(self, asset: int, what: int) -> None:
        one = self.assets[asset % 4]
        lost = [loss["id"] for loss in self.rows(Loss).values() if loss["asset_id"] == one]
        made: tuple[Transaction, ...] = (
            ReportMissing((one,)),
            Found(one),
            CheckIn((InLine(one),)),
            Inspect(one, (), "ready"),
            WriteOffLoss(tuple(lost[-1:]), "Gone"),
        )
        is_missing = self.rows(Asset)[one]["readiness"] == "missing"
        done = self.perform(made[(1, 4)[what % 2] if is_missing else what % 5])
        if done is not None and done.waiting and asset > 3:
            waiting = [one for one in self.rows(Approval).values() if one["state"] == "waiting"]
            self.perform(Approve(waiting[-1]["id"]), 1)

    @precondition(lambda self: self.uids)
    @rule(at=st.integers(0, 9), who=PICK)
    def take_back(self, at: int, who: int) -> None:
        """Undo, or do again, one of the last entries."""
        uid = self.uids[-1 - at % len(self.uids)]
        self.do(lambda: self.office.store.undo(uid, self.managers[who % 2], reason="wrong"))

    @invariant()
    def nothing_leaves_without_what_was_approved_by_another_person(self) -> None:
        approvals, assets = self.rows(Approval), self.rows(Asset)
        lines = self.rows(DisposalLine).values()
        for lot in self.rows(Disposal).values():
            mine = [line for line in lines if line["disposal_id"] == lot["id"]]
            if lot["state"] in ("approved", *GONE):
                approval = approvals[lot["approval_id"]]
                assert approval["state"] == "approved"
                assert lot["approved_by_id"] == approval["approved_by_id"] != lot["requested_by_id"]
                to = f"{lot['method']} to {lot['recipient']}" if lot["recipient"] else lot["method"]
                asked = approval["facts"]
                assert all(asked.get(assets[line["asset_id"]]["tag"]) == to for line in mine)
            for line in mine:
                asset = assets[line["asset_id"]]
                is_open = lot["state"] in ("draft", "requested", "approved")
                assert (line["open_key"] == asset["id"]) is is_open
                if is_open:
                    assert asset["readiness"] in ("pending disposal", "missing")
                if lot["state"] in GONE:
                    assert asset["readiness"] == "disposed"
                    assert line["wiped_on"] or not asset["holds_data"]

    @invariant()
    def what_has_left_has_left_somehow_and_what_is_missing_has_a_loss(self) -> None:
        lots_here, losses = self.rows(Disposal), self.rows(Loss).values()
        left = {
            line["asset_id"]
            for line in self.rows(DisposalLine).values()
            if lots_here[line["disposal_id"]]["state"] in GONE
        }
        left |= {loss["asset_id"] for loss in losses if loss["state"] == "written off"}
        missing = {loss["asset_id"] for loss in losses if loss["ended_at"] is None}
        held = {row["asset_id"]: row["holder_id"] for row in self.rows(Custody).values() if row["ended_at"] is None}
        for asset in self.rows(Asset).values():
            assert (asset["readiness"] == "disposed") is (asset["id"] in left)
            assert (asset["disposed_on"] is not None) is (asset["id"] in left)
            assert (asset["readiness"] == "missing") is (asset["id"] in missing)
            assert asset["holder_id"] == held.get(asset["id"])
