"""Makes the parts of an open office: store, counter, desk file, and the window around them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QApplication

from tracker_desktop.counter.counter import Counter
from tracker_desktop.errors import Refused
from tracker_desktop.queries.office import OfficeFacts as OfficeNow
from tracker_desktop.queries.operators import OperatorRow, Operators
from tracker_desktop.store import backup, engines
from tracker_desktop.store.desk_file import DeskFile
from tracker_desktop.store.opening import open_office
from tracker_desktop.store.store import Store
from tracker_desktop.transactions.restored import Restored, recorded_as
from tracker_desktop.ui.burst import BurstFilter
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.welcome import Start
from tracker_desktop.ui.main_window import DESK, LAST_OPERATOR, MainWindow, OfficeFacts
from tracker_desktop.ui.other_desks import OtherDesks

Report = Callable[[int, int, str], None]


@dataclass(frozen=True)
class Parts:
    """What `open_parts` has made off the window's thread. `locked`: who is at the desk has a PIN to enter first."""

    store: Store
    counter: Counter
    desk_file: DeskFile
    facts: OfficeFacts
    locked: bool = False


def open_parts(place: str, start: Start, folder: Path, report: Report) -> Parts:
    """Open the office, or make it as was chosen at the first start. Raises Refused."""
    report(0, 0, "")
    if start.restore is not None:
        report(0, 0, "The copy is verified and put in place")
        backup.restore(place, start.restore)
    store = open_office(place, create=start.found is not None or start.sample)
    try:
        if start.found is not None:
            store.perform(start.found, None)
        if start.sample:
            from tracker_desktop.exchange import sample_office

            sample_office.fill(store, lambda done, of: report(done, of, "The sample office is being made"))
        desk_file = DeskFile(folder / "desk.db")
        operator = _first_operator(store, desk_file)
        counter = Counter(store, operator.person_id, desk_file)
        if start.restore is not None:
            people = store.read(Operators())
            store.perform(Restored(start.restore.name), recorded_as(people, start.restored_by))
        office = store.read(OfficeNow())
    except BaseException:
        store.close()
        raise
    facts = OfficeFacts(str(office.settings["office.name"]), place, _last_copy(store))
    return Parts(store, counter, desk_file, facts, locked=operator.has_pin)


def _first_operator(store: Store, desk_file: DeskFile) -> OperatorRow:
    """Who was at this desk last; at the first start who opened the office."""
    found = [operator for operator in store.read(Operators()) if operator.active]
    if not found:
        raise Refused("nobody_signs_in")
    last = desk_file.get(DESK, LAST_OPERATOR)
    return next((row for row in found if str(row.person_id) == last), min(found, key=lambda row: row.id))


def _last_copy(store: Store) -> str:
    if not engines.is_sqlite(store.url):
        return ""
    database = Path(str(store.url.database))
    copies = backup.folder_of(database).glob("*.db")
    newest = max((copy.stat().st_mtime for copy in copies), default=None)
    return "" if newest is None else f"{dt.datetime.fromtimestamp(newest).astimezone():%d %b %H:%M}".lstrip("0")


def make_window(parts: Parts, crashed: Callable[[BaseException], object]) -> MainWindow:
    """The main window of an open office."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("a window needs an application")
    desk = Desk(parts.store, parts.counter, parts.desk_file)
    desk.crashed.connect(crashed)
    OtherDesks(desk)
    burst = BurstFilter(app, parts.desk_file.scanner_profile())
    window = MainWindow(desk, burst, parts.facts)
    window.locked = parts.locked
    burst.scanned.connect(lambda code: window.counter.scan(code, "burst"))
    return window
