"""The colours of a chart: those of paper, or of the theme of a window."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Inks:
    """CSS colours. `lines` has one for each line; each is named at its end too, for printers and eyes that have no
    colours."""

    text: str
    muted: str
    axis: str
    grid: str
    lines: tuple[str, str, str]


PAPER = Inks("#1E2730", "#6B7785", "#4A5560", "#D5DAE0", ("#2F6FB3", "#C0392B", "#6B7785"))
