"""Photos and documents: of an asset, of what happened, of a paper of the office."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, or_, select

from tracker_desktop.models.attachments import Attachment
from tracker_desktop.models.journal import Entry
from tracker_desktop.models.people import Person
from tracker_desktop.queries import shown
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.entries import title_of
from tracker_desktop.queries.office import office_of

OF = {
    "asset": Attachment.asset_id,
    "work_order": Attachment.work_order_id,
    "loss": Attachment.loss_id,
    "disposal": Attachment.disposal_id,
    "contract": Attachment.contract_id,
}
"""The column of each kind of owner."""
OWN_KINDS = ("attach_files",)
"""An entry of these only says that files were attached: nothing happened that they would show."""


@dataclass(frozen=True)
class FileRow:
    """One file. `added` says when and by whom, `shows` what happened that it shows, if anything."""

    id: int
    sha256: str
    name: str
    caption: str
    media_type: str
    size: int
    width: int | None
    height: int | None
    step: str
    added: str
    shows: str

    @property
    def size_words(self) -> str:
        """2.4 MB, 12 kB."""
        return shown_bytes(self.size)


@dataclass(frozen=True)
class FilesOf(Query[tuple[FileRow, ...]]):
    """The files of a record by its table and id, the first one first."""

    table: str
    row_id: int

    def run(self, connection: Connection) -> tuple[FileRow, ...]:
        return _files(connection, OF[self.table] == self.row_id)


@dataclass(frozen=True)
class FilesOfEntry(Query[tuple[FileRow, ...]]):
    """The files that show what an entry (its number) says, or that it attached."""

    seq: int

    def run(self, connection: Connection) -> tuple[FileRow, ...]:
        uid = connection.scalar(select(Entry.uid).where(Entry.seq == self.seq))
        return () if uid is None else _files(connection, of_entry(uid))


def shown_bytes(size: int) -> str:
    """A number of bytes in the unit that fits: 2.4 MB, 12 kB, 80 bytes."""
    if size >= 1_000_000:
        return f"{size / 1_000_000:,.1f} MB"
    return f"{size / 1_000:,.0f} kB" if size >= 1_000 else shown.things(size, "byte")


def of_entry(uid: str) -> Any:
    """The files of an entry, as a condition: those about it, and those that it brought."""
    return or_(Attachment.about_entry == uid, Attachment.entry == uid)


def files_words(connection: Connection, where: Any) -> str:
    """3 files; nothing for none."""
    count = connection.scalar(select(func.count()).select_from(Attachment).where(where)) or 0
    return shown.things(count, "file") if count else ""


def first_picture(connection: Connection, asset_id: int) -> str:
    """The hash of the first photo of an asset; empty where it has none."""
    query = select(Attachment.sha256).where(Attachment.asset_id == asset_id, Attachment.media_type.like("image/%"))
    return str(connection.scalar(query.order_by(Attachment.added_at, Attachment.id).limit(1)) or "")


def _files(connection: Connection, where: Any) -> tuple[FileRow, ...]:
    office = office_of(connection)
    query = (
        select(
            *(Attachment.id, Attachment.sha256, Attachment.name, Attachment.caption, Attachment.media_type),
            *(Attachment.size, Attachment.width, Attachment.height, Attachment.step, Attachment.added_at),
            *(Person.name.label("who"), Entry.kind, Entry.said, Entry.seq),
        )
        .outerjoin(Person, Person.id == Attachment.added_by_id)
        .outerjoin(Entry, Entry.uid == Attachment.about_entry)
        .where(where)
        .order_by(Attachment.added_at, Attachment.id)
    )
    return tuple(
        FileRow(
            *(row.id, row.sha256, row.name, row.caption or "", row.media_type, row.size, row.width, row.height),
            row.step or "",
            shown.joined([shown.moment(office, row.added_at), row.who]),
            "" if row.kind is None or row.kind in OWN_KINDS else title_of(connection, row.said),
        )
        for row in connection.execute(query)
    )


@dataclass(frozen=True)
class EntryUid(Query[str | None]):
    """The uid of an entry by its number, and so what its files are about; None where there is none."""

    seq: int

    def run(self, connection: Connection) -> str | None:
        return connection.scalar(select(Entry.uid).where(Entry.seq == self.seq))
