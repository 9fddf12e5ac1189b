"""The Maintenance tab and its dialogs."""
