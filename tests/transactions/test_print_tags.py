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
from tracker_desktop.queries.history import History
from tracker_desktop.store.verify import verify
from tracker_desktop.transactions.print_tags import PrintTags


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
