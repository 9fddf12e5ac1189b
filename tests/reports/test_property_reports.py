"""What left the books in a period, and what was lost."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from tests.reports.small_office import Known
from tests.reports.test_catalog import column, groups, sums
from tests.transactions import disposal_makers as lots
from tests.transactions import makers
from tracker_desktop.transactions.approve import Approve
from tracker_desktop.transactions.dispose import Dispose
from tracker_desktop.transactions.edit_disposal_lines import EditDisposalLines
from tracker_desktop.transactions.found import Found
from tracker_desktop.transactions.report_missing import ReportMissing
from tracker_desktop.transactions.write_off_loss import WriteOffLoss


def test_disposals_and_losses_of_a_period(known_on_both: Known) -> None:
    known, office = known_on_both, known_on_both.office
    olga = lots.manager(office, badge="39001")
    chair = makers.add_asset(office, "Chair", tag="CH-1", cost=Decimal(100))
    laptop = makers.add_asset(office, tag="LT-77", cost=Decimal(900), category_id=known.laptops)
    lot = lots.approved_lot(office, olga, chair, laptop, method="sale", recipient="Campus Surplus")
    office.perform(EditDisposalLines(lot, (laptop,), {"proceeds": Decimal(950), "costs": Decimal(20)}))
    done = office.perform(Dispose(lot))
    result = known.run("disposals")
    assert [(head, rows) for head, rows, _ in groups(result)] == [("Laptops", 1), ("No category", 1)]
    assert column(result, "Gain or loss") == [Decimal(30), Decimal(-100)]
    assert column(result, "Saves a year") == [Decimal(36), Decimal(4)]
    assert sums(result)["Book value"] == 1000
    assert column(known.run("disposals", to=dt.date(2026, 11, 1)), "Tag") == []
    office.undo(done)
    assert column(known.run("disposals"), "Tag") == []
    found, gone = (makers.add_asset(office, tag=tag, cost=Decimal(200)) for tag in ("MS-7", "MS-8"))
    office.perform(ReportMissing((found, gone), how="stolen", police_number="V 118"))
    office.perform(Found(found))
    (loss,) = lots.losses(office, gone)
    office.perform(WriteOffLoss((loss["id"],), "Never seen again"))
    office.perform(Approve(lots.waiting(office)), by=olga)
    result = known.run("losses")
    assert [(head, rows) for head, rows, _ in groups(result)] == [("Written off", 1), ("Found again", 1)]
    assert column(result, "Written off") == [Decimal(200), None]
    assert column(result, "Police number") == ["V 118", "V 118"]
