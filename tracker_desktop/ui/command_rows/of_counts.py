"""The commands of the menu Counts."""

from __future__ import annotations

from tracker_desktop.transactions.rights import Right
from tracker_desktop.ui.command import COUNT, COUNT_LINE, COUNTS, ENDED_COUNT, OPEN_COUNT, Command

ROWS: tuple[Command, ...] = (
    Command("new_count", COUNTS, "New &count…", lambda w: w.counts.new(), "Ctrl+Shift+S", right=Right.COUNT),
    Command("choose_count", COUNTS, "C&hoose a count…", lambda w: w.counts.choose()),
    Command(
        "count_reason",
        COUNTS,
        "Reason of a &difference…",
        lambda w: w.counts.reason(),
        needs=COUNT_LINE,
        right=Right.COUNT,
        group=1,
    ),
    Command(
        "count_again",
        COUNTS,
        "Have it counted a&gain",
        lambda w: w.counts.count_again(),
        "Ctrl+Shift+T",
        needs=COUNT_LINE,
        right=Right.COUNT,
        group=1,
    ),
    Command(
        "uncount",
        COUNTS,
        "No&t counted after all",
        lambda w: w.counts.uncount(),
        "Ctrl+Shift+X",
        needs=COUNT_LINE,
        right=Right.COUNT,
        group=1,
    ),
    Command(
        "post_count",
        COUNTS,
        "Po&st the count…",
        lambda w: w.counts.post(),
        "Ctrl+Shift+O",
        needs=OPEN_COUNT,
        right=Right.POST_COUNT,
        group=2,
    ),
    Command(
        "cancel_count",
        COUNTS,
        "Cance&l the count…",
        lambda w: w.counts.cancel(),
        needs=OPEN_COUNT,
        right=Right.COUNT,
        group=2,
    ),
    Command("count_sheets", COUNTS, "Print &a count sheet…", lambda w: w.counts.sheet(), needs=COUNT, group=2),
    Command("count_report", COUNTS, "Print co&unt report…", lambda w: w.counts.report(), needs=ENDED_COUNT, group=2),
)
