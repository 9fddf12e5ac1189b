"""Which assets a code that names nothing probably means, and why. A person confirms it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.audits import AuditLine
from tracker_desktop.models.places import Place
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.scanning import spelling
from tracker_desktop.scanning.clean import code_key
from tracker_desktop.wording.audit_scans import why_words

MOST = 9
"""Candidates of a code: as many as a question can list."""
NEAR = 100
RANKS = {"its_tag": -1, "one_digit": NEAR, "swapped": NEAR}
"""The tag itself comes before every other spelling, another digit behind them."""


@dataclass(frozen=True)
class Candidate:
    """An asset that a code may be on. `why` says in words what would make the code its tag, `place` where it is
    recorded; `awaited`: the audit expects it and it was not seen yet. The lower the `rank`, the more probable."""

    asset_id: int
    tag: str
    description: str
    place_id: int | None
    place: str
    why: str
    rank: int
    awaited: bool


Found = Mapping[str, tuple[Candidate, ...]]
"""The candidates of each code, by its normalised form, the most probable first."""


def candidates_of(connection: Connection, codes: Iterable[str], audit_id: int) -> Found:
    """The candidates of codes that name nothing; what has none is left out. One digit may differ only where the audit
    still waits for the asset: among numbers that run on, any other is one digit away."""
    wanted = {key for code in codes if (key := _key(code))}
    awaited = _awaited(connection, audit_id) if wanted else set()
    hits = _hits(connection, wanted, awaited) if wanted else {}
    assets = _assets(connection, {asset_id for found in hits.values() for asset_id in found})
    return {
        key: tuple(
            sorted(
                (_candidate(assets[asset_id], why, asset_id in awaited) for asset_id, why in found.items()),
                key=lambda one: (one.rank, not one.awaited, one.tag),
            )[:MOST]
        )
        for key, found in hits.items()
    }


def probably(candidates: Collection[Candidate]) -> Candidate | None:
    """The one that is meant, where no other is as probable: one spelling of one tag, or one digit of one number."""
    best = [one for one in candidates if (one.rank >= NEAR) == all(other.rank >= NEAR for other in candidates)]
    return best[0] if len(best) == 1 else None


def _key(code: str) -> str:
    try:
        return code_key(code)
    except Refused:
        return ""


def _hits(connection: Connection, wanted: set[str], awaited: set[int]) -> dict[str, dict[int, tuple[str, ...]]]:
    """By code, the assets and what the spellings differ in: one walk over all tags."""
    by_block: dict[str, list[str]] = defaultdict(list)
    near: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for key in wanted:
        squashed = spelling.squashed_key(key)
        if len(squashed) >= spelling.SHORTEST:
            by_block[spelling.block(squashed)].append(key)
            for other, why in spelling.near_numbers(squashed):
                near[other].append((key, why))
    hits: dict[str, dict[int, tuple[str, ...]]] = defaultdict(dict)
    exact: set[str] = set()
    for asset_id, tag_key in connection.execute(select(Asset.id, Asset.tag_key)):
        if tag_key in wanted:
            hits[tag_key] = {asset_id: ("its_tag",)}
            exact.add(tag_key)
            continue
        squashed = spelling.squashed_key(tag_key)
        for key in by_block.get(spelling.block(squashed), ()):
            if key not in exact and spelling.is_spelled(key, tag_key):
                hits[key][asset_id] = spelling.differences(key, tag_key)
        if squashed in near and asset_id in awaited:
            for key, why in near[squashed]:
                if key not in exact:
                    hits[key].setdefault(asset_id, (why,))
    return hits


def _awaited(connection: Connection, audit_id: int) -> set[int]:
    """The assets that the audit expects and that were not seen yet."""
    query = select(AuditLine.asset_id).where(
        AuditLine.audit_id == audit_id, AuditLine.expected == 1, AuditLine.seen_at.is_(None)
    )
    return set(connection.scalars(query))


def _assets(connection: Connection, ids: Collection[int]) -> dict[int, Any]:
    columns = (Asset.id, Asset.tag, Asset.description, Asset.place_id, Place.path)
    query = select(*columns).outerjoin(Place, Place.id == Asset.place_id)
    parts = in_parts(sorted(ids))
    return {row.id: row for part in parts for row in connection.execute(query.where(Asset.id.in_(part)))}


def _candidate(row: Any, why: tuple[str, ...], awaited: bool) -> Candidate:
    rank = RANKS.get(why[0], len(why)) if why else 0
    return Candidate(row.id, row.tag, row.description, row.place_id, row.path or "", why_words(why), rank, awaited)


@dataclass(frozen=True)
class ProbableMatch:
    """An unknown code of an audit, where it was seen, what was noted, and what it probably is."""

    line_id: int
    code: str
    seen_place_id: int | None
    seen_place: str
    note: str
    candidates: tuple[Candidate, ...]

    @property
    def probably(self) -> Candidate | None:
        """The one that is meant, where no other is as probable."""
        return probably(self.candidates)


@dataclass(frozen=True)
class ProbableMatches(Query[tuple[ProbableMatch, ...]]):
    """The unknown codes of an audit that may be another spelling of a tag; the others are not among them."""

    audit_id: int

    def run(self, connection: Connection) -> tuple[ProbableMatch, ...]:
        query = (
            select(
                AuditLine.id, AuditLine.code, AuditLine.code_key, AuditLine.seen_place_id, Place.path, AuditLine.note
            )
            .outerjoin(Place, Place.id == AuditLine.seen_place_id)
            .where(AuditLine.audit_id == self.audit_id, AuditLine.asset_id.is_(None), AuditLine.result.is_(None))
            .order_by(AuditLine.tag_sort, AuditLine.id)
        )
        lines = connection.execute(query).all()
        found = candidates_of(connection, (line.code_key for line in lines), self.audit_id)
        return tuple(
            ProbableMatch(
                line.id, line.code, line.seen_place_id, line.path or "", line.note or "", found[line.code_key]
            )
            for line in lines
            if line.code_key in found
        )
