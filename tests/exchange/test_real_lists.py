"""Whole lists that other programs wrote: imported as they are, on hand to the unit, and nothing twice."""

from __future__ import annotations

from tests.exchange.real_lists import (
    OnHand,
    StockHere,
    differences,
    inventree_on_hand,
    openboxes_on_hand,
    real,
)
from tests.store_fixtures import Office
from tests.transactions.books_check import check_books
from tests.transactions.import_files import by
from tests.transactions.makers import Rows
from tracker_desktop.exchange.plan import plan_import
from tracker_desktop.models.items import Item
from tracker_desktop.models.places import Place
from tracker_desktop.store.verify import verify
from tracker_desktop.transactions.importing.counts import Counts

LISTS = ("inventree-locations.csv", "inventree-parts.csv", "inventree-stock-items.csv")


def told(counts: dict[str, Counts], stock: OnHand) -> str:
    """The numbers, to be looked at with -s."""
    skus, places = ({key[part] for key in stock} for part in (0, 2))
    rows = "; ".join(
        f"{name}: {one.rows} rows, {one.adds} added, {one.left_out} left out" for name, one in counts.items()
    )
    total = sum(stock.values())
    return f"{rows}; on hand {total} of {len(skus)} items at {len(places)} places in {len(stock)} lines; differences 0"


def test_inventree(office: Office) -> None:
    paths = [real(name) for name in LISTS]
    counts = {}
    for path in paths:
        plan = plan_import(office.store, path)
        counts[path.name] = plan.counts
        assert plan.wrong == ()
        office.perform(plan.transaction())
    assert counts["inventree-locations.csv"] == Counts(adds=19)
    assert counts["inventree-parts.csv"] == Counts(adds=414)
    assert counts["inventree-stock-items.csv"] == Counts(adds=1087, changes=5, left_out=14)
    expected = inventree_on_hand(paths[1], paths[2], "Stockroom")
    here = office.read(StockHere())
    assert differences(here, expected) == {}
    items = by(office, Item, "sku")
    assert {sku for sku, row in items.items() if row["lot_policy"] == "serial"} == {
        "D.123",
        "002.01-PCBA",
        "Widget Assembly",
        "Widget Assembly Variant",
        "widget.red.00",
    }
    assert {row["path"] for row in office.read(Rows(Place)) if row["structural"]} == {
        "Location 0 / Location 1",
        "Location 0 / Location 1 / Location 2 / Location 3",
        "Location 0 / Location 1 / Location 2 / Location 3 / Location 4 / Location 5",
    }
    assert {sku for sku, row in items.items() if row["reorder_point"]} == {
        "Widget Assembly",
        "Widget Assembly Variant",
        "D.123",
    }
    check_books(office.store)
    assert verify(office.store).problems == []
    for path in paths:
        again = plan_import(office.store, path)
        assert (again.counts.adds, again.counts.changes, again.counts.wrong) == (0, 0, 0), path.name
    print(told(counts, here))  # noqa: T201


def test_openboxes(office: Office) -> None:
    path = real("openboxes-inventory.csv")
    plan = plan_import(office.store, path)
    assert plan.wrong == ()
    office.perform(plan.transaction())
    here = office.read(StockHere())
    assert differences(here, openboxes_on_hand(path)) == {}
    check_books(office.store)
    assert verify(office.store).problems == []
    again = plan_import(office.store, path).counts
    assert again == Counts(same=plan.counts.rows)
    print(told({path.name: plan.counts}, here))  # noqa: T201
