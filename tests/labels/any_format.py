"""Label formats as offices make them up: sound ones, and ones that are not."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import strategies as st

from tracker_desktop.transactions.rules.label_format_fields import LabelFormatFields

HERMA = LabelFormatFields(
    "Herma 4200",
    page_width=Decimal(210),
    page_height=Decimal(297),
    label_width=Decimal("63.5"),
    label_height=Decimal("38.125"),
    columns=3,
    rows=7,
    margin_left=Decimal("7.21"),
    margin_top=Decimal("15.1"),
    pitch_across=Decimal("66.04"),
    pitch_down=Decimal("38.125"),
)


def lengths(low: int, high: int) -> st.SearchStrategy[Decimal]:
    """Lengths in whole 1/1000 mm, drawn between whole millimetres."""
    return st.integers(low * 1000, high * 1000).map(lambda units: Decimal(units) / 1000)


@st.composite
def any_fields(draw: st.DrawFn) -> LabelFormatFields:
    """Most lie on their page: it is as large as they need, and a little more or, rarely, less."""
    width, height = draw(lengths(10, 110)), draw(lengths(8, 60))
    columns, rows = draw(st.integers(1, 5)), draw(st.integers(1, 6))
    left, top = draw(lengths(0, 12)), draw(lengths(0, 12))
    across, down = width + draw(lengths(0, 4)), height + draw(lengths(0, 4))
    spare = draw(lengths(0, 9)) - (Decimal("9.001") if draw(st.integers(0, 9)) == 0 else 0)
    return LabelFormatFields(
        draw(st.sampled_from(("Herma 4200", "<b>A & B</b>", "=1+1", "Zażółć", "محمد", "日本", "x" * 60, "A\u0301 9"))),
        left + (columns - 1) * across + width + spare,
        top + (rows - 1) * down + height + spare,
        width,
        height,
        columns,
        rows,
        left,
        top,
        across,
        down,
        draw(lengths(0, 4)),
        draw(st.sampled_from(("bars", "square", "both"))),
        draw(st.sampled_from(("qr", "data_matrix"))),
        draw(st.booleans()),
        draw(st.integers(1, 3)),
    )
