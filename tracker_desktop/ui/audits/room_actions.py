"""What is done with the rooms of the audit on the screen: scan into one, finish one, finish all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tracker_desktop.queries.audit_places import PlacesOfRooms
from tracker_desktop.transactions.finish_rooms import FinishRooms
from tracker_desktop.ui.dialogs.ask import ask

if TYPE_CHECKING:
    from tracker_desktop.ui.main_window import MainWindow

MODE = "audit"
ROOM = "audit_room"


class RoomActions(QObject):
    """The room that is scanned comes before those chosen in the list of rooms."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk

    def enter_chosen(self) -> None:
        """Scan for the room chosen in the list of rooms."""
        ids, audit = self._chosen()[:1], self._window.audits.audit
        if ids and audit is not None and audit.is_open:
            self._desk.fetch(PlacesOfRooms(ids), lambda _, places: self._enter(places), owner=self)

    def finish(self) -> None:
        """What is expected in the room that is scanned, else in those chosen, is missing where it was not seen."""
        state = self._window.counter.state
        if state is not None and state.mode == MODE and state.place is not None:
            self._desk.counter(lambda counter: counter.finish_room())
        else:
            self.finish_chosen()

    def finish_chosen(self) -> None:
        """The same of the rooms chosen in the list."""
        ids, tr = self._chosen(), self._window.tr
        if ids:
            self._desk.fetch(PlacesOfRooms(ids), lambda _, places: self._finish(places), owner=self)
        else:
            said = tr("Scan the room first, or choose it under Rooms.")
            self._window.counter.say("warning", tr("Which room is finished?"), said)

    def finish_all(self) -> None:
        """All rooms that are left, after asking."""
        audit, tr = self._window.audits.audit, self._window.tr
        if audit is None:
            return
        left = audit.sums.counts.get("not seen yet", 0)
        text = tr("{0} not seen yet are missing then.").format(f"{left:,}")
        if self._window.audits.is_blind:
            text = tr("What was not seen is missing then.")
        choices: list[tuple[object, str]] = [("finish", tr("Finish them")), (None, tr("Leave them open"))]

        def answered(key: object) -> None:
            if key == "finish":
                self._perform(FinishRooms(audit.id))

        ask(self._window, tr("Finish all rooms of {0}").format(audit.name), text, choices, answered)

    def _chosen(self) -> list[int]:
        return self._window.chosen().get(ROOM, [])

    def _enter(self, places: Sequence[tuple[int, str]]) -> None:
        audit = self._window.audits.audit
        if audit is not None and places:
            place_id, path = places[0]
            self._window.counter.set_mode(MODE)
            self._desk.counter(lambda counter: counter.choose_audit(audit.id))
            self._desk.counter(lambda counter: counter.choose_room(place_id, path))

    def _finish(self, places: Sequence[tuple[int, str]]) -> None:
        audit = self._window.audits.audit
        if audit is not None and places:
            self._perform(FinishRooms(audit.id, tuple(place_id for place_id, _ in places)))

    def _perform(self, finish: FinishRooms) -> None:
        self._desk.perform(finish, self._window.counter.show_done, owner=self)
