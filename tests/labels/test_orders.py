"""What stands on the labels of an office, how many of them there are, and what enters the journal."""

from __future__ import annotations

import dataclasses
import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from tests.paper.render import codes, pages, text_of
from tests.store_fixtures import Office
from tests.transactions.makers import add_asset, add_department, add_person, add_place, check_out, holder_of
from tests.transactions.stock_makers import receive
from tracker_desktop.errors import Refused
from tracker_desktop.labels.content import Payload
from tracker_desktop.labels.formats import FORMATS, Codes
from tracker_desktop.labels.order import Line, Order, journal, labels_of, write
from tracker_desktop.labels.received import Per, ReceivedLabels
from tracker_desktop.labels.subject import IdsOf
from tracker_desktop.labels.subjects import BY_KEY, SUBJECTS
from tracker_desktop.queries.tag_prints import PrintedBefore
from tracker_desktop.scanning.commands import COMMANDS
from tracker_desktop.scanning.resolve import Resolving
from tracker_desktop.transactions.add_item import AddItem
from tracker_desktop.transactions.add_label_format import AddLabelFormat
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.receive import Receive, ReceivedAsset, ReceiveLine
from tracker_desktop.transactions.rules.item_fields import ItemFields
from tracker_desktop.transactions.rules.item_parts import CodeFields, UnitFields
from tracker_desktop.transactions.rules.label_format_fields import LabelFormatFields

FORM = {form.key: form for form in FORMATS}
EXPIRY = dt.date(2027, 3, 31)


@pytest.fixture
def stocked(office: Office) -> Office:
    """An asset, two items (one with a product number and a lot), a bin, a person with a badge."""
    add_department(office, "Biology")
    add_asset(office, "Microscope", tag="MS-00001", serial="X-77", manufacturer="Olympus", model_number="CX23")
    add_place(office, "A-04", "A-04", "store")
    add_person(office, "Maria Lopez", "20417")
    office.perform(AddItem(ItemFields("GLOVE-M", "Nitrile gloves, M"), units=(UnitFields("box", 100),)))
    office.perform(AddItem(ItemFields("BUFFER", "Buffer solution pH 7"), codes=(CodeFields("gtin", "09501101020917"),)))
    return office


def receipt(office: Office) -> str:
    glove, buffer = office.read(IdsOf(BY_KEY["items"], ["GLOVE-M", "BUFFER"]))
    lines = (
        ReceiveLine(glove, Decimal(300), Decimal(1), entered="3 box"),
        ReceiveLine(buffer, Decimal(5), Decimal(4), lot="B-117", expiry=EXPIRY),
    )
    assets = (ReceivedAsset("Balance", pieces=(("S-1", "MS-00002"), ("S-2", "MS-00003"))),)
    done = office.perform(Receive(lines, assets))
    assert done.number is not None
    return done.number


def one(office: Office, subject: str, code: str) -> object:
    (row_id,) = office.read(IdsOf(BY_KEY[subject], [code]))
    (label,) = labels_of(office.store, Order(FORM["l7160"], (Line(subject, row_id),)))
    return label.headline, label.owner, [line for line in label.lines if line], label.payload


def test_each_thing_says_what_it_is(stocked: Office) -> None:
    receipt(stocked)
    lot = (("01", "09501101020917"), ("17", "270331"), ("10", "B-117"))
    assert one(stocked, "assets", "MS-00001") == (
        "MS-00001",
        "Property of Main stockroom",
        ["Microscope", "S/N X-77", "Olympus CX23"],
        Payload("MS-00001"),
    )
    assert one(stocked, "items", "GLOVE-M") == ("GLOVE-M", "", ["Nitrile gloves, M"], Payload("GLOVE-M"))
    assert one(stocked, "items", "BUFFER")[3] == Payload(gtin="9501101020917")  # type: ignore[index]
    assert one(stocked, "lots", "BUFFER:B-117") == (
        "BUFFER",
        "",
        ["Buffer solution pH 7", "Lot B-117 · expires 31 Mar 2027"],
        Payload(elements=lot),
    )
    assert one(stocked, "lots", "B-117")[3] == Payload(elements=lot)  # type: ignore[index]
    assert one(stocked, "places", "A-04") == ("A-04", "", [], Payload("A-04"))
    assert one(stocked, "badges", "20417")[0] == "Maria Lopez"  # type: ignore[index]
    assert one(stocked, "documents", "GR-2026-00001")[2] == ["Goods receipt · 24 Nov 2026"]  # type: ignore[index]


