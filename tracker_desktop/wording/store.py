"""Sentences about the books themselves: rights, undo, the database."""

from __future__ import annotations

REFUSALS: dict[str, str] = {
    "gone": "Somebody else has removed this in the meantime. Look it up again.",
    "not_operator": "Nobody is signed in at this desk who may do this. Sign in with F12.",
    "no_right": "{name} may not {right}. Ask somebody who may, or let them sign in with F12.",
    "taken_meanwhile": "Another desk used the same code at this moment. Choose another and try again.",
    "changed_meanwhile": "Another desk changed this at the same moment. Look at it again and repeat.",
    "undo_unknown": "This entry is not in the journal of this office.",
    "undo_already": "“{title}” has been undone already.",
    "undo_others": "{name} may not undo what others did. Ask a manager.",
    "undo_reason": "Give a reason: this entry was made by somebody else.",
    "undo_later": "“{title}” can't be undone: {record} was changed since by “{later}” (entry {seq:,}). "
    "Undo that first.",
    "undo_stands": "“{title}” can't be undone: “{later}” (entry {seq:,}) stands on {record}. Undo that first.",
    "undo_never": "“{title}” can't be undone: it says what happened, and that stays.",
    "undo_gone": "“{title}” can't be undone: {record} would refer to something that was removed since. "
    "Bring that back first.",
    "undo_clash": "“{title}” can't be undone: a code it needs is used by another record now. Change that one first.",
    "undo_moved_on": "“{title}” can't be undone: {record} is no longer as this entry left it.",
    "erased": "This can't be undone: a personal value in it was erased from the journal.",
    "nothing_to_undo": "There is nothing of yours at this desk to undo.",
    "nothing_to_redo": "There is nothing to do again.",
    "disk_full": "The disk is full. Nothing was saved. Free some space and try again; your scans are kept.",
    "read_only": "The database can't be written: the file or its folder is read-only. Ask who looks after this PC.",
    "busy": "Another desk is saving something large. Nothing of yours was saved. Wait a moment and try again.",
    "server_refuses": "The database server refuses this: {why}. Check the address, the user and the password.",
    "locked": "Another program is holding the database. Close it and try again.",
    "damaged": "The database file is damaged. Restore the last copy: File > Restore. Nothing more was written.",
    "database_unknown": "“{place}” names no database. Write the path of a file, or postgresql://user@server/name.",
    "not_a_database": "{path} is not a database of Tracker Desktop. Choose another file.",
    "newer": "This database was made by a newer version of Tracker Desktop. Install that version to open it.",
    "older": "{path} was made by an older version of Tracker Desktop. Open it once in the program, then try again.",
    "unreachable": "The database server does not answer. Check the network; scans wait at this desk until it is back.",
    "in_use": "This office is open already: {who}. Use that window, or close it first.",
    "file_gone": "The database is no longer at {path}: it was moved or deleted while in use. Nothing more was saved. "
    "Put the file back or restore a copy, then start the program again.",
    "file_gone_kept": "The database is no longer at {path}: it was moved or deleted while in use. What was saved is "
    "kept in {copy}. Put the file back or restore that copy, then start the program again.",
    "network_folder": "{path} lies in a network or cloud folder, where a database can be damaged. "
    "Choose a folder on this PC, or use PostgreSQL for several desks.",
    "no_such_database": "There is no database at {path}. Check the path, or start a new office.",
    "not_empty": "This office has records already. Start from an empty one.",
    "backup_bad": "The copy could not be verified: {why}. The database itself is untouched.",
    "no_backup": "{path} is no copy that can be restored: {why}.",
    "disk_error": "The disk reported an error: {why}. Nothing was saved. Try again; if it comes back, check the disk.",
    "nobody_signs_in": "Nobody may sign in to this office: every operator is switched off. Restore a copy.",
    "office_exists": "This office has somebody signed in already. Add more people under File > Operators.",
}

TITLES: dict[str, tuple[str, str]] = {
    "undo": ("Undone: {what}", ""),
    "redo": ("Done again: {what}", ""),
    "restored": ("Restored from the copy {copy}", "What was entered after it is not here"),
    "found_office": ("Office {name} opened", ""),
}
