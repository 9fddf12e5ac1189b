"""Assets on a paper: what they were called, what they were worth and where they were at its entry."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from tracker_desktop.queries.papers.as_of import records_at
from tracker_desktop.queries.papers.paper import AssetLine
from tracker_desktop.wording.render import GONE


def asset_lines(connection: Connection, asset_ids: Sequence[int], seq: int) -> dict[int, AssetLine]:
    """A line for each of these assets as of entry `seq`, with its place as that was called then."""
    found = records_at(connection, "asset", asset_ids, seq)
    paths = paths_at(connection, [values.get("place_id") for values in found.values()], seq)
    return {asset_id: _line(asset_id, found.get(asset_id, {}), paths) for asset_id in asset_ids}


def paths_at(connection: Connection, place_ids: Sequence[int | None], seq: int) -> dict[int | None, str]:
    """The paths of places as of an entry."""
    found = records_at(connection, "place", place_ids, seq)
    return {place_id: str(found.get(place_id, {}).get("path", GONE["place"])) for place_id in place_ids if place_id}


def _line(asset_id: int, values: Any, paths: dict[int | None, str]) -> AssetLine:
    description = str(values.get("description", ""))
    said = description.casefold()
    more = [
        part for key in ("manufacturer", "model_number") if (part := values.get(key)) and part.casefold() not in said
    ]
    return AssetLine(
        asset_id,
        str(values.get("tag", "")),
        description,
        model=" ".join(more),
        serial=values.get("serial") or "",
        condition=str(values.get("condition", "")),
        cost=values.get("cost"),
        place=paths.get(values.get("place_id"), ""),
        due=values.get("due"),
        since=values.get("held_since"),
        readiness=str(values.get("readiness", "")),
    )
