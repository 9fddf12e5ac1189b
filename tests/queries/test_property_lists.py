"""Losses and disposal lots as lists, cards and facts show them."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from tests.store_fixtures import Office
from tests.transactions import disposal_makers as lots
from tests.transactions import makers
from tests.transactions.disposal_makers import DAY
from tracker_desktop.queries.details import detail_of
from tracker_desktop.queries.disposal_facts import LotFactsOf, OpenLotsOf, WithoutLot
from tracker_desktop.queries.listing import LISTINGS, ListIds
from tracker_desktop.queries.loss_facts import LossFactsOf, OpenLossesOf
from tracker_desktop.transactions.approve import Approve
from tracker_desktop.transactions.charge_loss import ChargeLoss
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.close_disposal import CloseDisposal
from tracker_desktop.transactions.dispose import Dispose
from tracker_desktop.transactions.edit_disposal_lines import EditDisposalLines
from tracker_desktop.transactions.inspect import Inspect
from tracker_desktop.transactions.report_missing import ReportMissing
from tracker_desktop.transactions.write_off_loss import WriteOffLoss


def _cells(office: Office, name: str, **asked: object) -> list[dict[str, str]]:
    keys = [column.key for column in LISTINGS[name].columns]
    return [dict(zip(keys, row, strict=True)) for row in office.read(ListIds(name, **asked)).rows if row]  # type: ignore[arg-type]


def _fields(office: Office, listing: str, row_id: int) -> dict[str, str]:
    query = detail_of(listing, row_id)
    assert query is not None
    card = office.read(query)
    assert card is not None
    return dict(card.fields)


def test_a_loss_is_listed_with_what_it_costs(office: Office) -> None:
    olga, maria, room = lots.manager(office), makers.person(office), makers.add_place(office, "B-204", "B-204")
    one = makers.add_asset(office, cost=Decimal(1200), place_id=room)
    makers.check_out(office, one, holder=maria)
    office.perform(ReportMissing((one,), "Left in a train", "lost", dt.date(2026, 11, 20), "V 118", "Harbour"))
    (loss,) = office.read(OpenLossesOf((one,)))
    office.perform(ChargeLoss(loss, maria, Decimal(300)))
    (row,) = _cells(office, "losses", view="missing", needle="v 118")
    assert (row["tag"], row["state"], row["holder"], row["place"]) == ("A-1", "missing", "Maria Lopez", "B-204")
    assert (row["number"], row["cost"], row["yearly"]) == ("LR-2026-00001", "1,200.00", "48.00")
    fields = _fields(office, "losses", loss)
    assert fields["Police"] == "V 118 · Harbour"
    assert fields["Papers"] == "LR-2026-00002, LR-2026-00001"
    assert (fields["Charged"], fields["Costs a year"]) == ("$300.00 · to Maria Lopez", "$48.00")
    assert _fields(office, "assets", one)["Loss"] == "Missing · reported 24 Nov 2026 · LR-2026-00002"
    office.perform(WriteOffLoss((loss,), "Not found"))
    office.perform(Approve(lots.waiting(office)), by=olga)
    (facts,) = office.read(LossFactsOf((loss,)))
    assert (facts.is_open, facts.worth, facts.charged_to) == (False, Decimal(1200), (maria, "Maria Lopez"))
    assert _fields(office, "assets", one)["Loss"].endswith("written off 24 Nov 2026 · LW-2026-00001")


def test_a_lot_is_listed_with_what_is_to_do_and_what_it_brings(office: Office) -> None:
    olga, maria = lots.manager(office), makers.person(office)
    one, held = makers.add_asset(office, cost=Decimal(500), holds_data=True), makers.add_asset(office)
    makers.check_out(office, held, holder=maria)
    lot = lots.lot(office, one, held, method="sale", recipient="Campus Surplus")
    facts = office.read(LotFactsOf(lot))
    assert facts is not None
    assert [(line.to_wipe, line.holder) for line in facts.lines] == [(True, ""), (False, "Maria Lopez")]
    assert (facts.worth, facts.saved) == (Decimal(500), Decimal(20))
    fields = _fields(office, "disposals", lot)
    assert (fields["To wipe"], fields["Still held"]) == ("A-1", "A-2")
    assert fields["Book value"] == "$500.00 if it leaves today"
    assert [row["data"] for row in _cells(office, "disposal_lines", filters=(("disposal", lot),))] == [
        "to_wipe",
        "no_data",
    ]
    assert office.read(OpenLotsOf()) == ((lot, "Old laptops"),)
    lots.wipe(office, lot, one)
    office.perform(EditDisposalLines(lot, (one, held), {"proceeds": Decimal("150.50"), "costs": Decimal(10)}))
    assert _cells(office, "disposals")[0]["gain"] == ""
    lots.approve(office, lot, olga)
    office.perform(Dispose(lot))
    office.perform(CloseDisposal(lot))
    (row,) = _cells(office, "disposals", view="left", needle="a-1")
    assert (row["assets"], row["proceeds"], row["gain"]) == ("2", "301.00", "-219.00")
    assert (row["number"], row["approver"], row["state"]) == ("CD-2026-00001", "Olga Berg", "closed")
    fields = _fields(office, "disposals", lot)
    assert (fields["Loss"], fields["Saves a year"], fields["Disposed"]) == ("$219.00", "$20.00", "24 Nov 2026")
    assert _fields(office, "assets", one)["Disposal"] == (
        "Old laptops · sale to Campus Surplus · disposed of 24 Nov 2026 · CD-2026-00001"
    )


def test_what_an_inspection_sent_to_disposal_is_offered_until_it_is_in_a_lot(office: Office) -> None:
    maria = makers.person(office)
    category = makers.add_category(office, checklist=({"text": "Clean", "required": True},))
    one = makers.add_asset(office, category_id=category)
    makers.check_out(office, one, holder=maria, due=DAY)
    office.perform(CheckIn((InLine(one),)))
    office.perform(Inspect(one, (), "pending disposal"))
    assert office.read(WithoutLot()) == ((one, "LT-00001"),)
    lots.lot(office, one)
    assert office.read(WithoutLot()) == ()
