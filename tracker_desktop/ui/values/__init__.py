"""What assets are worth, in the window."""
