"""What has to be inspected: a list where scanning a tag opens that asset's checklist, and the next one is offered."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from tracker_desktop.errors import Refused
from tracker_desktop.queries.listing import LISTINGS
from tracker_desktop.queries.tags import TagsOf
from tracker_desktop.scanning.match import Resolution
from tracker_desktop.scanning.resolve import Resolving
from tracker_desktop.store.done import Done
from tracker_desktop.ui.answer_line import Button, leave_keyboard
from tracker_desktop.ui.commands import keys_named
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialog_keys import PRINT
from tracker_desktop.ui.dialogs.frame import DialogFrame, show_dialog
from tracker_desktop.ui.dialogs.inspect_dialog import InspectDialog
from tracker_desktop.ui.dialogs.list_undo import ListUndo
from tracker_desktop.ui.scan_field import BURST
from tracker_desktop.ui.tabs.list_tab import ListTab
from tracker_desktop.ui.tabs.looks import RECORD_LOOKS

LIST = "to_inspect"
More = Callable[[Done], Sequence[Button]]


class ToInspectDialog(DialogFrame):
    """Enter or a scan opens the checklist. `more` gives the buttons that may follow an inspection. Signals:
    print_wanted(): the work list on paper; finished_wanted(): what was inspected."""

    print_wanted = Signal()
    finished_wanted = Signal()

    def __init__(self, desk: Desk, view: str, more: More, parent: QWidget | None = None) -> None:
        listing = LISTINGS[LIST]
        super().__init__(
            listing.title,
            self.tr("What came back or was damaged, and may not be used again before somebody looked at it."),
            scan=self.tr("Scan a tag to inspect it"),
            parent=parent,
        )
        self._desk = desk
        self._more = more
        self.resize(1320, 720)
        self.list = ListTab(desk, listing, RECORD_LOOKS[LIST], (), self)
        self.list.opened.connect(self._opened)
        self.scanned.connect(self._scanned)
        self.body.addWidget(self.list, 1)
        self.set_buttons(
            [
                Button(self.tr("Finished inspections…"), self.finished_wanted.emit),
                Button(self.tr("Print  {0}").format(PRINT), self.print_wanted.emit),
                Button(self.tr("Close  Esc"), self.reject),
                Button(self.tr("Inspect…  Ctrl+Enter"), self.inspect, primary=True),
            ]
        )
        leave_keyboard(self)
        self._undo = ListUndo(desk, self)
        QShortcut(QKeySequence(keys_named("filter")), self).activated.connect(self.list.focus_filter)
        QShortcut(QKeySequence(PRINT), self).activated.connect(self.print_wanted)
        self.list.show_view(view)
        self.list.choose_first()
        self.list.start()
        if self.scan_field is not None:
            self.scan_field.setFocus()

    def inspect(self) -> None:
        """The checklist of the chosen asset."""
        ids = self.list.selected()
        if ids:
            self._open(ids[0])

    def _opened(self, asset_id: object) -> None:
        if isinstance(asset_id, int):
            self._open(asset_id)

    def _open(self, asset_id: int) -> None:
        following = self._after(asset_id)
        dialog = InspectDialog(self._desk, asset_id, self, lambda done: self._inspected(done, following))
        show_dialog(dialog)

    def _after(self, asset_id: int) -> list[int]:
        """The asset below it in the list, or else the first: the one that comes next."""
        pages = self.list.table.pages
        ids = [pages.id_at(row) for row in range(pages.rowCount())]
        if asset_id in ids:
            at = ids.index(asset_id)
            ids = [*ids[at + 1 :], *ids[:at]]
        return ids[:1]

    def _inspected(self, done: Done, following: Sequence[int]) -> None:
        if not following:
            self._say(done, [])
            return
        next_id = following[0]
        self._desk.fetch(TagsOf((next_id,)), lambda _, tags: self._offer(done, next_id, tags), owner=self)

    def _offer(self, done: Done, next_id: int, tags: Sequence[str]) -> None:
        words = self.tr("Next: {0}").format(tags[0]) if tags else ""
        self._say(done, [Button(words, lambda: self._open(next_id), primary=True)] if words else [])
        self.list.choose(next_id)

    def _say(self, done: Done, buttons: Sequence[Button]) -> None:
        self.banner.show_answer("done", done.title, done.detail, [*buttons, *self._more(done), self._undo.button])
        if self.scan_field is not None:
            self.scan_field.clear()
            self.scan_field.setFocus()

    def _scanned(self, code: str, how: str) -> None:
        query = Resolving(code, typed=how != BURST, prefer=("asset",))
        self._desk.fetch(query, lambda _, found: self._found(code, found), refused=self._not_read, owner=self)

    def _found(self, code: str, found: Resolution) -> None:
        assets = [match for match in found.matches if match.kind == "asset"]
        if len(assets) == 1:
            self.list.choose(assets[0].id)
            self._open(assets[0].id)
            return
        several = ", ".join(match.label for match in assets)
        words = self.tr("{0} may be {1}. Type the whole tag.").format(code, several)
        if not assets:
            words = self.tr("{0} is not the tag of an asset. Scan the tag, or choose a line.").format(code)
        self.banner.show_answer("unknown", words)

    def _not_read(self, refused: Refused) -> None:
        self.banner.show_answer("refused", str(refused))
