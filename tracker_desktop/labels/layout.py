"""Puts a label's words and codes into its format: codes at a width that is read, words in what room is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tracker_desktop.errors import Refused
from tracker_desktop.labels.content import Label
from tracker_desktop.labels.formats import FORMATS, Codes, Format
from tracker_desktop.paper.fitted import Fitted, block_height, fit
from tracker_desktop.paper.pen import BLACK, GREY, Align
from tracker_desktop.paper.symbols import QUIET, Symbol
from tracker_desktop.paper.units import dot

READABLE = 0.249
"""The thinnest module of bars and squares in millimetres: what GS1 General Specifications 5.12.3.1 still allow for
labels printed on demand (75 %); two dots at 203 dpi."""
WIDEST_BAR, WIDEST_CELL = 0.51, 0.8
"""Modules are not made wider than this, in millimetres: nothing reads better, and words want the room."""
LOWEST_BARS = 4.0
BAR_SHARE = 0.36
"""Of a label's height: bars are read at a third of it as well as at half."""
SMALLEST_HEADLINE = 5.0
"""In points: on a low label the tag stands before everything else."""
BROKEN_HEADLINE, BROKEN_LINES = 5.0, 4
"""Points and lines of one that is too long for a line."""
GAP, ROW_GAP = 1.0, 0.2
SMALLEST_LINE = 6
"""Of the words beside the headline, in points."""


@dataclass(frozen=True, slots=True)
class PlacedText:
    """Lines in a box `room` wide with their top at x, y from the label's left top."""

    x: float
    y: float
    room: float
    fitted: Fitted
    bold: bool = False
    align: Align = "left"
    grey: float = BLACK


@dataclass(frozen=True, slots=True)
class PlacedSymbol:
    """A code with the left top of its quiet zone at x, y; `module` and the `height` of bars in millimetres."""

    symbol: Symbol
    x: float
    y: float
    module: float
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Laid:
    """A label ready to be drawn."""

    texts: tuple[PlacedText, ...]
    symbols: tuple[PlacedSymbol, ...]


@dataclass(frozen=True)
class _Box:
    x: float
    y: float
    wide: float
    high: float


@dataclass
class _Rows:
    """Words from the top of a box downwards."""

    box: _Box
    align: Align = "left"
    placed: list[PlacedText] = field(default_factory=list)

    def put(
        self, text: str, size: float, high: float, *, least: float = 4.5, bold: bool = False, lines: int = 1
    ) -> None:
        y = self._end()
        left = min(high, self.left)
        fitted = fit(text, self.box.wide, left, size, least=least, bold=bold, lines=lines)
        if fitted.lines:
            grey = GREY if size < 7 and not bold else BLACK
            self.placed.append(PlacedText(self.box.x, y, self.box.wide, fitted, bold, self.align, grey))

    @property
    def left(self) -> float:
        """Height that is left over."""
        return self.box.y + self.box.high - self._end()

    def _end(self) -> float:
        last = self.placed[-1] if self.placed else None
        return self.box.y if last is None else last.y + last.fitted.height + ROW_GAP


def widest_module(across: int, room: float, dpi: int, most: float) -> float:
    """The widest module in whole dots with which so many modules fit into the room; 0 where no readable one does."""
    one = dot(dpi)
    dots = int(min(room / across + 1e-9, most + 1e-9) / one)
    return dots * one if dots * one >= READABLE else 0.0


def lay_out(
    label: Label, form: Format, dpi: int, known: Sequence[Format] = FORMATS, widest: float = WIDEST_BAR
) -> Laid:
    """Place everything of a label, for a printer of so many dots an inch, no module of its bars over `widest`.

    Raises Refused: label_code_too_wide (naming those `known` formats that would do), label_code_too_long,
    label_code_letters, code_not_printable.
    """
    inner = _inner(form)
    found = _codes(label, form, inner, dpi, widest)
    if found is None:
        raise too_wide(label, form, dpi, known)
    bars, square = found
    placed: list[PlacedSymbol] = []
    words = inner
    if square is not None:
        placed.append(square)
        taken = square.symbol.across * square.module + GAP
        at_left = bars is None
        words = _Box(inner.x + (taken if at_left else 0), inner.y, inner.wide - taken, inner.high)
        if not at_left:
            placed[0] = PlacedSymbol(square.symbol, inner.x + inner.wide - taken + GAP, square.y, square.module)
    if bars is None:
        return Laid(tuple(_words(label, form, words, "left")), tuple(placed))
    return _with_bars(label, form, words, bars, placed)


def narrowest_bars(labels: Sequence[Label], form: Format, dpi: int) -> float:
    """The module that the bars of all these labels can have, so that they begin at the same place."""
    placed = (_codes(label, form, _inner(form), dpi, WIDEST_BAR) for label in set(labels))
    return min((found[0].module for found in placed if found is not None and found[0] is not None), default=WIDEST_BAR)


def _with_bars(label: Label, form: Format, words: _Box, bars: PlacedSymbol, placed: list[PlacedSymbol]) -> Laid:
    below = "" if label.repeats_code else bars.symbol.text
    foot = fit(below, words.wide, 2.8, 7, least=4.5) if below else Fitted((), 5)
    foot_high = foot.height + 0.4 if foot.lines else 0.0
    quiet = bars.symbol.quiet[0] * bars.module
    bar_high = max(LOWEST_BARS, min(words.high * BAR_SHARE, 16.0))
    top = words.y + words.high - foot_high - bar_high
    x = max(words.x - quiet, 0.3)
    placed.append(PlacedSymbol(bars.symbol, x, top, bars.module, bar_high))
    texts = _words(label, form, _Box(words.x, words.y, words.wide, top - 0.6 - words.y), "left")
    if foot.lines:
        wide = bars.symbol.columns * bars.module
        texts.append(PlacedText(x + quiet, top + bar_high + 0.4, max(wide, 1.0), foot, align="centre"))
    return Laid(tuple(texts), tuple(placed))


