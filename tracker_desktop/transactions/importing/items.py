"""Items of a spreadsheet with their lots and what lies where: new ones are added, stock becomes the opening balance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.items import CodeKind, Item, ItemCode, Lot, LotPolicy
from tracker_desktop.models.places import PlaceKind
from tracker_desktop.models.stock import Balance, MovementKind
from tracker_desktop.scanning.clean import clean_line, code_key
from tracker_desktop.scanning.gtin import as_gtin14
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.importing.decision import Decision, Verdict
from tracker_desktop.transactions.importing.directory import in_use
from tracker_desktop.transactions.importing.given import Given
from tracker_desktop.transactions.importing.importer import Importer, compared, lot_of, refused
from tracker_desktop.transactions.importing.item_rules import check_lot, checked_item, checked_level, checked_stock
from tracker_desktop.transactions.importing.known import Known
from tracker_desktop.transactions.importing.write_new import columns, put
from tracker_desktop.transactions.ledger import Posting, post
from tracker_desktop.transactions.shelves import lock_stock
from tracker_desktop.transactions.stock_places import virtual
from tracker_desktop.wording.render import show_quantity

FIELDS = (
    "name",
    "group",
    "unit",
    "decimals",
    "manufacturer",
    "supplier_id",
    "home_place_id",
    "reorder_point",
    "reorder_quantity",
    "lot_policy",
    "expiry_required",
    "notes",
    "active",
)
LOT_LENGTH = 80


@dataclass(slots=True, eq=False)
class KnownItem:
    """An item of the office or one that the file adds; its lots by their key."""

    row: dict[str, Any]
    line: int = 0
    gtins: set[str] = field(default_factory=set)
    lots: dict[str, KnownLot] = field(default_factory=dict)

    @property
    def id(self) -> int | None:
        return self.row.get("id")


@dataclass(slots=True, eq=False)
class KnownLot:
    """A lot of the office or one that the file adds; what lies where by place, and which line of the file said so."""

    number: str
    key: str
    expiry: Any = None
    id: int | None = None
    here: dict[Any, Decimal] = field(default_factory=dict)
    lines: dict[Known, int] = field(default_factory=dict)


@dataclass(slots=True)
class Stock:
    """What a row adds beside the item: a lot, a code, a quantity at a place and its value."""

    item: KnownItem
    is_new: bool = False
    gtin: str = ""
    lot: KnownLot | None = None
    new_lot: bool = False
    expiry: Any = None
    place: Known | None = None
    quantity: Decimal | None = None
    value: Decimal = Decimal(0)


class ItemImporter(Importer):
    """An item is known by its SKU. A quantity is written down as opening stock where nothing of the lot lies there yet;
    where it does, the row must say the same quantity, for what is on the shelf is received, issued or counted."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._items: dict[str, KnownItem] = {}

    def decide(self, rows: Sequence[Given]) -> list[Decision]:
        self._load([str(given.values.get("sku", "")) for given in rows])
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

    def _load(self, skus: Sequence[str]) -> None:
        """Bring in what the office has of these items, unless an earlier chunk did."""
        keys = sorted({key for sku in skus if (key := _key(sku)) and key not in self._items})
        fresh: dict[int, KnownItem] = {}
        wanted = [Item.id, Item.sku_key, Item.sku, *(getattr(Item, name) for name in FIELDS)]
        for part in lot_of(keys):
            for row in self.connection.execute(select(*wanted).where(Item.sku_key.in_(part))).mappings().all():
                fresh[row["id"]] = self._items[row["sku_key"]] = KnownItem(dict(row))
        lots: dict[int, KnownLot] = {}
        for part in lot_of(list(fresh)):
            query = select(Lot.id, Lot.item_id, Lot.number, Lot.number_key, Lot.expiry).where(Lot.item_id.in_(part))
            for row in self.connection.execute(query).all():
                lots[row.id] = KnownLot(row.number, row.number_key, row.expiry, row.id)
                fresh[row.item_id].lots[row.number_key] = lots[row.id]
            on_hand = select(Balance.lot_id, Balance.place_id, Balance.quantity).where(Balance.item_id.in_(part))
            for row in self.connection.execute(on_hand).all():
                lots[row.lot_id].here[row.place_id] = row.quantity
            codes = select(ItemCode.item_id, ItemCode.code_key).where(ItemCode.item_id.in_(part))
            for row in self.connection.execute(codes.where(ItemCode.kind == CodeKind.GTIN.value)).all():
                fresh[row.item_id].gtins.add(row.code_key)

    def _decide(self, given: Given) -> Decision:
        values = checked_item(given.values)
        key = code_key(values["sku"])
        item = self._items.get(key)
        is_new = item is None
        if item is None:
            item = self._new_item(given, values)
        stock = self._stock(given, item)
        stock.is_new = is_new
        self._refer(given.values, values)
        if is_new:
            for known in (values[name] for name in ("supplier_id", "home_place_id") if name in values):
                in_use(known)
            item.row |= {name: values[name] for name in values if name.endswith("_id")}
            self._items[key] = item
            decision = Decision(given.line, Verdict.ADD, values["sku"], values=item.row)
        elif item.id is None:
            decision = self._again(given, item, values)
        else:
            told = {name: values[name] for name in FIELDS if name in values}
            for name in ("reorder_point", "reorder_quantity"):
                checked_level(item.row | told, name)
            decision = compared(given.line, values["sku"], told, item.row)
            item.row |= decision.values
        self._remember(given.line, stock)
        adds = stock.gtin or stock.new_lot or stock.quantity or stock.expiry
        if adds and decision.verdict is Verdict.SAME:
            decision.verdict = Verdict.ADD
        decision.extra = stock
        return decision

    def _new_item(self, given: Given, values: Mapping[str, Any]) -> KnownItem:
        if not values.get("name"):
            raise Refused("item_name_missing", sku=values["sku"])
        row = {"unit": "piece", "decimals": 0, "lot_policy": LotPolicy.OPTIONAL.value, "expiry_required": False}
        row |= {"active": True, **values}
        if "decimals" not in values:
            row["decimals"] = given.values.get("places", 0)
        for name in ("reorder_point", "reorder_quantity"):
            checked_level(row, name)
        return KnownItem(row, given.line)

    def _again(self, given: Given, item: KnownItem, values: Mapping[str, Any]) -> Decision:
        """Another lot or place of an item that an earlier line of this file adds: it must be the same item."""
        name = values.get("name", item.row["name"])
        if name.casefold() != item.row["name"].casefold():
            raise Refused("import_other_name", sku=item.row["sku"], name=item.row["name"], line=item.line)
        return Decision(given.line, Verdict.SAME, item.row["sku"])

    def _stock(self, given: Given, item: KnownItem) -> Stock:
        stock = Stock(item)
        values = given.values
        if values.get("gtin"):
            stock.gtin = as_gtin14(str(values["gtin"]).replace(" ", ""))
            if stock.gtin in item.gtins:
                stock.gtin = ""
        if not any(values.get(name) for name in ("lot", "expiry", "place", "quantity")):
            return stock
        text = clean_line(values.get("lot") or "", LOT_LENGTH)
        key = code_key(text) if text else ""
        lot = item.lots.get(key)
        if text or values.get("expiry") or values.get("quantity"):
            check_lot(item.row, text, values.get("expiry"), None if lot is None else lot.expiry, self.today)
        stock.new_lot = lot is None
        stock.lot = lot or KnownLot(text, key, values.get("expiry"))
        if lot is not None and lot.expiry is None and values.get("expiry"):
            stock.expiry = values["expiry"]
        if values.get("quantity") is not None:
            self._on_shelf(values, item, stock)
        return stock

    def _on_shelf(self, values: Mapping[str, Any], item: KnownItem, stock: Stock) -> None:
        assert stock.lot is not None
        quantity = values["quantity"]
        if quantity == 0 and not values.get("place"):
            return
        kind = PlaceKind.BIN if values.get("place") else PlaceKind.STORE
        stock.place = self.directory.place(values["place"], kind) if values.get("place") else self._home(item)
        if stock.place in stock.lot.lines:
            raise Refused("import_stock_twice", item=item.row["name"], line=stock.lot.lines[stock.place])
        here = stock.lot.here.get(stock.place.id)
        if here:
            if here != quantity:
                raise Refused(
                    "import_stock_here",
                    item=item.row["name"],
                    place=stock.place.data["path"],
                    here=show_quantity(here),
                    given=show_quantity(quantity),
                )
            return
        if quantity and not item.row["active"]:
            raise Refused("item_retired", item=item.row["name"])
        if quantity:
            in_use(stock.place)
            stock.value = checked_stock(item.row, quantity, values.get("unit_cost"), values.get("value"))
            stock.quantity = quantity

    def _home(self, item: KnownItem) -> Known:
        """Where stock lies whose place the file does not say: the first store."""
        if self.directory.first_store is None:
            raise Refused("import_no_place", item=item.row["name"])
        return self.directory.first_store

    def _refer(self, given: Mapping[str, Any], values: dict[str, Any]) -> None:
        if given.get("supplier"):
            values["supplier_id"] = self.directory.supplier(given["supplier"])
        if given.get("home_place"):
            values["home_place_id"] = self.directory.place(given["home_place"], PlaceKind.BIN)

    def _remember(self, line: int, stock: Stock) -> None:
        if stock.gtin:
            stock.item.gtins.add(stock.gtin)
        if stock.lot is None:
            return
        stock.item.lots[stock.lot.key] = stock.lot
        stock.lot.expiry = stock.expiry or stock.lot.expiry
        if stock.place is not None:
            stock.lot.lines[stock.place] = line

    def write(self, books: Books, decisions: Sequence[Decision]) -> None:
        stocks = [decision.extra for decision in decisions if decision.extra is not None]
        self._write_items(books, [stock.item for stock in stocks if stock.is_new])
        lock_stock(books, {stock.item.id for stock in stocks if stock.item.id is not None})
        self._write_changes(books, decisions)
        codes = [
            {
                "item_id": stock.item.id,
                "kind": CodeKind.GTIN.value,
                "code": stock.gtin,
                "code_key": stock.gtin,
            }
            for stock in stocks
            if stock.gtin
        ]
        put(books, ItemCode, codes)
        self._write_lots(books, stocks)
        self._write_stock(books, stocks)

    def _write_items(self, books: Books, items: Sequence[KnownItem]) -> None:
        rows = [columns(item.row) | {"sku_key": code_key(item.row["sku"])} for item in items]
        for item, row_id in zip(items, put(books, Item, rows), strict=True):
            item.row["id"] = row_id
        codes = [
            {"item_id": item.id, "kind": CodeKind.SKU.value, "code": row["sku"], "code_key": row["sku_key"]}
            for item, row in zip(items, rows, strict=True)
        ]
        put(books, ItemCode, codes)
        without = [{"item_id": item.id, "number": "", "number_key": ""} for item in items if "" not in item.lots]
        bare = [item for item in items if "" not in item.lots]
        for item, lot_id in zip(bare, put(books, Lot, without), strict=True):
            item.lots[""] = KnownLot("", "", id=lot_id)

    def _write_changes(self, books: Books, decisions: Sequence[Decision]) -> None:
        changes = [decision for decision in decisions if decision.verdict is Verdict.CHANGE and decision.before]
        for part in lot_of(changes):
            rows = books.hold(Item, [decision.row_id for decision in part])
            for decision in part:
                item = rows[decision.row_id]
                for name, value in columns(decision.values).items():
                    if getattr(item, name) != decision.before[name]:
                        raise Refused("import_moved_on")
                    setattr(item, name, value)
            books.flush()

    def _write_lots(self, books: Books, stocks: Sequence[Stock]) -> None:
        new = [stock for stock in stocks if stock.new_lot and stock.lot is not None and stock.lot.id is None]
        rows = [
            {"item_id": stock.item.id, "number": lot.number, "number_key": lot.key, "expiry": lot.expiry}
            for stock in new
            if (lot := stock.lot) is not None
        ]
        for stock, lot_id in zip(new, put(books, Lot, rows), strict=True):
            assert stock.lot is not None
            stock.lot.id = lot_id
        dated = {stock.lot.id: stock.expiry for stock in stocks if stock.expiry and stock.lot and not stock.new_lot}
        for part in lot_of(sorted(key for key in dated if key)):
            for lot_id, lot in books.hold(Lot, part).items():
                lot.expiry = dated[lot_id]
            books.flush()

    def _write_stock(self, books: Books, stocks: Sequence[Stock]) -> None:
        source = virtual(books, PlaceKind.OPENING)
        lines = [
            Posting(
                MovementKind.OPENING,
                int(stock.item.id or 0),
                int(stock.lot.id or 0),
                source,
                int(stock.place.id or 0),
                stock.quantity,
                stock.value,
            )
            for stock in stocks
            if stock.quantity and stock.lot is not None and stock.place is not None
        ]
        post(books, lines)


def _key(text: str) -> str:
    try:
        return code_key(text) if text else ""
    except Refused:
        return ""
