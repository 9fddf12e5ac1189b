"""Half a year at the counter, written straight into the file: entries, changes and the chain as the store writes them.

Posting 200,000 transactions one by one takes a quarter of an hour; this takes one minute and `verify` accepts it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import uuid
from collections.abc import Iterator, Mapping
from decimal import Decimal
from random import Random
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, text, update

from tests.scale.register import unit_cost
from tracker_desktop.models.assets import Asset, Custody, CustodyEnd
from tracker_desktop.models.documents import Document, Numbering
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.journal import ChainHead, Change, Entry
from tracker_desktop.models.places import VIRTUAL, Place, PlaceKind
from tracker_desktop.models.stock import Movement, MovementKind
from tracker_desktop.models.types import Day, UtcTime, canonical
from tracker_desktop.queries.sql import table_of
from tracker_desktop.store.changes import line_bytes
from tracker_desktop.store.posting import hashed_fields, link
from tracker_desktop.store.recorder import encode, recorded_columns

CHUNK = 5000
OUT, BACK, ISSUED = ("check_out", "check_out"), ("check_in", "check_in"), ("issue", "issue")
NO_DAY, NO_TIME = Day(), UtcTime()


class Days:
    """What is to be written, kept until a chunk is full."""

    def __init__(self, connection: Connection, end: dt.datetime, entries: int, dice: Random) -> None:
        self._connection = connection
        self._dice = dice
        self._rows: dict[Any, list[Mapping[str, Any]]] = {}
        seq, self._hash = connection.execute(select(ChainHead.seq, ChainHead.hash)).one()
        self.seq = int(seq)
        self._step = dt.timedelta(days=180) / max(entries, 1)
        self.now = end - self._step * entries

    def row(self, model: Any, **values: Any) -> None:
        """Keep a row for the table of a model."""
        self._rows.setdefault(model, []).append(values)

    def entry(self, what: tuple[str, str], gaps: Mapping[str, Any], body: Mapping[str, Any], changes: Any) -> str:
        """Write an entry and its changes: (table, id, op, before, after) with encoded columns. Returns its uid."""
        kind, code = what
        self.seq += 1
        self.now += self._step
        uid = uuid.UUID(int=self._dice.getrandbits(128)).hex
        digest = hashlib.sha256()
        for number, (table, row_id, op, before, after) in enumerate(changes(uid), 1):
            line = (table, row_id, op, canonical(before), canonical(after))
            digest.update(line_bytes(line))
            self.row(
                Change,
                entry=uid,
                line=number,
                table_name=table,
                row_id=row_id,
                op=op,
                before=line[3],
                after=line[4],
            )
        values = {
            "uid": uid,
            "seq": self.seq,
            "kind": kind,
            "operator_id": 1,
            "desk": f"Desk {self.seq % 3 + 1}",
            "recorded_at": self.now,
            "effective_at": self.now,
            "body": body,
            "said": [code, gaps],
            "undoes": None,
            "session": None,
            "reason": None,
            "digest": digest.digest(),
        }
        self._hash = link(self._hash, hashed_fields(Entry(**values)), digest.digest())
        self.row(Entry, **values, hash=self._hash)
        if len(self._rows[Entry]) >= CHUNK:
            self.write()
        return uid

    def write(self) -> None:
        """Write what was kept."""
        for model, rows in self._rows.items():
            self._connection.execute(insert(model), rows)
        self._rows.clear()
        self._connection.execute(update(ChainHead).values(seq=self.seq, hash=self._hash))


def live_through(connection: Connection, entries: int, end: dt.datetime) -> None:
    """Write this many entries: of five, two check-outs, their check-ins and one issue."""
    dice = Random(7)
    days = Days(connection, end, entries, dice)
    people = connection.scalars(select(Holder.id).where(Holder.kind == "person")).all()
    free = select(Asset.id, Asset.tag, Asset.description, Asset.condition)
    free = free.where(Asset.readiness == "ready", Asset.holder_id.is_(None)).order_by(Asset.id).limit(40_000)
    assets = connection.execute(free).all()
    lots = connection.execute(select(Movement.item_id, Movement.lot_id, Movement.to_place_id)).all()
    consumed = connection.scalar(select(Place.id).where(Place.kind == PlaceKind.CONSUMED.value))
    next_custody = _next(connection, "custody")
    next_movement = _next(connection, "movement")
    touched: dict[int, tuple[int, str]] = {}
    for number in range(entries // 5):
        for half in (0, 1):
            asset = assets[(2 * number + half) % len(assets)]
            uid = _out_and_back(days, asset, dice.choice(people), next_custody + 2 * number + half, 2 * number + half)
            touched[asset.id] = (touched.get(asset.id, (0, ""))[0] + 2, uid)
        item_id, lot_id, place_id = lots[number % len(lots)]
        _issue(days, next_movement + number, item_id, lot_id, place_id, int(consumed or 0), dice.choice(people))
    days.row(Numbering, series=f"HR-{end.year}", last=entries // 5 * 2)
    days.write()
    statement = update(table_of(Asset)).where(Asset.id == bindparam("row"))
    statement = statement.values(version=Asset.version + bindparam("times"), entry=bindparam("uid"))
    changed = [{"row": row_id, "times": times, "uid": uid} for row_id, (times, uid) in touched.items()]
    if changed:
        connection.execute(statement, changed)


def bring_balances_along(connection: Connection) -> None:
    """Balances and values are what the movements add up to."""
    virtual = ", ".join(f"'{kind.value}'" for kind in VIRTUAL)
    real = f"(SELECT id FROM place WHERE kind NOT IN ({virtual}))"
    moved = (
        f"SELECT item_id, lot_id, to_place_id AS place_id, quantity, value FROM movement WHERE to_place_id IN {real}"
        " UNION ALL SELECT item_id, lot_id, from_place_id, -quantity, -value FROM movement"
        f" WHERE from_place_id IN {real}"
    )
    connection.execute(text("DELETE FROM balance"))
    connection.execute(text("DELETE FROM item_value"))
    connection.execute(
        text(
            "INSERT INTO balance (item_id, lot_id, place_id, quantity)"
            f" SELECT item_id, lot_id, place_id, sum(quantity) FROM ({moved}) AS m GROUP BY item_id, lot_id, place_id"
        )
    )
    connection.execute(
        text(
            "INSERT INTO item_value (item_id, quantity, value)"
            f" SELECT item_id, sum(quantity), sum(value) FROM ({moved}) AS m GROUP BY item_id"
        )
    )


def _next(connection: Connection, table: str) -> int:
    return int(connection.scalar(text(f"SELECT coalesce(max(id), 0) + 1 FROM {table}")) or 1)


def _inserted(model: Any, values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: encode(column, values.get(name)) for name, column in recorded_columns(model).items()}


def _out_and_back(days: Days, asset: Any, holder: int, custody_id: int, number: int) -> str:
    since = days.now
    due = since.date() + dt.timedelta(days=14)
    custody: dict[str, Any] = {
        "asset_id": asset.id,
        "holder_id": holder,
        "due": due,
        "started_at": since,
        "out_condition": asset.condition,
        "handed_over": [],
        "came_back": [],
        "extended": 0,
    }
    held = {"holder_id": holder, "due": NO_DAY.encode(due), "held_since": NO_TIME.encode(since)}
    free = dict.fromkeys(held)

    def out(uid: str) -> Iterator[Any]:
        custody["opened_by"] = uid
        yield "asset", asset.id, "U", free, held
        yield "custody", custody_id, "I", {}, _inserted(Custody, custody)

    paper = f"HR-{since.year}-{number + 1:05d}"
    common = {"tag": asset.tag, "description": asset.description, "holder": {"holder": holder}}
    gaps = common | {"due": {"day": due.isoformat()}, "beside": "", "override": ""}
    body = {"lines": [{"asset_id": asset.id}], "holder_id": holder, "due": due.isoformat(), "document": paper}
    opened = days.entry(OUT, gaps, body, out)
    days.row(
        Document,
        entry=opened,
        kind="HR",
        year=since.year,
        serial_number=number + 1,
        number=paper,
        number_key=paper,
        holder_id=holder,
        created_at=since,
    )
    end = {"ended_at": days.now, "ended_how": CustodyEnd.CHECKED_IN.value, "in_condition": asset.condition}
    columns = recorded_columns(Custody)

    def back(uid: str) -> Iterator[Any]:
        closed = {key: encode(columns[key], value) for key, value in (end | {"ended_by": uid}).items()}
        yield "asset", asset.id, "U", held, free
        yield "custody", custody_id, "U", dict.fromkeys(closed), closed

    gaps = common | dict.fromkeys(("timing", "missing", "steps", "note"), "")
    ended = days.entry(BACK, gaps, {"lines": [{"asset_id": asset.id}]}, back)
    days.row(Custody, id=custody_id, version=2, entry=ended, ended_by=ended, **custody, **end)
    return ended


def _issue(days: Days, row_id: int, item_id: int, lot_id: int, place: int, consumed: int, holder: int) -> None:
    values: dict[str, Any] = {
        "line": 1,
        "kind": MovementKind.ISSUE.value,
        "item_id": item_id,
        "lot_id": lot_id,
        "from_place_id": place,
        "to_place_id": consumed,
        "quantity": Decimal(1),
        "value": unit_cost(item_id),
        "effective_at": days.now,
        "holder_id": holder,
    }

    def issued(_uid: str) -> Iterator[Any]:
        yield "movement", row_id, "I", {}, _inserted(Movement, values)

    gaps = {"quantity": {"quantity": "1"}, "item": f"item {item_id}", "holder": {"holder": holder}, "about": ""}
    uid = days.entry(ISSUED, gaps, {"lines": [{"item_id": item_id, "quantity": "1"}], "holder_id": holder}, issued)
    days.row(Movement, id=row_id, entry=uid, **values)
