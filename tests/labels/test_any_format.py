"""Whatever format an office makes up: what the form accepts is printed on the page and read again, or refused with a
sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from tests.labels.any_format import HERMA, any_fields
from tests.paper.render import codes, pages
from tests.store_fixtures import Office
from tests.transactions import makers
from tracker_desktop.errors import Refused
from tracker_desktop.labels.content import Label, Payload
from tracker_desktop.labels.formats import Format
from tracker_desktop.labels.known_formats import format_from
from tracker_desktop.labels.layout import fits, lay_out
from tracker_desktop.labels.sample_page import MOST, SampleLabels, write_sample_page
from tracker_desktop.labels.sheet import write_pdf
from tracker_desktop.paper.units import INCH
from tracker_desktop.transactions.rules.label_format_fields import LabelFormatFields, problems

DPI = 300
EDGE = 2 * INCH / DPI
"""Codes begin on a whole dot of the printer."""
TEXTS = ("LT-1", "AST-000142", "<b>&", "ABCDEFGHIJKLMNOPQRSTUVWXYZ1234")
QUIET = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def a_page(text: str, form: Format) -> list[Label]:
    lines = ("Microscope Olympus CX23 with a very long name, & <b>more</b>", "S/N 2023-88-1234")
    return [Label(text, Payload(text), lines, "Property of Riverside College")] * form.a_page


def beside_the_labels(picture: Image.Image, form: Format) -> bool:
    """Whether anything is drawn outside the labels."""
    white = Image.new("L", picture.size, 255)
    for x, y in form.places():
        sides = (x - EDGE, y - EDGE, x + form.label[0] + EDGE, y + form.label[1] + EDGE)
        box = tuple(round(side * DPI / INCH) for side in sides)
        white.paste(picture.crop(box), box)  # type: ignore[arg-type]
    return ImageChops.difference(picture, white).getbbox() is not None


@pytest.mark.slow
@QUIET
@given(any_fields(), st.sampled_from(TEXTS))
def test_what_the_form_accepts_is_printed_and_read_again(tmp_path: Path, fields: LabelFormatFields, text: str) -> None:
    if list(problems(fields)):
        return
    form = format_from(fields)
    labels, pdf = a_page(text, form), tmp_path / "page.pdf"
    if not fits(labels[0], form, DPI):
        with pytest.raises(Refused) as refused:
            write_pdf(pdf, labels, form)
        assert refused.value.code in ("label_code_too_wide", "label_code_too_long")
        return
    assert write_pdf(pdf, labels, form) == 1
    (picture,) = pages(pdf, DPI)
    assert picture.width == pytest.approx(form.page[0] * DPI / INCH, abs=2)
    assert not beside_the_labels(picture, form)
    for x, y in form.places():
        box = (x, y, x + form.label[0], y + form.label[1])
        read = codes(picture.crop(tuple(round(side * DPI / INCH) for side in box)), DPI)  # type: ignore[arg-type]
        assert {code.text for code in read} == {text}


@QUIET
@given(any_fields())
def test_the_tag_stands_on_every_label_and_within_it(fields: LabelFormatFields) -> None:
    form = format_from(fields)
    label = a_page("LT-1", form)[0]
    if list(problems(fields)) or not fits(label, form, DPI):
        return
    laid = lay_out(label, form, DPI)
    assert ["".join(text.fitted.lines) for text in laid.texts if text.bold] == ["LT-1"]
    for text in laid.texts:
        assert text.y >= 0
        assert text.y + text.fitted.height <= form.label[1]
    for placed in laid.symbols:
        high = placed.height or placed.symbol.across * placed.module
        assert placed.y >= 0
        assert placed.y + high <= form.label[1] + 1e-6


def test_a_sample_is_a_whole_page_of_the_first_tags(office: Office, tmp_path: Path) -> None:
    for number in (10, 2, 1):
        makers.add_asset(office, tag=f"LT-{number}")
    labels = office.read(SampleLabels())
    assert [label.headline for label in labels] == ["LT-1", "LT-2", "LT-10"]
    form = format_from(HERMA)
    assert write_sample_page(tmp_path / "s.pdf", form, labels) is None
    (picture,) = pages(tmp_path / "s.pdf", DPI)
    read = codes(picture, DPI)
    assert {code.text for code in read} == {"LT-1", "LT-2", "LT-10"}
    assert len({(round(code.x), round(code.y)) for code in read}) >= form.a_page
    assert len(labels) <= MOST


def test_an_office_without_assets_has_a_sample_all_the_same(sqlite_office: Office) -> None:
    assert [label.headline for label in sqlite_office.read(SampleLabels())] == ["LT-00001"]


def test_what_does_not_fit_leaves_its_outline_and_says_why(tmp_path: Path) -> None:
    form = format_from(HERMA)
    long = "X" * 80
    why = write_sample_page(tmp_path / "s.pdf", form, (Label(long, Payload(long)), Label("LT-1", Payload("LT-1"))))
    assert why is not None
    assert why.code in {"label_code_too_wide", "label_code_too_long"}
    (picture,) = pages(tmp_path / "s.pdf", DPI)
    assert {code.text for code in codes(picture, DPI)} == {"LT-1"}
    x, y = form.place(0)
    assert picture.getpixel((round(x * DPI / INCH), round((y + 10) * DPI / INCH))) < 200  # type: ignore[operator]
