"""Draws a chart once, for paper and the screen, with ReportLab's own charts."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from tracker_desktop.paper.fitted import cut
from tracker_desktop.paper.fonts import BOLD, REGULAR, face, one_line
from tracker_desktop.paper.line import line_of, width
from tracker_desktop.paper.outlines import outline
from tracker_desktop.paper.units import MM
from tracker_desktop.reports.charts.chart import Bars, Lines, Picture
from tracker_desktop.reports.charts.inks import PAPER, Inks
from tracker_desktop.wording.render import show_day, show_money

TITLE, LABEL = 10.0, 7.5
"""Sizes of text, in points."""
DASHES: tuple[tuple[int, ...] | None, ...] = (None, (4, 2), (1, 2))
TOP, BARE = 8.0, 1.0
"""Room of the title, and above a chart that has none, in millimetres."""
BAND = 3.6
"""Room of one bar, or of one number of an axis, at least, in millimetres."""
MOST_STEPS = 6
Size = tuple[float, float]
Rows = tuple[tuple[str, Decimal], ...]


def drawing(picture: Picture, size: Size, inks: Inks = PAPER) -> Any:
    """A chart as a ReportLab Drawing of a size in millimetres."""
    from reportlab.graphics.shapes import Drawing

    for font in (REGULAR, BOLD):
        face(font)
    wide, high = size
    made = Drawing(wide * MM, high * MM)
    if picture.title:
        _text(made, 0, high - 4, picture.title, TITLE, inks.text, bold=True, room=wide)
    tall = high - (TOP if picture.title else BARE)
    if picture.is_empty:
        _text(made, 0, tall - 4, picture.empty, LABEL + 1, inks.muted, room=wide)
    elif isinstance(picture, Lines):
        _lines(made, picture, wide, tall, inks)
    else:
        _bars(made, picture, wide, tall, inks)
    return made


def _lines(made: Any, picture: Lines, wide: float, high: float, inks: Inks) -> None:
    from reportlab.graphics.charts.lineplots import LinePlot

    most = max(max(numbers) for _, numbers in picture.series)
    step = _step(most, max(1, min(MOST_STEPS, int((high - 9) // BAND))))
    names = max(width(name, LABEL) for name, _ in picture.series) + 8
    chart = LinePlot()
    chart.x, chart.y = 10 * MM, 7 * MM
    chart.width, chart.height = (wide - 12 - names) * MM, (high - 9) * MM
    days = [day.toordinal() for day in picture.days]
    chart.data = [list(zip(days, numbers, strict=True)) for _, numbers in picture.series]
    _axis(chart.yValueAxis, 0, -(-most // step) * step, list(range(0, most + step, step)), str, inks)
    _axis(chart.xValueAxis, days[0], max(days[-1], days[0] + 1), _spread(days[0], days[-1], wide), _day, inks)
    chart.yValueAxis.visibleGrid = 1
    chart.yValueAxis.gridStrokeColor = _colour(inks.grid)
    chart.yValueAxis.gridStrokeWidth = 0.4
    for number in range(len(picture.series)):
        chart.lines[number].strokeColor = _colour(inks.lines[number])
        chart.lines[number].strokeWidth = 1.4
        chart.lines[number].strokeDashArray = DASHES[number]
    made.add(chart)
    _names(made, picture, wide - names, (7.0, high - 9), -(-most // step) * step, inks)


def _names(made: Any, picture: Lines, x: float, plot: Size, top: int, inks: Inks) -> None:
    """The name and last number of each line at its end, none over the other."""
    low, high = plot
    taken: list[float] = []
    ends = sorted(enumerate(picture.series), key=lambda one: one[1][1][-1])
    for number, (name, numbers) in ends:
        y = low + high * numbers[-1] / top
        if taken and y < taken[-1] + 3.4:
            y = taken[-1] + 3.4
        taken.append(y)
        _text(made, x, y - 0.9, f"{name} {numbers[-1]:,}", LABEL, inks.lines[number])


def _bars(made: Any, picture: Bars, wide: float, high: float, inks: Inks) -> None:
    from reportlab.graphics.charts.barcharts import HorizontalBarChart

    low, tall = 2.0, high - 3
    rows = that_fit(picture.rows, tall)
    amounts = [show_money(round(amount, picture.decimals), picture.decimals) for _, amount in rows]
    names = min(max(width(one_line(name), LABEL) for name, _ in rows) + 3, wide * 0.35)
    numbers = max(width(text, LABEL) for text in amounts) + 3
    chart = HorizontalBarChart()
    chart.x, chart.y = names * MM, low * MM
    chart.width, chart.height = (wide - names - numbers) * MM, tall * MM
    chart.data = [[float(max(amount, Decimal(0))) for _, amount in rows]]
    chart.reversePlotOrder = 1
    chart.categoryAxis.categoryNames = ["" for _ in rows]
    chart.categoryAxis.visibleTicks = 0
    chart.categoryAxis.strokeColor = _colour(inks.grid)
    chart.categoryAxis.reverseDirection = 1
    most = max(chart.data[0])
    chart.valueAxis.visible = 0
    chart.valueAxis.valueMin, chart.valueAxis.valueMax = 0, most
    chart.bars[0].fillColor = _colour(inks.lines[0])
    chart.bars[0].strokeColor = None
    chart.barSpacing, chart.groupSpacing = 0, 4
    made.add(chart)
    band = tall / len(rows)
    for number, ((name, amount), text) in enumerate(zip(rows, amounts, strict=True)):
        y = low + tall - (number + 0.5) * band - 0.9
        _text(made, 0, y, name, LABEL, inks.text, room=names - 2)
        end = names + (wide - names - numbers) * float(max(amount, Decimal(0))) / most
        _text(made, end + 1.5, y, text, LABEL, inks.text)


def that_fit(rows: Rows, tall: float) -> Rows:
    """The largest amounts that have room for their names in so many millimetres, and all others as one."""
    most = max(int(tall // BAND), 1)
    if len(rows) <= most:
        return rows
    others = sum((amount for _, amount in rows[most - 1 :]), Decimal(0))
    return (*rows[: most - 1], ("All others" if most > 1 else "All", others))


def _axis(axis: Any, low: int, high: int, steps: list[int], words: Any, inks: Inks) -> None:
    axis.valueMin, axis.valueMax, axis.valueSteps = low, high, steps
    axis.labelTextFormat = lambda value: words(round(value))
    axis.labels.fontName, axis.labels.fontSize = REGULAR, LABEL
    axis.strokeColor = axis.labels.fillColor = _colour(inks.axis)
    axis.strokeWidth = 0.5


def _step(most: int, steps: int = MOST_STEPS) -> int:
    """Between two numbers on an axis: 1, 2 or 5 with noughts, at most so many of them."""
    step, factors = 1, (2, 5, 10)
    base = 1
    while most / step > steps:
        step = next((base * factor for factor in factors if most / (base * factor) <= steps), base * 10)
        base = base if most / step <= steps else base * 10
    return step


def _spread(first: int, last: int, wide: float) -> list[int]:
    """Some days, evenly from the first to the last: as many as have room for their labels."""
    parts = max(1, min(int(wide // 30), last - first))
    return sorted({first + round(number * (last - first) / parts) for number in range(parts + 1)})


def _day(ordinal: int) -> str:
    return show_day(dt.date.fromordinal(ordinal))


def _colour(name: str) -> Any:
    from reportlab.lib.colors import HexColor

    return HexColor(name)


def _text(
    made: Any,
    x: float,
    y: float,
    text: str,
    size: float,
    colour: str,
    *,
    bold: bool = False,
    room: float | None = None,
) -> None:
    """One line of any script, its base line `y` millimetres above the bottom. What is not written letter by letter is
    drawn as outlines: a window has its own idea of where such letters stand."""
    from reportlab.graphics.shapes import String

    shown = one_line(text)
    drawn = line_of(cut(shown, room, size, bold) if room is not None else shown, bold)
    if drawn.is_shaped:
        path = outline(drawn, x * MM, y * MM, size)
        path.fillColor = _colour(colour)
        made.add(path)
        return
    for font, letters, start, _ in drawn.runs:
        face(font)
        at = x * MM + start * size / 1000
        made.add(String(at, y * MM, letters, fontName=font, fontSize=size, fillColor=_colour(colour)))
