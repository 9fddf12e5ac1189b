"""Fields of one's own: which there are for a category, and what an asset has in them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, or_, select

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.categories import Category
from tracker_desktop.models.own_fields import FieldKind, OwnField, OwnValue
from tracker_desktop.queries import shown
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.queries.office import Office, office_of

ORDER = (OwnField.position, OwnField.name_key, OwnField.id)
_COLUMNS = (
    *(OwnField.id, OwnField.name, OwnField.kind, OwnField.unit, OwnField.choices, OwnField.required),
    *(OwnField.is_unique, OwnField.at_check_out, OwnField.at_check_in, OwnField.hint, OwnField.category_id),
)


@dataclass(frozen=True)
class OwnFieldRow:
    """One field, as a form asks for it. `kind` is a word of FieldKind; without `category_id` all assets have it."""

    id: int
    name: str
    kind: str
    unit: str | None
    choices: Sequence[str]
    required: bool
    is_unique: bool
    at_check_out: bool
    at_check_in: bool
    hint: str | None
    category_id: int | None
    category: str = ""

    @property
    def key(self) -> str:
        """What a form calls it."""
        return f"own_{self.id}"

    @property
    def label(self) -> str:
        """Its name, with the unit behind."""
        return f"{self.name} ({self.unit})" if self.unit else self.name


@dataclass(frozen=True)
class OwnFieldsOf(Query[tuple[OwnFieldRow, ...]]):
    """The fields in use that assets of a category have (None: those without one), in their order."""

    category_id: int | None

    def run(self, connection: Connection) -> tuple[OwnFieldRow, ...]:
        mine = or_(OwnField.category_id.is_(None), OwnField.category_id == self.category_id)
        return _rows(connection, _in_use().where(mine))


@dataclass(frozen=True)
class OwnFields(Query[tuple[OwnFieldRow, ...]]):
    """All fields in use, in their order."""

    def run(self, connection: Connection) -> tuple[OwnFieldRow, ...]:
        return _rows(connection, _in_use())


@dataclass(frozen=True)
class OwnValuesOf(Query[Mapping[int, str]]):
    """What an asset has in its fields, by the id of the field, as it is kept."""

    asset_id: int

    def run(self, connection: Connection) -> Mapping[int, str]:
        query = select(OwnValue.field_id, OwnValue.value).where(OwnValue.asset_id == self.asset_id)
        return {row.field_id: row.value for row in connection.execute(query)}


@dataclass(frozen=True)
class OwnToCopy(Query[Mapping[int, str]]):
    """What copies of an asset have in their fields too: not what no two may share."""

    asset_id: int

    def run(self, connection: Connection) -> Mapping[int, str]:
        query = select(OwnValue.field_id, OwnValue.value).join(OwnField, OwnField.id == OwnValue.field_id)
        rows = connection.execute(query.where(OwnValue.asset_id == self.asset_id, OwnField.is_unique == 0))
        return {row.field_id: row.value for row in rows}


@dataclass(frozen=True)
class OwnAsked:
    """A field that is asked at the counter for an asset, and what stands in it."""

    asset_id: int
    field: OwnFieldRow
    value: str


@dataclass(frozen=True)
class OwnAskedAt(Query[tuple[OwnAsked, ...]]):
    """What is asked when these assets are handed out, or with `back` when they come back."""

    asset_ids: Sequence[int]
    back: bool = False

    def run(self, connection: Connection) -> tuple[OwnAsked, ...]:
        flag = OwnField.at_check_in if self.back else OwnField.at_check_out
        fields = _rows(connection, _in_use().where(flag == 1))
        if not fields:
            return ()
        found: list[OwnAsked] = []
        for part in in_parts(self.asset_ids):
            values = select(OwnValue.asset_id, OwnValue.field_id, OwnValue.value).where(OwnValue.asset_id.in_(part))
            have = {(row.asset_id, row.field_id): row.value for row in connection.execute(values)}
            of = dict(connection.execute(select(Asset.id, Asset.category_id).where(Asset.id.in_(part))).all())
            found += [
                OwnAsked(asset_id, field, have.get((asset_id, field.id), ""))
                for asset_id in part
                if asset_id in of
                for field in fields
                if field.category_id in (None, of[asset_id])
            ]
        return tuple(found)


@dataclass(frozen=True)
class OwnPlainValues(Query[dict[tuple[int, int], Any]]):
    """What assets have in their fields as plain values (texts, Decimals, dates), by asset and field."""

    asset_ids: tuple[int, ...]

    def run(self, connection: Connection) -> dict[tuple[int, int], Any]:
        columns = (OwnValue.asset_id, OwnValue.field_id, OwnValue.value, OwnField.kind)
        query = select(*columns).join(OwnField, OwnField.id == OwnValue.field_id)
        return {
            (row.asset_id, row.field_id): plain_value(row.kind, row.value)
            for part in in_parts(self.asset_ids)
            for row in connection.execute(query.where(OwnValue.asset_id.in_(part)))
        }


def plain_value(kind: str, value: str) -> Any:
    """A kept value as what it is."""
    if kind in (FieldKind.NUMBER, FieldKind.MONEY):
        return Decimal(value)
    return dt.date.fromisoformat(value) if kind == FieldKind.DATE else value


def own_field_rows(connection: Connection, *where: Any) -> tuple[OwnFieldRow, ...]:
    """The fields in use for which these conditions hold, in their order."""
    return _rows(connection, _in_use().where(*where))


def shown_value(office: Office, kind: str, unit: str | None, value: str) -> str:
    """A value as the screen and papers show it: 1,200 km, 7 Dec 2026, $40.00, Yes."""
    if kind == FieldKind.NUMBER:
        whole, _, places = value.partition(".")
        number = f"{int(whole):,}" if int(whole) else whole
        return " ".join(part for part in (f"{number}.{places}" if places else number, unit) if part)
    if kind == FieldKind.DATE:
        return shown.day(office, dt.date.fromisoformat(value))
    if kind == FieldKind.MONEY:
        return shown.amount(office, Decimal(value))
    return shown.word(office, value) if kind == FieldKind.YES_NO else value


def own_lines(connection: Connection, office: Office, asset_ids: Iterable[int]) -> dict[int, list[tuple[str, str]]]:
    """What assets have in fields in use, as (name, words) in the order of the fields, by asset."""
    columns = (OwnValue.asset_id, OwnField.name, OwnField.kind, OwnField.unit, OwnValue.value)
    query = select(*columns).join(OwnField, OwnField.id == OwnValue.field_id).where(OwnField.active == 1)
    found: dict[int, list[tuple[str, str]]] = {}
    for part in in_parts(list(asset_ids)):
        for row in connection.execute(query.where(OwnValue.asset_id.in_(part)).order_by(*ORDER)):
            words = shown_value(office, row.kind, row.unit, row.value)
            found.setdefault(row.asset_id, []).append((row.name, words))
    return found


@dataclass(frozen=True)
class OwnLines(Query[dict[int, list[tuple[str, str]]]]):
    """As `own_lines`."""

    asset_ids: tuple[int, ...]

    def run(self, connection: Connection) -> dict[int, list[tuple[str, str]]]:
        return own_lines(connection, office_of(connection), self.asset_ids)


def _in_use() -> Any:
    joined = select(*_COLUMNS, Category.name.label("category")).outerjoin(Category, Category.id == OwnField.category_id)
    return joined.where(OwnField.active == 1).order_by(*ORDER)


def _rows(connection: Connection, query: Any) -> tuple[OwnFieldRow, ...]:
    rows = connection.execute(query).mappings()
    return tuple(OwnFieldRow(**{**row, "category": row["category"] or ""}) for row in rows)
