"""A week of 2,000 reservations in a large register: booked, listed, drawn, and asked about at each check-out."""

from __future__ import annotations

import datetime as dt
import gc
import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sqlalchemy import select

from tests.scale.measure_line import Job, Line
from tracker_desktop.models.assets import Asset, Readiness
from tracker_desktop.models.categories import Category
from tracker_desktop.models.people import Person
from tracker_desktop.queries.listing import ListCounts, ListIds, ListPage
from tracker_desktop.queries.office import OfficeFacts
from tracker_desktop.queries.reservation_calendar import CalendarOf
from tracker_desktop.store.opening import open_office
from tracker_desktop.store.store import Store
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.check_out import CheckOut, OutLine
from tracker_desktop.transactions.reserve import Reserve
from tracker_desktop.transactions.rules.reservation_fields import ReservationFields

ME = 1
MANY, OF_CATEGORY, TIMES = 2_000, 100, 12
BOOK_MS, WEEK_MS, LIST_MS, OUT_MS = 50, 200, 300, 50
PLAIN = "one SELECT of the same reservations with names, rows fetched, nothing drawn"
SQL = """SELECT reservation.id, asset.tag, holder.name, reservation.starts, reservation.ends FROM reservation
JOIN holder ON holder.id = reservation.holder_id LEFT JOIN asset ON asset.id = reservation.asset_id
WHERE reservation.starts < ? AND reservation.ends > ? AND reservation.state <> 'cancelled' ORDER BY asset.tag_sort"""


def measure(job: Job) -> list[Line]:
    """Book them all, then look at them."""
    gc.disable()  # as in the program, which looks for rubbish when it rests
    store = open_office(job.register)
    try:
        monday = _monday(store)
        return [*_booked(store, monday), *_drawn(store, job.register, monday), *_listed(store), *_out(store)]
    finally:
        store.close()


def _monday(store: Store) -> dt.date:
    today = store.read(OfficeFacts()).today
    return today + dt.timedelta(days=7 - today.weekday())


def _booked(store: Store, monday: dt.date) -> list[Line]:
    with store.readers.connect() as connection:
        ready = select(Asset.id).where(Asset.readiness == Readiness.READY.value, Asset.holder_id.is_(None))
        assets = connection.scalars(ready.order_by(Asset.id).limit(MANY - OF_CATEGORY)).all()
        holders = connection.scalars(select(Person.holder_id).where(Person.active == 1).limit(200)).all()
        categories = connection.scalars(select(Category.id).order_by(Category.id)).all()
    single, several = [], []
    for number in range(OF_CATEGORY):
        first = monday + dt.timedelta(days=number % 6)
        fields = ReservationFields(
            holders[number % len(holders)], first, first, category_id=categories[number % len(categories)], quantity=2
        )
        several.append(_ms(lambda fields=fields: store.perform(Reserve(fields), ME)))  # type: ignore[misc]
    for number, asset_id in enumerate(assets):
        first = monday + dt.timedelta(days=number % 6)
        last = first + dt.timedelta(days=number % 2)
        fields = ReservationFields(holders[number % len(holders)], first, last, "8:00", "17:30", asset_id=asset_id)
        single.append(_ms(lambda fields=fields: store.perform(Reserve(fields), ME)))  # type: ignore[misc]
    return [
        Line("booking an asset, checked against all others", "ms", BOOK_MS, single),
        Line("booking some of a category, counted moment by moment", "ms", BOOK_MS, several),
    ]


def _drawn(store: Store, path: Path, monday: dt.date) -> list[Line]:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from tracker_desktop.ui.reservations.calendar_view import CalendarView

    app = QApplication.instance() or QApplication([])
    view = CalendarView()
    view.resize(1366, 600)
    view.show()

    def draw() -> None:
        view.show_calendar(store.read(CalendarOf(monday, 7)), "")
        view.grab()

    draw()
    times = [_ms(draw) for _ in range(TIMES)]
    scrolled = [_ms(lambda step=step: _scroll(view, step)) for step in range(TIMES)]  # type: ignore[misc]
    span = f"{monday}T00:00:00", f"{monday + dt.timedelta(days=7)}T00:00:00"
    plain = [_ms(lambda: _rows(path, *span)) for _ in range(TIMES)]
    view.close()
    del app
    return [
        Line(f"a week of {MANY:,} reservations read, laid out and drawn", "ms", WEEK_MS, times, plain, PLAIN),
        Line("  scrolled by a page and drawn", "ms", 30, scrolled),
    ]


def _scroll(view: object, step: int) -> None:
    view.verticalScrollBar().setValue(step * 500)  # type: ignore[attr-defined]
    view.grab()  # type: ignore[attr-defined]


def _listed(store: Store) -> list[Line]:
    def listed() -> None:
        ids = store.read(ListIds("reservations", "standing")).ids
        store.read(ListPage("reservations", tuple(ids[:100])))

    return [
        Line("the list of what stands, with its first page", "ms", LIST_MS, [_ms(listed) for _ in range(TIMES)]),
        Line(
            "  how many each view has",
            "ms",
            LIST_MS,
            [_ms(lambda: store.read(ListCounts("reservations"))) for _ in range(TIMES)],
        ),
    ]


def _out(store: Store) -> list[Line]:
    """Of what nobody reserved, into the week in which much is."""
    with store.readers.connect() as connection:
        ready = select(Asset.id).where(Asset.readiness == Readiness.READY.value, Asset.holder_id.is_(None))
        assets = connection.scalars(ready.order_by(Asset.id.desc()).limit(60)).all()
        holder = connection.scalar(select(Person.holder_id).where(Person.id > ME, Person.active == 1).limit(1))
    due = store.read(OfficeFacts()).today + dt.timedelta(days=14)
    times = []
    for asset_id in assets:
        out = CheckOut((OutLine(asset_id),), int(holder or 0), due, override="measured")
        times.append(_ms(lambda out=out: store.perform(out, ME)))  # type: ignore[misc]
        store.perform(CheckIn((InLine(asset_id),)), ME)
    return [Line("check-out, looked at against all reservations", "ms", OUT_MS, times)]


def _rows(path: Path, first: str, last: str) -> int:
    with closing(sqlite3.connect(path)) as plain:
        return len(plain.execute(SQL, (last, first)).fetchall())


def _ms(do: Callable[[], object]) -> float:
    begun = time.perf_counter()
    do()
    return (time.perf_counter() - begun) * 1000
