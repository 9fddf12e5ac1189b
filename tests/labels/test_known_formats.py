"""The formats that are offered: the program's, and the office's own while they are in use."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.labels.any_format import HERMA
from tests.store_fixtures import Office
from tests.transactions import makers
from tracker_desktop.errors import Refused
from tracker_desktop.labels.formats import FORMATS, Codes
from tracker_desktop.labels.known_formats import KnownFormats, OwnFormats, fields_from, format_from, format_of
from tracker_desktop.paper.symbols import Code
from tracker_desktop.transactions.add_label_format import AddLabelFormat
from tracker_desktop.transactions.edit_label_format import EditLabelFormat
from tracker_desktop.transactions.rules.label_format_fields import problems


def test_own_formats_stand_behind_those_of_the_program_by_name(office: Office) -> None:
    assert office.read(KnownFormats()) == FORMATS
    for name in ("Roll 10", "Roll 9", "Ärmel"):
        office.perform(AddLabelFormat(replace(HERMA, name=name, codes="square", square="data_matrix", owner=False)))
    own = office.read(KnownFormats())[len(FORMATS) :]
    assert [form.key for form in own] == ["armel", "roll-9", "roll-10"]
    form = own[0]
    assert form.title == "Ärmel · 21 on A4, 63.5 × 38.125 mm"
    assert (form.page, form.label, form.first) == ((210.0, 297.0), (63.5, 38.125), (7.21, 15.1))
    assert (form.pitch, form.inset, form.lines) == ((66.04, 38.125), 2.0, 2)
    assert (form.codes, form.square, form.owner) == (Codes.SQUARE, Code.DATA_MATRIX, False)


def test_a_retired_one_is_not_offered_until_it_is_used_again(office: Office) -> None:
    one = makers.made(office.perform(AddLabelFormat(HERMA)))
    done = office.perform(EditLabelFormat(one, {"active": False}))
    assert office.read(KnownFormats()) == FORMATS
    assert [own.fields.active for own in office.read(OwnFormats())] == [False]
    offered = office.read(KnownFormats())
    with pytest.raises(Refused, match="There is no label format herma-4200"):
        format_of(offered, "herma-4200")
    office.undo(done)
    offered = office.read(KnownFormats())
    assert format_of(offered, "HERMA-4200").title.startswith("Herma 4200")


def test_a_copy_has_exact_lengths_and_lies_on_its_page() -> None:
    for form in FORMATS:
        copied = fields_from(form, "A copy")
        assert not list(problems(copied))
    avery = fields_from(FORMATS[1], "A copy")
    assert (avery.margin_left, avery.pitch_across) == (Decimal("3.969"), Decimal("106.362"))


def test_titles_say_what_a_clerk_chooses_by() -> None:
    roll = replace(
        HERMA,
        columns=1,
        rows=1,
        page_width=HERMA.label_width,
        page_height=HERMA.label_height,
        margin_left=Decimal(0),
        margin_top=Decimal(0),
    )
    assert format_from(roll).title == "Herma 4200 · 63.5 × 38.125 mm"
    wide = format_from(replace(HERMA, page_width=Decimal(220)))
    assert wide.title == "Herma 4200 · 21 on 220 × 297 mm, 63.5 × 38.125 mm"
    titles = {form.key: form.title for form in FORMATS}
    assert titles["avery-5160"] == "Avery 5160 · 30 on Letter, 66.675 × 25.4 mm"
    assert titles["l4731"] == "Avery L4731 · 189 on A4, 25.4 × 10 mm"
    assert titles["roll-62"] == "Roll 62 mm · 62 × 29 mm"
    assert titles["roll-54x25"] == "Roll 54 × 25 mm"


def test_a_renamed_one_is_known_by_its_key_and_by_its_name(office: Office) -> None:
    one = makers.made(office.perform(AddLabelFormat(HERMA)))
    office.perform(EditLabelFormat(one, {"name": "Small white"}))
    known = office.read(KnownFormats())
    assert format_of(known, "herma-4200").name == "Small white"
    assert format_of(known, "Small-White").key == "herma-4200"
