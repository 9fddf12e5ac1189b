"""What the data of a code names, and what it says of it: lots, dates, quantities, and readings that are in doubt."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from tests.counter.world import World
from tests.scanning.test_resolve import Codes, codes
from tests.transactions.makers import add_asset
from tests.transactions.stock_makers import JAN, add_item, receive
from tracker_desktop.scanning.match import Match, Resolution
from tracker_desktop.scanning.measures import in_unit
from tracker_desktop.scanning.resolve import Resolving
from tracker_desktop.transactions.rules.item_parts import CodeFields

__all__ = ["codes"]

GLOVES = "04006381333931"
K = f"01{GLOVES}"
TODAY = dt.date(2026, 11, 30)


def _find(codes: Codes, code: str, *, never: bool = False, prefer: tuple[str, ...] = ()) -> Resolution:
    return codes.world.office.read(Resolving(code, False, prefer, never_sends_gs=never, today=TODAY))


def _one(codes: Codes, code: str, *, never: bool = False) -> Match:
    found = _find(codes, code, never=never)
    assert found.readings == ()
    assert found.one is not None, found
    return found.one


@pytest.mark.parametrize(
    "code",
    [
        f"]C1{K}10L7\x1d17271231",
        f"{K}10L7\x1d17271231",
        f"\x1d{K}17271231\x1d10L7",
        f"{K}10L7{{GS}}17271231",
        f"(01){GLOVES}(10)L7(17)271231",
        f"https://example.com/01/{GLOVES}/10/L7?17=271231",
        "]Q1HTTPS://EXAMPLE.COM/01/4006381333931/10/L7?17=271231",
        f"]d1{K}1727123110L7",
    ],
)
def test_an_item_comes_with_its_lot_and_expiry(codes: Codes, code: str) -> None:
    match = _one(codes, code)
    assert (match.kind, match.label, match.via) == ("item", "GLV-NIT-M", "product number")
    assert (match.lot, match.serial, match.expiry, match.quantity) == ("L7", "", dt.date(2027, 12, 31), None)
    assert (match.received, match.issued) == (Decimal(100), Decimal(1))


def test_a_plain_product_number_says_nothing_more(codes: Codes) -> None:
    match = _one(codes, "]E04006381333931")
    assert (match.lot, match.expiry, match.quantity) == ("", None, None)
    parsed = _find(codes, "4006381333931").parsed
    assert parsed is None or parsed.kind == "gtin"


def test_a_count_is_times_what_one_scan_means(codes: Codes) -> None:
    match = _one(codes, f"{K}3012")
    assert (match.received, match.issued, match.counted) == (Decimal(1200), Decimal(12), Decimal(12))
    assert match.quantity == Decimal(1200)
    match = _one(codes, f"0000614141123456789002{GLOVES}3724")
    assert (match.received, match.quantity) == (Decimal(2400), Decimal(2400))


@pytest.mark.parametrize(
    ("unit", "decimals", "code", "quantity"),
    [
        ("kg", 3, "3103000750", "0.75"),
        ("g", 0, "3103000750", "750"),
        ("litre", 3, "3152000150", "1.5"),
        ("ml", 0, "3152000150", "1500"),
        ("m", 2, "3111000125", "12.5"),
        ("cm", 0, "3111000125", "1250"),
        ("piece", 0, "3103000750", None),
        ("kg", 3, "3202000150", None),
        ("kg", 3, "3105000001", None),
    ],
)
def test_a_weight_is_a_quantity_where_the_item_is_weighed(
    codes: Codes, unit: str, decimals: int, code: str, quantity: str | None
) -> None:
    gtin = CodeFields("gtin", "9506000134352", quantity_received=Decimal(5))
    add_item(codes.world.office, "ROLL", "A roll", unit=unit, decimals=decimals, codes=(gtin,))
    match = _one(codes, f"0109506000134352{code}")
    wanted = None if quantity is None else Decimal(quantity)
    assert match.quantity == wanted
    assert (match.received, match.issued) == ((wanted, wanted) if wanted else (Decimal(5), Decimal(1)))


def test_another_indicator_is_another_pack(codes: Codes) -> None:
    assert _find(codes, "]C10114006381333938").matches == ()
    carton = CodeFields("gtin", "14006381333938", quantity_received=Decimal(1000))
    add_item(codes.world.office, "CARTON", "A carton", codes=(carton,))
    assert _one(codes, "]C10114006381333938").label == "CARTON"
    assert _one(codes, f"]C1{K}").label == "GLV-NIT-M"


def test_a_number_of_one_shop_is_found_as_it_was_printed_alone(codes: Codes) -> None:
    add_item(codes.world.office, "CHEESE", "Cheese", codes=(CodeFields("alias", "2012345678903"),))
    assert _one(codes, "2012345678903").label == "CHEESE"
    assert _one(codes, "]E02012345678903").label == "CHEESE"
    assert _find(codes, "0102012345678903").matches == ()


def test_a_suppliers_label(codes: Codes) -> None:
    office = codes.world.office
    add_item(office, "R-10K", "Resistor 10k", codes=(CodeFields("supplier", "ERJ-10K", Decimal(4000)),))
    label = "[)>\x1e06\x1d1PERJ-10K\x1dQ250\x1d1TLOT-5\x1d14D20281231\x1e\x04"
    for code in (label, "]d1" + label, label.replace("[)>\x1e", ">[)>").rstrip("\x1e\x04"), label.replace("\x1d", "␝")):
        match = _one(codes, code)
        assert (match.label, match.lot, match.expiry) == ("R-10K", "LOT-5", dt.date(2028, 12, 31))
        assert (match.quantity, match.received) == (Decimal(250), Decimal(250))
    assert _one(codes, "[)>\x1e06\x1dPR-10K\x1dQ1\x1e\x04").via == "SKU"
    unknown = _find(codes, "[)>\x1e06\x1d1PNOBODY\x1dQ1\x1e\x04")
    assert (unknown.matches, unknown.reading) == ((), "label")


def test_a_long_label_and_a_long_address_are_no_code_that_is_too_long(codes: Codes) -> None:
    label = "[)>\x1e06\x1dPR-10K\x1d20Z" + "0" * 100 + "\x1dQ1\x1d1TLOT\x1dKPO-4711\x1e\x04"
    assert _find(codes, label).reading == "label"
    assert _one(codes, f"https://example.com/{'path/' * 30}01/{GLOVES}").label == "GLV-NIT-M"


def test_a_serial_number_names_the_asset(codes: Codes) -> None:
    add_asset(codes.world.office, "Meter", tag="M-1", serial="sn77")
    for code in ("]d2010950600013435221SN77", "[)>\x1e06\x1dPX\x1dSSN77\x1e\x04"):
        match = _one(codes, code)
        assert (match.kind, match.label, match.via) == ("asset", "M-1", "serial number")
    both = _find(codes, f"]d2{K}21SN77")
    assert {match.kind for match in both.matches} == {"item", "asset"}
    assert _find(codes, f"]d2{K}21SN77", prefer=("item",)).one is not None
    assert _one(codes, f"]d2{K}21SN78").serial == "SN78"


def test_our_own_code_wins_over_what_it_says(codes: Codes) -> None:
    add_asset(codes.world.office, "Odd", tag=f"{K}10L7")
    assert _one(codes, f"{K}10L7").kind == "asset"


@pytest.mark.parametrize("code", [f"{K}17271331", f"]C1{K}10", f"{K}10{'A' * 21}", f"{K}10A\x1d10B", f"{K}88X"])
def test_a_code_with_errors_names_nothing(codes: Codes, code: str) -> None:
    found = _find(codes, code)
    assert (found.matches, found.reading) == ((), "gs1")
    assert found.parsed is not None
    assert found.parsed.errors


def test_a_lost_separator_is_asked_about(codes: Codes) -> None:
    code = f"{K}10ABC12317271200"
    found = _find(codes, code)
    assert [(one.one.lot, one.one.expiry) for one in found.readings if one.one] == [
        ("ABC12317271200", None),
        ("ABC123", dt.date(2027, 12, 31)),
    ]
    assert found.one == found.readings[0].one
    assert [one.one.lot for one in _find(codes, code, never=True).readings if one.one] == ["ABC123", "ABC12317271200"]


def test_a_lot_that_is_there_says_where_the_separator_was_lost(codes: Codes) -> None:
    office, gloves = codes.world.office, codes.world.ids["gloves"]
    code = f"{K}10ABC12317271200"
    receive(office, gloves, 5, "0.07", lot="abc123", expiry=JAN)
    assert (_one(codes, code).lot, _one(codes, code, never=True).lot) == ("ABC123", "ABC123")
    receive(office, gloves, 5, "0.07", lot="ABC12317271200", expiry=JAN)
    assert len(_find(codes, code).readings) == 2


def test_the_whole_lot_that_is_there_is_no_lost_separator(codes: Codes) -> None:
    receive(codes.world.office, codes.world.ids["gloves"], 5, "0.07", lot="ABC12317271200", expiry=JAN)
    assert _one(codes, f"{K}10ABC12317271200", never=True).lot == "ABC12317271200"


def test_an_unknown_product_number_keeps_what_the_code_says(codes: Codes) -> None:
    found = _find(codes, "010950600013435210ABC12317271200")
    assert (found.matches, found.readings, found.reading) == ((), (), "gs1")
    assert found.parsed is not None
    assert (found.parsed.gtin, len(found.parsed.others)) == ("09506000134352", 1)
    found = _find(codes, "]E09506000134352")
    assert (found.reading, found.parsed.gtin if found.parsed else None) == ("product number", "09506000134352")


def test_eight_digits_that_are_two_numbers(codes: Codes, world: World) -> None:
    assert _find(codes, "3712").reading == ""
    add_item(world.office, "SHORT", "Short", codes=(CodeFields("gtin", "00042100005264"),))
    assert _one(codes, "04252614").label == "SHORT"


@pytest.mark.parametrize(
    ("amount", "said", "unit", "found"),
    [
        ("1.5", "kg", "G", "1500"),
        ("1.2345", "kg", "kg", None),
        ("2", "l", "ml", "2000"),
        ("2", "m³", "l", "2000"),
        ("1", "lb", "kg", None),
        ("1", "ft", "inches", "12"),
        ("1", "kg", "box", None),
    ],
)
def test_measures(amount: str, said: str, unit: str, found: str | None) -> None:
    assert in_unit(Decimal(amount), said, unit) == (None if found is None else Decimal(found))
