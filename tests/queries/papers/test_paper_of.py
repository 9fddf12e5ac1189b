"""The facts of a paper are those of its entry, whatever was changed, undone or done again since."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from tests.queries.papers.world import PaperWorld, paper_of
from tests.store_fixtures import Office
from tests.transactions import makers, stock_makers
from tracker_desktop.models.documents import Document, DocumentKind
from tracker_desktop.models.people import Department
from tracker_desktop.models.places import Place
from tracker_desktop.queries.lists.documents import WORDS
from tracker_desktop.queries.papers.paper import Party
from tracker_desktop.queries.papers.paper_of import CONTENTS, LastNumber, NumberOfEntry, PaperOf
from tracker_desktop.transactions.assign import Assign
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.check_out import CheckOut, OutLine
from tracker_desktop.transactions.edit_assets import EditAssets
from tracker_desktop.transactions.edit_place import EditPlace
from tracker_desktop.transactions.inspect import Inspect
from tracker_desktop.transactions.issue import Issue, IssueLine
from tracker_desktop.transactions.issue_clearance import IssueClearance
from tracker_desktop.transactions.issue_statement import IssueStatement
from tracker_desktop.transactions.move_assets import MoveAssets
from tracker_desktop.transactions.receive import Receive, ReceivedAsset, ReceiveLine
from tracker_desktop.transactions.report_damage import ReportDamage
from tracker_desktop.transactions.report_missing import ReportMissing
from tracker_desktop.transactions.transfer import Transfer

DUE = dt.date(2026, 12, 8)


@pytest.fixture
def world(office: Office) -> PaperWorld:
    return PaperWorld(office)


def test_every_kind_has_words_and_contents() -> None:
    assert set(CONTENTS) == set(WORDS) == {kind.value for kind in DocumentKind}


def test_the_head_of_a_paper(world: PaperWorld) -> None:
    office = world.office
    done = makers.check_out(office, world.scope, holder=world.maria)
    paper = paper_of(office, "hr-2026-00001 ")
    (row,) = office.read(makers.Rows(Document))
    assert (paper.number, paper.title, paper.seq, paper.entry) == ("HR-2026-00001", "Hand receipt", done.seq, done.uid)
    assert (paper.operator, paper.desk, paper.office.name) == ("Rita Osei", "Desk 1", "Main stockroom")
    assert (paper.at, paper.void, row["number"]) == (office.now, None, paper.number)
    assert paper.holder == Party("Maria Lopez", "Badge 20417 · Biology")
    assert paper.head == world.hash_of(done.uid)
    assert paper.short_head == " ".join(paper.head[at : at + 4] for at in (0, 4, 8, 12))
    assert office.read(PaperOf("HR-2026-00002")) is None


def test_a_hand_receipt_stays_as_it_was(world: PaperWorld) -> None:
    office = world.office
    out = OutLine(world.scope, "fair", ("case", "power supply"))
    done = office.perform(CheckOut((out, OutLine(world.laptop)), world.maria, DUE, place_id=world.lab))
    before = paper_of(office, "HR-2026-00001")
    scope, laptop = before.content.assets
    assert (scope.tag, scope.serial, scope.condition, scope.due) == ("MS-1", "38150", "fair", DUE)
    assert (scope.beside, scope.cost, scope.place) == (("case", "power supply"), Decimal("8450.50"), "B-204")
    assert (laptop.tag, laptop.description, laptop.model, laptop.beside) == ("LT-1", "Latitude 5540", "Dell", ())
    assert before.content.facts == (("Used at", "B-204"),)
    office.perform(EditAssets((world.scope,), {"description": "Renamed", "tag": "MS-9", "condition": "poor"}))
    office.perform(EditPlace(world.lab, {"name": "Old lab"}))
    office.perform(CheckIn((InLine(world.scope, "broken", came_back=()),)))
    office.perform(MoveAssets((world.scope,), world.lab))
    assert paper_of(office, "HR-2026-00001").content == before.content
    assert makers.row(office, Place, world.lab)["path"] == "Old lab"
    assert office.read(NumberOfEntry(done.uid)) == "HR-2026-00001"


def test_an_undone_receipt_is_void_and_keeps_its_lines(world: PaperWorld) -> None:
    office = world.office
    asset = makers.add_asset(office, "Lamp", tag="LM-1")
    added = office.read(world.last_entry())
    done = makers.check_out(office, asset, holder=world.maria)
    before = paper_of(office, "HR-2026-00001")
    undone = office.undo(done, reason="wrong person")
    office.undo(added)
    void = paper_of(office, "HR-2026-00001")
    assert void.content == before.content
    assert void.void is not None
    assert (void.void.by, void.void.reason, void.void.seq) == ("Rita Osei", "wrong person", undone.seq)
    assert void.void.at == office.now - dt.timedelta(seconds=1)
    assert makers.custodies(office, asset) == []


def test_what_is_done_again_is_in_force_again(world: PaperWorld) -> None:
    office = world.office
    done = makers.check_out(office, world.scope, holder=world.maria)
    before = paper_of(office, "HR-2026-00001")
    again = office.undo(office.undo(done))
    after = paper_of(office, "HR-2026-00001")
    assert (after.void, after.content) == (None, before.content)
    assert office.read(NumberOfEntry(again.uid)) == "HR-2026-00001"


def test_an_assignment_has_no_due_date(world: PaperWorld) -> None:
    world.office.perform(Assign((OutLine(world.scope),), world.biology))
    paper = paper_of(world.office, "HR-2026-00001")
    assert paper.holder == Party("Biology", "Charge code BIO-1")
    assert [line.due for line in paper.content.assets] == [None]


def test_a_return_receipt_tells_what_is_missing(world: PaperWorld) -> None:
    office = world.office
    out = (OutLine(world.scope, None, ("case", "power supply")), OutLine(world.laptop, None, ("charger",)))
    office.perform(CheckOut(out, world.maria, DUE))
    back = (InLine(world.scope, "poor", came_back=("case",)), InLine(world.laptop, returned_by_id=world.leo))
    office.perform(CheckIn(back, note="Lamp flickers", receipt=True))
    paper = paper_of(office, "RR-2026-00001")
    scope, laptop = paper.content.assets
    assert (scope.condition, scope.beside, scope.missing, scope.unchecked) == (
        "poor",
        ("case",),
        ("power supply",),
        False,
    )
    assert (laptop.beside, laptop.missing, laptop.unchecked, laptop.holder) == ((), (), True, "Leo Brandt")
    assert paper.content.before == Party("Maria Lopez", "Badge 20417 · Biology")
    assert paper.content.facts == (("Note", "Lamp flickers"),)
    assert (scope.due, scope.place) == (DUE, "Stockroom")


def test_nothing_that_came_back_is_not_nothing_that_was_looked_at(world: PaperWorld) -> None:
    office = world.office
    office.perform(CheckOut((OutLine(world.scope, None, ("case",)),), world.maria, DUE))
    office.perform(CheckIn((InLine(world.scope, came_back=()),), receipt=True))
    (scope,) = paper_of(office, "RR-2026-00001").content.assets
    assert (scope.missing, scope.unchecked) == (("case",), False)


def test_a_return_receipt_outlives_the_check_out(world: PaperWorld) -> None:
    office = world.office
    out = office.perform(CheckOut((OutLine(world.scope, None, ("case",)),), world.maria, DUE))
    back = office.perform(CheckIn((InLine(world.scope, came_back=()),), receipt=True))
    before = paper_of(office, "RR-2026-00001").content
    office.undo(back)
    office.undo(out)
    assert paper_of(office, "RR-2026-00001").content == before


def test_a_transfer_form_names_both(world: PaperWorld) -> None:
    office = world.office
    office.perform(CheckOut((OutLine(world.scope, None, ("case", "lamp")),), world.maria, DUE))
    office.perform(Transfer((OutLine(world.scope, None, ("case",)),), world.leo))
    paper = paper_of(office, "TF-2026-00001")
    (line,) = paper.content.assets
    assert (paper.holder, paper.content.before) == (
        Party("Leo Brandt", "Badge 20418"),
        Party("Maria Lopez", "Badge 20417 · Biology"),
    )
    assert (line.holder, line.due, line.beside, line.missing) == ("Maria Lopez", DUE, ("case",), ("lamp",))


def test_a_goods_receipt_has_lots_and_assets(world: PaperWorld) -> None:
    office = world.office
    supplier = makers.add_supplier(office)
    gloves = stock_makers.add_item(office)
    box = ReceiveLine(gloves, Decimal(300), Decimal("0.07"), "24G118", stock_makers.JAN)
    scopes = ReceivedAsset("Eclipse Si", None, "Nikon", "Si", Decimal(2100), (("N1", "NK-1"), ("N2", "NK-2")))
    done = office.perform(Receive((box,), (scopes,), supplier, "PO-2026-118"))
    before = paper_of(office, "GR-2026-00001")
    (line,) = before.content.stock
    assert (line.sku, line.name, line.quantity, line.value) == (
        "GLV-NIT-M",
        "Nitrile gloves, medium",
        Decimal(300),
        Decimal(21),
    )
    assert (line.lot, line.expiry, line.place) == ("24G118", stock_makers.JAN, "Stockroom")
    assert [(one.tag, one.serial, one.cost) for one in before.content.assets] == [
        ("NK-1", "N1", Decimal(2100)),
        ("NK-2", "N2", Decimal(2100)),
    ]
    assert before.content.facts == (("Supplier", "Fisher Scientific"), ("Order or delivery note", "PO-2026-118"))
    office.undo(done)
    assert paper_of(office, "GR-2026-00001").content == before.content


def test_an_issue_slip_tells_lots_places_and_what_it_is_charged_to(world: PaperWorld) -> None:
    office = world.office
    gloves = stock_makers.add_item(office)
    stock_makers.receive(office, gloves, 300, "0.07", lot="24G118", expiry=stock_makers.JAN)
    stock_makers.receive(office, gloves, 100, "0.07", lot="25A020", expiry=stock_makers.JUNE)
    lines = (IssueLine(gloves, Decimal(350)),)
    office.perform(Issue(lines, world.maria, reference="REQ-9", reason="course B12"))
    paper = paper_of(office, "IS-2026-00001")
    assert [(line.lot, line.quantity, line.value, line.place) for line in paper.content.stock] == [
        ("24G118", Decimal(300), Decimal(21), "Stockroom"),
        ("25A020", Decimal(50), Decimal("3.5"), "Stockroom"),
    ]
    assert paper.content.facts == (("Charge code", "BIO-1"), ("Reference", "REQ-9"), ("Reason", "course B12"))
    assert makers.row(office, Department, world.department)["charge_code"] == "BIO-1"


def test_reports_tell_the_circumstances_and_the_last_holder(world: PaperWorld) -> None:
    office = world.office
    makers.check_out(office, world.scope, holder=world.maria, place_id=world.lab)
    office.perform(ReportDamage(world.scope, "broken", "Dropped.\nThe stage is bent."))
    office.perform(ReportDamage(world.scope, "broken"))
    office.perform(ReportMissing((world.scope, world.laptop), "not in the audit"))
    damage, again, loss = (paper_of(office, f"{kind}-2026-0000{at}") for kind, at in (("DR", 1), ("DR", 2), ("LR", 1)))
    (line,) = damage.content.assets
    assert (line.holder, line.place, line.condition, line.cost) == (
        "Maria Lopez",
        "B-204",
        "broken",
        Decimal("8450.50"),
    )
    assert damage.content.facts == (("Circumstances", "Dropped.\nThe stage is bent."),)
    assert [line.tag for line in again.content.assets] == ["MS-1"]
    assert again.content.facts == ()
    assert [(line.tag, line.holder, line.place) for line in loss.content.assets] == [
        ("MS-1", "Maria Lopez", "B-204"),
        ("LT-1", "", "Stockroom"),
    ]
    happened = (("What happened", "Lost: it could not be found"), ("Circumstances", "not in the audit"))
    assert (loss.holder, loss.content.facts) == (None, happened)


def test_a_report_names_who_gave_it_back_before(world: PaperWorld) -> None:
    office = world.office
    makers.check_out(office, world.scope, holder=world.leo)
    office.perform(Transfer((OutLine(world.scope),), world.maria, due=DUE))
    office.perform(CheckIn((InLine(world.scope),)))
    (back,) = [one["ended_at"] for one in makers.custodies(office, world.scope) if one["holder_id"] == world.maria]
    office.perform(ReportDamage(world.scope))
    office.perform(ReportDamage(world.laptop))
    office.perform(Inspect(world.laptop, (), "ready", "good"))
    makers.check_out(office, world.laptop, holder=world.leo)
    damage, never = (paper_of(office, f"DR-2026-0000{at}") for at in (1, 2))
    (line,) = damage.content.assets
    assert (damage.holder, line.holder, line.back) == (None, "Maria Lopez", back)
    assert damage.content.before == Party("Maria Lopez", "Badge 20417 · Biology")
    (line,) = never.content.assets
    assert (line.holder, line.back, never.content.before) == ("", None, None)


def test_a_statement_and_a_clearance_stay_as_they_were(world: PaperWorld) -> None:
    office = world.office
    office.perform(Assign((OutLine(world.scope),), world.maria))
    makers.check_out(office, world.laptop, holder=world.maria)
    office.perform(IssueStatement(world.maria))
    office.perform(IssueClearance(world.maria))
    papers = [paper_of(office, number) for number in ("ST-2026-00001", "CL-2026-00001")]
    for paper in papers:
        assert [(line.tag, line.due) for line in paper.content.assets] == [("LT-1", DUE), ("MS-1", None)]
    office.perform(CheckIn((InLine(world.scope), InLine(world.laptop))))
    office.perform(EditAssets((world.scope,), {"cost": Decimal(1)}))
    assert [paper_of(office, paper.number).content for paper in papers] == [paper.content for paper in papers]
    office.perform(IssueClearance(world.maria))
    assert paper_of(office, "CL-2026-00002").content.assets == ()


def test_the_last_paper_of_a_desk_is_one_that_is_in_force(world: PaperWorld) -> None:
    office = world.office
    last = LastNumber(office.me, "Desk 1")
    assert office.read(last) is None
    makers.check_out(office, world.scope, holder=world.maria)
    done = makers.check_out(office, world.laptop, holder=world.maria)
    assert office.read(last) == "HR-2026-00002"
    office.undo(done)
    assert office.read(last) == "HR-2026-00001"
    assert office.read(LastNumber(office.me, "Desk 2")) is None
    assert office.read(NumberOfEntry("nobody")) is None
