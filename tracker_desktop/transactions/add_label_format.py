"""Add a label format of the office's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from tracker_desktop.models.label_formats import LabelFormat
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right
from tracker_desktop.transactions.rules.fields import values_of
from tracker_desktop.transactions.rules.label_format_fields import LabelFormatFields, checked
from tracker_desktop.transactions.rules.label_grid import millimetres
from tracker_desktop.transactions.rules.said import Gap, Said


@dataclass(frozen=True)
class AddLabelFormat(Transaction):
    """Refused where the labels do not lie on their page, or a format of the office or the program has the name."""

    kind: ClassVar[str] = "add_label_format"
    right: ClassVar[Right] = Right.SETTINGS

    fields: LabelFormatFields

    def apply(self, books: Books) -> Said:
        form = books.insert(LabelFormat(**checked(books, values_of(self.fields))))
        gaps: dict[str, Gap] = {
            "name": form.name,
            "width": millimetres(form.label_width),
            "height": millimetres(form.label_height),
            "count": form.columns * form.rows,
        }
        return Said("add_label_format", gaps, ("label_format", form.id))
