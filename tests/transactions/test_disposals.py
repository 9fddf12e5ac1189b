"""Disposal lots: put together, approved by another person, disposed of, closed."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from tests.store_fixtures import Office
from tests.transactions import disposal_makers as lots
from tests.transactions import makers
from tests.transactions.disposal_makers import DAY
from tracker_desktop.errors import Refused
from tracker_desktop.transactions.add_to_disposal import AddToDisposal
from tracker_desktop.transactions.approve import Approve
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.close_disposal import CloseDisposal
from tracker_desktop.transactions.create_disposal import CreateDisposal
from tracker_desktop.transactions.decline import Decline
from tracker_desktop.transactions.dispose import Dispose
from tracker_desktop.transactions.edit_disposal import EditDisposal
from tracker_desktop.transactions.edit_disposal_lines import EditDisposalLines
from tracker_desktop.transactions.found import Found
from tracker_desktop.transactions.inspect import Inspect
from tracker_desktop.transactions.report_missing import ReportMissing
from tracker_desktop.transactions.request_disposal import RequestDisposal
from tracker_desktop.transactions.rules.disposals import DisposalFields
from tracker_desktop.transactions.send_to_maintenance import SendToMaintenance
from tracker_desktop.transactions.take_from_disposal import TakeFromDisposal
from tracker_desktop.transactions.withdraw_disposal import WithdrawDisposal


def test_assets_are_put_in_and_taken_out_as_they_were(office: Office) -> None:
    ready, away, third = (makers.add_asset(office) for _ in range(3))
    office.perform(SendToMaintenance((away,)))
    done = makers.there_and_back(
        office, CreateDisposal(DisposalFields("Old laptops", "sale", "Campus Surplus"), (ready, away))
    )
    lot = makers.made(done)
    assert done.title == "Disposal lot “Old laptops” begun with 2 assets"
    makers.there_and_back(office, AddToDisposal(lot, (third,), scanned=True))
    assert lots.readiness(office, ready, away, third) == ["pending disposal"] * 3
    assert makers.refused(office, AddToDisposal(lot, (third,)))[0] == "asset_in_this_lot"
    other = lots.lot(office, name="Others")
    assert makers.refused(office, AddToDisposal(other, (third,)))[0] == "asset_in_lot"
    assert makers.refused(office, Inspect(third, (), "ready"))[0] == "asset_in_lot"
    makers.there_and_back(office, TakeFromDisposal(lot, (away, third)))
    assert lots.readiness(office, ready, away, third) == ["pending disposal", "in maintenance", "ready"]
    office.perform(ReportMissing((third,)))
    assert makers.refused(office, AddToDisposal(lot, (third,)))[0] == "asset_missing_in_lot"
    makers.there_and_back(office, WithdrawDisposal(lot, "Kept after all"))
    assert lots.readiness(office, ready) == ["ready"]
    assert makers.refused(office, AddToDisposal(lot, (away,)))[0] == "disposal_state"


def test_another_person_approves_it_and_who_asked_never_does(office: Office) -> None:
    olga, one = lots.manager(office), makers.add_asset(office, cost=Decimal(800))
    lot = lots.lot(office, one, method="sale", recipient="Campus Surplus")
    assert makers.refused(office, Dispose(lot))[0] == "disposal_not_approved"
    asked = office.perform(RequestDisposal(lot))
    assert asked.waiting
    assert asked.title == "Waits for approval: Dispose of 1 asset in “Old laptops”: book value 800.00"
    assert makers.refused(office, Dispose(lot))[0] == "disposal_not_approved"
    assert makers.refused(office, AddToDisposal(lot, (makers.add_asset(office),)))[0] == "disposal_waits"
    assert makers.refused(office, Approve(lots.waiting(office)))[0] == "approval_own"
    done = office.perform(Approve(lots.waiting(office)), by=olga)
    row = lots.lot_row(office, lot)
    assert (row["state"], row["requested_by_id"], row["approved_by_id"]) == ("approved", office.me, olga)
    office.store.undo(done.uid, olga)
    assert lots.lot_row(office, lot)["state"] == "requested"
    office.undo(asked)
    assert (lots.lot_row(office, lot)["state"], lots.lot_row(office, lot)["approval_id"]) == ("draft", None)


def test_declined_or_withdrawn_every_asset_is_as_it_was(office: Office) -> None:
    olga = lots.manager(office)
    ready, away = makers.add_asset(office), makers.add_asset(office)
    office.perform(SendToMaintenance((away,)))
    first = lots.lot(office, ready, away)
    office.perform(RequestDisposal(first))
    assert makers.refused(office, WithdrawDisposal(first), by=olga)[0] == "approval_of_another"
    office.perform(Decline(lots.waiting(office), "Use them longer"), by=olga)
    assert lots.lot_row(office, first)["state"] == "withdrawn"
    assert lots.readiness(office, ready, away) == ["ready", "in maintenance"]
    second = lots.lot(office, ready, away)
    office.perform(RequestDisposal(second))
    makers.there_and_back(office, WithdrawDisposal(second))
    assert lots.readiness(office, ready, away) == ["ready", "in maintenance"]


def test_what_is_changed_after_the_approval_is_approved_again(office: Office) -> None:
    olga = lots.manager(office)
    one, two, three = (makers.add_asset(office) for _ in range(3))
    lot = lots.approved_lot(office, olga, one, two)
    office.perform(TakeFromDisposal(lot, (two,)))  # less than was approved
    office.perform(EditDisposal(lot, {"note": "By the side door"}))
    assert lots.lot_row(office, lot)["state"] == "approved"
    first = office.perform(AddToDisposal(lot, (three,)))
    assert first.detail == "scrap · has to be approved again"
    assert lots.lot_row(office, lot)["approved_by_id"] is None
    assert makers.refused(office, Dispose(lot))[0] == "disposal_not_approved"
    second = office.perform(AddToDisposal(lot, (two,)))
    with pytest.raises(Refused) as no:
        office.undo(first)  # it would be approved again, with what was never approved
    assert no.value.code == "undo_later"
    office.undo(second)
    office.undo(first)
    assert lots.lot_row(office, lot)["state"] == "approved"
    done = office.perform(EditDisposal(lot, {"recipient": "Somebody else"}))
    assert done.detail == "Recipient · has to be approved again"


def test_what_leaves_is_wiped_and_relieved_and_its_gain_is_told(office: Office) -> None:
    olga, maria = lots.manager(office), makers.person(office)
    category = makers.add_category(office)
    one = makers.add_asset(office, category_id=category, cost=Decimal(500), holds_data=True)
    two = makers.add_asset(office, category_id=category, cost=Decimal(300))
    makers.check_out(office, two, holder=maria)
    lot = lots.approved_lot(office, olga, one, two)
    assert makers.refused(office, Dispose(lot))[0] == "wipe_needed"
    wipe = {"wiped_on": DAY, "wiped_by": "Datashred", "wipe_method": "Destroyed", "wipe_certificate": "DS 118"}
    assert makers.refused(office, EditDisposalLines(lot, (one,), {"wiped_by": "X"}))[0] == "wipe_incomplete"
    makers.there_and_back(office, EditDisposalLines(lot, (one,), wipe))
    office.perform(EditDisposalLines(lot, (one, two), {"proceeds": Decimal(500), "costs": Decimal("10.50")}))
    assert makers.refused(office, Dispose(lot, dt.date(2026, 11, 25)))[0] == "disposal_future"
    assert makers.refused(office, Dispose(lot, dt.date(2026, 11, 23)))[0] == "wipe_late"
    done = makers.there_and_back(office, Dispose(lot))
    assert done.detail == "scrap · gain 179.00 · saves 32.00 a year · CD-2026-00001"
    assert [line["book_value"] for line in lots.lines(office, lot)] == [500, 300]
    asset, (custody,) = makers.asset(office, two), makers.custodies(office, two)
    assert (asset["readiness"], asset["disposed_on"], asset["holder_id"]) == ("disposed", DAY, None)
    assert custody["ended_how"] == "relieved"
    assert makers.refused(office, EditDisposal(lot, {"recipient": "X"}))[0] == "disposal_gone"


def test_a_closed_lot_is_final_also_against_undo(office: Office) -> None:
    olga, one = lots.manager(office), makers.add_asset(office, cost=Decimal(100), holds_data=True)
    lot = lots.approved_lot(office, olga, one)
    wiped = lots.wipe(office, lot, one)
    done = office.perform(Dispose(lot))
    assert done.number == "CD-2026-00001"
    with pytest.raises(Refused) as no:
        office.undo(wiped)
    assert no.value.code == "wipe_needed"
    sold = office.perform(EditDisposalLines(lot, (one,), {"proceeds": Decimal(20)}))
    closed = office.perform(CloseDisposal(lot))
    assert "CD-2026-00001" in closed.detail
    row = lots.lot_row(office, lot)
    assert (row["state"], row["number"], row["closed_by_id"]) == ("closed", "CD-2026-00001", office.me)
    (line,) = row["frozen"]["lines"]
    assert (line["tag"], line["proceeds"], line["book_value"], line["wipe_method"]) == (
        "A-1",
        "20.0000",
        "100.0000",
        "Cleared",
    )
    for entry, code in ((closed, "undo_never"), (done, "disposal_undo_closed"), (sold, "disposal_undo_closed")):
        with pytest.raises(Refused) as refused:
            office.undo(entry)
        assert refused.value.code == code
    for change in (EditDisposalLines(lot, (one,), {"proceeds": Decimal(9)}), EditDisposal(lot, {"note": "x"})):
        assert makers.refused(office, change)[0] == "disposal_state"


def test_one_person_alone_approves_where_no_second_is_wanted_and_it_says_so(office: Office) -> None:
    office.perform(ChangeSetting("approvals.second_person", False))
    lot = lots.lot(office, makers.add_asset(office))
    assert makers.refused(office, Dispose(lot))[0] == "disposal_not_approved"
    done = makers.there_and_back(office, RequestDisposal(lot))
    assert done.title == "“Old laptops” approved by one person alone"
    row = lots.lot_row(office, lot)
    assert (row["state"], row["approved_by_id"], row["requested_by_id"]) == ("approved", office.me, office.me)
    office.perform(Dispose(lot))


def test_what_is_in_a_lot_may_come_back_or_get_lost_meanwhile(office: Office) -> None:
    olga, maria = lots.manager(office), makers.person(office)
    held, lost = makers.add_asset(office), makers.add_asset(office)
    makers.check_out(office, held, holder=maria)
    lot = lots.approved_lot(office, olga, held, lost)
    office.perform(CheckIn((InLine(held),)))
    office.perform(ReportMissing((lost,)))
    assert lots.readiness(office, held, lost) == ["pending disposal", "missing"]
    assert makers.refused(office, Dispose(lot))[0] == "asset_missing_in_lot"
    taken = office.perform(TakeFromDisposal(lot, (lost,)))
    office.perform(Found(lost))
    assert lots.readiness(office, lost) == ["ready"]
    with pytest.raises(Refused):
        office.undo(taken)  # what it was found as would no longer fit


def test_refusals(office: Office) -> None:
    empty = lots.lot(office)
    assert makers.refused(office, RequestDisposal(empty))[0] == "disposal_empty"
    unnamed = lots.lot(office, makers.add_asset(office), method="donation")
    assert makers.refused(office, RequestDisposal(unnamed))[0] == "disposal_recipient"
    assert makers.refused(office, CreateDisposal(DisposalFields(" ", "scrap")))[0] == "field_wrong"
    assert makers.refused(office, CreateDisposal(DisposalFields("X", "burning")))[0] == "field_wrong"
    assert makers.refused(office, AddToDisposal(empty, ()))[0] == "no_assets"
    assert makers.refused(office, TakeFromDisposal(empty, (1,)))[0] == "asset_not_in_lot"
    assert makers.refused(office, EditDisposal(empty, {"name": "Old laptops"}))[0] == "nothing_changed"
    assert makers.refused(office, CloseDisposal(empty))[0] == "disposal_state"
    assert makers.refused(office, Dispose(99))[0] == "gone"
