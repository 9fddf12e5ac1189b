"""Prints the lines of the benchmark as a table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tests.scale.measure_line import Line, share

HEADS = ("what", "budget", "p50", "p95", "max", "n", "plain p50", "plain/ours", "", "beside")
LEFT = (0, 8, 9)


def table(lines: Iterable[Line]) -> str:
    """All lines, one below the other, and the notes after them."""
    rows = [HEADS, *(_row(line) for line in lines)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADS))]
    rows.insert(1, tuple("-" * width for width in widths))
    return "\n".join(_joined(row, widths) for row in rows)


def notes(lines: Iterable[Line]) -> str:
    """What else is to be known of some lines."""
    told = [f"* {line.what}: {line.note}" for line in lines if line.note]
    told += [f"! {line.what}: {wrong}" for line in lines for wrong in line.wrong]
    return "\n".join(told)


def _row(line: Line) -> tuple[str, ...]:
    middle, plain = share(line.values, 0.5), share(line.plain, 0.5)
    budget = "" if line.budget is None else f"{_name(line.judged)} < {_number(line.budget)} {line.unit}"
    held = ("told" if line.budget is None else "held") if line.held else "NOT HELD"
    return (
        line.what,
        budget,
        f"{_number(middle)} {line.unit}",
        _number(share(line.values, 0.95)),
        _number(max(line.values, default=float("nan"))),
        str(len(line.values)),
        f"{_number(plain)} {line.unit}" if line.plain else "",
        f"{plain / middle:.1f}" if line.plain and middle else "",
        held,
        line.plain_way,
    )


def _name(part: float) -> str:
    return {0.5: "p50", 1.0: "max"}.get(part, f"p{part * 100:.0f}")


def _number(value: float) -> str:
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _joined(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = (
        cell.ljust(width) if at in LEFT else cell.rjust(width)
        for at, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return "  ".join(cells).rstrip()
