"""What the window does about photos, documents, parts and other data of assets."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from tracker_desktop.queries.attachments import EntryUid, FilesOf, FilesOfEntry
from tracker_desktop.queries.own_fields import OwnToCopy
from tracker_desktop.queries.record import RecordOf
from tracker_desktop.queries.tags import TagsOf
from tracker_desktop.transactions.attach_files import AttachFiles
from tracker_desktop.ui.dialogs.asset_dialog import AssetDialog
from tracker_desktop.ui.dialogs.files_dialog import FilesDialog, FilesOwner
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.forms import inside_forms
from tracker_desktop.ui.forms.asset_forms import clone_asset, copied
from tracker_desktop.ui.forms.record_values import read_record
from tracker_desktop.ui.forms.rows import Form, Values

if TYPE_CHECKING:
    from tracker_desktop.ui.main_window import MainWindow


class FileActions(QObject):
    """One method for each command."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk

    def open(self) -> None:
        """Photos and documents of the asset chosen, or in History of the entry."""
        window = self._window
        if window.tabs.currentWidget() is window.lists["journal"]:
            self.of_entry()
            return
        ids = window.chosen().get("asset", [])[:1]
        if ids:
            self.of_asset(ids[0])

    def of_asset(self, asset_id: int) -> None:
        """Photos and documents of an asset."""

        def named(_: int, tags: Sequence[str]) -> None:
            if tags:
                attach = partial(AttachFiles, asset_id=asset_id)
                self._show(self.tr("Photos and documents of {0}").format(tags[0]), FilesOf("asset", asset_id), attach)

        self._desk.fetch(TagsOf((asset_id,)), named, owner=self)

    def of_entry(self) -> None:
        """What shows the entry that is chosen in History."""
        seqs = self._window.lists["journal"].selected()[:1]
        if not seqs:
            return
        seq = seqs[0]

        def found(_: int, uid: str | None) -> None:
            if uid is not None:
                title = self.tr("Photos and documents of entry {0}").format(f"{seq:,}")
                self._show(title, FilesOfEntry(seq), partial(AttachFiles, about_entry=uid))

        self._desk.fetch(EntryUid(seq), found, owner=self)

    def of_work_order(self) -> None:
        """Photos and documents of the work order that is chosen."""
        ids = self._window.chosen().get("work_order", [])[:1]

        def got(_: int, row: Mapping[str, Any] | None) -> None:
            if row is not None:
                self.of_record("work_order", row["id"], row["number"] or row["title"])

        if ids:
            self._desk.fetch(RecordOf("work_order", ids[0]), got, owner=self)

    def of_record(self, table: str, row_id: int, name: str) -> None:
        """Photos and documents of a paper of the office: work_order, loss, disposal, contract."""
        of: dict[str, Any] = {f"{table}_id": row_id}
        attach = partial(AttachFiles, **of)
        self._show(self.tr("Photos and documents of {0}").format(name), FilesOf(table, row_id), attach)

    # --- parts and copies

    def clone(self) -> None:
        """Add more assets like the chosen one."""
        ids = self._window.chosen().get("asset", [])[:1]
        if ids:
            read_record(self._desk, "assets", ids[0], self._open_clone)

    def put_inside(self) -> None:
        """The chosen ones into another asset."""
        self._with_tags(inside_forms.put_inside)

    def take_out(self) -> None:
        """The chosen ones out of what they lie in."""
        self._with_tags(inside_forms.take_out)

    def _open_clone(self, asset_id: int, tag: str, values: Values) -> None:
        def got(_: int, own: Mapping[int, str]) -> None:
            form, counter = clone_asset(tag), self._window.counter
            dialog = AssetDialog(
                self._desk, form, copied(values), own, then=counter.show_done, parent=counter.in_front()
            )
            counter.open_dialog(dialog)

        self._desk.fetch(OwnToCopy(asset_id), got, owner=self)

    def _with_tags(self, make: Callable[[Sequence[int], Sequence[str]], Form]) -> None:
        ids = self._window.chosen().get("asset", [])

        def named(_: int, tags: Sequence[str]) -> None:
            counter = self._window.counter
            form = make(ids, tags)
            counter.open_dialog(FormDialog(self._desk, form, then=counter.show_done, parent=self._window))

        if ids:
            self._desk.fetch(TagsOf(tuple(ids)), named, owner=self)

    # --- files

    def _show(self, title: str, query: FilesOf | FilesOfEntry, attach: Callable[..., AttachFiles]) -> None:
        text = self.tr("Drop files here or paste a picture. Each is stored once, and verified with the books.")
        owner = FilesOwner(title, text, query, attach)
        counter = self._window.counter
        counter.open_dialog(FilesDialog(self._desk, owner, QApplication.activeModalWidget() or counter.in_front()))
