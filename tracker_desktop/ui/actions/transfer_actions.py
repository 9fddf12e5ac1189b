"""What the window does about transfers between stores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tracker_desktop.queries.transfer_facts import Store, ToSend, ToSendOf
from tracker_desktop.ui.dialogs.ask import ask
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.dialogs.transfers_dialog import TransfersDialog
from tracker_desktop.ui.forms import transfer_forms

if TYPE_CHECKING:
    from tracker_desktop.ui.main_window import MainWindow

MOST_SHELVES = 60
"""So many rows of one form; more of them are sent in several transfers."""


class TransferActions(QObject):
    """One method for each command."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk

    def send(self) -> None:
        """Send stock of the chosen items to another store."""
        ids = self._window.chosen().get("item", [])
        if ids:
            self._desk.fetch(ToSendOf(tuple(ids)), lambda _, found: self._from_which(found), owner=self)

    def receive(self) -> None:
        """What is on the way, to be received."""
        self._list("on_the_way")

    def all(self) -> None:
        """The list of all transfers."""
        self._list("all")

    def _list(self, view: str) -> None:
        dialog = TransfersDialog(self._desk, view, self._window)
        dialog.print_wanted.connect(self._window.papers.show)
        dialog.put_away_wanted.connect(self._window.papers.put_away)
        self._window.counter.open_dialog(dialog)

    def _from_which(self, found: ToSend) -> None:
        """The store that it leaves; asked for where the items lie in several."""
        there = {shelf.store_id for shelf in found.shelves}
        stores = [store for store in found.stores if store[0] in there]
        if len(found.stores) < 2:
            self._say(self.tr("There is only one store. Add another under Office, Places."))
        elif not stores:
            self._say(self.tr("Nothing of it lies in a store, so there is nothing to send."))
        elif len(stores) == 1:
            self._open(found, stores[0])
        else:
            choices: list[tuple[object, str]] = [(store_id, path) for store_id, path in stores]
            ask(
                self._window,
                self.tr("Transfer to another store"),
                self.tr("It lies in several stores. Which one does it leave?"),
                [*choices, (None, self.tr("Leave it"))],
                lambda key: self._chosen(found, key),
            )

    def _chosen(self, found: ToSend, key: object) -> None:
        for store in found.stores:
            if store[0] == key:
                self._open(found, store)

    def _open(self, found: ToSend, store: Store) -> None:
        shelves = [shelf for shelf in found.shelves if shelf.store_id == store[0]]
        if len(shelves) > MOST_SHELVES:
            words = self.tr("It lies on {0} shelves, and {1} go into one transfer. Choose fewer items.")
            self._say(words.format(len(shelves), MOST_SHELVES))
            return
        others = [other for other in found.stores if other[0] != store[0]]
        form, start = transfer_forms.dispatch(store, others, shelves)
        counter = self._window.counter
        counter.open_dialog(FormDialog(self._desk, form, start, then=counter.show_done, parent=counter.in_front()))

    def _say(self, words: str) -> None:
        self._window.counter.say("warning", words)
