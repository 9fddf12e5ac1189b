"""How wide the columns of a paper are: what is in them decides, not a number."""

from __future__ import annotations

from tracker_desktop.reports.papers.drawn_table import DrawnTable
from tracker_desktop.reports.papers.sheet import Cell, Column, Table

ROOM = 180.0
COLUMNS = (
    Column("Tag", 25.0, lines=6),
    Column("Asset", lines=6),
    Column("Came with it", 38.0, lines=6),
    Column("Condition", 28.0),
    Column("Put at", 34.0, lines=4),
)
BESIDE = "went out with charger, docking station, carrying bag"
HIGH_OF_TWO = DrawnTable(
    Table(COLUMNS, [(Cell("LT-1"), Cell("Laptop", ("Serial",)), Cell("—"), Cell("Good"), Cell("—"))]), ROOM
).heights[0]


def row(asset: str = "Laptop", below: str = BESIDE, condition: str = "went out good") -> tuple[Cell, ...]:
    return (
        Cell("LT-00142"),
        Cell(asset),
        Cell("Not checked", (below,)),
        Cell("Good", (condition,)),
        Cell("Stockroom A"),
    )


def high(*cells: tuple[Cell, ...]) -> list[float]:
    return DrawnTable(Table(COLUMNS, cells), ROOM).heights


def test_what_fits_side_by_side_is_not_broken_into_lines() -> None:
    assert high(row()) == [HIGH_OF_TWO]
    assert high(row(condition="went out like new, in its box")) == [HIGH_OF_TWO]


def test_where_little_is_missing_it_is_given_first() -> None:
    long = row(asset="Microscope with camera " * 3, below=f"{BESIDE}, {BESIDE}")
    table = DrawnTable(Table(COLUMNS, [long]), ROOM)
    condition = table._rows[0][4]
    assert [line.text for line in condition] == ["Good", "went out good"]


def test_what_went_out_with_it_is_told_to_the_end() -> None:
    things = ", ".join(f"part number {number}" for number in range(12))
    table = DrawnTable(Table(COLUMNS, [row(asset="Microscope " * 18, below=things)]), ROOM)
    told = " ".join(line.text for line in table._rows[0][3])
    assert told == f"Not checked {things}"
    assert " ".join(line.text for line in table._rows[0][2]) == ("Microscope " * 18).strip()
