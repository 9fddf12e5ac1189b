"""A field for photos and documents: chosen, dropped or pasted, and stored at once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QListView, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from tracker_desktop.errors import Refused
from tracker_desktop.store.watch import Watch
from tracker_desktop.transactions.rules.attaching import Attached
from tracker_desktop.ui.fields.field import Field
from tracker_desktop.ui.fields.file_icon import file_icon
from tracker_desktop.ui.text import named

if TYPE_CHECKING:
    from tracker_desktop.store.files import FileStore
    from tracker_desktop.ui.desk import Desk

ICON = 64
HEIGHT = 104
Source = Path | QImage
Stored = tuple[Attached, bytes | None]


class FileTray(QListWidget):
    """Files side by side. Signals: dropped(object): sources that were dropped or pasted; removing()."""

    dropped = Signal(object)
    removing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.setIconSize(QSize(ICON, ICON))
        self.setGridSize(QSize(ICON + 46, HEIGHT - 10))
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setFixedHeight(HEIGHT)
        self.setTabKeyNavigation(False)
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        """Take files and pictures."""
        event.setAccepted(bool(sources_of(event.mimeData())))

    def dragMoveEvent(self, event: QDragMoveEvent, /) -> None:
        """Anywhere."""
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent, /) -> None:
        """Store what was dropped."""
        self.dropped.emit(sources_of(event.mimeData()))
        event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Ctrl+V pastes, Delete removes."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.dropped.emit(sources_of(QGuiApplication.clipboard().mimeData()))
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removing.emit()
        else:
            super().keyPressEvent(event)


def sources_of(data: QMimeData) -> list[Source]:
    """The files, or else the picture, that were dropped or copied."""
    files: list[Source] = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if files or not data.hasImage():
        return files
    picture = data.imageData()
    return [picture] if isinstance(picture, QImage) and not picture.isNull() else []


class FilesField(Field):
    """Its value are the stored files. `store_with` has to be called before anything is chosen. Signals: changed()."""

    def __init__(self, label: str, *, hint: str = "") -> None:
        self.tray = FileTray()
        around = QWidget()
        super().__init__(label, around, hint)
        self._files: list[Attached] = []
        self._desk: Desk | None = None
        self._storing = 0
        self._stop: list[threading.Event] = []
        self.choose = QPushButton(self.tr("Choose files…"))
        self.paste = QPushButton(self.tr("Paste"))
        self.remove = QPushButton(self.tr("Remove"))
        column = QVBoxLayout(around)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        buttons = QHBoxLayout()
        for button in (self.choose, self.paste, self.remove):
            button.setAutoDefault(False)
            button.setAccessibleName(f"{label}: {button.text()}")
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addWidget(self.tray)
        column.addLayout(buttons)
        named(self.tray, label, hint)
        self.label.setBuddy(self.tray)
        self.setFocusProxy(self.tray)
        self.choose.clicked.connect(self._choose)
        self.paste.clicked.connect(lambda: self.add(sources_of(QGuiApplication.clipboard().mimeData())))
        self.remove.clicked.connect(self._remove)
        self.tray.dropped.connect(self.add)
        self.tray.removing.connect(self._remove)
        self.tray.itemSelectionChanged.connect(self._show_buttons)
        self._show_buttons()

    def store_with(self, desk: Desk) -> None:
        """Where the files are stored."""
        self._desk = desk

    def value(self) -> tuple[Attached, ...]:
        """The files stored, in their order."""
        return tuple(self._files)

    def set_value(self, files: Sequence[Attached] | None) -> None:
        """Show these files and no others."""
        self._files = []
        self.tray.clear()
        for file in files or ():
            self._show(file, None)
        self._show_buttons()

    def problem(self) -> str:
        """That some are still being stored."""
        return self.tr("The files are still being stored. Wait a moment.") if self._storing else ""

    def add(self, sources: Sequence[Source]) -> None:
        """Store files and pictures, off the thread of the window; each appears when it is on the disk."""
        if self._desk is None:
            return
        if not sources:
            self.set_error(self.tr("There is no file and no picture to paste."))
            return
        self.set_error("")
        files = self._desk.store.files
        for source in sources:
            self._storing += 1
            stop = self._desk.work(
                storing(files, source),
                self._stored,
                progress=self._show_progress,
                refused=self._refused,
                owner=self,
            )
            self._stop.append(stop)
        self._say_storing()

    def _stored(self, stored: Stored) -> None:
        self._storing -= 1
        file, small = stored
        if all(file.sha256 != other.sha256 for other in self._files):
            self._show(file, small)
            self.changed.emit()
        self._say_storing()

    def _refused(self, refused: Refused) -> None:
        self._storing -= 1
        self._say_storing()
        self.set_error(str(refused))

    def _show_progress(self, done: int, _: int) -> None:
        self.choose.setText(self.tr("Storing… {0} MB").format(f"{done / 1_000_000:,.0f}"))

    def _say_storing(self) -> None:
        self.choose.setText(self.tr("Storing…") if self._storing else self.tr("Choose files…"))
        if not self._storing:
            self._stop.clear()
            if self.error() == self.tr("The files are still being stored. Wait a moment."):
                self.set_error("")

    def _show(self, file: Attached, small: bytes | None) -> None:
        self._files.append(file)
        item = QListWidgetItem(file_icon(file.media_type, small), file.name)
        item.setToolTip("")
        item.setData(int(Qt.ItemDataRole.AccessibleTextRole), file.name)
        self.tray.addItem(item)

    def _choose(self) -> None:
        from tracker_desktop.ui.dialogs.pick_file import pick_files

        pick_files(self.window(), self.tr("Photos and documents"), "", lambda paths: self.add(list(paths)))

    def _remove(self) -> None:
        rows = sorted({index.row() for index in self.tray.selectedIndexes()}, reverse=True)
        for row in rows:
            self.tray.takeItem(row)
            del self._files[row]
        if rows:
            self.changed.emit()
        self._show_buttons()

    def _show_buttons(self) -> None:
        self.remove.setEnabled(bool(self.tray.selectedIndexes()))


def storing(files: FileStore, source: Source) -> Callable[[Callable[[int, int], None], threading.Event], Any]:
    """The job that stores one file."""

    def job(report: Callable[[int, int], None], cancelled: threading.Event) -> Stored:
        watch = Watch(report, cancelled)
        if isinstance(source, QImage):
            file = files.put(_png(source), "Pasted picture.png", watch)
        else:
            file = files.put(source, source.name, watch)
        return file, files.thumbnail_of(file.sha256)

    return job


def _png(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
