"""A button that takes the photos of one step: chosen, dropped on it, or pasted, and stored at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton

from tracker_desktop.errors import Refused
from tracker_desktop.transactions.rules.attaching import Attached
from tracker_desktop.ui.fields.files_field import Source, Stored, sources_of, storing
from tracker_desktop.ui.text import button_text, named, set_role

if TYPE_CHECKING:
    from tracker_desktop.ui.desk import Desk

PICTURES = "(*.jpg *.jpeg *.png *.webp *.heic *.gif *.bmp *.tif *.tiff)"


class PhotoButton(QPushButton):
    """`there` photos were added before. Signals: changed(): photos came or went; refused(object): why one did not."""

    changed = Signal()
    refused = Signal(object)

    def __init__(self, desk: Desk, step: str, there: int) -> None:
        super().__init__()
        self._desk = desk
        self._step = step
        self._there = there
        self._photos: list[Attached] = []
        self._storing = 0
        set_role(self, "plain")
        self.setAutoDefault(False)
        self.setAcceptDrops(True)
        self.clicked.connect(self._clicked)
        self._say()

    def value(self) -> tuple[Attached, ...]:
        """The photos that were added here; each names the step."""
        return tuple(self._photos)

    @property
    def has_photo(self) -> bool:
        """Whether a photo shows the step, one from before counted in."""
        return bool(self._photos) or self._there > 0

    @property
    def is_storing(self) -> bool:
        """Whether a photo is on its way to the disk."""
        return self._storing > 0

    def add(self, sources: Sequence[Source]) -> None:
        """Store photos, off the thread of the window."""
        for source in sources:
            self._storing += 1
            job = storing(self._desk.store.files, source)
            self._desk.work(job, self._stored, refused=self._not_stored, owner=self)
        self._say()

    def choose(self) -> None:
        """Ask which photo."""
        from tracker_desktop.ui.dialogs.pick_file import pick_files

        title, kinds = self.tr("Photo: {0}").format(self._step), f"{self.tr('Pictures')} {PICTURES}"
        pick_files(self.window(), title, kinds, lambda paths: self.add(list(paths)))

    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        """Take files and pictures."""
        event.setAccepted(bool(sources_of(event.mimeData())))

    def dropEvent(self, event: QDropEvent, /) -> None:
        """Store what was dropped."""
        self.add(sources_of(event.mimeData()))
        event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Ctrl+V pastes."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.add(sources_of(QGuiApplication.clipboard().mimeData()))
        else:
            super().keyPressEvent(event)

    def _clicked(self) -> None:
        if not self._photos:
            self.choose()
            return
        menu = QMenu(self)
        menu.addAction(self.tr("Another photo…"), self.choose)
        for photo in self._photos:
            words = button_text(self.tr("Remove {0}").format(photo.name))
            menu.addAction(words, partial(self._remove, photo))
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _remove(self, photo: Attached) -> None:
        self._photos.remove(photo)
        self._say()
        self.changed.emit()

    def _stored(self, stored: Stored) -> None:
        self._storing -= 1
        file = replace(stored[0], step=self._step)
        if all(file.sha256 != photo.sha256 for photo in self._photos):
            self._photos.append(file)
        self._say()
        self.changed.emit()

    def _not_stored(self, why: Refused) -> None:
        self._storing -= 1
        self._say()
        self.refused.emit(why)

    def _say(self) -> None:
        number = self._there + len(self._photos)
        if self._storing:
            text = self.tr("Storing…")
        elif number:
            text = self.tr("1 photo") if number == 1 else self.tr("{0} photos").format(number)
        else:
            text = self.tr("Photo…")
        self.setText(text)
        named(self, self.tr("{0}: photo of {1}").format(text, self._step))
