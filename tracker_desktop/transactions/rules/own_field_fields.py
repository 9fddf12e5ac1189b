"""What can be said of a field of one's own, and how its values are fitted to it when it changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.categories import Category
from tracker_desktop.models.own_fields import FieldKind, OwnField, OwnValue
from tracker_desktop.models.text import fold
from tracker_desktop.transactions.books import Books, Changed
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.fields import Rule
from tracker_desktop.transactions.rules.own_values import cleaned, unique_key, value_key

PAGE = 1000
MOST_FIELDS = 200
LONGEST_NAME = 60


@dataclass(frozen=True)
class OwnFieldFields:
    """A field as the form gives it. Without `category_id` all assets have it."""

    name: str
    kind: str = FieldKind.TEXT.value
    category_id: int | None = None
    unit: str | None = None
    choices: tuple[str, ...] = ()
    required: bool = False
    is_unique: bool = False
    at_check_out: bool = False
    at_check_in: bool = False
    position: int = 0
    hint: str | None = None
    active: bool = True


def _name(books: Books, value: str | None) -> str | None:
    name = fields.named(books, value)
    if name and len(name) > LONGEST_NAME:
        raise Refused("text_too_long", length=len(name), limit=LONGEST_NAME)
    return name


RULES = {
    "name": Rule("Name", fields.needed(_name)),
    "kind": Rule("Kind", fields.choice(FieldKind)),
    "category_id": Rule("Category", fields.reference(Category)),
    "unit": Rule("Unit", fields.line),
    "choices": Rule("Choices", fields.words),
    "required": Rule("Required", fields.flag),
    "is_unique": Rule("No two alike", fields.flag),
    "at_check_out": Rule("Asked at check-out", fields.flag),
    "at_check_in": Rule("Asked at check-in", fields.flag),
    "position": Rule("Place in the form", fields.needed(fields.whole(0, 9_999))),
    "hint": Rule("Hint", fields.line),
    "active": Rule("Active", fields.flag),
}


def checked(books: Books, values: Mapping[str, Any], field: OwnField | None = None) -> dict[str, Any]:
    """The values made clean. Raises Refused: own_field_taken where another field has the name, own_field_name for a
    name that a list of assets has already, own_no_choices, own_many."""
    clean = fields.checked(books, RULES, values)
    if "name" in clean:
        key = clean["unique_key"] = fold(clean["name"])
        if key in OWN_COLUMNS:
            raise Refused("own_field_name", name=clean["name"], key="name")
        found = books.execute(select(OwnField.id, OwnField.name).where(OwnField.unique_key == key)).first()
        if found is not None and (field is None or found.id != field.id):
            raise Refused("own_field_taken", name=found.name, id=found.id, key="name")
    together = {name: clean.get(name, getattr(field, name, None)) for name in ("kind", "choices", "is_unique")}
    if together["kind"] == FieldKind.CHOICE and not together["choices"]:
        raise Refused("own_no_choices", key="choices")
    if together["kind"] == FieldKind.YES_NO and together["is_unique"]:
        raise Refused("own_unique_yes_no", key="is_unique")
    if field is None and (books.scalar(select(func.count()).select_from(OwnField)) or 0) >= MOST_FIELDS:
        raise Refused("own_many", most=MOST_FIELDS)
    return clean


KIND_WORDS: Mapping[str, str] = {
    FieldKind.TEXT: "a text",
    FieldKind.NUMBER: "a number",
    FieldKind.DATE: "a date",
    FieldKind.CHOICE: "one of these choices",
    FieldKind.YES_NO: "yes or no",
    FieldKind.MONEY: "an amount",
    FieldKind.LINK: "a link",
}
OWN_COLUMNS: frozenset[str] = frozenset(
    {
        *("tag", "asset tag", "description", "name", "status", "held by", "location", "place", "due back", "due"),
        *("serial", "serial number", "manufacturer", "model", "model number", "category", "condition", "department"),
        *("home place", "cost", "purchased", "in service", "placed in service", "warranty until", "end of life"),
        *("supplier", "order number", "last seen", "notes", "login", "badge", "held by a", "inside", "company"),
    }
)
"""Names of columns that a list of assets has: a file with two of one name could not be read again."""


def fit_values(books: Books, field: OwnField) -> None:
    """Write every value of the field as its kind and choices want it.

    Raises Refused: own_values_unfit naming the first asset whose value cannot be, own_values_alike where no two may be
    alike and are.
    """
    books.flush()
    seen: dict[str, str] = {}
    for row, tag in _rows(books, field.id):
        value = _fit(books, field, row)
        key = unique_key(field, value)
        if key is not None and seen.setdefault(key, tag) != tag:
            raise Refused("own_values_alike", name=field.name, value=value, tag=seen[key], other=tag, key="is_unique")


def refuse_elsewhere(books: Books, field: OwnField) -> None:
    """Raises Refused("own_values_elsewhere") where assets that would have the field no more have a value in it."""
    if field.category_id is None:
        return
    books.flush()
    query = select(Asset.tag, func.count().over()).join(OwnValue, OwnValue.asset_id == Asset.id)
    query = query.where(OwnValue.field_id == field.id, Asset.category_id.is_distinct_from(field.category_id))
    found = books.execute(query.order_by(Asset.tag_sort).limit(1)).first()
    if found is not None:
        raise Refused("own_values_elsewhere", name=field.name, tag=found[0], count=found[1], key="category_id")


def fields_stay(books: Books, touched: Changed) -> None:
    """After an undo: every value fits its field again. Raises as `fit_values` does."""
    for field in _touched(books, OwnField, touched.get(OwnField.__tablename__)):
        fit_values(books, field)
    values = _touched(books, OwnValue, touched.get(OwnValue.__tablename__))
    known = {field.id: field for field in books.scalars(select(OwnField))} if values else {}
    for row in values:
        if row.field_id in known:
            _fit(books, known[row.field_id], row)


def _fit(books: Books, field: OwnField, row: OwnValue) -> str:
    try:
        value = cleaned(field, row.value) or ""
    except Refused as wrong:
        tag = books.get_one(Asset, row.asset_id).tag
        raise Refused(
            "own_values_unfit", name=field.name, tag=tag, value=row.value, kind=KIND_WORDS[field.kind], key="kind"
        ) from wrong
    wanted = {"value": value, "value_key": value_key(field, value), "unique_key": unique_key(field, value)}
    for name, new in wanted.items():
        if getattr(row, name) != new:
            setattr(row, name, new)
    return value


def _rows(books: Books, field_id: int) -> Iterator[tuple[OwnValue, str]]:
    start = 0
    while True:
        query = select(OwnValue, Asset.tag).join(Asset, Asset.id == OwnValue.asset_id)
        query = query.where(OwnValue.field_id == field_id, OwnValue.id > start).order_by(OwnValue.id).limit(PAGE)
        rows = books.execute(query.with_for_update(of=OwnValue)).all()
        yield from ((row, tag) for row, tag in rows)
        if len(rows) < PAGE:
            return
        start = rows[-1][0].id


def _touched(books: Books, model: type[Any], ids: Iterable[int] | str | None) -> Sequence[Any]:
    if not ids:
        return ()
    query = select(model).order_by(model.id)
    if not isinstance(ids, str):
        query = query.where(model.id.in_(sorted(ids)))
    return books.scalars(query).all()
