"""A machine that writes, places, changes, closes and receives orders and takes all of it back in any order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.store_fixtures import Office, open_office
from tests.transactions.books_check import check_books
from tests.transactions.makers import Rows, add_category, add_supplier, everything
from tests.transactions.order_makers import line, offer
from tests.transactions.stock_makers import add_item
from tracker_desktop.errors import Refused
from tracker_desktop.models.orders import OrderLine, PurchaseOrder
from tracker_desktop.queries.listing import ListCounts, ListIds
from tracker_desktop.store.done import Done
from tracker_desktop.store.verify import verify
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.cancel_order import CancelOrder
from tracker_desktop.transactions.change_order_line import ChangeOrderLine
from tracker_desktop.transactions.close_order import CloseOrder
from tracker_desktop.transactions.close_order_line import CloseOrderLine
from tracker_desktop.transactions.create_order import CreateOrder, OrderFields
from tracker_desktop.transactions.edit_order import EditOrder
from tracker_desktop.transactions.place_order import PlaceOrder
from tracker_desktop.transactions.receive import Receive, ReceivedAsset, ReceiveLine

PICK = st.integers(0, 1)
PACKS = st.sampled_from([1, 2, 5]).map(Decimal)
PIECES = st.sampled_from([1, 5, 10, 15])
MOST_ORDERS = 3
ON_ORDERS = ("place_order", "change_order_line", "cancel_order", "undo")
SELDOM = st.sampled_from([False, False, False, True])


@dataclass(frozen=True)
class Bought:
    """What each run begins with: what is ordered, from whom, and the category of assets."""

    items: tuple[int, ...]
    supplier: int
    category: int


def prepare(office: Office) -> Bought:
    """Two items of one supplier, one of them in packs of ten."""
    supplier, items = add_supplier(office), (add_item(office, "GLV", "Gloves"), add_item(office, "TNR", "Toner"))
    offer(office, items[0], supplier, code="AN-1", pack_size=10, price="2.00")
    return Bought(items, supplier, add_category(office))


class OrderMachine(RuleBasedStateMachine):
    """`place` gives the path or URL of a prepared office of its own for each run."""

    place: ClassVar[Callable[[], str]]
    bought: ClassVar[Bought]

    def __init__(self) -> None:
        super().__init__()
        self.office: Office = open_office(type(self).place())
        self.uids: list[str] = []
        self.on_orders: list[str] = []
        self.serial = 0

    def teardown(self) -> None:
        assert verify(self.office.store).problems == []
        self.office.store.close()

    def do(self, work: Callable[[], Done]) -> Done | None:
        """What is refused leaves everything as it was."""
        before = everything(self.office)
        try:
            done = work()
        except Refused:
            assert everything(self.office) == before
            return None
        self.uids.append(done.uid)
        if done.kind in ON_ORDERS:
            self.on_orders.append(done.uid)
        return done

    def perform(self, transaction: Transaction) -> Done | None:
        return self.do(lambda: self.office.perform(transaction))

    def order(self, at: int) -> dict[str, Any]:
        orders = self.office.read(Rows(PurchaseOrder))
        return orders[at % len(orders)]

    def line(self, at: int) -> dict[str, Any]:
        lines = self.office.read(Rows(OrderLine))
        return lines[at % len(lines)]

    @initialize()
    def two_orders(self) -> None:
        self.create(Decimal(2), True)
        self.create(Decimal(5), False)
        self.place_it(1)

    def has_orders(self) -> bool:
        return bool(self.office.read(Rows(OrderLine)))

    @precondition(lambda self: len(self.office.read(Rows(PurchaseOrder))) < MOST_ORDERS)
    @rule(packs=PACKS, ordered=st.booleans())
    def create(self, packs: Decimal, ordered: bool) -> None:
        pieces = line(None, 2, description="Laptop", category_id=self.bought.category)
        lines = (line(self.bought.items[0], str(packs)), line(self.bought.items[1], 15), pieces)
        self.perform(CreateOrder(OrderFields(self.bought.supplier), lines, ordered=ordered))

    @precondition(has_orders)
    @rule(at=PICK, packs=PACKS, seldom=SELDOM)
    def edit(self, at: int, packs: Decimal, seldom: bool) -> None:
        if seldom:
            self.perform(
                EditOrder(self.order(at)["id"], {"note": f"{packs}"}, (line(self.bought.items[0], str(packs)),))
            )

    @precondition(has_orders)
    @rule(at=PICK)
    def place_it(self, at: int) -> None:
        self.perform(PlaceOrder(self.order(at)["id"]))

    @precondition(has_orders)
    @rule(at=PICK, item=PICK, quantity=PIECES, reason=st.sampled_from([None, None, "sent too much"]))
    def receive(self, at: int, item: int, quantity: int, reason: str | None) -> None:
        what = ReceiveLine(self.bought.items[item], Decimal(quantity))
        self.perform(Receive((what,), override=reason, order_id=self.order(at)["id"]))

    @precondition(has_orders)
    @rule(at=st.sampled_from([2, 5]))
    def receive_asset(self, at: int) -> None:
        self.serial += 1
        came = ReceivedAsset("Laptop", pieces=((f"S{self.serial}", None),), order_line_id=self.line(at)["id"])
        self.perform(Receive((), (came,)))

    @precondition(has_orders)
    @rule(at=st.integers(0, 5), packs=PACKS)
    def change(self, at: int, packs: Decimal) -> None:
        self.perform(ChangeOrderLine(self.line(at)["id"], {"packs": packs * 10}))

    @precondition(has_orders)
    @rule(at=st.integers(0, 5), seldom=SELDOM)
    def close_line(self, at: int, seldom: bool) -> None:
        if seldom:
            self.perform(CloseOrderLine(self.line(at)["id"], "sold out"))

    @precondition(has_orders)
    @rule(at=PICK, cancelled=st.booleans(), seldom=SELDOM)
    def end(self, at: int, cancelled: bool, seldom: bool) -> None:
        order_id = self.order(at)["id"]
        if seldom:
            self.perform(CancelOrder(order_id, "no longer") if cancelled else CloseOrder(order_id, "given up"))

    @precondition(lambda self: self.uids)
    @rule(at=st.integers(0, 5))
    def take_back(self, at: int) -> None:
        """Undo, or do again, one of the last entries."""
        uid = self.uids[-1 - at % len(self.uids)]
        self.do(lambda: self.office.undo(uid))

    @precondition(lambda self: self.on_orders)
    @rule(at=st.integers(0, 3))
    def take_back_under_receipts(self, at: int) -> None:
        """Undo what receipts may stand on: an order that was placed, a quantity that was raised."""
        uid = self.on_orders[-1 - at % len(self.on_orders)]
        self.do(lambda: self.office.undo(uid))

    @invariant()
    def books_agree(self) -> None:
        check_books(self.office.store)

    @invariant()
    def each_order_is_in_one_view(self) -> None:
        counts = self.office.read(ListCounts("orders"))
        parts = ("open", "draft", "received", "closed", "cancelled")
        ended = [row for row in self.office.read(ListIds("orders", view="all")).rows if row and row[2] == "closed"]
        assert sum(counts[part] for part in parts) - counts["closed"] + len(ended) == counts["all"]
