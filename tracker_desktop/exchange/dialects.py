"""Files of other programs that are known by their columns as a whole, and whose columns have a meaning of their own."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from tracker_desktop.transactions.importing.given import What

Aliases = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Dialect:
    """A file of another program: known by one of these sets of titles (none of `never` among them)."""

    key: str
    what: What
    known_by: tuple[frozenset[str], ...]
    aliases: Aliases
    never: frozenset[str] = frozenset()


PARTS: Aliases = {
    "id": ("id", "part id"),
    "ipn": ("ipn", "part ipn"),
    "name": ("name", "part name"),
    "description": ("description", "part description"),
    "group": ("category path", "category name"),
    "revision": ("revision",),
    "keywords": ("keywords",),
    "unit": ("units",),
    "reorder_point": ("minimum stock",),
    "shelf_days": ("default expiry",),
    "home_place": ("default location name",),
    "active": ("active",),
    "link": ("link",),
    "notes": ("notes",),
}
LOCATIONS: Aliases = {
    "name": ("name", "location name"),
    "path": ("pathstring", "location path"),
    "description": ("description",),
    "structural": ("structural",),
    "external": ("external",),
}
STOCK: Aliases = {
    "part": ("part", "part id"),
    "name": ("part name",),
    "ipn": ("part ipn", "ipn"),
    "quantity": ("quantity",),
    "serial": ("serial", "serial number"),
    "lot": ("batch", "batch code"),
    "place": ("location path", "location name"),
    "expiry": ("expiry date",),
    "status": ("status code", "status", "status text"),
    "unit_cost": ("purchase price",),
    "currency": ("purchase price currency", "currency"),
    "customer": ("customer", "customer id"),
    "sales_order": ("sales order", "sales order id"),
    "installed": ("belongs to", "installed in"),
    "consumed": ("consumed by",),
    "building": ("is building", "building"),
}
DIALECTS: tuple[Dialect, ...] = (
    Dialect(
        "inventree stock",
        What.ITEMS,
        (
            frozenset({"part", "part name", "quantity", "serial", "batch"}),
            frozenset({"part id", "part name", "quantity", "serial", "batch"}),
            frozenset({"part", "part name", "quantity", "serial number", "batch code"}),
        ),
        STOCK,
    ),
    Dialect(
        "inventree parts",
        What.ITEMS,
        (frozenset({"id", "ipn", "name", "trackable"}), frozenset({"part id", "ipn", "part name", "trackable"})),
        PARTS,
    ),
    Dialect(
        "inventree locations",
        What.PLACES,
        (frozenset({"name", "parent", "pathstring"}), frozenset({"location name", "location path", "parent id"})),
        LOCATIONS,
        never=frozenset({"default location", "default keywords", "quantity"}),
    ),
)


def dialect_of(titles: Sequence[str], what: What | None) -> Dialect | None:
    """The other program's file that has these titles, where it is known and lists what is asked for."""
    there = set(titles)
    return next((one for one in DIALECTS if what in (None, one.what) and _fits(one, there)), None)


def _fits(dialect: Dialect, there: Collection[str]) -> bool:
    return dialect.never.isdisjoint(there) and any(wanted <= set(there) for wanted in dialect.known_by)
