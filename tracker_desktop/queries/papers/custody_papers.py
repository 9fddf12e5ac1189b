"""Papers about custody: hand receipt, transfer form and return receipt, from the custody rows of their entry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from tracker_desktop.models.journal import Op
from tracker_desktop.queries import shown
from tracker_desktop.queries.papers.as_of import Values, changed_by, records_at
from tracker_desktop.queries.papers.asset_lines import asset_lines, paths_at
from tracker_desktop.queries.papers.kit_facts import kits_out
from tracker_desktop.queries.papers.office_at import office_at
from tracker_desktop.queries.papers.paper import AssetLine, Content, told
from tracker_desktop.queries.papers.parties import is_one, names_at, party_at
from tracker_desktop.queries.papers.return_papers import asked_of

EXTENDED = "What is listed is held already. The day to bring it back is new."


def handed_out(connection: Connection, entry: Any) -> Content:
    """A hand receipt: the custodies that the entry opened; or those that it extended, with their new day."""
    opened = _custodies(connection, entry, Op.INSERT)
    if not opened:
        return _extended(connection, entry)
    assets = asset_lines(connection, [values["asset_id"] for values in opened], entry.seq)
    lines = tuple(_with_parts(entry, _out(assets[values["asset_id"]], values)) for values in opened)
    asked = {**entry.body, **asked_of(entry)}
    place_id = asked.get("place_id")
    used_at = paths_at(connection, [place_id], entry.seq).get(place_id, "") if place_id else ""
    all_the_same = asked.get("override") or ""
    facts = (
        *kits_out(connection, entry),
        ("Used at", used_at),
        _taken(connection, entry, opened),
        ("Handed over all the same", all_the_same),
    )
    return Content(lines, facts=told(facts))


def _with_parts(entry: Any, line: AssetLine) -> AssetLine:
    """The parts that lay in it then, as the entry keeps them."""
    parts = (entry.body.get("parts") or {}).get(str(line.asset_id), ())
    return replace(line, inside=tuple(parts)) if parts else line


def _extended(connection: Connection, entry: Any) -> Content:
    longer = _custodies(connection, entry, Op.UPDATE)
    assets = asset_lines(connection, [values["asset_id"] for values in longer], entry.seq)
    names = names_at(connection, [values["holder_id"] for values in longer], entry.seq)
    lines = tuple(
        replace(_out(assets[values["asset_id"]], values), holder=names[values["holder_id"]]) for values in longer
    )
    facts = (("Extended", EXTENDED), ("Extended all the same", entry.body.get("override")))
    return Content(lines, facts=told(facts))


def _taken(connection: Connection, entry: Any, opened: Sequence[Values]) -> tuple[str, str]:
    """What was taken as a deposit in all."""
    deposits = [values["deposit"] for values in opened if values.get("deposit")]
    return "Deposit taken", shown.amount(office_at(connection, entry.seq), sum(deposits)) if deposits else ""


def transferred(connection: Connection, entry: Any) -> Content:
    """A transfer form: the custodies that were opened, and who had the assets until then."""
    out = handed_out(connection, entry)
    ended = {values["asset_id"]: values for values in _custodies(connection, entry, Op.UPDATE)}
    names = names_at(connection, [values["holder_id"] for values in ended.values()], entry.seq)
    lines = tuple(
        replace(
            line,
            holder=names[ended[line.asset_id]["holder_id"]],
            missing=_left_out(ended[line.asset_id]),
        )
        for line in out.assets
    )
    one = is_one(values["holder_id"] for values in ended.values())
    return Content(lines, before=party_at(connection, one, entry.seq), facts=out.facts)


def returned(connection: Connection, entry: Any) -> Content:
    """A return receipt: the custodies that the entry ended, as they ended; or, of a receipt for several returns, those
    that it kept."""
    kept = entry.body.get("returned")
    ended = _custodies(connection, entry, Op.UPDATE) if kept is None else _kept(connection, entry, kept)
    assets = asset_lines(connection, [values["asset_id"] for values in ended], entry.seq)
    names = names_at(connection, map(_giver, ended), entry.seq)
    looked_at = entry.body.get("looked_at")
    lines = []
    for values in ended:
        back = tuple(values.get("came_back") or ())
        looked = values.get("looked_at", bool(back) if looked_at is None else values["asset_id"] in looked_at)
        lines.append(
            replace(
                assets[values["asset_id"]],
                condition=str(values.get("in_condition") or assets[values["asset_id"]].condition),
                due=values.get("due"),
                since=values.get("started_at"),
                holder=names[_giver(values)],
                beside=back,
                missing=_left_out(values) if looked else (),
                unchecked=not looked and bool(values.get("handed_over")),
                left=str(values.get("out_condition") or ""),
                left_with=tuple(values.get("handed_over") or ()),
                back=values.get("ended_at"),
                deposit=values.get("deposit"),
                deposit_back=values.get("deposit_back"),
            )
        )
    one = is_one(values["holder_id"] for values in ended)
    return Content(
        tuple(lines), before=party_at(connection, one, entry.seq), facts=told((("Note", entry.body.get("note")),))
    )


def _kept(connection: Connection, entry: Any, kept: Sequence[Mapping[str, Any]]) -> list[Values]:
    found = records_at(connection, "custody", [one["custody"] for one in kept], entry.seq)
    return [{**found[one["custody"]], "in_condition": one["condition"], "looked_at": one["looked_at"]} for one in kept]


def _custodies(connection: Connection, entry: Any, op: Op) -> list[Values]:
    ids = changed_by(connection, entry.uid, "custody", op)
    found = records_at(connection, "custody", ids, entry.seq)
    return [found[row_id] for row_id in ids if row_id in found]


def _out(asset: AssetLine, custody: Mapping[str, Any]) -> AssetLine:
    return replace(
        asset,
        condition=str(custody.get("out_condition") or asset.condition),
        due=custody.get("due"),
        since=custody.get("started_at"),
        beside=tuple(custody.get("handed_over") or ()),
        deposit=custody.get("deposit"),
    )


def _left_out(custody: Mapping[str, Any]) -> tuple[str, ...]:
    back = custody.get("came_back") or ()
    return tuple(thing for thing in custody.get("handed_over") or () if thing not in back)


def _giver(custody: Values) -> int:
    """Who brought an asset back."""
    return int(custody.get("returned_by_id") or custody["holder_id"])
