"""Papers as a clerk and a scanner see them: read back from the PDF."""

from __future__ import annotations

import datetime as dt
import re
import time
from decimal import Decimal
from pathlib import Path

import pytest
from PIL.Image import Image

from tests.paper.render import codes, pages, text_of
from tests.queries.papers.world import PaperWorld
from tests.store_fixtures import Office
from tests.transactions import makers, stock_makers
from tests.transactions.import_files import csv, take
from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset
from tracker_desktop.reports.papers.draw_paper import BOTH, draw_paper, draw_papers
from tracker_desktop.transactions.add_charge_code import AddChargeCode
from tracker_desktop.transactions.assign import Assign
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.check_out import CheckOut, OutLine
from tracker_desktop.transactions.edit_assets import EditAssets
from tracker_desktop.transactions.issue import Issue, IssueLine
from tracker_desktop.transactions.issue_clearance import IssueClearance
from tracker_desktop.transactions.issue_return_receipt import IssueReturnReceipt
from tracker_desktop.transactions.issue_statement import IssueStatement
from tracker_desktop.transactions.receive import Receive, ReceivedAsset, ReceiveLine
from tracker_desktop.transactions.report_damage import ReportDamage
from tracker_desktop.transactions.report_missing import ReportMissing
from tracker_desktop.transactions.rules.back_orders import BackOrderLine
from tracker_desktop.transactions.rules.charge_code_fields import ChargeCodeFields
from tracker_desktop.transactions.transfer import Transfer

DUE = dt.date(2026, 12, 8)
DPI = 203
"""Of a cheap label printer: what is read at this is read anywhere."""


@pytest.fixture
def world(sqlite_office: Office) -> PaperWorld:
    return PaperWorld(sqlite_office)


class Printed:
    """A paper as it was drawn: its words page by page, blanks run together."""

    def __init__(self, office: Office, number: str, folder: Path, **options: object) -> None:
        self.path = folder / f"{number}.pdf"
        draw_paper(office.store, number, self.path, **options)  # type: ignore[arg-type]
        self.pages = [" ".join(page.split()) for page in text_of(self.path).split("\f")[:-1]]
        self.words = " ".join(self.pages)

    def has(self, *texts: str) -> bool:
        """Whether these stand on it, in this order."""
        return re.search(".*".join(map(re.escape, texts)), self.words) is not None


def test_a_hand_receipt(world: PaperWorld, tmp_path: Path) -> None:
    office = world.office
    office.perform(ChangeSetting("receipts.terms", "Bring it back clean."))
    lines = (OutLine(world.scope, "fair", ("case", "power supply")), OutLine(world.laptop))
    office.perform(CheckOut(lines, world.maria, DUE, place_id=world.lab))
    printed = Printed(office, "HR-2026-00001", tmp_path, by="Leo Brandt")
    assert printed.has("Main stockroom", "Hand receipt", "HR-2026-00001", "24 Nov 2026 09:40")
    assert printed.has("Received by", "Maria Lopez", "Badge 20417 · Biology", "Used at", "B-204")
    assert printed.has("1 MS-1", "Zeiss Primostar 3", "case, power supply", "Fair", "8 Dec 2026")
    assert printed.has("Serial number 38150", "2 LT-1", "Latitude 5540", "—", "Good", "8 Dec 2026", "Dell")
    assert printed.has(
        "Bring it back clean.", "I have received what is listed", "Received by", "Handed over by", "Date"
    )
    head = world.hash_of(office.read(world.last_entry()))
    assert printed.has("journal", " ".join(head[at : at + 4] for at in (0, 4, 8, 12)), "printed by Leo Brandt")
    assert printed.has("Page 1 of 1")
    assert "VOID" not in printed.words


def test_the_bars_are_the_number_of_the_document(world: PaperWorld, tmp_path: Path) -> None:
    makers.check_out(world.office, world.scope, holder=world.maria)
    printed = Printed(world.office, "HR-2026-00001", tmp_path)
    (picture,) = pages(printed.path, DPI)
    (code,) = codes(picture, DPI)
    assert (code.text, code.aim) == ("HR-2026-00001", "]C0")


