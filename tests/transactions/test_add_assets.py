"""Several assets alike but for their serial numbers, added and taken back as one."""

from __future__ import annotations

from typing import Any

import pytest

from tests.store_fixtures import Office
from tests.transactions.makers import Rows, add_category, refused, there_and_back
from tests.transactions.record_makers import add_field, own
from tracker_desktop.models.assets import Asset
from tracker_desktop.transactions.add_assets import AddAssets, Piece
from tracker_desktop.transactions.rules.asset_fields import AssetFields
from tracker_desktop.transactions.rules.own_values import OwnGiven


def test_copies_get_tags_and_serials_of_their_own(office: Office) -> None:
    laptops = add_category(office)
    colour = add_field(office, "Colour")
    shared = AssetFields("Dell", category_id=laptops, manufacturer="Dell", own=(OwnGiven(colour, "black"),))
    done = there_and_back(office, AddAssets(shared, (Piece("S1"), Piece("S2", "OWN-7"), Piece())))
    assert done.title == "3 assets added"
    rows = office.read(Rows(Asset))
    assert [(row["tag"], row["serial"]) for row in rows] == [("LT-00001", "S1"), ("OWN-7", "S2"), ("LT-00002", None)]
    assert {own(office, row["id"])[colour] for row in rows} == {"black"}
    assert refused(office, AddAssets(shared, (Piece("S9"), Piece("s1"))))[0] == "serial_taken"


@pytest.mark.parametrize(
    ("fields", "pieces", "code"),
    [
        ({}, (), "no_pieces"),
        ({}, (Piece("S1"), Piece("s1 ")), "serial_repeated"),
        ({}, (Piece("S1"), Piece("S2")), "tag_needed"),
        ({"tag": "A-1"}, (Piece("S1"), Piece("S2")), "one_asset_only"),
        ({"serial": "S"}, (Piece(tag="A"), Piece(tag="B")), "one_asset_only"),
        ({}, (Piece(tag="A"), Piece(tag="a")), "tag_taken"),
        ({}, (Piece(),) * 1001, "pieces_many"),
        ({}, (Piece("\x00"),), "code_empty"),
    ],
)
def test_what_is_wrong_is_said(
    sqlite_office: Office, fields: dict[str, Any], pieces: tuple[Piece, ...], code: str
) -> None:
    assert refused(sqlite_office, AddAssets(AssetFields("Dell", **fields), pieces))[0] == code
