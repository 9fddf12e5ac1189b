"""Screens put together from the toolkit alone, to be looked at: `python -m tests.ui.gallery DIR` draws them."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from tracker_desktop.ui.answer_line import Button, push_button
from tracker_desktop.ui.banner import Banner
from tracker_desktop.ui.detail_card import Detail, DetailCard
from tracker_desktop.ui.dialogs.frame import DialogFrame
from tracker_desktop.ui.fields.choice_field import ChoiceField
from tracker_desktop.ui.fields.date_field import DateField
from tracker_desktop.ui.fields.number_fields import MoneyField, QuantityField
from tracker_desktop.ui.fields.search_field import SearchField
from tracker_desktop.ui.fields.text_field import NoteField, TextField
from tracker_desktop.ui.scan_bar import ModeRow, ScanBar
from tracker_desktop.ui.side_views import SideViews, ViewRow
from tracker_desktop.ui.state_colours import STATES
from tracker_desktop.ui.strip import Strip
from tracker_desktop.ui.tables.column import Column
from tracker_desktop.ui.tables.paged_model import PagedModel
from tracker_desktop.ui.tables.table_view import TableView
from tracker_desktop.ui.text import named, plain_label, set_role
from tracker_desktop.ui.theme import apply_theme
from tracker_desktop.ui.tile import Tile

ASSETS = (
    ("LT-00141", "Dell Latitude 5540", "available", "—", "Stockroom A / Shelf 3", ""),
    ("LT-00142", "Dell Latitude 5540", "on_loan", "Maria Lopez", "Biology / B-204", "7 Dec 2026"),
    ("LT-00143", "Dell Latitude 5540", "overdue", "Sam Whitfield", "Physics / P-101", "12 Nov 2026"),
    ("MS-00028", "Zeiss Primostar 3 microscope with a very long name", "to_inspect", "—", "Returns shelf", ""),
    ("GN-00004", "Honda EU22i <b>generator</b> & cable", "in_maintenance", "—", "Workshop", ""),
    ("VH-00012", "Ford Transit 350", "assigned", "Facilities", "Yard / Bay 2", ""),
    ("OS-00077", "Tektronix MDO34 oscilloscope", "missing", "—", "Electronics / E-012", ""),
    ("CH-01501", "Herman Miller Aeron chair", "pending_disposal", "—", "Admin / 3rd floor", ""),
)
COLUMNS = (
    Column("tag", "Tag", "mono", 96),
    Column("description", "Description", width=215),
    Column("status", "Status", "pill", 104),
    Column("holder", "Held by", width=120),
    Column("place", "Location", width=170),
    Column("due", "Due back", width=110),
)
MODES = (
    ModeRow("look_up", "Look up", "Ctrl+1"),
    ModeRow("check_out", "Check out", "Ctrl+2"),
    ModeRow("check_in", "Check in", "Ctrl+3"),
    ModeRow("move", "Move", "Ctrl+4"),
    ModeRow("receive", "Receive", "Ctrl+5"),
    ModeRow("issue", "Issue", "Ctrl+6"),
)
TODAY = date(2026, 11, 23)


def nothing() -> None:
    """What a button of the gallery does."""


def assets_screen() -> QWidget:
    """The Assets tab with scan bar, strip and banner."""
    window = QWidget()
    set_role(window, "screen")
    column = QVBoxLayout(window)
    column.setContentsMargins(18, 15, 18, 10)
    column.setSpacing(10)
    bar = ScanBar(MODES, "Scan or type a tag, SKU, badge or room…")
    bar.set_mode("check_in")
    bar.set_drafts([(1, "Draft: check out, 3 lines")])
    bar.set_waiting(2)
    strip = Strip()
    strip.show_text(
        "Checking in",
        "12 assets returned since 09:40 · 2 to inspect · every scan is saved at once",
        buttons=[Button("Condition and checklist…  F8", nothing), Button("Finish  Esc", nothing, primary=True)],
    )
    banner = Banner()
    banner.show_answer(
        "done",
        "MS-00028 checked in",
        "Zeiss Primostar 3 microscope · from Leo Brandt, 2 days early · 3 checklist steps before another use",
        [Button("Undo  Ctrl+Z", nothing)],
    )
    tabs = named(QTabBar(), "Tabs")
    tabs.setExpanding(False)
    for title in ("Today", "Assets", "Inventory", "History"):
        tabs.addTab(title)
    tabs.setCurrentIndex(1)
    for widget in (bar, strip, banner, tabs):
        column.addWidget(widget)
    body = QHBoxLayout()
    body.setSpacing(12)
    body.addWidget(_side())
    middle = QVBoxLayout()
    middle.setSpacing(12)
    tools = QHBoxLayout()
    tools.setSpacing(12)
    filter_field = named(QLineEdit(), "Filter this list")
    filter_field.setPlaceholderText("Filter this list…  (Ctrl+F)")
    tools.addWidget(filter_field, 1)
    for text, primary in (("Columns", False), ("Export", False), ("New asset", True)):
        tools.addWidget(push_button(Button(text, nothing, primary)))
    middle.addLayout(tools)
    middle.addWidget(asset_table())
    body.addLayout(middle, 1)
    body.addWidget(_card())
    column.addLayout(body, 1)
    return window


def asset_table() -> TableView:
    """A table of the example assets, the second one chosen."""
    model = PagedModel(COLUMNS)
    table = TableView(model, "Assets")
    model.setParent(table)
    table.show_answer(array("q", range(len(ASSETS))), 0, ASSETS)
    table.set_sort("tag")
    table.selectRow(1)
    return table


def _side() -> SideViews:
    titles = ("All assets", "Available", "On loan", "Assigned", "Overdue", "To inspect", "In maintenance")
    side = SideViews([ViewRow(title, title) for title in titles], "Asset views")
    side.set_counts(dict(zip(titles, (12_480, 8_911, 2_118, 1_086, 37, 18, 44), strict=True)))
    return side


def _card() -> DetailCard:
    card = DetailCard("Nothing chosen.")
    card.setFixedWidth(330)
    card.show_detail(
        Detail(
            "LT-00142",
            "on_loan",
            "Dell Latitude 5540",
            "LT-00142",
            (
                ("Serial", "7QK2M44"),
                ("Manufacturer", "Dell"),
                ("Condition", "Good"),
                ("Department", "Biology"),
                ("Held by", "Maria Lopez"),
                ("Purchased", "14 Mar 2024 · $1,249.00"),
                ("Notes", "A longer note that goes over the end of its line & <b>stays</b> text"),
            ),
            (
                ("Checked out to Maria Lopez", "today 09:42"),
                ("Inspected, cleaned, ready", "19 Nov"),
                ("Returned by Leo Brandt, condition good after all", "18 Nov"),
            ),
        ),
        [Button("Check in", nothing, primary=True), Button("Move", nothing), Button("Print tag", nothing)],
    )
    return card


def check_out_dialog() -> QWidget:
    """A document dialog with lines and a question."""
    dialog = DialogFrame("Check out", scan="Scan the next asset…")
    assert dialog.scan_field is not None
    dialog.resize(930, 640)
    dialog.banner.show_answer("done", "MS-00027 added", "Zeiss Primostar 3 microscope · with: case, power supply")
    holder = SearchField("Holder (scan a badge or type a name)", hint="2 other assets held · none overdue")
    holder.set_value(7, "Maria Lopez · Biology · badge 20417")
    due = DateField("Due back", lambda: TODAY, hint="14 days, by policy for Loans")
    due.set_value(date(2026, 12, 7))
    place = SearchField("Will be used at", hint="Leave as is: stays where it is")
    place.line.setText("Biology / B-20")
    place.check()
    dialog.add_fields(holder, due, place, stretch=(2, 1, 1))
    columns = (
        Column("tag", "Tag", "mono", 100),
        Column("description", "Description", width=240),
        Column("condition", "Condition", width=90),
        Column("with", "Goes with it", width=170),
        Column("value", "Value", width=100, numeric=True),
    )
    model = PagedModel(columns)
    table = TableView(model, "Lines")
    model.setParent(table)
    rows = [("LT-00142", "Dell Latitude 5540", "Good", "charger, sleeve", "$1,249.00")] * 3
    table.show_answer(array("q", range(3)), 0, rows)
    table.selectRow(1)
    dialog.body.addWidget(table)
    dialog.strip.show_text(
        "VH-00012 is reserved:",
        "for Facilities from 26 Nov.",
        tone="bad",
        choices=[(1, "due back by 25 Nov"), (2, "check out all the same, with a reason"), (3, "leave it here")],
    )
    dialog.set_buttons(
        [
            Button("Throw away…", nothing),
            Button("Keep as draft  Esc", nothing),
            Button("Check out 3 assets  Ctrl+Enter", nothing, primary=True),
        ]
    )
    return dialog


def check_in_dialog() -> QWidget:
    """A dialog with a checklist, a note and a strip with a pill."""
    dialog = DialogFrame("Check in: MS-00027", "Zeiss Primostar 3 microscope · held by Maria Lopez since 24 Nov")
    dialog.resize(860, 640)
    condition = ChoiceField("Condition on return", [("good", "Good"), ("fair", "Fair")], hint="was Good when it left")
    shelf = SearchField("Returned to", hint="goes back to Stockroom A / Shelf 1 when ready")
    shelf.set_value(1, "Returns shelf")
    dialog.add_fields(condition, shelf, TextField("Returned by", required=True))
    cost = MoneyField("Cost of repair", symbol="$", hint="estimate")
    quantity = QuantityField("Quantity", unit="pieces", whole=True)
    quantity.line.setText("1e9")
    quantity.check()
    dialog.add_fields(cost, quantity, DateField("Promised for", lambda: TODAY))
    card = QFrame()
    set_role(card, "card")
    steps = QVBoxLayout(card)
    steps.addWidget(plain_label("Before another use (checklist of category Microscopes)", "strong"))
    for number, step in enumerate(("Inspect: stage, focus and lamp work", "Clean: wiped", "Refill: immersion oil")):
        box = QCheckBox(step)
        box.setChecked(number < 2)
        steps.addWidget(box)
    dialog.body.addWidget(card)
    note = NoteField("Note", lines=2)
    note.set_value("power supply to follow, promised for Friday")
    dialog.body.addWidget(note)
    dialog.body.addStretch(1)
    dialog.strip.show_text(
        "", "2 of 3 done: it will be", state="to_inspect", tail="and can't be checked out until the rest is done."
    )
    dialog.set_buttons(
        [
            Button("Cancel  Esc", nothing),
            Button("Report damage…", nothing),
            Button("Check in  Ctrl+Enter", nothing, primary=True),
        ]
    )
    return dialog


def parts() -> QWidget:
    """Tiles, every outcome, every state."""
    window = QWidget()
    window.resize(1180, 760)
    column = QVBoxLayout(window)
    column.setSpacing(10)
    tiles = QHBoxLayout()
    tiles.setSpacing(12)
    for number, title, tone, small in (
        (37, "overdue", "bad", "oldest 41 days"),
        (18, "to inspect", "warn", "returned, not ready yet"),
        (41, "below reorder point", "warn", "9 out of stock"),
        (4, "maintenance due", "info", "this week"),
        (0, "missing", "bad", ""),
    ):
        tile = Tile(title, tone)
        tile.set_number(number, small)
        tiles.addWidget(tile)
    column.addLayout(tiles)
    for outcome, headline, detail in (
        ("done", "MS-00028 checked in", "Zeiss Primostar 3 microscope · from Leo Brandt"),
        ("warning", "MS-00028 was not out", "It stays on the Returns shelf."),
        ("refused", "LT-00142 is held by Maria Lopez", "Due back 7 Dec 2026."),
        ("again", "LT-00142 was returned already", "at 09:42 in this session"),
        ("unknown", "No record has the code 9781234", ""),
        ("info", "Nothing to undo", "You have not saved anything at this desk today."),
    ):
        banner = Banner()
        banner.show_answer(outcome, headline, detail, [Button("Undo  Ctrl+Z", nothing)] * (outcome == "done"))
        column.addWidget(banner)
    choose = Banner()
    answers = [(1, "finish for Maria Lopez"), (2, "change the holder"), (3, "ignore")]
    choose.show_answer("choose", "Another badge: Sam Whitfield", choices=answers)
    column.addWidget(choose)
    model = PagedModel((Column("state", "State", "pill", 60), Column("key", "Key", width=200)))
    states = TableView(model, "States")
    model.setParent(states)
    states.show_answer(array("q", range(len(STATES))), 0, [(key, key) for key in STATES])
    column.addWidget(states, 1)
    return window


SCREENS: dict[str, tuple[Callable[[], QWidget], tuple[int, int]]] = {
    "assets": (assets_screen, (1440, 875)),
    "check_out": (check_out_dialog, (930, 640)),
    "check_in": (check_in_dialog, (860, 700)),
    "parts": (parts, (1180, 860)),
}


def main(folder: Path) -> None:
    """Draw every screen, light and dark."""
    QLocale.setDefault(QLocale("en_US"))
    app = QApplication(sys.argv[:1])
    for dark in (False, True):
        apply_theme(app, dark)
        for name, (make, (width, height)) in SCREENS.items():
            screen = make()
            screen.resize(width, height)
            screen.show()
            app.processEvents()
            screen.grab().save(str(folder / f"{name}_{'dark' if dark else 'light'}.png"))
            screen.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
