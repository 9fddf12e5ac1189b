"""Where a scan goes among the pieces of a model."""

from __future__ import annotations

import pytest

from tracker_desktop.errors import Refused
from tracker_desktop.ui.dialogs.pieces import MOST, Fills, Pieces


def filled(fills: Fills, *codes: str, count: int = 0) -> Pieces:
    pieces = Pieces()
    pieces.fills = fills
    pieces.resize(count)
    for code in codes:
        pieces.scan(code)
    return pieces


@pytest.mark.parametrize(
    ("fills", "count", "values"),
    [
        ("serial", 0, [("A", None), ("B", None), ("C", None)]),
        ("serial", 4, [("A", None), ("B", None), ("C", None), (None, None)]),
        ("both", 0, [("A", "B"), ("C", None)]),
        ("both", 3, [("A", "B"), ("C", None), (None, None)]),
        ("tag", 2, [(None, "A"), (None, "B"), (None, "C")]),
    ],
)
def test_scans_fill_the_next_that_is_empty(
    fills: Fills, count: int, values: list[tuple[str | None, str | None]]
) -> None:
    assert list(filled(fills, "A", "B", "C", count=count).values()) == values


def test_tags_may_be_added_to_pieces_with_serial_numbers() -> None:
    pieces = filled("serial", "A", "B")
    pieces.fills = "both"
    assert pieces.next() == (0, "tag")
    assert [pieces.scan(code) for code in ("T1", "T2", "C")] == [(0, "tag"), (1, "tag"), (2, "serial")]


def test_the_same_code_is_found_however_it_is_written() -> None:
    pieces = filled("both", "5cg1", "LT-1")
    assert pieces.find("serial", "5CG1") == 0
    assert pieces.find("tag", "lt-1 ") == 0
    assert pieces.find("tag", "5CG1") is None


def test_only_empty_pieces_go_when_there_are_fewer() -> None:
    pieces = filled("serial", "A", "B", count=5)
    assert pieces.resize(3)
    assert pieces.values() == (("A", None), ("B", None), (None, None))
    assert not pieces.resize(1)
    assert pieces.values() == (("A", None), ("B", None))


def test_a_scan_is_taken_back_with_its_piece() -> None:
    pieces = filled("both", "A", "T", "B")
    assert [pieces.take_back() for _ in range(4)] == [("serial", "B"), ("tag", "T"), ("serial", "A"), None]
    assert pieces.values() == ()


def test_there_are_not_more_than_a_thousand() -> None:
    pieces = Pieces(tuple((f"S{number}", None) for number in range(MOST)))
    with pytest.raises(Refused) as caught:
        pieces.scan("one more")
    assert caught.value.code == "pieces_full"
    assert len(pieces.rows) == MOST
