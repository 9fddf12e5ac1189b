"""The commands of the menu Property about licences and contracts, and its reports."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tracker_desktop.transactions.rights import Right
from tracker_desktop.ui.command import PROPERTY, Command

if TYPE_CHECKING:
    from tracker_desktop.ui.main_window import MainWindow


def _report(key: str) -> Callable[[MainWindow], object]:
    return lambda window: window.printing.report(key, {})


ROWS: tuple[Command, ...] = (
    Command("contracts", PROPERTY, "Licences and &contracts…", lambda w: w.contracts.open(), "Ctrl+Alt+C", group=7),
    Command(
        "new_contract",
        PROPERTY,
        "New licence or contr&act…",
        lambda w: w.records.new("contracts"),
        right=Right.ASSETS,
        group=7,
    ),
    Command(
        "add_to_contract",
        PROPERTY,
        "Add &to a contract…",
        lambda w: w.contracts.add_assets(),
        needs="asset",
        right=Right.ASSETS,
        group=7,
    ),
    *(
        Command(key.replace("-", "_"), PROPERTY, text, _report(key), group=8)
        for key, text in (
            ("ends-soon", "What ends soon…"),
            ("wasted-contracts", "Wasted cont&racts…"),
            ("idle-assets", "&Idle assets…"),
            ("asset-use", "&Use and cost of assets…"),
            ("insured-assets", "Insured assets…"),
            ("tax-list", "Property ta&x list…"),
            ("replacement-plan", "Replacement &plan…"),
        )
    ),
)
