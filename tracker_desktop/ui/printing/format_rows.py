"""What the form of a label format asks for, as rows, and the pages it offers."""

from __future__ import annotations

from decimal import Decimal

from tracker_desktop.labels.formats import Codes
from tracker_desktop.paper.symbols import Code
from tracker_desktop.paper.units import PAPERS
from tracker_desktop.transactions.rules.label_format_fields import LONGEST_NAME, MOST_LINES, LabelFormatFields
from tracker_desktop.ui.forms.rows import Ask

OWN, ROLL = "own", "roll"
SIZES = {name: (Decimal(repr(wide)), Decimal(repr(high))) for name, (wide, high) in PAPERS.items()}
"""The papers, exact."""
AXES = {"across": "label_width", "down": "label_height"}
"""Both ways on a page, and the length of the label that lies in each."""
SHEET = frozenset(
    {"columns", "rows", "margin_left", "margin_top", "pitch_across", "pitch_down", "gap_across", "gap_down"}
)
"""What a roll is not asked for."""
MAY_BE_NONE = frozenset({"margin_left", "margin_top", "pitch_across", "pitch_down", "gap_across", "gap_down", "inset"})


def _length(key: str, label: str, hint: str = "") -> Ask:
    return Ask(key, label, "quantity", required=True, hint=hint)


PAGES = (*((name, name) for name in PAPERS), (OWN, "Own size"), (ROLL, "Roll, one label a page"))
CODES = (
    (Codes.BOTH.value, "Bars and QR or Data Matrix"),
    (Codes.BARS.value, "Bars"),
    (Codes.SQUARE.value, "QR or Data Matrix"),
)
SQUARES = ((Code.QR.value, "QR"), (Code.DATA_MATRIX.value, "Data Matrix"))
LINES: tuple[tuple[object, str], ...] = tuple((number, str(number)) for number in range(1, MOST_LINES + 1))
ROWS: tuple[tuple[Ask, ...], ...] = (
    (
        Ask("name", "Name", required=True, longest=LONGEST_NAME, hint="As on its box: Herma 4200."),
        Ask("page", "Page", "choice", choices=PAGES),
    ),
    (_length("page_width", "Page width (mm)"), _length("page_height", "Page height (mm)")),
    (
        Ask("columns", "Columns", "whole", required=True),
        Ask("rows", "Rows", "whole", required=True),
    ),
    (_length("label_width", "Label width (mm)"), _length("label_height", "Label height (mm)")),
    (_length("margin_left", "Left margin (mm)"), _length("margin_top", "Top margin (mm)")),
    (
        _length("pitch_across", "Pitch across (mm)", "From label to label."),
        _length("gap_across", "Gap across (mm)", "Or what lies between."),
    ),
    (
        _length("pitch_down", "Pitch down (mm)"),
        _length("gap_down", "Gap down (mm)"),
    ),
    (
        _length("inset", "White inside (mm)", "Kept free along each edge."),
        Ask("lines", "Lines of the name", "choice", choices=LINES),
    ),
    (
        Ask("codes", "Codes", "choice", choices=CODES),
        Ask("square", "QR or Data Matrix", "choice", choices=SQUARES),
    ),
    (Ask("owner", "Owner on tags", "flag", hint="“Property of …” above the tag."),),
)
"""The form from top to bottom."""


def page_of(fields: LabelFormatFields) -> str:
    """What stands in Page for these fields."""
    page = (fields.page_width, fields.page_height)
    is_one = fields.columns * fields.rows == 1 and not (fields.margin_left or fields.margin_top)
    if is_one and page == (fields.label_width, fields.label_height):
        return ROLL
    return next((name for name, size in SIZES.items() if size == page), OWN)
