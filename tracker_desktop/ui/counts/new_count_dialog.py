"""A new count: what it is over, how it is called, and how many lines it has, before it is opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from tracker_desktop.errors import Refused
from tracker_desktop.queries.count_overlaps import Preview
from tracker_desktop.queries.count_preview import CountPreviewShown
from tracker_desktop.queries.count_scope import CountScope, ScopeKind
from tracker_desktop.queries.item_groups import ItemGroups
from tracker_desktop.scanning.match import Match
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.open_count import OpenCount
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.audits.picked_list import PickedList
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.scope_dialog import ScopeDialog, ScopeWords
from tracker_desktop.ui.fields.field import Field
from tracker_desktop.ui.fields.search_field import SearchField
from tracker_desktop.ui.fields.searching import connect_search
from tracker_desktop.ui.fields.ticks_field import TicksField
from tracker_desktop.ui.strip import Strip
from tracker_desktop.ui.text import plain_label
from tracker_desktop.wording.count_sums import due_words, not_counted_words, preview_words
from tracker_desktop.wording.counter import counted

PLACES, ITEMS, GROUPS, CLASSES, DUE, ALL = ScopeKind
MOST_NAMED = 2


class NewCountDialog(ScopeDialog):
    """A place that is scanned is added; so is an item."""

    scannable = ("place", "item")

    def __init__(
        self, desk: Desk, then: Callable[[Done], object], parent: QWidget | None, kind: ScopeKind = PLACES
    ) -> None:
        """`kind` is what is chosen at first."""
        super().__init__(desk, self._words(), self._kinds(), then, parent)
        self.items = PickedList(desk, self.tr("Item"), ("item",))
        self.groups = TicksField(self.tr("Item groups"), hint=self.tr("Space ticks one."))
        self.classes = TicksField(self.tr("ABC classes"), self._classes(), hint=self.tr("Space ticks one."))
        self.due = plain_label(
            self.tr("Whatever is due: in its turn of the year, at zero or undone since its last count, before expiry."),
            "muted",
            wrap=True,
        )
        self.everything = plain_label(self.tr("All that is in stock, at every place."), "muted", wrap=True)
        self.within = SearchField(self.tr("Only at"), hint=self.tr("A place, with those below it. Empty: everywhere."))
        connect_search(desk, self.within, ("any_place",), lambda _: self.note_change())
        self.blind.set_value(True)
        self.overlaps = Strip()
        self._build()
        fields = (self.groups, self.classes, self.below, self.within, self.sample)
        self.listen_to([*fields, self.places, self.items])
        self.set_buttons(
            [
                Button(self.tr("Cancel  Esc"), self.reject),
                Button(self.tr("Open the count  Ctrl+Enter"), self.send, primary=True),
            ]
        )
        self.resize(780, 660)
        self.kind.set_value(kind)
        self.show_kind()
        self._before = self.scope()
        desk.fetch(ItemGroups(), lambda _, groups: self._show_groups(groups), owner=self)

    def scope(self) -> CountScope:
        """What is chosen."""
        kind = ScopeKind(str(self.kind.value()))
        within = self.within.value()
        limited = isinstance(within, int) and kind is not PLACES
        return CountScope(
            kind,
            ids=self.places.ids() if kind is PLACES else self.items.ids() if kind is ITEMS else (),
            below=self.below.value(),
            names=self.groups.value() if kind is GROUPS else self.classes.value() if kind is CLASSES else (),
            within=(within,) if limited and isinstance(within, int) else (),
            sample=self.sample.value() or None,
        )

    def opening(self) -> OpenCount:
        """The count of what is chosen."""
        return OpenCount(self.scope(), self.name.value() or None, self.blind.value())

    def checked_fields(self) -> Sequence[Field]:
        """The fields that may be wrong."""
        return self.name, self.sample, self.within

    def reject(self) -> None:
        """Close without opening; what was chosen is asked about."""
        if self.may_leave(self.scope() != self._before):
            super().reject()

    # --- what is chosen

    def nothing_words(self, code: str) -> str:
        """What is said of a code that nothing has."""
        return self.tr("No place and no item has the code {0}.").format(code)

    def not_taken_words(self, one: Match) -> str:
        """What is said of a record that is not counted."""
        return not_counted_words(one.kind, one.label)

    def add(self, one: Match) -> None:
        """Take what was scanned."""
        kind = PLACES if one.kind == "place" else ITEMS
        self.go_to(kind)
        (self.places if kind is PLACES else self.items).add(one.id, one.label)

    def show_kind(self) -> None:
        """The page of the kind that is chosen."""
        kind = self.kind.value()
        self.below.setVisible(kind == PLACES)
        self.within.setVisible(kind != PLACES)
        super().show_kind()

    def _show_groups(self, groups: Sequence[tuple[str, int]]) -> None:
        items = self.tr("{0}: {1}")
        self.groups.set_choices(
            [(name, items.format(name, counted(number, "item", "items"))) for name, number in groups]
        )

    # --- what it would be

    def ask_how_much(self) -> None:
        """Ask how many lines it would have, and which other counts have them too."""
        number, scope = self.asked, self.scope()
        needs = {PLACES: scope.ids, ITEMS: scope.ids, GROUPS: scope.names, CLASSES: scope.names}
        if not needs.get(scope.kind, (True,)):
            self.overlaps.clear()
            self.strip.show_text("", self.tr("Choose what is to be counted."))
            return
        self.desk.fetch(
            CountPreviewShown(scope),
            lambda _, both: self._show_preview(number, *both),
            owner=self,
            refused=lambda no: self._show_lack(number, no),
        )

    def _show_preview(self, number: int, preview: Preview, overlaps: Sequence[str]) -> None:
        if number != self.asked:
            return
        if preview.lines:
            headline, about = preview_words(preview.lines, preview.empty, preview.items, preview.places)
            due = due_words({why.value: number for why, number in preview.due.items()})
            self.strip.show_text(headline, " · ".join(filter(None, (about, due))))
        else:
            self.strip.show_text("", self.tr("Nothing in stock fits that choice."), tone="warn")
        if not overlaps:
            self.overlaps.clear()
            return
        more = len(overlaps) - MOST_NAMED
        said = [*overlaps[:MOST_NAMED], *([self.tr("and {0} more").format(more)] if more > 0 else [])]
        self.overlaps.show_text(self.tr("Counted already:"), "; ".join(said) + ".", tone="warn")

    def _show_lack(self, number: int, refused: Refused) -> None:
        if number == self.asked:
            self.overlaps.clear()
            self.strip.show_text("", str(refused), tone="bad")

    # --- building

    def _words(self) -> ScopeWords:
        return ScopeWords(
            title=self.tr("New count"),
            subtitle=self.tr(
                "Each line keeps what the book has when it is counted. Nothing changes before the count is posted."
            ),
            scan=self.tr("Scan a place or an item, or type its code…"),
            kind=self.tr("What to count"),
            name_hint=self.tr("Empty: named after what is counted."),
            sample_hint=self.tr("Such as 20 or 5 %. Empty: all lines."),
            blind_hint=self.tr("Who counts is not shown what the book says."),
        )

    def _kinds(self) -> list[tuple[ScopeKind, str]]:
        return [
            (PLACES, self.tr("Places")),
            (ITEMS, self.tr("Items")),
            (GROUPS, self.tr("Item groups")),
            (CLASSES, self.tr("ABC classes")),
            (DUE, self.tr("What is due")),
            (ALL, self.tr("All stock")),
        ]

    def _classes(self) -> list[tuple[str, str]]:
        return [
            ("A", self.tr("A: the first 80 % of what is used in a year, by value")),
            ("B", self.tr("B: the next 15 %")),
            ("C", self.tr("C: the rest, and what is not used")),
        ]

    def _build(self) -> None:
        for label in (self.due, self.everything):
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
        for page in (self.places, self.items, self.groups, self.classes, self.due, self.everything):
            self.pages.addWidget(page)
        self.add_fields(self.kind, self.name)
        self.body.addWidget(self.pages)
        self.body.addWidget(self.below)
        self.body.addWidget(self.within)
        self.body.addLayout(self.row_of(self.sample, self.blind))
        self.body.addStretch(1)
        self.body.addWidget(self.overlaps)
