"""Label formats of the office's own: added, changed, retired, and refused where their labels leave the page."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from tests.labels.any_format import HERMA
from tests.store_fixtures import Office
from tests.transactions import makers
from tracker_desktop.labels.formats import FORMATS
from tracker_desktop.models.label_formats import PROGRAM_FORMATS, LabelFormat, Square
from tracker_desktop.paper.symbols import SQUARE, Code
from tracker_desktop.transactions.add_label_format import AddLabelFormat
from tracker_desktop.transactions.edit_label_format import EditLabelFormat
from tracker_desktop.transactions.rules.label_format_fields import (
    PROGRAM_KEYS,
    format_key,
    problems,
)

D = Decimal
WRONG: tuple[tuple[dict[str, Any], str, str, str], ...] = (
    ({"columns": 4}, "format_over_right", "columns", "by 58.83 mm at the right"),
    ({"margin_left": D("17.62")}, "format_over_right", "columns", "by 3.2 mm at the right"),
    ({"rows": 8}, "format_over_bottom", "rows", "mm at the bottom"),
    ({"pitch_across": D("60.3")}, "format_overlap_across", "pitch_across", "overlap by 3.2 mm side by side"),
    ({"pitch_down": D("38.124")}, "format_overlap_down", "pitch_down", "overlap by 0.001 mm one below the other"),
    ({"label_width": D("9.999")}, "format_label_small", "label_width", "at least 10 × 8 mm"),
    ({"label_height": D("7.9"), "inset": D(0)}, "format_label_small", "label_height", "at least 10 × 8 mm"),
    ({"inset": D("15.4")}, "format_no_room", "inset", "less than 6 × 7.5 mm"),
    ({"inset": D(17), "codes": "square"}, "format_no_room", "inset", "less than 6 × 5 mm"),
    ({"columns": 1000, "rows": 1000}, "format_too_many", "rows", "1,000,000 labels a page are more than 2,000"),
    ({"name": "  "}, "field_wrong", "name", "must be filled in"),
    ({"name": "— ·"}, "field_wrong", "name", "no letter or digit"),
    ({"name": "x" * 61}, "field_wrong", "name", "60 is the most"),
    ({"page_width": D(1001)}, "field_wrong", "page_width", "1001 mm is not between 1 and 1000 mm"),
    ({"margin_top": D("-0.001")}, "field_wrong", "margin_top", "-0.001 mm is not between 0 and 1000 mm"),
    ({"label_width": D("63.5001")}, "field_wrong", "label_width", "finer than a thousandth"),
    ({"page_height": D("NaN")}, "field_wrong", "page_height", "NaN mm is not between"),
    ({"page_height": D("1E99")}, "field_wrong", "page_height", "is not between"),
    ({"columns": 0}, "field_wrong", "columns", "Columns:"),
    ({"lines": 4}, "field_wrong", "lines", "Lines of the name:"),
    ({"codes": "runes"}, "field_wrong", "codes", "Codes:"),
    ({"square": "code128"}, "field_wrong", "square", "Square code:"),
)


def test_one_is_added_exactly_and_taken_back(office: Office) -> None:
    done = makers.there_and_back(office, AddLabelFormat(HERMA))
    assert (done.title, done.detail) == ("Label format Herma 4200 added", "63.5 × 38.125 mm, 21 a page")
    kept = makers.row(office, LabelFormat, makers.made(done))
    assert {key: kept[key] for key in vars(HERMA)} == vars(HERMA)
    assert kept["key"] == "herma-4200"


def test_one_is_changed_and_keeps_the_key_that_printers_know(office: Office) -> None:
    one = makers.made(office.perform(AddLabelFormat(HERMA)))
    changes = {"name": "Herma  4201 Ü", "label_width": D("60.001"), "square": "data_matrix"}
    done = makers.there_and_back(office, EditLabelFormat(one, changes))
    assert (done.title, done.detail) == ("Label format Herma 4201 Ü edited", "Name, Label width, Square code")
    kept = makers.row(office, LabelFormat, one)
    assert (kept["name"], kept["key"], kept["label_width"]) == ("Herma 4201 Ü", "herma-4200", D("60.001"))
    assert makers.refused(office, EditLabelFormat(one, changes))[0] == "nothing_changed"


def test_the_name_of_a_renamed_one_is_free_again(office: Office) -> None:
    first = makers.made(office.perform(AddLabelFormat(HERMA)))
    office.perform(EditLabelFormat(first, {"name": "Small white"}))
    second = makers.made(makers.there_and_back(office, AddLabelFormat(HERMA)))
    keys = [makers.row(office, LabelFormat, one)["key"] for one in (first, second)]
    assert keys == ["herma-4200", "herma-4200-2"]
    for name in ("herma 4200", "SMALL  WHITE"):
        assert makers.refused(office, AddLabelFormat(replace(HERMA, name=name)))[0] == "format_taken"
    office.perform(AddLabelFormat(replace(HERMA, name="Herma 4200 2")))


def test_one_is_retired_and_used_again(office: Office) -> None:
    one = makers.made(office.perform(AddLabelFormat(HERMA)))
    done = makers.there_and_back(office, EditLabelFormat(one, {"active": False}))
    assert (done.title, done.detail) == ("Label format Herma 4200 retired", "it is no longer offered")
    done = makers.there_and_back(office, EditLabelFormat(one, {"active": True}))
    assert done.title == "Label format Herma 4200 in use again"


@pytest.mark.parametrize("name", ["herma 4200", "HERMA-4200", " Hérma  4200 "])
def test_a_name_is_given_once(office: Office, name: str) -> None:
    office.perform(AddLabelFormat(HERMA))
    assert makers.refused(office, AddLabelFormat(replace(HERMA, name=name))) == (
        "format_taken",
        "There is a label format “Herma 4200” already. Choose another name, or edit that one.",
    )
    other = makers.made(office.perform(AddLabelFormat(replace(HERMA, name="Herma 2"))))
    assert makers.refused(office, EditLabelFormat(other, {"name": name}))[0] == "format_taken"


@pytest.mark.parametrize("name", ["Avery 5160", "L7160", "roll 62", "ROLL-54X25", "Avery L4731", "Roll 62 mm"])
def test_the_names_of_the_program_are_its_own(sqlite_office: Office, name: str) -> None:
    code, sentence = makers.refused(sqlite_office, AddLabelFormat(replace(HERMA, name=name)))
    assert code == "format_of_program"
    assert sentence == f"“{name}” is a format of the program, which stays as it is. Choose another name."


def test_what_the_program_offers_is_known_to_the_rules() -> None:
    assert {form.key: form.name for form in FORMATS} == dict(PROGRAM_FORMATS)
    assert all(format_key(key) == key for key in PROGRAM_KEYS)
    assert {Code(square.value) for square in Square} < SQUARE


@pytest.mark.parametrize(("values", "code", "key", "words"), WRONG, ids=lambda value: str(value)[:40])
def test_what_does_not_lie_on_the_page_is_refused(
    sqlite_office: Office, values: dict[str, Any], code: str, key: str, words: str
) -> None:
    wrong = replace(HERMA, **values)
    found, sentence = makers.refused(sqlite_office, AddLabelFormat(wrong))
    assert (found, words in sentence) == (code, True), sentence
    assert key in [at for at, _ in problems(wrong)]
    one = makers.made(sqlite_office.perform(AddLabelFormat(HERMA)))
    assert makers.refused(sqlite_office, EditLabelFormat(one, values))[0] == code


def test_everything_that_is_wrong_is_said_at_once() -> None:
    wrong = replace(HERMA, columns=4, pitch_down=D(30), inset=D(30))
    assert [key for key, _ in problems(wrong)] == ["pitch_down", "columns", "inset"]
    assert not list(problems(HERMA))


def test_a_pitch_that_nothing_uses_is_not_kept(office: Office) -> None:
    one = makers.made(office.perform(AddLabelFormat(replace(HERMA, columns=1))))
    kept = makers.row(office, LabelFormat, one)
    assert (kept["pitch_across"], kept["pitch_down"]) == (D(0), D("38.125"))
    assert makers.refused(office, EditLabelFormat(one, {"columns": 2}))[0] == "format_overlap_across"
    office.perform(EditLabelFormat(one, {"columns": 2, "pitch_across": D(70)}))
    assert makers.row(office, LabelFormat, one)["pitch_across"] == D(70)


def test_exactly_at_the_edge_is_on_the_page() -> None:
    full = replace(HERMA, margin_left=D("14.42"), margin_top=D("30.125"))
    assert not list(problems(full))
    assert [key for key, _ in problems(replace(full, margin_left=D("14.421")))] == ["columns"]
    assert [key for key, _ in problems(replace(full, margin_top=D("30.126")))] == ["rows"]
