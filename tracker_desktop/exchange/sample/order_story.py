"""What the sample office orders, and who sells it: orders that are closed, came in part, are late, are a draft."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from tracker_desktop.exchange.sample.records import SampleOffice
from tracker_desktop.exchange.sample.scribe import BACK, Scribe
from tracker_desktop.exchange.sample.stock_life import STOREKEEPER
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.close_order import CloseOrder
from tracker_desktop.transactions.create_order import CreateOrder, OrderFields, OrderLineFields
from tracker_desktop.transactions.receive import Receive, ReceiveLine
from tracker_desktop.transactions.set_supplier_items import OfferFields, SetSupplierItems

NORTHWAY, HARBOUR, CAMPUS = "Northway Lab Supply", "Harbour Office Goods", "Campus Computing"
TALLIS, VOLTCRAFT = "Tallis Tools and Fixings", "Voltcraft Components"
OFFERS = (
    ("GLV-NIT-M", NORTHWAY, "NW-1187", "box", 100, "6.80", 5, 7),
    ("GLV-NIT-M", HARBOUR, "HG-2050", "box", 100, "7.40", None, 3),
    ("GLV-NIT-L", NORTHWAY, "NW-1188", "box", 100, "6.80", 5, 7),
    ("ETH-96-5L", NORTHWAY, "NW-2291", "case", 4, "60.00", None, 7),
    ("TNR-CF226X", HARBOUR, "HG-26X", None, 1, "37.50", None, 3),
    ("TNR-CF226X", CAMPUS, "CC-CF226X", None, 1, "39.90", None, 2),
    ("PAP-A4", HARBOUR, "HG-8004", "carton", 5, "18.90", 4, 3),
    ("SCR-M4-16", TALLIS, "T-0416", "box", 500, "11.40", None, 10),
    ("CAB-CAT6-2M", CAMPUS, "CC-6602", "bag", 10, "19.50", None, 5),
    ("BAT-AA", VOLTCRAFT, "VC-LR6", "box", 24, "7.20", 5, 6),
)
"""Item, supplier, its code there, pack, what that holds, its price, packs at least, days to delivery. The first of an
item is preferred."""


class OrderStory:
    """Told on the evening before today."""

    def __init__(self, scribe: Scribe, office: SampleOffice) -> None:
        self._scribe, self._office = scribe, office

    def yesterday(self) -> None:
        """Offers first, then the orders by their age."""
        for sku in dict.fromkeys(row[0] for row in OFFERS):
            rows = [row for row in OFFERS if row[0] == sku]
            offers = tuple(self._offer(*row[1:], preferred=row is rows[0]) for row in rows)
            self._do(SetSupplierItems(self._item(sku), offers))
        pens = self._ordered(HARBOUR, 48, 30, self._line("PEN-BLU", 200, "0.28"), self._line("MARK-SET", 20, "5.20"))
        self._come(pens, "PEN-BLU", 200, "HG 20714")
        self._do(CloseOrder(pens, "Markers are not made any more"))
        cables = self._ordered(
            VOLTCRAFT, 12, -3, self._line("CAB-USBC", 60, "4.60"), self._line("CAB-HDMI", 36, "5.10")
        )
        self._come(cables, "CAB-USBC", 40, "VC 88213")
        self._ordered(NORTHWAY, 21, 4, self._line("GLV-NIT-M", 10), self._line("ETH-96-5L", 6))
        laptops = OrderLineFields(
            Decimal(3),
            price=Decimal("980.00"),
            description="Dell Latitude 5550",
            category_id=self._office.categories["Laptops"],
            manufacturer="Dell",
            model="Latitude 5550",
        )
        head = OrderFields(self._office.suppliers[CAMPUS], charge_code="IT-100", note="Ask for delivery on a Tuesday")
        self._do(CreateOrder(head, (self._line("CAB-CAT6-2M", 10), laptops)))

    def _offer(
        self,
        supplier: str,
        code: str,
        pack: str | None,
        holds: int,
        price: str,
        least: int | None,
        days: int,
        *,
        preferred: bool,
    ) -> OfferFields:
        return OfferFields(
            self._office.suppliers[supplier],
            code,
            pack_name=pack,
            pack_size=Decimal(holds),
            price=Decimal(price),
            minimum_packs=least,
            lead_time_days=days,
            preferred=preferred,
        )

    def _ordered(self, supplier: str, days_ago: int, due_ago: int, *lines: OrderLineFields) -> int:
        head = OrderFields(self._office.suppliers[supplier], expected=self._day(due_ago))
        done = self._do(CreateOrder(head, lines, ordered=True, ordered_on=self._day(days_ago)))
        assert done.about is not None
        return done.about[1]

    def _come(self, order: int, sku: str, quantity: int, slip: str) -> None:
        lines = (ReceiveLine(self._item(sku), Decimal(quantity)),)
        self._do(Receive(lines, reference=slip, order_id=order))

    def _line(self, sku: str, packs: int, price: str | None = None) -> OrderLineFields:
        return OrderLineFields(Decimal(packs), self._item(sku), price=None if price is None else Decimal(price))

    def _item(self, sku: str) -> int:
        return self._office.items[sku].id

    def _day(self, days_ago: int) -> dt.date:
        return self._scribe.today - dt.timedelta(days=days_ago)

    def _do(self, transaction: Transaction) -> Done:
        return self._scribe.do(transaction, self._office.people[STOREKEEPER], BACK)
