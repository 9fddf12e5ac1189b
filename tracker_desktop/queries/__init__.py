"""Questions: every way the records are read. Plain rows come back, never mapped objects."""
