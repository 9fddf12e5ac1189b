"""Kits of assets go out and come back as one: what went, what is missing, and when all of it is back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.asset_kits import Accessory, AssetKit, KitAsset, KitOut
from tracker_desktop.models.assets import Asset, Custody
from tracker_desktop.models.text import fold
from tracker_desktop.queries.kits_out import OutKit, of_assets, out_kits, pairs, still_out
from tracker_desktop.transactions.books import Books, Changed
from tracker_desktop.transactions.rules.asset_said import say
from tracker_desktop.transactions.rules.concerns import Concern
from tracker_desktop.transactions.rules.loans import office_day
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.wording.asset_kits import all_back, as_kit, contents_words, left_here, not_back, things_words
from tracker_desktop.wording.assets import short_day

MAY_OVERRIDE: tuple[str, ...] = ("kit_without",)
Handed = Sequence[tuple[Asset, Custody]]


@dataclass(frozen=True)
class KitGoing:
    """A kit that is handed out with those of its assets that are on the lines. `accessories` None: all that belong to
    it."""

    kit_id: int
    accessories: tuple[Accessory, ...] | None = None


@dataclass(frozen=True)
class KitBack:
    """A kit that comes back with those of its assets that are on the lines. `accessories` None: all that are out."""

    kit_id: int
    accessories: tuple[Accessory, ...] | None = None


@dataclass(frozen=True)
class Gone:
    """A kit as it went out: its assets with their holdings, its accessories, and what stayed here."""

    kit: AssetKit
    handed: Handed
    accessories: list[Accessory]
    without: list[str]


def accessories_of(counts: Iterable[tuple[str, int]]) -> tuple[Accessory, ...]:
    """Names and quantities as a transaction takes them."""
    return tuple(Accessory(name=name, quantity=count) for name, count in counts)


def hold_kits(books: Books, kit_ids: Sequence[int]) -> list[AssetKit]:
    """The kits in this order, locked. Raises Refused: gone, kit_twice."""
    rows = books.hold(AssetKit, kit_ids)
    for at, kit_id in enumerate(kit_ids):
        if kit_id in kit_ids[:at]:
            raise Refused("kit_twice", kit=rows[kit_id].code)
    return [rows[kit_id] for kit_id in kit_ids]


def refuse_out(books: Books, kits: Iterable[AssetKit]) -> None:
    """Raises Refused: asset_kit_out, asset_kit_rest, naming who has it, or what is not back."""
    for one in out_kits(books.connection(), KitOut.kit_id.in_(sorted(kit.id for kit in kits))):
        raise out_refusal(one, office_day(books, one.started_at), books.today)


def out_refusal(one: OutKit, since: dt.date, today: dt.date) -> Refused:
    """Why a kit that is out cannot go out: who has it, or what of it is not back."""
    if not one.missing:
        return Refused("asset_kit_rest", kit=one.code, holder=one.holder, things=one.things_words)
    return Refused("asset_kit_out", kit=one.code, holder=one.holder, since=short_day(since, today))


def to_go(books: Books, kits: Sequence[KitGoing]) -> list[tuple[AssetKit, KitGoing]]:
    """The kits that are to go out, locked. Raises Refused: gone, kit_twice, kit_retired_out, and as refuse_out."""
    rows = hold_kits(books, [one.kit_id for one in kits])
    for kit in rows:
        if not kit.active:
            raise Refused("kit_retired_out", kit=kit.code)
    if rows:
        refuse_out(books, rows)
    return list(zip(rows, kits, strict=True))


def may_go(books: Books, kits: Sequence[tuple[AssetKit, KitGoing]], asset_ids: Iterable[int]) -> list[Concern]:
    """What speaks against handing these kits out with these assets: kit_without, for what would stay here.

    Raises Refused: kit_nothing.
    """
    going, found = set(asset_ids), []
    for kit, _ in kits:
        tags = dict(_members(books, kit))
        stay = [tag for asset_id, tag in tags.items() if asset_id not in going]
        if len(stay) == len(tags):
            raise Refused("kit_nothing", kit=kit.code, about=", ".join(stay) or "nothing is in it")
        if stay:
            found.append(Concern("kit_without", {"kit": kit.code, "tags": ", ".join(stay)}))
    return found


def hand_out(
    books: Books,
    kits: Sequence[tuple[AssetKit, KitGoing]],
    holder_id: int,
    due: dt.date | None,
    handed: Handed,
) -> list[Gone]:
    """Note that these kits are out with these holdings. Raises Refused: accessory_unknown, accessory_more."""
    gone = []
    for kit, going in kits:
        tags = dict(_members(books, kit))
        mine = [one for one in handed if one[0].id in tags]
        here = {asset.id for asset, _ in mine}
        things = _some_of(kit, kit.accessories, going.accessories)
        books.add(
            KitOut(
                kit_id=kit.id,
                holder_id=holder_id,
                due=due,
                started_at=books.effective_at,
                opened_by=books.uid,
                handed_over=things,
            )
        )
        gone.append(Gone(kit, mine, things, [tag for asset_id, tag in tags.items() if asset_id not in here]))
    return gone


def say_gone(code: str, assets: Sequence[Asset], gone: Sequence[Gone], **gaps: Any) -> Said:
    """What a check-out says of itself: kits by their tags where all that went out belongs to them."""
    members = {asset.id for one in gone for asset, _ in one.handed}
    things = things_words([pair for one in gone for pair in pairs(one.accessories)])
    without = left_here([tag for one in gone for tag in one.without])
    codes = [one.kit.code for one in gone]
    if not gone or any(asset.id not in members for asset in assets):
        return say(code, assets, **{**gaps, "override": as_kit(codes, things) + without + gaps["override"]})
    kits = {"kits": ", ".join(codes), "contents": contents_words([asset.tag for asset in assets], things)}
    about = ("asset_kit", gone[0].kit.id) if len(gone) == 1 else None
    return Said(f"{code}_kit", {**gaps, **kits, "without": without}, about)


def take_back(books: Books, kits: Sequence[KitBack]) -> list[str]:
    """Note which accessories came back with these kits. Returns the codes of the kits.

    Raises Refused: gone, kit_twice, kit_not_out, accessory_unknown, accessory_more.
    """
    rows = hold_kits(books, [one.kit_id for one in kits])
    for kit, back in zip(rows, kits, strict=True):
        out = _open_out(books, kit)
        left = [Accessory(name=name, quantity=count) for name, count in still_out(out.handed_over, out.came_back)]
        came = dict(pairs(_some_of(kit, left, back.accessories)))
        before = dict(pairs(out.came_back))
        counts = {name: before.get(name, 0) + came.get(name, 0) for name, _ in pairs(out.handed_over)}
        new = [Accessory(name=name, quantity=count) for name, count in counts.items() if count]
        if new != out.came_back:
            out.came_back = new
    return [kit.code for kit in rows]


def _open_out(books: Books, kit: AssetKit) -> KitOut:
    found = books.scalars(select(KitOut.id).where(KitOut.kit_id == kit.id, KitOut.ended_at.is_(None))).first()
    if found is None:
        raise Refused("kit_not_out", kit=kit.code)
    return books.hold(KitOut, [found])[found]


def say_back(
    books: Books, code: str, assets: Sequence[Asset], kit_ids: Sequence[int], codes: Sequence[str], **gaps: Any
) -> Said:
    """What a return says of itself, by the kits where they came back as one; what is missing of a kit is named."""
    books.flush()
    asset_ids = [asset.id for asset in assets]
    outs = out_kits(books.connection(), of_assets(asset_ids) | KitOut.kit_id.in_(sorted(kit_ids)))
    words = "".join(_back_words(one) for one in outs)
    members = {row[0] for one in kit_ids for row in _members(books, books.get_one(AssetKit, one))}
    if not codes or any(asset_id not in members for asset_id in asset_ids):
        key = "missing" if len(assets) == 1 else "to_inspect"
        return say(code, assets, **{**gaps, key: gaps[key] + words})
    kits = {"kits": ", ".join(codes), "contents": contents_words([asset.tag for asset in assets], "") or "accessories"}
    about = ("asset_kit", kit_ids[0]) if len(kit_ids) == 1 else None
    return Said(code.replace("check_in", "check_in_kit"), {**gaps, **kits, "missing": words}, about)


def _back_words(one: OutKit) -> str:
    return (
        all_back(one.code)
        if one.is_back
        else not_back(one.code, [part.words for part in one.missing], one.things_words)
    )


def kits_follow(books: Books, touched: Changed) -> None:
    """A kit of which nothing is expected any more is back."""
    assets, outs = touched.get("asset", frozenset()), touched.get("kit_out", frozenset())
    if not assets and not outs:
        return
    books.flush()
    if isinstance(assets, str) or isinstance(outs, str):
        found = out_kits(books.connection())
    else:
        found = out_kits(books.connection(), of_assets(assets) | KitOut.id.in_(sorted(outs)))
    for row in books.hold(KitOut, [one.id for one in found if one.is_back]).values():
        row.ended_at, row.ended_by = books.effective_at, books.uid
    books.flush()


def _members(books: Books, kit: AssetKit) -> list[tuple[int, str]]:
    query = select(Asset.id, Asset.tag).join(KitAsset, KitAsset.asset_id == Asset.id).where(KitAsset.kit_id == kit.id)
    return [(row[0], row[1]) for row in books.execute(query.order_by(Asset.tag_sort))]


def _some_of(kit: AssetKit, there: Sequence[Accessory], wanted: Sequence[Accessory] | None) -> list[Accessory]:
    """So many of what is there as are wanted, those of none left out."""
    if wanted is None:
        return [Accessory(name=one["name"], quantity=one["quantity"]) for one in there]
    most = {fold(name): (name, count) for name, count in pairs(there)}
    counts: dict[str, int] = {}
    for name, count in pairs(wanted):
        if count == 0:
            continue
        if fold(name) not in most:
            raise Refused("accessory_unknown", name=name, kit=kit.code)
        called, limit = most[fold(name)]
        counts[called] = counts.get(called, 0) + count
        if not 0 < counts[called] <= limit or count < 0:
            raise Refused("accessory_more", name=called, most=limit, count=counts[called])
    return [Accessory(name=name, quantity=count) for name, count in counts.items()]
