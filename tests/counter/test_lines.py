"""Codes line by line with nobody to ask: one JSON object a line."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.counter.world import World
from tests.transactions.makers import asset, check_out
from tests.transactions.stock_makers import stock
from tracker_desktop.counter.lines import scan_lines
from tracker_desktop.errors import Refused

KEYS = ["code", "outcome", "kind", "id", "message", "entry", "number"]


def run(world: World, mode: str, *lines: str) -> list[dict[str, Any]]:
    rows = list(scan_lines(world.office.store, world.office.me, mode, lines))
    return [json.loads(json.dumps(row)) for row in rows]


def test_returns_are_saved_line_by_line(world: World) -> None:
    check_out(world.office, world.ids["LT-1"], holder=world.ids["maria"])
    rows = run(world, "check-in", "\ufeffLT-1\r\n", "\n", "LT-1\n", "LT-2\n", "NOPE\n", "GLV-NIT-M")
    assert [row["outcome"] for row in rows] == ["done", "again", "warning", "unknown", "refused"]
    assert [row["code"] for row in rows] == ["LT-1", "LT-1", "LT-2", "NOPE", "GLV-NIT-M"]
    assert list(rows[0]) == KEYS
    assert (rows[0]["kind"], rows[0]["id"]) == ("asset", world.ids["LT-1"])
    assert rows[0]["entry"]
    assert rows[0]["message"].startswith("LT-1 checked in · Dell Latitude 5540 · from Maria Lopez")


def test_another_badge_done_and_the_end_post(world: World) -> None:
    rows = run(world, "check_out", "20417", "LT-1", "LT-2", "20418", "LT-3", "DONE", "20417", "LT-4")
    numbers = [row["number"] for row in rows]
    assert numbers == [None, None, None, "HR-2026-00001", None, "HR-2026-00002", None, None, "HR-2026-00003"]
    assert (rows[-1]["code"], rows[-1]["outcome"]) == ("", "done")
    assert all(row["entry"] for row in rows if row["number"])
    assert asset(world.office, world.ids["LT-2"])["holder_id"] == world.ids["maria"]
    assert asset(world.office, world.ids["LT-3"])["holder_id"] == world.ids["leo"]


def test_choose_never_picks(world: World) -> None:
    check_out(world.office, world.ids["LT-1"], holder=world.ids["leo"])
    rows = run(world, "check-out", "20417", "LT-1", "LT-2")
    assert [row["outcome"] for row in rows] == ["done", "choose", "done", "warning"]
    assert asset(world.office, world.ids["LT-1"])["holder_id"] == world.ids["leo"]
    assert "left out: LT-1 is held by Leo Brandt" in rows[-1]["message"]


def test_quantities_stand_before_a_star(world: World) -> None:
    rows = run(world, "issue", "CH-220", "40*GLV-NIT-M", "0*GLV-NIT-M", "x*GLV-NIT-M", "DONE")
    assert [row["outcome"] for row in rows] == ["done", "done", "refused", "unknown", "done"]
    assert stock(world.office, world.ids["gloves"]) == {("24G200", "A-04"): 90}
    rows = run(world, "receive", "STOCKROOM", "200*TNR-26X")
    assert rows[-1]["number"] == "GR-2026-00004"


def test_a_refused_document_does_not_fall_to_the_next_badge(sqlite_world: World) -> None:
    rows = run(sqlite_world, "check-out", "LT-1", "DONE", "20417", "DONE", "DONE")
    assert [row["outcome"] for row in rows] == ["done", "refused", "done", "done", "refused"]


def test_another_mode_posts_first(sqlite_world: World) -> None:
    rows = run(sqlite_world, "check-out", "20417", "LT-1", "CHECK IN", "LT-1")
    assert [row["number"] for row in rows] == [None, None, "HR-2026-00001", None]
    assert rows[-1]["message"].startswith("LT-1 checked in")


def test_an_unknown_mode_is_refused(sqlite_world: World) -> None:
    with pytest.raises(Refused, match="not a mode"):
        run(sqlite_world, "juggle", "LT-1")
