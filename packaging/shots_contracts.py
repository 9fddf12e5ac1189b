"""Draws the licences and contracts of the sample office, their dialogs and reports; part of shots.py."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton
from screens import Screens

from tracker_desktop.ui.dialogs.contracts_dialog import ContractsDialog
from tracker_desktop.ui.dialogs.seats_dialog import SeatsDialog

SHOWN, INSURED = "Office suite", "Equipment"
REPORTS = ("ends_soon", "wasted_contracts", "idle_assets", "insured_assets", "tax_list", "replacement_plan")


def draw_contracts(screens: Screens) -> None:
    """The list, a licence with who is on it, its renewal and its end, a policy, a new one, and the reports."""
    window = screens.window
    window.contracts.open("in_force")
    dialog = screens.dialog()
    assert isinstance(dialog, ContractsDialog)
    _choose(screens, dialog, SHOWN)
    screens.draw("contracts")
    _press(screens, dialog, "Renew")
    screens.draw("contract_renew")
    screens.close_dialog()
    _press(screens, dialog, "End")
    screens.draw("contract_end")
    screens.close_dialog()
    _who(screens, dialog)
    dialog.list.show_view("in_force", INSURED)
    screens.settle()
    _choose(screens, dialog, INSURED)
    _who(screens, dialog)
    screens.close_dialog()
    screens.run("new_contract")
    screens.draw("new_contract")
    screens.close_dialog()
    window.show_list("assets", "all", "LT-0014")
    screens.settle()
    window.lists["assets"].table.selectRow(1)
    screens.settle()
    screens.draw("asset_on_contracts")
    screens.run("add_to_contract")
    screens.draw("add_to_contract")
    screens.close_dialog()
    for command in REPORTS:
        screens.run(command)
        screens.draw(f"report_{command}")
        screens.close_dialog()


def _choose(screens: Screens, dialog: ContractsDialog, name: str) -> None:
    screens.settle()
    dialog.list.show_view("in_force", name)
    screens.settle()
    dialog.list.choose_first()
    screens.settle()


def _press(screens: Screens, dialog: ContractsDialog, words: str) -> None:
    next(button for button in dialog.findChildren(QPushButton) if button.text().startswith(words)).click()
    screens.settle()


def _who(screens: Screens, dialog: ContractsDialog) -> None:
    _press(screens, dialog, "Who is on it")
    seats = screens.dialog()
    assert isinstance(seats, SeatsDialog)
    screens.draw("contract_seats")
    seats.change()
    screens.settle()
    screens.draw("contract_seats_change")
    screens.close_dialog()
    seats.scanned.emit("LT-0014", "typed")
    screens.settle()
    screens.draw("contract_seats_several")
    screens.close_dialog()
