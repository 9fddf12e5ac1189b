"""Verbs: every way the records can change. One file each: a frozen dataclass and apply(books)."""
