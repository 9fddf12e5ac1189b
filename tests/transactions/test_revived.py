"""A transaction comes back out of its journal body as it was."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, fields
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, given, settings

from tests.bad_values import Strewn
from tracker_desktop.transactions.base import Transaction, plain
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.registry import by_kind
from tracker_desktop.transactions.revived import revived
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.said import Said

QUIET: dict[str, Any] = {"deadline": None, "database": None, "suppress_health_check": list(HealthCheck)}
KINDS = sorted(
    kind
    for kind, made in by_kind().items()
    if kind not in ("ask_approval", "import")
    and made.__module__.startswith("tracker_desktop.")
    and all(field.metadata.get("journal", True) for field in fields(made))  # type: ignore[arg-type]
)
"""Kinds whose body holds all that was asked."""


NOT_KEPT = ("\\x00", "\\ud", "NaN")
"""Characters that no database keeps, and what equals nothing."""


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class Part:
    number: int
    amount: Decimal | None = None
    names: tuple[str, ...] = ("one",)


@dataclass(frozen=True)
class Everything(Transaction):
    kind: ClassVar[str] = "everything"
    right: ClassVar[Right] = Right.ASSETS

    text: str
    flag: bool
    day: dt.date
    moment: dt.datetime
    colour: Colour
    parts: tuple[Part, ...]
    pair: tuple[int, Decimal]
    value: str | int | bool
    maybe: Part | None = None
    some: tuple[int, ...] | None = None
    missing: int | None = 5

    def apply(self, books: Books) -> Said:
        return Said("found_office", {"name": self.text})


WHOLE = Everything(
    "x",
    False,
    dt.date(2026, 11, 24),
    dt.datetime(2026, 11, 24, 9, 40, 1, 5, tzinfo=dt.UTC),
    Colour.RED,
    (Part(1), Part(2, Decimal("1.50"), ("a", "b")), Part(3, None, ())),
    (7, Decimal(3)),
    True,
    Part(0),
    (1, 2),
    None,
)


@pytest.fixture(autouse=True)
def known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(by_kind(), "everything", Everything)


@pytest.mark.parametrize(
    "given_one",
    [WHOLE, Everything("", True, WHOLE.day, WHOLE.moment, Colour.RED, (), (0, Decimal(0)), "7", missing=0)],
)
def test_every_type_comes_back(given_one: Everything) -> None:
    back = revived("everything", given_one.body())
    assert back == given_one
    assert [type(getattr(back, one.name)) for one in fields(Everything)] == [
        type(getattr(given_one, one.name)) for one in fields(Everything)
    ]


@pytest.mark.parametrize(
    "body",
    [{}, {"text": "x"}, WHOLE.body() | {"day": "never"}, WHOLE.body() | {"flag": "yes"}, WHOLE.body() | {"pair": []}],
)
def test_what_is_not_of_the_kind_is_told(body: dict[str, Any]) -> None:
    with pytest.raises((TypeError, ValueError)):
        revived("everything", body)


def test_an_unknown_kind_is_told() -> None:
    with pytest.raises(KeyError):
        revived("never_heard_of", {})


def test_there_are_many_kinds() -> None:
    assert len(KINDS) > 25


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_comes_back(kind: str) -> None:
    @settings(max_examples=15, **QUIET)
    @given(Strewn({}, types_too=False).transaction(by_kind()[kind]))
    def come_back(transaction: Any) -> None:
        assert revived(kind, transaction.body() | {"document": "HR-2026-00001"}).body() == transaction.body()
        whole = plain(transaction, whole=True)
        back = revived(kind, whole)
        assert plain(back, whole=True) == whole
        if not any(mark in ascii(transaction) for mark in NOT_KEPT):
            assert back == transaction

    come_back()
