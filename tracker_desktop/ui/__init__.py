"""All of Qt: the desk, commands, the main window, tables, tabs, dialogs."""
