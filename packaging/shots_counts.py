"""Draws the Counts tab and its dialogs of the sample office; part of shots.py."""

from __future__ import annotations

from screens import Screens, run_for

from tracker_desktop.queries.count_scope import ScopeKind
from tracker_desktop.ui.counts.new_count_dialog import NewCountDialog
from tracker_desktop.ui.counts.post_dialog import PostCountDialog

SOON_COUNTED = 400
"""Milliseconds until it is said how many lines there are."""
STORE, ITEM, PIECES = "S2-D-07", "NUT-M4", "120"


def draw_counts(screens: Screens) -> None:
    """A count half done, one that is posted, a new one, and the posting."""
    window = screens.window
    window.show_tab("counts")
    screens.settle()
    tab = window.counts_tab
    tab.show_view("differences")
    screens.settle()
    tab.lines.table.selectRow(0)
    screens.draw("counts")
    tab.show_view("to_count")
    screens.settle()
    tab.lines.table.choose_row(2)
    tab.lines.edit(tab.lines.table.current_id(), "3 boxes and 7")
    screens.draw("counts_typed")
    tab.lines.cell.close_it()
    screens.run("count")
    for code in (STORE, ITEM):
        screens.scan(code)
    screens.type(PIECES)
    screens.draw("counting")
    window.counter.finish()
    screens.settle()
    window.counter.set_mode("look_up")
    screens.settle()
    _dialogs(screens)


def _dialogs(screens: Screens) -> None:
    window = screens.window
    screens.run("post_count")
    dialog = screens.dialog()
    assert isinstance(dialog, PostCountDialog)
    screens.draw("post_count")
    dialog.open_menu()
    screens.settle()
    assert dialog.reasons.menu is not None
    screens.draw("post_count_reasons", dialog.reasons.menu)
    dialog.reasons.menu.close()
    dialog.post()
    screens.draw("post_count_problems")
    screens.close_dialog()
    screens.run("new_count")
    new = screens.dialog()
    assert isinstance(new, NewCountDialog)
    new.scanned.emit("S2", "burst")
    screens.settle()
    screens.wait_for(lambda: not new.overlaps.isHidden())
    screens.draw("new_count")
    screens.close_dialog()
    for kind in (ScopeKind.GROUPS, ScopeKind.CLASSES, ScopeKind.DUE):
        window.counts.new(kind)
        run_for(SOON_COUNTED)
        screens.draw(f"new_count_{kind}")
        screens.close_dialog()
    screens.run("choose_count")
    screens.draw("choose_count")
    screens.close_dialog()
    for command in ("count_sheets",):
        screens.run(command)
        screens.draw(command)
        screens.close_dialog()
    window.counts.differences()
    screens.draw("count_differences")
    screens.close_dialog()
    window.counts.show(1)
    screens.draw("count_posted")
    screens.run("count_report")
    screens.draw("count_report")
    screens.close_dialog()
    window.show_tab("today")
    screens.wait_for(lambda: window.today.charts.is_drawn)
    screens.draw("today_counts")
