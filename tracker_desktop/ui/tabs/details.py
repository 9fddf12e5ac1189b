"""The detail at the right of a list: the columns of its record as fields, and what happened to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tracker_desktop.queries.columns import Listing
from tracker_desktop.queries.history import History, HistoryLine
from tracker_desktop.queries.listing import ListPage
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.detail_card import Detail

MOST_LINES = 12


@dataclass(frozen=True)
class DetailLook:
    """Which columns of a list are the title, the line under it, the pill and the barcode of its detail; the others are
    fields, in their order. `table` is whose history is told."""

    title: str
    subtitle: str = ""
    state: str = ""
    code: str = ""
    table: str = ""
    left_out: Sequence[str] = ()


def show_detail(look: DetailLook, listing: Listing) -> Callable[[Desk, int, Callable[[Detail | None], None]], None]:
    """How a list tab reads the detail of a record."""
    keys = [column.key for column in listing.columns]
    own = {look.title, look.subtitle, look.state, look.code, *look.left_out}

    def read(desk: Desk, record_id: int, then: Callable[[Detail | None], None]) -> None:
        def got_row(_seq: int, rows: Sequence[Sequence[str] | None]) -> None:
            row = rows[0] if rows else None
            if row is None:
                then(None)
                return
            values = dict(zip(keys, row, strict=True))
            fields = tuple(
                (column.title, values[column.key])
                for column in listing.columns
                if column.key not in own and values[column.key] not in ("", "—")
            )
            detail = Detail(
                values[look.title],
                values.get(look.state, ""),
                values.get(look.subtitle, ""),
                values.get(look.code, ""),
                fields,
            )
            if not look.table:
                then(detail)
                return
            query = History(look.table, record_id, MOST_LINES)
            desk.fetch(query, lambda _, lines: then(_with_history(detail, lines)))

        desk.fetch(ListPage(listing.name, (record_id,)), got_row)

    return read


def _with_history(detail: Detail, lines: Sequence[HistoryLine]) -> Detail:
    told = tuple((f"{line.title} (undone)" if line.undone else line.title, line.when) for line in lines)
    return Detail(detail.title, detail.state, detail.subtitle, detail.code, detail.fields, told)
