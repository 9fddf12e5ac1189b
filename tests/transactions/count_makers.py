"""Small makers of counts for tests, each by its real transaction."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from tests.store_fixtures import Office
from tests.transactions.makers import Rows, add_person, made, row
from tests.transactions.stock_makers import lot, place
from tracker_desktop.models.counts import CountLine, StockCount
from tracker_desktop.queries.count_scope import CountScope, ScopeKind
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.count_stock import CountStock
from tracker_desktop.transactions.open_count import OpenCount
from tracker_desktop.transactions.post_count import PostCount
from tracker_desktop.transactions.rights import Role
from tracker_desktop.transactions.set_operator import SetOperator

ALL = CountScope(ScopeKind.ALL)


def open_count(office: Office, scope: CountScope = ALL, **fields: Any) -> int:
    """The id of a new count."""
    return made(office.perform(OpenCount(scope, **fields)))


def count_stock(
    office: Office,
    count: int,
    item: int,
    quantity: str | int,
    at: str = "STOCKROOM",
    *,
    of: str = "",
    by: int | None = None,
    **fields: Any,
) -> Done:
    """Count an item at the place with this code, of the lot with this number."""
    return office.perform(
        CountStock(count, item, lot(office, item, of), place(office, at), Decimal(quantity), **fields), by
    )


def post_count(office: Office, count: int, by: int | None = None) -> Done:
    return office.perform(PostCount(count), by)


def lines(office: Office, count: int) -> list[dict[str, Any]]:
    """The lines of a count, in their order."""
    found = office.read(Rows(CountLine, CountLine.count_id == count))
    return sorted(found, key=lambda line: str(line["sort"]))


def line_ids(office: Office, count: int) -> tuple[int, ...]:
    return tuple(line["id"] for line in lines(office, count))


def count_of(office: Office, count: int) -> dict[str, Any]:
    return row(office, StockCount, count)


def colleague(office: Office, name: str = "Sam Reyes", *roles: Role) -> int:
    """Another person who may count and post: the person id."""
    person = add_person(office, name, f"9{len(name)}77")
    office.perform(SetOperator(person, tuple(role.value for role in roles or (Role.WAREHOUSE_MANAGER, Role.CLERK))))
    return person
