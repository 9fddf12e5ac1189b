"""The commands of the menu Counter."""

from __future__ import annotations

from tracker_desktop.transactions.rights import Right
from tracker_desktop.ui.command import COUNTER, Command
from tracker_desktop.ui.dialog_keys import SCAN

ROWS: tuple[Command, ...] = (
    Command("look_up", COUNTER, "&Look up", lambda w: w.counter.set_mode("look_up"), "F2"),
    Command("check_out", COUNTER, "Check &out", lambda w: w.counter.set_mode("check_out"), "F3", right=Right.COUNTER),
    Command("check_in", COUNTER, "Check &in", lambda w: w.counter.set_mode("check_in"), "F4", right=Right.COUNTER),
    Command(
        "move",
        COUNTER,
        "&Move",
        lambda w: w.counter.set_mode("move"),
        "F5",
        right=Right.COUNTER,
        or_right=Right.STOCK,
    ),
    Command("receive", COUNTER, "&Receive", lambda w: w.counter.set_mode("receive"), "F6", right=Right.STOCK),
    Command("issue", COUNTER, "I&ssue", lambda w: w.counter.set_mode("issue"), "F7", right=Right.STOCK),
    Command("audit", COUNTER, "&Audit", lambda w: w.counter.set_mode("audit"), "F11", right=Right.AUDIT),
    Command("count", COUNTER, "Coun&t", lambda w: w.counts.scan(), "F10", right=Right.COUNT),
    Command("condition", COUNTER, "&Condition and checklist…", lambda w: w.counter.condition(), "F8", group=1),
    Command("finish", COUNTER, "&Finish", lambda w: w.counter.finish(), "Esc", group=1),
    Command("draft", COUNTER, "Open a &draft…", lambda w: w.counter.open_draft(), "Ctrl+D", group=1),
    Command("scan", COUNTER, "To t&he scan field", lambda w: w.counter.focus(), SCAN, group=1),
    Command("last_paper", COUNTER, "&Print the last receipt", lambda w: w.papers.last(), "Ctrl+Shift+P", group=1),
    Command("undo", COUNTER, "&Undo", lambda w: w.counter.undo(), "Ctrl+Z", group=2),
    Command("redo", COUNTER, "R&edo", lambda w: w.counter.redo(), "Ctrl+Shift+Z", group=2, also="Ctrl+Y"),
    Command("command_codes", COUNTER, "Print comma&nd codes…", lambda w: w.labels.commands(), group=3),
    Command("calibrate", COUNTER, "Cali&brate the scanner…", lambda w: w.counter.calibrate(), group=3),
)