def test_a_tag_says_nothing_that_ages(stocked: Office) -> None:
    (asset,) = stocked.read(IdsOf(BY_KEY["assets"], ["MS-00001"]))
    (maria,) = stocked.read(IdsOf(BY_KEY["badges"], ["20417"]))
    before = one(stocked, "assets", "MS-00001")
    check_out(stocked, asset, holder=holder_of(stocked, maria))
    assert one(stocked, "assets", "MS-00001") == before


def test_the_owner_on_tags_is_what_the_office_has_set(stocked: Office) -> None:
    stocked.perform(ChangeSetting("labels.owner", "Riverside College"))
    assert one(stocked, "assets", "MS-00001")[1] == "Property of Riverside College"  # type: ignore[index]


@pytest.mark.parametrize(("per", "copies"), [("piece", [300, 5, 1, 1]), ("pack", [3, 5, 1, 1]), ("line", [1, 1, 1, 1])])
def test_what_was_received_is_labelled_by_piece_or_pack(stocked: Office, per: Per, copies: list[int]) -> None:
    lines = stocked.read(ReceivedLabels(receipt(stocked).lower(), per))
    assert [line.copies for line in lines] == copies
    assert [line.subject for line in lines] == ["items", "lots", "assets", "assets"]
    labels = labels_of(stocked.store, Order(FORM["l7160"], lines))
    assert len(labels) == sum(copies)


def test_another_document_is_no_receipt(stocked: Office) -> None:
    with pytest.raises(Refused, match="no goods receipt"):
        stocked.read(ReceivedLabels("HR-2026-00001"))


def test_every_label_of_an_office_is_read_and_resolved_again(stocked: Office, tmp_path: Path) -> None:
    lines = (*stocked.read(ReceivedLabels(receipt(stocked), "line")), *_lines(stocked, "places", "A-04"))
    lines += _lines(stocked, "badges", "20417") + _lines(stocked, "documents", "GR-2026-00001")
    for form in FORMATS:
        write(stocked.store, Order(form, lines), tmp_path / "all.pdf")
        found = {code for picture in pages(tmp_path / "all.pdf", 300) for code in codes(picture, 300)}
        assert {code.text for code in found} == {
            *("GLOVE-M", "(01)09501101020917(17)270331(10)B-117", "MS-00002", "MS-00003"),
            *("A-04", "20417", "GR-2026-00001"),
        }
        for code in found:
            if not code.is_gs1:
                assert stocked.read(Resolving(code.text, typed=False)).one is not None


def _lines(office: Office, subject: str, *codes_of: str) -> tuple[Line, ...]:
    return tuple(Line(subject, row_id) for row_id in office.read(IdsOf(BY_KEY[subject], codes_of)))


def test_the_sheet_of_commands_has_every_command_once(stocked: Office, tmp_path: Path) -> None:
    for key in ("avery-5160", "l7160", "l4731"):
        write(stocked.store, Order(FORM[key], (Line("commands", 0),)), tmp_path / "commands.pdf")
        found = {code.text for picture in pages(tmp_path / "commands.pdf", 300) for code in codes(picture, 300)}
        assert found == {command.code for command in COMMANDS}
        assert "CHECK OUT" in text_of(tmp_path / "commands.pdf")


def test_tags_of_a_roll_are_printed_before_the_assets_are_there(stocked: Office, tmp_path: Path) -> None:
    order = Order(FORM["roll-62"], tags=("LT-00001", "LT-00002"))
    assert write(stocked.store, order, tmp_path / "roll.pdf", dpi=203) == 2
    assert [{code.text for code in codes(page, 203)} for page in pages(tmp_path / "roll.pdf", 203)] == [
        {"LT-00001"},
        {"LT-00002"},
    ]
    printed = journal(order, None)
    assert printed is not None
    assert stocked.perform(printed).title == "2 tags printed"
    assert stocked.read(PrintedBefore(tags=order.tags)) == ["LT-00001", "LT-00002"]


