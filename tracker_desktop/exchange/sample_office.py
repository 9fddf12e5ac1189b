"""The sample office: about 300 assets, 120 items, 40 people, 60 places and half a year of history.

Made by performing the real transactions, the same ones each time, with dates relative to today.
"""

from __future__ import annotations

import datetime as dt
import random

from tracker_desktop.errors import Refused
from tracker_desktop.exchange.sample.asset_life import AssetLife
from tracker_desktop.exchange.sample.audit_story import AuditStory
from tracker_desktop.exchange.sample.contract_story import ContractStory
from tracker_desktop.exchange.sample.count_story import CountStory
from tracker_desktop.exchange.sample.disposal_story import DisposalStory
from tracker_desktop.exchange.sample.inspection_story import InspectionStory
from tracker_desktop.exchange.sample.issue_story import IssueStory
from tracker_desktop.exchange.sample.lending_story import LendingStory
from tracker_desktop.exchange.sample.maintenance_story import MaintenanceStory
from tracker_desktop.exchange.sample.order_story import OrderStory
from tracker_desktop.exchange.sample.records import write_records
from tracker_desktop.exchange.sample.records_story import RecordsStory
from tracker_desktop.exchange.sample.reservation_story import ReservationStory
from tracker_desktop.exchange.sample.return_story import ReturnStory
from tracker_desktop.exchange.sample.scribe import Report, Scribe
from tracker_desktop.exchange.sample.stock_life import StockLife
from tracker_desktop.exchange.sample.story import BORROWERS, SHOWN, Story
from tracker_desktop.exchange.sample.tables import rows
from tracker_desktop.exchange.sample.transfer_story import TransferStory
from tracker_desktop.exchange.sample.value_story import ValueStory
from tracker_desktop.queries.office import OfficeFacts
from tracker_desktop.store.store import Store

SEED = 1
DAYS = 183
SATURDAY = 5
STEPS_OF_RECORDS = 7


def fill(store: Store, report: Report | None = None) -> None:
    """Write the sample office into an empty one. `report` is told (done, of) on the way.

    Raises Refused("not_empty") where somebody has written into the office already.
    """
    if store.read_at(OfficeFacts())[0]:
        raise Refused("not_empty")
    rng = random.Random(SEED)
    scribe = Scribe(store, report)
    first = scribe.today - dt.timedelta(days=DAYS)
    days = [day for day in (first + dt.timedelta(days=n) for n in range(1, DAYS)) if day.weekday() < SATURDAY]
    scribe.steps = STEPS_OF_RECORDS + len(days)
    scribe.start(first)
    with scribe.writing():
        office = write_records(store, scribe, rng)
        values = ValueStory(scribe, office)
        values.first()
        stock = StockLife(scribe, office, rng)
        stock.plan(days)
        stock.open(first)
        people = {row["name"]: row["department"] for row in rows("people") if row["name"] not in BORROWERS}
        assets = AssetLife(scribe, office, rng, people, SHOWN)
        assets.assign_all()
        story = Story(scribe, office)
        audits = AuditStory(store, scribe, office)
        counts = CountStory(store, scribe, office)
        for day in days:
            assets.day(day, 9)
            stock.day(day, 13)
            scribe.at(day, 16)
            story.tell(day)
            if day == days[len(days) // 2]:
                audits.earlier()
                counts.earlier()
            scribe.step()
        yesterday = scribe.today - dt.timedelta(days=1)  # may be a Sunday
        scribe.at(yesterday, 16)
        story.tell(yesterday)
        OrderStory(scribe, office).yesterday()
        values.yesterday()
        ContractStory(scribe, office).yesterday()
        for tell in (DisposalStory, InspectionStory, MaintenanceStory, RecordsStory):
            tell(store, scribe, office).yesterday()
        reserved = ReservationStory(store, scribe, office)
        reserved.yesterday()
        LendingStory(store, scribe, office).yesterday()
        audits.today()
        counts.today()
        IssueStory(scribe, office).today()
        ReturnStory(store, scribe, office).today()
        TransferStory(store, scribe, office).today()
        reserved.today()
        story.today()
        scribe.step()
