"""Small makers of losses and disposal lots for tests, each by its real transaction."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tests.store_fixtures import Office
from tests.transactions import makers
from tests.transactions.makers import Rows, made, row
from tracker_desktop.models.approvals import Approval
from tracker_desktop.models.disposals import Disposal, DisposalLine
from tracker_desktop.models.losses import Loss
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.approve import Approve
from tracker_desktop.transactions.create_disposal import CreateDisposal
from tracker_desktop.transactions.edit_disposal_lines import EditDisposalLines
from tracker_desktop.transactions.inspect import Inspect
from tracker_desktop.transactions.report_damage import ReportDamage
from tracker_desktop.transactions.request_disposal import RequestDisposal
from tracker_desktop.transactions.rules.disposals import DisposalFields
from tracker_desktop.transactions.set_operator import SetOperator

DAY = dt.date(2026, 11, 24)
"""Today in these offices."""


def manager(office: Office, name: str = "Olga Berg", badge: str = "30001") -> int:
    """A second person who may approve; the person id."""
    person = makers.add_person(office, name, badge)
    office.perform(SetOperator(person, ("property manager",)))
    return person


def lot(office: Office, *asset_ids: int, **fields: Any) -> int:
    """A draft of a lot: scrap, unless said otherwise."""
    head = DisposalFields(**({"name": "Old laptops", "method": "scrap"} | fields))
    return made(office.perform(CreateDisposal(head, asset_ids)))


def waiting(office: Office) -> int:
    """The id of the only request that waits."""
    (found,) = office.read(Rows(Approval, Approval.state == "waiting"))
    return int(found["id"])


def approved_lot(office: Office, other: int, *asset_ids: int, **fields: Any) -> int:
    """A lot that another person has approved."""
    lot_id = lot(office, *asset_ids, **fields)
    approve(office, lot_id, other)
    return lot_id


def approve(office: Office, lot_id: int, other: int) -> None:
    """Ask for it, and let the other person approve it."""
    office.perform(RequestDisposal(lot_id))
    office.perform(Approve(waiting(office)), by=other)


def wipe(office: Office, lot_id: int, *asset_ids: int) -> Done:
    """The data of these assets were overwritten today."""
    return office.perform(EditDisposalLines(lot_id, asset_ids, {"wiped_on": DAY, "wipe_method": "Cleared"}))


def lot_row(office: Office, lot_id: int) -> dict[str, Any]:
    """All columns of a lot by name."""
    return row(office, Disposal, lot_id)


def lines(office: Office, lot_id: int) -> list[dict[str, Any]]:
    """The lines of a lot."""
    return office.read(Rows(DisposalLine, DisposalLine.disposal_id == lot_id))


def losses(office: Office, asset_id: int) -> list[dict[str, Any]]:
    """The losses of an asset, the oldest first."""
    return office.read(Rows(Loss, Loss.asset_id == asset_id))


def readiness(office: Office, *asset_ids: int) -> list[str]:
    """The states of assets."""
    return [makers.asset(office, asset_id)["readiness"] for asset_id in asset_ids]


def to_disposal(office: Office, asset_id: int) -> Inspect:
    """What sends an asset to disposal after it came back damaged."""
    office.perform(ReportDamage(asset_id, "broken"))
    return Inspect(asset_id, (), "pending disposal")
