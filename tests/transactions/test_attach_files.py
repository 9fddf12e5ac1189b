"""Photos and documents in the records: attached, described, removed, and taken back."""

from __future__ import annotations

import dataclasses

import pytest

from tests.store_fixtures import Office
from tests.transactions.makers import add_asset, check_out, person, refused, there_and_back
from tests.transactions.record_makers import file
from tracker_desktop.queries.attachments import FilesOf, FilesOfEntry
from tracker_desktop.queries.entry_detail import EntryDetail
from tracker_desktop.queries.history import History
from tracker_desktop.store.verify import verify
from tracker_desktop.transactions.attach_files import AttachFiles
from tracker_desktop.transactions.edit_attachment import EditAttachment
from tracker_desktop.transactions.remove_attachment import RemoveAttachment
from tracker_desktop.transactions.report_damage import ReportDamage

GONE = "It is no longer in the folder of files."


def test_files_of_an_asset_are_attached_described_and_removed(office: Office) -> None:
    drill = add_asset(office, "Hammer drill", tag="A-1")
    done = there_and_back(office, AttachFiles((file(), file("bill.pdf", caption="The bill")), asset_id=drill))
    assert done.title == "2 files attached to A-1"
    first, second = office.read(FilesOf("asset", drill))
    assert (first.name, second.caption, first.shows) == ("rust.png", "The bill", "")
    assert first.added == "24 Nov 2026 09:40 · Rita Osei"
    there_and_back(office, EditAttachment(first.id, {"caption": "Rust at the chuck"}))
    assert office.read(FilesOf("asset", drill))[0].caption == "Rust at the chuck"
    assert refused(office, EditAttachment(first.id, {"caption": "Rust at the chuck"}))[0] == "nothing_changed"
    assert "Name" in refused(office, EditAttachment(first.id, {"name": " "}))[1]
    assert there_and_back(office, RemoveAttachment(first.id)).title == "File rust.png removed"
    assert [row.name for row in office.read(FilesOf("asset", drill))] == ["bill.pdf"]
    assert refused(office, RemoveAttachment(first.id))[0] == "gone"
    told = [line.kind for line in office.read(History("asset", drill)) if not line.undone]
    assert {"Attach files", "Edit attachment", "Remove attachment"} <= set(told)
    assert verify(office.store).problems == ["The file bill.pdf (" + second.sha256[:12] + "): " + GONE]


def test_a_photo_shows_what_happened(office: Office) -> None:
    drill = add_asset(office, "Hammer drill", tag="A-1")
    damage = office.perform(ReportDamage(drill, "damaged"))
    attached = office.perform(AttachFiles((file(),), about_entry=damage.uid))
    assert attached.detail == damage.title
    (of_entry,) = office.read(FilesOfEntry(damage.seq))
    (of_asset,) = office.read(FilesOf("asset", drill))
    assert of_entry == of_asset
    assert of_asset.shows == "A-1 reported damaged"
    card = office.read(EntryDetail(damage.seq))
    assert card is not None
    assert ("Files", "rust.png") in card.fields
    both = check_out(office, add_asset(office, tag="A-2"), add_asset(office, tag="A-3"), holder=person(office))
    office.perform(AttachFiles((file("handing over.png"),), about_entry=both.uid))
    assert [row.name for row in office.read(FilesOfEntry(both.seq))] == ["handing over.png"]


@pytest.mark.parametrize(
    ("transaction", "code"),
    [
        (AttachFiles((), asset_id=1), "no_files"),
        (AttachFiles((file(),)), "files_for_one"),
        (AttachFiles((file(),), asset_id=1, contract_id=1), "files_for_one"),
        (AttachFiles((file(),) * 51, asset_id=1), "too_many_files"),
        (AttachFiles((file(),), asset_id=99), "gone"),
        (AttachFiles((file(),), about_entry="nowhere"), "undo_unknown"),
        (AttachFiles((file(),), about_entry="\0"), "undo_unknown"),
        (AttachFiles((dataclasses.replace(file(), sha256="../../etc/passwd"),), asset_id=1), "file_wrong"),
        (AttachFiles((dataclasses.replace(file(), width=2**60),), asset_id=1), "file_wrong"),
    ],
)
def test_what_is_wrong_is_said(office: Office, transaction: AttachFiles, code: str) -> None:
    add_asset(office)
    assert refused(office, transaction)[0] == code
