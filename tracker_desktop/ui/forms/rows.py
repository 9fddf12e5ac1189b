"""What a form asks for: one row a field."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from tracker_desktop.transactions.base import Transaction

Kind = Literal["text", "code", "note", "money", "quantity", "whole", "date", "choice", "search", "flag", "lines"]
Values = Mapping[str, Any]


@dataclass(frozen=True)
class Ask:
    """One field. `kinds` are what a search field finds; `choices` (key, words) of a choice.

    A field of the kind "lines" holds one text a line, as a checklist does; a "code" field takes the scanner's burst.
    """

    key: str
    label: str
    kind: Kind = "text"
    required: bool = False
    hint: str = ""
    kinds: tuple[str, ...] = ()
    choices: tuple[tuple[object, str], ...] = ()
    longest: int = 200
    share: int = 1


@dataclass(frozen=True)
class Form:
    """A dialog as data: its title, its rows of fields, and the transaction made of the values.

    `button` is what the primary button says. `start` gives values to begin with. For an edit, `make` gets only what
    was changed. `wide` is the width in units of the screen.
    """

    title: str
    rows: Sequence[Sequence[Ask]]
    make: Callable[[Values], Transaction]
    button: str = "Save"
    subtitle: str = ""
    strip: str = ""
    width: int = 720


def choices(*words: str) -> tuple[tuple[object, str], ...]:
    """Choices whose key is their word, shown with a capital."""
    return tuple((word, word.capitalize()) for word in words)
