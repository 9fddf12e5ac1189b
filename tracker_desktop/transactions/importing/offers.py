"""How suppliers sell the items, of a spreadsheet."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.orders import SupplierItem
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.importing.decision import Decision, Verdict
from tracker_desktop.transactions.importing.directory import in_use
from tracker_desktop.transactions.importing.given import Given
from tracker_desktop.transactions.importing.importer import clean, lot_of
from tracker_desktop.transactions.importing.items_here import ItemsHere
from tracker_desktop.transactions.importing.keyed import KeyedImporter, KnownRow
from tracker_desktop.transactions.importing.known import Known
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.item_parts import ONE
from tracker_desktop.transactions.rules.offers import RULES, check_pack

CHECKED = {name: rule for name, rule in RULES.items() if name != "supplier_id"}
KEPT = ("item_id", "supplier_id", "code_key", *CHECKED)
NEW = dict.fromkeys(KEPT) | {"code": "", "code_key": "", "pack_size": ONE, "preferred": False}
Key = tuple[int, int, str]
"""The item, the supplier as it is known here, its code."""


class OfferImporter(KeyedImporter):
    """An offer is known by the SKU, the supplier and the supplier's code; without a code it is the only one of that
    supplier. Of an item's offers one is preferred: the row that says so, else the first."""

    model = SupplierItem
    settled = frozenset({"preferred"})

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._items = ItemsHere(self.connection)
        self._offers: dict[int, list[Key]] = {}
        suppliers = self.directory.suppliers
        self._suppliers = {known.id: known for known in suppliers.everything()}
        self._preferred: dict[int, int] = {}

    def load(self, rows: Sequence[Given]) -> None:
        for part in lot_of(self._items.load(given.values.get("sku") for given in rows)):
            wanted = [SupplierItem.id, *(getattr(SupplierItem, name) for name in KEPT)]
            query = select(*wanted).where(SupplierItem.item_id.in_(part)).order_by(SupplierItem.id)
            for row in self.connection.execute(query).mappings().all():
                key = (row["item_id"], id(self._suppliers[row["supplier_id"]]), row["code_key"])
                self.known[key] = KnownRow(dict(row))
                self._offers.setdefault(row["item_id"], []).append(key)

    def sort_out(self, given: Given) -> tuple[Hashable, str, dict[str, Any]]:
        item = self._items.find(given.values.get("sku"))
        if not given.values.get("supplier"):
            raise Refused("import_cell", column=RULES["supplier_id"].label, why=str(Refused("value_missing")))
        supplier = self.directory.supplier(given.values["supplier"])
        values = clean(CHECKED, given.values)
        if "pack_size" in values:
            check_pack(item, values["pack_size"])
        key = self._key(item.id, supplier, fields.key_of(values.get("code")) or "")
        known = self.known.get(key)
        in_use(supplier, None if known is None else supplier.id)
        if known is None:
            values |= {"item_id": item.id, "supplier_id": supplier, "code_key": key[2]}
        else:
            values.pop("code", None)
        self._prefer(given.line, item, key, values)
        if known is None:
            self._offers.setdefault(item.id, []).append(key)
        return key, f"{item.sku}, {supplier.name}", values

    def complete(self, values: dict[str, Any]) -> dict[str, Any]:
        return NEW | values

    def _key(self, item_id: int, supplier: Known, code: str) -> Key:
        others = [key for key in self._offers.get(item_id, ()) if key[1] == id(supplier)]
        if not code and len(others) == 1:
            return others[0]
        return item_id, id(supplier), code

    def _prefer(self, line: int, item: Any, key: Key, values: dict[str, Any]) -> None:
        """The others of the item are not preferred any more."""
        if not values.get("preferred"):
            return
        if self._preferred.setdefault(item.id, line) != line:
            raise Refused("offers_preferred", item=item.name)
        for other in self._offers.get(item.id, ()):
            if other != key:
                self.known[other].row["preferred"] = False

    def write(self, books: Books, decisions: Sequence[Decision]) -> None:
        super().write(books, decisions)
        spoken_of = [one for one in decisions if one.verdict in (Verdict.ADD, Verdict.CHANGE)]
        _settle(books, spoken_of)


def _settle(books: Books, decisions: Sequence[Decision]) -> None:
    """One offer of each item is preferred: what a row of these says, else the first."""
    changed = {row.id: row for row in books.hold(SupplierItem, [d.row_id for d in decisions if d.row_id]).values()}
    said = {changed[d.row_id].item_id: _known(changed[d.row_id]) for d in decisions if d.row_id and _says(d)}
    for decision in decisions:
        if not decision.row_id and _says(decision):
            values = decision.values
            said[values["item_id"]] = (values["supplier_id"].id, values["code_key"])
    items = {row.item_id for row in changed.values()} | {d.values["item_id"] for d in decisions if not d.row_id}
    for part in lot_of(sorted(items)):
        query = select(SupplierItem.id).where(SupplierItem.item_id.in_(part)).order_by(SupplierItem.id)
        by_item: dict[int, list[Any]] = {}
        for row in books.hold(SupplierItem, books.scalars(query).all()).values():
            by_item.setdefault(row.item_id, []).append(row)
        for item_id, rows in by_item.items():
            rows.sort(key=lambda row: row.id)
            chosen = said.get(item_id) or _known(next((row for row in rows if row.preferred), rows[0]))
            for row in rows:
                if row.preferred != (_known(row) == chosen):
                    row.preferred = _known(row) == chosen
        books.flush()


def _says(decision: Decision) -> bool:
    return bool(decision.values.get("preferred"))


def _known(row: Any) -> tuple[int, str]:
    return row.supplier_id, row.code_key
