"""The main window: scan bar, what the last scan came to, and the tabs."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow, QTabWidget, QVBoxLayout, QWidget

from tracker_desktop.errors import Refused
from tracker_desktop.queries.entry_card import EntryCard, EntryOf
from tracker_desktop.queries.operators import OperatorRow, Operators
from tracker_desktop.transactions.rights import Right, Role, rights_of
from tracker_desktop.ui.actions.approval_actions import ApprovalActions
from tracker_desktop.ui.actions.asset_actions import AssetActions, can_be
from tracker_desktop.ui.actions.asset_kit_actions import AssetKitActions
from tracker_desktop.ui.actions.audit_actions import AuditActions
from tracker_desktop.ui.actions.contract_actions import ContractActions
from tracker_desktop.ui.actions.cost_actions import CostActions
from tracker_desktop.ui.actions.count_actions import CountActions
from tracker_desktop.ui.actions.counter_actions import CounterActions
from tracker_desktop.ui.actions.disposal_actions import DisposalActions
from tracker_desktop.ui.actions.file_actions import FileActions
from tracker_desktop.ui.actions.inspection_actions import InspectionActions
from tracker_desktop.ui.actions.issue_actions import IssueActions
from tracker_desktop.ui.actions.lending_actions import LendingActions
from tracker_desktop.ui.actions.loss_actions import LossActions
from tracker_desktop.ui.actions.maintenance_actions import MaintenanceActions
from tracker_desktop.ui.actions.office_actions import OfficeActions
from tracker_desktop.ui.actions.order_actions import OrderActions
from tracker_desktop.ui.actions.record_actions import RecordActions
from tracker_desktop.ui.actions.reservation_actions import ReservationActions
from tracker_desktop.ui.actions.return_actions import ReturnActions
from tracker_desktop.ui.actions.stock_actions import StockActions
from tracker_desktop.ui.actions.transfer_actions import TransferActions
from tracker_desktop.ui.actions.value_actions import ValueActions
from tracker_desktop.ui.burst import BurstFilter
from tracker_desktop.ui.command import Command
from tracker_desktop.ui.commands import COMMANDS, MENUS, words
from tracker_desktop.ui.desk import Desk
from tracker_desktop.ui.dialogs.frame import show_dialog
from tracker_desktop.ui.dialogs.help import AboutDialog, HelpDialog, PaletteDialog
from tracker_desktop.ui.dialogs.reason_dialog import UndoReasonDialog
from tracker_desktop.ui.maintenance.tab import MaintenanceTab
from tracker_desktop.ui.opening_window import fit_on_screen, hold_size, is_on_screen
from tracker_desktop.ui.printing.label_actions import LabelActions
from tracker_desktop.ui.printing.paper_actions import PaperActions
from tracker_desktop.ui.printing.print_actions import PrintActions
from tracker_desktop.ui.reservations.reservations_tab import ReservationsTab
from tracker_desktop.ui.tabs.audits import AuditsTab
from tracker_desktop.ui.tabs.counts import CountsTab
from tracker_desktop.ui.tabs.list_tab import ListTab
from tracker_desktop.ui.tabs.today import TodayTab
from tracker_desktop.ui.text import named, plain_label, tooltip
from tracker_desktop.ui.window_tabs import OPENS, make_tabs

STATE = "main"
DESK, LAST_OPERATOR = "", "last operator"


@dataclass(frozen=True)
class OfficeFacts:
    """What the window says of the office: its name, where its database is, when it was last copied."""

    name: str
    place: str
    copied: str = ""


class MainWindow(QMainWindow):
    """Signals: open_other_wanted(str): the path of another office to open; restore_wanted(str): the copy to put in
    place of this one."""

    open_other_wanted = Signal(str)
    restore_wanted = Signal(str)

    def __init__(self, desk: Desk, burst: BurstFilter, facts: OfficeFacts) -> None:
        super().__init__()
        self.desk = desk
        self.facts = facts
        self.locked = False
        self.operator_name = ""
        self.rights: frozenset[Right] = frozenset()
        self.actions_by_id: dict[str, QAction] = {}
        self.counter: CounterActions = CounterActions(self, burst)
        self._make_actors()
        self.tabs = named(QTabWidget(), self.tr("Tabs"))
        self.today = TodayTab(desk)
        self.lists: dict[str, ListTab] = {}
        self.audits_tab: AuditsTab
        self.counts_tab: CountsTab
        self.reservations_tab: ReservationsTab
        self._make_actions()
        make_tabs(self)
        self._lay_out()
        self._make_status()
        self._started: set[QWidget] = set()
        self.setWindowTitle(f"{facts.name} — Tracker Desktop")
        state = desk.desk_file.window_state(STATE)
        if not (state and self.restoreGeometry(state) and is_on_screen(self)):
            fit_on_screen(self)
        hold_size(self)
        desk.refused.connect(self._refused)
        desk.waiting.connect(self._show_waiting)

    # --- building

    def _make_actors(self) -> None:
        """What carries out the commands, a part of the program each."""
        self.assets: AssetActions = AssetActions(self)
        self.stock: StockActions = StockActions(self)
        self.returns: ReturnActions = ReturnActions(self)
        self.costs: CostActions = CostActions(self)
        self.audits: AuditActions = AuditActions(self)
        self.counts: CountActions = CountActions(self)
        self.records: RecordActions = RecordActions(self)
        self.issues: IssueActions = IssueActions(self)
        self.transfers: TransferActions = TransferActions(self)
        self.orders: OrderActions = OrderActions(self)
        self.office: OfficeActions = OfficeActions(self)
        self.approvals: ApprovalActions = ApprovalActions(self)
        self.inspections: InspectionActions = InspectionActions(self)
        self.maintenance: MaintenanceActions = MaintenanceActions(self)
        self.reservations: ReservationActions = ReservationActions(self)
        self.asset_kits: AssetKitActions = AssetKitActions(self)
        self.lending: LendingActions = LendingActions(self)
        self.contracts: ContractActions = ContractActions(self)
        self.values: ValueActions = ValueActions(self)
        self.losses: LossActions = LossActions(self)
        self.disposals: DisposalActions = DisposalActions(self)
        self.files: FileActions = FileActions(self)
        self.printing: PrintActions = PrintActions(self)
        self.labels: LabelActions = LabelActions(self)
        self.papers: PaperActions = PaperActions(self)

    def _make_actions(self) -> None:
        for command in COMMANDS:
            action = QAction(words(command.text), self)
            if command.shortcut:
                action.setShortcuts([QKeySequence(keys) for keys in (command.shortcut, command.also) if keys])
            action.triggered.connect(self._runner(command))
            self.actions_by_id[command.id] = action
        bar = self.menuBar()
        for menu_name in MENUS:
            menu = bar.addMenu(words(menu_name))
            group = 0
            for command in (row for row in COMMANDS if row.menu == menu_name):
                if command.group != group:
                    menu.addSeparator()
                    group = command.group
                menu.addAction(self.actions_by_id[command.id])

    def _runner(self, command: Command) -> Callable[..., object]:
        def run(*_: object) -> None:
            if command.opens:
                self.counter.begin()
            command.run(self)

        return run

    def _lay_out(self) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(18, 14, 18, 0)
        column.setSpacing(10)
        column.addWidget(self.counter.bar)
        column.addWidget(self.counter.strip)
        column.addWidget(self.audits.strip)
        column.addWidget(self.counts.strip)
        column.addWidget(self.counter.banner)
        column.addWidget(self.tabs, 1)
        self.setCentralWidget(middle)

    def _make_status(self) -> None:
        bar = self.statusBar()
        self._saved = plain_label(self.tr("All changes saved"), "small")
        self._where = plain_label("", "small")
        self._who = plain_label("", "small")
        bar.addWidget(self._saved)
        bar.addWidget(self._where, 1)
        bar.addPermanentWidget(self.printing.chip)
        bar.addPermanentWidget(self._who)
        self.show_facts()

    def show_facts(self, copied: str | None = None) -> None:
        """Say which database this is, and when it was last copied."""
        if copied is not None:
            self.facts = OfficeFacts(self.facts.name, self.facts.place, copied)
        parts = [self.tr("database: {0}").format(self.facts.name)]
        if self.facts.copied:
            parts.append(self.tr("copied {0}").format(self.facts.copied))
        self._where.setText("·   " + "   ·   ".join(parts))
        self._where.setToolTip(tooltip(self.facts.place))

    def show_signed_in(self, operator_id: int) -> None:
        """Say who is signed in, and switch on what they may do."""

        def show(_seq: int, everybody: list[OperatorRow]) -> None:
            for who in everybody:
                if who.person_id == operator_id:
                    self._show_operator(who)

        self.desk.keep(lambda file: file.set(DESK, LAST_OPERATOR, str(operator_id)))
        self.desk.fetch(Operators(), show, owner=self)

    def _show_operator(self, who: OperatorRow) -> None:
        self.operator_name = who.name
        all_roles = len(who.roles) == len(Role)
        self._who.setText(who.name if all_roles else f"{who.name}, {', '.join(who.roles)}")
        self.rights = rights_of(frozenset(Role(role) for role in who.roles))
        self.audits.show_again()
        self.refresh_actions()

    # --- running

    def start(self) -> None:
        """Ask for the first rows; bring the focus to the scan field."""
        self.tab_shown(self.tabs.currentIndex())
        self.counter.start()
        self.printing.start()
        QTimer.singleShot(0, self, self.counter.unlock if self.locked else self.counter.focus)

    def tab_shown(self, _number: int) -> None:
        """A tab came to the front: its rows are asked for."""
        tab = self.tabs.currentWidget()
        if isinstance(tab, ListTab | TodayTab | AuditsTab | CountsTab | MaintenanceTab | ReservationsTab):
            if tab not in self._started:
                self._started.add(tab)
                tab.start()
            elif isinstance(tab, ListTab):
                tab.refresh_detail()
        self.audits.show_strip()
        self.counts.show_strip()
        self.refresh_actions()

    def current_list(self) -> ListTab | None:
        """The list on the screen, if the tab is one."""
        tab = self.tabs.currentWidget()
        if isinstance(tab, AuditsTab | CountsTab | MaintenanceTab | ReservationsTab):
            return tab.shown_list()
        return tab if isinstance(tab, ListTab) else None

    def show_tab(self, name: str) -> None:
        """Go to a tab: today, audits, counts, or the name of its list."""
        several: dict[str, QWidget] = {"audits": self.audits_tab, "counts": self.counts_tab}
        several["reservations"] = self.reservations_tab
        if (tab := self.maintenance.tab) is not None:
            several |= dict.fromkeys(("maintenance", *tab.lists()), tab)
        self.tabs.setCurrentWidget(several.get(name) or self.lists.get(name) or self.today)

    def show_list(self, name: str, view: str, needle: str = "") -> None:
        """Go to a list and show one of its saved views; what is no tab opens its window."""
        if name in OPENS:
            OPENS[name](self, view)
            return
        self.show_tab(name)
        self.lists[name].show_view(view, needle)

    def show_record(self, name: str, record_id: int) -> None:
        """Go to a list and show one record of it."""
        self.show_tab(name)
        if (tab := self.maintenance.tab) is not None and name in tab.lists():
            tab.show_record(name, record_id)
        else:
            self.lists[name].show_record(record_id)

    def chosen(self) -> Mapping[str, list[int]]:
        """What is chosen in the list on the screen: asset or item, to ids."""
        tab = self.current_list()
        kind = {"assets": "asset", "items": "item", "journal": "entry"}
        return {} if tab is None else {kind.get(tab.listing.name, tab.listing.table): tab.selected()}

    def refresh_actions(self) -> None:
        """Switch commands on and off by what is chosen and who is signed in."""
        chosen = {kind for kind, ids in self.chosen().items() if ids} | self.audits.kinds() | self.counts.kinds()
        chosen |= self.orders.kinds() | self.maintenance.kinds() | self.reservations.kinds()
        tab = self.current_list()
        state = tab.chosen_state() if tab is not None else ""
        for command in COMMANDS:
            may = command.may_be(self.rights) and can_be(command.id, state)
            self.actions_by_id[command.id].setEnabled(may and (not command.needs or command.needs in chosen))

    def undo_chosen(self) -> None:
        """Take back the entry chosen in History; of somebody else's, a reason is asked for."""
        seqs = self.chosen().get("entry", [])
        if seqs:
            self.desk.fetch(EntryOf(seqs[0]), lambda _, entry: self._undo_entry(entry), owner=self)

    def _undo_entry(self, entry: EntryCard | None) -> None:
        if entry is None:
            return
        if entry.operator_id == self.desk.operator_id:
            self.desk.undo(entry.uid, then=self.counter.show_done)
        else:
            dialog = UndoReasonDialog(entry.title, entry.who, entry.is_undo, self)
            dialog.given.connect(lambda reason: self.desk.undo(entry.uid, reason, self.counter.show_done))
            self.counter.open_dialog(dialog)

    def show_document(self, number: str) -> None:
        """Go to the entry of a document in History."""
        self.lists["journal"].choose_first()
        self.show_list("journal", "all", number)

    def focus_filter(self) -> None:
        """Put the keyboard into the filter of the list; from Today, of the assets."""
        tab = self.current_list()
        shown = self.tabs.currentWidget()
        if isinstance(shown, ReservationsTab):
            shown.focus_filter()
            return
        if tab is None:
            self.show_tab("assets")
            tab = self.lists["assets"]
        tab.focus_filter()

    def choose_columns(self) -> None:
        """Open the chooser of columns of the list on the screen."""
        tab = self.current_list()
        if tab is not None:
            tab.choose_columns()

    def open_import(self, path: Path) -> None:
        """Show the import of a spreadsheet."""
        self.office.import_spreadsheet(path)

    def open_help(self) -> None:
        """All keys and commands on one page."""
        show_dialog(HelpDialog(self))

    def open_palette(self) -> None:
        """Find a command by its words."""
        show_dialog(PaletteDialog(self, self.actions_by_id))

    def open_about(self) -> None:
        """What this program is."""
        show_dialog(AboutDialog(self))

    def _refused(self, refused: Refused) -> None:
        self.counter.show_refused(refused)

    def _show_waiting(self, scans: int) -> None:
        kept = self.desk.kept
        self.counter.bar.set_waiting(scans if scans > 1 or kept else 0)
        under_way = self.tr("Kept at this desk, not saved yet") if kept else self.tr("Saving…")
        self._saved.setText(under_way if scans else self.tr("All changes saved"))

    def closeEvent(self, event: QCloseEvent, /) -> None:
        """Keep where the window was; the desk closes when everything that waits is done."""
        self.counter.stop()
        self.today.stop()
        self.printing.stop()
        with contextlib.suppress(Refused):  # a full disk keeps no window open
            self.desk.desk_file.set_window_state(STATE, bytes(self.saveGeometry().data()))
        self.setEnabled(False)
        self.desk.close()
        super().closeEvent(event)
