"""Claims printed tags: the tag is scanned, then the asset that it is stuck on, one pair after the other."""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from tracker_desktop.counter.bounce import Bounce
from tracker_desktop.errors import Refused
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.claim_facts import ClaimFacts, TagFacts
from tracker_desktop.scanning.clean import clean
from tracker_desktop.scanning.commands import How
from tracker_desktop.scanning.match import Resolution
from tracker_desktop.scanning.resolve import Resolving
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.claim_tag import ClaimTag
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.dialogs.frame import DialogFrame

if TYPE_CHECKING:
    from tracker_desktop.ui.main_window import MainWindow


T = TypeVar("T")
CLAIM, LEAVE = "claim", "leave"


@dataclass(frozen=True)
class _Doubt:
    """What may be a slip of the hand: the asset, what is doubted, and how that is asked."""

    asset_id: int
    keys: frozenset[str]
    words: str


class ClaimDialog(DialogFrame):
    """Stays open for the next pair. Esc closes it; what is claimed is undone like everything else. `last` is what was
    claimed last."""

    def __init__(self, window: MainWindow, tag: str = "") -> None:
        super().__init__(
            window.tr("Claim printed tags"),
            window.tr("Scan the new tag, then the asset by its serial number or old tag."),
            scan=window.tr("Scan the new tag"),
            parent=window.counter.in_front(),
        )
        self._desk = window.desk
        self.last: Done | None = None
        self._tag = self._key = ""
        self._doubt: _Doubt | None = None
        self._settled: frozenset[str] = frozenset()
        self._waiting: deque[tuple[str, How]] = deque()
        self._is_busy = False
        self._bounce = Bounce()
        self.scanned.connect(self._scan)
        self.chosen.connect(self._answer)
        self.body.addStretch(1)
        self.set_buttons([Button(self.tr("Close  Esc"), self.reject, primary=True)])
        self.resize(640, 320)
        if self.scan_field is not None:
            self.scan_field.setFocus()
        if tag:
            self._scan(tag, "burst")

    def reject(self) -> None:
        """Forget a tag that waits for its asset; without one, close."""
        if self._tag:
            self._waiting.clear()
            self._begin_again()
            self.banner.clear()
        else:
            super().reject()

    def _scan(self, code: str, how: How) -> None:
        """One after another: what is scanned while the one before is looked up or saved waits for it."""
        now = dt.datetime.now(dt.UTC)
        if self._bounce.is_bounce(code, how, now):
            return
        self._bounce.remember(code, how, now)
        self._waiting.append((code, how))
        self._go_on()

    def _go_on(self) -> None:
        while self._waiting and not self._is_busy:
            self._take(*self._waiting.popleft())

    def _take(self, code: str, how: How) -> None:
        if self._doubt is not None:
            self._not_taken(code, self._doubt)
        elif not self._tag:
            self._take_tag(code)
        else:
            resolving = Resolving(code, typed=how == "typed", prefer=("asset",))
            self._ask_for(resolving, lambda found: self._take_asset(code, found))

    def _ask_for(self, query: Query[T], then: Callable[[T], None]) -> None:
        """Read; what is found of a tag that was left meanwhile is forgotten."""
        key, self._is_busy = self._key, True
        self._desk.fetch(
            query,
            lambda _, found: self._answered(lambda: then(found) if key == self._key else None),
            refused=lambda refused: self._answered(lambda: self._refused(refused)),
            owner=self,
        )

    def _answered(self, work: Callable[[], None]) -> None:
        self._is_busy = False
        work()
        self._go_on()

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
        self._ask_for(ClaimFacts(self._key), self._look_at)

    def _look_at(self, facts: TagFacts) -> None:
        """What is known of the tag while it waits for its asset."""
        if facts.taken is not None:
            code, gaps = facts.taken
            self._begin_again()
            self._refuse(str(Refused(code, **gaps)))
        elif not facts.reserved and self._doubt is None:
            said = self.tr("It was never reserved here. Now scan the asset that it is stuck on.")
            self.strip.show_text(self._tag, said, tone="warn")

    def _take_asset(self, code: str, found: Resolution) -> None:
        match = found.one
        if match is None or match.kind != "asset":
            several = any(one.kind == "asset" for one in found.matches)
            words = (
                self.tr("More than one thing has the code {0}.") if several else self.tr("No asset has the code {0}.")
            )
            self._refuse(
                words.format(code),
                self.tr("Scan its serial number or its old tag; {0} waits.").format(self._tag),
            )
            return
        asset_id = match.id
        self._ask_for(ClaimFacts(self._key, asset_id), lambda facts: self._ask(asset_id, facts))

    def _ask(self, asset_id: int, facts: TagFacts) -> None:
        """A tag that may be a slip is asked about once; a roll that was bought elsewhere goes on without."""
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
        self._is_busy = True
        self._desk.perform(
            ClaimTag(asset_id, self._tag),
            lambda done: self._answered(lambda: self._claimed(done)),
            lambda refused: self._answered(lambda: self._refused(refused)),
            owner=self,
        )

    def _claimed(self, done: Done) -> None:
        self.last = done
        self._begin_again()
        self.banner.show_answer("done", done.title, done.detail)

    def _refused(self, refused: Refused) -> None:
        self._begin_again()
        self._refuse(str(refused), self.tr("Scan the new tag again."))

    def _refuse(self, said: str, detail: str = "") -> None:
        """Say it, and that what was scanned after it was not taken."""
        codes = ", ".join(code for code, _ in self._waiting)
        self._waiting.clear()
        lost = self.tr("Not taken: {0}.").format(codes) if codes else ""
        self.banner.show_answer("refused", said, " ".join(filter(None, (detail, lost))))

    def _begin_again(self) -> None:
        self._doubt, self._key = None, ""
        self._wait_for("")
        self.strip.clear()

    def _wait_for(self, tag: str) -> None:
        self._tag = tag
        if self.scan_field is not None:
            words = self.tr("Scan the asset: serial number or old tag") if tag else self.tr("Scan the new tag")
            self.scan_field.setPlaceholderText(words)
