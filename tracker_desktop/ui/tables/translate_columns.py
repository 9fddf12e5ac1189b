"""The columns of a list of the books as columns of a table, in the language of the program."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from tracker_desktop.queries.columns import Listing
from tracker_desktop.ui.tables.column import KINDS, Column


def table_columns(listing: Listing) -> tuple[Column, ...]:
    """One table column for each column of the list, in the same order."""
    return tuple(
        Column(
            key=column.key,
            title=QCoreApplication.translate("Columns", column.title),
            kind=next(kind for kind in KINDS if kind == column.look),
            width=column.width,
            elastic=column.kind == "text",
            align="right" if column.numeric else "left",
            numeric=column.numeric,
            states=column.states,
        )
        for column in listing.columns
    )
