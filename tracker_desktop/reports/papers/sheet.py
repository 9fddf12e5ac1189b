"""What a paper is made of, from top to bottom: who, facts, texts, tables, and the fields to sign in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Align = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its text, smaller lines below it, and a bold line at the end for what must be seen."""

    text: str
    below: tuple[str, ...] = ()
    strong: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its greatest width in millimetres (0 for the one that
    gets what the others leave), and how many lines a text takes. `tick`: a box to tick."""

    title: str
    width: float = 0.0
    align: Align = "left"
    lines: int = 3
    tick: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below headings that are repeated on each page, numbered unless they are a few of a kind. `total` stands
    below the last row at the right; `empty` is said where there is no row."""

    columns: tuple[Column, ...]
    rows: Sequence[tuple[Cell, ...]]
    title: str = ""
    total: str = ""
    empty: str = ""
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Box:
    """One of the boxes at the top: what it is about, a name, and what the name is known by."""

    label: str
    name: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Signature:
    """A field to sign in: what is signed for, and by whom (empty: the name is written by hand)."""

    role: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """`stamp` is a large word in a frame; `facts` are labels and texts; `text` may be long, under its title. `closing`
    stands above the signatures and is kept together with them and the last rows of the last table."""

    boxes: tuple[Box, ...] = ()
    stamp: str = ""
    stamp_about: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    text_title: str = ""
    text: str = ""
    tables: tuple[Table, ...] = ()
    closing: tuple[str, ...] = ()
    signatures: tuple[Signature, ...] = ()
