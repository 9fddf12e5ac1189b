from decimal import Decimal

import pytest

from tracker_desktop.errors import Refused
from tracker_desktop.scanning.commands import COMMANDS, PREFIX, How, find_command, read_line

CODE_39 = set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%")


def test_every_printed_command_is_known_and_fits_code_39() -> None:
    for command in COMMANDS:
        assert set(command.code) <= CODE_39
        assert command.code.startswith(PREFIX)
        for how in ("burst", "typed", "line"):
            assert read_line(command.code.lower() + " ", how).command == command
    assert len({command.code for command in COMMANDS}) == len({command.key for command in COMMANDS}) == len(COMMANDS)


@pytest.mark.parametrize("words", ["done", "DONE", "check out", "CHECKOUT", "Check-Out", "look  up"])
def test_bare_words(words: str) -> None:
    assert find_command(words) is not None


@pytest.mark.parametrize("aim", ["]C0", "]A0", "]d1", "]Q1", "]c0"])
def test_a_scanner_may_say_what_barcode_a_command_is(aim: str) -> None:
    assert read_line(f"{aim}%TD-DONE", "burst").command == find_command("done")
    assert read_line(f"{aim}DONE", "burst").command is None


@pytest.mark.parametrize("words", ["1", "9", "%TD-", "%TD-0", "DONE1", "", "TD-DONE"])
def test_what_is_no_command(words: str) -> None:
    assert find_command(words) is None


def test_a_burst_is_a_code() -> None:
    reading = read_line("20417", "burst")
    assert (reading.code, reading.number, reading.quantity, reading.forced) == ("20417", None, None, False)
    assert read_line("=20417", "burst").code == "=20417"
    assert read_line("40*ABC", "burst").code == "40*ABC"


@pytest.mark.parametrize(
    ("text", "number"), [("40", "40"), ("999999", "999999"), ("2.5", "2.5"), ("2,5", "2.5"), ("0", "0")]
)
def test_a_number_typed_by_hand(text: str, number: str) -> None:
    reading = read_line(text, "typed")
    assert (reading.code, reading.number) == (text, Decimal(number))


@pytest.mark.parametrize("text", ["1000000", "-3", "12A", "1e3", "1.2345", "٤٠"])
def test_other_typed_texts_are_codes(text: str) -> None:
    assert read_line(text, "typed").number is None


@pytest.mark.parametrize("how", ["typed", "line"])
def test_an_equals_sign_forces_a_code(how: How) -> None:
    assert read_line("=20417", how).code == "20417"
    assert read_line("=20417", how).forced
    assert read_line("=DONE", how).command is None
    assert read_line("=", how).code == "="


@pytest.mark.parametrize(
    ("text", "quantity", "code"),
    [
        ("40*GLV-M", "40", "GLV-M"),
        ("2,5 * CABLE", "2.5", "CABLE"),
        ("0*X", "0", "X"),
        ("-3*X", "-3", "X"),
        ("1000000000*X", "1000000000", "X"),
        ("0.0001*X", "0.0001", "X"),
    ],
)
def test_a_quantity_on_standard_input(text: str, quantity: str, code: str) -> None:
    reading = read_line(text, "line")
    assert (reading.quantity, reading.code, reading.number) == (Decimal(quantity), code, None)
    assert read_line(text, "typed").quantity is None


def test_quantity_and_forced_code() -> None:
    reading = read_line("40*=DONE", "line")
    assert (reading.quantity, reading.code, reading.forced) == (Decimal(40), "DONE", True)


@pytest.mark.parametrize("text", ["*ABC*", "AB*CD", "40*", "20417"])
def test_stars_in_codes(text: str) -> None:
    assert read_line(text, "line").code == text


@pytest.mark.parametrize("text", ["1e9*X", "1.2.3*X", "9999999999999*X"])
def test_a_quantity_that_cannot_be_read(text: str) -> None:
    with pytest.raises(Refused, match="is not a quantity"):
        read_line(text, "line")
