"""Draws the Audits tab and its dialogs, from the audit that the sample office has half done."""

from __future__ import annotations

import tempfile
from pathlib import Path

from screens import Screens, run_for

from tracker_desktop.ui.audits.load_file import LoadFile
from tracker_desktop.ui.audits.reconcile_dialog import ReconcileDialog
from tracker_desktop.ui.tabs.audits import AuditsTab

ROOM, THERE, ELSEWHERE = "ADM-3", "CH-01490", "LT-00141"
COUNTED_ELSEWHERE = (
    "Inventory no;Room;State;Remarks\n"
    "CH-01491;Admin / 3rd floor;good;\n"
    "ch 1502;Admin 3rd floor;good;label worn\n"
    "LT 00142;BIO-B-204;fine;\n"
    "MN-OO414;Rm 12;broken;\n"
    ";ADM-3;;\n"
)
SOON = 500
"""Milliseconds until the sums have followed a change."""


def draw_audits(screens: Screens) -> None:
    """The tab with findings and rooms, the audit under way, and each dialog."""
    window = screens.window
    tab = window.audits.tab
    assert isinstance(tab, AuditsTab)
    window.show_tab("audits")
    screens.settle()
    tab.show_view("missing")
    screens.settle()
    screens.draw("audit_missing")
    tab.show_view("rooms")
    screens.draw("audit_rooms")
    tab.show_view("to_resolve")
    screens.draw("audits")
    screens.run("audit")
    for code in (ROOM, THERE, ELSEWHERE):
        screens.scan(code)
    run_for(SOON)
    screens.draw("auditing")
    screens.run("condition")
    screens.draw("audit_condition")
    screens.close_dialog()
    _new(screens)
    _load(screens)
    _reconcile(screens)
    screens.run("choose_audit")
    screens.draw("choose_audit")
    screens.close_dialog()
    screens.run("finish_rooms")
    screens.draw("finish_rooms")
    screens.close_dialog()
    window.counter.finish()
    window.counter.set_mode("look_up")
    screens.settle()


def _new(screens: Screens) -> None:
    screens.run("new_audit")
    screens.type("BIO-B-204")
    screens.type("PHYS-P-101")
    run_for(SOON)
    screens.draw("new_audit")
    screens.close_dialog()


def _load(screens: Screens) -> None:
    audit = screens.window.audits.audit
    assert audit is not None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "count of march.csv"
        path.write_text(COUNTED_ELSEWHERE, encoding="utf-8")
        LoadFile(screens.window, audit).load(path)
        run_for(SOON)
        screens.draw("load_audit")
        screens.close_dialog()


def _reconcile(screens: Screens) -> None:
    screens.run("reconcile")
    dialog = screens.dialog()
    assert isinstance(dialog, ReconcileDialog)
    screens.draw("reconcile")
    for words, name in (("Add as found", "found_on_site"), ("Ignore", "ignore"), ("It is on an asset", "same_as")):
        dialog.list.table.selectRow(0)
        screens.settle()
        dialog.open_menu()
        screens.settle()
        menu = dialog.resolver.menu
        assert menu is not None
        next(action for action in menu.actions() if words in action.text()).trigger()
        menu.close()
        screens.draw(name)
        screens.close_dialog()
    screens.close_dialog()
