"""Keys that come one upon the other, and whether a hand could have typed them."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import median

from tracker_desktop.scanning.clean import GS
from tracker_desktop.scanning.profile import ScannerProfile
from tracker_desktop.ui.burst_keys import Role, Stroke


@dataclass(frozen=True, slots=True)
class Pace:
    """How long to wait, in milliseconds, and for how many characters, before keys are somebody's typing.

    `gap` between two characters as long as it is open who typed them; `lull` between two characters of a burst;
    `ending` from its last character to its suffix; `silence` after which it ends by itself, None = never.
    `gather`: suffix keys are received like characters, for learning.
    """

    gap: float
    lull: float
    ending: float
    least: int
    silence: float | None = None
    gather: bool = False


ENDING_MS = 150
"""Some scanners think before they press Enter; no hand follows four characters in the time of a burst."""
SILENCE_MS = 80
DWELL_MS = 10
"""A scanner lets go of a key at once; a finger rests on it for 30 ms and more."""
STALL_MS = 100
"""How long a burst may stall on a busy computer, once a key was pressed as no finger presses it."""
STALLS_MS = 200
"""From its first key, as long as it is open who typed: what writes evenly and slowly is no scanner."""
LEARNING = Pace(gap=120, lull=250, ending=250, least=8, silence=300, gather=True)
"""While the scanner is being learnt: whatever it sends, however slow."""


def pace_of(profile: ScannerProfile) -> Pace:
    """The pace of a scanner whose habits are known."""
    gap = float(profile.max_gap_ms)
    return Pace(
        gap=gap,
        lull=2 * gap,
        ending=max(ENDING_MS, 2 * gap),
        least=profile.min_length,
        silence=max(SILENCE_MS, 2 * gap) if profile.suffix == "none" else None,
    )


def gap_between(before: Stroke, after: Stroke) -> float:
    """Milliseconds between two strokes: by the system's time; by ours where it gives none or turns back."""
    by_system = after.at - before.at
    return by_system if before.at and after.at and by_system >= 0 else after.arrived - before.arrived


@dataclass(slots=True)
class Run:
    """Strokes that follow each other quickly. `chars` is what they say, `gaps` the milliseconds between the chars."""

    profile: ScannerProfile
    pace: Pace
    first: Stroke
    last: Stroke
    chars: list[str] = field(default_factory=list)
    gaps: list[float] = field(default_factory=list)
    known: bool = False
    """Whether it is a burst: no hand types like this."""
    numpad: str = ""
    waiting: Stroke | None = None
    """A function key that is GS if more characters follow in the tempo of the burst."""
    _last_char: Stroke | None = None
    _down: dict[int, Stroke] = field(default_factory=dict)
    _no_finger: bool = False
    """Whether a key went up quicker than a finger could lift."""

    def joins(self, stroke: Stroke) -> bool:
        """Whether a stroke comes quickly enough to belong to it."""
        limit = self.pace.lull if self.known else self.pace.gap
        if self.known and stroke.role is Role.END and self._is_own_suffix(stroke):
            limit = self.pace.ending
        if self._no_finger and (self.known or gap_between(self.first, stroke) <= STALLS_MS):
            limit = max(limit, STALL_MS)
        return gap_between(self.last, stroke) <= limit

    def add(self, stroke: Stroke) -> None:
        """A stroke that joined."""
        self.last = stroke
        if stroke.role is Role.NUMPAD:
            self.numpad += stroke.char
        elif stroke.role is Role.FUNCTION and not self.pace.gather:
            self.waiting = stroke
        elif stroke.char:
            self._down[stroke.key] = stroke
            self._say(stroke.char, stroke)

    def key_up(self, stroke: Stroke) -> bool:
        """A key went up. True if no finger types this: it is worth waiting longer."""
        down = self._down.pop(stroke.key, None)
        if down is not None and gap_between(down, stroke) <= DWELL_MS:
            self._no_finger = True
        return down is not None and self._no_finger

    def alt_up(self) -> None:
        """Alt went up: the digits typed meanwhile are one character."""
        if self.numpad:
            self._say(chr(int(self.numpad) & 0xFF), self.last)
        self.numpad = ""

    def ends_with(self, stroke: Stroke) -> bool:
        """Whether a stroke that joined ends it: Enter or Tab behind a burst, or twice as fast behind a short one."""
        if stroke.role is not Role.END:
            return False
        quick = [*self.gaps, gap_between(self.last, stroke)]
        return self.known or (len(self.chars) == self.pace.least - 1 >= 2 and max(quick) <= self.pace.gap / 2)

    @property
    def wait(self) -> float:
        """Milliseconds after its last stroke until it is over."""
        if not self.known or self.waiting is not None:
            gap = self.pace.lull if self.known else self.pace.gap
            return max(gap, STALL_MS) if self._no_finger else gap
        return self.pace.ending if self.pace.silence is None else self.pace.silence

    def _say(self, char: str, stroke: Stroke) -> None:
        if self.waiting is not None:
            separator, self.waiting = self.waiting, None
            self._say(GS, separator)
        if char == GS and self.chars[-1:] == [GS]:
            return  # typed as Alt+0 2 9 and made again by the system
        if self._last_char is not None:
            self.gaps.append(gap_between(self._last_char, stroke))
        self._last_char = stroke
        self.chars.append(char)
        if not self.known:
            long_enough = len(self.chars) >= self.pace.least and median(self.gaps or [0]) <= self.pace.gap
            self.known = long_enough or self._has_prefix()

    def _has_prefix(self) -> bool:
        prefix = self.profile.prefix
        text = self.profile.translate("".join(self.chars))
        return bool(prefix) and len(text) > len(prefix) and text.startswith(prefix)

    def _is_own_suffix(self, stroke: Stroke) -> bool:
        return (stroke.char == "\t") == (self.profile.suffix == "tab")
