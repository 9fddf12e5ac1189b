"""Counts of stock in the window."""
