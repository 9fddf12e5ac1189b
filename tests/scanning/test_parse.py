"""What every code of the table says."""

from __future__ import annotations

import pytest

from tests.scanning.codes.every import ROWS
from tests.scanning.codes.row import TODAY, Row
from tracker_desktop.scanning.parse import Parsed, parse

STRICT = (
    *("gtin", "lot", "serial", "expiry", "quantity", "sscc", "content_gtin", "supplier_code", "customer_part"),
    *("order_number", "best_before", "made", "packed", "sell_by"),
)


def _written(parsed: Parsed) -> str:
    return " ".join(f"{name}={value}".replace(" ", "\u00a0") for name, value in parsed.elements)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.source}: {row.code[:40]!r}")
def test_what_a_code_says(row: Row) -> None:
    found = parse(row.code, today=TODAY, **row.options)
    assert found.raw == row.code
    assert found.kind == row.kind
    assert _written(found) == row.elements
    assert [name for name in row.facts if getattr(found, name) != row.facts[name]] == []
    if not row.error:
        assert [name for name in STRICT if name not in row.facts and getattr(found, name) is not None] == []
    for words, sentences in ((row.error, found.errors), (row.warning, found.warnings)):
        assert any(words in sentence for sentence in sentences) if words else not sentences, sentences
    assert tuple(_written(other) for other in found.others) == row.others


def test_the_table_is_large_and_no_code_stands_twice() -> None:
    assert len(ROWS) >= 220
    keys = [(row.code, str(row.options)) for row in ROWS]
    assert len(set(keys)) == len(keys)
    assert all(row.source for row in ROWS)
