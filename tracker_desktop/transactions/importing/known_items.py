"""Items and lots that the rows of a file speak of: those of the office and those that the file adds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.items import CodeKind, Item, ItemCode, Lot
from tracker_desktop.models.stock import Balance
from tracker_desktop.scanning.clean import code_key
from tracker_desktop.transactions.importing.directory import undone_entries
from tracker_desktop.transactions.importing.importer import lot_of
from tracker_desktop.transactions.importing.known import Known
from tracker_desktop.transactions.rules.item_fields import RULES

FIELDS = tuple(name for name in RULES if name != "sku")


@dataclass(slots=True, eq=False)
class KnownItem:
    """An item, its lots by their key. `line` is the first line of the file that speaks of it, `told` what the lines so
    far said. `undone` is one that is only there because the ledger names it: what added it was undone. `has_code` says
    that its SKU can be scanned."""

    row: dict[str, Any]
    undone: bool = False
    has_code: bool = False
    line: int = 0
    told: set[str] = field(default_factory=set)
    gtins: set[str] = field(default_factory=set)
    aliases: set[str] = field(default_factory=set)
    lots: dict[str, KnownLot] = field(default_factory=dict)

    @property
    def id(self) -> int | None:
        """None until it is written."""
        return self.row.get("id")


@dataclass(slots=True, eq=False)
class KnownLot:
    """A lot; what lies where by the id of the place, and which line of the file speaks of which place. `note` is kept
    where it is new."""

    number: str
    key: str
    expiry: dt.date | None = None
    id: int | None = None
    note: str | None = None
    here: dict[int, Decimal] = field(default_factory=dict)
    lines: dict[Known, int] = field(default_factory=dict)


@dataclass(slots=True)
class Stock:
    """What a row adds beside the item: codes, a lot (or its expiry date), a quantity at a place with its value and what
    is noted with it."""

    item: KnownItem
    is_new: bool = False
    gtin: str = ""
    alias: str = ""
    lot: KnownLot | None = None
    new_lot: bool = False
    expiry: dt.date | None = None
    place: Known | None = None
    quantity: Decimal | None = None
    value: Decimal = Decimal(0)
    reason: str | None = None

    @property
    def adds(self) -> bool:
        """Whether anything is added."""
        return bool(self.is_new or self.gtin or self.alias or self.new_lot or self.quantity or self.expiry)


class KnownItems:
    """The items of a file by the key of their SKU."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._by_key: dict[str, KnownItem] = {}
        self._by_alias: dict[str, set[str]] = {}

    def sku_of(self, alias: str) -> str | None:
        """The SKU of the one item that has this further code, of those that were loaded or added."""
        found = self._by_alias.get(code_key(alias), set())
        return next(iter(found)) if len(found) == 1 else None

    def load_aliases(self, aliases: Collection[str]) -> None:
        """Find out which items of the office have these further codes."""
        keys = sorted({key for alias in aliases if (key := _key(alias)) not in self._by_alias})
        for part in lot_of(keys):
            self._by_alias |= {key: set() for key in part}
            query = select(ItemCode.code_key, Item.sku).join(Item, Item.id == ItemCode.item_id)
            alias = ItemCode.kind == CodeKind.ALIAS.value
            for key, sku in self._connection.execute(query.where(alias, ItemCode.code_key.in_(part))).all():
                self._by_alias[key].add(sku)

    def find(self, key: str) -> KnownItem | None:
        """The item of a SKU, of those that were loaded or added."""
        return self._by_key.get(key)

    def add(self, key: str, item: KnownItem) -> None:
        """An item that the file adds or speaks of."""
        self._by_key[key] = item
        for alias in item.aliases:
            self._by_alias.setdefault(alias, set()).add(item.row["sku"])

    def load(self, skus: Sequence[str]) -> None:
        """Bring in what the office has of these items, unless that was done before."""
        keys = sorted({key for sku in skus if (key := _key(sku)) and key not in self._by_key})
        fresh: dict[int, KnownItem] = {}
        undone = undone_entries(self._connection, Item) if keys else set()
        wanted = [Item.id, Item.sku_key, Item.sku, Item.entry, *(getattr(Item, name).label(name) for name in FIELDS)]
        for part in lot_of(keys):
            for row in self._connection.execute(select(*wanted).where(Item.sku_key.in_(part))).mappings().all():
                item = KnownItem(dict(row), undone=not row["active"] and row["entry"] in undone)
                fresh[row["id"]] = self._by_key[row["sku_key"]] = item
        for part in lot_of(list(fresh)):
            self._load_codes(fresh, part)
            self._load_lots(fresh, part)

    def _load_codes(self, fresh: dict[int, KnownItem], ids: Sequence[int]) -> None:
        query = select(ItemCode.item_id, ItemCode.kind, ItemCode.code_key).where(ItemCode.item_id.in_(ids))
        for item_id, kind, key in self._connection.execute(query).all():
            if kind == CodeKind.GTIN.value:
                fresh[item_id].gtins.add(key)
            if kind == CodeKind.ALIAS.value:
                fresh[item_id].aliases.add(key)
            fresh[item_id].has_code |= kind == CodeKind.SKU.value

    def _load_lots(self, fresh: dict[int, KnownItem], ids: Sequence[int]) -> None:
        lots: dict[int, KnownLot] = {}
        query = select(Lot.id, Lot.item_id, Lot.number, Lot.number_key, Lot.expiry).where(Lot.item_id.in_(ids))
        for row in self._connection.execute(query).all():
            lots[row.id] = KnownLot(row.number, row.number_key, row.expiry, row.id)
            fresh[row.item_id].lots[row.number_key] = lots[row.id]
        on_hand = select(Balance.lot_id, Balance.place_id, Balance.quantity).where(Balance.item_id.in_(ids))
        for lot_id, place_id, quantity in self._connection.execute(on_hand).all():
            lots[lot_id].here[place_id] = quantity


def _key(text: str) -> str:
    try:
        return code_key(text) if text else ""
    except Refused:
        return ""
