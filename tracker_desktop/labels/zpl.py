"""Labels for thermal printers in ZPL II: every word and code as dots, so that any script and any code prints the same.

Fields are ^FO (place) and ^GFA (graphic, hexadecimal with the repeat counts of ZPL's compression), one ^XA ... ^XZ a
label, ^PQ copies of it (Zebra ZPL II Programming Guide).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from sqlalchemy import URL

from tracker_desktop.errors import Refused
from tracker_desktop.labels.content import Label
from tracker_desktop.labels.formats import FORMATS, Format
from tracker_desktop.labels.layout import WIDEST_BAR, Laid, PlacedSymbol, PlacedText, lay_out, narrowest_bars
from tracker_desktop.paper.fitted import LEADING
from tracker_desktop.paper.fonts import ASCENT
from tracker_desktop.paper.raster import ABOVE, symbol_dots, text_dots
from tracker_desktop.paper.units import INCH, dot
from tracker_desktop.store.watch import Watch
from tracker_desktop.store.whole_file import whole_file

DPI = 203


def write_zpl(
    path: str | Path,
    labels: Sequence[Label],
    form: Format,
    *,
    dpi: int = DPI,
    offset: tuple[float, float] = (0.0, 0.0),
    known: Sequence[Format] = FORMATS,
    alike: bool = False,
    office: URL | None = None,
    watch: Watch | None = None,
) -> int:
    """Write the labels for a thermal printer, moved by its `offset` in millimetres. The same label several times in a
    row is sent once with the number of its copies. Returns the number of labels.

    Raises Refused: label_no_zpl, label_code_too_wide, code_not_printable, file_unwritable; Stopped.
    """
    watch = watch or Watch()
    if not form.is_roll:
        raise Refused("label_no_zpl", format=form.title)
    watch.begin(len(labels))
    widest = narrowest_bars(labels, form, dpi) if alike else WIDEST_BAR
    with whole_file(path, office) as place, place.open("w", encoding="ascii", newline="\n") as file:
        for label, same in groupby(labels):
            copies = len(list(same))
            file.write(label_zpl(lay_out(label, form, dpi, known, widest), form, dpi, offset, copies))
            watch.add(copies)
    return len(labels)


def label_zpl(laid: Laid, form: Format, dpi: int, offset: tuple[float, float] = (0.0, 0.0), copies: int = 1) -> str:
    """One label as ZPL."""
    wide, high = (round(side * dpi / INCH) for side in form.label)
    fields = [field for text in laid.texts for field in _text_fields(text, dpi, offset)]
    fields += [_symbol_field(placed, dpi, offset) for placed in laid.symbols]
    head = f"^XA^PW{wide}^LL{high}^LH0,0"
    return "\n".join([head, *fields, f"^PQ{copies}^XZ", ""])


def _text_fields(text: PlacedText, dpi: int, offset: tuple[float, float]) -> Iterator[str]:
    step = LEADING * text.fitted.size * dpi / 72
    rise = (ASCENT - ABOVE) * text.fitted.size * dpi / 72
    for number, line in enumerate(text.fitted.lines):
        picture = text_dots(line, text.fitted.size, dpi, text.bold)
        room = text.room * dpi / INCH - picture.width
        shift = {"left": 0.0, "centre": room / 2, "right": room}[text.align]
        dark = picture.getbbox()
        if dark is not None:
            x = (text.x + offset[0]) * dpi / INCH + shift
            y = (text.y + offset[1]) * dpi / INCH + number * step + rise
            yield _field(x + dark[0], y + dark[1], picture.crop(dark))


def _symbol_field(placed: PlacedSymbol, dpi: int, offset: tuple[float, float]) -> str:
    module = round(placed.module / dot(dpi))
    picture = symbol_dots(placed.symbol, module, round(placed.height * dpi / INCH))
    left, above = (white * module for white in placed.symbol.quiet)
    x, y = ((value + moved) * dpi / INCH for value, moved in zip((placed.x, placed.y), offset, strict=True))
    return _field(x + left, y + above, picture)


def _field(x: float, y: float, picture: Any) -> str:
    a_row = (picture.width + 7) // 8
    data = picture.tobytes()
    rows = [data[start : start + a_row].hex().upper() for start in range(0, len(data), a_row)]
    packed = "".join(_packed(rows))
    return f"^FO{max(0, round(x))},{max(0, round(y))}^GFA,{len(data)},{len(data)},{a_row},{packed}^FS"


def _packed(rows: Sequence[str]) -> Iterator[str]:
    before = ""
    for row in rows:
        yield ":" if row == before else _row(row)
        before = row


def _row(row: str) -> str:
    bare = row.rstrip("0")
    ended = "," if len(bare) < len(row) else ""
    return "".join(_repeat(len(list(run))) + digit for digit, run in groupby(bare)) + ended


def _repeat(times: int) -> str:
    """So many times the next digit: z is 400, g to y are 20 to 380, G to Y are 1 to 19."""
    twenties, ones = divmod(times, 20)
    many = "z" * (twenties // 20) + (chr(ord("f") + twenties % 20) if twenties % 20 else "")
    return many + (chr(ord("F") + ones) if ones and times > 1 else "")
