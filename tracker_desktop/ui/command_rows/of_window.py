"""The commands of the menu Help."""

from __future__ import annotations

from tracker_desktop.ui.command import HELP, Command

ROWS: tuple[Command, ...] = (
    Command("tab_today", HELP, "To &Today", lambda w: w.show_tab("today"), "Ctrl+1", group=1),
    Command("tab_assets", HELP, "To &Assets", lambda w: w.show_tab("assets"), "Ctrl+2", group=1),
    Command("tab_inventory", HELP, "To &Inventory", lambda w: w.show_tab("items"), "Ctrl+3", group=1),
    Command("tab_audits", HELP, "To A&udits", lambda w: w.show_tab("audits"), "Ctrl+4", group=1),
    Command("tab_counts", HELP, "To Cou&nts", lambda w: w.show_tab("counts"), "Ctrl+5", group=1),
    Command("tab_orders", HELP, "To O&rders", lambda w: w.show_tab("orders"), "Ctrl+6", group=1),
    Command("tab_maintenance", HELP, "To Maint&enance", lambda w: w.show_tab("maintenance"), "Ctrl+7", group=1),
    Command("tab_reservations", HELP, "To Re&servations", lambda w: w.show_tab("reservations"), "Ctrl+8", group=1),
    Command("tab_history", HELP, "To &History", lambda w: w.show_tab("journal"), "Ctrl+9", group=1),
    Command("filter", HELP, "&Filter this list", lambda w: w.focus_filter(), "Ctrl+F", group=2),
    Command("columns", HELP, "&Columns of this list…", lambda w: w.choose_columns(), "Ctrl+Shift+C", group=2),
    Command("palette", HELP, "Find a co&mmand…", lambda w: w.open_palette(), "Ctrl+K", group=2),
    Command("help", HELP, "&Keys and commands", lambda w: w.open_help(), "F1"),
    Command("about", HELP, "A&bout Tracker Desktop", lambda w: w.open_about(), group=3),
)
