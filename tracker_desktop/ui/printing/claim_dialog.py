"""Claims printed tags: the tag is scanned, then the asset that it is stuck on, one pair after the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracker_desktop.errors import Refused
from tracker_desktop.queries.claim_facts import ClaimFacts, TagFacts
from tracker_desktop.scanning.clean import clean
from tracker_desktop.scanning.match import Resolution
from tracker_desktop.scanning.resolve import Resolving
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.claim_tag import ClaimTag
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.dialogs.frame import DialogFrame

if TYPE_CHECKING:
    from tracker_desktop.ui.main_window import MainWindow


CLAIM, LEAVE = "claim", "leave"


@dataclass(frozen=True)
class _Doubt:
    """What may be a slip of the hand: the asset, what is doubted, and how that is asked."""

    asset_id: int
    keys: frozenset[str]
    words: str


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
        self._tag = self._key = ""
        self._doubt: _Doubt | None = None
        self._settled: frozenset[str] = frozenset()
        self.scanned.connect(self._scan)
        self.chosen.connect(self._answer)
        self.body.addStretch(1)
        self.set_buttons([Button(self.tr("Close  Esc"), self.reject, primary=True)])
        self.resize(640, 320)
        if self.scan_field is not None:
            self.scan_field.setFocus()

    def reject(self) -> None:
        """Forget a tag that waits for its asset; without one, close."""
        if self._tag:
            self._begin_again()
            self.banner.clear()
        else:
            super().reject()

    def _scan(self, code: str, how: str) -> None:
        key = self._key
        if self._doubt is not None:
            self._not_taken(code, self._doubt)
        elif not self._tag:
            self._take_tag(code)
        else:
            self._desk.fetch(
                Resolving(code, typed=how == "typed", prefer=("asset",)),
                lambda _, found: self._take_asset(code, found) if key == self._key else None,
                refused=self._refused,
                owner=self,
            )

    def _not_taken(self, code: str, doubt: _Doubt) -> None:
        said = self.tr("{0} was not taken: say first what to do.").format(code)
        self.banner.show_answer("refused", said, doubt.words, choices=self._choices())

    def _take_tag(self, code: str) -> None:
        self.banner.clear()
        try:
            self._key = clean(code).text
        except Refused as refused:
            self._refused(refused)
            return
        self._wait_for(code)
        self.strip.show_text(code, self.tr("Now scan the asset that it is stuck on."))
        key = self._key
        self._desk.fetch(
            ClaimFacts(key), lambda _, facts: self._look_at(facts) if key == self._key else None, owner=self
        )

    def _look_at(self, facts: TagFacts) -> None:
        """What is known of the tag while it waits for its asset."""
        if facts.taken is not None:
            code, gaps = facts.taken
            self._begin_again()
            self.banner.show_answer("refused", str(Refused(code, **gaps)))
        elif not facts.reserved and self._doubt is None:
            said = self.tr("It was never reserved here. Now scan the asset that it is stuck on.")
            self.strip.show_text(self._tag, said, tone="warn")

    def _take_asset(self, code: str, found: Resolution) -> None:
        match = found.one
        if match is None or match.kind != "asset":
            self.banner.show_answer(
                "refused",
                self.tr("{0} is not one asset.").format(code),
                self.tr("Scan its serial number or its old tag; {0} waits.").format(self._tag),
            )
            return
        key, asset_id = self._key, match.id
        self._desk.fetch(
            ClaimFacts(key, asset_id),
            lambda _, facts: self._ask(code, asset_id, facts) if key == self._key else None,
            owner=self,
        )

    def _ask(self, code: str, asset_id: int, facts: TagFacts) -> None:
        """A tag that may be a slip is asked about once; a roll that was bought elsewhere goes on without."""
        if self._doubt is not None:
            self._not_taken(code, self._doubt)
            return
        doubts = {}
        if not facts.reserved and facts.taken is None:
            doubts["reserved"] = self.tr("{0} was never reserved here.").format(self._tag)
        if facts.prefix and not self._key.startswith(f"{facts.prefix}-"):
            series = self.tr("Tags of {0} begin with {1}-.").format(facts.category, facts.prefix)
            doubts[facts.prefix] = series
        new = [words for key, words in doubts.items() if key not in self._settled]
        if not new:
            self._claim(asset_id)
            return
        self._doubt = _Doubt(asset_id, frozenset(doubts), " ".join(new))
        self.strip.clear()
        headline = self.tr("Is {0} the right tag?").format(self._tag)
        self.banner.show_answer("choose", headline, self._doubt.words, choices=self._choices())

    def _choices(self) -> list[tuple[object, str]]:
        return [(CLAIM, self.tr("Claim it")), (LEAVE, self.tr("Leave it"))]

    def _answer(self, key: object) -> None:
        doubt, self._doubt = self._doubt, None
        self.banner.clear()
        if doubt is None or key != CLAIM:
            self._begin_again()
            return
        self._settled |= doubt.keys
        self._claim(doubt.asset_id)

    def _claim(self, asset_id: int) -> None:
        self._desk.perform(ClaimTag(asset_id, self._tag), self._claimed, self._refused, owner=self)

    def _claimed(self, done: Done) -> None:
        self._begin_again()
        self.banner.show_answer("done", done.title, done.detail)

    def _refused(self, refused: Refused) -> None:
        self._begin_again()
        self.banner.show_answer("refused", str(refused), self.tr("Scan the new tag again."))

    def _begin_again(self) -> None:
        self._doubt, self._key = None, ""
        self._wait_for("")
        self.strip.clear()

    def _wait_for(self, tag: str) -> None:
        self._tag = tag
        if self.scan_field is not None:
            words = self.tr("Scan the asset: serial number or old tag") if tag else self.tr("Scan the new tag")
            self.scan_field.setPlaceholderText(words)
