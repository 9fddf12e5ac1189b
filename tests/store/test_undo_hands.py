"""Undo hands out nothing that is not ready, and makes nothing unready that was handed out since."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.store_fixtures import Office
from tests.transactions import disposal_makers as lots
from tests.transactions import makers
from tests.transactions.makers import asset, check_out, everything
from tracker_desktop.errors import Refused
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.create_disposal import CreateDisposal
from tracker_desktop.transactions.found import Found
from tracker_desktop.transactions.inspect import Inspect
from tracker_desktop.transactions.report_damage import ReportDamage
from tracker_desktop.transactions.report_missing import ReportMissing
from tracker_desktop.transactions.rules.disposals import DisposalFields
from tracker_desktop.transactions.send_to_maintenance import SendToMaintenance
from tracker_desktop.transactions.withdraw_disposal import WithdrawDisposal

UNREADY: list[Callable[[int], Transaction]] = [
    lambda one: ReportMissing((one,)),
    ReportDamage,
    lambda one: SendToMaintenance((one,)),
    lambda one: CreateDisposal(DisposalFields("Old", "scrap"), (one,)),
]


def blocked(office: Office, done: Done, by: Done) -> None:
    """The undo is refused for that entry, and leaves everything as it was."""
    before = everything(office)
    with pytest.raises(Refused) as caught:
        office.undo(done)
    assert (caught.value.code, f"(entry {by.seq})" in str(caught.value)) == ("undo_later", True)
    assert everything(office) == before


@pytest.mark.parametrize("unready", UNREADY, ids=["missing", "damaged", "maintenance", "disposal"])
def test_what_is_not_ready_is_not_handed_out_again(office: Office, unready: Callable[[int], Transaction]) -> None:
    holder, one = makers.person(office), makers.add_asset(office)
    undone = office.undo(check_out(office, one, holder=holder))
    later = office.perform(unready(one))
    blocked(office, undone, later)
    office.undo(later)
    office.undo(undone)
    assert (asset(office, one)["holder_id"], asset(office, one)["readiness"]) == (holder, "ready")
    back = office.perform(CheckIn((InLine(one),)))
    later = office.perform(unready(one))
    blocked(office, back, later)


def test_what_was_handed_out_since_stays_ready(office: Office) -> None:
    holder = makers.person(office)
    inspected, found, lent = (makers.add_asset(office) for _ in range(3))
    office.perform(ReportDamage(inspected))
    office.perform(ReportMissing((found,)))
    lot = lots.lot(office, lent)
    ready = [
        office.perform(Inspect(inspected, (), "ready", "good")),
        office.perform(Found(found)),
        office.perform(WithdrawDisposal(lot)),
    ]
    out = check_out(office, inspected, found, lent, holder=holder)
    for done in ready:
        blocked(office, done, out)
    office.perform(CheckIn(tuple(InLine(one) for one in (inspected, found, lent))))
    for done in ready:
        office.undo(done)


def test_what_was_out_in_maintenance_is_so_again(office: Office) -> None:
    holder, one = makers.person(office), makers.add_asset(office)
    out = check_out(office, one, holder=holder)
    sent = office.perform(SendToMaintenance((one,)))
    before = everything(office)
    back = office.perform(CheckIn((InLine(one),)))
    office.undo(back)
    assert everything(office) == before
    office.undo(out)  # nobody has it, and it is in maintenance still
    assert (asset(office, one)["holder_id"], asset(office, one)["readiness"]) == (None, "in maintenance")
    office.undo(sent)
