"""The page that shows where a printer really prints: a cross to measure, and one that is moved as it is kept.

On paper also the codes from which a desk learns its scanner.
"""

from __future__ import annotations

from pathlib import Path

from tracker_desktop.paper.pdf_file import PdfFile
from tracker_desktop.paper.pen import Pen
from tracker_desktop.paper.symbols import code128, gs1_128
from tracker_desktop.paper.units import INCH, PAPERS, USUAL_DPI
from tracker_desktop.printing.printer import Language, Printer, moved_words
from tracker_desktop.scanning.learning import TEST_CODES, elements_of, printed

CROSS: dict[Language, tuple[float, float]] = {"pdf": (30.0, 30.0), "zpl": (10.0, 10.0)}
"""Where the middle of the cross belongs: millimetres from the left and the top edge of paper or label."""
ARM: dict[Language, float] = {"pdf": 8.0, "zpl": 4.0}
ASIDE: dict[Language, float] = {"pdf": 60.0, "zpl": 15.0}
"""The cross that is moved stands so far right of the first."""
THIN = 0.25
CODES_TOP = 176.0
CODE_STEP = 22.0
BARS = 12.0
MODULE = 4 * INCH / USUAL_DPI


def offset_of(language: Language, left: float, top: float) -> tuple[float, float]:
    """How far to move what is printed where the cross came out at `left`, `top`: right and down, in millimetres."""
    x, y = CROSS[language]
    return round(x - left, 2), round(y - top, 2)


def cross_of(printer: Printer) -> tuple[float, float]:
    """Where the cross came out, as the offset of this printer remembers it."""
    x, y = CROSS[printer.language]
    return round(x - printer.offset_x, 2), round(y - printer.offset_y, 2)


def write_calibration_page(path: Path, printer: Printer, paper: str = "A4") -> None:
    """Draw it in the language of this printer; nothing else is to move it. Raises Refused: file_unwritable."""
    if printer.language == "zpl":
        path.write_text(_label(printer), "utf-8")
        return
    with PdfFile(path, PAPERS[paper], f"Calibration: {printer.name}") as file:
        _page(file.next_page(), PAPERS[paper][0], printer)


def _page(pen: Pen, wide: float, printer: Printer) -> None:
    x, y = CROSS["pdf"]
    room = wide - 2 * x
    _cross(pen, x, y)
    pen.text(x + 12, y + 1, "A", 12, bold=True)
    _cross(pen, x + ASIDE["pdf"] + printer.offset_x, y + printer.offset_y)
    pen.text(x + ASIDE["pdf"] + 12, y + 1, "B", 12, bold=True)
    pen.block(x, y + 22, f"Printer: {printer.name}", room, 12, 16, least=9, bold=True)
    lines = (
        "Measure with a ruler to the middle of cross A,",
        "from the left and from the top edge of the paper.",
        "Type both into Office > Printers, Edit, and print this page again.",
        f"Cross B is moved as this desk has it: {moved_words(printer) or 'by nothing'}.",
        f"It belongs {x + ASIDE['pdf']:g} mm from the left and {y:g} mm from the top edge.",
    )
    for number, line in enumerate(lines):
        pen.text(x, y + 42 + 7 * number, line, 11, room=room)
    side = 50.0
    pen.box(x, y + 86, side, side, thick=THIN)
    pen.text(x + side + 6, y + 86 + side / 2, f"Each side of this square is {side:g} mm long.", 11)
    _test_codes(pen, x, room)


def _test_codes(pen: Pen, x: float, room: float) -> None:
    """The codes that teach a desk its scanner, one below the other."""
    pen.text(x, CODES_TOP, "The scanner of a desk: Counter > Calibrate the scanner, then scan these.", 11, room=room)
    for number, code in enumerate(TEST_CODES, 1):
        top = CODES_TOP + 4 + CODE_STEP * (number - 1)
        elements = elements_of(number)
        symbol = gs1_128(elements) if elements else code128(code)
        quiet = symbol.quiet[0] * MODULE
        pen.symbol(symbol, x - quiet, top, MODULE, BARS)
        pen.text(x, top + BARS + 4, f"{number}   {printed(number)}", 9, room=room)


def _cross(pen: Pen, x: float, y: float) -> None:
    arm = ARM["pdf"]
    pen.line(x - arm, y, x + arm, y, thick=THIN)
    pen.line(x, y - arm, x, y + arm, thick=THIN)


def _label(printer: Printer) -> str:
    x, y = CROSS["zpl"]
    beside = x + ASIDE["zpl"]
    height = printer.dots(2.5)
    words = (
        (printer.dots(x + 1), printer.dots(y + ARM["zpl"] + 1), "A"),
        (printer.dots(beside + 1), printer.dots(y + ARM["zpl"] + 1), f"B {beside:g} x {y:g} mm"),
    )
    texts = "".join(f"^FO{left},{top}^A0N,{height},{height}^FD{text}^FS\n" for left, top, text in words)
    crosses = _zpl_cross(printer, x, y) + _zpl_cross(printer, beside + printer.offset_x, y + printer.offset_y)
    return f"^XA\n^LH0,0\n{crosses}{texts}^XZ\n"


def _zpl_cross(printer: Printer, x: float, y: float) -> str:
    """Two lines of two dots, their middle at x, y."""
    arm = ARM["zpl"]
    long = printer.dots(2 * arm)
    left, top = (max(printer.dots(value), 0) for value in (x - arm, y - arm))
    across, down = (max(printer.dots(value) - 1, 0) for value in (y, x))
    return f"^FO{left},{across}^GB{long},2,2^FS\n^FO{down},{top}^GB2,{long},2^FS\n"
