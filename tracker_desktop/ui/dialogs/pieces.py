"""The pieces of one model that are received: each with its serial number and tag, filled by scanning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from tracker_desktop.errors import Refused
from tracker_desktop.queries.taken_codes import Taken
from tracker_desktop.scanning.clean import code_key

Column = Literal["serial", "tag"]
Fills = Literal["serial", "both", "tag"]
COLUMNS: tuple[Column, ...] = ("serial", "tag")
MOST = 1000


@dataclass
class Piece:
    """One asset to come; what is not known yet is empty. `wrong` are sentences about its serial number and its tag."""

    serial: str = ""
    tag: str = ""
    wrong: dict[Column, str] = field(default_factory=dict)

    def get(self, column: Column) -> str:
        """Its serial number or tag."""
        return self.serial if column == "serial" else self.tag

    def put(self, column: Column, text: str) -> None:
        """Give it another serial number or tag."""
        self.wrong.pop(column, None)
        if column == "serial":
            self.serial = text
        else:
            self.tag = text

    @property
    def is_empty(self) -> bool:
        """Whether nothing was scanned or typed for it."""
        return not (self.serial or self.tag)


class Pieces:
    """`fills` says what a scan is: a serial number, first that and then the tag of the same piece, or a tag."""

    def __init__(self, pieces: Sequence[tuple[str | None, str | None]] = ()) -> None:
        self.rows = [Piece(serial or "", tag or "") for serial, tag in pieces]
        self.fills: Fills = "serial"
        self._scanned: list[tuple[Piece, Column]] = []

    def next(self) -> tuple[int, Column]:
        """Row and column that the next scan fills; the row may be one that is not there yet."""
        if self.fills == "both":
            for number, row in enumerate(self.rows):
                if row.serial and not row.tag:
                    return number, "tag"
        column: Column = "tag" if self.fills == "tag" else "serial"
        empty = (number for number, row in enumerate(self.rows) if not row.get(column))
        return next(empty, len(self.rows)), column

    def find(self, column: Column, code: str) -> int | None:
        """The row that has this serial number or tag already."""
        key = code_key(code)
        same = (n for n, row in enumerate(self.rows) if row.get(column) and code_key(row.get(column)) == key)
        return next(same, None)

    def scan(self, code: str) -> tuple[int, Column]:
        """Put a scanned code where it belongs. Raises Refused: pieces_full."""
        number, column = self.next()
        if number == len(self.rows):
            if number >= MOST:
                raise Refused("pieces_full", most=MOST)
            self.rows.append(Piece())
        self.rows[number].put(column, code)
        self._scanned.append((self.rows[number], column))
        return number, column

    def take_back(self) -> tuple[Column, str] | None:
        """Take the last scan back; None where there is none left."""
        while self._scanned:
            piece, column = self._scanned.pop()
            text = piece.get(column)
            if text and any(row is piece for row in self.rows):
                piece.put(column, "")
                if piece.is_empty:
                    self.rows = [row for row in self.rows if row is not piece]
                return column, text
        return None

    def resize(self, count: int) -> bool:
        """Have so many pieces; only empty ones go. Whether it could be done."""
        count = min(count, MOST)
        while len(self.rows) < count:
            self.rows.append(Piece())
        for row in [row for row in reversed(self.rows) if row.is_empty][: max(0, len(self.rows) - count)]:
            self.rows = [one for one in self.rows if one is not row]
        return len(self.rows) == count

    def remove(self, number: int) -> None:
        """Take a piece off."""
        del self.rows[number]

    def keys(self, rows: Sequence[int]) -> tuple[list[str], list[str]]:
        """The normalised serial numbers and tags of some pieces."""
        found = [self.rows[row] for row in rows]
        serials = [code_key(piece.serial) for piece in found if piece.serial]
        return serials, [code_key(piece.tag) for piece in found if piece.tag]

    def mark(self, taken: Taken) -> list[tuple[int, Column]]:
        """Note at each piece which of its codes something has already; returns row and column of those."""
        marked: list[tuple[int, Column]] = []
        for number, row in enumerate(self.rows) if taken else ():
            for column in COLUMNS:
                why = taken.get((column, code_key(row.get(column)))) if row.get(column) else None
                if why is not None:
                    row.wrong[column] = str(Refused(why[0], **why[1]))
                    marked.append((number, column))
        return marked

    def values(self) -> tuple[tuple[str | None, str | None], ...]:
        """Serial number and tag of each piece."""
        return tuple((row.serial or None, row.tag or None) for row in self.rows)
