"""Change a kit: its code, its name, what is in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.orders import StockKit
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.fields import put
from tracker_desktop.transactions.rules.kit_fields import RULES, KitFields, KitPart, checked, put_parts
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.shape import fields_of


@dataclass(frozen=True)
class EditKit(Transaction):
    """`changes` maps fields of KitFields to new values; `parts`, where given, replace all that is in it."""

    kind: ClassVar[str] = "edit_kit"
    right: ClassVar[Right] = Right.ITEMS

    kit_id: int
    changes: Mapping[str, Any] = field(metadata=fields_of(KitFields))
    parts: tuple[KitPart, ...] | None = None

    def apply(self, books: Books) -> Said:
        kit = books.hold(StockKit, [self.kit_id])[self.kit_id]
        changed = put(kit, checked(books, self.changes, kit), RULES)
        if self.parts is not None and put_parts(books, kit, self.parts):
            changed.append("Contents")
        if not changed:
            raise Refused("nothing_changed")
        return Said("edit_kit", {"code": kit.code, "fields": ", ".join(changed)}, ("stock_kit", kit.id))
