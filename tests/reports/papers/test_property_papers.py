"""Papers of losses and disposals, read back from the PDF."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from pathlib import Path

from tests.reports.papers.test_draw_paper import Printed
from tests.store_fixtures import Office
from tests.transactions import disposal_makers as lots
from tests.transactions import makers
from tests.transactions.disposal_makers import DAY
from tracker_desktop.queries.papers.disposal_papers import CertificateDraft
from tracker_desktop.reports.papers.draw_paper import draw_drafts
from tracker_desktop.transactions.approve import Approve
from tracker_desktop.transactions.charge_loss import ChargeLoss
from tracker_desktop.transactions.close_disposal import CloseDisposal
from tracker_desktop.transactions.dispose import Dispose
from tracker_desktop.transactions.edit_disposal_lines import EditDisposalLines
from tracker_desktop.transactions.report_missing import ReportMissing
from tracker_desktop.transactions.write_off_loss import WriteOffLoss


def test_a_loss_report_tells_the_police_and_the_charge_is_signed(sqlite_office: Office, tmp_path: Path) -> None:
    office, olga = sqlite_office, lots.manager(sqlite_office)
    maria, room = makers.person(office), makers.add_place(office, "B-204", "B-204")
    one = makers.add_asset(office, cost=Decimal(900), place_id=room)
    makers.check_out(office, one, holder=maria)
    office.perform(ReportMissing((one,), "Taken from the car", "stolen", dt.date(2026, 11, 20), "V 118", "Harbour"))
    report = Printed(office, "LR-2026-00001", tmp_path)
    assert report.has("Loss report", "Held by", "Maria Lopez", "What happened", "Stolen", "When", "20 Nov 2026")
    assert report.has("Police", "V 118 · Harbour", "Circumstances", "Taken from the car", "A-1", "B-204", "$900.00")
    (loss,) = lots.losses(office, one)
    office.perform(ChargeLoss(loss["id"], maria, Decimal(450)))
    charge = Printed(office, "LR-2026-00002", tmp_path)
    assert charge.has("Charged to", "Maria Lopez · $450.00", "The amount above is charged", "Charged to", "Maria Lopez")
    assert "charged" not in Printed(office, "LR-2026-00001", tmp_path).words  # as it was
    office.perform(WriteOffLoss((loss["id"],), "Not found"))
    office.perform(Approve(lots.waiting(office)), by=olga)
    gone = Printed(office, "LW-2026-00001", tmp_path)
    assert gone.has("Loss write-off", "Asked for by", "Approved by", "Rita Osei", "Olga Berg", "Reason", "Not found")
    assert gone.has("A-1", "Maria Lopez", "B-204", "$900.00", "is relieved of it")


def test_a_certificate_names_what_left_how_it_was_wiped_and_who_approved(sqlite_office: Office, tmp_path: Path) -> None:
    office, olga = sqlite_office, lots.manager(sqlite_office)
    one = makers.add_asset(office, serial="7QK2", cost=Decimal(500), holds_data=True)
    two = makers.add_asset(office, "Chair", cost=Decimal(100))
    lot = lots.approved_lot(
        office, olga, one, two, method="sale", recipient="Campus Surplus", recipient_address="12 Harbour Road\nCity"
    )
    wiped = {"wiped_on": DAY, "wipe_method": "Purged", "wiped_by": "Datashred", "wipe_certificate": "DS 7"}
    office.perform(EditDisposalLines(lot, (one,), wiped | {"proceeds": Decimal(520), "costs": Decimal(5)}))
    draft = tmp_path / "draft.pdf"
    paper = draw_drafts(office.store, [CertificateDraft(lot, office.me, "Desk 1")], draft)[0]
    assert (paper.is_draft, paper.content.disposal is not None) == (True, True)
    office.perform(Dispose(lot))
    office.perform(CloseDisposal(lot))
    paper_words = Printed(office, "CD-2026-00001", tmp_path)
    assert paper_words.has("Certificate of disposal", "Campus Surplus", "12 Harbour Road, City")
    assert paper_words.has("Approved by", "Olga Berg")
    assert paper_words.has("Old laptops", "Sale", "24 Nov 2026", "Rita Osei", "$600.00", "$520.00", "$5.00", "$24.00")
    for words in ("Serial number 7QK2", "Purged", "by Datashred", "DS 7", "costs $5.00", "Loss $85.00"):
        assert paper_words.has("A-1", words)
    assert paper_words.has("$500.00", "$520.00", "$15.00", "A-2", "Chair", "none", "$100.00", "-$100.00")
    assert paper_words.has("have left the books for good", "journal")
