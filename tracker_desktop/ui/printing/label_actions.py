"""What the menus do about labels: tags, stock labels, codes of places and people, and tags printed beforehand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tracker_desktop.queries.tags import ReservedTags
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.reserve_tags import MOST, ReserveTags
from tracker_desktop.ui.forms.rows import Ask, Form
from tracker_desktop.ui.printing.wanted_labels import Wanted, Way
from tracker_desktop.wording.render import counted

if TYPE_CHECKING:
    from tracker_desktop.labels.order import Line
    from tracker_desktop.ui.main_window import MainWindow


class LabelActions(QObject):
    """One method for each command."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.used_up_to: dict[str, int] = {}

    def tags(self) -> None:
        """Tags of the chosen assets."""
        ids = self._window.chosen().get("asset", [])
        self._print(
            self.tr("Print tags"),
            self.tr("Tags"),
            counted(len(ids), self.tr("asset"), self.tr("assets")),
            "assets",
            ids,
        )

    def items(self) -> None:
        """Labels of the chosen items, or of their lots."""
        from tracker_desktop.labels.lots_on_hand import LotsOnHand

        ids = self._window.chosen().get("item", [])
        lots = Way(self.tr("One for each lot on hand"), LotsOnHand(tuple(ids)))
        about = counted(len(ids), self.tr("item"), self.tr("items"))
        self._print(self.tr("Print labels"), self.tr("Labels"), about, "items", ids, self.tr("One for each item"), lots)

    def records(self, kind: str, ids: Sequence[int]) -> None:
        """Labels of places or kits, or badges of people."""
        if kind == "people":
            about = counted(len(ids), self.tr("person"), self.tr("people"))
            self._print(self.tr("Print badges"), self.tr("Badges"), about, "badges", ids)
        elif kind == "kits":
            about = counted(len(ids), self.tr("kit"), self.tr("kits"))
            self._print(self.tr("Print kit labels"), self.tr("Kit labels"), about, "kits", ids)
        elif kind == "asset_kits":
            about = counted(len(ids), self.tr("kit"), self.tr("kits"))
            self._print(self.tr("Print kit tags"), self.tr("Kit tags"), about, "asset_kits", ids)
        else:
            about = counted(len(ids), self.tr("place"), self.tr("places"))
            self._print(self.tr("Print place labels"), self.tr("Place labels"), about, "places", ids)

    def commands(self) -> None:
        """The sheet of command codes that lies beside the scanner."""
        self._print(self.tr("Command codes"), "", self.tr("Scanned, they work like keys."), "commands", [0])

    def received(self, number: str) -> None:
        """Labels for what a goods receipt brought."""
        from tracker_desktop.labels.received import ReceivedLabels

        ways = (
            Way(self.tr("One for each pack received"), ReceivedLabels(number, "pack")),
            Way(self.tr("One for each piece received"), ReceivedLabels(number, "piece")),
            Way(self.tr("One for each line of the receipt"), ReceivedLabels(number, "line")),
        )
        self._open(Wanted(self.tr("Labels for {0}").format(number), "", ways))

    def roll(self) -> None:
        """Reserve tags and print them before their assets are there."""
        from tracker_desktop.ui.dialogs.form_dialog import FormDialog

        form = Form(
            self.tr("Roll of tags"),
            (
                (
                    Ask("prefix", self.tr("Tag prefix"), required=True, hint=self.tr("As the category has it: LT.")),
                    Ask(
                        "count",
                        self.tr("How many"),
                        "whole",
                        required=True,
                        hint=self.tr("At most {0}.").format(f"{MOST:,}"),
                    ),
                ),
            ),
            lambda values: ReserveTags(str(values["prefix"]), int(values["count"])),
            button=self.tr("Reserve and print"),
            subtitle=self.tr("The next numbers are taken for ever. Claim each tag when it is stuck on its asset."),
            width=560,
        )
        self._window.counter.open_dialog(FormDialog(self._window.desk, form, then=self._reserved, parent=self._window))

    def claim(self, tag: str = "") -> None:
        """Stick printed tags on assets: scan the tag, then the asset. `tag` was scanned already."""
        from tracker_desktop.ui.printing.claim_dialog import ClaimDialog

        dialog = ClaimDialog(self._window, tag)
        if tag:
            dialog.finished.connect(lambda *_: self._say_claimed(tag, dialog.last))
        self._window.counter.open_dialog(dialog)

    def _say_claimed(self, tag: str, done: Done | None) -> None:
        """What came of the tag that was scanned before its asset, instead of the question about it."""
        if done is not None:
            self._window.counter.show_done(done)
        else:
            self._window.counter.say("info", self.tr("{0} is not claimed yet.").format(tag))

    def _reserved(self, done: Done) -> None:
        self._window.counter.show_done(done)
        self._window.desk.fetch(ReservedTags(done.uid), lambda _, tags: self.of_tags(done.title, tags), owner=self)

    def of_tags(self, title: str, tags: Sequence[str]) -> None:
        """Tags of assets that are to come."""
        about = self.tr("Printed later too: from their entry in History.")
        self._open(Wanted(title, about, (), tuple(tags), self._roll_called(tags)))

    def _roll_called(self, tags: Sequence[str]) -> str:
        if len(tags) < 2:
            return self.tr("Tag {0}").format("".join(tags))
        return self.tr("Tags {0} to {1}").format(tags[0], tags[-1])

    def _print(
        self, title: str, called: str, about: str, subject: str, ids: Sequence[int], words: str = "", *more: Way
    ) -> None:
        from tracker_desktop.labels.order import Line

        if ids:
            lines: tuple[Line, ...] = tuple(Line(subject, row_id) for row_id in ids)
            self._open(Wanted(title, about, (Way(words, lines), *more), called=called))

    def _open(self, wanted: Wanted) -> None:
        from tracker_desktop.ui.printing.labels_dialog import LabelsDialog

        self._window.counter.open_dialog(LabelsDialog(self._window, wanted))
