"""Papers about losses: the loss report, also with a charge, and the write-off of what was not found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from tracker_desktop.models.journal import Op
from tracker_desktop.queries import shown
from tracker_desktop.queries.papers.as_of import Values, changed_by, records_at
from tracker_desktop.queries.papers.asset_lines import asset_lines, paths_at
from tracker_desktop.queries.papers.incident_papers import incident
from tracker_desktop.queries.papers.office_at import office_at
from tracker_desktop.queries.papers.paper import Content, told
from tracker_desktop.queries.papers.parties import is_one, names_at, party_at, people_at
from tracker_desktop.queries.papers.return_papers import asked_of

WORDS = {"lost": "Lost: it could not be found", "stolen": "Stolen", "destroyed": "Destroyed"}
CIRCUMSTANCES, CHARGED = "Circumstances", "Charged to"


def lost(connection: Connection, entry: Any) -> Content:
    """What was lost, how, who had it last and where; whom it is charged to. Of a time before losses were written down:
    the assets that the entry reported."""
    ids = changed_by(connection, entry.uid, "loss", Op.INSERT, Op.UPDATE)
    if not ids:
        return incident(connection, entry)
    losses = records_at(connection, "loss", ids, entry.seq)
    return _content(connection, entry, [losses[loss_id] for loss_id in ids if loss_id in losses], ())


def written_off(connection: Connection, entry: Any) -> Content:
    """What is written off at its book value, why, and who asked for it."""
    ids = changed_by(connection, entry.uid, "loss", Op.UPDATE)
    losses = records_at(connection, "loss", ids, entry.seq)
    approval_id = entry.body.get("approval_id")
    approval = records_at(connection, "approval", [approval_id], entry.seq).get(approval_id or 0, {})
    asker = approval.get("requested_by_id")
    facts = (
        ("Reason", asked_of(entry).get("reason")),
        ("Asked for by", people_at(connection, [asker], entry.seq)[asker]),
    )
    return _content(connection, entry, [losses[loss_id] for loss_id in ids if loss_id in losses], facts)


def _content(
    connection: Connection, entry: Any, losses: list[Values], facts: tuple[tuple[str, object], ...]
) -> Content:
    assets = asset_lines(connection, [loss["asset_id"] for loss in losses], entry.seq)
    holders = [loss.get("last_holder_id") for loss in losses]
    names = names_at(connection, holders, entry.seq)
    places = paths_at(connection, [loss.get("last_place_id") for loss in losses], entry.seq)
    custodies = records_at(connection, "custody", [loss.get("last_custody_id") for loss in losses], entry.seq)
    lines = tuple(
        replace(
            assets[loss["asset_id"]],
            holder=names[loss.get("last_holder_id")],
            place=places.get(loss.get("last_place_id"), ""),
            back=custodies.get(loss.get("last_custody_id") or 0, {}).get("ended_at"),
            value=loss.get("book_value"),
        )
        for loss in losses
    )
    told_facts = told((*_shared(connection, losses, entry.seq), *facts))
    return Content(lines, before=party_at(connection, is_one(holders), entry.seq), facts=told_facts)


def _shared(connection: Connection, losses: list[Values], seq: int) -> Iterator[tuple[str, object]]:
    """What is the same of all of them."""
    office = office_at(connection, seq)

    def same(key: str) -> Any:
        values = {loss.get(key) for loss in losses}
        return values.pop() if len(values) == 1 else None

    yield "What happened", WORDS.get(same("kind") or "", "")
    yield "When", shown.day(office, same("lost_on"))
    yield "Police", shown.joined([same("police_number"), same("police_station")])
    yield CIRCUMSTANCES, same("circumstances")
    if len(losses) == 1 and losses[0].get("charged_holder_id"):
        name = names_at(connection, [same("charged_holder_id")], seq)[same("charged_holder_id")]
        yield CHARGED, shown.joined([name, shown.amount(office, same("charged_amount"))])
    if len(losses) == 1 and losses[0].get("recovered"):
        yield "Recovered", shown.amount(office, same("recovered"))
