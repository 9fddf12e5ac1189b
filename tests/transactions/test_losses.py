"""Losses: opened by whatever makes an asset missing, ended by whatever brings it back; charged, written off."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from tests.store_fixtures import Office
from tests.transactions import disposal_makers as lots
from tests.transactions import maintenance_makers, makers
from tests.transactions.disposal_makers import DAY
from tracker_desktop.errors import Refused
from tracker_desktop.models.losses import Loss
from tracker_desktop.transactions.approve import Approve
from tracker_desktop.transactions.back_from_maintenance import BackFromMaintenance
from tracker_desktop.transactions.charge_loss import ChargeLoss
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.decline import Decline
from tracker_desktop.transactions.edit_loss import EditLoss
from tracker_desktop.transactions.found import Found
from tracker_desktop.transactions.recover_loss import RecoverLoss
from tracker_desktop.transactions.report_missing import ReportMissing
from tracker_desktop.transactions.send_to_maintenance import SendToMaintenance
from tracker_desktop.transactions.write_off_loss import WriteOffLoss


def test_a_report_tells_what_is_known_and_who_had_it(office: Office) -> None:
    maria, room = makers.person(office), makers.add_place(office, "B-204", "B-204")
    one = makers.add_asset(office, place_id=room)
    makers.check_out(office, one, holder=maria)
    done = makers.there_and_back(
        office,
        ReportMissing((one,), "Taken from the car", "stolen", dt.date(2026, 11, 20), "V 2026/118", "Harbour"),
    )
    assert (done.title, done.number) == ("A-1 reported stolen", "LR-2026-00001")
    (loss,) = lots.losses(office, one)
    (custody,) = makers.custodies(office, one)
    assert (loss["kind"], loss["state"], loss["number"], loss["police_number"]) == (
        "stolen",
        "missing",
        "LR-2026-00001",
        "V 2026/118",
    )
    assert (loss["last_holder_id"], loss["last_place_id"], loss["last_custody_id"]) == (maria, room, custody["id"])
    assert (loss["readiness_before"], loss["circumstances"]) == ("ready", "Taken from the car")


def test_what_is_found_ends_its_loss_and_is_what_it_was(office: Office) -> None:
    one, away = makers.add_asset(office), makers.add_asset(office)
    office.perform(SendToMaintenance((away,)))
    office.perform(ReportMissing((one, away)))
    makers.there_and_back(office, Found(one))
    office.perform(Found(away))
    assert lots.readiness(office, one, away) == ["ready", "in maintenance"]
    assert [loss["state"] for asset in (one, away) for loss in lots.losses(office, asset)] == ["found", "found"]
    office.perform(BackFromMaintenance((away,)))
    office.perform(ReportMissing((away,)))
    assert [loss["state"] for loss in lots.losses(office, away)] == ["found", "missing"]


def test_the_report_is_taken_back_with_its_loss(office: Office) -> None:
    one = makers.add_asset(office)
    done = office.perform(ReportMissing((one,)))
    (loss,) = lots.losses(office, one)
    edited = office.perform(EditLoss(loss["id"], {"police_number": "V 118", "how": "destroyed"}))
    assert edited.detail == "Police number, What happened"
    with pytest.raises(Refused) as no:
        office.undo(done)
    assert no.value.code == "undo_later"
    office.undo(edited)
    office.undo(done)
    assert (lots.losses(office, one), lots.readiness(office, one)) == ([], ["ready"])


def test_a_loss_is_charged_and_recovered(office: Office) -> None:
    maria = makers.person(office)
    one = makers.add_asset(office, cost=Decimal(900))
    office.perform(ReportMissing((one,)))
    (loss,) = lots.losses(office, one)
    done = makers.there_and_back(office, ChargeLoss(loss["id"], maria, Decimal("450.00")))
    assert (done.title, done.number) == ("450.00 charged to Maria Lopez for A-1", "LR-2026-00002")
    makers.there_and_back(office, RecoverLoss(loss["id"], Decimal(400)))
    (loss,) = lots.losses(office, one)
    assert (loss["charged_holder_id"], loss["charged_amount"], loss["recovered"]) == (maria, 450, 400)
    office.perform(ChargeLoss(loss["id"], maria, Decimal(0)))
    assert makers.refused(office, ChargeLoss(loss["id"], maria, Decimal(0)))[0] == "loss_not_charged"
    assert makers.refused(office, ChargeLoss(loss["id"], maria, Decimal(-1)))[0] == "field_wrong"
    assert makers.refused(office, ReportMissing((one,), lost_on=DAY))[0] == "asset_missing"
    day = dt.date(2026, 11, 25)
    assert makers.refused(office, EditLoss(loss["id"], {"lost_on": day}))[0] == "field_wrong"


def test_a_loss_is_written_off_by_another_person_alone(office: Office) -> None:
    olga, maria = lots.manager(office), makers.person(office)
    one = makers.add_asset(office, cost=Decimal(1000))
    makers.check_out(office, one, holder=maria)
    office.perform(ReportMissing((one,)))
    (loss,) = lots.losses(office, one)
    asked = office.perform(WriteOffLoss((loss["id"],), "Searched twice"))
    assert (asked.waiting, asked.title) == (True, "Waits for approval: Write off A-1, lost: book value 1,000.00")
    assert lots.readiness(office, one) == ["missing"]
    with pytest.raises(Refused) as no:
        office.perform(Approve(lots.waiting(office)))
    assert no.value.code == "approval_own"
    done = office.perform(Approve(lots.waiting(office)), by=olga)
    assert done.number == "LW-2026-00001"
    asset, (loss,), (custody,) = makers.asset(office, one), lots.losses(office, one), makers.custodies(office, one)
    assert (asset["readiness"], asset["disposed_on"], asset["holder_id"]) == ("disposed", DAY, None)
    assert (loss["state"], loss["book_value"], loss["ended_on"]) == ("written off", 1000, DAY)
    assert custody["ended_how"] == "relieved"
    office.store.undo(done.uid, olga)
    assert lots.readiness(office, one) == ["missing"]
    office.perform(Decline(lots.waiting(office), "Look again"), by=olga)
    assert makers.refused(office, WriteOffLoss((), "x"))[0] == "no_losses"
    office.perform(Found(one))
    assert makers.refused(office, WriteOffLoss((loss["id"],), "x"))[0] == "loss_ended"


def test_what_comes_back_from_who_had_lost_it_is_what_it_was(office: Office) -> None:
    maria = makers.person(office)
    served, leaving = makers.add_asset(office), makers.add_asset(office)
    makers.check_out(office, served, leaving, holder=maria)
    order = maintenance_makers.work_order(office, served, takes_out=True)
    lots.lot(office, leaving)
    office.perform(ReportMissing((served, leaving)))
    makers.there_and_back(office, CheckIn((InLine(served), InLine(leaving))))
    rows = [makers.asset(office, one) for one in (served, leaving)]
    assert [(row["readiness"], row["holder_id"]) for row in rows] == [
        ("in maintenance", None),
        ("pending disposal", None),
    ]
    assert maintenance_makers.order_row(office, order)["down_until"] is None
    assert {row["state"] for row in office.read(makers.Rows(Loss))} == {"found"}
