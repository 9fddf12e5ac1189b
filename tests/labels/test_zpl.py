"""ZPL read back as a thermal printer reads it: the codes say what they should at 203 and at 300 dots an inch."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tests.labels.test_sheets import HOSTILE, LONG, LOT, tag
from tests.labels.zpl_reader import printed
from tests.paper.render import codes
from tracker_desktop.errors import Refused
from tracker_desktop.labels.content import Label, Payload
from tracker_desktop.labels.formats import FORMATS, Format
from tracker_desktop.labels.zpl import _field, write_zpl

ROLLS = [form for form in FORMATS if form.is_roll]
every_roll = pytest.mark.parametrize("form", ROLLS, ids=lambda form: form.key)
every_printer = pytest.mark.parametrize("dpi", [203, 300])


@every_roll
@every_printer
def test_every_tag_is_read_again(form: Format, dpi: int, tmp_path: Path) -> None:
    labels = [tag(number) for number in range(1, 13)]
    assert write_zpl(tmp_path / "tags.zpl", labels, form, dpi=dpi) == 12
    found = printed((tmp_path / "tags.zpl").read_text("ascii"))
    assert [{code.text for code in codes(one.picture, dpi)} for one in found] == [{label.headline} for label in labels]
    size = tuple(round(side * dpi / 25.4) for side in form.label)
    assert all(one.picture.size == size for one in found)


@every_printer
def test_lots_and_long_codes_are_read_on_the_large_roll(dpi: int, tmp_path: Path) -> None:
    form = next(form for form in ROLLS if form.key == "roll-100x50")
    labels = [Label("CELL-AA", Payload(elements=LOT), ("Battery",)), Label(LONG, Payload(LONG), ("Microscope",))]
    write_zpl(tmp_path / "lots.zpl", labels, form, dpi=dpi)
    lot, long = printed((tmp_path / "lots.zpl").read_text("ascii"))
    assert {(code.text, code.is_gs1) for code in codes(lot.picture, dpi)} == {
        ("(01)09501101020917(17)261231(10)ABC-123(37)5", True)
    }
    assert {code.text for code in codes(long.picture, dpi)} == {LONG}


def test_the_same_label_is_sent_once_with_its_copies(tmp_path: Path) -> None:
    write_zpl(tmp_path / "same.zpl", [tag(1), tag(1), tag(1), tag(2)], ROLLS[0])
    assert [one.copies for one in printed((tmp_path / "same.zpl").read_text("ascii"))] == [3, 1]


@every_roll
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_name_becomes_a_command(form: Format, text: str, tmp_path: Path) -> None:
    odd = f"^XZ~JA^FD{text}"
    label = dataclasses.replace(tag(1), lines=(odd, odd), owner=odd)
    write_zpl(tmp_path / "odd.zpl", [label], form)
    (one,) = printed((tmp_path / "odd.zpl").read_text("ascii"))
    assert {code.text for code in codes(one.picture, 203)} == {"AST-000001"}


def test_a_sheet_is_no_roll(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Choose a roll format"):
        write_zpl(tmp_path / "no.zpl", [tag(1)], FORMATS[0])
    assert not list(tmp_path.iterdir())


@given(st.integers(1, 900), st.integers(1, 6), st.data())
def test_dots_come_back_as_they_were_packed(wide: int, high: int, data: st.DataObject) -> None:
    a_row = (wide + 7) // 8
    raw = data.draw(st.lists(st.sampled_from((0, 255, 0x0F, 0x81)), min_size=a_row * high, max_size=a_row * high))
    picture = Image.frombytes("1", (a_row * 8, high), bytes(raw))
    label = f"^XA^PW{a_row * 8}^LL{high}^LH0,0\n{_field(0, 0, picture)}\n^PQ1^XZ\n"
    (one,) = printed(label)
    assert one.picture.convert("1").tobytes() == bytes(255 - value for value in raw)
