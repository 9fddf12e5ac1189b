"""Fields of one's own in a list of assets: made clean, compared with what is there, and written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.own_fields import OwnField, OwnValue
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.importing.decision import Decision, Verdict
from tracker_desktop.transactions.importing.given import Given
from tracker_desktop.transactions.importing.importer import lot_of
from tracker_desktop.transactions.importing.known import Known
from tracker_desktop.transactions.importing.write_new import put
from tracker_desktop.transactions.rules.own_values import cleaned, unique_key, value_key

OWN = "own"


@dataclass(frozen=True)
class OwnChange:
    """What a row does to one field of an asset."""

    name: str
    before: str | None
    after: str


class OwnImport:
    """`Decision.extra` holds the changes by the id of the field. Blank cells leave what is there."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._fields: dict[int, Any] = {}
        self._have: dict[tuple[int, int], str] = {}
        self._taken: dict[str, tuple[int | None, str]] = {}
        self._spoken_for: dict[str, int] = {}

    def load(self, rows: Sequence[Given], asset_ids: Sequence[int]) -> None:
        """Bring in what the office has of what these rows speak of."""
        told = [given.values[OWN] for given in rows if given.values.get(OWN)]
        if not told:
            return
        if not self._fields:
            self._fields = {row.id: row for row in self._connection.execute(select(OwnField.__table__))}
        self._load_values(asset_ids)
        self._load_taken([key for own in told for key in self._unique_keys(own)])

    def _unique_keys(self, own: Mapping[int, str]) -> Iterator[str]:
        for field_id, text in own.items():
            field = self._fields.get(field_id)
            if field is not None and field.is_unique:
                with suppress(Refused):  # it is refused where the row is decided about
                    yield unique_key(field, cleaned(field, text) or "") or ""

    def _load_taken(self, keys: Sequence[str]) -> None:
        self._taken = {}
        query = select(OwnValue.unique_key, OwnValue.asset_id, Asset.tag).join(Asset, Asset.id == OwnValue.asset_id)
        for part in lot_of(keys):
            for row in self._connection.execute(query.where(OwnValue.unique_key.in_(part))):
                self._taken[row.unique_key] = (row.asset_id, row.tag)

    def _load_values(self, asset_ids: Sequence[int]) -> None:
        self._have = {}
        columns = (OwnValue.asset_id, OwnValue.field_id, OwnValue.value)
        for part in lot_of(asset_ids):
            found = self._connection.execute(select(*columns).where(OwnValue.asset_id.in_(part)))
            self._have |= {(row.asset_id, row.field_id): row.value for row in found}

    def decide(self, given: Given, decision: Decision, category: Known | int | None) -> None:
        """Add to a decision what becomes of the fields; `category` is that of the asset afterwards.

        Raises Refused: own_field_gone, own_field_not_here, field_wrong, own_taken, import_own_twice.
        """
        changes: dict[int, OwnChange] = {}
        for field_id, text in given.values.get(OWN, {}).items():
            field = self._fields.get(field_id)
            if field is None:
                raise Refused("own_field_gone")
            value = cleaned(field, text)
            before = self._have.get((decision.row_id or 0, field_id))
            if value is None or value == before:
                continue
            of = category.id if isinstance(category, Known) else category
            if field.category_id not in (None, of):
                raise Refused("own_field_not_here", field=field.name, tag=decision.name)
            self._check_free(given.line, field, value, decision.row_id)
            changes[field_id] = OwnChange(field.name, before, value)
        if changes:
            decision.extra = changes
            if decision.verdict is Verdict.SAME:
                decision.verdict = Verdict.CHANGE

    def _check_free(self, line: int, field: Any, value: str, asset_id: int | None) -> None:
        key = unique_key(field, value)
        if key is None:
            return
        owner, tag = self._taken.get(key, (asset_id, ""))
        if owner != asset_id:
            raise Refused("own_taken", field=field.name, value=value, tag=tag)
        if self._spoken_for.setdefault(key, line) != line:
            raise Refused("import_own_twice", field=field.name, value=value, line=self._spoken_for[key])

    @staticmethod
    def _held(books: Books, decisions: Sequence[Decision]) -> dict[tuple[int, int], OwnValue]:
        """The values of assets that were there before, locked."""
        mine = [decision.row_id for decision in decisions]
        if not mine:
            return {}
        rows = books.scalars(select(OwnValue).where(OwnValue.asset_id.in_(mine)).with_for_update())
        return {(row.asset_id, row.field_id): row for row in rows}

    def write(self, books: Books, decisions: Sequence[Decision], ids: Mapping[int, int]) -> None:
        """Write the changes; `ids` are the assets by the line of their row.

        Raises Refused("import_moved_on") where somebody changed a value since it was read.
        """
        changed = [decision for decision in decisions if decision.extra]
        added: list[dict[str, Any]] = []
        for part in lot_of(changed):
            here = self._held(books, [decision for decision in part if decision.verdict is not Verdict.ADD])
            for decision in part:
                for field_id, change in decision.extra.items():
                    row = here.get((ids[decision.line], field_id))
                    if (row.value if row is not None else None) != change.before:
                        raise Refused("import_moved_on")
                    field = self._fields[field_id]
                    values = {
                        "value": change.after,
                        "value_key": value_key(field, change.after),
                        "unique_key": unique_key(field, change.after),
                    }
                    if row is None:
                        added.append({"asset_id": ids[decision.line], "field_id": field_id, **values})
                    else:
                        for name, value in values.items():
                            setattr(row, name, value)
        put(books, OwnValue, added)
