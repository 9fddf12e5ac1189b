"""The keys of dialogs that stand in no menu; the help page shows them beside the commands."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

LINE, PIECES, SCAN, PRINT = "F8", "F9", "Ctrl+L", "Ctrl+P"
ALL_OPEN = "Shift+F9"
DIALOG_KEYS: tuple[tuple[str, str], ...] = (
    (str(QT_TRANSLATE_NOOP("DialogKeys", "Save, or post the document")), "Ctrl+Enter"),
    (str(QT_TRANSLATE_NOOP("DialogKeys", "Close; a document is kept as a draft")), "Esc"),
    (str(QT_TRANSLATE_NOOP("DialogKeys", "Another mode; a document is kept as a draft")), "F2 … F7"),
    (str(QT_TRANSLATE_NOOP("DialogKeys", "Open a line of the document")), LINE),
    (str(QT_TRANSLATE_NOOP("DialogKeys", "Take a line off the document")), "Delete"),
    (str(QT_TRANSLATE_NOOP("DialogKeys", "Take the last line off; without lines, Undo")), "Ctrl+Z"),
    (str(QT_TRANSLATE_NOOP("DialogKeys", "Assets on a delivery")), PIECES),
    (str(QT_TRANSLATE_NOOP("DialogKeys", "All that is open of an order is here")), ALL_OPEN),
    (str(QT_TRANSLATE_NOOP("DialogKeys", "Order at once what is being written")), "Ctrl+Shift+Enter"),
    (str(QT_TRANSLATE_NOOP("DialogKeys", "Tick a proposal, or all that are shown")), "Space, Ctrl+Space"),
    (str(QT_TRANSLATE_NOOP("DialogKeys", "Remove a row of codes or packs")), "Ctrl+Delete"),
    (str(QT_TRANSLATE_NOOP("DialogKeys", "Answer a question")), "1 … 9"),
    (str(QT_TRANSLATE_NOOP("DialogKeys", "Print what the preview shows")), PRINT),
    (str(QT_TRANSLATE_NOOP("DialogKeys", "Page back, page forward in the preview")), "PgUp, PgDown"),
)
"""What is done, and the keys."""


def dialog_keys() -> list[tuple[str, str]]:
    """The table in the language of the program."""
    return [(QCoreApplication.translate("DialogKeys", text), keys) for text, keys in DIALOG_KEYS]
