"""What the window does about maintenance: plans, meters and work orders."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tracker_desktop.queries.office import Office, OfficeFacts
from tracker_desktop.queries.shown import amount
from tracker_desktop.queries.tags import TagsOf
from tracker_desktop.queries.work_facts import (
    DueFacts,
    DuesOf,
    MetersOf,
    PlanFacts,
    PlanFactsOf,
    WorkFacts,
    WorkFactsOf,
    WorkStart,
    WorkStartOf,
)
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.rights import Right
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.command import LIVE_WORK, NUMBERED_WORK
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.dialogs.frame import DialogFrame
from tracker_desktop.ui.forms import plan_forms, work_forms
from tracker_desktop.ui.forms.rows import Form, Values
from tracker_desktop.ui.maintenance.costs_dialog import CostsDialog
from tracker_desktop.ui.maintenance.tab import DUE, ORDERS, PLANS, READINGS, MaintenanceTab
from tracker_desktop.ui.maintenance.tasks_dialog import TasksDialog
from tracker_desktop.ui.tabs.list_tab import ListTab

if TYPE_CHECKING:
    from tracker_desktop.ui.main_window import MainWindow

TAB = "maintenance"
KINDS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(
        ("work_open", "work_in_progress", "work_waiting", "work_late"), frozenset({LIVE_WORK, NUMBERED_WORK})
    ),
    "work_done": frozenset({NUMBERED_WORK}),
}
"""What a work order in a state is, for `Command.needs`."""
MENUS: Mapping[str, Sequence[str]] = {
    DUE: ("due_work_orders", "new_work_order", "plan_done", "read_meter", "plan_of_due", "asset_of_work"),
    ORDERS: (
        *("work_tasks", "finish_work_order", "edit_work_order", "work_parts", "work_costs", "print_work_order"),
        *("cancel_work_order", "asset_of_work"),
    ),
    PLANS: ("edit_plan", "new_plan"),
    READINGS: ("read_meter",),
}


class MaintenanceActions(QObject):
    """One method for each command."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self.tab: MaintenanceTab | None = None

    # --- the tab

    def make_tab(self) -> MaintenanceTab:
        """The Maintenance tab."""
        tr = self._window.tr
        export = self._button("export", tr("Export"))
        order = self._button("new_work_order", tr("New work order"), primary=True)
        plan = self._button("new_plan", tr("New plan"), primary=True)
        read = self._button("read_meter", tr("Read a meter"), primary=True)
        buttons = {
            DUE: (export, self._button("new_plan", tr("New plan")), order),
            ORDERS: (export, order),
            PLANS: (export, plan),
            READINGS: (export, read),
        }
        self.tab = tab = MaintenanceTab(self._desk, buttons)
        for shown in tab.all_lists():
            name = shown.listing.name
            shown.set_detail_buttons(partial(self._card_buttons, shown))
            shown.set_menu([self._window.actions_by_id[command] for command in MENUS[name]])
            shown.opened.connect(partial(self._opened, name))
        return tab

    def kinds(self) -> frozenset[str]:
        """What the chosen work order is, for `Command.needs`."""
        shown = self._window.current_list()
        if shown is None or shown.listing.name != ORDERS:
            return frozenset()
        return KINDS.get(shown.chosen_state(), frozenset())

    def show(self, listing: str, view: str, needle: str = "") -> None:
        """Go to the tab with a view of one of its lists."""
        self._window.show_tab(TAB)
        if self.tab is not None:
            self.tab.show_view(listing, view, needle)

    def show_calendar(self) -> None:
        """Go to the month of what is due."""
        self.show("calendar", "")

    def show_order(self, order_id: int) -> None:
        """Go to the tab with this work order."""
        self._window.show_record(ORDERS, order_id)

    def show_asset(self) -> None:
        """The asset of the chosen line, in the list of assets."""
        orders, dues = self._chosen("work_order"), self._chosen("plan_due")
        if orders:
            self._with_order(lambda order: self._window.show_record("assets", order.asset_id))
        elif dues:
            self._with_dues(dues[:1], lambda found: self._window.show_record("assets", found[0].asset_id))

    # --- work orders

    def new(self) -> None:
        """Write a work order: for the chosen asset, or for what is due, or for one that is asked for."""
        if dues := self._chosen("plan_due"):
            self._with_dues(dues[:1], lambda found: self.new_for(found[0].asset_id, found[0]))
        elif assets := self._chosen("asset"):
            self.new_for(assets[0])
        else:
            self._ask(*work_forms.new_order(None), then=self._made)

    def new_for(self, asset_id: int, due: DueFacts | None = None) -> None:
        """Write a work order for this asset; of a plan of it, where something is due."""

        def open_it(_seq: int, start: WorkStart | None) -> None:
            if start is None:
                return
            form, values = work_forms.new_order(start)
            if due is not None:
                of_plan = {"plan_id": due.plan_id, "kind": due.kind, "supplier_id": due.supplier, "tasks": due.tasks}
                late = due.due is not None and due.due < start.today
                values = {**values, **of_plan, "title": due.plan, "due": start.today if late else due.due}
            self._ask(form, values, then=self._made)

        self._desk.fetch(WorkStartOf(asset_id), open_it, owner=self)

    def after_damage(self, done: Done) -> None:
        """Damage was reported: who may write work orders is offered one for it."""
        about = done.about
        offered = about is not None and Right.MAINTAIN in self._window.rights
        buttons = [Button(self.tr("Work order…"), partial(self.new_for, about[1]))] if offered and about else []
        self._window.counter.show_done(done, buttons)

    def for_due(self) -> None:
        """One work order for each chosen line of what is due."""
        dues = self._chosen("plan_due")
        if len(dues) == 1:
            self.new()
        elif dues:
            self._with_dues(dues, self._open_many)

    def edit(self) -> None:
        """Change the chosen work order."""
        self._with_order(lambda order: self._ask(*work_forms.edit_order(order), changes_only=True))

    def tasks(self) -> None:
        """Tick what is done of the chosen work order."""
        self._with_order(self._show_tasks)

    def parts(self) -> None:
        """Issue parts from stock to the chosen work order."""
        self._with_order(lambda order: self._ask(work_forms.parts(order), {}))

    def costs(self) -> None:
        """What the chosen work order cost besides parts."""
        self._with_order(lambda order: self._desk.fetch(OfficeFacts(), partial(self._show_costs, order), owner=self))

    def finish(self) -> None:
        """The chosen work order is done."""
        self._with_order(lambda order: self._ask(*work_forms.finish(order)))

    def cancel(self) -> None:
        """Nothing of the chosen work order will be done."""
        self._with_order(lambda order: self._ask(work_forms.cancel(order), {"after": "ready"}))

    def print_it(self) -> None:
        """The paper of the chosen work order."""
        self._with_order(lambda order: self._window.papers.show(order.number))

    # --- plans and meters

    def new_plan(self) -> None:
        """A plan: for the chosen asset, or for what is asked for."""
        assets = self._chosen("asset")
        if assets:
            self._with_tag(assets[0], lambda asset: self._ask(*plan_forms.new_plan(asset)))
        else:
            self._ask(*plan_forms.new_plan())

    def edit_plan(self) -> None:
        """Change the chosen plan, or that of the chosen line of what is due."""
        plans, dues = self._chosen("maintenance_plan"), self._chosen("plan_due")
        if plans:
            self._edit_plan(plans[0])
        elif dues:
            self._with_dues(dues[:1], lambda found: self._edit_plan(found[0].plan_id))

    def plan_done(self) -> None:
        """What is due was done without a work order."""
        dues = self._chosen("plan_due")
        self._with_dues(dues[:1], lambda found: self._ask(plan_forms.plan_done(found[0]), {}))

    def read_meter(self) -> None:
        """Write down what stands on a meter: of the chosen asset, or of one that is asked for."""
        if dues := self._chosen("plan_due"):
            self._with_dues(dues[:1], lambda found: self.read_meter_of(found[0].asset_id))
        elif assets := self._chosen("asset"):
            self.read_meter_of(assets[0])
        else:
            self._ask(*plan_forms.read_meter(None))

    def read_meter_of(self, asset_id: int) -> None:
        """Write down what stands on a meter of this asset."""

        def known(asset: tuple[int, str]) -> None:
            query = MetersOf(asset_id)
            self._desk.fetch(query, lambda _, meters: self._ask(*plan_forms.read_meter(asset, meters)), owner=self)

        self._with_tag(asset_id, known)

    # --- inside

    def _opened(self, name: str, _record_id: object) -> None:
        """What Enter does in a list."""
        if name == DUE:
            self.for_due()
        elif name == PLANS:
            self._window.actions_by_id["edit_plan"].trigger()
        elif name == ORDERS and LIVE_WORK in self.kinds():
            self._window.actions_by_id["work_tasks"].trigger()

    def _card_buttons(self, shown: ListTab) -> Sequence[Button]:
        """What fits the record shown at the right."""
        tr, name = self._window.tr, shown.listing.name
        if name == DUE:
            first = self._button("due_work_orders", tr("Work order"), primary=True)
            return [first, self._button("plan_done", tr("Done already")), self._button("asset_of_work", tr("Asset"))]
        if name == PLANS:
            return [self._button("edit_plan", tr("Edit"), primary=True)]
        if name != ORDERS:
            return []
        state = shown.card_state()
        if LIVE_WORK in KINDS.get(state, ()):
            first = self._button("finish_work_order", tr("Finish"), primary=True)
            second = self._button("work_tasks", tr("Tasks"))
            return [
                first,
                second,
                self._button("work_parts", tr("Parts")),
                self._button("print_work_order", tr("Print")),
            ]
        costs = [self._button("work_costs", tr("Costs"))] if state == "work_done" else []
        return [*costs, self._button("print_work_order", tr("Print")), self._button("asset_of_work", tr("Asset"))]

    def _open_many(self, found: Sequence[DueFacts]) -> None:
        form = work_forms.open_many([due.tag for due in found], [due.id for due in found])
        self._ask(form, {})

    def _show_tasks(self, order: WorkFacts) -> None:
        if not order.tasks:
            self._window.counter.say("info", self.tr("{0} has no tasks. Edit it to add some.").format(order.number))
            return
        counter = self._window.counter
        self._open_dialog(TasksDialog(self._desk, order, counter.show_done, counter.in_front()))

    def _show_costs(self, order: WorkFacts, _seq: int, office: Office) -> None:
        setting = Decimal(office.settings["maintenance.labour_rate"])
        rate = amount(office, setting) if setting else ""
        self._open_dialog(CostsDialog(self._desk, order, rate, self._window.counter.in_front()))

    def _edit_plan(self, plan_id: int) -> None:
        def open_it(_seq: int, plan: PlanFacts | None) -> None:
            if plan is not None:
                self._ask(*plan_forms.edit_plan(plan), changes_only=True)

        self._desk.fetch(PlanFactsOf(plan_id), open_it, owner=self)

    def _made(self, done: Done) -> None:
        self._window.counter.show_done(done)
        if done.about is not None and self._window.current_list() in self._own_lists():
            self.show_order(done.about[1])

    def _own_lists(self) -> Sequence[object]:
        return self.tab.all_lists() if self.tab is not None else ()

    def _with_order(self, then: Callable[[WorkFacts], object]) -> None:
        orders = self._chosen("work_order")
        if orders:
            query = WorkFactsOf(orders[0])
            self._desk.fetch(query, lambda _, order: then(order) if order is not None else None, owner=self)

    def _with_dues(self, ids: Sequence[int], then: Callable[[Sequence[DueFacts]], object]) -> None:
        if ids:
            query = DuesOf(tuple(ids))
            self._desk.fetch(query, lambda _, found: then(found) if found else None, owner=self)

    def _with_tag(self, asset_id: int, then: Callable[[tuple[int, str]], object]) -> None:
        query = TagsOf((asset_id,))
        self._desk.fetch(query, lambda _, tags: then((asset_id, tags[0])) if tags else None, owner=self)

    def _chosen(self, kind: str) -> list[int]:
        return self._window.chosen().get(kind, [])

    def _ask(
        self,
        form: Form,
        start: Values,
        *,
        then: Callable[[Done], object] | None = None,
        changes_only: bool = False,
    ) -> None:
        counter = self._window.counter
        done = then or counter.show_done
        self._open_dialog(
            FormDialog(self._desk, form, start, changes_only=changes_only, then=done, parent=counter.in_front())
        )

    def _open_dialog(self, dialog: DialogFrame) -> None:
        self._window.counter.open_dialog(dialog)

    def _button(self, command: str, text: str, *, primary: bool = False) -> Button:
        action = self._window.actions_by_id[command]
        return Button(text, action.trigger, primary, action)
