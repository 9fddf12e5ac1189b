"""Receipts and forms: what stands on each kind of numbered paper, one file a kind, and how it is laid out."""
