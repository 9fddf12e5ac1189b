"""Sentences about a list of what was seen elsewhere, which an audit takes up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tracker_desktop.wording.counter import counted

REFUSALS: dict[str, str] = {
    "audit_sheet_columns": "No column of {name} is called asset tag, inventory number, barcode or the like. Say which "
    "column holds the tags. Its first row is: {headers}.",
    "audit_columns_wrong": "“{text}” names no columns. Write it as tag=1,place=2, with the numbers of the columns.",
    "audit_column_missing": "{name} has no column {number}. It has {count}.",
    "audit_not_found": "No audit is called “{text}”. Write the name, or the number, of one that goes on.",
    "audit_called_twice": "{count} audits are called {text}. Write the number of the one that is meant: {ids}.",
    "audit_place_unknown": "{text} is no place. Write its code behind the spelling in the file, as Room 12=R12.",
}

TITLES: dict[str, tuple[str, str]] = {}

NO_TAG = "The row has no tag."


def column_twice(title: str) -> str:
    """Several columns are called “Tag”. ..."""
    return f"Several columns are called “{title}”: one of them is read. Say which, or name the others differently."


def place_note(text: str) -> str:
    """In the note of what was seen in a place that nobody could say."""
    return f"place in the list: {text}"


def condition_note(text: str) -> str:
    """In the note, where the list says a condition in words of its own."""
    return f"condition in the list: {text}"


def shared_code(count: int) -> str:
    """Why a code is not taken for any asset."""
    return f"{count} assets have this code"


NEAR_PLACES: Mapping[str, str] = {
    "name": "nearly the same name",
    "short": "a shorter form of its name",
    "inside": "its code stands in it",
}
"""Why a place is probably meant."""


def sheet_lines(name: str, rows: int, exact: int, probable: int, unknown: int) -> list[str]:
    """The head of what a list would come to."""
    return [
        f"{name}: {counted(rows, 'row', 'rows')}",
        f"{counted(exact, 'row names an asset', 'rows name an asset')} by its exact code",
        f"{counted(probable, 'row is', 'rows are')} probably an asset, for a person to confirm",
        f"{counted(unknown, 'row has a code', 'rows have a code')} that is not known, kept as it stands",
    ]


def strange_place(text: str, rows: int, candidates: Sequence[tuple[str, str, str]]) -> str:
    """Place “Rm 12” (3 rows) is not known: Room 12 [R12] (nearly the same name)?"""
    near = "; ".join(f"{path} [{code}] ({why})" for path, code, why in candidates)
    return f"Place “{text}” ({counted(rows, 'row', 'rows')}) is not known" + (f": {near}?" if near else ".")


def probable_row(line: int, code: str, candidates: Sequence[tuple[str, str]]) -> str:
    """Line 4: LT 142 is probably LT-00142 (without the spaces, with the missing zeros)."""
    return f"Line {line}: {code} is probably " + " or ".join(f"{tag} ({why})" for tag, why in candidates) + "."


def unknown_row(line: int, code: str, why: str) -> str:
    """Line 5: NEVER-1 is not known."""
    return f"Line {line}: {code} is not taken for any asset: {why}." if why else f"Line {line}: {code} is not known."


def odd_condition(line: int, text: str) -> str:
    """Line 6: the condition “OK” goes into the note."""
    return f"Line {line}: the condition “{text}” goes into the note."


def unreadable_row(line: int, why: str) -> str:
    """Line 7 is left out: The row has no tag."""
    return f"Line {line} is left out: {why}"