def test_two_copies_are_marked_and_counted_each_by_itself(world: PaperWorld, tmp_path: Path) -> None:
    makers.check_out(world.office, world.scope, holder=world.maria)
    printed = Printed(world.office, "HR-2026-00001", tmp_path, copies=BOTH)
    assert len(printed.pages) == 2
    for page, copy in zip(printed.pages, ("Office copy", "Holder's copy"), strict=True):
        assert copy in page
        assert "Page 1 of 1" in page


def test_each_copy_of_many_pages_is_counted_from_one(sqlite_office: Office, tmp_path: Path) -> None:
    office = sqlite_office
    assets = [makers.add_asset(office) for _ in range(60)]
    makers.check_out(office, *assets, holder=makers.person(office))
    printed = Printed(office, "HR-2026-00001", tmp_path, copies=BOTH)
    each = len(printed.pages) // 2
    assert each > 1
    for number, page in enumerate(printed.pages):
        assert f"Page {number % each + 1} of {each}" in page
        assert BOTH[number // each] in page


def test_a_void_paper_says_so_on_every_page(world: PaperWorld, tmp_path: Path) -> None:
    office = world.office
    done = makers.check_out(office, world.scope, holder=world.maria)
    (before_picture,) = pages(Printed(office, "HR-2026-00001", tmp_path).path, 50)
    office.undo(done, reason="wrong person")
    void = Printed(office, "HR-2026-00001", tmp_path, copies=BOTH)
    assert [_greyish(page) > 0.02 for page in pages(void.path, 50)] == [True, True]
    assert void.has("Void: undone", "Page 1 of 1", "Void: undone", "Page 1 of 1")
    assert void.has("Void: undone 24 Nov 2026 09:40 by Rita Osei", "wrong person", "Maria Lopez", "MS-1")
    assert _greyish(before_picture) < 0.01


def _greyish(picture: Image) -> float:
    """How much of a page is as grey as the word across it."""
    counts = picture.histogram()
    return sum(counts[200:225]) / sum(counts)


def test_a_return_receipt(world: PaperWorld, tmp_path: Path) -> None:
    office = world.office
    lines = (OutLine(world.scope, None, ("case", "lamp")), OutLine(world.laptop, None, ("charger",)))
    office.perform(CheckOut(lines, world.maria, DUE))
    office.now += dt.timedelta(days=15)
    back = (InLine(world.scope, "poor", came_back=("case",)), InLine(world.laptop, returned_by_id=world.leo))
    office.perform(CheckIn(back, note="Lamp flickers", receipt=True))
    printed = Printed(office, "RR-2026-00001", tmp_path)
    assert printed.has("Return receipt", "Held until now by", "Maria Lopez", "Note", "Lamp flickers")
    assert printed.has("MS-1", "case", "Poor", "Stockroom", "Missing: lamp", "1 day late (due 8 Dec 2026)")
    assert printed.has("LT-1", "Not checked", "Returned by Leo Brandt")
    assert printed.has("Returned by", "Taken back by")


def test_a_return_receipt_of_a_session(world: PaperWorld, tmp_path: Path) -> None:
    office = world.office
    lines = (OutLine(world.scope, "fair", ("case", "<b>lamp</b>")), OutLine(world.laptop))
    office.perform(CheckOut(lines, world.maria, DUE))
    office.now += dt.timedelta(days=16)
    for asset_id in (world.laptop, world.scope):
        office.store.perform(CheckIn((InLine(asset_id),)), office.me, session="5" * 32)
    office.store.perform(ReportDamage(world.scope, "damaged"), office.me, session="5" * 32)
    office.now += dt.timedelta(days=1)
    receipt = office.perform(IssueReturnReceipt("5" * 32, world.maria))
    office.perform(EditAssets((world.scope,), {"description": "Another"}))
    printed = Printed(office, "RR-2026-00001", tmp_path)
    assert printed.has("Return receipt", "Held until now by", "Maria Lopez", "Badge 20417 · Biology")
    assert printed.has("1 LT-1", "—", "Good", "went out good", "2 MS-1", "Not checked", "Damaged", "went out fair")
    assert printed.has("Zeiss Primostar 3", "went out with case,", "<b>lamp</b>")
    assert len(re.findall("2 days late", printed.words)) == 2
    assert printed.has("Returned by", "Taken back by", "Maria Lopez", "Date", "Rita Osei", "Date")
    office.undo(receipt)
    assert Printed(office, "RR-2026-00001", tmp_path).has("Void: undone", "1 LT-1", "2 MS-1")


def test_several_papers_in_one_file_are_counted_each_by_itself(world: PaperWorld, tmp_path: Path) -> None:
    for asset_id, holder in ((world.scope, world.maria), (world.laptop, world.leo)):
        makers.check_out(world.office, asset_id, holder=holder)
    path = tmp_path / "both.pdf"
    papers = draw_papers(world.office.store, ("HR-2026-00001", "HR-2026-00002"), path, BOTH)
    assert [paper.holder and paper.holder.name for paper in papers] == ["Maria Lopez", "Leo Brandt"]
    told = [" ".join(page.split()) for page in text_of(path).split("\f")[:-1]]
    assert [page.count("Page 1 of 1") for page in told] == [1, 1, 1, 1]
    assert ["MS-1" in page for page in told] == [True, True, False, False]
    with pytest.raises(Refused, match="There is no document HR-2026-00009"):
        draw_papers(world.office.store, ("HR-2026-00001", "HR-2026-00009"), tmp_path / "none.pdf")
    assert not (tmp_path / "none.pdf").exists()


def test_a_transfer_form(world: PaperWorld, tmp_path: Path) -> None:
    office = world.office
    makers.check_out(office, world.scope, holder=world.maria)
    office.perform(Transfer((OutLine(world.scope),), world.leo))
    printed = Printed(office, "TF-2026-00001", tmp_path)
    assert printed.has(
        "Transfer form", "From To Maria Lopez Leo Brandt", "Recorded by", "Rita Osei", "MS-1", "8 Dec 2026"
    )
    assert printed.has("Handed over by", "Received by", "Maria Lopez", "Leo Brandt")


def test_a_transfer_from_several_names_each(world: PaperWorld, tmp_path: Path) -> None:
    office = world.office
    makers.check_out(office, world.scope, holder=world.maria)
    makers.check_out(office, world.laptop, holder=world.biology)
    office.perform(Transfer((OutLine(world.scope), OutLine(world.laptop)), world.leo))
    printed = Printed(office, "TF-2026-00001", tmp_path)
    assert printed.has("several holders", "MS-1", "From Maria Lopez", "LT-1", "From Biology")


def test_a_goods_receipt(world: PaperWorld, tmp_path: Path) -> None:
    office = world.office
    gloves = stock_makers.add_item(office)
    line = ReceiveLine(gloves, Decimal(300), Decimal("0.07"), "24G118", stock_makers.JAN)
    scopes = ReceivedAsset("Eclipse Si", None, "Nikon", "Si", Decimal(2100), (("N1", "NK-1"), ("N2", "NK-2")))
    office.perform(Receive((line,), (scopes,), makers.add_supplier(office), "PO-2026-118"))
    printed = Printed(office, "GR-2026-00001", tmp_path)
    assert printed.has("Goods receipt", "Fisher Scientific", "Order or delivery note", "PO-2026-118", "Into stock")
    assert printed.has("GLV-NIT-M", "300 pcs", "24G118", "Stockroom", "$21.00", "expires 31 Jan 2027", "Total $21.00")
    assert printed.has("Assets", "NK-1", "$2,100.00", "NK-2", "Total $4,200.00", "Delivered by", "Received by")


def test_an_issue_slip(world: PaperWorld, tmp_path: Path) -> None:
    office = world.office
    gloves = stock_makers.add_item(office, unit="box")
    stock_makers.receive(office, gloves, 300, "0.0745", lot="24G118", expiry=stock_makers.JAN)
    office.perform(
        Issue((IssueLine(gloves, Decimal(1)), IssueLine(gloves, Decimal(2))), world.maria, reference="REQ-9")
    )
    printed = Printed(office, "IS-2026-00001", tmp_path)
    assert printed.has("Issue slip", "Issued to", "Maria Lopez", "Charge code", "BIO-1", "Reference", "REQ-9")
    assert printed.has("1 box", "24G118", "$0.07", "2 boxes", "$0.15", "Total $0.22", "Received by", "Issued by")


def test_damage_and_loss_reports(world: PaperWorld, tmp_path: Path) -> None:
    office = world.office
    makers.check_out(office, world.scope, holder=world.maria, place_id=world.lab)
    office.perform(ReportDamage(world.scope, "broken", "Dropped.\nThe stage is bent."))
    office.perform(ReportMissing((world.scope, world.laptop)))
    damage = Printed(office, "DR-2026-00001", tmp_path)
    assert damage.has("Damage report", "Circumstances", "Dropped.", "The stage is bent.", "MS-1", "B-204", "Broken")
    loss = Printed(office, "LR-2026-00001", tmp_path)
    assert not damage.has("Last holder")
    assert loss.has("Loss report", "Last holder", "see below", "None were told.", "Last holder")
    assert loss.has("MS-1", "Maria Lopez", "LT-1", "nobody", "Total")
    assert loss.has("Total $8,450.50 (without 1 asset of unknown cost)")


def test_a_damage_report_says_once_who_had_it_and_until_when(world: PaperWorld, tmp_path: Path) -> None:
    office = world.office
    makers.check_out(office, world.scope, holder=world.maria)
    office.perform(CheckIn((InLine(world.scope),)))
    office.perform(ReportDamage(world.scope))
    office.perform(ReportDamage(world.laptop))
    damage = Printed(office, "DR-2026-00001", tmp_path)
    assert damage.has("Last holder", "Maria Lopez", "until 24 Nov 2026 09:40")
    assert damage.words.count("Last holder") == 1
    assert not damage.has("nobody")
    assert not damage.has("Held by")
    never = Printed(office, "DR-2026-00002", tmp_path).words
    assert (never.count("nobody"), never.count("Last holder")) == (1, 1)


def test_a_statement_and_a_clearance(world: PaperWorld, tmp_path: Path) -> None:
    office = world.office
    office.perform(Assign((OutLine(world.scope),), world.maria))
    makers.check_out(office, world.laptop, holder=world.maria)
    office.perform(ReportMissing((world.laptop,)))
    office.perform(IssueStatement(world.maria))
    office.perform(IssueClearance(world.maria))
    office.perform(IssueClearance(world.leo))
    office.perform(IssueStatement(world.leo))
    held = Printed(office, "ST-2026-00001", tmp_path)
    assert held.has(
        "Statement of custody", "Held by", "Maria Lopez", "2 assets", "1 LT-1", "Reported missing", "2 MS-1"
    )
    assert held.has("Total $8,450.50", "I have checked this list.")
    out = Printed(office, "CL-2026-00001", tmp_path)
    assert out.has("NOT CLEARED", "2 assets not returned on 24 Nov 2026 09:40", "NOT RETURNED, missing", "NOT RETURNED")
    cleared = Printed(office, "CL-2026-00002", tmp_path)
    assert cleared.has("Clearance", "Leo Brandt", "CLEARED", "Nothing was held")
    assert "NOT" not in cleared.words
    assert Printed(office, "ST-2026-00002", tmp_path).has("Nothing is held.", "I hold nothing")


@pytest.mark.parametrize("count", [1, 18, 19, 20, 21, 22, 23, 24, 500])
def test_many_lines_go_on_with_headings_and_signatures_have_company(
    sqlite_office: Office, tmp_path: Path, count: int
) -> None:
    office = sqlite_office
    listed = "\n".join(f"T-{number:05d},Chair number {number},S-{number}" for number in range(1, count + 1))
    take(office, csv(tmp_path, f"Asset tag,Description,Serial number\n{listed}\n"))
    assets = [row["id"] for row in office.read(makers.Rows(Asset))]
    office.perform(Assign(tuple(OutLine(row_id) for row_id in assets), makers.person(office)))
    started = time.monotonic()
    printed = Printed(office, "HR-2026-00001", tmp_path)
    assert time.monotonic() - started < 5
    shown = [number for page in printed.pages for number in re.findall(r"T-0(\d{4})", page)]
    assert [int(number) for number in shown] == list(range(1, count + 1))
    last = len(printed.pages)
    for number, page in enumerate(printed.pages, 1):
        assert f"Page {number} of {last}" in page
        assert "Tag Asset With it Condition Due back" in page
        assert "HR-2026-00001" in page
        assert ("Handed over by" in page.partition("T-0")[2]) == (number == last)
    assert len(re.findall(r"T-0\d{4}", printed.pages[-1])) >= min(2, count)


def test_letter_paper(world: PaperWorld, tmp_path: Path) -> None:
    world.office.perform(ChangeSetting("paper.size", "Letter"))
    makers.check_out(world.office, world.scope, holder=world.maria)
    (picture,) = pages(Printed(world.office, "HR-2026-00001", tmp_path).path, 100)
    assert picture.size == (850, 1100)


def test_texts_from_users_are_data(sqlite_office: Office, tmp_path: Path) -> None:
    office = sqlite_office
    hostile = "<b>x</b> &amp; =1+1 ../x <img src='/etc/passwd'/> %s {0}"
    maria = makers.person(office, f"{hostile} 😀", "E-1")
    names = ("W" * 200, hostile, "Wacława Grzegorzewska-Świętosławska", "عبد الرحمن بن محمد", "显微镜", "a\u0301" * 90)
    assets = [makers.add_asset(office, name, tag=f"E-{number}9") for number, name in enumerate(names, 1)]
    wide = makers.add_asset(office, tag="W" * 128, serial="W" * 128)
    beside = tuple(f"{'thing ' * 20}{number}" for number in range(30))
    lines = tuple(OutLine(row_id, None, beside if row_id == assets[0] else ()) for row_id in (*assets, wide))
    office.perform(CheckOut(lines, maria, DUE))
    printed = Printed(office, "HR-2026-00001", tmp_path, copies=BOTH, by=hostile)
    assert printed.has("<b>x</b> &amp; =1+1 ../x")
    assert printed.has("Wacława")
    assert printed.has("Świętosławska")
    assert printed.has("显微镜")
    for number in range(1, 7):
        assert f"E-{number}9" in printed.words
    office.perform(ReportDamage(assets[0], "broken", "line\n" * 790))
    damage = Printed(office, "DR-2026-00001", tmp_path)
    assert 2 <= len(damage.pages) <= 6
    assert damage.has("…", "E-19", "Reported by")


def test_a_number_that_no_document_has(sqlite_office: Office, tmp_path: Path) -> None:
    target = tmp_path / "none.pdf"
    with pytest.raises(Refused) as caught:
        draw_paper(sqlite_office.store, "HR-2026-99999", target)
    assert str(caught.value) == "There is no document HR-2026-99999 in this office. Check the number."
    assert not target.exists()


def test_it_is_never_written_over_the_office(world: PaperWorld) -> None:
    makers.check_out(world.office, world.scope, holder=world.maria)
    with pytest.raises(Refused) as caught:
        draw_paper(world.office.store, "HR-2026-00001", str(world.office.store.url.database))
    assert caught.value.code == "file_is_database"


def test_an_issue_slip_says_what_is_still_owed_and_names_a_job(world: PaperWorld, tmp_path: Path) -> None:
    office = world.office
    gloves = stock_makers.add_item(office)
    stock_makers.receive(office, gloves, 3)
    office.perform(AddChargeCode(ChargeCodeFields("J-7", is_job=True)))
    lines = (IssueLine(gloves, Decimal(3)),)
    office.perform(Issue(lines, None, "J-7", back_orders=(BackOrderLine(gloves, Decimal(2)),)))
    printed = Printed(office, "IS-2026-00001", tmp_path)
    assert printed.has("Issued to", "Job J-7", "Charge code", "J-7", "Still owed", "2 × Nitrile gloves, medium")


def test_a_delivery_note_has_no_cost_on_it(world: PaperWorld, tmp_path: Path) -> None:
    office = world.office
    gloves = stock_makers.add_item(office)
    office.perform(Receive((ReceiveLine(gloves, Decimal(5), Decimal("7.77")),), made=True))
    receipt = Printed(office, "GR-2026-00001", tmp_path)
    assert receipt.has("Goods receipt", "Made here", "GLV-NIT-M", "5")
    office.perform(Issue((IssueLine(gloves, Decimal(2)),), customer="Acme Labs", reference="SO-4"))
    printed = Printed(office, "DN-2026-00001", tmp_path)
    assert printed.has("Delivery note", "Delivered to", "Acme Labs", "SO-4", "GLV-NIT-M", "2", "Received by")
    assert "7.77" not in printed.words
    assert "15.54" not in printed.words
