"""What the window does about kits of assets."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tracker_desktop.counter.answer import Answer
from tracker_desktop.queries.asset_kit_facts import AssetKitFacts, AssetKitFactsOf
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.rights import Right
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.dialogs.records_dialog import ForRecords
from tracker_desktop.ui.forms import asset_kit_parts
from tracker_desktop.ui.forms.rows import Form, Values

if TYPE_CHECKING:
    from tracker_desktop.ui.main_window import MainWindow

KIT = "asset_kit"
RETURNED = ("check_in_kit", "check_in_kit_receipt")


class AssetKitActions(QObject):
    """One method for each command, and what the list of kits has besides new and edit."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk

    def open(self) -> None:
        """The list of kits."""
        self._window.records.open("asset_kits")

    def buttons(self) -> list[tuple[str, ForRecords]]:
        """What the list of kits does with the chosen ones."""
        return [
            (self.tr("Check out"), lambda ids: self._with_kit(ids[0], self._check_out)),
            (self.tr("Return…"), lambda ids: self._with_kit(ids[0], self._take_back)),
            (self.tr("Give up what is missing…"), lambda ids: self._with_kit(ids[0], self._give_up)),
        ]

    def answer_buttons(self, answer: Answer) -> list[Button]:
        """What can be done with a kit that just came back: say what of it did not."""
        about = answer.about
        if about is None or about[0] != KIT or answer.entry is None or Right.COUNTER not in self._window.rights:
            return []
        if answer.posted and answer.posted[-1].code not in RETURNED:
            return []
        return [Button(self.tr("Not all of it is back…"), partial(self._correct, about[1], answer.entry))]

    # --- inside

    def _with_kit(self, kit_id: int, then: Callable[[AssetKitFacts], object]) -> None:
        self._desk.fetch(AssetKitFactsOf(kit_id), lambda _, kit: then(kit) if kit is not None else None, owner=self)

    def _check_out(self, kit: AssetKitFacts) -> None:
        front = self._window.counter.in_front()
        if front is not self._window:
            front.close()
        self._desk.counter(lambda counter: counter.check_out_kit(kit.id))

    def _take_back(self, kit: AssetKitFacts) -> None:
        if kit.out is None:
            self._window.counter.say("warning", self.tr("{0} is not out as a kit.").format(kit.code))
        else:
            self._ask(*asset_kit_parts.take_back(kit))

    def _give_up(self, kit: AssetKitFacts) -> None:
        self._ask(asset_kit_parts.give_up(kit), {})

    def _correct(self, kit_id: int, uid: str) -> None:
        """The return is taken back, and asked for again with what really came."""
        self._desk.undo(uid, then=lambda done: self._undone(kit_id, done))

    def _undone(self, kit_id: int, done: Done) -> None:
        self._window.counter.show_done(done)
        self._with_kit(kit_id, self._take_back)

    def _ask(self, form: Form, start: Values) -> None:
        counter = self._window.counter
        counter.open_dialog(FormDialog(self._desk, form, start, then=counter.show_done, parent=counter.in_front()))
