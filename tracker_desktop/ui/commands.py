"""Every command as one row. Menus, shortcuts, the command palette and the help page are all made from this table."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QKeySequence

from tracker_desktop.ui.command import (
    ASSETS,
    AUDITS,
    COUNTER,
    COUNTS,
    FILE,
    HELP,
    INVENTORY,
    LOANS,
    MAINTENANCE,
    OFFICE,
    ORDERS,
    PROPERTY,
    Command,
)
from tracker_desktop.ui.command_rows import (
    at_counter,
    files,
    of_asset_kits,
    of_assets,
    of_audits,
    of_contracts,
    of_counts,
    of_disposals,
    of_inspections,
    of_lending,
    of_losses,
    of_maintenance,
    of_office,
    of_orders,
    of_records,
    of_reservations,
    of_stock,
    of_values,
    of_window,
)

MENUS = (FILE, COUNTER, ASSETS, LOANS, MAINTENANCE, PROPERTY, INVENTORY, ORDERS, AUDITS, COUNTS, OFFICE, HELP)
COMMANDS: tuple[Command, ...] = (
    *files.ROWS,
    *at_counter.ROWS,
    *of_assets.ROWS,
    *of_records.ROWS,
    *of_reservations.ROWS,
    *of_asset_kits.ROWS,
    *of_lending.ROWS,
    *of_inspections.ROWS,
    *of_maintenance.ROWS,
    *of_contracts.ROWS,
    *of_values.ROWS,
    *of_losses.ROWS,
    *of_disposals.ROWS,
    *of_stock.ROWS,
    *of_orders.ROWS,
    *of_audits.ROWS,
    *of_counts.ROWS,
    *of_office.ROWS,
    *of_window.ROWS,
)


def words(text: str) -> str:
    """A text of this table in the language of the program."""
    return QCoreApplication.translate("Commands", text)


def keys_of(command: Command) -> str:
    """The shortcut as this system writes it."""
    return _native(command.shortcut)


def keys_named(name: str) -> str:
    """The shortcut of the command of this id, as this system writes it."""
    return keys_of(next(command for command in COMMANDS if command.id == name))


def all_keys_of(command: Command) -> str:
    """Both shortcuts, where there are two."""
    return ", ".join(_native(keys) for keys in (command.shortcut, command.also) if keys)


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def plain_text(command: Command) -> str:
    """The words without the marks of the shortcut letter."""
    return words(command.text).replace("&&", "\0").replace("&", "").replace("\0", "&")
