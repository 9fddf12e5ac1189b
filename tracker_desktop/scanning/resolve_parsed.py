"""What a code that was taken apart names: items by product number or supplier's code, assets by serial number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from sqlalchemy import Connection, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.items import Item, Lot
from tracker_desktop.scanning.clean import code_key
from tracker_desktop.scanning.gtin import is_restricted, spellings
from tracker_desktop.scanning.match import Match
from tracker_desktop.scanning.measures import in_unit
from tracker_desktop.scanning.parsed import Parsed
from tracker_desktop.scanning.resolve_exact import find_exact

SERIAL = "serial number"
OWN = "91"
"""Internal information of a company: on labels of this program the SKU of an item without a product number."""
_OWN_PACK = "iso15434"
"""The kind of code that counts in pieces, whatever a scan of its supplier's code means."""


def find_parsed(connection: Connection, parsed: Parsed) -> list[Match]:
    """Every record that the code names, with what it says of it. A code with errors names nothing."""
    if parsed.errors:
        return []
    found = _items(connection, parsed)
    units = _units(connection, found) if parsed.quantity_unit and parsed.quantity else {}
    said = [_saying(match, parsed, units.get(match.id, "")) for match in found]
    keys = list(_keys([parsed.serial])) if parsed.kind != "gtin" else []
    return said + [match for match in find_exact(connection, keys) if match.kind == "asset" and match.via == SERIAL]


def known_lots(connection: Connection, found: Iterable[Match], readings: Sequence[Parsed]) -> list[Parsed]:
    """The readings whose lot or serial number one of these items has already."""
    ids = {match.id for match in found if match.kind == "item"}
    keys = [set(_keys([reading.lot, reading.serial])) for reading in readings]
    query = select(Lot.number_key).where(Lot.item_id.in_(ids), Lot.number_key.in_(set().union(*keys)))
    known = set(connection.scalars(query))
    return [reading for reading, own in zip(readings, keys, strict=True) if own and own <= known]


def _items(connection: Connection, parsed: Parsed) -> list[Match]:
    also = parsed.others if parsed.kind == "gtin" else ()
    numbers = [one for read in (parsed, *also) if (one := read.gtin or read.content_gtin) is not None]
    keys = [key for number in dict.fromkeys(numbers) if not is_restricted(number) for key in spellings(number)]
    if not numbers:
        keys = list(_keys([parsed.supplier_code, parsed.customer_part, *(v for ai, v in parsed.elements if ai == OWN)]))
    return find_exact(connection, keys, only=("item",))


def _keys(values: Iterable[str | None]) -> Iterator[str]:
    for value in values:
        if value:
            try:
                yield code_key(value)
            except Refused:
                continue


def _units(connection: Connection, found: Sequence[Match]) -> dict[int, str]:
    query = select(Item.id, Item.unit).where(Item.id.in_({match.id for match in found}))
    return {row.id: row.unit for row in connection.execute(query)}


def _saying(match: Match, parsed: Parsed, unit: str) -> Match:
    """The item with what the code said of it."""
    match = replace(match, lot=parsed.lot or "", serial=parsed.serial or "", expiry=parsed.expiry or parsed.best_before)
    if not parsed.quantity:
        return match
    if parsed.quantity_unit:
        amount = in_unit(parsed.quantity, parsed.quantity_unit, unit)
        if amount is None:
            return match
        return replace(match, received=amount, issued=amount, counted=amount, quantity=amount)
    if parsed.kind == _OWN_PACK:
        pieces = parsed.quantity
        return replace(match, received=pieces, issued=pieces, counted=pieces, quantity=pieces)
    times = parsed.quantity
    received, issued, counted = match.received * times, match.issued * times, match.counted * times
    return replace(match, received=received, issued=issued, counted=counted, quantity=received)
