"""Photos and documents that a transaction brings along. Their bytes were stored before, by their hash."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.attachments import Attachment
from tracker_desktop.scanning.clean import clean_line
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.fields import Rule

MOST_FILES = 50
LARGEST = 2**53
"""Bytes or pixels: more is no number of either."""
_HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class Attached:
    """A stored file: the hash of its bytes (SHA-256, hexadecimal), its name, size in bytes and media type; a picture's
    width and height in pixels. `step` names the step of a checklist that it proves."""

    sha256: str
    name: str
    size: int
    media_type: str
    caption: str = ""
    step: str = ""
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True)
class About:
    """What files are attached to."""

    asset_id: int | None = None
    work_order_id: int | None = None
    loss_id: int | None = None
    disposal_id: int | None = None
    contract_id: int | None = None
    about_entry: str | None = None


@dataclass(frozen=True)
class AttachmentFields:
    """What can be said of a file afterwards."""

    name: str
    caption: str | None = None


RULES = {"name": Rule("Name", fields.needed(fields.line)), "caption": Rule("What it shows", fields.line)}


def belongs_to(row: Attachment) -> tuple[str, int] | None:
    """The asset that a file is of, as what an entry is about."""
    return None if row.asset_id is None else ("asset", row.asset_id)


def tell_asset(books: Books, asset_id: int | None) -> None:
    """Have the history of an asset tell of this entry, which changes nothing else of it."""
    if asset_id is not None:
        books.hold(Asset, [asset_id])[asset_id].entry = books.uid


def attach(books: Books, files: Iterable[Attached], about: About) -> Sequence[Attachment]:
    """Add the files to the records; without an entry of its own they belong to this one.

    Raises Refused: too_many_files, file_wrong for what no store of files has made.
    """
    wanted = list(files)
    if len(wanted) > MOST_FILES:
        raise Refused("too_many_files", most=MOST_FILES)
    return [books.insert(_row(books, file, about)) for file in wanted]


def _row(books: Books, file: Attached, about: About) -> Attachment:
    sizes = (file.size, file.width or 0, file.height or 0)
    if not _HASH.fullmatch(file.sha256) or not all(0 <= size <= LARGEST for size in sizes):
        raise Refused("file_wrong", name=file.name)
    return Attachment(
        sha256=file.sha256,
        size=file.size,
        media_type=clean_line(file.media_type),
        name=clean_line(file.name) or file.sha256[:12],
        caption=clean_line(file.caption) or None,
        step=clean_line(file.step) or None,
        width=file.width,
        height=file.height,
        added_at=books.now,
        added_by_id=books.operator.person_id,
        about_entry=about.about_entry or books.uid,
        asset_id=about.asset_id,
        work_order_id=about.work_order_id,
        loss_id=about.loss_id,
        disposal_id=about.disposal_id,
        contract_id=about.contract_id,
    )
