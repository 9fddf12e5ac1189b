"""Items of a spreadsheet with their lots and what lies where: new ones are added, stock becomes the opening balance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from tracker_desktop.errors import Refused
from tracker_desktop.models.items import Item, LotPolicy
from tracker_desktop.models.places import PlaceKind
from tracker_desktop.scanning.clean import code_key
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.importing.decision import Decision, Verdict
from tracker_desktop.transactions.importing.directory import holding, in_use
from tracker_desktop.transactions.importing.given import Given
from tracker_desktop.transactions.importing.importer import Importer, compared, lot_of, refused
from tracker_desktop.transactions.importing.item_rules import (
    check_change,
    check_together,
    checked_item,
)
from tracker_desktop.transactions.importing.known import Known
from tracker_desktop.transactions.importing.known_items import KnownItem, KnownItems, Stock
from tracker_desktop.transactions.importing.opening_stock import OpeningStock, wishes
from tracker_desktop.transactions.importing.write_new import columns
from tracker_desktop.transactions.importing.write_stock import write_items, write_stock
from tracker_desktop.transactions.rules.shelves import lock_stock

NEW = {
    "unit": "piece",
    "decimals": 0,
    "lot_policy": LotPolicy.OPTIONAL.value,
    "expiry_required": False,
    "active": True,
}


class ItemImporter(Importer):
    """An item is known by its SKU; what its first line leaves out a later one may say. A quantity is written down as
    opening stock where nothing of the lot lies there yet; where it does, the row must say the same quantity, for what
    is on the shelf is received, issued or counted."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._items = KnownItems(self.connection)
        self._stock = OpeningStock(self.connection, self.directory, self.today)

    def decide(self, rows: Sequence[Given]) -> list[Decision]:
        self._items.load_aliases({given.values["alias"] for given in rows if given.values.get("alias")})
        rows = [self._named(given) for given in rows]
        self._items.load([str(given.values.get("sku", "")) for given in rows])
        decided: list[Decision] = []
        for given in rows:
            name = str(given.values.get("sku") or given.values.get("part_name", ""))[:60]
            if given.wrong or given.left_out:
                verdict = Verdict.WRONG if given.wrong else Verdict.LEFT_OUT
                decided.append(Decision(given.line, verdict, name, given.wrong or given.left_out))
                continue
            try:
                with self.directory.all_or_none():
                    decided.append(self._decide(given))
            except Refused as refusal:
                decided.append(refused(given, refusal, name))
        return decided

    def notes(self) -> tuple[str, ...]:
        return self._stock.notes()

    def _named(self, given: Given) -> Given:
        """A row that calls its item by a further code only, with the SKU of that item."""
        alias = given.values.get("alias")
        if not alias or given.values.get("sku") or given.wrong:
            return given
        sku = self._items.sku_of(alias)
        if sku is None:
            unknown = Refused("import_part_unknown", name=given.values.get("part_name", ""), barcode=alias)
            return given if given.left_out else replace(given, wrong=str(unknown))
        return replace(given, values={**given.values, "sku": sku})

    def _decide(self, given: Given) -> Decision:
        values = checked_item(given.values)
        sku, key = values["sku"], code_key(values.pop("sku"))
        item = self._items.find(key)
        is_new = item is None
        if item is None:
            item = KnownItem(NEW | {"sku": sku, "decimals": given.values.get("places", 0)})
        values |= wishes(given.values, item)
        if item.line:
            values = _left_to_say(given, item, values)
        check_together(item.row | values)
        stock = self._stock.read(given, item, item.row | values)
        stock.is_new = is_new
        self._refer(given.values, values, item)
        if item.id is None:
            decision = Decision(given.line, Verdict.SAME, sku)
            item.row |= values
        else:
            decision = self._known(given.line, item, values)
        _remember(given.line, stock, values)
        self._items.add(key, item)
        if stock.adds and decision.verdict is Verdict.SAME:
            decision.verdict = Verdict.ADD
        decision.extra = stock
        return decision

    def _known(self, line: int, item: KnownItem, values: dict[str, Any]) -> Decision:
        if item.undone and not item.row["active"]:
            values.setdefault("active", True)
        check_change(self.connection, item.row, values, {lot.key: lot.here.values() for lot in item.lots.values()})
        decision = compared(line, item.row["sku"], values, item.row)
        if item.undone and "active" in decision.before:
            decision.verdict = Verdict.ADD
        item.row |= decision.values
        return decision

    def _refer(self, given: Mapping[str, Any], values: dict[str, Any], item: KnownItem) -> None:
        for name, column, find in (
            ("supplier", "supplier_id", self.directory.supplier),
            ("home_place", "home_place_id", lambda text: self.directory.place(text, PlaceKind.BIN)),
        ):
            if given.get(name) and column not in item.told:
                now = item.row.get(column)
                check = holding if name == "home_place" else in_use
                values[column] = check(find(given[name]), None if isinstance(now, Known) else now)

    def write(self, books: Books, decisions: Sequence[Decision]) -> None:
        stocks = [decision.extra for decision in decisions if decision.extra is not None]
        lock_stock(books, {stock.item.id for stock in stocks if stock.item.id is not None})
        write_items(books, stocks)
        changes = [decision for decision in decisions if decision.before]
        for part in lot_of(changes):
            rows = books.hold(Item, [decision.row_id for decision in part])
            for decision in part:
                item = rows[decision.row_id]
                for name, value in columns(decision.values).items():
                    if getattr(item, name) != decision.before[name]:
                        raise Refused("import_moved_on")
                    setattr(item, name, value)
            books.flush()
        write_stock(books, stocks)


def _left_to_say(given: Given, item: KnownItem, values: dict[str, Any]) -> dict[str, Any]:
    """What earlier lines of the file have not said of the item; they must not call it otherwise."""
    name = values.get("name")
    if name is not None and item.row.get("name") is not None and name.casefold() != item.row["name"].casefold():
        raise Refused("import_other_name", sku=item.row["sku"], name=item.row["name"], line=item.line)
    return {name: value for name, value in values.items() if name not in item.told}


def _remember(line: int, stock: Stock, values: Mapping[str, Any]) -> None:
    stock.item.line = stock.item.line or line
    stock.item.told |= values.keys()
    if stock.gtin:
        stock.item.gtins.add(stock.gtin)
    if stock.alias:
        stock.item.aliases.add(code_key(stock.alias))
    if stock.lot is not None:
        stock.item.lots[stock.lot.key] = stock.lot
        stock.lot.expiry = stock.expiry or stock.lot.expiry
        if stock.place is not None:
            stock.lot.lines[stock.place] = line
