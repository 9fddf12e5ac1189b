"""How many rows of a file do what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tracker_desktop.transactions.importing.decision import Decision, Verdict


@dataclass(frozen=True)
class Counts:
    """Rows that add something, change something, are here as they are, are wrong, and are left out with a reason."""

    adds: int = 0
    changes: int = 0
    same: int = 0
    wrong: int = 0
    left_out: int = 0

    @property
    def rows(self) -> int:
        """All of them."""
        return self.adds + self.changes + self.same + self.wrong + self.left_out

    def plus(self, decisions: Iterable[Decision]) -> Counts:
        """The counts with these decisions."""
        seen = Counter(decision.verdict for decision in decisions)
        return Counts(
            self.adds + seen[Verdict.ADD],
            self.changes + seen[Verdict.CHANGE],
            self.same + seen[Verdict.SAME],
            self.wrong + seen[Verdict.WRONG],
            self.left_out + seen[Verdict.LEFT_OUT],
        )
