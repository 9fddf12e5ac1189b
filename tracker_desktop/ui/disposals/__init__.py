"""Losses and disposals: their lists, and one lot with its assets."""
