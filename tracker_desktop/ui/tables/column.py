"""What a column of a table is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

Kind = Literal["text", "mono", "pill"]
KINDS: tuple[Kind, ...] = ("text", "mono", "pill")


class Widths(Protocol):
    """What the first layout reads of a column."""

    @property
    def title(self) -> str:
        """Its word in the header."""

    @property
    def kind(self) -> str:
        """text; mono, for tags and codes; pill, where the text is a key or word of ui.state_colours."""

    @property
    def width(self) -> int:
        """Its first width, in units of the screen."""

    @property
    def elastic(self) -> bool:
        """Whether it holds words, which may be cut: it takes what room is left and gives some where there is little."""

    @property
    def states(self) -> tuple[str, ...]:
        """Of pills, all that they may say: none of them is cut at first."""


class ColumnLike(Widths, Protocol):
    """What the table reads of a column. Rows hold one display-ready text a column, in the same order."""

    @property
    def key(self) -> str:
        """Its name for sorting and saving."""

    @property
    def align(self) -> str:
        """left, right or center."""

    @property
    def numeric(self) -> bool:
        """Whether it holds numbers: then it is right-aligned whatever `align` says."""


@dataclass(frozen=True)
class Column:
    """A column of a table, by hand."""

    key: str
    title: str
    kind: Kind = "text"
    width: int = 140
    align: Literal["left", "right", "center"] = "left"
    numeric: bool = False
    elastic: bool = True
    states: tuple[str, ...] = ()
