"""A chart as SVG, for the screen."""

from __future__ import annotations

import io
from typing import Any

from tracker_desktop.reports.charts.as_json import Order

FAMILY = "DejaVu Sans"
"""As the shipped font calls itself; whoever paints the picture has it, and others for letters that it lacks."""
FONTS: dict[str, dict[str, str]] = {
    "Tracker": {"family": FAMILY},
    "Tracker-Bold": {"family": FAMILY, "weight": "bold"},
    "Tracker-Fallback": {"family": FAMILY},
}


def as_svg(order: Order) -> str:
    """One point is one unit of the picture."""
    from reportlab.graphics import renderSVG
    from reportlab.graphics.shapes import String

    from tracker_desktop.reports.charts.drawing import drawing

    made = drawing(order.picture, order.size, order.inks)
    for shape in made.contents:
        if isinstance(shape, String):
            shape.y = round(shape.y * 2) / 2  # text is written at halves; the rest would be cut off
    canvas = _canvas((made.width, made.height))
    renderSVG.draw(made, canvas)
    written = io.StringIO()
    canvas.save(written)
    return written.getvalue()


def _canvas(size: tuple[float, float]) -> Any:
    from reportlab.graphics.renderSVG import SVGCanvas

    class Canvas(SVGCanvas):  # type: ignore[misc]
        """Says that a line has no area in the word that SVG has for it."""

        def _formatStyle(self, include: Any = (), exclude: str = "", **styles: Any) -> str:  # noqa: N802 - so called there
            styles = {key: "none" if value is None else value for key, value in styles.items()}
            return str(super()._formatStyle(include, exclude, **styles))

    return Canvas(size, fontHacks=FONTS, useClip=True)
