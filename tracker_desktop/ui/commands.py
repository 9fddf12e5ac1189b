"""Every command as one row. Menus, shortcuts, the command palette and the help page are all made from this table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QKeySequence

from tracker_desktop.transactions.rights import Right
from tracker_desktop.ui.dialog_keys import SCAN

if TYPE_CHECKING:
    from tracker_desktop.ui.main_window import MainWindow

FILE = str(QT_TRANSLATE_NOOP("Commands", "&File"))
COUNTER = str(QT_TRANSLATE_NOOP("Commands", "&Counter"))
ASSETS = str(QT_TRANSLATE_NOOP("Commands", "&Assets"))
INVENTORY = str(QT_TRANSLATE_NOOP("Commands", "&Inventory"))
AUDITS = str(QT_TRANSLATE_NOOP("Commands", "A&udits"))
OFFICE = str(QT_TRANSLATE_NOOP("Commands", "&Office"))
HELP = str(QT_TRANSLATE_NOOP("Commands", "&Help"))
MENUS = (FILE, COUNTER, ASSETS, INVENTORY, AUDITS, OFFICE, HELP)


@dataclass(frozen=True)
class Command:
    """`run` gets the window. `needs` is what must be chosen ("asset", "item", "open audit"), `right` what the operator
    needs; without them the command is greyed. `group` numbers make the lines between groups of a menu. `also` is a
    second shortcut."""

    id: str
    menu: str
    text: str
    run: Callable[[MainWindow], object]
    shortcut: str = ""
    hint: str = ""
    needs: str = ""
    right: Right | None = None
    group: int = 0
    also: str = ""

    @property
    def opens(self) -> bool:
        """Whether it opens a window of its own."""
        return self.text.endswith("…")


def words(text: str) -> str:
    """A text of this table in the language of the program."""
    return QCoreApplication.translate("Commands", text)


def keys_of(command: Command) -> str:
    """The shortcut as this system writes it."""
    return _native(command.shortcut)


def keys_named(name: str) -> str:
    """The shortcut of the command of this id, as this system writes it."""
    return keys_of(next(command for command in COMMANDS if command.id == name))


def all_keys_of(command: Command) -> str:
    """Both shortcuts, where there are two."""
    return ", ".join(_native(keys) for keys in (command.shortcut, command.also) if keys)


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def plain_text(command: Command) -> str:
    """The words without the marks of the shortcut letter."""
    return words(command.text).replace("&&", "\0").replace("&", "").replace("\0", "&")


AUDIT, TOLD_AUDIT, OPEN_AUDIT, RESTING_AUDIT, GOING_AUDIT, CLOSED_AUDIT = (
    "audit",
    "told audit",
    "open audit",
    "resting audit",
    "going audit",
    "closed audit",
)
"""What the audit on the screen is, for `needs`; told: it is not blind for who is signed in."""
COUNT, OPEN_COUNT, ENDED_COUNT, COUNT_LINE = "count", "open count", "posted count", "open count line"
"""The same of the stock count; a line of an open one is chosen."""

COMMANDS: tuple[Command, ...] = (
    Command(
        "import", FILE, "&Import a spreadsheet…", lambda w: w.office.import_spreadsheet(), "Ctrl+I", right=Right.IMPORT
    ),
    Command("export", FILE, "&Export this list…", lambda w: w.office.export_list(), "Ctrl+E"),
    Command("reports", FILE, "Re&ports…", lambda w: w.printing.reports(), "Ctrl+P"),
    Command("print_paper", FILE, "&Print this document…", lambda w: w.papers.of_chosen(), needs="entry"),
    Command("backup", FILE, "&Copy of the database…", lambda w: w.office.backup(), group=1),
    Command("restore", FILE, "&Restore a copy…", lambda w: w.office.restore(), group=1, right=Right.SETTINGS),
    Command("verify", FILE, "&Verify the books", lambda w: w.office.verify(), group=1),
    Command("open", FILE, "&Open another office…", lambda w: w.office.open_other(), "Ctrl+O", group=2),
    Command("sign_in", FILE, "&Sign in somebody else…", lambda w: w.counter.sign_in(), "F12", group=2),
    Command("quit", FILE, "&Quit", lambda w: w.close(), "Ctrl+Q", group=3),
    Command("look_up", COUNTER, "&Look up", lambda w: w.counter.set_mode("look_up"), "F2"),
    Command("check_out", COUNTER, "Check &out", lambda w: w.counter.set_mode("check_out"), "F3", right=Right.COUNTER),
    Command("check_in", COUNTER, "Check &in", lambda w: w.counter.set_mode("check_in"), "F4", right=Right.COUNTER),
    Command("move", COUNTER, "&Move", lambda w: w.counter.set_mode("move"), "F5", right=Right.COUNTER),
    Command("receive", COUNTER, "&Receive", lambda w: w.counter.set_mode("receive"), "F6", right=Right.STOCK),
    Command("issue", COUNTER, "I&ssue", lambda w: w.counter.set_mode("issue"), "F7", right=Right.STOCK),
    Command("audit", COUNTER, "&Audit", lambda w: w.counter.set_mode("audit"), "F11", right=Right.AUDIT),
    Command("count", COUNTER, "Coun&t", lambda w: w.counts.scan(), "F10", right=Right.COUNT),
    Command("condition", COUNTER, "&Condition and checklist…", lambda w: w.counter.condition(), "F8", group=1),
    Command("finish", COUNTER, "&Finish", lambda w: w.counter.finish(), "Esc", group=1),
    Command("draft", COUNTER, "Open a &draft…", lambda w: w.counter.open_draft(), "Ctrl+D", group=1),
    Command("scan", COUNTER, "To the scan &field", lambda w: w.counter.focus(), SCAN, group=1),
    Command("last_paper", COUNTER, "&Print the last receipt", lambda w: w.papers.last(), "Ctrl+Shift+P", group=1),
    Command("undo", COUNTER, "&Undo", lambda w: w.counter.undo(), "Ctrl+Z", group=2),
    Command("redo", COUNTER, "R&edo", lambda w: w.counter.redo(), "Ctrl+Shift+Z", group=2, also="Ctrl+Y"),
    Command("command_codes", COUNTER, "&Print command codes…", lambda w: w.labels.commands(), group=3),
    Command("calibrate", COUNTER, "C&alibrate the scanner…", lambda w: w.counter.calibrate(), group=3),
    Command("new_asset", ASSETS, "&New asset…", lambda w: w.records.new("assets"), "Ctrl+N", right=Right.ASSETS),
    Command(
        "edit_asset", ASSETS, "&Edit…", lambda w: w.assets.edit(), "Ctrl+Shift+E", needs="asset", right=Right.ASSETS
    ),
    Command(
        "assets_out",
        ASSETS,
        "Check &out…",
        lambda w: w.assets.check_out(),
        "Ctrl+B",
        needs="asset",
        right=Right.COUNTER,
        group=1,
    ),
    Command(
        "assets_in",
        ASSETS,
        "Check &in…",
        lambda w: w.assets.check_in(),
        "Ctrl+R",
        needs="asset",
        right=Right.COUNTER,
        group=1,
    ),
    Command(
        "transfer",
        ASSETS,
        "&Transfer…",
        lambda w: w.assets.transfer(),
        "Ctrl+T",
        needs="asset",
        right=Right.COUNTER,
        group=1,
    ),
    Command(
        "move_assets",
        ASSETS,
        "&Move…",
        lambda w: w.assets.move(),
        "Ctrl+M",
        needs="asset",
        right=Right.COUNTER,
        group=1,
    ),
    Command(
        "inspect",
        ASSETS,
        "In&spect…",
        lambda w: w.assets.inspect(),
        "Ctrl+Shift+I",
        needs="asset",
        right=Right.COUNTER,
        group=2,
    ),
    Command(
        "damage",
        ASSETS,
        "Report &damage…",
        lambda w: w.assets.report_damage(),
        needs="asset",
        right=Right.COUNTER,
        group=2,
    ),
    Command(
        "maintenance",
        ASSETS,
        "To m&aintenance…",
        lambda w: w.assets.to_maintenance(),
        needs="asset",
        right=Right.MAINTAIN,
        group=2,
    ),
    Command(
        "back",
        ASSETS,
        "&Back from maintenance…",
        lambda w: w.assets.back_from_maintenance(),
        needs="asset",
        right=Right.MAINTAIN,
        group=2,
    ),
    Command(
        "missing",
        ASSETS,
        "Report missin&g…",
        lambda w: w.assets.report_missing(),
        needs="asset",
        right=Right.COUNTER,
        group=3,
    ),
    Command("found", ASSETS, "&Found…", lambda w: w.assets.found(), needs="asset", right=Right.COUNTER, group=3),
    Command(
        "tags",
        ASSETS,
        "&Print tags…",
        lambda w: w.labels.tags(),
        "Ctrl+G",
        needs="asset",
        right=Right.ASSETS,
        group=4,
    ),
    Command("roll", ASSETS, "R&oll of tags…", lambda w: w.labels.roll(), right=Right.ASSETS, group=4),
    Command("claim", ASSETS, "Claim printed tags…", lambda w: w.labels.claim(), right=Right.ASSETS, group=4),
    Command("new_item", INVENTORY, "&New item…", lambda w: w.records.new("items"), "Ctrl+Shift+N", right=Right.ITEMS),
    Command("edit_item", INVENTORY, "&Edit…", lambda w: w.stock.edit(), needs="item", right=Right.ITEMS),
    Command(
        "receive_item", INVENTORY, "&Receive…", lambda w: w.stock.receive(), needs="item", right=Right.STOCK, group=1
    ),
    Command("issue_item", INVENTORY, "&Issue…", lambda w: w.stock.issue(), needs="item", right=Right.STOCK, group=1),
    Command(
        "move_stock", INVENTORY, "&Move stock…", lambda w: w.stock.move(), needs="item", right=Right.STOCK, group=1
    ),
    Command(
        "opening", INVENTORY, "&Opening stock…", lambda w: w.stock.opening(), needs="item", right=Right.ITEMS, group=2
    ),
    Command(
        "item_labels", INVENTORY, "&Print labels…", lambda w: w.labels.items(), "Ctrl+Shift+G", needs="item", group=3
    ),
    Command(
        "new_count", INVENTORY, "New &count…", lambda w: w.counts.new(), "Ctrl+Shift+S", right=Right.COUNT, group=4
    ),
    Command("choose_count", INVENTORY, "C&hoose a count…", lambda w: w.counts.choose(), group=4),
    Command(
        "count_reason",
        INVENTORY,
        "Reason of a &difference…",
        lambda w: w.counts.reason(),
        needs=COUNT_LINE,
        right=Right.COUNT,
        group=4,
    ),
    Command(
        "count_again",
        INVENTORY,
        "Have it counted a&gain",
        lambda w: w.counts.count_again(),
        "Ctrl+Shift+T",
        needs=COUNT_LINE,
        right=Right.COUNT,
        group=4,
    ),
    Command(
        "uncount",
        INVENTORY,
        "No&t counted after all",
        lambda w: w.counts.uncount(),
        "Ctrl+Shift+X",
        needs=COUNT_LINE,
        right=Right.COUNT,
        group=4,
    ),
    Command(
        "post_count",
        INVENTORY,
        "Po&st the count…",
        lambda w: w.counts.post(),
        "Ctrl+Shift+O",
        needs=OPEN_COUNT,
        right=Right.POST_COUNT,
        group=5,
    ),
    Command(
        "cancel_count",
        INVENTORY,
        "Cance&l the count…",
        lambda w: w.counts.cancel(),
        needs=OPEN_COUNT,
        right=Right.COUNT,
        group=5,
    ),
    Command("count_sheets", INVENTORY, "Print &a count sheet…", lambda w: w.counts.sheet(), needs=COUNT, group=5),
    Command("count_report", INVENTORY, "Print co&unt report…", lambda w: w.counts.report(), needs=ENDED_COUNT, group=5),
    Command("new_audit", AUDITS, "&New audit…", lambda w: w.audits.new(), "Ctrl+Shift+A", right=Right.AUDIT),
    Command("choose_audit", AUDITS, "&Choose an audit…", lambda w: w.audits.choose()),
    Command("load_audit", AUDITS, "&Load a file…", lambda w: w.audits.load(), needs=OPEN_AUDIT, right=Right.AUDIT),
    Command(
        "finish_room",
        AUDITS,
        "&Finish the room",
        lambda w: w.audits.rooms.finish(),
        "Ctrl+Shift+F",
        needs=OPEN_AUDIT,
        right=Right.AUDIT,
        group=1,
    ),
    Command(
        "finish_rooms",
        AUDITS,
        "Finish &all rooms…",
        lambda w: w.audits.rooms.finish_all(),
        needs=OPEN_AUDIT,
        right=Right.AUDIT,
        group=1,
    ),
    Command(
        "reconcile",
        AUDITS,
        "&Reconcile…",
        lambda w: w.audits.reconcile(),
        "Ctrl+Shift+R",
        needs=OPEN_AUDIT,
        right=Right.RECONCILE,
        group=1,
    ),
    Command(
        "pause_audit",
        AUDITS,
        "&Pause",
        lambda w: w.audits.steer("paused"),
        needs=OPEN_AUDIT,
        right=Right.AUDIT,
        group=2,
    ),
    Command(
        "resume_audit",
        AUDITS,
        "&Go on",
        lambda w: w.audits.steer("open"),
        needs=RESTING_AUDIT,
        right=Right.AUDIT,
        group=2,
    ),
    Command(
        "cancel_audit",
        AUDITS,
        "Canc&el the audit…",
        lambda w: w.audits.cancel(),
        needs=GOING_AUDIT,
        right=Right.RECONCILE,
        group=2,
    ),
    Command("audit_sheet", AUDITS, "Print &worksheet…", lambda w: w.audits.worksheet(), needs=AUDIT, group=3),
    Command(
        "audit_findings",
        AUDITS,
        "Print &discrepancy report…",
        lambda w: w.audits.discrepancies(),
        needs=TOLD_AUDIT,
        group=3,
    ),
    Command(
        "audit_paper", AUDITS, "Print cer&tificate…", lambda w: w.audits.certificate(), needs=CLOSED_AUDIT, group=3
    ),
    Command("people", OFFICE, "&People…", lambda w: w.records.open("people")),
    Command("departments", OFFICE, "&Departments…", lambda w: w.records.open("departments")),
    Command("places", OFFICE, "P&laces…", lambda w: w.records.open("places")),
    Command("categories", OFFICE, "&Categories…", lambda w: w.records.open("categories")),
    Command("suppliers", OFFICE, "&Suppliers…", lambda w: w.records.open("suppliers")),
    Command("approvals", OFFICE, "&Approvals…", lambda w: w.approvals.open(), group=1),
    Command("operators", OFFICE, "&Operators…", lambda w: w.records.open("operators"), group=1),
    Command("settings", OFFICE, "Se&ttings…", lambda w: w.office.settings(), right=Right.SETTINGS, group=1),
    Command("printers", OFFICE, "P&rinters…", lambda w: w.printing.printers(), group=2),
    Command("label_formats", OFFICE, "Label &formats…", lambda w: w.printing.formats(), group=2),
    Command("print_jobs", OFFICE, "Print &jobs…", lambda w: w.printing.jobs(), group=2),
    Command("tab_today", HELP, "To &Today", lambda w: w.show_tab("today"), "Ctrl+1", group=1),
    Command("tab_assets", HELP, "To &Assets", lambda w: w.show_tab("assets"), "Ctrl+2", group=1),
    Command("tab_inventory", HELP, "To &Inventory", lambda w: w.show_tab("items"), "Ctrl+3", group=1),
    Command("tab_audits", HELP, "To A&udits", lambda w: w.show_tab("audits"), "Ctrl+4", group=1),
    Command("tab_counts", HELP, "To Cou&nts", lambda w: w.show_tab("counts"), "Ctrl+5", group=1),
    Command("tab_history", HELP, "To &History", lambda w: w.show_tab("journal"), "Ctrl+6", group=1),
    Command("filter", HELP, "&Filter this list", lambda w: w.focus_filter(), "Ctrl+F", group=2),
    Command("columns", HELP, "&Columns of this list…", lambda w: w.choose_columns(), "Ctrl+Shift+C", group=2),
    Command("palette", HELP, "Find a &command…", lambda w: w.open_palette(), "Ctrl+K", group=2),
    Command("help", HELP, "&Keys and commands", lambda w: w.open_help(), "F1"),
    Command("about", HELP, "A&bout Tracker Desktop", lambda w: w.open_about(), group=3),
)
