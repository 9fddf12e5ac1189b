"""The calendar of reservations."""
