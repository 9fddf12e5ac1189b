"""Report missing, and Found."""

from __future__ import annotations

from tests.store_fixtures import Office
from tests.transactions import makers
from tracker_desktop.models.documents import Document
from tracker_desktop.transactions.found import Found
from tracker_desktop.transactions.report_missing import ReportMissing


def test_the_last_holder_and_place_stay_known(office: Office) -> None:
    maria, room = makers.person(office), makers.add_place(office, "B-204", "B-204")
    one = makers.add_asset(office, place_id=room)
    makers.check_out(office, one, holder=maria)
    done = makers.there_and_back(office, ReportMissing((one,), "not in the audit"))
    assert (done.title, done.detail) == (
        "A-1 reported missing",
        "Dell Latitude 5540 · last at B-204 · not in the audit · LR-2026-00001",
    )
    missing = makers.asset(office, one)
    assert (missing["readiness"], missing["holder_id"], missing["place_id"]) == ("missing", maria, room)


def test_what_is_found_is_ready_and_held_as_before(office: Office) -> None:
    maria, room = makers.person(office), makers.add_place(office, "B-204", "B-204")
    category = makers.add_category(office, "Microscopes", "MS", checklist=({"text": "Clean", "required": True},))
    one = makers.add_asset(office, category_id=category)
    makers.check_out(office, one, holder=maria)
    office.perform(ReportMissing((one,)))
    done = makers.there_and_back(office, Found(one, room, scanned=True))
    assert (done.title, done.detail) == ("MS-00001 found", "Dell Latitude 5540 · B-204")
    found = makers.asset(office, one)
    assert (found["readiness"], found["holder_id"], found["place_id"]) == ("ready", maria, room)
    assert makers.sightings(office, one)[0] == (room, "scan")


def test_what_has_a_checklist_or_is_damaged_has_to_be_inspected(office: Office) -> None:
    category = makers.add_category(office, "Microscopes", "MS", checklist=({"text": "Clean", "required": True},))
    plain, damaged = makers.add_asset(office), makers.add_asset(office)
    listed = makers.add_asset(office, category_id=category)
    assert office.perform(ReportMissing((plain, damaged, listed))).title == "3 assets reported missing"
    office.perform(Found(plain))
    office.perform(Found(damaged, condition="damaged"))
    assert office.perform(Found(listed)).detail == "Dell Latitude 5540 · no known place · to inspect"
    states = [makers.asset(office, one)["readiness"] for one in (plain, damaged, listed)]
    assert states == ["ready", "to inspect", "to inspect"]


def test_one_loss_report_names_the_holder_that_all_had(office: Office) -> None:
    maria = makers.person(office)
    held, alone, lying = (makers.add_asset(office) for _ in range(3))
    makers.check_out(office, held, alone, holder=maria)
    assert office.perform(ReportMissing((held, lying))).number == "LR-2026-00001"
    done = office.perform(ReportMissing((alone,)))
    papers = office.read(makers.Rows(Document, Document.kind == "LR"))
    assert [(paper["number"], paper["holder_id"]) for paper in papers] == [
        ("LR-2026-00001", None),
        ("LR-2026-00002", maria),
    ]
    office.undo(done)
    assert office.read(makers.Rows(Document, Document.number == done.number))[0]["voided_by"] is not None


def test_refusals(office: Office) -> None:
    one = makers.add_asset(office)
    assert makers.refused(office, Found(one)) == (
        "not_missing",
        "A-1 is not reported missing. Move it, if it lies in another place than recorded.",
    )
    office.perform(ReportMissing((one,)))
    assert makers.refused(office, ReportMissing((one,)))[0] == "asset_missing"
    assert makers.refused(office, Found(one, makers.place_id(office, "~SOLD")))[0] == "place_virtual"
    assert makers.refused(office, Found(one, condition="wet"))[0] == "condition_unknown"
