"""The commands of the menu Property about values."""

from __future__ import annotations

from tracker_desktop.transactions.rights import Right
from tracker_desktop.ui.command import PROPERTY, Command

ROWS: tuple[Command, ...] = (
    Command("asset_years", PROPERTY, "Depreciation b&y year…", lambda w: w.values.years(), needs="asset"),
    Command(
        "change_value",
        PROPERTY,
        "Change the &value…",
        lambda w: w.values.change(),
        needs="asset",
        right=Right.VALUES,
    ),
    Command("value_changes", PROPERTY, "C&hanges of values…", lambda w: w.values.changes(), group=1),
    Command("schemes", PROPERTY, "Depreciation &schemes…", lambda w: w.records.open("schemes"), group=1),
    Command(
        "depreciation_schedule",
        PROPERTY,
        "Depreciation sch&edule…",
        lambda w: w.values.report("depreciation-schedule"),
        group=2,
    ),
    Command(
        "depreciation_forecast",
        PROPERTY,
        "Depreciation &forecast…",
        lambda w: w.values.report("depreciation-forecast"),
        group=2,
    ),
    Command("book_value", PROPERTY, "&Book value…", lambda w: w.values.report("book-value"), group=2),
)
