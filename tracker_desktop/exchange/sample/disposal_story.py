"""What gets lost in the sample office, and what leaves it: losses that are charged and written off, disposal lots."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from tracker_desktop.exchange.sample.asset_life import MANAGER
from tracker_desktop.exchange.sample.records import RITA, SampleOffice
from tracker_desktop.exchange.sample.scribe import FRONT, Scribe
from tracker_desktop.exchange.sample.story import SHOWN
from tracker_desktop.queries.listing import ListIds
from tracker_desktop.queries.loss_facts import OpenLossesOf
from tracker_desktop.store.done import Done
from tracker_desktop.store.store import Store
from tracker_desktop.transactions.approve import Approve
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.charge_loss import ChargeLoss
from tracker_desktop.transactions.close_disposal import CloseDisposal
from tracker_desktop.transactions.create_disposal import CreateDisposal
from tracker_desktop.transactions.dispose import Dispose
from tracker_desktop.transactions.edit_category import EditCategory
from tracker_desktop.transactions.edit_disposal_lines import EditDisposalLines
from tracker_desktop.transactions.edit_loss import EditLoss
from tracker_desktop.transactions.report_missing import ReportMissing
from tracker_desktop.transactions.request_disposal import RequestDisposal
from tracker_desktop.transactions.rules.disposals import DisposalFields
from tracker_desktop.transactions.write_off_loss import WriteOffLoss

WITH_DATA = ("Laptops", "Tablets")
SURPLUS = ("Campus Surplus Store", "12 Harbour Road\nBuilding 7")
RECYCLER = ("Greenway Recycling", "Industrial Estate 4")
STOLEN, CHARGED = "OS-00077", "MT-00209"


class DisposalStory:
    """Told on the evening before today; what is not there that day is left out."""

    def __init__(self, store: Store, scribe: Scribe, office: SampleOffice) -> None:
        self._store, self._scribe, self._office = store, scribe, office

    def yesterday(self) -> None:
        """Losses first, then the lots by how far they are."""
        for name in WITH_DATA:
            self._do(EditCategory(self._office.categories[name], {"holds_data": True}), RITA)
        self._losses()
        self._closed(self._free("Microscopes", 2))
        self._approved(self._free("Laptops", 3))
        self._requested(self._free("Multimeters", 2))

    def _losses(self) -> None:
        police = {"how": "stolen", "police_number": "V 2026/1187", "police_station": "Harbour Road station"}
        for loss in self._store.read(OpenLossesOf((self._office.assets[STOLEN].id,))):
            self._do(EditLoss(loss, police))
        for loss in self._store.read(OpenLossesOf((self._office.assets[CHARGED].id,))):
            self._do(ChargeLoss(loss, self._office.holders["Physics"], Decimal("120.00"), "As agreed with the head"))
        for asset in self._free("Projectors", 1):
            self._do(ReportMissing((asset,), "Burnt in the fire of the east wing", "destroyed"))
            losses = self._store.read(OpenLossesOf((asset,)))
            self._approve(self._do(WriteOffLoss(losses, "Seen by the fire brigade")))

    def _closed(self, assets: Sequence[int]) -> None:
        lot = self._begun("Teaching microscopes", "sale", SURPLUS, "Replaced by digital ones", assets)
        if lot is not None:
            self._approve(self._do(RequestDisposal(lot)))
            self._do(EditDisposalLines(lot, tuple(assets), {"proceeds": Decimal("180.00"), "costs": Decimal("12.50")}))
            self._do(Dispose(lot))
            self._do(CloseDisposal(lot))

    def _approved(self, assets: Sequence[int]) -> None:
        lot = self._begun("Laptops out of support", "recycling", RECYCLER, "No security updates any more", assets)
        if lot is not None:
            self._approve(self._do(RequestDisposal(lot)))
            wiped = {
                "wiped_on": self._scribe.moment.date(),
                "wipe_method": "Purged",
                "wiped_by": "IT",
                "wipe_certificate": "W-118",
            }
            self._do(EditDisposalLines(lot, tuple(assets[:-1]), wiped | {"costs": Decimal("4.00")}))

    def _requested(self, assets: Sequence[int]) -> None:
        lot = self._begun("Analogue meters", "donation", ("Northside School", ""), "Not calibrated any more", assets)
        if lot is not None:
            self._do(RequestDisposal(lot))

    def _begun(self, name: str, method: str, to: tuple[str, str], reason: str, assets: Sequence[int]) -> int | None:
        if not assets:
            return None
        head = DisposalFields(name, method, to[0], to[1] or None, reason)
        done = self._do(CreateDisposal(head, tuple(assets)))
        assert done.about is not None
        return done.about[1]

    def _approve(self, asked: Done) -> None:
        """Another person agrees."""
        waiting = self._store.read(ListIds("approvals", view="waiting")).ids
        self._do(Approve(waiting[0]), RITA)
        assert asked.waiting

    def _free(self, category: str, count: int) -> Sequence[int]:
        """Assets of a category that nobody holds or wants, the last ones first."""
        free = self._store.read(ListIds("assets", view="available", sort="tag", descending=True)).ids
        known = self._office.assets.values()
        mine = {asset.id for asset in known if asset.category["name"] == category and asset.tag not in SHOWN}
        return [asset_id for asset_id in free if asset_id in mine][:count]

    def _do(self, transaction: Transaction, by: str = MANAGER) -> Done:
        return self._scribe.do(transaction, self._office.people[by], FRONT)
