"""Draws the menu Loans of the sample office, its lists and forms, and its papers; part of shots.py."""

from __future__ import annotations

from typing import TypeVar

from screens import Screens

from tracker_desktop.ui.dialogs.lending_list import LendingList
from tracker_desktop.ui.dialogs.loans_dialog import LoansDialog
from tracker_desktop.ui.dialogs.offers_dialog import OffersDialog
from tracker_desktop.ui.dialogs.training_dialog import TrainingDialog

T = TypeVar("T", bound=LendingList)


def draw_lending(screens: Screens) -> None:
    """Loans and reminders, what waits to be accepted, statements, training, a check-out with terms."""
    window = screens.window
    window.show_list("assets", "on_loan")
    screens.settle()
    window.lists["assets"].table.selectRow(0)
    screens.settle()
    for command in ("extend_loan", "transfer"):
        screens.run(command)
        screens.draw(command)
        screens.close_dialog()
    screens.run("loans")
    loans = _listed(screens, "loans", LoansDialog)
    for view in ("overdue", "reminders", "deposits"):
        loans.list.show_view(view)
        loans.list.choose_first()
        screens.draw(f"loans_{view}")
    loans.list.show_view("reminders")
    screens.settle()
    loans.list.table.selectAll()
    loans.remind()
    screens.draw("loans_remind")
    screens.close_dialog()
    loans.list.show_view("deposits")
    screens.settle()
    loans.list.table.selectRow(0)
    screens.settle()
    loans.settle()
    screens.draw("loans_settle")
    screens.close_dialog()
    screens.close_dialog()
    screens.run("transfer_offers")
    offers = _listed(screens, "transfer_offers", OffersDialog)
    offers.decline()
    screens.draw("transfer_decline")
    screens.close_dialog()
    screens.close_dialog()
    screens.run("statements")
    screens.draw("statements")
    screens.close_dialog()
    screens.run("trainings")
    training = _listed(screens, "trainings", TrainingDialog)
    training.edit()
    screens.draw("training_edit")
    screens.close_dialog()
    training.new()
    screens.draw("training_new")
    screens.close_dialog()
    screens.close_dialog()
    _check_out(screens)


def _listed(screens: Screens, name: str, kind: type[T]) -> T:
    dialog = screens.dialog()
    assert isinstance(dialog, kind)
    screens.draw(name)
    return dialog


def _check_out(screens: Screens) -> None:
    """A camera with its deposit, and a tool that needs a training."""
    screens.window.counter.set_mode("check_out")
    screens.settle()
    for code in ("20417", "CM-00059", "PT-00101"):
        screens.scan(code)
    screens.draw("check_out_terms")
    screens.close_dialog()
    screens.window.counter.set_mode("look_up")
    screens.settle()
