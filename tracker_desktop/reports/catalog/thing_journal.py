"""The journal of one thing: everything that was done with an asset or an item."""

from __future__ import annotations

from tracker_desktop.models.journal import Entry
from tracker_desktop.queries.history import about
from tracker_desktop.reports import journal_columns as columns
from tracker_desktop.reports.parameters import ASSET, ITEM, Parameter
from tracker_desktop.reports.report import Report


def _journal(parameter: Parameter, title: str, hint: str) -> Report:
    return Report(
        key=f"{parameter.key}-journal",
        title=title,
        hint=hint,
        nouns=columns.NOUNS,
        parameters=(parameter.needed(),),
        columns=columns.COLUMNS,
        source=columns.SOURCE,
        where=lambda asked: [Entry.uid.in_(about(parameter.key, asked[parameter.key]))],
        order=(Entry.seq,),
        finish=columns.in_words,
        empty="Nothing was done with it yet.",
    )


ASSET_JOURNAL = _journal(ASSET, "Journal of an asset", "Everything that was done with an asset, and by whom.")
ITEM_JOURNAL = _journal(ITEM, "Journal of an item", "Everything that was done with an item and its lots, and by whom.")
