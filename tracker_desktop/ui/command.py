"""What a command is: one row of a menu, with its shortcut, its right and what must be chosen for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP

from tracker_desktop.transactions.rights import Right

if TYPE_CHECKING:
    from tracker_desktop.ui.main_window import MainWindow

FILE = str(QT_TRANSLATE_NOOP("Commands", "&File"))
COUNTER = str(QT_TRANSLATE_NOOP("Commands", "&Counter"))
ASSETS = str(QT_TRANSLATE_NOOP("Commands", "&Assets"))
LOANS = str(QT_TRANSLATE_NOOP("Commands", "&Loans"))
MAINTENANCE = str(QT_TRANSLATE_NOOP("Commands", "&Maintenance"))
PROPERTY = str(QT_TRANSLATE_NOOP("Commands", "&Property"))
INVENTORY = str(QT_TRANSLATE_NOOP("Commands", "&Inventory"))
ORDERS = str(QT_TRANSLATE_NOOP("Commands", "O&rders"))
COUNTS = str(QT_TRANSLATE_NOOP("Commands", "Cou&nts"))
AUDITS = str(QT_TRANSLATE_NOOP("Commands", "A&udits"))
OFFICE = str(QT_TRANSLATE_NOOP("Commands", "&Office"))
HELP = str(QT_TRANSLATE_NOOP("Commands", "&Help"))
AUDIT, TOLD_AUDIT, OPEN_AUDIT, RESTING_AUDIT, GOING_AUDIT, CLOSED_AUDIT = (
    "audit",
    "told audit",
    "open audit",
    "resting audit",
    "going audit",
    "closed audit",
)
"""What the audit on the screen is, for `needs`; told: it is not blind for who is signed in."""
COUNT, OPEN_COUNT, ENDED_COUNT, COUNT_LINE = "count", "open count", "posted count", "open count line"
"""The same of the stock count; a line of an open one is chosen."""

WORK, LIVE_WORK, NUMBERED_WORK = "work_order", "live work order", "numbered work order"
"""The same of the work order that is chosen; live: it is under way; numbered: it is not cancelled."""
ORDER, DRAFT_ORDER, OPEN_ORDER, LIVE_ORDER, SENT_ORDER = (
    "purchase_order",
    "draft order",
    "open order",
    "live order",
    "sent order",
)
"""The same of the order that is chosen; live: a draft, or open; sent: it has a number."""

RESERVATION, OPEN_RESERVATION = "reservation", "open reservation"
"""The same of the reservation that is chosen; open: it is not fetched or cancelled yet."""


@dataclass(frozen=True)
class Command:
    """`run` gets the window. `needs` is what must be chosen ("asset", "item", "open audit"), `right` what the operator
    needs, or else `or_right`; without them the command is greyed. `group` numbers make the lines between groups of a
    menu. `also` is a second shortcut."""

    id: str
    menu: str
    text: str
    run: Callable[[MainWindow], object]
    shortcut: str = ""
    hint: str = ""
    needs: str = ""
    right: Right | None = None
    or_right: Right | None = None
    group: int = 0
    also: str = ""

    @property
    def opens(self) -> bool:
        """Whether it opens a window of its own."""
        return self.text.endswith("…")

    def may_be(self, rights: frozenset[Right]) -> bool:
        """Whether somebody with these rights may run it."""
        return self.right is None or bool({self.right, self.or_right} & rights)
