"""Lots in their list, as a card, and where every piece of one is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Connection, select
from sqlalchemy.dialects import sqlite

from tests.store_fixtures import Office
from tests.transactions.makers import add_supplier, person
from tests.transactions.return_makers import come_back, hold, last, scrap, send_back
from tests.transactions.stock_makers import add_item, issue, lot, place, receive
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.details import detail_of
from tracker_desktop.queries.listing import ListIds
from tracker_desktop.queries.lot_trace import TRACE, TRACE_ORDER, LotTrace
from tracker_desktop.transactions.issue import Issue, IssueLine
from tracker_desktop.transactions.recall_lot import RecallLot
from tracker_desktop.transactions.receive import Receive, ReceiveLine

TODAY = dt.date(2026, 11, 24)


@pytest.fixture
def lots(office: Office) -> dict[str, int]:
    """Lots of gloves by when they expire: in days from today."""
    gloves = add_item(office)
    for name, days in (("OLD", -1), ("SOON", 20), ("LATER", 50), ("MUCH", 80), ("FAR", 400)):
        receive_lot(office, gloves, name, TODAY + dt.timedelta(days=days))
    receive(office, gloves, 10, "0.10", lot="NONE")
    return {"item": gloves} | {
        name: lot(office, gloves, name) for name in ("OLD", "SOON", "LATER", "MUCH", "FAR", "NONE")
    }


def receive_lot(office: Office, item: int, number: str, expiry: dt.date) -> None:
    line = ReceiveLine(item, Decimal(100), Decimal("0.10"), number, expiry)
    office.perform(Receive((line,), override="a test"))


def seen(office: Office, lots: dict[str, int], view: str) -> set[str]:
    names = {row_id: name for name, row_id in lots.items() if name != "item"}
    return {names[row_id] for row_id in office.read(ListIds("lots", view=view)).ids}


def test_the_views_of_lots(office: Office, lots: dict[str, int]) -> None:
    assert seen(office, lots, "all") == {"OLD", "SOON", "LATER", "MUCH", "FAR", "NONE"}
    assert seen(office, lots, "expired") == {"OLD"}
    assert seen(office, lots, "in_30") == {"SOON"}
    assert seen(office, lots, "in_60") == {"SOON", "LATER"}
    assert seen(office, lots, "in_90") == {"SOON", "LATER", "MUCH"}
    assert seen(office, lots, "recalled") == seen(office, lots, "held") == set()
    office.perform(RecallLot(lots["FAR"], "Recall 26-114"))
    hold(office)
    issue(office, lots["item"], 10, person(office), lot_id=lots["SOON"])
    come_back(office, lots["item"], 5, "damaged", issue_id=last(office, lots["item"]))
    assert (seen(office, lots, "recalled"), seen(office, lots, "held")) == ({"FAR"}, {"SOON"})
    scrap(office, lots["item"], lots["OLD"], 100, place(office), "expired")
    assert seen(office, lots, "expired") == set()
    assert "OLD" not in seen(office, lots, "there")


def test_where_every_piece_of_a_lot_is(office: Office) -> None:
    gloves, fisher = add_item(office), add_supplier(office)
    held = hold(office)
    receive(office, gloves, 100, "0.10", lot="L1")
    key = lot(office, gloves, "L1")
    maria, leo = person(office), person(office, "Leo Brandt", "20418")
    issue(office, gloves, 20, maria)
    of_maria = last(office, gloves)
    office.undo(issue(office, gloves, 3, maria))
    again = office.undo(issue(office, gloves, 4, leo))
    office.undo(again)
    office.perform(Issue((IssueLine(gloves, Decimal(6)),), customer="Northwind"))
    come_back(office, gloves, 5, "damaged", issue_id=of_maria)
    office.undo(come_back(office, gloves, 2, issue_id=of_maria))
    come_back(office, gloves, 1, "found", lot_id=key)
    scrap(office, gloves, key, 2, held)
    send_back(office, gloves, key, 7, place(office), supplier_id=fisher)
    rows = office.read(LotTrace(key))
    assert [(row.kind, row.who, row.place, *map(int, (row.quantity, row.back, row.out))) for row in rows] == [
        ("here", "", "Hold", 3, 0, 3),
        ("here", "", "Stockroom", 64, 0, 64),
        ("return", "", "Stockroom", 0, 1, -1),
        ("issue", "Leo Brandt", "Stockroom", 4, 0, 4),
        ("issue", "Maria Lopez", "Stockroom", 20, 5, 15),
        ("sale", "Northwind", "Stockroom", 6, 0, 6),
        ("scrap", "", "Hold", 2, 0, 2),
        ("supplier return", "", "Stockroom", 7, 0, 7),
    ]
    assert sum(row.out for row in rows) == 100
    query = detail_of("lots", key)
    assert query is not None
    card = office.read(query)
    assert card is not None
    assert (card.title, card.state) == ("L1", "ok")
    assert dict(card.fields) == {
        "Item": "GLV-NIT-M · Nitrile gloves, medium",
        "On hand": "67 pcs",
        "Hold": "3",
        "Stockroom": "64",
        "Value": "6.70",
        "Received": "93 pcs",
        "Issued": "18 pcs",
        "Sold": "6 pcs",
        "Scrapped": "2 pcs",
    }


def test_a_recall_looks_at_its_own_lot_alone(sqlite_office: Office) -> None:
    query = select(TRACE).where(TRACE.c.lot_id == 5).order_by(*TRACE_ORDER)
    told = str(query.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True}))
    steps = [row[3] for row in sqlite_office.read(Sql(f"EXPLAIN QUERY PLAN {told}"))]
    assert "SEARCH movement USING INDEX ix_movement_lot_id (lot_id=?)" in steps


@dataclass(frozen=True)
class Sql(Query[list[Any]]):
    """Rows of a statement as it stands."""

    text: str

    def run(self, connection: Connection) -> list[Any]:
        return list(connection.exec_driver_sql(self.text))
