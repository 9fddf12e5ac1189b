"""What a sighting does to an audit: it goes to the line of what was expected, or makes one for what was not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import exists, func, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.audits import Audit, AuditLine, AuditState
from tracker_desktop.models.holders import Holder, HolderKind
from tracker_desktop.models.journal import Entry
from tracker_desktop.models.places import Place
from tracker_desktop.models.sightings import SeenBy, Sighting
from tracker_desktop.queries.audit_class import CLASS, ODD_READINESS, ON_LOAN
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.queries.resolutions import chosen, fitting, odd_of
from tracker_desktop.scanning.clean import clean_line, code_key
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules.asset_rules import set_condition
from tracker_desktop.transactions.rules.audit_scope import ScopeKind

DECIDED = ("resolution", "to_place_id", "to_holder_id", "reason", "details", "decided_by_id", "result")
"""What stands on a line of what is to be done about it."""


@dataclass(frozen=True)
class Seen:
    """One sighting: the asset or, where that is not known, the code as it was scanned. `place_id` None: no room. `at`
    and `by_id` say when it was seen and by whom (person id), where that is not now and by the operator."""

    asset_id: int | None
    code: str
    place_id: int | None
    how: str = SeenBy.SCAN.value
    condition: str | None = None
    note: str | None = None
    at: dt.datetime | None = None
    by_id: int | None = None


def open_audit(books: Books, audit_id: int) -> Audit:
    """An audit that goes on, locked. Raises Refused: gone, audit_paused, audit_over."""
    audit = books.hold(Audit, [audit_id])[audit_id]
    if audit.state == AuditState.PAUSED:
        raise Refused("audit_paused", name=audit.name)
    if audit.state != AuditState.OPEN:
        raise Refused("audit_over", name=audit.name, state=audit.state)
    return audit


def lines_of(books: Books, audit: Audit, line_ids: tuple[int, ...]) -> list[AuditLine]:
    """Lines of this audit by id, in this order, locked. Raises Refused: audit_no_lines for none, gone."""
    if not line_ids:
        raise Refused("audit_no_lines")
    rows = books.hold(AuditLine, line_ids)
    if any(row.audit_id != audit.id for row in rows.values()):
        raise Refused("gone")
    return [rows[line_id] for line_id in dict.fromkeys(line_ids)]


def not_posted(lines: Sequence[AuditLine]) -> None:
    """Raises Refused("audit_line_posted") where what was resolved about one of them is posted."""
    for line in lines:
        if line.result is not None:
            raise Refused("audit_line_posted", tag=line.tag)


def undecided(line: AuditLine) -> None:
    """Nothing is to be done about this line, and nothing was."""
    for name in DECIDED:
        setattr(line, name, None)


def classes_of(books: Books, lines: Sequence[AuditLine]) -> dict[int, str]:
    """The Finding of each line as of now, by its id."""
    books.flush()
    found: dict[int, str] = {}
    for part in in_parts(lines):
        ids = [line.id for line in part]
        found |= dict(books.connection().execute(select(AuditLine.id, CLASS).where(AuditLine.id.in_(ids))).all())
    return found


def resolution_of(line: AuditLine, finding: str) -> str | None:
    """The resolution of a line as things are now: the chosen one if it still fits its finding, else the proposal."""
    odd = odd_of(finding, line.odd, line.readiness)
    return chosen(line.resolution, finding, odd, held=line.holder_id is not None)


def fitting_to(line: AuditLine, finding: str) -> list[str]:
    """The resolutions that fit a line as things are now."""
    odd = odd_of(finding, line.odd, line.readiness)
    return [one.key.value for one in fitting(finding, odd, held=line.holder_id is not None)]


def class_of(books: Books, line: AuditLine) -> str:
    """The Finding of a line as of now."""
    return classes_of(books, [line])[line.id]


def see(books: Books, audit: Audit, seen: Seen) -> tuple[AuditLine, bool]:
    """Note a sighting on its line. Returns the line, and whether it had been seen in this audit before."""
    line = _line_for(books, audit, seen)
    return line, note_seen(books, audit, line, seen)


def note_seen(books: Books, audit: Audit, line: AuditLine, seen: Seen) -> bool:
    """Note a sighting on the line that it is of. Returns whether that had been seen in this audit before. One from
    before the last is noted, and what the last one said stays."""
    before = line.seen_at is not None
    asset = None if line.asset_id is None else books.get_one(Asset, line.asset_id)
    is_last = seen.at is None or not _seen_after(books, line, seen.at)
    if is_last and (not before or seen.place_id != line.seen_place_id):
        line.seen_at, line.seen_by_id = seen.at or books.now, seen.by_id or books.operator.person_id
        line.seen_place_id, line.seen_how = seen.place_id, SeenBy(seen.how).value
        undecided(line)  # what was chosen, or posted of it, is overtaken
        if asset is not None:
            recorded = line.place_id if line.expected else asset.place_id
            line.seen_here = _lies_in(books, recorded, seen.place_id)
    line.times_seen += 1
    if is_last:
        line.odd = None if asset is None else odd_state(books, audit, asset)
    if is_last or line.condition is None:
        note_condition(books, line, seen.condition)
    line.note = (seen.note or line.note) if is_last else (line.note or seen.note)
    if asset is not None and seen.place_id is not None:
        books.saw(asset.id, seen.place_id, SeenBy(seen.how), seen.at)
    return before


def _seen_after(books: Books, line: AuditLine, moment: dt.datetime) -> bool:
    """Whether the asset was seen, where its line says, after that moment. The line keeps when that was first."""
    if line.seen_at is None:
        return False
    there = select(func.max(Sighting.seen_at, type_=Sighting.seen_at.type)).where(
        Sighting.asset_id == line.asset_id,
        Sighting.place_id == line.seen_place_id,
        ~exists().where(Entry.undoes == Sighting.entry),
    )
    return max(line.seen_at, books.scalar(there) or line.seen_at) > moment


def note_condition(books: Books, line: AuditLine, condition: str | None) -> None:
    """Note the condition of something, None for none. The record follows at the posting, or now if that is over."""
    if condition is None:
        return
    line.condition = condition
    if line.result is not None and line.asset_id is not None:
        set_condition(books.hold(Asset, [line.asset_id])[line.asset_id], condition)


def _line_for(books: Books, audit: Audit, seen: Seen) -> AuditLine:
    query = select(AuditLine).where(AuditLine.audit_id == audit.id)
    if seen.asset_id is None:
        query = query.where(AuditLine.code_key == code_key(seen.code)).order_by(AuditLine.id).limit(1)
    else:
        query = query.where(AuditLine.asset_id == seen.asset_id)
    return books.scalar(query) or new_line(books, audit, seen)


def new_line(books: Books, audit: Audit, seen: Seen) -> AuditLine:
    """A line for what was not expected: an asset as it is recorded now, or a code. Raises Refused: gone, and what
    cannot be a code."""
    if seen.asset_id is None:
        code, key = clean_line(seen.code), code_key(seen.code)
        line = AuditLine(audit_id=audit.id, tag=code, code=code, code_key=key, expected=False, times_seen=0)
    else:
        asset = books.get(Asset, seen.asset_id)
        if asset is None:
            raise Refused("gone")
        line = AuditLine(
            audit_id=audit.id,
            asset_id=asset.id,
            tag=asset.tag,
            expected=False,
            place_id=asset.place_id,
            holder_id=asset.holder_id,
            readiness=asset.readiness,
            value=asset.cost,
            times_seen=0,
        )
    books.add(line)
    return line


def odd_state(books: Books, audit: Audit, asset: Asset) -> str | None:
    """The state in which an asset should not lie where it is seen: missing, disposed, in maintenance, or lent to
    somebody. None where there is nothing odd; what a person holds is in order where that person is audited."""
    if asset.readiness in ODD_READINESS:
        return asset.readiness
    if asset.holder_id is None or asset.due is None or audit.scope["kind"] == ScopeKind.HOLDER:
        return None
    return ON_LOAN if books.get_one(Holder, asset.holder_id).kind == HolderKind.PERSON else None


def _lies_in(books: Books, place_id: int | None, room_id: int | None) -> bool:
    """Whether a place is the room, or one inside it: who scanned the store has seen its shelves."""
    known: set[int] = set()
    while place_id is not None and place_id not in known:
        if place_id == room_id:
            return True
        known.add(place_id)
        place_id = books.get_one(Place, place_id).parent_id
    return False
