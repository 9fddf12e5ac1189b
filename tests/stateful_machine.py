"""A machine that does and undoes anything in any order, and knows what must hold after each step."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.store_fixtures import Office, open_office
from tests.transactions.books_check import check_books
from tests.transactions.inspection_makers import check_inspections
from tests.transactions.makers import Rows, add_category, add_place, everything, person
from tests.transactions.stock_makers import add_item, receive
from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset, Condition
from tracker_desktop.models.items import Item, Lot, LotPolicy
from tracker_desktop.models.stock import Balance
from tracker_desktop.queries.entries import stands
from tracker_desktop.store.verify import verify
from tracker_desktop.transactions.add_asset import AddAsset
from tracker_desktop.transactions.add_item import AddItem
from tracker_desktop.transactions.add_person import AddPerson
from tracker_desktop.transactions.assign import Assign
from tracker_desktop.transactions.back_from_maintenance import BackFromMaintenance
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.check_out import CheckOut, OutLine
from tracker_desktop.transactions.edit_assets import EditAssets
from tracker_desktop.transactions.edit_item import EditItem
from tracker_desktop.transactions.edit_person import EditPerson
from tracker_desktop.transactions.found import Found
from tracker_desktop.transactions.inspect import Inspect
from tracker_desktop.transactions.issue import Issue, IssueLine
from tracker_desktop.transactions.move_assets import MoveAssets
from tracker_desktop.transactions.move_stock import MoveLine, MoveStock
from tracker_desktop.transactions.opening_stock import OpeningStock
from tracker_desktop.transactions.receive import Receive, ReceivedAsset, ReceiveLine
from tracker_desktop.transactions.report_damage import ReportDamage
from tracker_desktop.transactions.report_missing import ReportMissing
from tracker_desktop.transactions.rules.asset_fields import AssetFields
from tracker_desktop.transactions.rules.item_fields import ItemFields
from tracker_desktop.transactions.rules.item_parts import CodeFields, UnitFields
from tracker_desktop.transactions.rules.person_fields import PersonFields
from tracker_desktop.transactions.send_to_maintenance import SendToMaintenance
from tracker_desktop.transactions.transfer import Transfer

PICK = st.integers(0, 7)
"""Which one of what there is: the number is taken modulo how many there are, so that it always shrinks."""
QUANTITY = st.sampled_from(["1", "2", "3", "5", "8", "0.5"]).map(Decimal)
COST = st.sampled_from([None, "0", "0.0001", "1", "3.3333", "100"]).map(lambda cost: cost and Decimal(cost))
LOT = st.sampled_from([None, "A1", "B2"])
EXPIRY = st.sampled_from([None, dt.date(2026, 12, 1), dt.date(2027, 6, 30)])
DAYS = st.sampled_from([0, 0, 0, 1, 9])


@dataclass(frozen=True)
class Start:
    """The office that each run begins with: who can hold things, where they can be, how they are kept."""

    holders: tuple[int, ...]
    places: tuple[int, ...]
    categories: tuple[int, ...]


def prepare(office: Office) -> Start:
    """Fill a founded office with what stays during a run."""
    holders = (person(office, "Maria Lopez", "20417"), person(office, "Leo Brandt", "20418"))
    places = tuple(add_place(office, code, code, kind) for code, kind in (("A-04", "bin"), ("HOLD", "hold")))
    steps = ({"text": "Clean", "required": True},)
    categories = (
        add_category(office, "Laptops", "LT"),
        add_category(office, "Microscopes", "MS", checklist=steps, goes_with=("case",)),
    )
    gloves = add_item(office, "GLV", "Gloves")
    wire = add_item(office, "WIRE", "Wire", unit="m", decimals=1)
    probe = add_item(office, "PRB", "Probe", lot_policy="serial")
    receive(office, gloves, 10, "3.3333", lot="A1", expiry=dt.date(2027, 6, 30))
    receive(office, gloves, 5, "0.0001", place_id=places[0])
    receive(office, wire, "7.5", "2")
    receive(office, probe, 1, "100", lot="S1")
    for number in range(3):
        office.perform(AddAsset(AssetFields(f"Thing {number}", category_id=categories[number % 2])))
    return Start(holders, places, categories)


class BooksMachine(RuleBasedStateMachine):
    """`place` gives the path or URL of a prepared office of its own for each run."""

    place: ClassVar[Callable[[], str]]
    start: ClassVar[Start]

    def __init__(self) -> None:
        super().__init__()
        self.office: Office = open_office(type(self).place())
        self.posted: list[str] = []
        self.told: list[str] = []
        self.holders, self.places = self.start.holders, self.start.places
        self.categories = self.start.categories
        self.before = self.state()
        self.stock = self.office.read(OnHand())

    def teardown(self) -> None:
        """Everything is taken back, the last first, and the office is what it was."""
        self.undo_all()
        self.must_be_as_before()
        report = verify(self.office.store)
        assert not report.problems, report.problems
        check_books(self.office.store)
        self.office.store.close()

    def do(self, transaction: Transaction) -> None:
        """Perform it; a refusal is an answer too."""
        try:
            done = self.office.perform(transaction)
        except Refused as refused:
            self.told.append(str(refused))
            return
        self.posted.append(done.uid)

    def ids(self, model: Any, at: int) -> int | None:
        """One of the ids of a table, or none where it is empty."""
        found = [row["id"] for row in self.office.read(Rows(model))]
        return found[at % len(found)] if found else None

    @invariant()
    def books_agree(self) -> None:
        check_books(self.office.store)
        check_inspections(self.office)

    # assets

    @rule(at=PICK, to=PICK, days=DAYS, two=st.booleans(), reason=st.sampled_from([None, "agreed"]))
    def check_out(self, at: int, to: int, days: int, two: bool, reason: str | None) -> None:
        assets = {self.ids(Asset, at), self.ids(Asset, at + 1 if two else at)}
        lines = tuple(OutLine(asset, handed_over=("case",)) for asset in sorted(assets, key=str) if asset)
        due = (self.office.now + dt.timedelta(days=days)).date()
        self.do(CheckOut(lines, self.holders[to % 2], due, override=reason))

    @rule(at=PICK, to=PICK)
    def assign(self, at: int, to: int) -> None:
        if asset := self.ids(Asset, at):
            self.do(Assign((OutLine(asset),), self.holders[to % 2], self.places[to % 2]))

    @rule(at=PICK, done=st.booleans(), condition=st.sampled_from([None, *Condition]), receipt=st.booleans())
    def check_in(self, at: int, done: bool, condition: str | None, receipt: bool) -> None:
        if asset := self.ids(Asset, at):
            steps = ("Clean",) if done else ()
            self.do(CheckIn((InLine(asset, condition, steps_done=steps),), receipt=receipt))

    @rule(at=PICK, to=PICK)
    def transfer(self, at: int, to: int) -> None:
        if asset := self.ids(Asset, at):
            self.do(Transfer((OutLine(asset),), self.holders[to % 2], override="agreed"))

    @rule(at=PICK, to=PICK, home=st.booleans())
    def move(self, at: int, to: int, home: bool) -> None:
        if asset := self.ids(Asset, at):
            self.do(MoveAssets((asset,), self.places[to % 2], home))

    @rule(at=PICK, outcome=st.sampled_from(["ready", "in maintenance", "pending disposal", "to inspect"]))
    def inspect(self, at: int, outcome: str) -> None:
        if asset := self.ids(Asset, at):
            self.do(Inspect(asset, ("Clean",), outcome))

    @rule(at=PICK, what=st.sampled_from(["damage", "missing", "found", "away", "back"]))
    def mishap(self, at: int, what: str) -> None:
        asset = self.ids(Asset, at)
        if asset is None:
            return
        transactions: dict[str, Transaction] = {
            "damage": ReportDamage(asset, note="dropped"),
            "missing": ReportMissing((asset,), "not in its room"),
            "found": Found(asset, self.places[0]),
            "away": SendToMaintenance((asset,), self.places[0], "lamp"),
            "back": BackFromMaintenance((asset,), "good", self.places[1], to_inspect=at % 2 == 0),
        }
        self.do(transactions[what])

    # stock

    @rule(at=PICK, quantity=QUANTITY, cost=COST, lot=LOT, expiry=EXPIRY, to=PICK, twice=st.booleans())
    def delivery(self, at: int, quantity: Decimal, cost: Any, lot: Any, expiry: Any, to: int, twice: bool) -> None:
        if item := self.ids(Item, at):
            place = [*self.places, None][to % 3]
            line = ReceiveLine(item, quantity, cost, lot, expiry if lot else None, place)
            pieces = (("7QK2M44", None), (None, None))
            assets = (ReceivedAsset("Delivered", self.categories[0], "Dell", pieces=pieces),)
            if to == 6:
                self.do(OpeningStock((line,)))
            else:
                self.do(Receive((line, line) if twice else (line,), assets if to == 7 else ()))

    @rule(at=PICK, quantity=QUANTITY, more=QUANTITY, to=PICK)
    def issue(self, at: int, quantity: Decimal, more: Decimal, to: int) -> None:
        lines = [IssueLine(item, quantity) for item in (self.ids(Item, at), self.ids(Item, at + to)) if item]
        self.do(Issue(tuple(lines), self.holders[to % 2]))

    @rule(at=PICK, quantity=QUANTITY, to=PICK)
    def move_stock(self, at: int, quantity: Decimal, to: int) -> None:
        some = [row for row in self.office.read(OnHand()) if row["quantity"] > 0]
        if some:
            shelf = some[at % len(some)]
            where = self.places[to % 2]
            self.do(MoveStock((MoveLine(shelf["item_id"], shelf["lot_id"], quantity, shelf["place_id"], where),)))

    # records

    @rule(at=PICK, what=st.sampled_from(["asset", "item", "person"]))
    def add(self, at: int, what: str) -> None:
        tag = [None, "OWN-1", "LT-00003"][at % 3]
        transactions: dict[str, Transaction] = {
            "asset": AddAsset(AssetFields("Another", tag, self.categories[at % 2], home_place_id=self.places[0])),
            "item": AddItem(ItemFields(f"NEW-{at}", "New"), (CodeFields("gtin", "4012345678901"),)),
            "person": AddPerson(PersonFields(f"Guest {at}", f"30{at}")),
        }
        self.do(transactions[what])

    @rule(at=PICK, what=st.sampled_from(["asset", "item", "policy", "person"]))
    def edit(self, at: int, what: str) -> None:
        asset, item = self.ids(Asset, at), self.ids(Item, at)
        if asset is None or item is None:
            return
        policy = list(LotPolicy)[at % 4]
        unit = UnitFields("box", at + 1)
        transactions: dict[str, Transaction] = {
            "asset": EditAssets((asset,), {"manufacturer": ("Dell", "HP")[at % 2], "notes": f"seen {at}"}),
            "item": EditItem(item, {"name": f"Item {at}"}, (CodeFields("alias", f"ALIAS-{at}"),), (unit,)),
            "policy": EditItem(item, {"lot_policy": policy}),
            "person": EditPerson(3, {"active": at % 2 == 0, "job_title": f"Technician {at}"}),
        }
        self.do(transactions[what])

    # time and undo

    @rule(days=DAYS)
    def wait(self, days: int) -> None:
        self.office.now += dt.timedelta(days=days)

    @rule()
    def undo_the_last(self) -> None:
        if self.posted:
            self.take_back(self.posted[-1])

    @rule(at=st.integers(0, 30))
    def undo_any(self, at: int) -> None:
        """Undo, or do again, any entry there is."""
        if self.posted:
            self.take_back(self.posted[-1 - at % len(self.posted)])

    @rule(at=st.integers(0, 30))
    def undo_one_that_stands(self, at: int) -> None:
        if left := self.in_force():
            self.take_back(left[at % len(left)])

    def take_back(self, uid: str) -> bool:
        try:
            done = self.office.undo(uid)
        except Refused as refused:
            self.told.append(str(refused))
            return False
        self.posted.append(done.uid)
        return True

    def undo_all(self) -> None:
        """Undo what is in force, the last done first; what another one blocks gets its turn after that one."""
        while left := self.in_force():
            gone = [uid for uid in left if self.take_back(uid)]
            assert gone, f"nothing can be undone: {self.told[-len(left) :]}"

    def in_force(self) -> list[str]:
        """The entries that are neither undone nor the undo of another, the last first."""
        with self.office.store.readers.connect() as connection:
            rows = connection.exec_driver_sql(
                "SELECT uid, kind FROM entry AS e WHERE NOT EXISTS (SELECT 1 FROM entry AS u WHERE u.undoes = e.uid)"
                " ORDER BY seq DESC"
            ).all()
            mine = set(self.posted)
            return [uid for uid, kind in rows if uid in mine and kind != "undo" and stands(connection, uid)]

    def state(self) -> dict[str, list[dict[str, Any]]]:
        """All state records, without their bookkeeping."""
        return everything(self.office)

    def must_be_as_before(self) -> None:
        """What was there is as it was; of what came, only what papers and movements name is left, out of use."""
        after = self.state()
        for table, rows in self.before.items():
            ids = {row["id"] for row in rows}
            assert [row for row in after[table] if row["id"] in ids] == rows
            for row in after[table]:
                assert row["id"] in ids or table == Lot.__tablename__ or row["active"] is False, (table, row)
        was = {shelf_of(row): row["quantity"] for row in self.stock}
        for row in self.office.read(OnHand()):
            assert row["quantity"] == was.get(shelf_of(row), 0)


def shelf_of(balance: dict[str, Any]) -> tuple[int, int, int]:
    return balance["item_id"], balance["lot_id"], balance["place_id"]


class OnHand(Rows):
    """The balances, by the keys they have."""

    def __init__(self) -> None:
        super().__init__(Balance)

    def run(self, connection: Any) -> list[dict[str, Any]]:
        return [dict(row) for row in connection.execute(Balance.__table__.select()).mappings()]
