"""Tables of a million rows."""
