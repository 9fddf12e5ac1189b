"""The dialogs of the program, and the frame they share."""
