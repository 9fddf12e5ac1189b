"""The count report: what the count kept at its posting, and its differences as they were posted."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from tracker_desktop.models.journal import Op
from tracker_desktop.queries.count_reasons import reason_words
from tracker_desktop.queries.papers.as_of import Values, changed_by, records_at
from tracker_desktop.queries.papers.asset_lines import paths_at
from tracker_desktop.queries.papers.count_facts import CountFacts, DifferenceLine, Part
from tracker_desktop.queries.papers.paper import Content
from tracker_desktop.queries.papers.parties import people_at
from tracker_desktop.queries.papers.scope_words import count_scope_words

SWITCHED_OFF = "switched off"


def counted(connection: Connection, entry: Any) -> Content:
    """The count that the entry posted."""
    (count_id,) = changed_by(connection, entry.uid, "stock_count", Op.UPDATE)
    count = records_at(connection, "stock_count", [count_id], entry.seq)[count_id]
    totals = count["totals"]
    ids = changed_by(connection, entry.uid, "count_line", Op.UPDATE)
    found = records_at(connection, "count_line", ids, entry.seq)
    lines = sorted(
        (line for _, line in sorted(found.items()) if line.get("difference")), key=lambda line: str(line["sort"])
    )
    approval = _approval(connection, entry)
    parts = totals["parts"]
    asked: list[int | None] = [count["opened_by_id"], count["closed_by_id"], *(part[1] for part in parts)]
    asked += [approval.get("requested_by_id"), approval.get("approved_by_id")]
    asked += [line.get(key) for line in lines for key in ("counted_by_id", "first_by_id")]
    people = people_at(connection, asked, entry.seq)
    facts = CountFacts(
        name=count["name"],
        scope=count_scope_words(connection, count["scope"], entry.seq),
        note=count.get("note") or "",
        blind=bool(count["blind"]),
        opened_at=count["opened_at"],
        opened_by=people[count["opened_by_id"]],
        posted_at=count["closed_at"],
        posted_by=people[approval.get("requested_by_id") or count["closed_by_id"]],
        approved_by=people[approval.get("approved_by_id")],
        switched_off=entry.body.get("approval") == SWITCHED_OFF,
        totals=totals,
        parts=tuple(_part(part, people[part[1]]) for part in parts),
        differences=tuple(_differences(connection, lines, people, entry.seq)),
    )
    return Content(count=facts)


def _approval(connection: Connection, entry: Any) -> Values:
    """The approval that the entry gave, if it did."""
    ids = changed_by(connection, entry.uid, "approval", Op.UPDATE)
    return next(iter(records_at(connection, "approval", ids, entry.seq).values()), {})


def _part(part: list[Any], person: str) -> Part:
    abc, _, number, within, net, absolute = part
    return Part(abc or "", person, number, within, Decimal(net), Decimal(absolute))


def _differences(connection: Connection, lines: list[Values], people: Any, seq: int) -> Iterable[DifferenceLine]:
    items = records_at(connection, "item", [line["item_id"] for line in lines], seq)
    lots = records_at(connection, "lot", [line["lot_id"] for line in lines], seq)
    paths = paths_at(connection, [line["place_id"] for line in lines], seq)
    for line in lines:
        item = items.get(line["item_id"], {})
        yield DifferenceLine(
            sku=str(item.get("sku", "")),
            name=str(item.get("name", "")),
            unit=str(item.get("unit", "")),
            lot=str(lots.get(line["lot_id"], {}).get("number") or ""),
            place=paths[line["place_id"]],
            book=line["book"],
            counted=line["counted"],
            entered=line.get("entered") or "",
            difference=line["difference"],
            value=line.get("difference_value") or Decimal(0),
            within=bool(line.get("within")),
            reason=reason_words(line.get("reason"), line.get("note")),
            counted_by=people[line.get("counted_by_id")],
            counted_at=line["counted_at"],
            first=line.get("first_counted"),
            first_by=people[line.get("first_by_id")],
        )
