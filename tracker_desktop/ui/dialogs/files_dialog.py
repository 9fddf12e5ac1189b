"""The photos and documents of one thing: shown, added, described, opened, saved and removed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QListView, QListWidgetItem, QWidget

from tracker_desktop.errors import Refused
from tracker_desktop.queries.attachments import FileRow
from tracker_desktop.queries.base import Query
from tracker_desktop.store.done import Done
from tracker_desktop.store.file_kinds import fitting_name
from tracker_desktop.transactions.attach_files import AttachFiles
from tracker_desktop.transactions.edit_attachment import EditAttachment
from tracker_desktop.transactions.remove_attachment import RemoveAttachment
from tracker_desktop.transactions.rules.attaching import Attached
from tracker_desktop.ui.answer_line import Button, leave_keyboard
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.file_work import Looks, Stored, look_at, save_copy, store_files
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.dialogs.frame import DialogFrame, show_dialog
from tracker_desktop.ui.dialogs.list_undo import ListUndo
from tracker_desktop.ui.dialogs.pick_file import pick_files, pick_target
from tracker_desktop.ui.fields.file_icon import file_icon
from tracker_desktop.ui.fields.files_field import FileTray, Source, sources_of
from tracker_desktop.ui.forms.rows import Ask, Form
from tracker_desktop.ui.text import named

ICON = 88
ID = int(Qt.ItemDataRole.UserRole)
TABLE = "attachment"


@dataclass(frozen=True)
class FilesOwner:
    """What the files are of: how they are read, and the transaction that attaches more."""

    title: str
    subtitle: str
    query: Query[tuple[FileRow, ...]]
    attach: Callable[[tuple[Attached, ...]], AttachFiles]


class FilesDialog(DialogFrame):
    """Enter or a double click opens a file in the program of the system. What is dropped or pasted is added."""

    def __init__(self, desk: Desk, owner: FilesOwner, parent: QWidget | None = None) -> None:
        super().__init__(owner.title, owner.subtitle, parent=parent)
        self._desk = desk
        self._owner = owner
        self._rows: Mapping[int, FileRow] = {}
        self._asked = 0
        self.resize(860, 620)
        self.tray = named(FileTray(), self.tr("Photos and documents"))
        self.tray.setViewMode(QListView.ViewMode.ListMode)
        self.tray.setMinimumHeight(220)
        self.tray.setMaximumHeight(16_777_215)
        self.tray.setIconSize(QSize(ICON, ICON))
        self.tray.setGridSize(QSize())
        self.tray.setSpacing(4)
        self.tray.setWordWrap(True)
        self.tray.setSelectionMode(FileTray.SelectionMode.SingleSelection)
        self.tray.dropped.connect(self.add)
        self.tray.removing.connect(self.remove)
        self.tray.itemActivated.connect(lambda _: self.open_file())
        self.body.addWidget(self.tray, 1)
        self.set_buttons(
            [
                Button(self.tr("Describe…  F2"), self.describe),
                Button(self.tr("Open"), self.open_file),
                Button(self.tr("Save a copy…"), self.save),
                Button(self.tr("Remove"), self.remove),
                Button(self.tr("Paste"), self.paste),
                Button(self.tr("Close  Esc"), self.reject),
                Button(self.tr("Add files…  Ctrl+Enter"), self.choose, primary=True),
            ]
        )
        leave_keyboard(self)
        self._undo = ListUndo(desk, self)
        QShortcut(QKeySequence("F2"), self).activated.connect(self.describe)
        desk.changed.connect(self._changed)
        self.tray.setFocus(Qt.FocusReason.OtherFocusReason)
        self.refresh()

    def refresh(self) -> None:
        """Read the files anew."""
        self._asked += 1
        self._desk.fetch(self._owner.query, partial(self._got, self._asked), owner=self)

    def choose(self) -> None:
        """Ask which files to add."""
        pick_files(self, self.tr("Photos and documents"), "", lambda paths: self.add(list(paths)))

    def paste(self) -> None:
        """Add what was copied elsewhere."""
        self.add(sources_of(QGuiApplication.clipboard().mimeData()))

    def add(self, sources: Sequence[Source]) -> None:
        """Store files and pictures, then attach them as one."""
        if not sources:
            self.banner.show_answer("warning", self.tr("There is no file and no picture to paste."))
            return
        self.set_busy(True)
        self._desk.work(
            partial(store_files, self._desk.store.files, sources),
            self._stored,
            progress=self._storing,
            refused=self.show_refused,
            owner=self,
        )

    def open_file(self) -> None:
        """Show a copy of the chosen file in the program that the system has for it."""
        row = self._chosen()
        if row is not None:
            files = self._desk.store.files
            job = partial(files.copy_to_look_at, row.sha256, row.name, row.media_type)
            self._desk.look(job, self._open_copy, refused=self.show_refused, owner=self)

    def save(self) -> None:
        """Write a copy of the chosen file where the clerk wants it."""
        row = self._chosen()
        if row is not None:
            name = fitting_name(row.name, row.media_type)
            suffix = Path(name).suffix
            kinds = f"{suffix[1:].upper()} (*{suffix})"
            then = partial(self._save, row)
            pick_target(self, self.tr("Save a copy"), name, kinds, suffix[1:], then)

    def describe(self) -> None:
        """Say what the chosen file shows."""
        row = self._chosen()
        if row is None:
            return
        form = Form(
            self.tr("Describe {0}").format(row.name),
            ((Ask("caption", self.tr("What it shows")),), (Ask("name", self.tr("Name of the file"), required=True),)),
            lambda values: EditAttachment(row.id, values),
            width=560,
        )
        start = {"caption": row.caption, "name": row.name}
        show_dialog(FormDialog(self._desk, form, start, changes_only=True, then=self._said, parent=self))

    def remove(self) -> None:
        """Take the chosen file away; Undo brings it back."""
        row = self._chosen()
        if row is not None:
            self.set_busy(True)
            self._desk.perform(RemoveAttachment(row.id), self._said, self.show_refused, owner=self)

    def _chosen(self) -> FileRow | None:
        item = self.tray.currentItem()
        return None if item is None else self._rows.get(item.data(ID))

    def _storing(self, done: int, of: int) -> None:
        said = self.tr("Storing file {0} of {1}…").format(done + 1, of)
        self.banner.show_answer("info", said, sound=False)

    def _stored(self, stored: Stored) -> None:
        self.set_busy(False)
        if not stored.files:
            self._say_refused(stored.refused)
            return
        then = partial(self._attached, stored.refused)
        self._desk.perform(self._owner.attach(stored.files), then, self.show_refused, owner=self)

    def _attached(self, refused: Sequence[Refused], done: Done) -> None:
        self._said(done)
        if refused:
            self._say_refused(refused, done.title)

    def _say_refused(self, refused: Sequence[Refused], done: str = "") -> None:
        first, *others = map(str, refused)
        self.banner.show_answer("warning" if done else "refused", first, " ".join([*others, *([done] if done else [])]))

    def _said(self, done: Done) -> None:
        self.set_busy(False)
        self.banner.show_answer("done", done.title, done.detail, [self._undo.button])

    def _open_copy(self, copy: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy))):
            said = self.tr("This PC has no program that shows {0}. Save a copy of it.").format(copy.name)
            self.banner.show_answer("warning", said)

    def _save(self, row: FileRow, target: Path) -> None:
        def saved(path: Path) -> None:
            self.banner.show_answer("done", self.tr("Saved."), str(path))

        job = partial(save_copy, self._desk.store.files, row, target)
        self._desk.look(job, saved, refused=self.show_refused, owner=self)

    def _changed(self, done: Done) -> None:
        if done.changes and TABLE in done.changes:
            self.refresh()

    def _got(self, asked: int, _seq: int, rows: tuple[FileRow, ...]) -> None:
        files = self._desk.store.files
        self._desk.look(partial(look_at, files, rows), partial(self._show, asked, rows), owner=self)

    def _show(self, asked: int, rows: tuple[FileRow, ...], looks: Mapping[int, Looks]) -> None:
        if asked != self._asked:
            return
        chosen = self._chosen()
        self._rows = {row.id: row for row in rows}
        self.tray.clear()
        for row in rows:
            look = looks[row.id]
            item = QListWidgetItem(file_icon(row.media_type, look.small, wrong=bool(look.wrong)), _words(row, look))
            item.setData(ID, row.id)
            self.tray.addItem(item)
            if chosen is not None and row.id == chosen.id:
                self.tray.setCurrentItem(item)
        if self.tray.currentItem() is None and rows:
            self.tray.setCurrentRow(0)
        lost = [row.name for row in rows if looks[row.id].wrong]
        if lost:
            said = self.tr("Not as stored: {0}").format(", ".join(lost))
            more = self.tr("A copy of the database may still have it: File > Restore a copy.")
            self.banner.show_answer("warning", said, more, sound=False)


def _words(row: FileRow, look: Looks) -> str:
    """The lines beside the small picture."""
    size = f"{row.width:,} × {row.height:,}" if row.width and row.height else ""
    facts = " · ".join(part for part in (size, row.size_words) if part)
    lines = (f"⚠ {look.wrong}" if look.wrong else "", row.caption, row.step, row.shows, row.added)
    return "\n".join([f"{row.name}   {facts}", *(line for line in lines if line)])
