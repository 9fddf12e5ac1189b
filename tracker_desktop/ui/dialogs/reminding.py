"""Sends the reminders of several holders, one entry each, one after another."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from tracker_desktop.errors import Refused
from tracker_desktop.queries.lending_facts import ToRemind
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.send_notice import SendNotice
from tracker_desktop.ui.desk import Desk

Then = Callable[[Sequence[tuple[Done, ToRemind]], Sequence[str]], object]


class Reminding:
    """`then` gets what was sent to whom, and why the others were not reminded."""

    def __init__(self, desk: Desk, due: Sequence[ToRemind], way: str, then: Then, owner: QObject) -> None:
        self._desk = desk
        self._waiting = list(due)
        self._way = way
        self._then = then
        self._owner = owner
        self._made: list[tuple[Done, ToRemind]] = []
        self._refused: list[str] = []

    def go_on(self) -> None:
        """Send the next one."""
        if not self._waiting:
            self._then(self._made, self._refused)
            return
        who = self._waiting.pop(0)
        letter = SendNotice(who.holder_id, self._way)
        self._desk.perform(letter, lambda done: self._sent(done, who), self._not_sent, owner=self._owner)

    def _sent(self, done: Done, who: ToRemind) -> None:
        self._made.append((done, who))
        self.go_on()

    def _not_sent(self, refused: Refused) -> None:
        self._refused.append(str(refused))
        self.go_on()
