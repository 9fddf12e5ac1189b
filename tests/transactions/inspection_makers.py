"""What tests of inspections share: the rows of an asset, photos, and the rule that holds in every office."""

from __future__ import annotations

from typing import Any

from tests.store_fixtures import Office
from tests.transactions import makers
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.inspections import Inspection
from tracker_desktop.transactions.rules.attaching import Attached


def inspections(office: Office, asset_id: int) -> list[dict[str, Any]]:
    """The inspections of an asset, the oldest first."""
    return office.read(makers.Rows(Inspection, Inspection.asset_id == asset_id))


def ticked(inspection: dict[str, Any]) -> list[tuple[str, int]]:
    """The steps that are ticked, and by whom."""
    return [(tick["text"], tick["by"]) for tick in inspection["ticks"]]


def photo(step: str = "", name: str = "lens.jpg") -> Attached:
    """A photo as the store of files hands it out."""
    return Attached(f"{len(step) + 1:064x}", name, 2048, "image/jpeg", step=step, width=800, height=600)


def check_inspections(office: Office) -> None:
    """One is open for exactly those assets that have to be inspected, and it knows who ticked which step."""
    waiting = {row["id"]: row["steps_done"] for row in office.read(makers.Rows(Asset, Asset.readiness == "to inspect"))}
    begun = office.read(makers.Rows(Inspection, Inspection.finished_at.is_(None)))
    assert {row["asset_id"]: [tick["text"] for tick in row["ticks"]] for row in begun} == waiting
    assert len(begun) == len(waiting)
