"""A name in any script is printed as it is written: its own letters, joined and stacked, with their marks in place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import uharfbuzz as hb
from PIL import Image, ImageChops

from tests.paper.names import NAMES, SHAPED, TO_LEFT
from tests.paper.render import pages, text_of
from tracker_desktop.paper.fonts import FILES, UNKNOWN, face, one_line
from tracker_desktop.paper.line import Run, line_of
from tracker_desktop.paper.pdf_file import PdfFile
from tracker_desktop.paper.raster import text_dots
from tracker_desktop.paper.scripts import SCRIPTS, size_of
from tracker_desktop.paper.units import INCH
from tracker_desktop.resources import path

ALL = NAMES | SHAPED
DPI, SIZE, STEP = 203, 20.0, 12.0


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with every name, one under the other."""
    pdf = tmp_path_factory.mktemp("scripts") / "names.pdf"
    with PdfFile(pdf, (150.0, STEP * (len(ALL) + 1)), "Names") as file:
        pen = file.next_page()
        for number, name in enumerate(ALL.values(), 1):
            pen.text(10, number * STEP, name, SIZE)
    return pdf


@pytest.fixture(scope="module")
def page(printed: Path) -> Image.Image:
    (picture,) = pages(printed, DPI)
    return picture.point([0 if shade > 127 else 255 for shade in range(256)], "1")


@pytest.mark.parametrize("name", ALL.values(), ids=ALL)
@pytest.mark.parametrize("bold", [False, True])
def test_no_letter_is_a_box_or_a_sign(name: str, bold: bool) -> None:
    drawn = list(line_of(name, bold).runs)
    assert not any(UNKNOWN in run.letters for run in drawn)
    assert all(face(run.font).charToGlyph[ord(char)] for run in drawn for char in run.letters)


def glyphs_of(drawn: list[Run]) -> list[tuple[int, int, int]]:
    """The number and place of each glyph that is not a blank, whatever runs it came in."""
    found = []
    for font, letters, x, y in drawn:
        known, at = face(font), x
        for char in letters:
            if not char.isspace():
                found.append((known.charToGlyph[ord(char)], round(at), round(y)))
            at += known.charWidths[ord(char)] * size_of(font)
    return found


def shaped_alone(word: str, font: str, script: str) -> list[tuple[int, int, int]]:
    """The same by HarfBuzz alone."""
    made = hb.Font(hb.Face(hb.Blob.from_file_path(str(path(f"fonts/{FILES[font]}")))))
    buffer = hb.Buffer()
    buffer.add_str(word)
    buffer.guess_segment_properties()
    assert (buffer.direction == "rtl") == (script in TO_LEFT)
    hb.shape(made, buffer)
    found, at, unit = [], 0.0, 1000 * size_of(font) / made.face.upem
    blank = made.get_nominal_glyph(ord(" "))
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        if info.codepoint != blank:
            found.append((info.codepoint, round((at + place.x_offset) * unit), round(place.y_offset * unit)))
        at += place.x_advance
    return found


@pytest.mark.parametrize(("script", "name"), SHAPED.items(), ids=SHAPED)
def test_letters_are_joined_and_marks_stand_on_their_base(script: str, name: str) -> None:
    for word in one_line(name).split():
        drawn = list(line_of(word).runs)
        (font,) = {run.font for run in drawn}
        for one, other in zip(glyphs_of(drawn), shaped_alone(word, font, script), strict=True):
            assert one[0] == other[0]
            assert max(abs(mine - its) for mine, its in zip(one[1:], other[1:], strict=True)) < 8


def inked(picture: Image.Image) -> int:
    return int(picture.convert("L").histogram()[255])


@pytest.mark.parametrize("script", ALL)
def test_page_and_label_show_the_same(script: str, page: Image.Image) -> None:
    number = list(ALL).index(script) + 1
    base, half = number * STEP * DPI / INCH, STEP * DPI / INCH / 2
    row = page.crop((0, round(base - half * 1.35), page.width, round(base + half * 0.65)))
    label: Any = text_dots(ALL[script], SIZE, DPI)
    box, other = row.getbbox(), label.getbbox()
    assert box is not None
    assert other[2] - other[0] == pytest.approx(box[2] - box[0], abs=6)
    assert other[3] - other[1] == pytest.approx(box[3] - box[1], abs=4)
    wide, high = other[2] - other[0], other[3] - other[1]
    paper, dots = row.crop(box).resize((wide, high)), label.crop(other)
    assert inked(ImageChops.logical_and(paper, dots)) > 0.5 * inked(ImageChops.logical_or(paper, dots))


def test_the_words_of_a_page_can_be_searched_and_copied(printed: Path) -> None:
    said = text_of(printed).replace("\u202b", "").replace("\u202c", "")
    turned = {"Thaana", "Nko", "Adlam", "Persian"}
    """Those that the reader of the page turns round, or takes for signs."""
    assert [script for script, name in ALL.items() if script not in turned and name not in said] == []


@pytest.mark.parametrize(("name", "script"), SCRIPTS.items(), ids=SCRIPTS)
def test_a_font_has_what_it_is_asked_for(name: str, script: Any) -> None:
    first = script.ranges[0][0]
    assert sum(code in face(name).charToGlyph for code in range(first, script.ranges[0][1] + 1)) > 20
    assert path(f"fonts/{script.file}").stat().st_size < 900_000


@pytest.mark.parametrize(
    ("text", "sign"), [("ᏣᎳᎩ", UNKNOWN * 3), ("\U00013000", UNKNOWN), ("กᏣ", f"ก{UNKNOWN}"), ("ก\uffff", f"ก{UNKNOWN}")]
)
def test_what_no_font_has_is_a_sign(text: str, sign: str) -> None:
    assert "".join(run.letters for run in line_of(text).runs) == sign
