"""Many entries in words at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from tracker_desktop.queries.entries import undone_by
from tracker_desktop.queries.names import names_of
from tracker_desktop.wording.render import gaps_named, said_detail, said_title

KIND_WORDS: Mapping[str, str] = {
    "undo": "Undone",
    "redo": "Done again",
    "import": "Import",
    "found_office": "Office opened",
    "move_assets": "Move",
    "edit_assets": "Edit assets",
    "move_stock": "Move stock",
    "scrap_stock": "Write-off",
    "return_stock": "Return to stock",
    "see_asset": "Seen",
    "send_to_maintenance": "To maintenance",
    "back_from_maintenance": "From maintenance",
    "report_missing": "Missing",
    "tags_not_printed": "Not printed",
    "report_damage": "Damage",
    "issue_statement": "Statement",
    "issue_clearance": "Clearance",
    "issue_return_receipt": "Return receipt",
    "set_operator": "Operator",
    "change_setting": "Setting",
}


def kind_word(kind: str) -> str:
    """A kind of transaction as the screen calls it: check_out, Check out."""
    return KIND_WORDS.get(kind) or kind.replace("_", " ").capitalize()


def titles_of(connection: Connection, said: Sequence[Any]) -> list[str]:
    """The headlines of entries, by what they said; empty where one said nothing."""
    names = names_of(connection, _named(said))
    return [said_title(part[0], part[1], names) if part else "" for part in said]


def details_of(connection: Connection, said: Sequence[Any]) -> list[str]:
    """The lines beside the headlines."""
    names = names_of(connection, _named(said))
    return [
        said_detail(part[0], part[1] | {"number": part[1].get("number", "")}, names) if part else "" for part in said
    ]


def _named(said: Iterable[Any]) -> Iterable[tuple[str, int]]:
    for part in said:
        if part:
            yield from gaps_named(part[1])


def undone_among(connection: Connection, uids: Collection[str]) -> set[str]:
    """Those of these entries that were taken back and not done again."""
    undone: set[str] = set()
    front = {uid: uid for uid in uids}
    while front:
        following = undone_by(connection, front)
        front = {later: front[earlier] for earlier, later in following.items()}
        for first in front.values():
            undone.symmetric_difference_update({first})
    return undone
