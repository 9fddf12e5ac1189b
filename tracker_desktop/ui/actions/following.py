"""What the window does next after an answer of the counter: ask for a badge, open a form, show the record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from tracker_desktop.counter.answer import Answer
from tracker_desktop.counter.mode import MODES

if TYPE_CHECKING:
    from tracker_desktop.ui.main_window import MainWindow

IN_A_DOCUMENT = ("badge", "inspect", "create", "attach", "claim")
"""What an answer may want while the dialog of a document is open."""
LISTS = {"asset": "assets", "item": "items", "purchase_order": "orders", "work_order": "work_orders"}
DOCUMENT = "document"
OWN_WINDOW = (DOCUMENT, "charge_code", "kit", "asset_kit")
"""What is looked up and stands in no tab."""
HOLDERS = ("person", "department")
LOOK_UP = MODES[0].key

WANTS: Mapping[str, Callable[[MainWindow, Answer], object]] = {
    "badge": lambda window, _: window.counter.sign_in(),
    "inspect": lambda window, answer: window.assets.inspect_one(answer.id or 0),
    "create": lambda window, answer: window.records.new_with_code(answer.code, window.counter.bar.mode()),
    "attach": lambda window, answer: window.stock.attach_code(answer.code),
    "claim": lambda window, answer: window.labels.claim(answer.code),
    "new_audit": lambda window, _: window.audits.new(),
    "new_count": lambda window, _: window.counts.new(),
}
"""By what the answer wants."""
SHOWN: Mapping[str, Callable[[MainWindow, int], object]] = {
    "audit_line": lambda window, line_id: window.audits.show_line(line_id),
    "count_line": lambda window, line_id: window.counts.show_line(line_id),
}
"""Records that have a tab of their own, by what they are."""


def follow(window: MainWindow, answer: Answer) -> None:
    """Do what an answer wants, or else show what it is about."""
    if answer.wants in WANTS:
        WANTS[answer.wants](window, answer)
    elif answer.wants == "open" and answer.about is not None and answer.about[0] not in LISTS:
        window.records.show(*answer.about)
    elif answer.about is not None:
        # finding the line among a million takes longer than saving the scan: the banner comes first
        QTimer.singleShot(0, window, partial(_go_to, window, answer, answer.about))


def _go_to(window: MainWindow, answer: Answer, about: tuple[str, int]) -> None:
    state = window.counter.state
    if state is not None and state.mode == LOOK_UP:
        _look_at(window, answer, about)
    else:
        show_about(window, about)


def show_about(window: MainWindow, about: tuple[str, int] | None) -> None:
    """Show what an answer is about at the right, where its list is on the screen."""
    tab = window.current_list()
    if about is None:
        return
    if about[0] in SHOWN:
        SHOWN[about[0]](window, about[1])
    elif tab is not None and tab.listing.name == LISTS.get(about[0]):
        tab.show_record(about[1])


def _look_at(window: MainWindow, answer: Answer, about: tuple[str, int]) -> None:
    """What was looked up: the record at the right, or the assets that somebody holds."""
    if about[0] in LISTS:
        window.show_record(LISTS[about[0]], about[1])
    elif about[0] in OWN_WINDOW:
        window.records.show(*about)
    elif answer.kind in HOLDERS:
        window.show_tab("assets")
        window.lists["assets"].show_held_by(answer.title)
