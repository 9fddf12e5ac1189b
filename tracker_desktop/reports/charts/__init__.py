"""Charts, one file each: read with a report or alone, drawn once for paper and the screen."""
