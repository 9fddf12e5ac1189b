"""The commands of the menu Office."""

from __future__ import annotations

from tracker_desktop.transactions.rights import Right
from tracker_desktop.ui.command import OFFICE, Command

ROWS: tuple[Command, ...] = (
    Command("people", OFFICE, "&People…", lambda w: w.records.open("people")),
    Command("departments", OFFICE, "&Departments…", lambda w: w.records.open("departments")),
    Command("places", OFFICE, "P&laces…", lambda w: w.records.open("places")),
    Command("categories", OFFICE, "&Categories…", lambda w: w.records.open("categories")),
    Command("own_fields", OFFICE, "Own f&ields…", lambda w: w.records.open("own_fields")),
    Command("suppliers", OFFICE, "&Suppliers…", lambda w: w.records.open("suppliers")),
    Command("charge_codes", OFFICE, "Char&ge codes…", lambda w: w.records.open("charge_codes")),
    Command("approvals", OFFICE, "&Approvals…", lambda w: w.approvals.open(), group=1),
    Command("operators", OFFICE, "&Operators…", lambda w: w.records.open("operators"), group=1),
    Command("settings", OFFICE, "Se&ttings…", lambda w: w.office.settings(), right=Right.SETTINGS, group=1),
    Command("printers", OFFICE, "P&rinters…", lambda w: w.printing.printers(), group=2),
    Command("label_formats", OFFICE, "Label &formats…", lambda w: w.printing.formats(), group=2),
    Command("print_jobs", OFFICE, "Print &jobs…", lambda w: w.printing.jobs(), group=2),
)
