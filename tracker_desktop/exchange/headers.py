"""What the columns of a spreadsheet are called elsewhere, and which field of ours each one is."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from tracker_desktop.errors import Refused
from tracker_desktop.exchange.dialects import Aliases, dialect_of
from tracker_desktop.transactions.importing.given import What

ASSETS: Aliases = {
    "tag": ("asset tag", "tag", "tag number", "asset number", "asset no", "asset id", "inventory number"),
    "name": ("asset name", "item name", "name"),
    "description": ("description",),
    "model": ("model name", "model", "asset model"),
    "model_number": ("model number", "model no", "model num"),
    "model_notes": ("model notes",),
    "serial": ("serial number", "serial", "serial no", "s/n"),
    "category": ("category", "asset category"),
    "manufacturer": ("manufacturer", "make", "brand"),
    "company": ("company",),
    "department": ("department", "allotted to"),
    "supplier": ("supplier", "vendor"),
    "location": ("location",),
    "home_place": ("home place", "default location", "home location"),
    "place": ("place", "current place", "current location"),
    "order_number": ("order number", "order no", "po number", "purchase order"),
    "purchased": ("purchase date", "purchased", "date purchased"),
    "cost": ("purchase cost", "cost", "purchase price", "price"),
    "in_service": ("placed in service", "in service", "in service date"),
    "end_of_life": ("asset eol date", "eol date", "end of life"),
    "warranty_end": ("warranty expires", "warranty ends", "warranty end", "warranty until"),
    "warranty_months": ("warranty months", "warranty"),
    "scheme": ("depreciation scheme", "depreciation"),
    "salvage": ("salvage value", "salvage", "left at the end", "residual value", "floor value"),
    "life_months": ("months of its life", "months of life", "life in months", "useful life months"),
    "life_units": ("units of its life", "units of life"),
    "replacement_cost": ("replacement cost", "replacement value"),
    "status": ("status", "asset status"),
    "condition": ("condition",),
    "notes": ("asset notes", "notes", "note", "comments", "comment"),
    "holder_type": ("checkout type", "held by a", "type"),
    "holder_login": ("checked out to username", "username", "user name", "login"),
    "holder_name": ("checked out to full name", "full name", "fullname", "checked out to", "checked out", "held by"),
    "holder_first": ("checked out to first name", "first name"),
    "holder_last": ("checked out to last name", "last name"),
    "holder_email": ("checked out to email", "email", "e-mail"),
    "holder_employee": ("checked out to employee number", "employee number", "employee no"),
    "holder_badge": ("badge",),
    "holder_place": ("checked out to location", "checkout to location", "checkout location"),
    "held_since": ("checkout date", "last checkout date", "last checkout", "held since"),
    "due": ("expected checkin date", "expected checkin", "due back", "due date", "due"),
}
PEOPLE: Aliases = {
    "name": ("full name", "name", "display name"),
    "first_name": ("first name", "given name"),
    "last_name": ("last name", "surname", "family name"),
    "login": ("username", "user name", "login"),
    "email": ("email", "e-mail", "email address", "mail"),
    "badge": ("badge", "badge number", "card number"),
    "employee_number": ("employee number", "employee no", "employee num", "employee id", "personnel number"),
    "department": ("department",),
    "company": ("company",),
    "job_title": ("job title", "title", "position"),
    "phone": ("phone", "phone number", "telephone", "mobile"),
    "location": ("location",),
    "active": ("active", "activated"),
    "notes": ("notes", "note", "comments"),
}
ITEMS: Aliases = {
    "sku": (
        "sku",
        "product code",
        "item code",
        "item number",
        "item no",
        "stock number",
        "part number",
        "ipn",
        "code",
    ),
    "name": ("product name", "item name", "product", "item", "name", "description"),
    "group": ("category", "group", "product category"),
    "unit": ("unit", "unit of measure", "uom"),
    "decimals": ("decimals",),
    "manufacturer": ("manufacturer", "brand"),
    "supplier": ("supplier", "vendor"),
    "home_place": ("home place", "default location", "home bin"),
    "reorder_point": ("reorder point", "reorder level", "min amount", "min qty", "minimum quantity", "minimum stock"),
    "reorder_quantity": ("reorder quantity", "order quantity"),
    "maximum": ("maximum", "order up to", "maximum quantity", "maximum stock", "max qty", "max amount"),
    "service_level": ("service level", "service level in %", "service level %"),
    "shelf_days": ("shelf life days", "shelf life", "shelf days", "keeps (days)", "days kept"),
    "lot_policy": ("lots kept",),
    "expiry_required": ("expiry needed",),
    "active": ("active",),
    "gtin": ("gtin", "ean", "upc", "barcode"),
    "lot": ("lot number", "lot", "batch number", "batch", "lot/serial number"),
    "lot_status": ("lot status",),
    "expiry": ("expiration date", "expiry date", "expiry", "expires"),
    "place": ("bin location", "bin", "place", "location", "storage location", "store"),
    "quantity": ("quantity", "qty", "ob qoh", "qoh", "quantity on hand", "on hand"),
    "counted": ("physical qoh", "physical quantity", "counted quantity"),
    "unit_cost": ("unit cost", "unit price", "cost per unit", "purchase cost"),
    "currency": ("currency", "purchase price currency"),
    "value": ("value",),
    "notes": ("notes", "note", "comment", "comments"),
}
PLACES: Aliases = {
    "code": ("place code", "code"),
    "name": ("name", "place", "location", "location name"),
    "path": ("path",),
    "kind": ("kind",),
    "parent": ("part of", "parent", "parent location"),
    "responsible": ("responsible", "manager username", "manager"),
    "coordinates": ("coordinates",),
    "structural": ("holds nothing itself", "structural"),
    "active": ("active",),
    "notes": ("notes", "note"),
}
DEPARTMENTS: Aliases = {
    "name": ("department", "name"),
    "charge_code": ("charge code", "cost centre", "cost center"),
    "place": ("place", "location"),
    "manager": ("manager",),
    "active": ("active",),
}
CHARGE_CODES: Aliases = {
    "code": ("charge code", "code", "cost code", "cost centre", "cost center"),
    "name": ("name", "charge code name", "description"),
    "department": ("department",),
    "is_job": ("job", "is job"),
    "valid_from": ("valid from", "from", "start date"),
    "valid_until": ("valid until", "valid to", "until", "end date"),
    "active": ("active",),
    "notes": ("notes", "note"),
}
OFFERS: Aliases = {
    "sku": ITEMS["sku"],
    "supplier": ("supplier", "supplier name", "vendor"),
    "code": ("supplier's code", "supplier code", "supplier sku", "supplier part number", "vendor code"),
    "name": ("supplier's name for it", "supplier's description", "supplier description"),
    "pack_name": ("pack", "pack name", "packaging"),
    "pack_size": ("pack size", "a pack holds", "pack quantity", "units per pack"),
    "price": ("price", "price of a pack", "pack price", "price per pack"),
    "minimum_packs": ("minimum packs", "packs at least", "minimum", "minimum order", "moq"),
    "multiple_packs": ("multiple packs", "in multiples of", "multiple", "order multiple"),
    "lead_time_days": ("days to delivery", "lead time", "lead time days", "delivery days"),
    "preferred": ("preferred",),
}
STOCK_LEVELS: Aliases = {
    "sku": ITEMS["sku"],
    "place": ("store", "place", "location", "place code"),
    "reorder_point": ("reorder at", "reorder point", "reorder level", "minimum", "min qty"),
    "reorder_quantity": ("order quantity", "reorder quantity", "quantity"),
    "maximum": ("order up to", "maximum", "max qty"),
}
CONTRACTS: Aliases = {
    "name": ("contract name", "licence name", "license name", "license", "licence", "contract", "item name", "name"),
    "kind": ("kind", "contract type"),
    "number": (
        "number or key",
        "serial number",
        "product key",
        "serial/product key",
        "serial",
        "key",
        "license key",
        "contract number",
    ),
    "supplier": ("supplier", "vendor"),
    "department": ("department",),
    "company": ("company",),
    "seats": ("seats", "total"),
    "yearly_cost": ("cost a year", "yearly cost", "annual cost"),
    "cost": ("purchase cost",),
    "starts": ("starts", "start date", "purchase date"),
    "ends": ("ends", "end date", "expiration date", "renewal date", "termination date"),
    "renews": ("renews", "renews by itself"),
    "notice_days": ("days of notice", "notice period"),
    "licensed_name": ("licensed to name", "license name/email"),
    "licensed_email": ("licensed to email",),
    "manufacturer": ("manufacturer",),
    "category": ("category",),
    "order_number": ("order number",),
    "purchase_order": ("purchase order", "purchase order number"),
    "active": ("active",),
    "notes": ("notes", "note", "comments"),
}
CATEGORIES: Aliases = {
    "name": ("category", "category name", "name"),
    "tag_prefix": ("tag prefix",),
    "loan_days": ("loan days", "days of a loan"),
    "checklist": ("before another use", "checklist"),
    "goes_with": ("goes with it",),
    "holder_policy": ("when overdue",),
    "reserved_policy": ("when reserved",),
    "maintenance_policy": ("when maintenance is overdue",),
    "most_out": ("at once at most",),
    "extend_times": ("extended at most",),
    "deposit": ("deposit",),
    "training": ("training needed", "training"),
    "needs_approval": ("approval needed",),
    "needs_acceptance": ("acceptance needed",),
    "holds_data": ("hold data",),
    "replace_years": ("replaced after years",),
    "active": ("active",),
}
TABLES: Mapping[What, Aliases] = {
    What.ASSETS: ASSETS,
    What.PEOPLE: PEOPLE,
    What.ITEMS: ITEMS,
    What.PLACES: PLACES,
    What.DEPARTMENTS: DEPARTMENTS,
    What.CHARGE_CODES: CHARGE_CODES,
    What.OFFERS: OFFERS,
    What.STOCK_LEVELS: STOCK_LEVELS,
    What.CONTRACTS: CONTRACTS,
    What.CATEGORIES: CATEGORIES,
}
STOCK = frozenset({"quantity", "counted", "lot", "expiry", "place", "unit_cost", "value"})
MAXIMUM = frozenset(STOCK_LEVELS["maximum"])
NEVER: Mapping[What, frozenset[str]] = {
    What.OFFERS: STOCK,
    What.STOCK_LEVELS: frozenset({"name", "unit", "group"}) | (STOCK - {"place"}),
}
"""What lists these has none of these columns of a stock list."""
NEEDED: tuple[tuple[What, tuple[frozenset[str], ...]], ...] = (
    (What.ASSETS, (frozenset({"tag"}), frozenset({"serial", "model"}), frozenset({"serial", "description"}))),
    (
        What.CONTRACTS,
        (
            frozenset({"name", "seats", "ends"}),
            frozenset({"name", "seats", "number"}),
            frozenset({"name", "kind", "ends"}),
        ),
    ),
    (What.PLACES, (frozenset({"code", "name", "kind"}), frozenset({"code", "name", "parent"}))),
    (
        What.CHARGE_CODES,
        (frozenset({"code", "valid_from"}), frozenset({"code", "valid_until"}), frozenset({"code", "is_job"})),
    ),
    (What.DEPARTMENTS, (frozenset({"name", "charge_code"}),)),
    (What.CATEGORIES, (frozenset({"name", "tag_prefix"}), frozenset({"name", "checklist"}))),
    (
        What.OFFERS,
        (
            frozenset({"sku", "supplier", "code"}),
            frozenset({"sku", "supplier", "pack_size"}),
            frozenset({"sku", "supplier", "lead_time_days"}),
        ),
    ),
    (What.STOCK_LEVELS, (frozenset({"sku", "place", "reorder_point"}),)),
    (What.ITEMS, (frozenset({"sku", "name"}), frozenset({"sku", "quantity"}), frozenset({"sku", "lot"}))),
    (
        What.PEOPLE,
        (
            frozenset({"name", "login"}),
            frozenset({"name", "email"}),
            frozenset({"name", "badge"}),
            frozenset({"name", "employee_number"}),
            frozenset({"first_name", "last_name"}),
            frozenset({"login", "email"}),
        ),
    ),
)
"""The first kind of list of which one set of fields is there is what the file lists."""
HISTORY = frozenset({"entry", "when"})
"""Columns of our own lists of movements and of the journal: they can be looked at, not imported."""
OF_THE_PERSON = ("manager", "username")
"""In Snipe-IT's custom report the department after these is the department of who has the asset."""


