"""The commands of the menu File."""

from __future__ import annotations

from tracker_desktop.transactions.rights import Right
from tracker_desktop.ui.command import FILE, Command

ROWS: tuple[Command, ...] = (
    Command(
        "import", FILE, "&Import a spreadsheet…", lambda w: w.office.import_spreadsheet(), "Ctrl+I", right=Right.IMPORT
    ),
    Command("export", FILE, "&Export this list…", lambda w: w.office.export_list(), "Ctrl+E"),
    Command("export_other", FILE, "Export another &list…", lambda w: w.office.export_other()),
    Command("reports", FILE, "Repor&ts…", lambda w: w.printing.reports(), "Ctrl+P"),
    Command("print_paper", FILE, "&Print this document…", lambda w: w.papers.of_chosen(), needs="entry"),
    Command("backup", FILE, "&Copy of the database…", lambda w: w.office.backup(), group=1),
    Command("restore", FILE, "&Restore a copy…", lambda w: w.office.restore(), group=1, right=Right.SETTINGS),
    Command("verify", FILE, "&Verify the books", lambda w: w.office.verify(), group=1),
    Command("open", FILE, "&Open another office…", lambda w: w.office.open_other(), "Ctrl+O", group=2),
    Command("sign_in", FILE, "&Sign in somebody else…", lambda w: w.counter.sign_in(), "F12", group=2),
    Command("quit", FILE, "&Quit", lambda w: w.close(), "Ctrl+Q", group=3),
)