def test_printed_tags_enter_the_journal_and_a_reprint_wants_a_reason(stocked: Office) -> None:
    order = Order(FORM["l7160"], (*_lines(stocked, "assets", "MS-00001"), *_lines(stocked, "items", "GLOVE-M")))
    printed = journal(order, None)
    assert printed is not None
    assert "MS-00001" in stocked.perform(printed).title
    with pytest.raises(Refused) as refused:
        stocked.perform(printed)
    assert refused.value.code == "tag_printed"
    again = journal(order, "tag worn off")
    assert again is not None
    stocked.perform(again)
    assert journal(Order(FORM["l7160"], _lines(stocked, "items", "GLOVE-M")), None) is None


@pytest.mark.parametrize("subject", [subject.key for subject in SUBJECTS if subject.rows is not None])
def test_a_code_that_is_not_there_is_said(stocked: Office, subject: str) -> None:
    with pytest.raises(Refused, match="NO-SUCH-CODE"):
        stocked.read(IdsOf(BY_KEY[subject], ["NO-SUCH-CODE"]))


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ((), "label_nothing"),
        ((Line("assets", 999),), "label_gone"),
        ((Line("assets", 1, 0),), "label_copies"),
        ((Line("assets", 1, 101),), "label_copies"),
        ((Line("items", 1, 20_001),), "label_too_many"),
    ],
)
def test_orders_that_cannot_be_printed(stocked: Office, lines: tuple[Line, ...], code: str, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        write(stocked.store, Order(FORM["l7160"], lines), tmp_path / "no.pdf")
    assert refused.value.code == code
    assert not list(tmp_path.glob("*.pdf"))


def test_who_has_no_badge_gets_no_label(stocked: Office) -> None:
    person = add_person(stocked, "Jan Nowak")
    with pytest.raises(Refused, match="Jan Nowak has no badge"):
        labels_of(stocked.store, Order(FORM["l7160"], (Line("badges", person),)))


def test_letters_that_bars_cannot_hold_are_a_square_or_refused_with_formats_that_do(
    stocked: Office, tmp_path: Path
) -> None:
    row_id = add_asset(stocked, "Waage", tag="LAB-\u0416\u00f1-7")
    roll, bars = FORM["l7160"], dataclasses.replace(FORM["l7160"], key="bars", name="Bars", codes=Codes.BARS)
    write(stocked.store, Order(roll, (Line("assets", row_id),)), tmp_path / "square.pdf")
    (page,) = pages(tmp_path / "square.pdf", 300)
    assert [code.text for code in codes(page, 300)] == ["LAB-\u0416\u00f1-7"]
    with pytest.raises(
        Refused, match=r"letters that bars cannot hold, and Bars · .* has bars\. These would do: Avery 5160"
    ):
        write(stocked.store, Order(bars, (Line("assets", row_id),)), tmp_path / "bars.pdf")
    assert not (tmp_path / "bars.pdf").exists()


@pytest.mark.parametrize(("year", "is_coded"), [(2026, True), (2076, True), (2077, False), (2126, False)])
def test_a_year_that_two_digits_do_not_say_is_in_words_alone(year: int, is_coded: bool, stocked: Office) -> None:
    item = stocked.read(IdsOf(BY_KEY["items"], ["BUFFER"]))[0]
    receive(stocked, item, 1, lot="FAR", expiry=dt.date(year, 12, 31))
    (lot_id,) = stocked.read(IdsOf(BY_KEY["lots"], ["BUFFER:FAR"]))
    (label,) = labels_of(stocked.store, Order(FORM["l7160"], (Line("lots", lot_id),)))
    assert f"expires 31 Dec {year}" in label.lines[1]
    assert ("17" in dict(label.payload.elements)) is is_coded
    assert label.payload.elements[-1] == ("10", "FAR")


def test_the_formats_of_the_office_are_among_those_that_would_do(stocked: Office, tmp_path: Path) -> None:
    row_id = add_asset(stocked, "Waage", tag="WIDE-0123456789-0123456789-01")
    wide = LabelFormatFields("Wide roll", Decimal(90), Decimal(30), Decimal(90), Decimal(30))
    stocked.perform(AddLabelFormat(wide))
    order = Order(FORM["roll-54x25"], (Line("assets", row_id),))
    for language in ("pdf", "zpl"):
        with pytest.raises(Refused, match=r"These would do: Avery 5163 .*; Wide roll · 90 × 30 mm\.") as refused:
            write(stocked.store, order, tmp_path / "no", language=language)
        assert refused.value.code == "label_code_too_wide"
