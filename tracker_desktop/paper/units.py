"""Lengths on paper. Everything outside this room is in millimetres from the top left; ReportLab counts points."""

from __future__ import annotations

MM = 72 / 25.4
"""Points in a millimetre."""
INCH = 25.4
"""Millimetres in an inch."""

USUAL_DPI = 300
"""Dots per inch of a printer that nobody has told about. Modules of 3 dots come out at 203 dpi and 600 dpi too."""
PAPERS: dict[str, tuple[float, float]] = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}
"""Width and height of a sheet, upright, in millimetres."""


def dot(dpi: int) -> float:
    """Width of one dot of a printer in millimetres."""
    return INCH / dpi
