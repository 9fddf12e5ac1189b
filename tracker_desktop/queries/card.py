"""A record in words: a title, a state, a code to scan, and labelled lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Card:
    """`state` is a key such as on_loan, `code` what its barcode says; no line of `fields` (label, text) is empty.
    `kind` tells records of one list apart where other things can be done with each: that of an entry. `picture` is the
    hash of its photo."""

    title: str
    subtitle: str
    state: str
    code: str
    fields: tuple[tuple[str, str], ...]
    kind: str = ""
    picture: str = ""


def filled(fields: Iterable[tuple[str, str | None]]) -> tuple[tuple[str, str], ...]:
    """The lines that say something."""
    return tuple((label, text) for label, text in fields if text)
