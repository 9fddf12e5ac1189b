"""Printing in the window: the preview, the printers of this desk, and the jobs that wait."""
