"""Orders and their lines as the lists and cards show them."""

from __future__ import annotations

import datetime as dt

from tests.queries.test_lists import cells
from tests.store_fixtures import Office
from tests.transactions.makers import add_category, add_supplier
from tests.transactions.order_makers import deliver, deliver_assets, line, offer, order, order_lines
from tests.transactions.stock_makers import add_item
from tracker_desktop.queries.details import detail_of
from tracker_desktop.queries.listing import ListCounts, ListIds
from tracker_desktop.transactions.cancel_order import CancelOrder
from tracker_desktop.transactions.change_order_line import ChangeOrderLine
from tracker_desktop.transactions.close_order import CloseOrder
from tracker_desktop.transactions.close_order_line import CloseOrderLine


def _each_state(office: Office) -> dict[str, int]:
    gloves, fisher, category = add_item(office), add_supplier(office, lead_time_days=5), add_category(office)
    offer(office, gloves, fisher, code="AN-1187", pack_name="box", pack_size=100, price="7.40")

    def buy(**fields: bool) -> int:
        return order(
            office,
            fisher,
            line(gloves, 3),
            line(None, 2, description="PC", category_id=category, price="900"),
            **fields,
        )

    found = {state: buy() for state in ("late", "received", "part_received", "ordered", "closed", "cancelled")}
    found["draft"] = buy(ordered=False)
    office.now += dt.timedelta(days=6)
    for state in ("part_received", "ordered", "received"):
        for one in order_lines(office, found[state]):
            office.perform(ChangeOrderLine(one["id"], {"expected": dt.date(2026, 12, 24)}))
    deliver(office, found["part_received"], gloves, 100)
    deliver(office, found["received"], gloves, 300)
    pieces = order_lines(office, found["received"])[1]["id"]
    deliver_assets(office, found["received"], pieces, "S1", "S2")
    office.perform(CloseOrder(found["closed"], "given up"))
    office.perform(CancelOrder(found["cancelled"], "too dear"))
    return found


def test_each_state_has_its_view(office: Office) -> None:
    found = _each_state(office)
    answer = office.read(ListIds("orders", view="all"))
    states = dict(zip(answer.ids, cells(office, "orders", "state", view="all"), strict=True))
    assert {state: states[row_id] for state, row_id in found.items()} == {state: state for state in found}
    assert office.read(ListCounts("orders")) == {
        **{"open": 3, "late": 1, "draft": 1, "received": 1, "closed": 1, "cancelled": 1},
        "all": 7,
    }
    values = dict(zip(answer.ids, cells(office, "orders", "value", view="all"), strict=True))
    still = dict(zip(answer.ids, cells(office, "orders", "open_value", view="all"), strict=True))
    assert (values[found["part_received"]], still[found["part_received"]]) == ("1,822.20", "1,814.80")
    assert (still[found["received"]], still[found["closed"]]) == ("0.00", "0.00")


def test_orders_are_found_by_what_is_on_them(office: Office) -> None:
    _each_state(office)
    assert len(office.read(ListIds("orders", view="all", needle="an-118")).ids) == 7
    assert len(office.read(ListIds("orders", view="all", needle="fisher")).ids) == 7
    assert cells(office, "orders", "number", view="all", needle="po-2026-00003") == ["PO-2026-00003"]
    assert not office.read(ListIds("orders", view="all", needle="ethanol")).ids


def test_lines_say_what_is_open(office: Office) -> None:
    found = _each_state(office)
    part = (("order", found["part_received"]),)
    for key, words in {
        "sku": ["GLV-NIT-M", ""],
        "ordered": ["300 pcs", "2 pcs"],
        "received": ["100 pcs", "0"],
        "open": ["200 pcs", "2 pcs"],
        "packs": ["3 box of 100", ""],
        "price": ["7.40", "900.00"],
        "value": ["22.20", "1,800.00"],
        "state": ["part_received", "ordered"],
        "expected": ["24 Dec 2026", "24 Dec 2026"],
    }.items():
        assert cells(office, "order_lines", key, filters=part) == words
    assert cells(office, "order_lines", "state", filters=(("order", found["late"]),)) == ["late", "late"]
    assert cells(office, "order_lines", "open", filters=(("order", found["closed"]),)) == ["0", "0"]
    [first, _] = order_lines(office, found["ordered"])
    office.perform(CloseOrderLine(first["id"], "sold out"))
    assert cells(office, "order_lines", "state", filters=(("order", found["ordered"]),)) == ["closed", "ordered"]


def test_the_card_of_an_order(office: Office) -> None:
    found = _each_state(office)
    query = detail_of("orders", found["part_received"])
    assert query is not None
    card = office.read(query)
    assert card is not None
    assert (card.title, card.subtitle, card.state) == ("PO-2026-00003", "Fisher Scientific", "part_received")
    assert dict(card.fields) == {
        "Ordered": "24 Nov 2026 · Rita Osei",
        "Expected": "24 Dec 2026",
        "Value": "$1,822.20",
        "Still open": "$1,814.80",
        "1 GLV-NIT-M": "100 of 300 pcs · Nitrile gloves, medium",
        "2": "0 of 2 pcs · PC",
        "Received": "GR-2026-00001",
    }


def test_an_item_says_what_is_on_order(office: Office) -> None:
    gloves, fisher = add_item(office), add_supplier(office, lead_time_days=8)
    order(office, fisher, line(gloves, 1000))
    order(office, fisher, line(gloves, 500), expected=dt.date(2026, 12, 24))
    query = detail_of("items", gloves)
    assert query is not None
    card = office.read(query)
    assert card is not None
    assert dict(card.fields)["On order"] == "1,500 pcs · due 2 Dec 2026"
    assert cells(office, "items", "on_order", view="on_order") == ["1,500 pcs"]
