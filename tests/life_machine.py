"""A machine that lives the lives of a few assets in any order, undo and redo among it, and knows what must never be: an
asset in two hands, out while not ready, or disposed of without approval."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from tracker_desktop.transactions.rules.plans import PlanFields

from tests.store_fixtures import Office, open_office
from tests.transactions import disposal_makers as lots
from tests.transactions import makers
from tests.transactions.books_check import check_books
from tests.transactions.inspection_makers import check_inspections
from tests.transactions.makers import Rows
from tests.transactions.stock_makers import add_item, receive
from tracker_desktop.errors import Refused
from tracker_desktop.models.approvals import Approval
from tracker_desktop.models.assets import Asset, Custody
from tracker_desktop.models.base import Kind
from tracker_desktop.models.disposals import Disposal, DisposalLine
from tracker_desktop.models.journal import Entry
from tracker_desktop.models.lending import OfferedAsset, TransferOffer
from tracker_desktop.models.losses import Loss
from tracker_desktop.models.maintenance import WorkOrder
from tracker_desktop.models.reservations import Reservation
from tracker_desktop.queries.entries import stands
from tracker_desktop.store.done import Done
from tracker_desktop.store.tables import MODELS
from tracker_desktop.store.verify import verify
from tracker_desktop.transactions.accept_transfer import AcceptTransfer
from tracker_desktop.transactions.add_asset_kit import AddAssetKit
from tracker_desktop.transactions.add_plan import AddPlan
from tracker_desktop.transactions.add_to_disposal import AddToDisposal
from tracker_desktop.transactions.approve import Approve
from tracker_desktop.transactions.assign import Assign
from tracker_desktop.transactions.back_from_maintenance import BackFromMaintenance
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.cancel_reservation import CancelReservation
from tracker_desktop.transactions.cancel_work_order import CancelWorkOrder
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.check_out import CheckOut, OutLine
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
from tracker_desktop.transactions.rules.asset_kit_fields import AssetKitFields
from tracker_desktop.transactions.rules.reservation_fields import ReservationFields
from tracker_desktop.transactions.take_from_disposal import TakeFromDisposal
from tracker_desktop.transactions.take_out import TakeOut
from tracker_desktop.transactions.transfer import Transfer
from tracker_desktop.transactions.withdraw_disposal import WithdrawDisposal
from tracker_desktop.transactions.write_off_loss import WriteOffLoss

PICK = st.integers(0, 7)
UNCOUNTED = frozenset({"version", "entry"})
LIVES = 4
"""So many assets are lived."""


@dataclass(frozen=True)
class Start:
    """Who is at the desk, who may hold things, where they can be, and what is lived."""

    managers: tuple[int, ...]
    holders: tuple[int, ...]
    places: tuple[int, ...]
    assets: tuple[int, ...]
    category: int
    lot: int


def prepare(office: Office) -> Start:
    """Two microscopes with a checklist and a calibration, two laptops that make a kit, and a lot to dispose of them."""
    olga = lots.manager(office)
    holders = (makers.person(office, "Maria Lopez", "20417"), makers.person(office, "Leo Brandt", "20418"))
    places = (makers.add_place(office, "A-04", "A-04"), makers.add_place(office, "W-1", "Workshop"))
    steps = ({"text": "Clean", "required": True, "kind": "clean"},)
    microscopes = makers.add_category(office, "Microscopes", "MS", checklist=steps, reserved_policy="refuse")
    laptops = makers.add_category(office, "Laptops", "LT")
    assets = tuple(
        makers.add_asset(
            office, f"Thing {number}", category_id=(microscopes, laptops)[number // 2], home_place_id=places[0]
        )
        for number in range(LIVES)
    )
    tags = tuple(makers.asset(office, asset)["tag"] for asset in assets)
    office.perform(AddAssetKit(AssetKitFields("KIT-1", "Starter kit"), tags[2:3]))
    office.perform(AddPlan(PlanFields("Calibration", "calibration", asset_id=assets[1], months=1, hard_stop=True)))
    receive(office, add_item(office, "LMP", "Lamp"), 10, "4")
    return Start((office.me, olga), holders, places, assets, microscopes, lots.lot(office, name="Old things"))


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

    def asset(self, at: int) -> int:
        return self.start.assets[at % LIVES]

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
        offered = {row["id"] for row in self.rows(TransferOffer) if row["state"] == "offered"}
        for line in self.rows(OfferedAsset):
            assert (line["open_key"] is not None) == (line["offer_id"] in offered)

    # custody

    @rule(at=PICK, to=PICK, days=st.sampled_from([0, 0, 3]), how=st.sampled_from(["loan", "assign", "both"]))
    def hand_out(self, at: int, to: int, days: int, how: str) -> None:
        """What was handed out was ready, and in nobody's hands."""
        ids = {self.asset(at), self.asset(at + 1)} if how == "both" else {self.asset(at)}
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

    @rule(at=PICK, done=st.booleans(), condition=st.sampled_from([None, None, "good", "damaged", "broken"]))
    def check_in(self, at: int, done: bool, condition: str | None) -> None:
        self.do(CheckIn((InLine(self.asset(at), condition, steps_done=("Clean",) if done else ()),)))

    @rule(at=PICK, to=PICK, what=st.sampled_from(["transfer", "offer", "accept", "decline", "extend", "move"]))
    def hand_on(self, at: int, to: int, what: str) -> None:
        asset, holder, offer = self.asset(at), self.start.holders[to % 2], self.one(TransferOffer, 0)
        made: dict[str, Transaction] = {
            "transfer": Transfer((OutLine(asset),), holder, override="agreed"),
            "offer": OfferTransfer((OutLine(asset),), holder, override="agreed"),
            "accept": AcceptTransfer(offer, "agreed"),
            "decline": DeclineTransfer(offer, "Not ours"),
            "extend": ExtendLoan((asset,), self.in_days(9), "agreed"),
            "move": MoveAssets((asset,), self.start.places[to % 2]),
        }
        self.do(made[what])

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

    @rule(at=PICK, outcome=st.sampled_from(["ready", "in maintenance", "pending disposal", "to inspect"]))
    def inspect(self, at: int, outcome: str) -> None:
        self.do(Inspect(self.asset(at), ("Clean",) if at % 4 != 3 else (), outcome, "good"))

    @rule(at=PICK, what=st.sampled_from(["open", "finish", "cancel", "back", "damage"]))
    def work(self, at: int, what: str) -> None:
        asset, order = self.asset(at), self.one(WorkOrder, at // 4)
        made: dict[str, Transaction] = {
            "open": OpenWorkOrder(asset, WorkFields(title="Lamp", kind="repair"), takes_out=at > 1),
            "finish": FinishWorkOrder(order, "Mended", condition="good"),
            "cancel": CancelWorkOrder(order, "Not needed"),
            "back": BackFromMaintenance((asset,), "good", to_inspect=at % 2 == 0),
            "damage": ReportDamage(asset, note="dropped"),
        }
        self.do(made[what])

    @rule(at=PICK, to=PICK, out=st.booleans())
    def put_inside(self, at: int, to: int, out: bool) -> None:
        asset = self.asset(at)
        self.do(TakeOut((asset,), self.start.places[to % 2]) if out else PutInside((asset,), self.asset(to)))

    # leaving

    @rule(at=PICK, what=st.sampled_from(["missing", "found", "write off"]))
    def lose(self, at: int, what: str) -> None:
        asset = self.asset(at)
        lost = [row["id"] for row in self.rows(Loss) if row["asset_id"] == asset]
        made: dict[str, Transaction] = {
            "missing": ReportMissing((asset,), "not in its room"),
            "found": Found(asset, self.start.places[0]),
            "write off": WriteOffLoss(tuple(lost[-1:]), "Gone for good"),
        }
        self.do(made[what])

    @rule(at=PICK, who=PICK, what=st.sampled_from(["in", "out", "request", "request", "dispose", "withdraw"]))
    def dispose(self, at: int, who: int, what: str) -> None:
        lot, asset = self.start.lot, self.asset(at)
        made: dict[str, Transaction] = {
            "in": AddToDisposal(lot, (asset,)),
            "out": TakeFromDisposal(lot, (asset,)),
            "request": RequestDisposal(lot),
            "dispose": Dispose(lot),
            "withdraw": WithdrawDisposal(lot),
        }
        self.do(made[what], who)

    @rule(who=PICK, yes=st.sampled_from([True, True, True, False]))
    def decide(self, who: int, yes: bool) -> None:
        approval = self.one(Approval, 0)
        self.do(Approve(approval) if yes else Decline(approval, "No"), who)

    # time and undo

    @rule(days=st.sampled_from([1, 1, 5, 40]))
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
        tables = {name: model for name, model in MODELS.items() if model.__kind__ is Kind.STATE}
        return {
            name: [{k: v for k, v in row.items() if k not in UNCOUNTED} for row in self.rows(model)]
            for name, model in tables.items()
        }

    def must_be_as_before(self) -> None:
        assert self.state() == self.before


class Entries(Rows):
    """The entries of the journal."""

    def __init__(self) -> None:
        super().__init__(Entry)

    def run(self, connection: Any) -> list[dict[str, Any]]:
        return [dict(row) for row in connection.execute(Entry.__table__.select()).mappings()]
