"""Sentences about photos and documents."""

from __future__ import annotations

from collections.abc import Sequence

REFUSALS: dict[str, str] = {
    "too_many_files": "More than {most} files at once. Attach the rest afterwards.",
    "no_files": "Choose a file first.",
    "files_for_one": "Files are attached to one thing at a time. Choose which.",
    "file_wrong": "{name} was not stored. Choose the file again.",
    "files_no_folder": "No folder for photos and documents is set. Set one that every desk reaches: Office > Settings, "
    "“Folder of photos and documents”.",
    "files_folder_half": "“{path}” is no whole path of a folder. Write it from its beginning: /srv/files, P:\\Files or "
    "\\\\server\\files.",
    "file_missing": "{name} can't be read: {why}. Choose it again.",
    "attachment_too_large": "{name} is larger than {most:,} MB. Make it smaller, or raise the limit: "
    "Office > Settings, “Largest file in MB”.",
    "file_kind": "{name} is none of the kinds that are kept: pictures, PDF, Office documents, text, CSV and ZIP. "
    "Its content decides, not its name.",
    "file_broken": "{name} is a broken picture. Open it to see, and choose another.",
    "file_too_many_pixels": "{name} has too many pixels. Make it smaller and choose it again.",
    "file_no_room": "{name} was not stored: the disk of {folder} is full. Free some space and try again.",
    "file_unstored": "{name} was not written to {folder}: {why}. Check the folder and try again.",
    "file_lost": "{name} can't be opened. {why} A copy of the database may still have it: File > Restore.",
}

TITLES: dict[str, tuple[str, str]] = {
    "attach_files": ("{files} attached to {name}", ""),
    "attach_to_entry": ("{files} attached to what happened", "{what}"),
    "remove_attachment": ("File {name} removed", ""),
    "edit_attachment": ("File {name} edited", "{fields}"),
}

NAMED = 5


def files_lost(names: Sequence[str]) -> list[str]:
    """What is said of photos and documents that a copy lacks; nothing where it has all."""
    if not names:
        return []
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return [f"Not in it, for they are no longer in the folder of files: {', '.join(names[:NAMED])}{more}"]
