"""Change a depreciation scheme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.values import DepreciationScheme
from tracker_desktop.scanning.clean import clean_line
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.scheme_fields import RULES, TERMS, SchemeFields, checked, used_by
from tracker_desktop.transactions.rules.shape import fields_of
from tracker_desktop.wording.figures import counted


@dataclass(frozen=True)
class EditScheme(Transaction):
    """`changes` maps names of SchemeFields to their new values. What assets were worth is worked out anew from their
    first day on, so a scheme by which assets are written down is changed for a reason alone.

    Raises Refused: scheme_used.
    """

    kind: ClassVar[str] = "edit_scheme"
    right: ClassVar[Right] = Right.VALUES

    scheme_id: int
    changes: Mapping[str, Any] = field(metadata=fields_of(SchemeFields))
    reason: str | None = None

    def apply(self, books: Books) -> Said:
        scheme = books.hold(DepreciationScheme, [self.scheme_id])[self.scheme_id]
        reason = clean_line(self.reason or "")
        values = checked(books, self.changes, scheme)
        anew = any(name in TERMS and getattr(scheme, name) != value for name, value in values.items())
        if anew and not reason and (number := used_by(books, scheme.id)):
            one = number == 1
            assets = f"{counted(number, 'asset')} {'is' if one else 'are'}"
            raise Refused("scheme_used", name=scheme.name, assets=assets, they="it was" if one else "they were")
        changed = fields.put(scheme, values, RULES)
        if not changed:
            raise Refused("nothing_changed")
        gaps = {"name": scheme.name, "fields": ", ".join(changed), "reason": reason}
        return Said("edit_scheme", gaps, ("depreciation_scheme", scheme.id))
