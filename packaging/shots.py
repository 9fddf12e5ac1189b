"""Draws every tab and dialog of the sample office: python packaging/shots.py DIR [--dark]."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path

from screens import Screens, run_for, sample_window
from shots_audits import draw_audits
from shots_contracts import draw_contracts
from shots_counts import draw_counts
from shots_disposals import draw_disposals
from shots_inspections import draw_inspections
from shots_lending import draw_lending
from shots_maintenance import draw_maintenance
from shots_orders import draw_orders
from shots_records import draw_records
from shots_reservations import draw_reservations
from shots_values import draw_values

from tracker_desktop.folders import data_folder
from tracker_desktop.printing.printer import Printer
from tracker_desktop.ui.dialogs.frame import show_dialog
from tracker_desktop.ui.dialogs.welcome import FounderDialog, WelcomeDialog

TABS = ("today", "assets", "items", "journal")
RECORDS = ("people", "departments", "places", "categories", "suppliers", "operators")
OF_ASSETS = ("edit_asset", "transfer", "move_assets", "damage", "maintenance", "missing")
OF_ITEMS = ("edit_item", "move_stock", "opening", "return_stock", "scrap_stock", "recall_lot")
REGISTER = Path(__file__).parents[1] / "tests" / "data" / "register.csv"
ALONE = (
    *("new_asset", "new_item", "settings", "verify", "sign_in", "calibrate", "help", "palette", "about"),
    *("printers", "print_jobs", "reports", "label_formats", "lots"),
)
PRINTERS = (
    Printer("Labels at the counter", "network", "127.0.0.1:9", 300, 0.5, -1.2),
    Printer("Laser, 1st floor", "queue", "laser"),
)
"""The first is never there, so that its job waits."""
SOON_DRAWN = 400
"""Milliseconds until the page beside a form is being drawn."""


def draw_all(screens: Screens) -> None:
    """Every tab, then every dialog."""
    window = screens.window
    for name in TABS:
        window.show_tab(name)
        screens.settle()
        if name in window.lists:
            window.lists[name].table.selectRow(1)
        else:
            screens.wait_for(lambda: window.today.charts.is_drawn)
        screens.draw(name)
    draw_audits(screens)
    draw_counts(screens)
    draw_orders(screens)
    draw_disposals(screens)
    draw_reservations(screens)
    draw_records(screens)
    draw_lending(screens)
    draw_values(screens)
    draw_contracts(screens)
    draw_inspections(screens)
    draw_maintenance(screens)
    _documents(screens)
    window.show_list("assets", "on_loan")
    _of_list(screens, "assets", ("assets_in",))
    window.show_list("assets", "to_inspect")
    _of_list(screens, "assets", ("inspect",))
    window.show_list("assets", "missing")
    _of_list(screens, "assets", ("found",))
    window.show_list("assets", "in_maintenance")
    _of_list(screens, "assets", ("back",))
    window.show_list("assets", "all")
    _of_list(screens, "assets", OF_ASSETS)
    window.show_list("items", "all")
    _of_list(screens, "items", OF_ITEMS)
    _import(screens)
    _first_start(screens)
    _printing(screens)
    _labels(screens)
    _label_format(screens)
    for command in (*RECORDS, *ALONE):
        screens.run(command)
        screens.draw(command)
        screens.close_dialog()


def _documents(screens: Screens) -> None:
    screens.window.counter.set_mode("check_out")
    screens.settle()
    for code in ("20417", "LT-00141", "PR-00310", "OS-00077", "LT-00142"):
        screens.scan(code)
    screens.draw("check_out")
    screens.close_dialog()
    screens.window.counter.set_mode("issue")
    screens.settle()
    screens.type("40")
    screens.scan("GLV-NIT-M")
    screens.draw("issue")
    screens.close_dialog()
    screens.window.counter.set_mode("receive")
    screens.settle()
    screens.type("200")
    screens.scan("GLV-NIT-M")
    screens.draw("receive")
    screens.close_dialog()
    screens.window.show_list("assets", "on_loan")
    screens.window.counter.set_mode("check_in")
    screens.settle()
    screens.scan("LT-00142")
    screens.draw("checking_in")
    screens.window.counter.finish()
    screens.settle()
    screens.window.counter.set_mode("look_up")
    screens.settle()


def _import(screens: Screens) -> None:
    screens.window.office.import_spreadsheet(REGISTER)
    screens.draw("import")
    screens.close_dialog()


def _first_start(screens: Screens) -> None:
    for name, dialog in (
        ("welcome", WelcomeDialog(str(data_folder() / "office.db"), screens.window)),
        ("new_office", FounderDialog(screens.window)),
    ):
        show_dialog(dialog)
        screens.draw(name)
        screens.close_dialog()


def _printing(screens: Screens) -> None:
    """The printers of a desk, a job that waits, a report and its preview."""
    from tracker_desktop.ui.printing.printers_dialog import PrintersDialog
    from tracker_desktop.ui.printing.report_window import ReportsDialog

    work = screens.window.printing.work
    work.keep_printers(PRINTERS, lambda: None, screens.bugs.append, screens.window)
    screens.settle()
    screens.run("printers")
    dialog = screens.dialog()
    assert isinstance(dialog, PrintersDialog)
    dialog.try_it()
    dialog.edit()
    screens.draw("printer")
    screens.close_dialog()
    screens.close_dialog()
    screens.draw("print_job_waits")
    screens.run("reports")
    reports = screens.dialog()
    assert isinstance(reports, ReportsDialog)
    reports.choose("issued")
    screens.draw("report")
    reports.print_it()
    screens.draw("preview")
    screens.close_dialog()
    screens.close_dialog()


def _label_format(screens: Screens) -> None:
    """A new format beside its page, and one that runs over it."""
    from tracker_desktop.ui.printing.format_dialog import FormatDialog
    from tracker_desktop.ui.printing.format_list import FormatsDialog

    screens.run("label_formats")
    formats = screens.dialog()
    assert isinstance(formats, FormatsDialog)
    formats.new()
    dialog = screens.dialog()
    assert isinstance(dialog, FormatDialog)
    run_for(SOON_DRAWN)
    screens.draw("label_format")
    columns = dialog.form.field("columns")
    columns.set_value(Decimal(4))  # type: ignore[attr-defined]
    columns.changed.emit()
    screens.draw("label_format_wrong")
    screens.close_dialog()
    screens.close_dialog()


def _labels(screens: Screens) -> None:
    """Tags of some assets up to their preview, a roll of them, their claiming, and a receipt."""
    from tracker_desktop.ui.printing.labels_dialog import LabelsDialog

    window = screens.window
    window.show_tab("assets")
    screens.settle()
    window.lists["assets"].table.selectAll()
    screens.settle()
    screens.run("tags")
    dialog = screens.dialog()
    assert isinstance(dialog, LabelsDialog)
    screens.draw("print_tags")
    dialog.preview()
    screens.settle()
    screens.draw("tags_preview")
    screens.close_dialog()
    screens.close_dialog()
    for command in ("roll", "claim"):
        screens.run(command)
        screens.draw(command)
        screens.close_dialog()
    _receipt(screens)


def _receipt(screens: Screens) -> None:
    """The receipt of the last check-out, from History."""
    history = screens.window.lists["journal"]
    screens.window.show_tab("journal")
    history.show_view("all", "checked out to")
    screens.settle()
    history.table.selectRow(0)
    screens.settle()
    screens.run("print_paper")
    screens.draw("receipt")
    screens.close_dialog()


def _of_list(screens: Screens, name: str, commands: tuple[str, ...]) -> None:
    screens.settle()
    screens.window.lists[name].table.selectRow(0)
    screens.settle()
    for command in commands:
        screens.run(command)
        screens.draw(command)
        screens.close_dialog()


def main(arguments: list[str]) -> int:
    """Draw into the folder named; says how many pictures there are."""
    folder = Path(next((word for word in arguments if not word.startswith("-")), "shots"))
    with sample_window(folder, dark="--dark" in arguments) as screens:
        draw_all(screens)
        print(f"{len(screens.drawn)} pictures in {folder.resolve()}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
