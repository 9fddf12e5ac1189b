"""Codes of every form that scanners send, with what they say and where that is written."""
