"""The fields, the assets and the accessories of a kit of assets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.asset_kits import Accessory, AssetKit, KitAsset
from tracker_desktop.models.assets import Asset, Readiness
from tracker_desktop.models.reservations import Reservation
from tracker_desktop.models.text import fold
from tracker_desktop.queries.reserved_spans import booked
from tracker_desktop.scanning.resolve import resolve
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.asset_rules import refuse_states
from tracker_desktop.transactions.rules.codes import free_code
from tracker_desktop.transactions.rules.fields import Rule
from tracker_desktop.transactions.rules.place_rules import usable
from tracker_desktop.transactions.rules.reservation_fields import moment_of
from tracker_desktop.transactions.rules.reservations import hold_promised, refuse_needed

MOST_ASSETS, MOST_KINDS, MOST_PIECES = 100, 50, 1000


@dataclass(frozen=True)
class AssetKitFields:
    """A kit as the form gives it; `accessories` is what lies in it and has no tag."""

    code: str
    name: str
    accessories: tuple[Accessory, ...] = ()
    home_place_id: int | None = None
    notes: str | None = None
    active: bool = True


def accessories(books: Books, value: Iterable[Accessory]) -> list[Accessory]:
    """What lies in a kit beside its assets, each kind once. Empty lines are left out."""
    found: list[Accessory] = []
    seen: set[str] = set()
    for one in value:
        name = fields.named(books, one["name"])
        if name is None:
            continue
        if not 1 <= one["quantity"] <= MOST_PIECES:
            raise Refused("accessory_quantity", name=name, most=MOST_PIECES)
        if fold(name) in seen:
            raise Refused("accessory_twice", name=name)
        seen.add(fold(name))
        found.append(Accessory(name=name, quantity=one["quantity"]))
    if len(found) > MOST_KINDS:
        raise Refused("accessories_many", most=MOST_KINDS)
    return found


RULES = {
    "code": Rule("Tag", fields.needed(fields.code)),
    "name": Rule("Name", fields.needed(fields.named)),
    "accessories": Rule("Accessories", accessories),
    "home_place_id": Rule("Home place", usable),
    "notes": Rule("Notes", fields.note),
    "active": Rule("Active", fields.flag),
}


def checked(books: Books, values: Mapping[str, Any], before: AssetKit | None = None) -> dict[str, Any]:
    """The values made clean. Raises Refused where something else is scanned by the tag."""
    clean = fields.checked(books, RULES, values)
    if "code" in clean:
        clean["code_key"] = key = fields.key_of(clean["code"]) or ""
        if before is None or before.code_key != key:
            free_code(books, key)
    return clean


def put_assets(books: Books, kit: AssetKit, texts: Sequence[str]) -> bool:
    """Bring the assets of a kit to those of these tags. Returns whether something changed. Raises Refused."""
    wanted = _assets(books, texts)
    rows = {row.asset_id: row for row in books.scalars(select(KitAsset).where(KitAsset.kit_id == kit.id))}
    added = [asset for asset in wanted if asset.id not in rows]
    for asset in added:
        refuse_states(asset, (Readiness.DISPOSED,))
        _leave_other(books, kit, asset)
    _stay_promised(books, kit, added)
    gone = rows.keys() - {asset.id for asset in wanted}
    for asset_id in sorted(gone):
        books.delete(rows[asset_id])
    books.flush()
    books.add_all([KitAsset(kit_id=kit.id, asset_id=asset.id) for asset in added])
    books.flush()
    return bool(added or gone)


def _assets(books: Books, texts: Sequence[str]) -> list[Asset]:
    given = [text for text in texts if text.strip()]
    if not given:
        raise Refused("asset_kit_empty")
    if len(given) > MOST_ASSETS:
        raise Refused("asset_kit_many", most=MOST_ASSETS)
    ids: list[int] = []
    for text in given:
        matches = resolve(books.connection(), text, typed=False, prefer=("asset",)).matches
        found = {one.id for one in matches if one.kind == "asset"}
        if len(found) != 1:
            raise Refused("asset_kit_unknown", text=text)
        ids.append(found.pop())
    hold_promised(books, ids)
    rows = books.hold(Asset, ids)
    twice = next((one for at, one in enumerate(ids) if one in ids[:at]), None)
    if twice is not None:
        raise Refused("asset_kit_twice", tag=rows[twice].tag)
    return [rows[asset_id] for asset_id in ids]


def _leave_other(books: Books, kit: AssetKit, asset: Asset) -> None:
    """An asset is in one kit at most; one of a kit that is not in use any more is free."""
    query = select(KitAsset).where(KitAsset.asset_id == asset.id, KitAsset.kit_id != kit.id)
    row = books.scalars(query).first()
    if row is None:
        return
    other = books.get_one(AssetKit, row.kit_id)
    if other.active:
        raise Refused("asset_kit_other", tag=asset.tag, kit=other.code)
    books.delete(row)


def _stay_promised(books: Books, kit: AssetKit, added: Sequence[Asset]) -> None:
    """What goes into a kit must not be promised alone while the kit is, nor be needed for its category."""
    moment, connection = moment_of(books), books.connection()
    of_kit = booked(connection, moment, moment.now, None, Reservation.kit_id == kit.id)
    for asset in added:
        mine = booked(connection, moment, moment.now, None, Reservation.asset_id == asset.id)
        for one in mine:
            if any(one.stands_in(other.starts, other.ends) for other in of_kit):
                span = moment.span(one.starts, one.ends)
                raise Refused("asset_kit_reserved", tag=asset.tag, holder=one.holder, span=span)
    refuse_needed(books, added)
