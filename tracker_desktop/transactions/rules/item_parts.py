"""The codes and packs of an item: made clean, checked, and brought to what was entered."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.items import CodeKind, Item, ItemCode, ItemUnit
from tracker_desktop.scanning.clean import clean_line, code_key
from tracker_desktop.scanning.gtin import as_gtin14
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules.quantities import TOO_MANY, places_of

ONE = Decimal(1)


@dataclass(frozen=True)
class CodeFields:
    """A code of an item, and how many base units one scan of it means when received, issued or counted.
    `kind` is a CodeKind: gtin, supplier, alias; the row of kind sku is there by itself."""

    kind: str
    code: str
    quantity_received: Decimal = ONE
    quantity_issued: Decimal = ONE
    quantity_counted: Decimal = ONE
    supplier_id: int | None = None


@dataclass(frozen=True)
class UnitFields:
    """A pack: one `name` holds numerator/denominator base units."""

    name: str
    numerator: int
    denominator: int = 1


def put_codes(books: Books, item: Item, codes: Iterable[CodeFields]) -> bool:
    """Bring the codes of an item to these and its SKU. Returns whether something changed. Raises Refused."""
    wanted = {key: asdict(code) | {"code_key": key[1]} for key, code in _cleaned_codes(item, codes).items()}
    rows = books.scalars(select(ItemCode).where(ItemCode.item_id == item.id).order_by(ItemCode.id)).all()
    return bring(books, item, ItemCode, {(row.kind, row.code_key): row for row in rows}, wanted)


def put_units(books: Books, item: Item, units: Iterable[UnitFields]) -> bool:
    """Bring the packs of an item to these. Returns whether something changed. Raises Refused."""
    wanted = {key: asdict(unit) for key, unit in _cleaned_units(item.unit, units).items()}
    rows = books.scalars(select(ItemUnit).where(ItemUnit.item_id == item.id).order_by(ItemUnit.id)).all()
    return bring(books, item, ItemUnit, {row.name.casefold(): row for row in rows}, wanted)


def codes_of(books: Books, item: Item) -> tuple[CodeFields, ...]:
    """The codes of an item as they are; the row of its SKU with the SKU that the item has now."""
    rows = books.scalars(select(ItemCode).where(ItemCode.item_id == item.id).order_by(ItemCode.id))
    codes = [CodeFields(**{name: getattr(row, name) for name in CodeFields.__dataclass_fields__}) for row in rows]
    return tuple(replace(code, code=item.sku) if code.kind == CodeKind.SKU else code for code in codes)


def units_of(books: Books, item: Item) -> tuple[UnitFields, ...]:
    """The packs of an item as they are."""
    rows = books.scalars(select(ItemUnit).where(ItemUnit.item_id == item.id).order_by(ItemUnit.id))
    return tuple(UnitFields(row.name, row.numerator, row.denominator) for row in rows)


def bring(
    books: Books, item: Item, model: type[Any], rows: Mapping[Any, Any], wanted: Mapping[Any, Mapping[str, Any]]
) -> bool:
    """Bring the rows that belong to an item to the wanted ones, each by its key. Returns whether something changed."""
    changed = False
    gone: set[Hashable] = rows.keys() - wanted.keys()
    for key in gone:
        books.delete(rows[key])
    for key, values in wanted.items():
        if key not in rows:
            books.add(model(item_id=item.id, **values))
            changed = True
            continue
        for name, value in values.items():
            if getattr(rows[key], name) != value:
                setattr(rows[key], name, value)
                changed = True
    books.flush()
    return changed or bool(gone)


def _cleaned_codes(item: Item, codes: Iterable[CodeFields]) -> dict[tuple[str, str], CodeFields]:
    own = (CodeKind.SKU.value, code_key(item.sku))
    found = {own: CodeFields(CodeKind.SKU.value, item.sku)}
    seen: set[tuple[str, str]] = set()
    for given in codes:
        code = replace(given, code=clean_line(given.code, 128))
        key = (code.kind, _key(code))
        if code.kind == CodeKind.SKU and key != own:
            raise Refused("code_other_sku", text=code.code, sku=item.sku)
        if key in seen:
            raise Refused("code_twice", text=code.code)
        for quantity in (code.quantity_received, code.quantity_issued, code.quantity_counted):
            if not quantity.is_finite() or not 0 < quantity < TOO_MANY or places_of(quantity) > item.decimals:
                raise Refused("code_quantity_wrong", text=code.code, unit=item.unit)
        seen.add(key)
        found[key] = code
    return found


def _key(code: CodeFields) -> str:
    if code.kind not in list(CodeKind):
        raise Refused("code_kind_unknown", text=code.code, given=code.kind)
    return as_gtin14(code.code.replace(" ", "")) if code.kind == CodeKind.GTIN else code_key(code.code)


def _cleaned_units(base: str, units: Iterable[UnitFields]) -> dict[str, UnitFields]:
    found: dict[str, UnitFields] = {}
    for given in units:
        unit = replace(given, name=clean_line(given.name, 40))
        key = unit.name.casefold()
        if not unit.name:
            raise Refused("unit_missing")
        if not (0 < unit.numerator < TOO_MANY and 0 < unit.denominator < TOO_MANY):
            raise Refused("unit_factor", unit=unit.name)
        if key == base.casefold() or key in found:
            raise Refused("unit_twice", unit=unit.name)
        found[key] = unit
    return found
