"""Items of a spreadsheet with their lots and what lies where: new ones are added, stock becomes the opening balance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tracker_desktop.errors import Refused
from tracker_desktop.models.items import Item, LotPolicy
from tracker_desktop.models.places import PlaceKind
from tracker_desktop.scanning.clean import clean_line, code_key
from tracker_desktop.scanning.gtin import as_gtin14
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.importing.decision import Decision, Verdict
from tracker_desktop.transactions.importing.directory import in_use
from tracker_desktop.transactions.importing.given import Given
from tracker_desktop.transactions.importing.importer import Importer, compared, lot_of, refused
from tracker_desktop.transactions.importing.item_rules import (
    check_change,
    check_lot,
    check_together,
    checked_item,
    checked_stock,
)
from tracker_desktop.transactions.importing.known import Known
from tracker_desktop.transactions.importing.known_items import KnownItem, KnownItems, KnownLot, Stock
from tracker_desktop.transactions.importing.write_new import columns
from tracker_desktop.transactions.importing.write_stock import write_items, write_stock
from tracker_desktop.transactions.rules.shelves import lock_stock
from tracker_desktop.wording.render import show_quantity

LOT_LENGTH = 80
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

    def decide(self, rows: Sequence[Given]) -> list[Decision]:
        self._items.load([str(given.values.get("sku", "")) for given in rows])
        decided: list[Decision] = []
        for given in rows:
            name = str(given.values.get("sku", ""))[:60]
            if given.wrong:
                decided.append(Decision(given.line, Verdict.WRONG, name, given.wrong))
                continue
            try:
                with self.directory.all_or_none():
                    decided.append(self._decide(given))
            except Refused as refusal:
                decided.append(refused(given, refusal, name))
        return decided

    def _decide(self, given: Given) -> Decision:
        values = checked_item(given.values)
        sku, key = values["sku"], code_key(values.pop("sku"))
        item = self._items.find(key)
        is_new = item is None
        if item is None:
            item = KnownItem(NEW | {"sku": sku, "decimals": given.values.get("places", 0)})
        elif item.line:
            values = _left_to_say(given, item, values)
        check_together(item.row | values)
        stock = self._stock(given, item, item.row | values)
        stock.is_new = is_new
        self._refer(given.values, values, item)
        if item.id is None:
            decision = Decision(given.line, Verdict.SAME, sku)
            item.row |= values
        else:
            decision = self._known(given.line, item, values)
        self._items.add(key, item)
        _remember(given.line, stock, values)
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

    def _stock(self, given: Given, item: KnownItem, row: Mapping[str, Any]) -> Stock:
        """What the row says of the stock; `row` is the item as it will be."""
        stock = Stock(item)
        values = given.values
        if values.get("gtin"):
            gtin = as_gtin14(str(values["gtin"]).replace(" ", ""))
            stock.gtin = "" if gtin in item.gtins else gtin
        if not any(values.get(name) for name in ("lot", "expiry", "place", "quantity")):
            return stock
        text = clean_line(values.get("lot") or "", LOT_LENGTH)
        expiry = values.get("expiry")
        lot = item.lots.get(code_key(text) if text else "")
        if text or expiry or values.get("quantity"):
            check_lot(row, text, expiry, None if lot is None else lot.expiry, self.today)
        stock.new_lot = lot is None
        stock.lot = lot or KnownLot(text, code_key(text) if text else "", expiry)
        if lot is not None and lot.expiry is None:
            stock.expiry = expiry
        if values.get("quantity") is not None:
            self._on_shelf(values, row, stock, stock.lot)
        return stock

    def _on_shelf(self, values: Mapping[str, Any], row: Mapping[str, Any], stock: Stock, lot: KnownLot) -> None:
        quantity = values["quantity"]
        if quantity == 0 and not values.get("place"):
            return
        place = self.directory.place(values["place"], PlaceKind.BIN) if values.get("place") else self._home(row)
        if place in lot.lines:
            raise Refused("import_stock_twice", item=row["name"], line=lot.lines[place])
        stock.place = place
        here = lot.here.get(place.id or 0)
        if here:
            if here != quantity:
                shown = {"here": show_quantity(here), "given": show_quantity(quantity)}
                raise Refused("import_stock_here", item=row["name"], place=place.data["path"], **shown)
        elif quantity:
            if not row["active"] and not stock.item.undone:
                raise Refused("item_retired", item=row["name"])
            in_use(place)
            stock.value = checked_stock(row, quantity, values.get("unit_cost"), values.get("value"))
            stock.quantity = quantity

    def _home(self, row: Mapping[str, Any]) -> Known:
        """Where stock lies whose place the file does not say: the first store."""
        if self.directory.first_store is None:
            raise Refused("import_no_place", item=row["name"])
        return self.directory.first_store

    def _refer(self, given: Mapping[str, Any], values: dict[str, Any], item: KnownItem) -> None:
        for name, column, find in (
            ("supplier", "supplier_id", self.directory.supplier),
            ("home_place", "home_place_id", lambda text: self.directory.place(text, PlaceKind.BIN)),
        ):
            if given.get(name) and column not in item.told:
                now = item.row.get(column)
                values[column] = in_use(find(given[name]), None if isinstance(now, Known) else now)

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
    if stock.lot is not None:
        stock.item.lots[stock.lot.key] = stock.lot
        stock.lot.expiry = stock.expiry or stock.lot.expiry
        if stock.place is not None:
            stock.lot.lines[stock.place] = line
