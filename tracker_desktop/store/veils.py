"""Personal values behind their digests: the journal keeps SHA-256 over salt and value, both lie beside it."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from tracker_desktop.errors import Refused
from tracker_desktop.models.base import Base
from tracker_desktop.models.types import canonical
from tracker_desktop.queries.personal_values import digests_in, is_veiled, known_values
from tracker_desktop.store.recorder import recorded_columns


@dataclass(frozen=True)
class Veiled:
    """A personal value and the digest that stands for it in the change."""

    digest: str
    salt: str
    value: Any
    row: str


def veil(model: type[Base], row_id: int, values: dict[str, Any], veils: list[Veiled]) -> dict[str, Any]:
    """The values with each personal one replaced by {"sha256": digest}; salts and values are appended to `veils`."""
    personal = _personal_columns(model)
    if not personal:
        return values
    shown: dict[str, Any] = {}
    for name, value in values.items():
        if value is None or name not in personal:
            shown[name] = value
            continue
        salt = secrets.token_hex(16)
        digest = digest_of(salt, value)
        veils.append(Veiled(digest, salt, value, f"{model.__tablename__}:{row_id}"))
        shown[name] = {"sha256": digest}
    return shown


_PERSONAL: dict[str, frozenset[str]] = {}


def _personal_columns(model: type[Base]) -> frozenset[str]:
    table = model.__tablename__
    if table not in _PERSONAL:
        columns = recorded_columns(model).items()
        _PERSONAL[table] = frozenset(name for name, column in columns if column.info.get("personal"))
    return _PERSONAL[table]


def digest_of(salt: str, value: Any) -> str:
    """SHA-256 over salt and canonical value, as hex."""
    return hashlib.sha256((salt + canonical(value)).encode()).hexdigest()


def unveil(connection: Connection, changes: Sequence[dict[str, Any]]) -> Sequence[dict[str, Any]]:
    """The values of these changes with each digest replaced by what it stands for.

    Raises Refused("erased") where a value was erased from the journal.
    """
    digests = digests_in(changes)
    if not digests:
        return changes
    known = known_values(connection, digests)
    return [
        {key: _plain(known[value["sha256"]]) if is_veiled(value) else value for key, value in values.items()}
        for values in changes
    ]


def _plain(known: tuple[Any, str | None]) -> Any:
    value, erased_by = known
    if erased_by is not None:
        raise Refused("erased")
    return value
