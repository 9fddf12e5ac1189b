"""Change or retire a label format of the office's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar

from tracker_desktop.errors import Refused
from tracker_desktop.models.label_formats import LabelFormat
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.label_format_fields import RULES, LabelFormatFields, checked
from tracker_desktop.transactions.rules.said import Said
from tracker_desktop.transactions.rules.shape import fields_of

ALONE = {False: "retire_label_format", True: "reuse_label_format"}
"""What is said where nothing but its use has changed."""


@dataclass(frozen=True)
class EditLabelFormat(Transaction):
    """`changes` maps names of LabelFormatFields to their new values. A retired format is no longer offered."""

    kind: ClassVar[str] = "edit_label_format"
    right: ClassVar[Right] = Right.SETTINGS

    format_id: int
    changes: Mapping[str, Any] = field(metadata=fields_of(LabelFormatFields))

    def apply(self, books: Books) -> Said:
        form = books.hold(LabelFormat, [self.format_id])[self.format_id]
        changed = fields.put(form, checked(books, self.changes, form), RULES)
        if not changed:
            raise Refused("nothing_changed")
        only_use = changed == [RULES["active"].label]
        said = ALONE[form.active] if only_use else "edit_label_format"
        return Said(said, {"name": form.name, "fields": ", ".join(changed)}, ("label_format", form.id))
