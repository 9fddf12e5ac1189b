"""A machine that lives the lives of a few assets in any order, undo and redo among it, and knows what must never be: an
asset in two hands, out while not ready, or disposed of without approval."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.life_office import Entries, Start
from tests.store_fixtures import Office, open_office
from tests.transactions.books_check import check_books
from tests.transactions.inspection_makers import check_inspections
from tests.transactions.makers import Rows, everything
from tracker_desktop.errors import Refused
from tracker_desktop.models.approvals import Approval
from tracker_desktop.models.assets import Asset, Custody
from tracker_desktop.models.disposals import Disposal, DisposalLine, DisposalMethod
from tracker_desktop.models.lending import OfferedAsset, TransferOffer
from tracker_desktop.models.losses import Loss
from tracker_desktop.models.maintenance import WorkOrder
from tracker_desktop.models.reservations import Reservation
from tracker_desktop.queries.entries import stands
from tracker_desktop.store.done import Done
from tracker_desktop.store.verify import verify
from tracker_desktop.transactions.accept_transfer import AcceptTransfer
from tracker_desktop.transactions.add_to_disposal import AddToDisposal
from tracker_desktop.transactions.approve import Approve
from tracker_desktop.transactions.assign import Assign
from tracker_desktop.transactions.back_from_maintenance import BackFromMaintenance
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.cancel_reservation import CancelReservation
from tracker_desktop.transactions.cancel_work_order import CancelWorkOrder
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.check_out import CheckOut, OutLine
from tracker_desktop.transactions.create_disposal import CreateDisposal
from tracker_desktop.transactions.decline import Decline
from tracker_desktop.transactions.decline_transfer import DeclineTransfer
from tracker_desktop.transactions.dispose import Dispose
from tracker_desktop.transactions.extend_loan import ExtendLoan
from tracker_desktop.transactions.finish_work_order import FinishWorkOrder
from tracker_desktop.transactions.found import Found
from tracker_desktop.transactions.inspect import Inspect
from tracker_desktop.transactions.move_assets import MoveAssets
from tracker_desktop.transactions.offer_transfer import OfferTransfer
from tracker_desktop.transactions.open_work_order import OpenWorkOrder, WorkFields
from tracker_desktop.transactions.put_inside import PutInside
from tracker_desktop.transactions.report_damage import ReportDamage
from tracker_desktop.transactions.report_missing import ReportMissing
from tracker_desktop.transactions.request_disposal import RequestDisposal
from tracker_desktop.transactions.reserve import Reserve
from tracker_desktop.transactions.rules.disposals import DisposalFields
from tracker_desktop.transactions.rules.reservation_fields import ReservationFields
from tracker_desktop.transactions.take_from_disposal import TakeFromDisposal
from tracker_desktop.transactions.take_out import TakeOut
from tracker_desktop.transactions.transfer import Transfer
from tracker_desktop.transactions.withdraw_disposal import WithdrawDisposal
from tracker_desktop.transactions.write_off_loss import WriteOffLoss

PICK = st.integers(0, 7)


class LifeMachine(RuleBasedStateMachine):
    """`place` gives the path or URL of a prepared office of its own for each run."""

    place: ClassVar[Callable[[], str]]
    start: ClassVar[Start]

    def __init__(self) -> None:
        super().__init__()
        self.office: Office = open_office(type(self).place())
        self.uids: list[str] = []
        self.told: list[str] = []
        self.before = self.state()

    def teardown(self) -> None:
        """Everything is taken back, the last first, and the office is what it was."""
        self.undo_all()
        self.must_be_as_before()
        report = verify(self.office.store)
        assert not report.problems, report.problems
        self.office.store.close()

    def do(self, transaction: Transaction, who: int = 0) -> Done | None:
        """Perform it; a refusal is an answer too."""
        try:
            done = self.office.perform(transaction, self.start.managers[who % 2])
        except Refused as refused:
            self.told.append(str(refused))
            return None
        self.uids.append(done.uid)
        return done

    def rows(self, model: Any) -> list[dict[str, Any]]:
        return self.office.read(Rows(model))

    def one(self, model: Any, at: int) -> int:
        """One of the ids of a table; 0 where it is empty, which nothing has."""
        found = [row["id"] for row in self.rows(model)]
        return found[-1 - at % len(found)] if found else 0

    def asset(self, at: int, readiness: str | None = None, held: bool | None = None) -> int:
        """One of the assets; one in that state where there is one, but every eighth time just any."""
        fitting = [
            row["id"]
            for row in self.rows(Asset)
            if readiness in (None, row["readiness"]) and held in (None, row["holder_id"] is not None)
        ]
        found = fitting if fitting and at != 7 else self.start.assets
        return found[at % len(found)]

    def some(self, readiness: str | None = None, held: bool | None = None) -> bool:
        """Whether any asset is so."""
        return any(
            readiness in (None, row["readiness"]) and held in (None, row["holder_id"] is not None)
            for row in self.rows(Asset)
        )

    def lot(self) -> tuple[int, str]:
        """The newest lot and its state."""
        newest = self.rows(Disposal)[-1]
        return newest["id"], newest["state"]

    def in_days(self, days: int) -> dt.date:
        return (self.office.now + dt.timedelta(days=days)).date()

    # what must always hold

    @invariant()
    def nothing_is_in_two_hands(self) -> None:
        held: dict[int, int] = {}
        for custody in self.rows(Custody):
            if custody["ended_at"] is None:
                assert custody["asset_id"] not in held
                held[custody["asset_id"]] = custody["holder_id"]
        assert held == {row["id"]: row["holder_id"] for row in self.rows(Asset) if row["holder_id"] is not None}

    @invariant()
    def nothing_is_disposed_of_without_approval(self) -> None:
        approved = {row["id"]: row for row in self.rows(Approval) if row["state"] == "approved"}
        gone = {row["id"]: row for row in self.rows(Disposal) if row["state"] in ("disposed", "closed")}
        for lot in gone.values():
            approval = approved[lot["approval_id"]]
            assert approval["approved_by_id"] != approval["requested_by_id"]
        away = {row["asset_id"] for row in self.rows(DisposalLine) if row["disposal_id"] in gone}
        written_off = {row["asset_id"] for row in self.rows(Loss) if row["state"] == "written off"}
        asked = [row["body"] for row in approved.values() if row["kind"] == WriteOffLoss.kind]
        losses = {row["id"]: row["asset_id"] for row in self.rows(Loss)}
        agreed = {losses[loss] for body in asked for loss in body["loss_ids"] if loss in losses}
        assert written_off <= agreed
        disposed = {row["id"] for row in self.rows(Asset) if row["readiness"] == "disposed"}
        assert disposed == away | written_off

    @invariant()
    def records_agree(self) -> None:
        check_books(self.office.store)
        check_inspections(self.office)
        assets = {row["id"]: row for row in self.rows(Asset)}
        lost = {row["asset_id"] for row in self.rows(Loss) if row["ended_at"] is None}
        assert lost == {row["id"] for row in assets.values() if row["readiness"] == "missing"}
        for part in assets.values():
            if part["parent_id"] is not None:
                assert part["holder_id"] is None
                assert part["place_id"] == assets[part["parent_id"]]["place_id"]
        for row in self.rows(Reservation):
            if row["state"] == "reserved" and row["asset_id"] and row["ends"] > self.office.now:
                assert assets[row["asset_id"]]["readiness"] != "disposed"
        offered = {row["id"] for row in self.rows(TransferOffer) if row["state"] == "offered"}
        for line in self.rows(OfferedAsset):
            assert (line["open_key"] is not None) == (line["offer_id"] in offered)

    # custody

    @rule(at=PICK, to=PICK, days=st.sampled_from([0, 0, 3]), how=st.sampled_from(["loan", "assign", "both"]))
    def hand_out(self, at: int, to: int, days: int, how: str) -> None:
        """What was handed out was ready, and in nobody's hands."""
        others = {self.asset(at + 1, "ready", held=False)} if how == "both" else set()
        ids = {self.asset(at, "ready", held=False)} | others
        lines = tuple(OutLine(asset) for asset in sorted(ids))
        before = {row["id"]: row for row in self.rows(Asset)}
        holder, reason = self.start.holders[to % 2], "agreed" if to > 3 else None
        made = Assign(lines, holder, override=reason)
        loan = CheckOut(lines, holder, self.in_days(days), override=reason)
        if self.do(made if how == "assign" else loan) is not None:
            for asset in ids:
                assert before[asset]["readiness"] == "ready", before[asset]
                assert before[asset]["holder_id"] is None
                assert before[asset]["parent_id"] is None

    @precondition(lambda self: self.some(held=True))
    @rule(at=PICK, done=st.booleans(), condition=st.sampled_from([None, None, "good", "damaged", "broken"]))
    def check_in(self, at: int, done: bool, condition: str | None) -> None:
        self.do(CheckIn((InLine(self.asset(at, held=True), condition, steps_done=("Clean",) if done else ()),)))

    @precondition(lambda self: self.some(held=True))
    @rule(at=PICK, to=PICK, what=st.sampled_from(["transfer", "offer", "accept", "decline", "extend", "move"]))
    def hand_on(self, at: int, to: int, what: str) -> None:
        """What is to be accepted is offered first, mostly."""
        asset, holder = self.asset(at, "ready", held=True), self.start.holders[to % 2]
        offered = OfferTransfer((OutLine(asset),), holder, override="agreed")
        if what in ("accept", "decline") and at % 4:
            self.do(offered)
        offer = self.one(TransferOffer, 0)
        made: dict[str, Transaction] = {
            "transfer": Transfer((OutLine(asset),), holder, override="agreed"),
            "offer": offered,
            "accept": AcceptTransfer(offer, "agreed"),
            "decline": DeclineTransfer(offer, "Not ours"),
            "extend": ExtendLoan((asset,), self.in_days(9), "agreed"),
            "move": MoveAssets((asset,), self.start.places[to % 2]),
        }
        self.do(made[what], 1 if what in ("accept", "decline") and at < 7 else 0)

    @rule(at=PICK, to=PICK, what=st.sampled_from(["asset", "category", "cancel"]))
    def reserve(self, at: int, to: int, what: str) -> None:
        holder, first, last = self.start.holders[to % 2], self.in_days(to % 3), self.in_days(to % 3 + 1)
        made: dict[str, Transaction] = {
            "asset": Reserve(ReservationFields(holder, first, last, asset_id=self.asset(at))),
            "category": Reserve(ReservationFields(holder, first, last, category_id=self.start.category)),
            "cancel": CancelReservation(self.one(Reservation, at), "Not needed"),
        }
        self.do(made[what])

    # being made ready

    @precondition(lambda self: self.some("to inspect"))
    @rule(at=PICK, outcome=st.sampled_from(["ready", "in maintenance", "pending disposal", "to inspect"]))
    def inspect(self, at: int, outcome: str) -> None:
        self.do(Inspect(self.asset(at, "to inspect"), ("Clean",) if at % 4 != 3 else (), outcome, "good"))

    @rule(at=PICK, what=st.sampled_from(["open", "finish", "finish", "cancel", "back", "damage"]))
    def work(self, at: int, what: str) -> None:
        """What is to be finished is begun first, mostly."""
        what = "finish" if what == "damage" and self.some("to inspect") else what
        asset = self.asset(at, "in maintenance" if what == "back" else "ready")
        begun = OpenWorkOrder(asset, WorkFields(title="Lamp", kind="repair"), takes_out=at > 1)
        if what in ("finish", "back") and at % 4:
            self.do(begun)
        order = self.one(WorkOrder, at // 4)
        made: dict[str, Transaction] = {
            "open": begun,
            "finish": FinishWorkOrder(order, "Mended", condition="good"),
            "cancel": CancelWorkOrder(order, "Not needed"),
            "back": BackFromMaintenance((asset,), "good", to_inspect=at % 2 == 0),
            "damage": ReportDamage(asset, note="dropped"),
        }
        self.do(made[what])

    @rule(at=PICK, to=PICK, out=st.booleans())
    def put_inside(self, at: int, to: int, out: bool) -> None:
        parts = [row["id"] for row in self.rows(Asset) if row["parent_id"] is not None]
        taken = TakeOut((parts[at % len(parts)] if parts else self.asset(at),), self.start.places[to % 2])
        self.do(
            taken if out and (parts or at == 7) else PutInside((self.asset(at, "ready", held=False),), self.asset(to))
        )

    # leaving

    @rule(at=PICK, what=st.sampled_from(["missing", "found", "write off"]))
    def lose(self, at: int, what: str) -> None:
        what = what if self.some("missing") or at == 7 else "missing"
        asset = self.asset(at, "ready" if what == "missing" else "missing")
        lost = [row["id"] for row in self.rows(Loss) if row["asset_id"] == asset]
        made: dict[str, Transaction] = {
            "missing": ReportMissing((asset,), "not in its room"),
            "found": Found(asset, self.start.places[0]),
            "write off": WriteOffLoss(tuple(lost[-1:]), "Gone for good"),
        }
        self.do(made[what])

    @rule(at=PICK, who=PICK, what=st.sampled_from(["on", "on", "out", "dispose", "withdraw"]))
    def dispose(self, at: int, who: int, what: str) -> None:
        """Mostly the lot goes on: filled, asked for, disposed of; after that, another is begun."""
        lot, state = self.lot()
        new = CreateDisposal(DisposalFields("More", DisposalMethod.SCRAP.value))
        filled = any(row["disposal_id"] == lot for row in self.rows(DisposalLine))
        asked = (
            RequestDisposal(lot) if filled and at % 2 else AddToDisposal(lot, (self.asset(at, "ready", held=False),))
        )
        on: dict[str, Transaction] = {"draft": asked, "approved": Dispose(lot), "disposed": new, "withdrawn": new}
        made: dict[str, Transaction] = {
            "on": on.get(state, Dispose(lot)),
            "out": TakeFromDisposal(lot, (self.asset(at, "pending disposal"),)),
            "dispose": Dispose(lot),
            "withdraw": WithdrawDisposal(lot),
        }
        self.do(made[what], who)

    def waiting(self) -> list[dict[str, Any]]:
        return [row for row in self.rows(Approval) if row["state"] == "waiting"]

    @precondition(lambda self: self.waiting())
    @rule(at=PICK)
    def decide(self, at: int) -> None:
        """Mostly the other one agrees."""
        approval = self.waiting()[-1]
        asker = self.start.managers.index(approval["requested_by_id"])
        decision = Decline(approval["id"], "No") if at == 6 else Approve(approval["id"])
        self.do(decision, asker if at == 7 else asker + 1)

    @rule(at=PICK, asker=PICK, last=st.sampled_from([2, 3, 3]))
    def dispose_of_one(self, at: int, asker: int, last: int) -> None:
        """All the way, where nothing is against it: put into a lot, asked for, approved by the other, gone."""
        made = self.do(CreateDisposal(DisposalFields("One", DisposalMethod.SCRAP.value), (self.asset(at, held=False),)))
        if made is None or self.do(RequestDisposal(self.lot()[0]), asker) is None:
            return
        approval = self.waiting()[-1]["id"]
        assert self.do(Approve(approval), asker) is None
        assert self.do(Approve(approval), asker + 1) is not None
        if last == 3:
            self.do(Dispose(self.lot()[0]))

    # time and undo

    @rule(days=st.sampled_from([1, 5, 40]))
    def wait(self, days: int) -> None:
        self.office.now += dt.timedelta(days=days)

    @rule(at=st.sampled_from([0, 0, 1, 2, 5, 11]))
    def undo_or_redo(self, at: int) -> None:
        if self.uids:
            self.take_back(self.uids[-1 - at % len(self.uids)])

    def take_back(self, uid: str) -> bool:
        """By whichever of the two may."""
        for who in self.start.managers:
            try:
                done = self.office.store.undo(uid, who, reason="by mistake")
            except Refused as refused:
                self.told.append(str(refused))
            else:
                self.uids.append(done.uid)
                return True
        return False

    def undo_all(self) -> None:
        """Undo what is in force, the last done first; what another one blocks gets its turn after that one."""
        while left := self.in_force():
            gone = [uid for uid in left if self.take_back(uid)]
            assert gone, f"nothing can be undone: {self.told[-2 * len(left) :]}"

    def in_force(self) -> list[str]:
        """The entries that are neither undone nor the undo of another, the last first."""
        rows = sorted(self.rows_of_entries(), key=lambda row: -row["seq"])
        undone, mine = {row["undoes"] for row in rows}, set(self.uids)
        with self.office.store.readers.connect() as connection:
            return [
                row["uid"]
                for row in rows
                if row["uid"] in mine
                and row["uid"] not in undone
                and row["kind"] != "undo"
                and stands(connection, row["uid"])
            ]

    def rows_of_entries(self) -> list[dict[str, Any]]:
        return self.office.read(Entries())

    def state(self) -> dict[str, list[dict[str, Any]]]:
        """All state records, without their bookkeeping."""
        return everything(self.office)

    def must_be_as_before(self) -> None:
        assert self.state() == self.before
