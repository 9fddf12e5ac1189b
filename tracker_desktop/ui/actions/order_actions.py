"""What the window does about orders to suppliers: write, order, receive, change, close, print; and who sells what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from tracker_desktop.counter.answer import Answer
from tracker_desktop.queries.offer_facts import LevelsOf, OffersOf
from tracker_desktop.queries.order_facts import OrderFacts, OrderFactsOf
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.rights import Right
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.command import DRAFT_ORDER, LIVE_ORDER, OPEN_ORDER, ORDER, SENT_ORDER
from tracker_desktop.ui.dialogs.form_dialog import FormDialog
from tracker_desktop.ui.dialogs.frame import DialogFrame
from tracker_desktop.ui.dialogs.pick_file import pick_target
from tracker_desktop.ui.forms import order_forms
from tracker_desktop.ui.forms.rows import Form, Values
from tracker_desktop.ui.orders.lines_dialog import OrderLinesDialog
from tracker_desktop.ui.orders.order_dialog import OrderDialog
from tracker_desktop.ui.orders.proposals_dialog import ProposalsDialog

if TYPE_CHECKING:
    from tracker_desktop.ui.main_window import MainWindow

ORDERS = "orders"
_OPEN = frozenset({ORDER, OPEN_ORDER, LIVE_ORDER, SENT_ORDER})
KINDS = {
    "draft": frozenset({ORDER, DRAFT_ORDER, LIVE_ORDER}),
    **dict.fromkeys(("ordered", "late", "part_received"), _OPEN),
    **dict.fromkeys(("received", "closed"), frozenset({ORDER, SENT_ORDER})),
}
"""What an order in a state is, for `Command.needs`."""


class OrderActions(QObject):
    """One method for each command."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk

    def kinds(self) -> frozenset[str]:
        """What the chosen order is, for `Command.needs`."""
        tab = self._window.current_list()
        if tab is None or tab.listing.name != ORDERS:
            return frozenset()
        return KINDS.get(tab.chosen_state(), frozenset())

    def buttons(self) -> Sequence[Button]:
        """What fits the order shown at the right."""
        tr, state = self._window.tr, self._window.lists[ORDERS].card_state()
        lines = self._button("order_lines", tr("Lines"))
        if state == "draft":
            first = self._button("place_order", tr("Order it"), primary=True)
            return [first, self._button("edit_order", tr("Edit")), self._button("cancel_order", tr("Cancel"))]
        if state in ("ordered", "late", "part_received"):
            first = self._button("receive_order", tr("Receive"), primary=True)
            return [
                first,
                lines,
                self._button("print_order", tr("Print")),
                self._button("close_order", tr("Close")),
            ]
        return [lines] if state == "cancelled" else [lines, self._button("print_order", tr("Print"))]

    def answer_buttons(self, answer: Answer) -> list[Button]:
        """What can be done with an order that was looked up."""
        about = answer.about
        if about is None or about[0] != ORDER or answer.posted or Right.STOCK not in self._window.rights:
            return []
        return [Button(self._window.tr("Receive it"), partial(self.receive, about[1]), primary=True)]

    # --- the whole

    def new(self) -> None:
        """Write an order."""
        self._open_dialog(OrderDialog(self._desk, self._made, self._window.counter.in_front()))

    def edit(self) -> None:
        """Change the chosen draft."""
        self._with_order(
            lambda order: self._open_dialog(OrderDialog(self._desk, self._made, self._window.counter.in_front(), order))
        )

    def open(self) -> None:
        """What Enter does: a draft is changed, of an order the lines are shown."""
        if self._window.lists[ORDERS].card_state() == "draft" and Right.ORDER in self._window.rights:
            self.edit()
        else:
            self.lines()

    def place(self) -> None:
        """Order what stands on the chosen draft."""
        self._with_order(lambda order: self._ask(*order_forms.place_order(order)))

    def receive(self, order_id: int | None = None) -> None:
        """Receive what came for the chosen order, or for this one."""
        chosen = self._chosen() if order_id is None else order_id
        if chosen is not None:
            self._desk.counter(lambda counter: counter.receive_order(chosen))

    def lines(self) -> None:
        """The lines of the chosen order: change one, close one."""
        self._with_order(self._show_lines)

    def close(self) -> None:
        """The rest of the chosen order does not come."""
        self._with_order(lambda order: self._ask(order_forms.close(order), {}))

    def cancel(self) -> None:
        """Nothing of the chosen order comes."""
        self._with_order(lambda order: self._ask(order_forms.cancel(order), {}))

    def proposals(self) -> None:
        """What should be ordered now."""
        self._open_dialog(ProposalsDialog(self._desk, self._proposed, self._window.counter.in_front()))

    def _proposed(self, done: Done) -> None:
        self._window.counter.show_done(done)
        self._window.show_list(ORDERS, "draft")

    def print_it(self) -> None:
        """The paper of the chosen order."""
        self._with_order(lambda order: self._window.papers.show(order.number) if order.number else None)

    def mail(self) -> None:
        """The chosen order as the draft of a mail: a file that the mail program opens."""
        self._with_order(lambda order: self._ask_target(order.number) if order.number else None)

    def show(self, order_id: int) -> None:
        """Go to the tab with this order."""
        self._window.show_record(ORDERS, order_id)

    # --- of an item

    def offers(self) -> None:
        """What suppliers sell of the chosen item."""
        item_id = self._item()
        if item_id is not None:
            query = OffersOf(item_id)
            self._desk.fetch(query, lambda _, found: self._ask(*order_forms.offers(*found)) if found else None)

    def levels(self) -> None:
        """From when on the chosen item is re-ordered for single stores."""
        item_id = self._item()
        if item_id is not None:
            query = LevelsOf(item_id)
            self._desk.fetch(query, lambda _, found: self._ask(*order_forms.levels(*found)) if found else None)

    # --- inside

    def _ask_target(self, number: str) -> None:
        title, kinds = self.tr("Mail draft of {0}").format(number), self.tr("Mails (*.eml)")
        pick_target(self._window, title, f"{number}.eml", kinds, "eml", lambda target: self.write_mail(number, target))

    def write_mail(self, number: str, target: Path) -> None:
        """Write the draft of a mail with this order into a file."""
        store, by = self._desk.store, self._window.operator_name

        def work(*_: object) -> None:
            from tracker_desktop.reports.papers.mail_draft import write_mail

            write_mail(store, number, target, by)

        self._desk.work(work, lambda _: self._mailed(number, target), owner=self)

    def _mailed(self, number: str, target: Path) -> None:
        opened = QUrl.fromLocalFile(str(target))
        button = Button(self.tr("Open it"), lambda: QDesktopServices.openUrl(opened), primary=True)
        words = self.tr("Mail draft of {0} written").format(number)
        self._window.counter.banner.show_answer("done", words, str(target), [button])

    def _show_lines(self, order: OrderFacts) -> None:
        may = Right.ORDER in self._window.rights
        receive = partial(self.receive, order.id)
        self._open_dialog(OrderLinesDialog(self._desk, order, may, receive, self._window.counter.in_front()))

    def _made(self, done: Done) -> None:
        self._window.counter.show_done(done)
        if done.about is not None:
            self.show(done.about[1])

    def _with_order(self, then: Callable[[OrderFacts], object]) -> None:
        chosen = self._chosen()
        if chosen is not None:
            query = OrderFactsOf(chosen)
            self._desk.fetch(query, lambda _, order: then(order) if order is not None else None, owner=self)

    def _chosen(self) -> int | None:
        return next(iter(self._window.chosen().get(ORDER, [])), None)

    def _item(self) -> int | None:
        return next(iter(self._window.chosen().get("item", [])), None)

    def _ask(self, form: Form, start: Values) -> None:
        counter = self._window.counter
        self._open_dialog(FormDialog(self._desk, form, start, then=counter.show_done, parent=counter.in_front()))

    def _open_dialog(self, dialog: DialogFrame) -> None:
        self._window.counter.open_dialog(dialog)

    def _button(self, command: str, text: str, *, primary: bool = False) -> Button:
        action = self._window.actions_by_id[command]
        return Button(text, action.trigger, primary, action)
