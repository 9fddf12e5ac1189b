"""Tests of printing in the window."""
