"""Charts, one file each: read with a report or alone, drawn once for paper and the screen."""

DRAW_CHARTS = "draw-charts"
"""What the window says to the process that draws its charts: no command for people, and in no help."""
