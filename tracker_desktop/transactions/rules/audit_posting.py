"""Does what was resolved about the findings of an audit, by the transactions that do the same elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset, Readiness
from tracker_desktop.models.audits import AuditLine, Finding
from tracker_desktop.models.former_tags import FormerTag
from tracker_desktop.queries.audit_class import SIGHTED_PLACE
from tracker_desktop.queries.resolutions import Resolution
from tracker_desktop.transactions.add_asset import new_asset
from tracker_desktop.transactions.back_from_maintenance import BackFromMaintenance
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.found import Found
from tracker_desktop.transactions.move_assets import MoveAssets
from tracker_desktop.transactions.revived import revived_record
from tracker_desktop.transactions.rules import losses
from tracker_desktop.transactions.rules.asset_fields import AssetFields
from tracker_desktop.transactions.rules.asset_rules import set_condition
from tracker_desktop.transactions.rules.custody import OutLine
from tracker_desktop.transactions.rules.fields import values_of
from tracker_desktop.transactions.transfer import Transfer

Lines = Sequence[AuditLine]


def seen_place(books: Books, line: AuditLine) -> int | None:
    """Where a line was seen: in the audit, or by another scan since it was opened."""
    if line.to_place_id is not None or line.seen_place_id is not None:
        return line.to_place_id or line.seen_place_id
    return books.scalar(select(SIGHTED_PLACE).select_from(AuditLine).where(AuditLine.id == line.id))


def carry_out(books: Books, resolution: str, lines: Lines) -> None:
    """Do one resolution for all its lines. Raises Refused naming the line that can't be."""
    verbs = VERBS.get(Resolution(resolution))
    if verbs is None:
        return
    for verb, about in verbs(books, lines):
        try:
            verb.apply(books)
        except Refused as no:
            raise Refused("audit_line_wrong", tag=about, resolution=resolution, why=str(no)) from no
    books.paper = None  # the papers of the single steps are not made: the audit has its own


def _moved(books: Books, lines: Lines) -> Iterable[tuple[Transaction, str]]:
    """By where they were seen, so that many are moved at once."""
    places = sorted(((seen_place(books, line) or 0, line.id, line) for line in lines), key=lambda one: one[:2])
    for place_id, group in groupby(places, key=lambda one: one[0]):
        there = [line for _, _, line in group]
        if not place_id:
            raise Refused("audit_no_place", tag=there[0].tag)
        yield MoveAssets(tuple(_asset(line) for line in there), place_id), there[0].tag


def _checked_in(books: Books, lines: Lines) -> Iterable[tuple[Transaction, str]]:
    for line in lines:
        yield CheckIn((InLine(_asset(line), line.condition, seen_place(books, line)),)), line.tag


def _transferred(books: Books, lines: Lines) -> Iterable[tuple[Transaction, str]]:
    for line in lines:
        if line.to_holder_id is None:
            raise Refused("resolution_holder", tag=line.tag)
        place_id = seen_place(books, line)
        yield Transfer((OutLine(_asset(line)),), line.to_holder_id, None, place_id, line.reason), line.tag


def _found_again(books: Books, lines: Lines) -> Iterable[tuple[Transaction, str]]:
    for line in lines:
        yield Found(_asset(line), seen_place(books, line), line.condition), line.tag


def _came_back(books: Books, lines: Lines) -> Iterable[tuple[Transaction, str]]:
    for line in lines:
        yield BackFromMaintenance((_asset(line),), line.condition, seen_place(books, line)), line.tag


VERBS: Mapping[Resolution, Callable[[Books, Lines], Iterable[tuple[Transaction, str]]]] = {
    Resolution.MOVE_RECORD: _moved,
    Resolution.CHECK_IN: _checked_in,
    Resolution.TRANSFER: _transferred,
    Resolution.FOUND_AGAIN: _found_again,
    Resolution.BACK: _came_back,
}
"""The transactions that a resolution comes to, each with the tag that a refusal of it names."""


def _asset(line: AuditLine) -> int:
    assert line.asset_id is not None
    return line.asset_id


def report_missing(books: Books, lines: Lines) -> None:
    """The assets are missing from now on; the last holder and place stay known."""
    assets = books.hold(Asset, [_asset(line) for line in lines])
    gone = (Readiness.MISSING, Readiness.DISPOSED)
    losses.report_missing(books, [asset for asset in assets.values() if asset.readiness not in gone])


def add_found(books: Books, line: AuditLine) -> None:
    """Add what was found on site and stands in no record, where it was seen if no other place was given."""
    fields: AssetFields = revived_record(AssetFields, line.details or {})
    values: dict[str, Any] = values_of(fields)
    values["tag"] = values.get("tag") or (None if values.get("category_id") and not line.code else line.code)
    values["place_id"] = values.get("place_id") or line.to_place_id or line.seen_place_id
    values["condition"] = line.condition or values["condition"]
    try:
        asset = new_asset(books, values)
    except Refused as no:
        raise Refused("audit_line_wrong", tag=line.tag, resolution=Resolution.ADD_ASSET.value, why=str(no)) from no
    line.asset_id, line.tag = asset.id, asset.tag


def note_conditions(books: Books, lines: Lines) -> None:
    """What was noted of the condition of things goes into their records."""
    noted = [line for line in lines if line.asset_id is not None and line.condition is not None]
    assets = books.hold(Asset, [_asset(line) for line in noted])
    for line in noted:
        set_condition(assets[_asset(line)], line.condition)


def attach_codes(books: Books, lines: Lines) -> None:
    """Codes that were confirmed to be on an asset find it from now on, beside its tag."""
    for line in lines:
        if not line.attach or line.asset_id is None:
            continue
        asset = books.get_one(Asset, line.asset_id)
        mine = select(FormerTag.id).where(FormerTag.asset_id == asset.id, FormerTag.tag_key == line.code_key)
        if line.code_key != asset.tag_key and books.scalar(mine) is None:
            books.add(FormerTag(asset_id=asset.id, tag=line.code, tag_key=line.code_key))


def settle(lines: Iterable[tuple[AuditLine, str]]) -> None:
    """The lines keep the finding that they were posted with."""
    for line, finding in lines:
        line.result = Finding(finding).value
