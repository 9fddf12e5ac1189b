"""Which one of the things that go on is on the screen, and how it stands; read again when something of it changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from tracker_desktop.queries.base import Query
from tracker_desktop.store.done import Done
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.tables.refresh import Refresh

REFRESH_MS = 300
Choices = Sequence[tuple[int, str, str]]


class HasId(Protocol):
    """How a thing stands names the thing."""

    @property
    def id(self) -> int: ...


T = TypeVar("T", bound=HasId)


class ShownOne(QObject, Generic[T]):
    """`head` is None until it is read, and where there is none.

    Signals: changed(): another one, or it stands otherwise; choices_changed(object): id, name and state of those to
    choose from.
    """

    changed = Signal()
    choices_changed = Signal(object)

    def __init__(
        self,
        desk: Desk,
        window: QWidget,
        tables: frozenset[str],
        choices: Callable[[], Query[list[tuple[int, str, str]]]],
        head: Callable[[int], Query[T | None]],
        is_looked_at: Callable[[], bool],
    ) -> None:
        """It is read again when one of `tables` changes; while it is not looked at, nothing is read."""
        super().__init__(window)
        self._desk = desk
        self._tables = tables
        self._choices_of, self._head_of = choices, head
        self._is_looked_at = is_looked_at
        self._stale = True
        self.chosen_id: int | None = None
        self.head: T | None = None
        self._refresh = Refresh(window, self.read, REFRESH_MS)
        desk.changed.connect(self._changed)

    def choose(self, chosen_id: int) -> None:
        """Show this one from now on."""
        self.chosen_id = chosen_id
        self.read()

    def catch_up(self) -> None:
        """It is looked at again: read what changed meanwhile."""
        if self._stale:
            self.read()

    def read(self) -> None:
        """Read it and the choices."""
        self._stale = False
        self._refresh.asked()
        self._desk.fetch(self._choices_of(), lambda _, choices: self._show_choices(choices), owner=self)

    def _changed(self, done: Done) -> None:
        if not self._tables & set(done.changes or {}):
            return
        if self._is_looked_at():
            self._refresh.changed()
        else:
            self._stale = True

    def _show_choices(self, choices: Choices) -> None:
        if self.chosen_id is None and choices:
            self.chosen_id = choices[0][0]
        self.choices_changed.emit(choices)
        if self.chosen_id is None:
            self._show(None)
        else:
            self._desk.fetch(self._head_of(self.chosen_id), lambda _, head: self._read(head), owner=self)

    def _read(self, head: T | None) -> None:
        if head is None and self.chosen_id is not None:  # its opening was undone
            self.chosen_id = None
            self.read()
        elif head is None or head.id == self.chosen_id:
            self._show(head)

    def _show(self, head: T | None) -> None:
        self._refresh.answered()
        self.head = head
        self.changed.emit()
