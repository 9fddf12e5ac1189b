"""Codes must not be confused: no asset tag, place code, badge or code of a kit is the same as another of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.asset_kits import AssetKit
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.orders import StockKit
from tracker_desktop.models.people import Person
from tracker_desktop.models.places import Place
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.scanning.commands import PREFIX, find_command
from tracker_desktop.transactions.books import Books

# model, its key, the code and the name that the sentence shows, the refusal
OWNERS: tuple[tuple[type[Any], Any, Any, Any, str], ...] = (
    (Asset, Asset.tag_key, Asset.tag, Asset.description, "tag_taken"),
    (Place, Place.code_key, Place.code, Place.path, "place_code_taken"),
    (Person, Person.badge_key, Person.badge, Person.name, "badge_taken"),
    (StockKit, StockKit.code_key, StockKit.code, StockKit.name, "kit_code_taken"),
    (AssetKit, AssetKit.code_key, AssetKit.code, AssetKit.name, "asset_kit_code_taken"),
)


def codes_of_others(connection: Connection, model: type[Any], keys: Iterable[str]) -> dict[str, str]:
    """Which of these normalised codes something else than records of the model is scanned by: code to its name."""
    wanted, found = list(keys), dict[str, str]()
    for other, column, _, name, _ in OWNERS:
        if other is not model:
            for part in in_parts(wanted):
                query = select(column, name).where(column.in_(part))
                found.update({str(key): str(called) for key, called in connection.execute(query)})
    return found


def free_code(books: Books, key: str, besides: tuple[type[Any], int] | None = None) -> None:
    """Make sure that nothing else is scanned by this normalised code; `besides` is the record it may belong to.

    Raises Refused naming what has it: tag_taken, place_code_taken, badge_taken, kit_code_taken, asset_kit_code_taken;
    or code_is_command where it is a command of the counter.
    """
    if key.startswith(PREFIX) or find_command(key) is not None:
        raise Refused("code_is_command", text=key)
    for model, column, code, name, refusal in OWNERS:
        found = books.execute(select(model.id, code, name).where(column == key)).first()
        if found is not None and besides != (model, found[0]):
            raise Refused(refusal, text=found[1], name=found[2], id=found[0])
