"""What happened to the things that the help and the pictures show, told in days before today."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

from tracker_desktop.exchange.sample.asset_life import MANAGER
from tracker_desktop.exchange.sample.records import SampleOffice
from tracker_desktop.exchange.sample.scribe import BACK, FRONT, Scribe
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.check_out import CheckOut, OutLine
from tracker_desktop.transactions.edit_assets import EditAssets
from tracker_desktop.transactions.inspect import Inspect
from tracker_desktop.transactions.issue import Issue, IssueLine
from tracker_desktop.transactions.move_assets import MoveAssets
from tracker_desktop.transactions.receive import Receive, ReceivedAsset, ReceiveLine
from tracker_desktop.transactions.report_damage import ReportDamage
from tracker_desktop.transactions.report_missing import ReportMissing
from tracker_desktop.transactions.send_to_maintenance import SendToMaintenance

GLOVES, LAPTOP = "GLV-NIT-M", "LT-00142"
SHOWN = frozenset(
    {
        *("LT-00141", LAPTOP, "LT-00143", "MS-00027", "MS-00028", "PR-00310", "GN-00004", "OS-00077", "OS-00078"),
        *("FE-00019", "FE-00018", "LT-00144", "LT-00145"),
        *("LT-00133", "PR-00306", "PT-00105", "MT-00209", "RA-00512"),
    }
)
"""Tags that nothing else in the half year touches."""
BORROWERS = frozenset({"Maria Lopez", "Leo Brandt", "Sam Whitfield", "Stefan Popescu", "Hannah Weiss"})
"""People who borrow only what the story says."""
Event = tuple[int, Callable[[], object]]


class Story:
    """The events, each so many days before today; `tell` performs those that are due."""

    def __init__(self, scribe: Scribe, office: SampleOffice) -> None:
        self._scribe = scribe
        self._office = office
        self._left: list[Event] = sorted(self._events(), key=lambda event: -event[0])

    def tell(self, day: dt.date) -> None:
        """Perform what happened up to the evening of this day."""
        days_ago = (self._scribe.today - day).days
        while self._left and self._left[0][0] >= days_ago:
            self._left.pop(0)[1]()

    def today(self) -> None:
        """The last hour or so before now."""
        maria = self._office.holders["Maria Lopez"]
        due = self._day(-13)
        for minutes, transaction, by, desk in (
            (78, self._issue("BAT-AAA", 24, "Electronics"), "Leo Brandt", BACK),
            (66, self._back("LT-00144", "LT-00145"), "Nadia Haddad", FRONT),
            (48, self._out(LAPTOP, maria, due, "BIO-B-204"), "Rita Osei", FRONT),
            (47, self._out("MS-00027", maria, due, "BIO-B-204"), "Rita Osei", FRONT),
            (39, self._issue(GLOVES, 40, "Chemistry"), "Leo Brandt", BACK),
            (20, self._back("MS-00028"), "Rita Osei", FRONT),
        ):
            self._scribe.minutes_ago(minutes)
            self._do(transaction, by, desk)

    def _events(self) -> list[Event]:
        holders, do = self._office.holders, self._do
        leo = holders["Leo Brandt"]
        detector = self._steps("FE-00018")
        laptop = self._steps(LAPTOP)
        return [
            (178, lambda: do(MoveAssets(self._ids(LAPTOP), self._place("SB-R1")))),
            (60, self._tablets),
            (53, lambda: do(MoveAssets(self._ids(LAPTOP), self._place("SA-3"), scanned=True))),
            (26, lambda: do(self._out("LT-00143", holders["Sam Whitfield"], self._day(12), "PHYS-P-101"))),
            (20, lambda: do(self._out(LAPTOP, leo, self._day(6)))),
            (13, self._gloves),
            (12, lambda: do(MoveAssets(self._ids("OS-00077"), self._place("ELEC-E-012"), scanned=True))),
            (10, lambda: do(self._out("MS-00028", leo, self._day(-2)))),
            (9, lambda: do(ReportMissing(self._ids("OS-00077"), "Not in the room at the monthly look-round"))),
            (9, lambda: do(self._out("LT-00144", holders["Hannah Weiss"], self._day(-5)))),
            (9, lambda: do(self._out("LT-00145", holders["Hannah Weiss"], self._day(-5)))),
            (8, lambda: do(self._out("FE-00019", holders["Stefan Popescu"], self._day(1)))),
            (8, lambda: do(self._out("FE-00018", holders["Stefan Popescu"], self._day(1)))),
            (
                6,
                lambda: do(CheckIn((InLine(self._id(LAPTOP), "good", came_back=("charger", "sleeve")),), scanned=True)),
            ),
            (5, lambda: do(Inspect(self._id(LAPTOP), laptop, "ready", "good", "cleaned"))),
            (21, lambda: do(ReportMissing(self._ids("RA-00512"), "Not brought back from the open day"))),
            (17, lambda: self._repair("PR-00306", "Lamp too weak")),
            (11, lambda: self._repair("PT-00105", "Battery does not charge")),
            (4, lambda: do(ReportDamage(self._id("CH-01496"), note="The gas spring sinks"))),
            (4, lambda: self._repair("GN-00004", "Starter rope torn")),
            (3, lambda: do(ReportMissing(self._ids("MT-00209"), "Left in the lecture hall"))),
            (2, lambda: self._give_up("LT-00133")),
            (1, lambda: do(self._back("FE-00019"))),
            (1, lambda: do(CheckIn((InLine(self._id("FE-00018"), steps_done=detector),), scanned=True))),
        ]

    def _repair(self, tag: str, what: str) -> None:
        self._do(ReportDamage(self._id(tag), note=what), MANAGER)
        self._do(SendToMaintenance(self._ids(tag), self._place("WORKSHOP"), what), MANAGER)

    def _give_up(self, tag: str) -> None:
        self._do(ReportDamage(self._id(tag), "broken", "Coffee in the keyboard"), MANAGER)
        self._do(Inspect(self._id(tag), (), "pending disposal", note="Not worth a repair"), MANAGER)

    def _gloves(self) -> None:
        line = ReceiveLine(
            self._office.items[GLOVES].id, Decimal(200), Decimal("0.07"), "25A020", self._day(-218), entered="2 box"
        )
        supplier = self._office.suppliers["Northway Lab Supply"]
        self._do(Receive((line,), (), supplier, "PO-1187"), "Leo Brandt", BACK)

    def _tablets(self) -> None:
        pieces = tuple((f"DMPX{number}", f"TB-{number:05d}") for number in (21, 22, 23, 24))
        cost, category = Decimal("449.00"), self._office.categories["Tablets"]
        delivery = ReceivedAsset("Apple iPad 10th generation", category, "Apple", "iPad 10.9", cost, pieces)
        done = self._do(Receive((), (delivery,), self._office.suppliers["Campus Computing"], "PO-1098"))
        assert done.about is not None
        first = done.about[1]
        home = {"home_place_id": self._place("SA-4")}
        self._do(EditAssets(tuple(range(first, first + len(pieces))), home))

    def _do(self, transaction: Transaction, by: str = "Rita Osei", desk: str = FRONT) -> Done:
        return self._scribe.do(transaction, self._office.people[by], desk)

    def _day(self, days_ago: int) -> dt.date:
        return self._scribe.today - dt.timedelta(days=days_ago)

    def _place(self, code: str) -> int:
        return self._office.places[code]

    def _id(self, tag: str) -> int:
        return self._office.assets[tag].id

    def _ids(self, tag: str) -> tuple[int, ...]:
        return (self._id(tag),)

    def _steps(self, tag: str) -> tuple[str, ...]:
        return tuple(step["text"] for step in self._office.assets[tag].category["checklist"])

    def _line(self, tag: str) -> OutLine:
        asset = self._office.assets[tag]
        return OutLine(asset.id, handed_over=tuple(asset.category["goes_with"]))

    def _out(self, tag: str, holder: int, due: dt.date, place: str | None = None) -> CheckOut:
        where = None if place is None else self._place(place)
        return CheckOut((self._line(tag),), holder, due, where, scanned=True)

    def _back(self, *tags: str, condition: str | None = None) -> CheckIn:
        lines = tuple(InLine(self._id(tag), condition, came_back=self._line(tag).handed_over) for tag in tags)
        return CheckIn(lines, scanned=True)

    def _issue(self, sku: str, quantity: int, department: str) -> Issue:
        line = IssueLine(self._office.items[sku].id, Decimal(quantity))
        return Issue((line,), self._office.holders[department], reference="Requisition 5521")
