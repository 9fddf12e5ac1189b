"""The commands of the menu Loans about what was lent."""

from __future__ import annotations

from tracker_desktop.transactions.rights import Right
from tracker_desktop.ui.command import LOANS, Command

ROWS: tuple[Command, ...] = (
    Command(
        "extend_loan",
        LOANS,
        "E&xtend…",
        lambda w: w.lending.extend(),
        "Ctrl+J",
        "A later day to bring back what is chosen.",
        needs="asset",
        right=Right.COUNTER,
        group=5,
    ),
    Command(
        "loans", LOANS, "&Loans…", lambda w: w.lending.loans(), hint="With extensions, deposits and reminders.", group=5
    ),
    Command(
        "reminders",
        LOANS,
        "Re&minders…",
        lambda w: w.lending.loans("reminders"),
        "Ctrl+Shift+J",
        "Letters and mails to who is late.",
        right=Right.COUNTER,
        group=5,
    ),
    Command("transfer_offers", LOANS, "Transfers to &accept…", lambda w: w.lending.offers(), group=6),
    Command(
        "statements",
        LOANS,
        "&Statements to sign…",
        lambda w: w.lending.statements(),
        hint="Everything that each holds, signed for again.",
        right=Right.COUNTER,
        group=6,
    ),
    Command("trainings", LOANS, "&Training…", lambda w: w.lending.trainings(), group=6),
)