@dataclass(frozen=True)
class Column:
    """One column in use: its position, how the file calls it, our field."""

    position: int
    title: str
    field: str


@dataclass(frozen=True)
class Mapped:
    """What the file lists, the columns in use, and the titles of those that are not. A field that stands in several
    columns is taken from the first of them that is filled. `dialect` names another program's file that is known as a
    whole. `own` are the kinds of the fields of one's own that it has columns for."""

    what: What
    columns: tuple[Column, ...]
    unused: tuple[str, ...]
    twice: tuple[str, ...]
    dialect: str = ""
    own: Mapping[str, str] = field(default_factory=dict)

    @functools.cached_property
    def fields(self) -> frozenset[str]:
        """The fields that the file has a column for."""
        return frozenset(column.field for column in self.columns)

    def title(self, field: str) -> str:
        """How the file calls a field."""
        return next((column.title for column in self.columns if column.field == field), field)


def normal(title: str) -> str:
    """A column's title as it is compared: case, dots, colons, underscores and stars do not count."""
    text = unicodedata.normalize("NFKC", title).casefold().replace("_", " ")
    return " ".join(re.sub(r"[.:*#]+", " ", text).split())


def map_headers(headers: Sequence[str], what: What | None = None) -> Mapped:
    """Finds out what the file lists (unless `what` says so) and binds its columns by position.

    Raises Refused: import_history for a list of movements or of the journal, import_unknown_list where no column is
    one by which things are known.
    """
    titles = [normal(title) for title in headers]
    if what is None and set(titles) >= HISTORY:
        raise Refused("import_history")
    dialect = dialect_of(titles, what)
    if dialect is not None:
        return replace(_bind(dialect.what, dialect.aliases, headers, titles), dialect=dialect.key)
    for kind, sets in NEEDED:
        if what is not None and kind is not what:
            continue
        mapped = _bind(kind, TABLES[kind], headers, titles)
        if what is not None or (any(wanted <= mapped.fields for wanted in sets) and not _is_stock(kind, titles)):
            return mapped
    raise Refused("import_unknown_list", headers=", ".join(title for title in headers if title)[:200])


