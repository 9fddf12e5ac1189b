"""Add several assets that are alike but for tag and serial number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.scanning.clean import code_key
from tracker_desktop.transactions.add_asset import new_asset
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.asset_fields import ONE_ONLY, RULES, AssetFields
from tracker_desktop.transactions.rules.asset_said import say
from tracker_desktop.transactions.rules.fields import values_of
from tracker_desktop.transactions.rules.own_values import put_values
from tracker_desktop.transactions.rules.said import Said

MOST_PIECES = 1000


@dataclass(frozen=True)
class Piece:
    """What one of them alone has; without a tag its category gives one."""

    serial: str | None = None
    tag: str | None = None


@dataclass(frozen=True)
class AddAssets(Transaction):
    """`fields` is what they share. One undo takes all back."""

    kind: ClassVar[str] = "add_assets"
    right: ClassVar[Right] = Right.ASSETS

    fields: AssetFields
    pieces: tuple[Piece, ...]

    def apply(self, books: Books) -> Said:
        if not self.pieces:
            raise Refused("no_pieces")
        if len(self.pieces) > MOST_PIECES:
            raise Refused("pieces_many", most=MOST_PIECES)
        shared = values_of(self.fields)
        for key in ONE_ONLY:
            if shared[key] and len(self.pieces) > 1:
                raise Refused("one_asset_only", field=RULES[key].label, key=key)
        self._check_serials()
        added = [new_asset(books, shared | _own(piece, shared)) for piece in self.pieces]
        put_values(books, added, self.fields.own)
        return say(self.kind, added)

    def _check_serials(self) -> None:
        seen: set[str] = set()
        for piece in self.pieces:
            key = code_key(piece.serial) if piece.serial and piece.serial.strip() else ""
            if key and key in seen:
                raise Refused("serial_repeated", serial=piece.serial)
            seen.add(key)


def _own(piece: Piece, shared: dict[str, object]) -> dict[str, object]:
    return {name: getattr(piece, name) or shared[name] for name in ONE_ONLY}
