"""Tracker Desktop: assets and inventory at the counter."""

__version__ = "0.1.0"
