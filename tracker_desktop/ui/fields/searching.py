"""Gives a search field its suggestions and its scans from the books."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tracker_desktop.queries.suggest import Suggest
from tracker_desktop.scanning.match import Resolution
from tracker_desktop.scanning.resolve import Resolving
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.fields.search_field import SearchField

WANTED = 8


def connect_search(
    desk: Desk,
    field: SearchField,
    kinds: Sequence[str],
    picked: Callable[[object], object] | None = None,
    *,
    holders: bool = False,
) -> None:
    """Suggest records of these kinds (person, department, place, holder, asset, item, supplier, category) while
    typing; a code that names one of them picks it. `holders`: the value is the holder's id, not the record's."""
    asked = ("holder",) if holders else tuple(kinds)
    kinds = tuple(kinds)

    def wanted(text: str) -> None:
        desk.fetch(
            Suggest(asked, text, WANTED),
            lambda _, rows: field.set_suggestions([(row.id, row.text, row.detail) for row in rows], text),
            owner=field,
        )

    def scanned(code: str, how: str) -> None:
        desk.fetch(
            Resolving(code, typed=how == "typed", prefer=kinds), lambda _, found: resolved(code, found), owner=field
        )

    def resolved(code: str, found: Resolution) -> None:
        fitting = [match for match in found.matches if match.kind in kinds]
        if len(fitting) == 1:
            value = fitting[0].holder_id if holders else fitting[0].id
            field.set_value(value, fitting[0].label)
            field.picked.emit(value)
        elif not fitting:
            field.line.setText(code)
            field.check()

    field.wanted.connect(wanted)
    field.scanned.connect(scanned)
    if picked is not None:
        field.picked.connect(picked)
