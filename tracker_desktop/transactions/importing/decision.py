"""What an import will do with one row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Verdict(StrEnum):
    """The row adds something, changes it, is as it is here already, cannot be taken, or is not meant to be."""

    ADD = "add"
    CHANGE = "change"
    SAME = "same"
    WRONG = "wrong"
    LEFT_OUT = "left out"


@dataclass(slots=True)
class Decision:
    """`name` is the tag, code or name of what the row is about; `why` the sentence of a wrong row, or of one that is
    left out.

    `values` are the attributes to write (references as Known), `before` what they are now where the row changes them.
    """

    line: int
    verdict: Verdict
    name: str = ""
    why: str = ""
    row_id: int | None = None
    values: dict[str, Any] = field(default_factory=dict)
    before: Mapping[str, Any] = field(default_factory=dict)
    extra: Any = None


def wrong(line: int, why: str, name: str = "") -> Decision:
    """A row that cannot be taken, and the sentence why."""
    return Decision(line, Verdict.WRONG, name, why)
