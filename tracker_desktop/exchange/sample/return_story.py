"""What comes back in the sample office, goes back to its supplier, is written off and is recalled."""

from __future__ import annotations

from decimal import Decimal

from tracker_desktop.exchange.sample.records import SampleOffice
from tracker_desktop.exchange.sample.scribe import BACK, Scribe
from tracker_desktop.exchange.sample.stock_life import STOREKEEPER
from tracker_desktop.queries.item_parts import ItemPartsOf, Shelf
from tracker_desktop.queries.returnable import IssuesOf, ReceiptsOf
from tracker_desktop.store.store import Store
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.recall_lot import RecallLot
from tracker_desktop.transactions.return_stock import ReturnLine, ReturnStock
from tracker_desktop.transactions.return_to_supplier import ReturnToSupplier, SupplierReturnLine
from tracker_desktop.transactions.scrap_stock import ScrapLine, ScrapStock

ONE = Decimal(1)
RETURNED = (("ACE-HPLC-25", "over_issued", None), ("DMEM-500", "damaged", "Cap cracked"))
RECALLED = ("PEN-STREP", "Maker's recall 26-114: turbid")
SENT_BACK = "SYR-10"
BROKEN = "HCL-1M"


class ReturnStory:
    """Told at the end, when everything else has happened; what is not there that day is left out."""

    def __init__(self, store: Store, scribe: Scribe, office: SampleOffice) -> None:
        self._store, self._scribe, self._office = store, scribe, office

    def today(self) -> None:
        """Two returns, a lot that is recalled, a box that goes back, and a bottle that broke."""
        self._scribe.do(ChangeSetting("stock.hold_place", "HOLD"))
        for sku, reason, note in RETURNED:
            for issue in self._store.read(IssuesOf(self._id(sku)))[:1]:
                self._do(ReturnStock((ReturnLine(self._id(sku), ONE, issue_id=issue.id),), reason, note=note))
        sku, why = RECALLED
        for issue in self._store.read(IssuesOf(self._id(sku)))[:1]:
            self._do(RecallLot(issue.lot_id, why))
        self._send_back()
        for shelf in self._shelves(BROKEN)[:1]:
            line = ScrapLine(self._id(BROKEN), shelf.lot_id, ONE, shelf.place_id)
            self._do(ScrapStock((line,), "damaged", "Fell off the trolley"))

    def _send_back(self) -> None:
        item_id = self._id(SENT_BACK)
        for receipt in self._store.read(ReceiptsOf(item_id))[:1]:
            for shelf in self._shelves(SENT_BACK):
                if shelf.lot_id == receipt.lot_id and receipt.supplier is not None:
                    quantity = min(Decimal(20), shelf.quantity, receipt.left)
                    line = SupplierReturnLine(
                        item_id, shelf.lot_id, quantity, shelf.place_id, receipt.id, receipt.unit_cost
                    )
                    self._do(ReturnToSupplier((line,), "damaged_on_receipt", reference="RMA 7741"))
                    return

    def _shelves(self, sku: str) -> tuple[Shelf, ...]:
        item = self._store.read(ItemPartsOf(self._id(sku)))
        return () if item is None else item.shelves

    def _id(self, sku: str) -> int:
        return self._office.items[sku].id

    def _do(self, transaction: Transaction) -> None:
        self._scribe.do(transaction, self._office.people[STOREKEEPER], BACK)
