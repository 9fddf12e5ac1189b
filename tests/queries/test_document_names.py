"""What a file of documents is called."""

from __future__ import annotations

import pytest

from tracker_desktop.queries.lists.documents import documents_counted, documents_named


@pytest.mark.parametrize(
    ("numbers", "name"),
    [
        (["HR-2026-00012"], "Hand receipt HR-2026-00012"),
        (["RR-2026-00001", "RR-2026-00002"], "Return receipts RR-2026-00001, RR-2026-00002"),
        (["ST-2026-00001", "ST-2026-00002"], "Statements of custody ST-2026-00001, ST-2026-00002"),
        (["CL-2026-00001", "ST-2026-00001"], "CL-2026-00001, ST-2026-00001"),
        (["XX-1"], "XX-1"),
        ([], ""),
    ],
)
def test_documents_are_called_by_their_kind_and_number(numbers: list[str], name: str) -> None:
    assert documents_named(numbers) == name


@pytest.mark.parametrize(
    ("numbers", "words"),
    [
        (["DR-2026-00012"], "Damage report"),
        (["RR-2026-00001", "RR-2026-00002"], "2 return receipts"),
        (["CL-2026-00001", "ST-2026-00001"], "2 papers"),
        (["XX-1"], "Paper"),
    ],
)
def test_documents_are_counted_by_their_kind(numbers: list[str], words: str) -> None:
    assert documents_counted(numbers) == words
