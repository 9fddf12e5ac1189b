"""The fields of dialogs: label above, hint or error under, a value."""
