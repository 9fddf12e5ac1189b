"""Gives a search field its suggestions and its scans from the books."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tracker_desktop.queries.suggest import Suggest
from tracker_desktop.scanning.match import Match, Resolution
from tracker_desktop.scanning.resolve import Resolving
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.fields.search_field import SearchField
from tracker_desktop.ui.fields.suggestions import Suggestion
from tracker_desktop.ui.scan_field import TYPED

WANTED = 8
NAMED_AS = {"any_place": "place"}
"""What a code names of the kinds that are suggested under another word."""


@dataclass(frozen=True, eq=False)
class Finder:
    """What a search field finds in the books; see `connect_search`."""

    desk: Desk
    field: SearchField
    kinds: tuple[str, ...]
    holders: bool
    pass_on: Callable[[str], object]

    @property
    def named(self) -> tuple[str, ...]:
        """The kinds as a code names them."""
        return tuple(NAMED_AS.get(kind, kind) for kind in self.kinds)

    def suggest(self, text: str, then: Callable[[list[Suggestion], str], object]) -> None:
        """Ask for what fits a text."""
        self.desk.fetch(
            Suggest(("holder",) if self.holders else self.kinds, text, WANTED),
            lambda _, rows: then([(row.id, row.text, row.detail) for row in rows], text),
            owner=self.field,
        )

    def look_up(self, code: str, how: str) -> None:
        """Take what a code names."""
        query = Resolving(code, typed=how == TYPED, prefer=self.named)
        self.desk.fetch(query, lambda _, found: self._resolved(code, how, found), owner=self.field)

    def take(self, one: Match) -> None:
        """Pick a record."""
        self.field.set_value(self._value(one), one.label)
        self.field.picked.emit(self._value(one))

    def _value(self, one: Match) -> int | None:
        return one.holder_id if self.holders else one.id

    def _resolved(self, code: str, how: str, found: Resolution) -> None:
        field = self.field
        fitting = [one for one in found.matches if one.kind in self.named]
        rows: list[Suggestion] = [(self._value(one), one.label, one.detail) for one in fitting]
        if len(fitting) == 1:
            self.take(fitting[0])
        elif fitting and how == TYPED:
            field.set_fitting(rows, code)
        elif fitting:
            field.set_suggestions(rows)
        elif how == TYPED:
            self.suggest(code, field.set_fitting)
        elif found.matches:
            self.pass_on(code)
        else:
            if not field.text():
                field.line.setText(code)
            field.check()


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
    finder = Finder(desk, field, tuple(kinds), holders, pass_on or (lambda code: desk.scan(code, "burst")))
    field.finder = finder
    field.wanted.connect(lambda text: finder.suggest(text, field.set_suggestions))
    field.scanned.connect(finder.look_up)
    if picked is not None:
        field.picked.connect(picked)


def offer(fields: Sequence[SearchField], code: str) -> None:
    """A code that was scanned beside these fields: the only one of them that takes such a record gets it, else it is
    meant for the counter."""
    finders = [field.finder for field in fields if field.finder is not None and field.isVisible()]
    kinds = tuple({kind for finder in finders for kind in finder.named})
    first = finders[0]

    def resolved(found: Resolution) -> None:
        fitting = [(finder, one) for finder in finders for one in found.matches if one.kind in finder.named]
        if len(fitting) == 1:
            ((finder, one),) = fitting
            finder.take(one)
        else:
            first.pass_on(code)

    query = Resolving(code, typed=False, prefer=kinds)
    first.desk.fetch(
        query, lambda _, found: resolved(found), refused=lambda _: first.pass_on(code), owner=first.field.window()
    )
