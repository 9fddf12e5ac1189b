"""Which holder a person, a department or a place is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.models.people import Department, Person
from tracker_desktop.models.places import Place
from tracker_desktop.queries.base import Query

MODELS: Mapping[str, Any] = {"people": Person, "departments": Department, "places": Place}


@dataclass(frozen=True)
class HolderIdOf(Query[int | None]):
    """The holder id of a record of one of these lists; None where it is gone."""

    listing: str
    record_id: int

    def run(self, connection: Connection) -> int | None:
        model = MODELS[self.listing]
        return connection.scalar(select(model.holder_id).where(model.id == self.record_id))
