"""Nouns: what the records are. One file a family; no Qt, no queries."""
