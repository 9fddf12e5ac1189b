"""The commands of the menu Loans about reservations."""

from __future__ import annotations

from tracker_desktop.transactions.rights import Right
from tracker_desktop.ui.command import LOANS, OPEN_RESERVATION, Command

ROWS: tuple[Command, ...] = (
    Command("reserve", LOANS, "&Reserve…", lambda w: w.reservations.new(), "Ctrl+Shift+V", right=Right.RESERVE),
    Command(
        "edit_reservation",
        LOANS,
        "&Edit the reservation…",
        lambda w: w.reservations.edit(),
        needs=OPEN_RESERVATION,
        right=Right.RESERVE,
    ),
    Command(
        "cancel_reservation",
        LOANS,
        "&Cancel the reservation…",
        lambda w: w.reservations.cancel(),
        needs=OPEN_RESERVATION,
        right=Right.RESERVE,
    ),
    Command(
        "fetch_reserved",
        LOANS,
        "Check &out what is reserved",
        lambda w: w.reservations.fetch(),
        needs=OPEN_RESERVATION,
        right=Right.COUNTER,
    ),
    Command("pick_reserved", LOANS, "&Picking list of tomorrow…", lambda w: w.reservations.pick()),
)
