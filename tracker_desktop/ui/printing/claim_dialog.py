"""Claims printed tags: the tag is scanned, then the asset that it is stuck on, one pair after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tracker_desktop.errors import Refused
from tracker_desktop.scanning.match import Resolution
from tracker_desktop.scanning.resolve import Resolving
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.claim_tag import ClaimTag
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.dialogs.frame import DialogFrame

if TYPE_CHECKING:
    from tracker_desktop.ui.main_window import MainWindow


class ClaimDialog(DialogFrame):
    """Stays open for the next pair. Esc closes it; what is claimed is undone like everything else."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(
            window.tr("Claim printed tags"),
            window.tr("Scan the new tag, then the asset by its serial number or old tag."),
            scan=window.tr("Scan the new tag"),
            parent=window,
        )
        self._desk = window.desk
        self._tag = ""
        self.scanned.connect(self._scan)
        self.body.addStretch(1)
        self.set_buttons([Button(self.tr("Close  Esc"), self.reject, primary=True)])
        self.resize(640, 320)
        if self.scan_field is not None:
            self.scan_field.setFocus()

    def reject(self) -> None:
        """Forget a tag that waits for its asset; without one, close."""
        if self._tag:
            self._wait_for("")
            self.strip.clear()
        else:
            super().reject()

    def _scan(self, code: str, how: str) -> None:
        if not self._tag:
            self.banner.clear()
            self._wait_for(code)
            self.strip.show_text(code, self.tr("Now scan the asset that it is stuck on."))
            return
        self._desk.fetch(
            Resolving(code, typed=how == "typed", prefer=("asset",)),
            lambda _, found: self._claim(code, found),
            refused=self._refused,
            owner=self,
        )

    def _claim(self, code: str, found: Resolution) -> None:
        match = found.one
        if match is None or match.kind != "asset":
            self.banner.show_answer(
                "refused",
                self.tr("{0} is not one asset.").format(code),
                self.tr("Scan its serial number or its old tag; {0} waits.").format(self._tag),
            )
            return
        self._desk.perform(ClaimTag(match.id, self._tag), self._claimed, self._refused, owner=self)

    def _claimed(self, done: Done) -> None:
        self._wait_for("")
        self.strip.clear()
        self.banner.show_answer("done", done.title, done.detail)

    def _refused(self, refused: Refused) -> None:
        self._wait_for("")
        self.strip.clear()
        self.banner.show_answer("refused", str(refused), self.tr("Scan the new tag again."))

    def _wait_for(self, tag: str) -> None:
        self._tag = tag
        if self.scan_field is not None:
            words = self.tr("Scan the asset: serial number or old tag") if tag else self.tr("Scan the new tag")
            self.scan_field.setPlaceholderText(words)
