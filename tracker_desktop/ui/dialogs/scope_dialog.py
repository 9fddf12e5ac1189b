"""What an audit or a count is over is chosen here, before it is opened; how much that is, is said at once."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedWidget, QWidget

from tracker_desktop.scanning.match import Match, Resolution
from tracker_desktop.scanning.resolve import Resolving
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.ui.audits.picked_list import PickedList
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.frame import DialogFrame
from tracker_desktop.ui.fields.choice_field import ChoiceField
from tracker_desktop.ui.fields.field import Field
from tracker_desktop.ui.fields.text_field import TextField
from tracker_desktop.ui.forms.make_field import FlagField
from tracker_desktop.ui.scan_field import TYPED

PAUSE = 250
"""Milliseconds after the last change before it is asked again how much it is."""


@dataclass(frozen=True)
class ScopeWords:
    """What the dialog says: title, the line under it, the empty scan field, the label of the kinds, and hints."""

    title: str
    subtitle: str
    scan: str
    kind: str
    name_hint: str
    sample_hint: str
    blind_hint: str


class ScopeDialog(DialogFrame):
    """The page that shows follows the kind that is chosen; a record that is scanned is added.

    What derives from this fills `pages`, one for each of `kinds` in their order, and gives the abstract methods.
    """

    scannable: tuple[str, ...] = ()
    """The kinds of records that a scan adds; the first is preferred."""

    def __init__(
        self,
        desk: Desk,
        words: ScopeWords,
        kinds: Sequence[tuple[str, str]],
        then: Callable[[Done], object],
        parent: QWidget | None,
    ) -> None:
        """`kinds` are keys and their words; `then` gets the Done of the opening."""
        super().__init__(words.title, words.subtitle, scan=words.scan, parent=parent)
        self.desk, self._then = desk, then
        self._keys = [key for key, _ in kinds]
        self.asked = 0
        """Goes up with each change: an answer to an older question is not shown."""
        self.kind = ChoiceField(words.kind, kinds)
        self.name = TextField(self.tr("Name"), hint=words.name_hint)
        self.places = PickedList(desk, self.tr("Place"), ("any_place",))
        self.below = FlagField(self.tr("With the places below them"))
        self.below.set_value(True)
        self.sample = TextField(self.tr("Random sample"), hint=words.sample_hint)
        self.blind = FlagField(self.tr("Blind"), hint=words.blind_hint)
        self.pages = QStackedWidget()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.ask_how_much)
        self.scanned.connect(self._scanned)
        self.kind.changed.connect(self.show_kind)

    # what derives from this gives

    @abstractmethod
    def opening(self) -> Transaction:
        """The transaction that opens what is chosen."""

    @abstractmethod
    def ask_how_much(self) -> None:
        """Ask how much is chosen, and say it."""

    @abstractmethod
    def add(self, one: Match) -> None:
        """Take what was scanned."""

    @abstractmethod
    def checked_fields(self) -> Sequence[Field]:
        """The fields that may be wrong."""

    @abstractmethod
    def nothing_words(self, code: str) -> str:
        """What is said of a code that nothing has."""

    @abstractmethod
    def not_taken_words(self, one: Match) -> str:
        """What is said of a record that can't be chosen here."""

    # what all do

    def send(self) -> None:
        """Open what is chosen; what is wrong is said."""
        wrong = [field for field in self.checked_fields() if not field.check()]
        if wrong:
            wrong[0].setFocus()
            return
        self.banner.clear()
        self.set_busy(True)
        self.desk.perform(self.opening(), self._opened, self.show_refused, owner=self)

    def show_kind(self) -> None:
        """The page of the kind that is chosen."""
        self.pages.setCurrentIndex(self._keys.index(str(self.kind.value())))
        self.note_change()

    def go_to(self, kind: str) -> None:
        """Choose another kind."""
        if self.kind.value() != kind:
            self.kind.set_value(kind)
            self.show_kind()

    def note_change(self) -> None:
        """Something else is chosen: how much it is, is asked in a moment."""
        self.asked += 1
        self._pause.start()

    def listen_to(self, parts: Sequence[Field | PickedList]) -> None:
        """A change of these is a change of what is chosen."""
        for part in parts:
            part.changed.connect(self.note_change)

    def _scanned(self, code: str, how: str) -> None:
        query = Resolving(code, typed=how == TYPED, prefer=self.scannable)
        self.desk.fetch(query, lambda _, found: self._found(code, found), owner=self)

    def _found(self, code: str, found: Resolution) -> None:
        if self.scan_field is not None:
            self.scan_field.answered(code, kept=False)
        self.banner.clear()
        fitting = [one for one in found.matches if one.kind in self.scannable]
        if fitting:
            self.add(fitting[0])
        elif found.matches:
            self.banner.show_answer("refused", self.not_taken_words(found.matches[0]))
        else:
            self.banner.show_answer("unknown", self.nothing_words(code))

    def _opened(self, done: Done) -> None:
        self.accept()
        self._then(done)
