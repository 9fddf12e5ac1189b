"""A label of stock, read again from its picture, says the same item, lot, expiry and quantity."""

from __future__ import annotations

import datetime as dt
import string
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from tests.labels.test_orders import FORM, receipt, stocked
from tests.paper.render import pages
from tests.store_fixtures import Office
from tests.transactions.stock_makers import add_item
from tracker_desktop.labels.content import Payload
from tracker_desktop.labels.order import Line, Order, write
from tracker_desktop.labels.received import ReceivedLabels
from tracker_desktop.labels.stock_content import stock_elements
from tracker_desktop.models.items import LotPolicy
from tracker_desktop.paper.raster import symbol_dots
from tracker_desktop.paper.symbols import Code
from tracker_desktop.scanning.gtin import check_digit
from tracker_desktop.scanning.parse import Parsed, parse
from tracker_desktop.scanning.resolve import Resolving
from tracker_desktop.transactions.receive import Receive, ReceiveLine

TODAY = dt.date(2026, 11, 24)
WHITE = 60
LOTS = st.text("!\"%&'()*+,-./:;<=>?_" + string.ascii_letters + string.digits * 3, min_size=1, max_size=20)
GTINS = st.text(string.digits, min_size=13, max_size=13).map(lambda digits: digits + check_digit(digits))
AMOUNTS = st.one_of(
    st.none(),
    st.tuples(st.integers(1, 99_999_999).map(Decimal), st.just("piece")),
    st.tuples(st.integers(1, 999_999).map(lambda grams: Decimal(grams).scaleb(-3)), st.sampled_from(("kg", "l", "m"))),
)
__all__ = ["stocked"]


def seen(payload: Payload, *, square: bool) -> Any:
    symbol = payload.square(Code.DATA_MATRIX) if square else payload.bars()
    dots = symbol_dots(symbol, 3, 60)
    picture = Image.new("L", (dots.width + 2 * WHITE, dots.height + 2 * WHITE), 255)
    picture.paste(0, (WHITE, WHITE, WHITE + dots.width, WHITE + dots.height), dots)
    (found,) = zxingcpp.read_barcodes(picture)
    return found


def scanned(code: Any) -> Parsed:
    """As a scanner sends it: the AIM identifier and the characters, separators as GS."""
    return parse(code.symbology_identifier + bytes(code.bytes).decode(), today=TODAY)


def codes_of(pdf: Path) -> list[Parsed]:
    return [scanned(code) for picture in pages(pdf, 600) for code in zxingcpp.read_barcodes(picture)]


@pytest.mark.parametrize("square", [False, True], ids=["bars", "square"])
@settings(max_examples=80, deadline=None)
@given(
    lot=LOTS,
    gtin=st.none() | GTINS,
    expiry=st.none() | st.dates(dt.date(1978, 1, 1), dt.date(2076, 12, 31)),
    amount=AMOUNTS,
    is_serial=st.booleans(),
)
def test_what_a_label_says_is_read_again(
    square: bool,
    lot: str,
    gtin: str | None,
    expiry: dt.date | None,
    amount: tuple[Decimal, str] | None,
    is_serial: bool,
) -> None:
    quantity, unit = amount or (None, "piece")
    elements = stock_elements("GLV-M", gtin, lot, expiry, quantity, unit, TODAY, is_serial=is_serial)
    assert elements
    read = scanned(seen(Payload(elements=elements), square=square))
    assert (read.errors, read.kind) == ((), "gs1")
    assert (read.gtin, read.expiry, read.quantity) == (gtin, expiry, quantity)
    assert (read.serial, read.lot) == ((lot, None) if is_serial else (None, lot))
    assert read.quantity_unit == ("" if unit == "piece" or quantity is None else unit)
    assert dict(read.elements).get("91") == (None if gtin else "GLV-M")


@pytest.mark.parametrize(
    ("sku", "lot", "quantity"),
    [("GLV-M", "ÄB", None), ("GLV-M", "x" * 21, None), ("GLÖVE", "A", None), ("GLV-M", "A", Decimal("1.5"))],
)
def test_what_no_element_string_can_say_is_not_said(sku: str, lot: str, quantity: Decimal | None) -> None:
    assert stock_elements(sku, None, lot, None, quantity, "piece", TODAY) == ()


def test_a_year_that_two_digits_cannot_say_is_left_out() -> None:
    assert stock_elements("A", None, "L", dt.date(2090, 1, 1), None, "piece", TODAY) == (("91", "A"), ("10", "L"))


@pytest.mark.parametrize("form", ["l7160", "roll-62", "l4731", "avery-5160"])
def test_labels_of_a_delivery_come_back_as_it_was_received(stocked: Office, form: str, tmp_path: Path) -> None:
    plain = add_item(stocked, "PIPETTE", decimals=0)
    serial = add_item(stocked, "METER", lot_policy=LotPolicy.SERIAL.value)
    lines = (
        ReceiveLine(plain, Decimal(500), Decimal(1), lot="25A020", expiry=dt.date(2027, 6, 30)),
        ReceiveLine(serial, Decimal(1), Decimal(90), lot="SN-4711"),
    )
    done = stocked.perform(Receive(lines))
    assert done.number
    order = Order(FORM[form], stocked.read(ReceivedLabels(done.number, "line")))
    write(stocked.store, order, tmp_path / "labels.pdf")
    found = codes_of(tmp_path / "labels.pdf")
    meant = [stocked.read(Resolving(one.raw, typed=False)).one for one in found]
    assert {(one.label, one.lot or one.serial) for one in meant if one} == {("PIPETTE", "25A020"), ("METER", "SN-4711")}
    told = {(dict(one.elements).get("91"), one.lot, one.serial, one.expiry) for one in found}
    assert told == {("PIPETTE", "25A020", None, dt.date(2027, 6, 30)), ("METER", None, "SN-4711", None)}


def test_the_label_of_a_pack_says_what_is_in_it(stocked: Office, tmp_path: Path) -> None:
    [gloves] = [line for line in stocked.read(ReceivedLabels(receipt(stocked), "pack")) if line.subject == "items"]
    assert gloves == Line("items", gloves.id, 3, Decimal(100))
    write(stocked.store, Order(FORM["l7160"], (gloves,)), tmp_path / "pack.pdf")
    found = codes_of(tmp_path / "pack.pdf")
    assert {(dict(one.elements)["91"], one.quantity) for one in found} == {("GLOVE-M", Decimal(100))}
    box = stocked.read(Resolving(found[0].raw, typed=False)).one
    assert box is not None
    assert (box.label, box.received, box.issued) == ("GLOVE-M", Decimal(100), Decimal(100))
