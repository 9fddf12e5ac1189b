"""The style sheet of the window, made from the colours of a theme. A widget's look is chosen by its `role`."""

from __future__ import annotations

from collections.abc import Mapping
from string import Template

from tracker_desktop.resources import path
from tracker_desktop.ui.shades import Shades
from tracker_desktop.ui.state_colours import Tint

SIZES = {
    "title": 1.54,
    "scan": 1.38,
    "card_title": 1.38,
    "number": 1.54,
    "headline": 1.15,
    "label": 0.93,
    "small": 0.86,
}
"""Sizes of text as parts of the ordinary one."""

_SHEET = Template("""
QMainWindow, QDialog { background: $window; }
QToolTip { color: $text; background: $base; border: 1px solid $line; padding: 4px; }
QMenuBar { background: $base; border-bottom: 1px solid $line; padding: 1px 10px; }
QMenuBar::item { background: transparent; padding: 3px 7px; border-radius: 4px; }
QMenuBar::item:selected { background: $soft; color: $accent; }
QMenu { background: $base; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 5px 26px 5px 10px; border-radius: 4px; }
QMenu::item:selected { background: $soft; color: $text; }
QMenu::item:disabled { color: $faint; }
QMenu::icon { padding-left: 6px; }
QMenu::separator { height: 1px; background: $line; margin: 4px 6px; }
QStatusBar { background: $base; border-top: 1px solid $line; color: $muted; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: $muted; padding: 0 6px; }

QLabel[role="title"] { font-size: ${title}pt; font-weight: bold; }
QLabel[role="number"] { font-size: ${number}pt; font-weight: bold; }
QLabel[role="headline"] { font-size: ${headline}pt; font-weight: bold; }
QLabel[role="card_title"] { font-size: ${card_title}pt; font-weight: bold; }
QLabel[role="strong"] { font-weight: bold; }
QLabel[role="heading"] { font-weight: bold; color: $muted; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="label"] { font-size: ${label}pt; color: $muted; }
QLabel[role="value"] { font-size: ${label}pt; }
QLabel[role="small"] { font-size: ${small}pt; color: $muted; }
QLabel[role="error"] { font-size: ${small}pt; color: $bad; font-weight: bold; }

QFrame[role="card"] { background: $base; border: 1px solid $line; border-radius: 6px; }
QFrame[role="strip"] { background: $soft; border: 1px solid $soft_line; border-radius: 6px; }
QFrame[role="banner"] { border: 1px solid $line; border-radius: 6px; }
QScrollArea[role="plain"], QScrollArea[role="plain"] > QWidget > QWidget { background: transparent; border: none; }

QPushButton { background: $base; color: $text; border: 1px solid $line; border-radius: 5px; padding: 6px 13px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $down; }
QPushButton:focus { border: 1px solid $accent; }
QPushButton:disabled { color: $faint; }
QPushButton[role="primary"] {
    background: $primary; color: $on_primary; border: 1px solid $primary; font-weight: bold;
}
QPushButton[role="primary"]:hover { background: $primary_hover; }
QPushButton[role="primary"]:pressed { background: $primary_down; }
QPushButton[role="primary"]:focus { border: 2px solid $focus_on_primary; padding: 5px 12px; }
QPushButton[role="primary"]:disabled { background: $down; border-color: $line; color: $faint; }
QPushButton[role="mode"] { padding: 0 11px; min-height: 43px; }
QPushButton[role="plain"]:checked { background: $soft; border-color: $accent; color: $accent; }
QPushButton[role="mode"]:checked {
    background: $primary; color: $on_primary; border: 1px solid $primary; font-weight: bold;
}
QPushButton[role="mode"]:checked:hover { background: $primary_hover; }
QPushButton[role="mode"]:checked:focus { border: 2px solid $focus_on_primary; padding: 0 10px; min-height: 41px; }
QPushButton[role="choice"] { background: transparent; border: 1px solid transparent; padding: 3px 6px; }
QPushButton[role="choice"]:hover { background: $base; border-color: $line; }
QPushButton[role="choice"]:focus { background: $base; border-color: $accent; }
QPushButton[role="hint"] {
    background: $warn_ground; color: $warn; border: 1px solid $warn_line; padding: 3px 9px; font-size: ${label}pt;
}
QPushButton[role="link"] { background: transparent; border: 1px solid transparent; color: $accent; padding: 3px 6px; }
QPushButton[role="link"]:hover { text-decoration: underline; }
QPushButton[role="link"]:focus { border-color: $accent; }
QToolButton { border: 1px solid transparent; border-radius: 5px; padding: 4px; background: transparent; }
QToolButton:hover { background: $hover; border-color: $line; }
QToolButton:focus { border-color: $accent; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {
    background: $base; color: $text; border: 1px solid $line; border-radius: 5px;
    selection-background-color: $primary; selection-color: $on_primary;
}
QLineEdit { padding: 6px 10px; }
QPlainTextEdit, QTextEdit { padding: 3px 6px; }
QAbstractSpinBox { padding: 5px 8px; }
QLineEdit:hover, QPlainTextEdit:hover, QComboBox:hover { border-color: $soft_line; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {
    border: 1px solid $accent;
}
QLineEdit:disabled, QComboBox:disabled, QLineEdit:read-only { color: $muted; background: $window; }
QLineEdit[role="scan"] {
    font-size: ${scan}pt; min-height: 27px; border: 1px solid $muted; border-radius: 6px; padding: 8px 15px;
}
QLineEdit[role="scan"]:focus { border: 2px solid $accent; padding: 7px 14px; }
QLineEdit[wrong="true"], QComboBox[wrong="true"], QPlainTextEdit[wrong="true"] { border: 1px solid $bad; }
QComboBox { padding: 5px 8px 6px 12px; }
QComboBox::drop-down { border: none; width: 24px; }
QComboBox::down-arrow { image: url("$down_arrow"); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $base; border: 1px solid $line; selection-background-color: $soft;
    selection-color: $text; outline: 0; }

QCheckBox, QRadioButton { spacing: 7px; padding: 3px 0; }
QCheckBox::indicator, QListView::indicator, QRadioButton::indicator {
    width: 14px; height: 14px; background: $base; border: 1px solid $faint; border-radius: 3px;
}
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:hover, QListView::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked, QListView::indicator:checked {
    background: $primary; border-color: $primary; image: url("$check");
}
QRadioButton::indicator:checked { background: $base; border: 5px solid $primary; width: 6px; height: 6px; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $down; border-color: $line; }
QCheckBox:focus, QRadioButton:focus { color: $accent; }

QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab {
    background: transparent; color: $muted; border: none; border-bottom: 2px solid transparent;
    padding: 8px 16px 8px 16px;
}
QTabBar::tab:selected { color: $accent; border-bottom: 2px solid $accent; font-weight: bold; }
QTabBar::tab:hover:!selected { color: $text; }
QTabBar::tab:focus { background: $soft; }

QTableView {
    background: $base; border: 1px solid $line; border-radius: 6px; outline: 0;
    selection-background-color: $soft; selection-color: $text;
}
QHeaderView { background: transparent; border: none; }
QHeaderView::section {
    background: $base; color: $muted; font-weight: bold; border: none; border-bottom: 1px solid $line;
    padding: 0 10px; min-height: 36px;
}
QHeaderView::section:hover { color: $text; }
QHeaderView::up-arrow {
    image: url("$up_arrow"); width: 11px; height: 11px; subcontrol-position: center right; right: 4px;
}
QHeaderView::down-arrow {
    image: url("$down_arrow"); width: 11px; height: 11px; subcontrol-position: center right; right: 4px;
}
QHeaderView::section:first { border-top-left-radius: 5px; }
QHeaderView::section:last { border-top-right-radius: 5px; }
QHeaderView::section:only-one { border-top-left-radius: 5px; border-top-right-radius: 5px; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QTableCornerButton::section { background: $base; border: none; }
QListWidget, QTreeView { background: $base; border: 1px solid $line; border-radius: 6px; outline: 0; }
QListWidget[role="side"] { background: transparent; border: none; }
QTableWidget::item, QTableView[role="typed"]::item { padding: 0 7px; }
QListWidget::item { padding: 5px 8px; }
QListWidget::item:selected { background: $soft; color: $text; }

QScrollBar:vertical { background: transparent; width: 12px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 2px; }
QScrollBar::handle { background: $handle; border-radius: 4px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { border: 1px solid $line; border-radius: 5px; background: $base; text-align: center; }
QProgressBar::chunk { background: $soft_line; border-radius: 4px; }
QSplitter::handle { background: transparent; }
""")

_TONE = Template("""
QLabel[tone="$tone"] { color: $text; }
QFrame[role="banner"][tone="$tone"] { background: $ground; border-color: $line; }
""")


def stylesheet(colours: Shades, points: float, tones: Mapping[str, Tint], extra: Mapping[str, str]) -> str:
    """The sheet for text of `points` size; `tones` are the colours of states, `extra` names some more."""
    sizes = {name: f"{points * part:.2f}" for name, part in SIZES.items()}
    arrows = {name: path(f"icons/{name}.svg").as_posix() for name in ("up_arrow", "down_arrow", "check")}
    sheet = _SHEET.substitute({**vars(colours), **sizes, **arrows, **extra})
    return sheet + "".join(_TONE.substitute(tone=tone, **vars(tint)) for tone, tint in tones.items())
