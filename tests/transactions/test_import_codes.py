"""A list names nothing by a code that something else is scanned by."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from tests.store_fixtures import Office
from tests.transactions.import_files import csv, wrong
from tests.transactions.makers import add_asset, add_person, add_place
from tests.transactions.stock_makers import add_item
from tracker_desktop.exchange.plan import plan_import
from tracker_desktop.transactions.add_kit import AddKit
from tracker_desktop.transactions.rules.kit_fields import KitFields, KitPart

LISTS = {
    "assets": "Asset Tag,Name\n{code},Microscope\n",
    "people": "Name,Badge\nAnna Reid,{code}\n",
    "places": "Code,Place,Kind\n{code},Cold store,store\n",
}
OWNERS = {"assets": "MS-1", "people": "20417", "places": "A-04", "kits": "KIT-1"}


@pytest.fixture
def coded(office: Office) -> Office:
    """One of each that has a code: an asset, a person, a place and a kit."""
    add_asset(office, "Microscope", tag="MS-1")
    add_person(office, "Maria Lopez", "20417")
    add_place(office, "A-04", "A-04", "store")
    add_item(office)
    office.perform(AddKit(KitFields("KIT-1", "First aid"), (KitPart("GLV-NIT-M", Decimal(1)),)))
    return office


@pytest.mark.parametrize(("listed", "owner"), [(one, other) for one in LISTS for other in OWNERS if one != other])
def test_a_code_of_something_else_is_taken(coded: Office, listed: str, owner: str, tmp_path: Path) -> None:
    path = csv(tmp_path, LISTS[listed].format(code=OWNERS[owner].lower()))
    said = wrong(plan_import(coded.store, path))
    assert "already. Choose another." in said[2]
