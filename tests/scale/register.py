"""A register of any size as one transaction: people, places, assets, items, lots and their first stock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import cycle
from random import Random
from typing import Any, ClassVar

from sqlalchemy import select

from tests.scale.words import CATEGORIES, DEPARTMENTS, FIRST, GOODS, LAST, SUPPLIERS
from tracker_desktop.models.assets import Asset, Condition, Custody, Readiness
from tracker_desktop.models.categories import Category
from tracker_desktop.models.holders import Holder, HolderKind
from tracker_desktop.models.items import CodeKind, Item, ItemCode, Lot
from tracker_desktop.models.people import Department, Person
from tracker_desktop.models.places import Place, PlaceKind
from tracker_desktop.models.stock import Movement, MovementKind
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.models.text import fold
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.said import Said

STORES, BINS = 40, 49
RECEIVED = Decimal(500)
_ODD = (Readiness.TO_INSPECT, Readiness.IN_MAINTENANCE, Readiness.MISSING, Readiness.DISPOSED)
Rows = Iterator[dict[str, Any]]


@dataclass(frozen=True)
class MakeRegister(Transaction):
    """Fill an office that was just opened. 30 of 100 assets are held, 4 are not ready; each item has two lots."""

    kind: ClassVar[str] = "import"
    right: ClassVar[Right] = Right.IMPORT

    assets: int
    items: int
    today: dt.date
    people: int = 5000

    def apply(self, books: Books) -> Said:
        dice = Random(20417)
        departments = _departments(books)
        people = _people(books, self.people, departments, dice)
        places = _places(books)
        suppliers = list(books.add_many(Supplier, _suppliers()))
        categories = list(books.add_many(Category, _categories()))
        rows = list(
            _assets(self.assets, categories, departments, people, places, suppliers, books.now, self.today, dice)
        )
        ids = books.add_many(Asset, rows)
        books.add_many(Custody, _custodies(ids, rows, books.uid))
        _stock(books, self.items, places, suppliers, self.today)
        return Said("found_office", {"name": f"{self.assets} assets, {self.items} items"})


def _holders(kind: HolderKind, names: Sequence[tuple[str, str]]) -> Rows:
    for name, words in names:
        yield {"kind": kind.value, "name": name, "words": words}


def _departments(books: Books) -> list[int]:
    holders = books.add_many(Holder, _holders(HolderKind.DEPARTMENT, [(name, "") for name in DEPARTMENTS]))
    rows = (
        {"holder_id": holder, "name": name, "unique_key": fold(name), "charge_code": f"CC-{4100 + holder}"}
        for holder, name in zip(holders, DEPARTMENTS, strict=True)
    )
    return list(books.add_many(Department, rows))


def _people(books: Books, count: int, departments: Sequence[int], dice: Random) -> list[int]:
    names = [f"{dice.choice(FIRST)} {dice.choice(LAST)}" for _ in range(count)]
    badges = [str(30001 + number) for number in range(count)]
    holders = books.add_many(Holder, _holders(HolderKind.PERSON, list(zip(names, badges, strict=True))))
    rows = (
        {
            "holder_id": holder,
            "name": name,
            "badge": badge,
            "badge_key": badge,
            "department_id": dice.choice(departments),
            "email": f"{fold(name).replace(' ', '.')}.{badge}@office.example",
        }
        for holder, name, badge in zip(holders, names, badges, strict=True)
    )
    books.add_many(Person, rows)
    return list(holders)


def _places(books: Books) -> list[int]:
    stores = [(f"S{number:02d}", f"Store {number}", f"Store {number}", None) for number in range(1, STORES + 1)]
    ids = _add_places(books, stores, PlaceKind.STORE)
    bins = [
        (f"{code}-{number:02d}", f"A-{number:02d}", f"{name} / A-{number:02d}", parent)
        for (code, name, _, _), parent in zip(stores, ids, strict=True)
        for number in range(1, BINS + 1)
    ]
    return _add_places(books, bins, PlaceKind.BIN)


def _add_places(books: Books, places: Sequence[tuple[str, str, str, int | None]], kind: PlaceKind) -> list[int]:
    holders = books.add_many(Holder, _holders(HolderKind.PLACE, [(path, code) for code, _, path, _ in places]))
    rows = (
        {
            "holder_id": holder,
            "code": code,
            "code_key": code,
            "name": name,
            "path": path,
            "kind": kind.value,
            "parent_id": parent,
        }
        for holder, (code, name, path, parent) in zip(holders, places, strict=True)
    )
    return list(books.add_many(Place, rows))


def _suppliers() -> Rows:
    for name in SUPPLIERS:
        yield {"name": name, "unique_key": fold(name)}


def _categories() -> Rows:
    for name, prefix, days, _ in CATEGORIES:
        steps = [{"text": "Clean", "required": True}] if days else []
        goes_with = ["charger", "sleeve"] if prefix == "LT" else []
        yield {
            "name": name,
            "unique_key": fold(name),
            "tag_prefix": prefix,
            "loan_days": days,
            "checklist": steps,
            "goes_with": goes_with,
        }


def _assets(
    count: int,
    categories: Sequence[int],
    departments: Sequence[int],
    people: Sequence[int],
    places: Sequence[int],
    suppliers: Sequence[int],
    now: dt.datetime,
    today: dt.date,
    dice: Random,
) -> Rows:
    conditions = [Condition.GOOD.value] * 7 + [Condition.NEW.value, Condition.FAIR.value, Condition.POOR.value]
    for number in range(count):
        which = number % len(CATEGORIES)
        _, prefix, days, models = CATEGORIES[which]
        model = dice.choice(models)
        bought = today - dt.timedelta(days=dice.randrange(3000))
        tag = f"{prefix}-{number // len(CATEGORIES) + 1:05d}"
        serial = f"{dice.getrandbits(40):010X}"
        chance = dice.random()
        ready = Readiness.READY if chance < 0.96 else dice.choice(_ODD)
        held = chance < 0.30
        loan = held and chance < 0.20
        yield {
            "tag": tag,
            "tag_key": tag,
            "description": model,
            "category_id": categories[which],
            "manufacturer": model.split()[0],
            "model_number": model.split()[1],
            "serial": serial,
            "serial_key": serial,
            "cost": Decimal(dice.randrange(5000, 400000)) / 100,
            "purchased": bought,
            "in_service": bought + dt.timedelta(days=10),
            "warranty_end": bought + dt.timedelta(days=1095),
            "supplier_id": dice.choice(suppliers),
            "order_number": f"PO-{dice.randrange(9999)}",
            "condition": dice.choice(conditions),
            "readiness": ready.value,
            "department_id": dice.choice(departments),
            "home_place_id": dice.choice(places),
            "place_id": dice.choice(places),
            "holder_id": dice.choice(people) if held else None,
            "due": today + dt.timedelta(days=_days_left(days or 30, dice)) if loan else None,
            "held_since": now if held else None,
        }


def _days_left(days: int, dice: Random) -> int:
    return dice.randrange(days) if dice.random() < 0.98 else -dice.randrange(1, 42)


def _custodies(ids: Sequence[int], rows: Sequence[dict[str, Any]], uid: str) -> Rows:
    for asset_id, row in zip(ids, rows, strict=True):
        if row["holder_id"] is not None:
            yield {
                "asset_id": asset_id,
                "holder_id": row["holder_id"],
                "due": row["due"],
                "started_at": row["held_since"],
                "opened_by": uid,
                "out_condition": row["condition"],
            }


def _stock(books: Books, count: int, places: Sequence[int], suppliers: Sequence[int], today: dt.date) -> None:
    dice = Random(4012345)
    ids = list(books.add_many(Item, _items(count, suppliers)))
    skus = [sku for sku, _, _, _ in _goods(count)]
    books.add_many(ItemCode, (_code(*pair) for pair in zip(ids, skus, strict=True)))
    lots = list(books.add_many(Lot, _lots(ids, today, dice)))
    opening = books.scalar(select(Place.id).where(Place.kind == PlaceKind.OPENING.value))
    shelves = cycle(places)
    line = 0
    rows = []
    for index, item_id in enumerate(ids):
        for lot_id in lots[3 * index + 1 : 3 * index + 3] if index % 50 else ():
            line += 1
            rows.append(
                {
                    "line": line,
                    "kind": MovementKind.OPENING.value,
                    "item_id": item_id,
                    "lot_id": lot_id,
                    "from_place_id": opening,
                    "to_place_id": next(shelves),
                    "quantity": RECEIVED,
                    "value": RECEIVED * unit_cost(item_id),
                    "effective_at": books.now,
                }
            )
    books.add_many(Movement, rows)


def unit_cost(item_id: int) -> Decimal:
    """What one of an item costs; the same for all of its stock."""
    return Decimal(item_id % 1900 + 7) / 100


def _goods(count: int) -> Iterator[tuple[str, str, str, str]]:
    for number in range(count):
        name, stem, group, unit = GOODS[number % len(GOODS)]
        size = number // len(GOODS) + 1
        yield f"{stem}-{size}", f"{name}, size {size}", group, unit


def _items(count: int, suppliers: Sequence[int]) -> Rows:
    for number, (sku, name, group, unit) in enumerate(_goods(count)):
        reorder = Decimal((number % 7) * 200) if number % 3 else None
        yield {
            "sku": sku,
            "sku_key": sku,
            "name": name,
            "group": group,
            "unit": unit,
            "supplier_id": suppliers[number % len(suppliers)],
            "reorder_point": reorder,
            "reorder_quantity": Decimal(1000),
        }


def _code(item_id: int, sku: str) -> dict[str, Any]:
    return {"item_id": item_id, "kind": CodeKind.SKU.value, "code": sku, "code_key": sku}


def _lots(items: Sequence[int], today: dt.date, dice: Random) -> Rows:
    for item_id in items:
        yield {"item_id": item_id, "number": "", "number_key": ""}
        for letter in "AB":
            number = f"{item_id % 90 + 10}{letter}{item_id:05d}"
            expiry = today + dt.timedelta(days=dice.randrange(-5, 900)) if item_id % 2 else None
            yield {"item_id": item_id, "number": number, "number_key": number, "expiry": expiry}