def _words(label: Label, form: Format, box: _Box, align: Align) -> list[PlacedText]:
    rows = _Rows(box, align)
    deep = form.codes is Codes.SQUARE  # a small label: the owner's name is rather broken than cut
    owner_high = max(box.high * (0.4 if deep else 0.2), block_height(1, 4.5))
    least = block_height(1, SMALLEST_HEADLINE)
    if label.owner and form.owner and box.high - owner_high >= least:
        rows.put(label.owner, 6.5, owner_high, least=4, lines=1 + deep)
    lines = [line for line in label.lines if line]
    share = 0.42 if lines else 0.8
    _put_headline(rows, label, max(box.high * share, least))
    size = 9.0
    for number, line in enumerate(lines):
        kept_free = (len(lines) - 1 - number) * (block_height(1, SMALLEST_LINE) + ROW_GAP)
        high = max(rows.left - kept_free, block_height(1, SMALLEST_LINE))
        rows.put(line, size, high, lines=form.lines if number == 0 else 1)
        size = min(7.5, max(rows.placed[-1].fitted.size, SMALLEST_LINE)) if rows.placed else size
    return rows.placed


def _put_headline(rows: _Rows, label: Label, high: float) -> None:
    """A number that stands nowhere else on the label is rather broken than cut."""
    size = min(26.0, max(rows.box.high * 1.35, SMALLEST_HEADLINE))
    one_line = fit(label.headline, rows.box.wide, high, size, least=4.5, bold=True)
    if label.repeats_code and one_line.lines != (label.headline,):
        rows.put(label.headline, BROKEN_HEADLINE, rows.box.high, bold=True, lines=BROKEN_LINES)
    else:
        rows.put(label.headline, size, high, bold=True)


def _inner(form: Format) -> _Box:
    wide, high = form.label
    return _Box(form.inset, form.inset, wide - 2 * form.inset, high - 2 * form.inset)


def _codes(
    label: Label, form: Format, inner: _Box, dpi: int, widest: float
) -> tuple[PlacedSymbol | None, PlacedSymbol | None] | None:
    """Bars and square; None where no code can be read."""
    if form.codes is Codes.SQUARE:
        square = _square(label, form, inner, dpi, inner.wide * 0.6)
        return None if square is None else (None, square)
    symbol = label.payload.bars() if label.payload.has_bars else None
    module = _bar_module(symbol, form, inner, 0.0, dpi, widest) if symbol is not None else 0.0
    if symbol is None or not module:
        square = _square_instead(label, form, inner, dpi)
        return None if square is None else (None, square)
    square = _square(label, form, inner, dpi, inner.wide * 0.34) if form.codes is Codes.BOTH else None
    if square is not None:
        taken = square.symbol.across * square.module + GAP
        beside = _bar_module(symbol, form, inner, taken, dpi, widest)
        if beside:
            return PlacedSymbol(symbol, 0, 0, beside), square
    return PlacedSymbol(symbol, 0, 0, module), None


def _square_instead(label: Label, form: Format, inner: _Box, dpi: int) -> PlacedSymbol | None:
    """Element strings that are too long as bars, and letters that bars cannot hold, are a square alone, where the
    format has room for both."""
    both = form.codes is Codes.BOTH and (label.payload.elements or not label.payload.has_bars)
    return _square(label, form, inner, dpi, inner.wide * 0.34) if both else None


def _bar_module(symbol: Symbol, form: Format, inner: _Box, taken: float, dpi: int, widest: float = WIDEST_BAR) -> float:
    """Quiet zones may reach into the white at the edge of the label."""
    quiet = sum(QUIET[symbol.code])
    room = inner.wide - taken
    bare = widest_module(symbol.columns, room, dpi, widest)
    while bare and symbol.columns * bare + quiet * bare > room + form.inset * 2 - 0.6:
        bare = widest_module(symbol.columns, symbol.columns * (bare - dot(dpi)) + 1e-6, dpi, widest)
    return bare


def _square(label: Label, form: Format, inner: _Box, dpi: int, room: float) -> PlacedSymbol | None:
    symbol = label.payload.square(form.square)
    module = widest_module(symbol.across, min(inner.high, room), dpi, WIDEST_CELL)
    if not module:
        return None
    high = symbol.across * module
    return PlacedSymbol(symbol, inner.x, inner.y + (inner.high - high) / 2, module)


def too_wide(label: Label, form: Format, dpi: int, known: Sequence[Format]) -> Refused:
    """Says that the code does not fit this format, and which ones would do."""
    others = (other for other in known if other.key != form.key and other.name != form.name)
    would = [other.title for other in others if fits(label, other, dpi)]
    why = "label_code_too_wide" if would else "label_code_too_long"
    if would and form.codes is not Codes.SQUARE and not label.payload.has_bars:
        why = "label_code_letters"
    return Refused(why, text=label.payload.text or label.headline, format=form.title, formats="; ".join(would))


def fits(label: Label, form: Format, dpi: int) -> bool:
    """Whether the code of a label can be read on a format."""
    inner = _inner(form)
    if form.codes is Codes.SQUARE:
        return _square(label, form, inner, dpi, inner.wide * 0.6) is not None
    if label.payload.has_bars and _bar_module(label.payload.bars(), form, inner, 0.0, dpi):
        return True
    return _square_instead(label, form, inner, dpi) is not None
