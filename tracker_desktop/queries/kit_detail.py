"""A kit as the card at the right of its list: what is in it, and how many can be made of what is there."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection

from tracker_desktop.queries import shown
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.card import Card, filled
from tracker_desktop.queries.fefo import issuable_sum
from tracker_desktop.queries.kit_facts import KitFactsOf, KitPartRow
from tracker_desktop.queries.office import Office, office_of


@dataclass(frozen=True)
class KitDetail(Query[Card | None]):
    """A kit and its contents; None where it is gone."""

    kit_id: int

    def run(self, connection: Connection) -> Card | None:
        office = office_of(connection)
        kit = KitFactsOf(self.kit_id).run(connection)
        if kit is None:
            return None
        there = [issuable_sum(connection, part.item_id, today=office.today) for part in kit.parts]
        whole = min((here // part.quantity for here, part in zip(there, kit.parts, strict=True)), default=Decimal(0))
        fields = (
            ("Can go out now", f"{shown.quantity(office, whole)} of it"),
            *((part.sku, _words(office, part, here)) for part, here in zip(kit.parts, there, strict=True)),
            ("Notes", kit.notes),
        )
        return Card(kit.name, kit.code, shown.active(office, kit.active), kit.code, filled(fields))


def _words(office: Office, part: KitPartRow, here: Decimal) -> str:
    retired = "" if part.active else "no longer in use"
    held = shown.stock(office, part.quantity, part.unit)
    return shown.joined([part.name, held, f"{shown.quantity(office, here)} on hand", retired])
