"""The database: engine, perform and undo, recorder, journal, migrations, search, backup, verify."""
