"""What the sample office has reserved, and its kits of assets: one is out, of one something did not come back."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from typing import Any

from tracker_desktop.exchange.sample.asset_life import MANAGER
from tracker_desktop.exchange.sample.records import SampleOffice
from tracker_desktop.exchange.sample.scribe import FRONT, Scribe
from tracker_desktop.models.asset_kits import Accessory
from tracker_desktop.queries.office import OfficeFacts
from tracker_desktop.store.done import Done
from tracker_desktop.store.store import Store
from tracker_desktop.transactions.add_asset_kit import AddAssetKit
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.cancel_reservation import CancelReservation
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.check_out import CheckOut, OutLine
from tracker_desktop.transactions.reserve import Reserve
from tracker_desktop.transactions.rules.asset_kit_fields import AssetKitFields
from tracker_desktop.transactions.rules.asset_kits import KitBack, KitGoing, accessories_of
from tracker_desktop.transactions.rules.reservation_fields import ReservationFields

KITS: tuple[tuple[str, str, tuple[str, ...], tuple[tuple[str, int], ...]], ...] = (
    ("CAM-KIT-1", "Camera kit, field work", ("CM-00051",), (("battery", 3), ("charger", 1), ("memory card", 2))),
    ("CAM-KIT-2", "Camera kit, two views", ("CM-00052", "CM-00053"), (("battery", 4), ("tripod plate", 2))),
    ("TAB-CASE-A", "Tablets for a seminar", ("TB-00018", "TB-00019", "TB-00020"), (("charger", 3), ("stylus", 3))),
)
"""Tag, name, assets, what lies beside them."""


class ReservationStory:
    """Told on the evening before today, and then this morning."""

    def __init__(self, store: Store, scribe: Scribe, office: SampleOffice) -> None:
        self._store, self._scribe, self._office = store, scribe, office
        self._kits: dict[str, int] = {}

    def yesterday(self) -> None:
        """Kits are put together, one goes out; some things are reserved, one is fetched, one is not."""
        for code, name, tags, things in KITS:
            fields = AssetKitFields(code, name, accessories_of(things), self._office.places["SA-4"])
            self._kits[code] = self._made(self._do(AddAssetKit(fields, tags), MANAGER))
        self._out("CAM-KIT-2", "Hannah Weiss", -4)
        soon = self._hour(1)
        self._reserve("Tomas Novak", 1, 1, asset="CM-00056", from_time=soon, until_time="24:00", purpose="Interview")
        self._reserve("Leo Brandt", 1, -3, asset="CM-00057", from_time=soon, purpose="Poster session")
        line = OutLine(self._office.assets["CM-00057"].id)
        self._do(CheckOut((line,), self._office.holders["Leo Brandt"], self._day(-3), scanned=True))
        rained_off = self._reserve("Leo Brandt", -1, -2, asset="CM-00058", purpose="Roof survey")
        self._do(CancelReservation(rained_off, "Rain is forecast"))
        for name, first, last, what in (
            ("Hannah Weiss", -2, -4, {"category": "Tablets", "quantity": 3, "purpose": "Exam"}),
            ("Ahmed Mansour", -3, -5, {"category": "Tablets", "quantity": 4, "purpose": "Open day"}),
            ("Sam Whitfield", -1, -1, {"asset": "CM-00054", "from_time": "9:00", "until_time": "12:00"}),
            ("Mei Chen", -1, -1, {"asset": "CM-00054", "from_time": "13:00", "until_time": "17:00"}),
            ("Emma Dubois", -5, -9, {"asset": "CM-00055", "purpose": "Excursion"}),
            ("Priya Nair", -1, -2, {"kit": "TAB-CASE-A", "place": "PHYS-P-101", "purpose": "Seminar"}),
            ("Grace Lindholm", -6, -8, {"kit": "CAM-KIT-1", "purpose": "Graduation"}),
        ):
            self._reserve(name, first, last, **what)

    def today(self) -> None:
        """What is fetched in the next hours; a kit comes back, and not all of it."""
        self._scribe.minutes_ago(90)
        self._reserve("Maria Lopez", 0, -2, kit="CAM-KIT-1", place="BIO-B-204", purpose="Field course")
        self._reserve("Victor Okafor", 0, 0, category="Projectors", quantity=2, purpose="Visitors")
        self._scribe.minutes_ago(58)
        lines = tuple(InLine(self._office.assets[tag].id) for tag in KITS[1][2])
        came = (Accessory(name="battery", quantity=3), Accessory(name="tripod plate", quantity=2))
        self._do(CheckIn(lines, scanned=True, kits=(KitBack(self._kits["CAM-KIT-2"], came),)), "Nadia Haddad")

    def _out(self, code: str, name: str, due: int) -> None:
        lines = tuple(OutLine(self._office.assets[tag].id) for tag in next(row for row in KITS if row[0] == code)[2])
        kits = (KitGoing(self._kits[code]),)
        self._do(CheckOut(lines, self._office.holders[name], self._day(due), scanned=True, kits=kits))

    def _reserve(self, name: str, first: int, last: int, **about: Any) -> int:
        """Days are counted before today; what is reserved is named by its tag, code or name."""
        asset, kit, category = (about.pop(key, None) for key in ("asset", "kit", "category"))
        place = about.pop("place", None)
        fields = ReservationFields(
            self._office.holders[name],
            self._day(first),
            self._day(last),
            asset_id=None if asset is None else self._office.assets[asset].id,
            kit_id=None if kit is None else self._kits[kit],
            category_id=None if category is None else self._office.categories[category],
            place_id=None if place is None else self._office.places[place],
            **about,
        )
        return self._made(self._do(Reserve(fields)))

    def _hour(self, later: int) -> str:
        """The next full hour but one of the office, as it is typed; half past eleven where that is tomorrow."""
        zone = self._store.read(OfficeFacts()).zone
        assert isinstance(zone, zoneinfo.ZoneInfo)
        local = self._scribe.moment.astimezone(zone)
        after = local + dt.timedelta(hours=later)
        return f"{after.hour}:00" if after.date() == local.date() else "23:30"

    def _do(self, transaction: Transaction, by: str = "Rita Osei") -> Done:
        return self._scribe.do(transaction, self._office.people[by], FRONT)

    @staticmethod
    def _made(done: Done) -> int:
        assert done.about is not None
        return done.about[1]

    def _day(self, days_ago: int) -> dt.date:
        return self._scribe.today - dt.timedelta(days=days_ago)
