"""Labels as they come out of the printer: every code is read again, and every label lies where the sheet has it."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from tests.paper.render import Read, codes, pages, text_of
from tracker_desktop.errors import Refused
from tracker_desktop.labels.content import Label, Payload
from tracker_desktop.labels.formats import FORMATS, Codes, Format
from tracker_desktop.labels.layout import READABLE, PlacedSymbol, fits, lay_out, narrowest_bars
from tracker_desktop.labels.outlines import write_outlines
from tracker_desktop.labels.sheet import write_pdf
from tracker_desktop.labels.subjects.commands import COMMAND_CODES
from tracker_desktop.paper.symbols import QUIET, Code
from tracker_desktop.paper.units import INCH
from tracker_desktop.store.watch import Stopped, Watch

BY_KEY = {form.key: form for form in FORMATS}
LONG = "ABCDEFGHIJKLMNOPQRSTUVWXYZ1234"
LOT = (("01", "09501101020917"), ("17", "261231"), ("10", "ABC-123"), ("37", "5"))
every_format = pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.key)


def tag(number: int) -> Label:
    text = f"AST-{number:06d}"
    return Label(text, Payload(text), ("Microscope Olympus CX23", "S/N 2023-88-1234"), "Property of Riverside College")


def a_sheet(form: Format) -> list[Label]:
    return [tag(number) for number in range(1, form.a_page + 1)]


def read(pdf: Path, form: Format, dpi: int) -> list[list[Read]]:
    """The codes of each label by itself, as a scanner sees them; the labels in their order."""
    found = []
    for picture in pages(pdf, dpi):
        for x, y in form.places():
            box = (x, y, x + form.label[0], y + form.label[1])
            found.append(codes(picture.crop(tuple(round(side * dpi / INCH) for side in box)), dpi))  # type: ignore[arg-type]
    return found


@every_format
@pytest.mark.parametrize("dpi", [203, 300])
def test_every_tag_of_a_sheet_is_read_again(form: Format, dpi: int, tmp_path: Path) -> None:
    labels = a_sheet(form)
    assert write_pdf(tmp_path / "tags.pdf", labels, form) == 1
    found = read(tmp_path / "tags.pdf", form, dpi)
    assert [{code.text for code in here} for here in found] == [{label.headline} for label in labels]


@every_format
@pytest.mark.parametrize("printer", [203, 300, 600])
def test_a_tag_drawn_for_a_printer_has_modules_of_whole_dots(form: Format, printer: int, tmp_path: Path) -> None:
    write_pdf(tmp_path / "tags.pdf", a_sheet(form)[:3], form, dpi=printer)
    picture, *_ = pages(tmp_path / "tags.pdf", printer)
    laid = lay_out(tag(1), form, printer)
    x, y = form.place(0)
    for placed in laid.symbols:
        dots = placed.module * printer / INCH
        assert dots == pytest.approx(round(dots))
        assert placed.module >= READABLE
        middle = y + placed.y + (placed.height / 2 or placed.symbol.across * placed.module / 2)
        row = [_is_dark(picture, column, middle * printer / INCH) for column in _columns(placed, x, printer)]
        runs = [len(list(run)) for dark, run in itertools.groupby(row) if dark]
        assert runs
        assert not [run for run in runs if run % round(dots)]


def _columns(placed: PlacedSymbol, x: float, dpi: int) -> range:
    left = (x + placed.x) * dpi / INCH
    return range(max(int(left) - 1, 0), int(left + placed.symbol.across * placed.module * dpi / INCH) + 1)


def _is_dark(picture: Image.Image, x: int, y: float) -> bool:
    value = picture.getpixel((x, int(y)))
    assert isinstance(value, int)
    return value < 128


@every_format
def test_thirty_characters_are_read_where_they_fit_and_refused_where_not(form: Format, tmp_path: Path) -> None:
    label = Label(LONG, Payload(LONG), ("Microscope",), "Property of Riverside College")
    if fits(label, form, 300):
        write_pdf(tmp_path / "long.pdf", [label] * form.a_page, form)
        for dpi in (203, 300):
            assert all({code.text for code in here} == {LONG} for here in read(tmp_path / "long.pdf", form, dpi))
        return
    with pytest.raises(Refused) as refused:
        write_pdf(tmp_path / "long.pdf", [tag(1), label], form)
    assert refused.value.code == "label_code_too_wide"
    assert BY_KEY["avery-5163"].title in str(refused.value)
    assert not (tmp_path / "long.pdf").exists()


def test_thirty_characters_fit_where_the_label_is_wide_enough() -> None:
    fitting = {form.key for form in FORMATS if fits(Label(LONG, Payload(LONG)), form, 300)}
    assert fitting == {"avery-5163", "l7163", "l4731", "roll-100x50"}


@every_format
@pytest.mark.parametrize("dpi", [203, 300])
def test_lots_are_read_as_gs1_with_their_identifiers(form: Format, dpi: int, tmp_path: Path) -> None:
    label = Label("CELL-AA", Payload(elements=LOT), ("Battery AA", "Lot ABC-123 · expires 31 Dec 2026"))
    write_pdf(tmp_path / "lot.pdf", [label] * form.a_page, form)
    for here in read(tmp_path / "lot.pdf", form, dpi):
        assert {code.text for code in here} == {"(01)09501101020917(17)261231(10)ABC-123(37)5"}
        assert all(code.is_gs1 for code in here)
        assert {code.aim for code in here} <= {"]C1", "]d2"}


@every_format
@pytest.mark.parametrize(("gtin", "aim"), [("9506000134352", "]E"), ("09501101020917", "]I")])
def test_product_numbers_are_read(form: Format, gtin: str, aim: str, tmp_path: Path) -> None:
    label = Label("CELL-AA", Payload(gtin=gtin), ("Battery AA",))
    write_pdf(tmp_path / "item.pdf", [label] * form.a_page, form)
    for dpi in (203, 300):
        for here in read(tmp_path / "item.pdf", form, dpi):
            assert {code.text for code in here} == {gtin}
            assert form.codes is Codes.SQUARE or aim in {code.aim[:2] for code in here}


MAKERS = {  # of the sheet: page, first label, pitch, label; inches where the maker writes inches
    "avery-5160": ((8.5, 11), (0.1875, 0.5), (2.75, 1.0), (2.625, 1.0), INCH),
    "avery-5163": ((8.5, 11), (0.15625, 0.5), (4.1875, 2.0), (4.0, 2.0), INCH),
    "l7160": ((210, 297), (7.25, 15.15), (66.0, 38.1), (63.5, 38.1), 1),
    "l7163": ((210, 297), (4.65, 15.15), (101.6, 38.1), (99.1, 38.1), 1),
    "l4731": ((210, 297), (8.6, 13.5), (27.9, 10.0), (25.4, 10.0), 1),
}


@pytest.mark.parametrize("key", MAKERS)
def test_the_grid_lies_where_the_maker_cuts_the_sheet(key: str, tmp_path: Path) -> None:
    page, first, pitch, label, unit = MAKERS[key]
    form, dpi = BY_KEY[key], 600
    write_outlines(tmp_path / "grid.pdf", form)
    (picture,) = pages(tmp_path / "grid.pdf", dpi)
    assert [side / dpi * INCH for side in picture.size] == pytest.approx([side * unit for side in page], abs=0.1)
    for axis, number in ((0, form.columns), (1, form.rows)):
        edges = [(first[axis] + pitch[axis] * n + more) * unit for n in range(number) for more in (0, label[axis])]
        lines = _lines(picture, axis, dpi)
        off = [edge for edge in edges if min(abs(line - edge) for line in lines) > 0.2]
        assert not off


def _lines(picture: Image.Image, axis: int, dpi: int) -> list[float]:
    """Where straight lines go right through the page, in millimetres."""
    squeezed = picture.resize((picture.size[0], 1) if axis == 0 else (1, picture.size[1]), Image.Resampling.BOX)
    dark = [n for n, value in enumerate(squeezed.tobytes()) if value < 255 * 0.65]
    return [(n + 0.5) / dpi * INCH for n in dark]


@every_format
def test_labels_lie_a_pitch_apart(form: Format, tmp_path: Path) -> None:
    labels = a_sheet(form)
    write_pdf(tmp_path / "same.pdf", labels, form)
    (picture,) = pages(tmp_path / "same.pdf", 300)
    kind = "]d1" if form.codes is Codes.SQUARE else "]C0"
    found = sorted((round(code.y), code.x, code.y) for code in codes(picture, 300) if code.aim == kind)
    assert len(found) == form.a_page
    (_, x, y), *rest = found
    for _, other_x, other_y in rest:
        for apart, pitch in ((other_x - x, form.pitch[0]), (other_y - y, form.pitch[1])):
            assert abs(apart - round(apart / pitch) * pitch) < 0.2


@pytest.mark.parametrize("start", [1, 29, 30])
def test_a_used_sheet_begins_at_any_label(start: int, tmp_path: Path) -> None:
    form = BY_KEY["avery-5160"]
    assert write_pdf(tmp_path / "rest.pdf", [tag(n) for n in range(4)], form, start=start) == (1 if start == 1 else 2)
    (picture, *_) = pages(tmp_path / "rest.pdf", 300)
    places = [form.place(n) for n in range(form.a_page)]
    for code in codes(picture, 300):
        inside = [n for n, (x, y) in enumerate(places) if 0 <= code.x - x <= form.label[0] and 0 <= code.y - y <= 25.4]
        assert inside == [start - 1 + int(code.text[-2:])]


@pytest.mark.parametrize("start", [0, 31, -1])
def test_a_label_that_the_sheet_has_not_is_refused(start: int, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="labels 1 to 30"):
        write_pdf(tmp_path / "no.pdf", [tag(1)], BY_KEY["avery-5160"], start=start)


def test_the_offset_of_a_printer_moves_everything(tmp_path: Path) -> None:
    form = BY_KEY["l7160"]
    for name, offset in (("plain", (0.0, 0.0)), ("moved", (1.5, -2.0))):
        write_pdf(tmp_path / f"{name}.pdf", [tag(1)], form, offset=offset)
    plain, moved = (
        min((code.x, code.y) for code in codes(pages(tmp_path / f"{name}.pdf", 300)[0], 300))
        for name in ("plain", "moved")
    )
    assert moved[0] - plain[0] == pytest.approx(1.5, abs=0.1)
    assert moved[1] - plain[1] == pytest.approx(-2.0, abs=0.1)


HOSTILE = (
    "<b>bold</b> & co",
    "=1+1",
    "../../etc/passwd",
    "x" * 2000,
    "🦄 unicorn 😀",
    "two\nlines\ttabbed",
    "\u202egnihtyna",
)


@every_format
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_a_name_holds_stays_on_its_label(form: Format, text: str, tmp_path: Path) -> None:
    label = dataclasses.replace(tag(1), headline="AST-000001", lines=(text, text), owner=text)
    assert write_pdf(tmp_path / "odd.pdf", [label], form) == 1
    (picture,) = pages(tmp_path / "odd.pdf", 203)
    assert {code.text for code in codes(picture, 203)} == {"AST-000001"}
    x, y, wide, high = (value * 203 / INCH for value in (*form.place(0), *form.label))
    white = Image.new("L", picture.size, 255)
    white.paste(picture, (0, 0))
    white.paste(255, (int(x), int(y), int(x + wide) + 1, int(y + high) + 1))
    assert white.getextrema() == (255, 255)


@pytest.mark.parametrize(
    "name",
    ["Żółta łódź gęślą jaźń", "Ψηφιακό μικροσκόπιο", "Осциллограф цифровой", "مجهر رقمي", "显微镜 顕微鏡 현미경"],
)
def test_every_script_comes_out_as_letters(name: str, tmp_path: Path) -> None:
    write_pdf(tmp_path / "script.pdf", [dataclasses.replace(tag(1), lines=(name,))], BY_KEY["avery-5163"])
    told = text_of(tmp_path / "script.pdf")
    assert "\ufffd" not in told
    assert _same_letters(name)(told)


def _same_letters(name: str) -> Callable[[str], bool]:
    import unicodedata

    def holds(told: str) -> bool:
        letters = set(unicodedata.normalize("NFKC", told))
        return set(name) - {" "} <= letters

    return holds


def test_a_square_of_either_kind_is_read(tmp_path: Path) -> None:
    for kind, aim in ((Code.QR, "]Q1"), (Code.DATA_MATRIX, "]d1")):
        form = dataclasses.replace(BY_KEY["l7160"], codes=Codes.SQUARE, square=kind)
        write_pdf(tmp_path / "square.pdf", [tag(1)], form)
        assert [(c.text, c.aim) for c in codes(pages(tmp_path / "square.pdf", 203)[0], 203)] == [("AST-000001", aim)]


def test_what_is_stopped_leaves_no_file(tmp_path: Path) -> None:
    watch = Watch(report=lambda done, of: watch.cancelled.set() if done >= 40 else None)
    with pytest.raises(Stopped):
        write_pdf(tmp_path / "tags.pdf", [tag(n) for n in range(200)], BY_KEY["l7160"], watch=watch)
    assert not list(tmp_path.iterdir())


@every_format
def test_the_bars_of_a_sheet_that_is_alike_begin_at_the_same_place(form: Format, tmp_path: Path) -> None:
    labels = [label for label in COMMAND_CODES.fixed if fits(label, form, 300)]
    write_pdf(tmp_path / "alike.pdf", labels, form, alike=True)
    widest = narrowest_bars(labels, form, 300)
    laid = [lay_out(label, form, 300, widest=widest) for label in labels]
    bars = [placed for one in laid for placed in one.symbols if placed.symbol.code is Code.CODE128]
    assert len({(placed.x, placed.module) for placed in bars}) <= 1
    read_back = [code.text for page in pages(tmp_path / "alike.pdf", 203) for code in codes(page, 203)]
    assert set(read_back) == {label.payload.text for label in labels}


@every_format
@pytest.mark.parametrize("length", [6, 8, 10, 12, 14, 16])
def test_bars_and_square_leave_each_other_their_quiet_zones(form: Format, length: int) -> None:
    label = Label("X" * length, Payload("X" * length))
    if not fits(label, form, 300):
        return
    laid = lay_out(label, form, 300)
    edges = [
        0.3,
        *(side for placed in sorted(laid.symbols, key=lambda one: one.x) for side in _ink(placed)),
        form.label[0] - 0.3,
    ]
    assert edges == sorted(edges)
    if len(laid.symbols) == 2:
        assert (
            edges[3] - edges[2]
            >= max(white * placed.module for placed in laid.symbols for white in QUIET[placed.symbol.code]) - 0.01
        )


def _ink(placed: PlacedSymbol) -> tuple[float, float]:
    left, right = (white * placed.module for white in QUIET[placed.symbol.code])
    return placed.x + left, placed.x + placed.symbol.across * placed.module - right
