"""The detail at the right of a list: its record in words, and what happened to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from tracker_desktop.queries.card import Card
from tracker_desktop.queries.columns import Listing
from tracker_desktop.queries.details import detail_of
from tracker_desktop.queries.entry_detail import EntryDetail
from tracker_desktop.queries.history import History, HistoryLine
from tracker_desktop.queries.listing import ListPage
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.detail_card import Detail

MOST_LINES = 12
Then = Callable[[Detail | None], None]
ShowDetail = Callable[[Desk, int, Then], None]


def show_detail(listing: Listing, title: str = "", *, history: bool = True) -> ShowDetail:
    """How a list tab reads the detail of a record. Where the list has no detail of its own, the columns are shown:
    `title` is the column at the top. `history`: with what happened to it."""

    def read(desk: Desk, record_id: int, then: Then) -> None:
        def told(detail: Detail) -> None:
            query = History(listing.table, record_id, MOST_LINES)
            desk.fetch(query, lambda _, lines: then(replace(detail, history=_lines(lines))))

        def got(detail: Detail | None) -> None:
            told(detail) if history and detail is not None else then(detail)

        own = detail_of(listing.name, record_id)
        if own is not None:
            desk.fetch(own, lambda _, card: _with_photo(desk, card, got))
        else:
            desk.fetch(ListPage(listing.name, (record_id,)), lambda _, rows: got(_of_row(listing, title, rows)))

    return read


def show_entry(desk: Desk, seq: int, then: Then) -> None:
    """How History reads the detail of an entry."""
    desk.fetch(EntryDetail(seq), lambda _, card: then(_of_card(card)))


def _of_card(card: Card | None) -> Detail | None:
    if card is None:
        return None
    return Detail(card.title, card.state, card.subtitle, card.code, card.fields, kind=card.kind)


def _with_photo(desk: Desk, card: Card | None, then: Then) -> None:
    """The detail of a card, with its photo where it has one."""
    detail = _of_card(card)
    if card is None or detail is None or not card.picture:
        then(detail)
        return
    files, sha256 = desk.store.files, card.picture
    desk.look(lambda: files.thumbnail_of(sha256), lambda photo: then(replace(detail, photo=photo)))


def _of_row(listing: Listing, title: str, rows: Sequence[Sequence[str] | None]) -> Detail | None:
    row = rows[0] if rows else None
    if row is None:
        return None
    values = {column.key: text for column, text in zip(listing.columns, row, strict=True)}
    shown = (column for column in listing.columns if column.key not in (title, "state"))
    fields = tuple((column.title, values[column.key]) for column in shown if values[column.key] not in ("", "—"))
    return Detail(values[title], values.get("state", ""), fields=fields)


def _lines(lines: Sequence[HistoryLine]) -> tuple[tuple[str, str], ...]:
    return tuple((f"{line.title} (undone)" if line.undone else line.title, line.when) for line in lines)
