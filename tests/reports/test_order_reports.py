"""What the reports about orders say, on both databases."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

from tests.reports.small_office import run
from tests.reports.test_catalog import column, groups
from tests.store_fixtures import Office
from tests.transactions.makers import add_supplier
from tests.transactions.order_makers import deliver, line, offer, order
from tests.transactions.stock_makers import add_item, receive
from tracker_desktop.reports.result import Result
from tracker_desktop.reports.saving import save


@contextmanager
def read(office: Office, key: str, **values: object) -> Iterator[Result]:
    result = run(office, key, **values)
    with result:
        yield result


def _office(office: Office) -> int:
    gloves, fisher = add_item(office), add_supplier(office, lead_time_days=4)
    lab = add_supplier(office, "Lab World", lead_time_days=9)
    offer(office, gloves, fisher, code="AN-1187", pack_name="box", pack_size=100, price="7.40")
    bought = order(office, fisher, line(gloves, 3))
    order(office, lab, line(None, 2, description="Scale", price="120"))
    order(office, lab, line(gloves, 3), ordered=False)
    deliver(office, bought, gloves, 100)
    office.now += dt.timedelta(days=6)
    return gloves


def test_open_and_late_orders(office: Office) -> None:
    gloves = _office(office)
    with read(office, "open-orders") as result:
        assert column(result, "Order") == ["PO-2026-00001", "PO-2026-00002"]
        assert column(result, "Open") == [200, 2]
        assert column(result, "Received") == [100, 0]
        assert column(result, "Unit") == ["pcs", "pcs"]
        assert column(result, "Days late") == [2, None]
        assert groups(result) == [
            ("Fisher Scientific", 1, [Decimal("14.80")]),
            ("Lab World", 1, [Decimal("240.00")]),
        ]
    with read(office, "open-orders", item=gloves) as result:
        assert column(result, "Order") == ["PO-2026-00001"]
    with read(office, "late-orders") as result:
        assert column(result, "What") == ["Nitrile gloves, medium"]
        assert column(result, "Days late") == [2]


def test_the_proposal_says_why(office: Office, tmp_path: Path) -> None:
    _office(office)
    with read(office, "order-proposal") as result:
        assert len(result) == 0
    tips = add_item(office, "TIP", "Tips", reorder_point=Decimal(500), reorder_quantity=Decimal(960))
    receive(office, tips, 40)
    offer(office, tips, 1, code="T-9", pack_name="rack", pack_size=96, price="3.10")
    add_item(office, "X", "Nobody sells it", reorder_point=Decimal(1))
    with read(office, "order-proposal") as result:
        assert column(result, "SKU") == ["TIP", "X"]
        assert column(result, "Position") == [40, 0]
        assert column(result, "To order") == [960, 1]
        assert column(result, "Packs") == ["10 rack · of 96", ""]
        assert column(result, "Worked out from use") == ["nothing was used in 365 days"] * 2
        assert groups(result) == [("Fisher Scientific", 1, [Decimal("31.00")]), ("No supplier", 1, [Decimal(0)])]
        for ending in ("pdf", "xlsx", "csv"):
            save(result, tmp_path / f"proposal.{ending}")
