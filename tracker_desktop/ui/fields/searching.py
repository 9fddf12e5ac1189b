"""Gives a search field its suggestions and its scans from the books."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tracker_desktop.queries.suggest import Suggest
from tracker_desktop.scanning.match import Resolution
from tracker_desktop.scanning.resolve import Resolving
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.fields.search_field import SearchField
from tracker_desktop.ui.fields.suggestions import Suggestion
from tracker_desktop.ui.scan_field import TYPED

WANTED = 8


def connect_search(
    desk: Desk,
    field: SearchField,
    kinds: Sequence[str],
    picked: Callable[[object], object] | None = None,
    *,
    holders: bool = False,
    pass_on: Callable[[str], object] | None = None,
) -> None:
    """Suggest records of these kinds (person, department, place, holder, asset, item, supplier, category) while
    typing; a code that names one of them picks it, and so does a text that only one fits and Enter. `holders`: the
    value is the holder's id, not the record's.

    A scanned code that names something else is meant for the counter, or for `pass_on`; what is typed here stays."""
    asked = ("holder",) if holders else tuple(kinds)
    kinds = tuple(kinds)

    def wanted(text: str) -> None:
        suggest(text, field.set_suggestions)

    def suggest(text: str, then: Callable[[list[Suggestion], str], object]) -> None:
        desk.fetch(
            Suggest(asked, text, WANTED),
            lambda _, rows: then([(row.id, row.text, row.detail) for row in rows], text),
            owner=field,
        )

    def scanned(code: str, how: str) -> None:
        query = Resolving(code, typed=how == TYPED, prefer=kinds)
        desk.fetch(query, lambda _, found: resolved(code, how, found), owner=field)

    def resolved(code: str, how: str, found: Resolution) -> None:
        fitting = [(one.holder_id if holders else one.id, one) for one in found.matches if one.kind in kinds]
        if len(fitting) == 1:
            ((value, one),) = fitting
            field.set_value(value, one.label)
            field.picked.emit(value)
        elif fitting:
            rows = [(value, one.label, one.detail) for value, one in fitting]
            field.set_fitting(rows, code) if how == TYPED else field.set_suggestions(rows)
        elif how == TYPED:
            suggest(code, field.set_fitting)
        elif found.matches:
            to_counter(code)
        else:
            if not field.text():
                field.line.setText(code)
            field.check()

    def to_counter(code: str) -> None:
        if pass_on is None:
            desk.scan(code, "burst")
        else:
            pass_on(code)

    field.wanted.connect(wanted)
    field.scanned.connect(scanned)
    if picked is not None:
        field.picked.connect(picked)
