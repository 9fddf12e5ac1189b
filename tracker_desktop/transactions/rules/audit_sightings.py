"""Many sightings of an audit at once: what each of them needs is read before, in a few questions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import select

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.audits import Audit, AuditLine
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.places import Place
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.scanning.clean import code_key
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules.audit_lines import Seen, new_line, note_seen


def see_all(books: Books, audit: Audit, sightings: Sequence[Seen]) -> list[tuple[AuditLine, bool]]:
    """What `see` does, for each of them in their order. Raises Refused: gone, and what cannot be a code."""
    assets = _by_id(books, Asset, (seen.asset_id for seen in sightings))
    # what the rules look up by its id is then at hand, for as long as these are kept
    kept = _by_id(books, Holder, (asset.holder_id for asset in assets.values())), books.scalars(select(Place)).all()
    mine = select(AuditLine).where(AuditLine.audit_id == audit.id)
    by_asset = {
        line.asset_id: line
        for part in in_parts(list(assets))
        for line in books.scalars(mine.where(AuditLine.asset_id.in_(part)))
    }
    codes = {code_key(seen.code) for seen in sightings if seen.asset_id is None}
    by_code = {
        line.code_key: line
        for part in in_parts(sorted(codes))
        for line in books.scalars(mine.where(AuditLine.code_key.in_(part)).order_by(AuditLine.id.desc()))
    }
    found: list[tuple[AuditLine, bool]] = []
    with books.no_autoflush:
        for seen in sightings:
            known: dict[Any, AuditLine] = by_code if seen.asset_id is None else by_asset
            key = code_key(seen.code) if seen.asset_id is None else seen.asset_id
            if key not in known:
                known[key] = new_line(books, audit, seen)
            found.append((known[key], note_seen(books, audit, known[key], seen)))
    books.flush()
    del kept
    return found


def _by_id(books: Books, model: Any, ids: Iterable[int | None]) -> dict[int, Any]:
    wanted = sorted({row_id for row_id in ids if row_id is not None})
    rows = (row for part in in_parts(wanted) for row in books.scalars(select(model).where(model.id.in_(part))))
    return {row.id: row for row in rows}
