"""The charts of Today."""