def _is_stock(what: What, titles: Sequence[str]) -> bool:
    """Whether columns of a stock list are there that a list of this kind has not."""
    never = NEVER.get(what, frozenset())
    aliases = {alias for field in never for alias in ITEMS[field]}
    if what is What.STOCK_LEVELS and not MAXIMUM.isdisjoint(titles):
        aliases -= {"quantity"}  # then it is the order quantity
    return not aliases.isdisjoint(titles)


def _bind(what: What, table: Aliases, headers: Sequence[str], titles: Sequence[str]) -> Mapped:
    fields = {alias: field for field, aliases in table.items() for alias in aliases}
    rank = {alias: place for aliases in table.values() for place, alias in enumerate(aliases)}
    columns: list[tuple[int, Column]] = []
    unused: list[str] = []
    for position, title in enumerate(titles):
        field = fields.get(title)
        if what is What.ASSETS and field == "department" and any(t in titles[:position] for t in OF_THE_PERSON):
            field = None
        if field is None:
            if title:
                unused.append(headers[position].strip())
            continue
        columns.append((rank[title], Column(position, headers[position].strip(), field)))
    columns.sort(key=lambda pair: (pair[0], pair[1].position))
    found = tuple(column for _, column in columns)
    again = (column for place, column in enumerate(found) if column.field in {c.field for c in found[:place]})
    return Mapped(what, found, tuple(unused), tuple(column.title for column in again))
