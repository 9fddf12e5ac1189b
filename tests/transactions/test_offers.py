"""What suppliers sell of an item, and levels of single stores."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Connection

from tests.store_fixtures import Office
from tests.transactions.makers import Rows, add_place, add_supplier, place_id, refused, there_and_back
from tests.transactions.order_makers import offer
from tests.transactions.stock_makers import add_item
from tracker_desktop.models.orders import StockLevel, SupplierItem
from tracker_desktop.queries.base import Query
from tracker_desktop.scanning.match import Match
from tracker_desktop.scanning.resolve_exact import find_exact
from tracker_desktop.transactions.edit_item import EditItem
from tracker_desktop.transactions.edit_supplier import EditSupplier
from tracker_desktop.transactions.set_stock_levels import LevelFields, SetStockLevels
from tracker_desktop.transactions.set_supplier_items import OfferFields, SetSupplierItems


class Exact(Query[list[Match]]):
    def run(self, connection: Connection) -> list[Match]:
        return find_exact(connection, ["AN-1187"])


def test_offers_are_set_changed_and_taken_back(office: Office) -> None:
    gloves, fisher, lab = add_item(office), add_supplier(office), add_supplier(office, "Lab World")
    first = OfferFields(fisher, "AN-1187", "Gloves M", "box", Decimal(100), Decimal("7.40"), 5, 5, 3)
    done = there_and_back(office, SetSupplierItems(gloves, (first, OfferFields(lab, "LW-7"))))
    assert done.title == "Suppliers of GLV-NIT-M: 2 offers"
    rows = {row["supplier_id"]: row for row in office.read(Rows(SupplierItem))}
    assert (rows[fisher]["preferred"], rows[lab]["preferred"]) == (True, False)
    assert (rows[fisher]["pack_size"], rows[fisher]["price"]) == (100, Decimal("7.40"))
    there_and_back(office, SetSupplierItems(gloves, (OfferFields(lab, "LW-7", preferred=True),)))
    [left] = office.read(Rows(SupplierItem))
    assert (left["supplier_id"], left["preferred"]) == (lab, True)


def test_a_suppliers_code_is_found_and_comes_in_as_a_pack(office: Office) -> None:
    gloves, fisher = add_item(office), add_supplier(office)
    offer(office, gloves, fisher, code="an-1187", pack_size=100)
    [match] = office.read(Exact())
    assert (match.kind, match.id, match.via) == ("item", gloves, "supplier's code")
    assert [int(one) for one in (match.received, match.issued, match.counted)] == [100, 1, 100]


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"pack_size": Decimal(0)}, "pack_wrong"),
        ({"pack_size": Decimal("2.5")}, "pack_wrong"),
        ({"pack_size": Decimal("NaN")}, "pack_wrong"),
        ({"price": Decimal(-1)}, "field_wrong"),
        ({"minimum_packs": 0}, "field_wrong"),
        ({"lead_time_days": -1}, "field_wrong"),
        ({"code": "A\x07B"}, "field_wrong"),
    ],
)
def test_what_an_offer_cannot_be(office: Office, fields: dict[str, object], code: str) -> None:
    gloves, fisher = add_item(office), add_supplier(office)
    bad = OfferFields(fisher, **fields)  # type: ignore[arg-type]
    assert refused(office, SetSupplierItems(gloves, (bad,)))[0] == code


def test_one_offer_a_code_one_preferred_and_no_supplier_that_is_retired(office: Office) -> None:
    gloves, fisher, lab = add_item(office), add_supplier(office), add_supplier(office, "Lab World")
    twice = SetSupplierItems(gloves, (OfferFields(fisher, "A1"), OfferFields(fisher, "a1")))
    assert refused(office, twice)[1] == (
        "Fisher Scientific stands there twice with a1. Remove one, or give it another code."
    )
    both = SetSupplierItems(gloves, (OfferFields(fisher, preferred=True), OfferFields(lab, preferred=True)))
    assert refused(office, both)[0] == "offers_preferred"
    offer(office, gloves, fisher, code="A1")
    assert refused(office, SetSupplierItems(gloves, (OfferFields(fisher, "A1", preferred=True),)))[0] == (
        "nothing_changed"
    )
    for supplier in (fisher, lab):
        office.perform(EditSupplier(supplier, {"active": False}))
    offer(office, gloves, fisher, code="A2")
    assert refused(office, SetSupplierItems(gloves, (OfferFields(lab),)))[0] == "field_wrong"


def test_levels_of_stores(office: Office) -> None:
    gloves, annex = add_item(office), add_place(office, "ANNEX", "Annex", "store")
    main = place_id(office, "STOCKROOM")
    levels = (
        LevelFields(main, Decimal(200), maximum=Decimal(500)),
        LevelFields(annex, Decimal(50), reorder_quantity=Decimal(100)),
    )
    assert there_and_back(office, SetStockLevels(gloves, levels)).title == "Levels of GLV-NIT-M: 2 stores"
    assert len(office.read(Rows(StockLevel))) == 2
    there_and_back(office, SetStockLevels(gloves, levels[:1]))
    assert refused(office, SetStockLevels(gloves, levels[:1]))[0] == "nothing_changed"
    assert refused(office, SetStockLevels(gloves, levels[:1] * 2))[0] == "level_twice"
    low = LevelFields(main, Decimal(200), maximum=Decimal(100))
    assert refused(office, SetStockLevels(gloves, (low,)))[0] == "maximum_below"
    parts = LevelFields(main, Decimal("2.5"))
    assert refused(office, SetStockLevels(gloves, (parts,)))[0] == "level_places"


def test_an_item_has_its_maximum_service_level_and_days(office: Office) -> None:
    gloves = add_item(office, reorder_point=Decimal(100), maximum=Decimal(500), service_level="97.50", shelf_days=730)
    there_and_back(office, EditItem(gloves, {"service_level": None, "maximum": Decimal(600), "shelf_days": None}))
    assert refused(office, EditItem(gloves, {"maximum": Decimal(99)}))[0] == "maximum_below"
    assert refused(office, EditItem(gloves, {"service_level": "100"}))[0] == "field_wrong"
    assert refused(office, EditItem(gloves, {"shelf_days": 0}))[0] == "field_wrong"


def test_a_supplier_has_its_address_and_terms(office: Office) -> None:
    terms: dict[str, Any] = {"address": "1 Lab Way\nBoston", "customer_number": "K-77", "lead_time_days": 3}
    fisher = add_supplier(office, **terms)
    there_and_back(office, EditSupplier(fisher, {"minimum_order": Decimal(50), "lead_time_days": None}))
    assert refused(office, EditSupplier(fisher, {"lead_time_days": 5000}))[0] == "field_wrong"
