"""Puts assets into a lot by scan: each is saved at once; what is not taken stays below in red, with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from tracker_desktop.errors import Refused
from tracker_desktop.queries.suggest import Suggest, Suggestion
from tracker_desktop.scanning.commands import Command, read_line
from tracker_desktop.scanning.match import Resolution
from tracker_desktop.scanning.resolve import Resolving
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.add_to_disposal import AddToDisposal
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.frame import DialogFrame
from tracker_desktop.ui.scan_field import TYPED
from tracker_desktop.wording.counter import dotted

MOST = 9
KINDS = ("asset",)


@dataclass(frozen=True)
class NotTaken:
    """A code that put nothing in, and why."""

    code: str
    problem: str


class ScanIn(QObject):
    """What the scan field of the window of a lot takes. Signals: refused(object): a NotTaken; command(object)."""

    refused = Signal(object)
    command = Signal(object)

    def __init__(self, desk: Desk, dialog: DialogFrame, disposal_id: int) -> None:
        super().__init__(dialog)
        self._desk, self._dialog, self._lot = desk, dialog, disposal_id
        dialog.scanned.connect(self.take)
        dialog.chosen.connect(self._chosen)

    def take(self, text: str, how: str) -> None:
        """A code was scanned, or a tag or name typed."""
        self._dialog.strip.clear()
        try:
            reading = read_line(text, "typed" if how == TYPED else "burst")
        except Refused as no:
            self._not_taken(text, str(no))
            return
        if reading.command is not None:
            self._answered(text)
            self._run(reading.command)
            return
        query = Resolving(reading.code, typed=how == TYPED, prefer=KINDS)
        self._desk.fetch(
            query,
            lambda _, found: self._resolved(text, how, found),
            owner=self,
            refused=lambda no: self._not_taken(text, str(no)),
        )

    def _run(self, command: Command) -> None:
        if command.key == "done":
            self._dialog.press_primary()
        elif command.key == "cancel":
            self._dialog.reject()
        else:
            self.command.emit(command.key)

    def _resolved(self, text: str, how: str, found: Resolution) -> None:
        assets = [one for one in found.matches if one.kind in KINDS]
        if len(assets) == 1:
            self._put_in(text, assets[0].id, seen=how != TYPED)
        elif assets:
            self._ask(text, [((one.id, text), dotted([one.label, one.detail])) for one in assets[:MOST]])
        elif found.matches:
            self._not_taken(text, self.tr("That is no asset."))
        elif how == TYPED:
            query = Suggest(KINDS, text, MOST)
            self._desk.fetch(query, lambda _, rows: self._named(text, rows), owner=self)
        else:
            self._not_taken(text, self.tr("No asset has this code."))

    def _named(self, text: str, rows: Sequence[Suggestion]) -> None:
        if len(rows) == 1:
            self._put_in(text, rows[0].id, seen=False)
        elif rows:
            self._ask(text, [((row.id, text), dotted([row.text, row.detail])) for row in rows])
        else:
            self._not_taken(text, self.tr("No asset is called so."))

    def _ask(self, text: str, rows: Sequence[tuple[object, str]]) -> None:
        self._answered(text)
        self._dialog.banner.show_answer("choose", self.tr("{0}: which one?").format(text))
        self._dialog.strip.show_text(self.tr("Which one?"), choices=rows)

    def _chosen(self, key: object) -> None:
        if isinstance(key, tuple):
            self._dialog.strip.clear()
            asset_id, text = key
            self._put_in(text, asset_id, seen=False)

    def _put_in(self, text: str, asset_id: int, *, seen: bool) -> None:
        self._answered(text)
        self._desk.perform(
            AddToDisposal(self._lot, (asset_id,), scanned=seen),
            self._done,
            lambda no: self._not_taken(text, str(no)),
            owner=self,
        )

    def _done(self, done: Done) -> None:
        self._dialog.banner.show_answer("done", done.title, done.detail)

    def _not_taken(self, text: str, why: str) -> None:
        self._answered(text)
        self._dialog.banner.show_answer("refused", why if why.startswith(text) else dotted([text, why]))
        self.refused.emit(NotTaken(text, why))

    def _answered(self, text: str) -> None:
        if self._dialog.scan_field is not None:
            self._dialog.scan_field.answered(text, kept=False)
