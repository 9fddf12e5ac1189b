"""What each list looks like: its detail, its buttons, its menu, and what Enter does. One row a list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from tracker_desktop.queries.entry_kinds import AUDIT_KINDS, COUNT_KINDS
from tracker_desktop.queries.listing import LISTINGS
from tracker_desktop.ui.answer_line import Button
from tracker_desktop.ui.printing.paper_actions import RECEIPT
from tracker_desktop.ui.tabs.details import show_detail, show_entry
from tracker_desktop.ui.tabs.list_tab import ListLook

if TYPE_CHECKING:
    from tracker_desktop.ui.main_window import MainWindow

SLIPS = ("IS-", "DN-")
"""Papers of which what they list may come back."""
Buttons = Callable[["MainWindow"], Sequence[Button]]


@dataclass(frozen=True)
class TabLook(ListLook):
    """A list that is a tab of the main window."""

    buttons: Buttons = lambda _: ()
    detail_buttons: Buttons = lambda _: ()
    menu: Sequence[str] = ()
    open: Callable[[MainWindow], object] = lambda _: None


def _tr(text: str) -> str:
    return QCoreApplication.translate("Lists", text)


def _button(window: MainWindow, command: str, text: str, primary: bool = False) -> Button:
    action = window.actions_by_id[command]
    return Button(_tr(text), action.trigger, primary, action)


def _asset_buttons(window: MainWindow) -> Sequence[Button]:
    """The verb that fits the asset shown stands first; one that has left has no verbs any more."""
    state = window.lists["assets"].card_state()
    if state == "disposed":
        return _button(window, "asset_files", "Files"), _button(window, "disposals", "Disposals")
    held = state in ("on_loan", "assigned", "overdue")
    verbs = {
        "to_inspect": ("inspect", "Inspect"),
        "in_maintenance": ("back", "Back"),
        "missing": ("found", "Found"),
        "pending_disposal": ("dispose", "Dispose of"),
        "inside": ("take_out", "Take out"),
    }
    first = ("assets_in", "Check in") if held else verbs.get(state, ("assets_out", "Check out"))
    second = ("transfer", "Transfer") if held else ("move_assets", "Move")
    return (
        _button(window, *first, primary=True),
        _button(window, *second),
        _button(window, "edit_asset", "Edit"),
    )


def _entry_buttons(window: MainWindow) -> Sequence[Button]:
    """What was undone can be done again: the undo is what is taken back then. A document is printed as it was."""
    history = window.lists["journal"]
    state, number = history.card_state(), history.card_code()
    buttons = []
    if history.card_kind() in AUDIT_KINDS:
        buttons.append(Button(_tr("Show the audit"), partial(_show_of_entry, window)))
    if history.card_kind() in COUNT_KINDS:
        buttons.append(Button(_tr("Show the count"), partial(_show_of_entry, window)))
    if number:
        buttons.append(_button(window, "print_paper", "Print"))
    buttons.append(Button(_tr("Files"), window.files.of_entry))
    if number.startswith(SLIPS) and state != "undone":
        buttons.append(Button(_tr("Return all…"), partial(window.returns.slip, number)))
    if number.startswith(RECEIPT):
        buttons.append(Button(_tr("Labels"), partial(window.labels.received, number)))
        buttons.append(Button(_tr("Put away"), partial(window.papers.put_away, number)))
    if state != "lasting":
        words = _tr("Do again") if state == "undone" else _tr("Undo this")
        buttons.append(Button(words, window.undo_chosen, primary=True))
    return buttons


def _show_of_entry(window: MainWindow) -> None:
    """The audit or the count of the entry shown, where it is about one."""
    history = window.lists["journal"]
    seqs, kind = history.selected(), history.card_kind()
    if seqs and kind in AUDIT_KINDS:
        window.audits.show_entry(seqs[0])
    elif seqs and kind in COUNT_KINDS:
        window.counts.show_entry(seqs[0])


LOOKS: Mapping[str, TabLook] = {
    "assets": TabLook(
        detail=show_detail(LISTINGS["assets"]),
        empty=str(QT_TRANSLATE_NOOP("Lists", "No assets here. Ctrl+N adds one, Ctrl+I imports a spreadsheet.")),
        buttons=lambda window: (
            _button(window, "export", "Export"),
            _button(window, "new_asset", "New asset", primary=True),
        ),
        detail_buttons=_asset_buttons,
        menu=(
            "assets_out",
            "assets_in",
            "transfer",
            "move_assets",
            "inspect",
            "damage",
            "maintenance",
            "back",
            "missing",
            "found",
            "dispose",
            "add_to_contract",
            "tags",
            "asset_files",
            "put_inside",
            "take_out",
            "clone_asset",
            "edit_asset",
        ),
        open=lambda window: window.actions_by_id["edit_asset"].trigger(),
    ),
    "items": TabLook(
        detail=show_detail(LISTINGS["items"]),
        empty=str(QT_TRANSLATE_NOOP("Lists", "No items here. Ctrl+Shift+N adds one, Ctrl+I imports a spreadsheet.")),
        buttons=lambda window: (
            _button(window, "export", "Export"),
            _button(window, "new_item", "New item", primary=True),
        ),
        detail_buttons=lambda window: (
            _button(window, "issue_item", "Issue", primary=True),
            _button(window, "receive_item", "Receive"),
            _button(window, "move_stock", "Move"),
            _button(window, "edit_item", "Edit"),
        ),
        menu=(
            *("issue_item", "receive_item", "move_stock", "opening", "item_labels", "edit_item"),
            *("return_stock", "scrap_stock", "lots_of_item"),
        ),
        open=lambda window: window.actions_by_id["edit_item"].trigger(),
    ),
    "orders": TabLook(
        detail=show_detail(LISTINGS["orders"], "number"),
        empty=str(QT_TRANSLATE_NOOP("Lists", "No orders here. Ctrl+Shift+D writes one.")),
        filter_hint=str(QT_TRANSLATE_NOOP("Lists", "Filter by number, supplier or item")),
        buttons=lambda window: (
            _button(window, "export", "Export"),
            _button(window, "order_proposals", "Proposals"),
            _button(window, "new_order", "New order", primary=True),
        ),
        detail_buttons=lambda window: window.orders.buttons(),
        menu=(
            *("receive_order", "place_order", "edit_order", "order_lines", "print_order", "mail_order"),
            *("close_order", "cancel_order"),
        ),
        open=lambda window: window.orders.open(),
    ),
    "reservations": TabLook(
        detail=show_detail(LISTINGS["reservations"]),
        empty=str(QT_TRANSLATE_NOOP("Lists", "No reservations here. Ctrl+Shift+V makes one.")),
        filter_hint=str(QT_TRANSLATE_NOOP("Lists", "Filter by who or what")),
    ),
    "journal": TabLook(
        detail=show_entry,
        empty=str(QT_TRANSLATE_NOOP("Lists", "Nothing was done yet.")),
        buttons=lambda window: (_button(window, "export", "Export"),),
        detail_buttons=_entry_buttons,
        open=_show_of_entry,
    ),
}
RECORD_LOOKS: Mapping[str, ListLook] = {
    name: ListLook(detail=show_detail(LISTINGS[name], "name"))
    for name in ("people", "departments", "places", "categories", "suppliers", "operators")
} | {
    "schemes": ListLook(
        detail=show_detail(LISTINGS["schemes"]),
        empty=str(QT_TRANSLATE_NOOP("Lists", "No schemes yet. A scheme says how assets are written down.")),
    ),
    "value_changes": ListLook(
        empty=str(QT_TRANSLATE_NOOP("Lists", "No value was changed.")),
        filter_hint=str(QT_TRANSLATE_NOOP("Lists", "Filter by tag or description")),
    ),
    "own_fields": ListLook(
        detail=show_detail(LISTINGS["own_fields"], "name"),
        empty=str(QT_TRANSLATE_NOOP("Lists", "No fields yet. A field is what your assets have besides: IMEI, plate.")),
    ),
    "charge_codes": ListLook(
        detail=show_detail(LISTINGS["charge_codes"], "code"),
        empty=str(QT_TRANSLATE_NOOP("Lists", "The office keeps no list of charge codes: nothing is checked.")),
    ),
    "kits": ListLook(
        detail=show_detail(LISTINGS["kits"]),
        empty=str(QT_TRANSLATE_NOOP("Lists", "No kits yet. A kit is items that go out together by one code.")),
    ),
    "asset_kits": ListLook(
        detail=show_detail(LISTINGS["asset_kits"]),
        empty=str(
            QT_TRANSLATE_NOOP("Lists", "No kits yet. A kit is certain assets and what lies beside them, out as one.")
        ),
        filter_hint=str(QT_TRANSLATE_NOOP("Lists", "Filter by name or tag")),
    ),
    "transfers": ListLook(
        detail=show_detail(LISTINGS["transfers"]),
        empty=str(QT_TRANSLATE_NOOP("Lists", "No transfers here. Choose items under Inventory and send them.")),
        filter_hint=str(QT_TRANSLATE_NOOP("Lists", "Filter by number, store or person")),
    ),
    "to_inspect": ListLook(
        empty=str(QT_TRANSLATE_NOOP("Lists", "Nothing waits for an inspection.")),
        filter_hint=str(QT_TRANSLATE_NOOP("Lists", "Filter by tag, description or place")),
    ),
    "inspections": ListLook(
        detail=show_detail(LISTINGS["inspections"], "tag"),
        empty=str(QT_TRANSLATE_NOOP("Lists", "Nothing was inspected yet.")),
        filter_hint=str(QT_TRANSLATE_NOOP("Lists", "Filter by asset or by who did it")),
        hides=("condition",),
    ),
    "back_orders": ListLook(
        empty=str(QT_TRANSLATE_NOOP("Lists", "Nothing is owed to anybody.")),
        filter_hint=str(QT_TRANSLATE_NOOP("Lists", "Filter by who, what or reference")),
    ),
    "loans": ListLook(
        empty=str(QT_TRANSLATE_NOOP("Lists", "Nothing here is out.")),
        filter_hint=str(QT_TRANSLATE_NOOP("Lists", "Filter by asset or holder")),
    ),
    "transfer_offers": ListLook(
        empty=str(QT_TRANSLATE_NOOP("Lists", "Nothing waits to be accepted.")),
        filter_hint=str(QT_TRANSLATE_NOOP("Lists", "Filter by holder")),
    ),
    "trainings": ListLook(
        empty=str(QT_TRANSLATE_NOOP("Lists", "No training here.")),
        filter_hint=str(QT_TRANSLATE_NOOP("Lists", "Filter by person or training")),
    ),
    "statements": ListLook(
        empty=str(QT_TRANSLATE_NOOP("Lists", "Nobody has to sign.")),
        filter_hint=str(QT_TRANSLATE_NOOP("Lists", "Filter by holder")),
    ),
    "lots": ListLook(
        detail=show_detail(LISTINGS["lots"]),
        empty=str(QT_TRANSLATE_NOOP("Lists", "No lots here.")),
        filter_hint=str(QT_TRANSLATE_NOOP("Lists", "Filter by lot or item")),
        hides=("places", "value"),
    ),
    "contracts": ListLook(
        detail=show_detail(LISTINGS["contracts"]),
        empty=str(QT_TRANSLATE_NOOP("Lists", "No licences or contracts here. Ctrl+N adds one.")),
        filter_hint=str(QT_TRANSLATE_NOOP("Lists", "Filter by name, number or supplier")),
    ),
    "contract_seats": ListLook(
        empty=str(QT_TRANSLATE_NOOP("Lists", "Nobody is on it yet. Scan a tag or badge.")),
        filter_hint=str(QT_TRANSLATE_NOOP("Lists", "Filter by tag, name or note")),
        hides=("contract",),
    ),
    "losses": ListLook(
        detail=show_detail(LISTINGS["losses"]),
        empty=str(QT_TRANSLATE_NOOP("Lists", "Nothing is missing.")),
        filter_hint=str(QT_TRANSLATE_NOOP("Lists", "Filter by tag, holder, report or police number")),
        hides=("place", "reported", "number"),
    ),
    "disposals": ListLook(
        detail=show_detail(LISTINGS["disposals"]),
        empty=str(QT_TRANSLATE_NOOP("Lists", "No lots here. Ctrl+N begins one; assets are scanned into it.")),
        filter_hint=str(QT_TRANSLATE_NOOP("Lists", "Filter by name, recipient, certificate or tag")),
        hides=("cost", "proceeds", "method", "disposed", "number"),
    ),
    "approvals": ListLook(
        detail=show_detail(LISTINGS["approvals"]),
        empty=str(QT_TRANSLATE_NOOP("Lists", "Nothing waits for approval.")),
        filter_hint=str(QT_TRANSLATE_NOOP("Lists", "Filter by who asked")),
        hides=("decider", "reason"),
    ),
}
