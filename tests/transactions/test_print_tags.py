"""Print tags: every print is kept, and what was printed before needs a reason."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.store_fixtures import Office
from tests.transactions import makers
from tests.transactions.import_files import csv, take
from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.tag_prints import TagPrint
from tracker_desktop.queries.entry_detail import EntryDetail
from tracker_desktop.queries.history import History
from tracker_desktop.queries.tag_prints import PrintedBefore, TagsOfEntry
from tracker_desktop.store.verify import verify
from tracker_desktop.transactions.claim_tag import ClaimTag
from tracker_desktop.transactions.print_tags import PrintTags
from tracker_desktop.transactions.reserve_tags import ReserveTags
from tracker_desktop.transactions.tags_not_printed import TagsNotPrinted


def prints(office: Office) -> list[tuple[int, str, int, str | None]]:
    rows = office.read(makers.Rows(TagPrint))
    return [(row["asset_id"], row["format"], row["copies"], row["reason"]) for row in rows]


def test_a_first_print_needs_no_reason_and_changes_nothing(office: Office) -> None:
    one, two = makers.add_asset(office), makers.add_asset(office)
    before = makers.everything(office)
    done = office.perform(PrintTags((one,), "Tag 50 x 25"))
    assert (done.title, done.detail) == ("Tag A-1 printed", "Dell Latitude 5540 · Tag 50 x 25")
    done = office.perform(PrintTags((two,), "Tag 50 x 25", 2, "not needed"))
    assert (done.title, done.detail) == ("Tag A-2 printed", "Dell Latitude 5540 · Tag 50 x 25 · 2 copies")
    assert prints(office) == [(one, "Tag 50 x 25", 1, None), (two, "Tag 50 x 25", 2, None)]
    assert makers.everything(office) == before
    assert [line.title for line in office.read(History("asset", two))] == ["Tag A-2 printed", "A-2 added"]


def test_a_further_print_needs_a_reason_which_is_kept_with_it_alone(office: Office) -> None:
    one, two = makers.add_asset(office), makers.add_asset(office)
    office.perform(PrintTags((one,), "Tag 50 x 25"))
    assert makers.refused(office, PrintTags((one, two), "Tag 50 x 25", reason=" ")) == (
        "tag_printed",
        "The tag A-1 was printed before. Give a reason to print it again (worn, lost, changed).",
    )
    done = office.perform(PrintTags((one, two), "Tag 50 x 25", reason="tag worn"))
    assert (done.title, done.detail) == ("2 tags printed, 1 of them again", "A-1, A-2 · Tag 50 x 25 · tag worn")
    assert [found[3] for found in prints(office)] == [None, "tag worn", None]


def test_history_tells_a_reprint_from_a_print(office: Office) -> None:
    one, two = makers.add_asset(office), makers.add_asset(office)
    assert office.perform(PrintTags((one, two), "Tag")).title == "2 tags printed"
    assert office.perform(PrintTags((one, two), "Tag", reason="worn")).title == "2 tags printed again"
    assert office.perform(PrintTags((one,), "Tag", reason="lost")).title == "Tag A-1 printed again"
    titles = [line.title for line in office.read(History("asset", one))]
    assert titles == ["Tag A-1 printed again", "2 tags printed again", "2 tags printed", "A-1 added"]


def test_of_many_that_were_printed_the_first_are_named(office: Office) -> None:
    assets = tuple(makers.add_asset(office) for _ in range(8))
    office.perform(PrintTags(assets[:7], "Tag"))
    code, sentence = makers.refused(office, PrintTags(assets, "Tag"))
    assert code == "tags_printed"
    assert sentence.startswith("7 of these tags were printed before: A-1, A-2, A-3, A-4, A-5 and 2 more. Give")


def test_all_that_are_printed_again_are_said_to_be_all(office: Office) -> None:
    assets = tuple(makers.add_asset(office) for _ in range(2))
    office.perform(PrintTags(assets, "Tag"))
    assert makers.refused(office, PrintTags(assets, "Tag")) == (
        "all_tags_printed",
        "All 2 tags were printed before: A-1, A-2. Give a reason to print them again (worn, lost, changed).",
    )


def test_tags_of_a_roll_are_kept_and_a_reprint_needs_a_reason_also_once_they_are_claimed(office: Office) -> None:
    roll = ("LT-00001", "LT-00002", "LT-00003")
    done = office.perform(PrintTags((), "Roll", tags=roll))
    assert (done.title, done.detail) == ("3 tags printed", "LT-00001 to LT-00003 · Roll")
    assert makers.refused(office, PrintTags((), "Roll", tags=roll[:1]))[0] == "tag_printed"
    one = makers.add_asset(office)
    office.perform(ClaimTag(one, "LT-00002"))
    assert makers.refused(office, PrintTags((one,), "Tag"))[1].startswith("The tag LT-00002 was printed before.")
    assert makers.refused(office, PrintTags((), "Roll", tags=roll))[0] == "all_tags_printed"
    office.perform(PrintTags((), "Roll", 1, "torn", tags=roll))
    assert prints(office) == [(one, "Roll", 1, "torn")]
    titles = [line.title for line in office.read(History("asset", one))]
    assert titles == ["3 tags printed again", "A-1 has the tag LT-00002 now", "A-1 added", "3 tags printed"]
    assert office.perform(PrintTags((), "Roll", tags=("LT-00004",))).title == "Tag LT-00004 printed"
    assert verify(office.store).problems == []


def test_what_was_never_sent_does_not_stand_as_printed(office: Office) -> None:
    one, two = makers.add_asset(office), makers.add_asset(office)
    printed = office.perform(PrintTags((one,), "Tag"))
    done = office.perform(TagsNotPrinted(printed.uid))
    assert (done.title, done.detail) == ("Tag A-1 was not printed", "its print job was deleted")
    assert next(line.title for line in office.read(History("asset", one))) == "Tag A-1 was not printed"
    assert makers.refused(office, TagsNotPrinted(printed.uid))[0] == "not_printed_already"
    assert makers.refused(office, TagsNotPrinted("0" * 32))[0] == "print_unknown"
    assert makers.refused(office, TagsNotPrinted(done.uid))[0] == "print_unknown"
    again = office.perform(PrintTags((one, two), "Tag", tags=("LT-1",)))
    assert again.title == "3 tags printed"
    done = office.perform(TagsNotPrinted(again.uid))
    assert (done.title, done.detail) == ("3 tags were not printed", "A-1, A-2, LT-1 · their print job was deleted")
    assert office.read(PrintedBefore((one, two), ("LT-1",))) == []
    assert verify(office.store).problems == []


def test_the_card_of_an_entry_names_every_tag(office: Office) -> None:
    assets = tuple(makers.add_asset(office) for _ in range(9))
    printed = office.perform(PrintTags((*assets[:2], *assets[4:]), "Tag"))
    card = office.read(EntryDetail(printed.seq))
    assert card is not None
    assert dict(card.fields)["Tags"] == "A-1, A-2, A-5 to A-9"
    assert office.read(TagsOfEntry(printed.uid))[-1] == "A-9"
    card = office.read(EntryDetail(office.perform(ReserveTags("LT", 4)).seq))
    assert card is not None
    assert dict(card.fields)["Tags"] == "LT-00001 to LT-00004"


def test_a_print_stays(office: Office) -> None:
    done = office.perform(PrintTags((makers.add_asset(office),), "Tag"))
    with pytest.raises(Refused) as caught:
        office.undo(done)
    assert caught.value.code == "undo_never"


def test_a_thousand_tags_are_one_entry(office: Office, tmp_path: Path) -> None:
    chairs = "\n".join(f"T-{number:05d},Chair" for number in range(1200))
    take(office, csv(tmp_path, f"Asset tag,Description\n{chairs}\n"))
    assets = tuple(row["id"] for row in office.read(makers.Rows(Asset)))
    assert len(assets) == 1200
    started = time.monotonic()
    office.perform(PrintTags(assets, "Tag"))
    assert time.monotonic() - started < 3
    assert len(prints(office)) == 1200
    assert verify(office.store).problems == []


def test_refusals(office: Office) -> None:
    one = makers.add_asset(office)
    assert makers.refused(office, PrintTags((), "Tag"))[0] == "no_assets"
    assert makers.refused(office, PrintTags((one, one), "Tag"))[0] == "asset_twice"
    assert makers.refused(office, PrintTags((999,), "Tag"))[0] == "gone"
    assert makers.refused(office, PrintTags((one,), " "))[1] == "Format: This must be filled in."
    assert makers.refused(office, PrintTags((one,), "Tag", 0))[1] == "Copies: 0 is not between 1 and 100. Correct it."
