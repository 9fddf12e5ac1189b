import pytest

from tracker_desktop.scanning.clean import clean
from tracker_desktop.scanning.symbology import EAN, GS1, PLAIN, SYMBOLOGIES, split_aim

DATABAR = "0109506000134352"


@pytest.mark.parametrize(
    ("text", "aim", "carries", "rest"),
    [
        ("]C1" + DATABAR, "]C1", GS1, DATABAR),
        ("]c1" + DATABAR, "]C1", GS1, DATABAR),
        ("]D2" + DATABAR, "]d2", GS1, DATABAR),
        ("]q3" + DATABAR, "]Q3", GS1, DATABAR),
        ("]e0" + DATABAR, "]e0", GS1, DATABAR),
        ("]E0" + DATABAR, "]e0", GS1, DATABAR),
        ("]E09506000134352", "]E0", EAN, "9506000134352"),
        ("]e09506000134352", "]E0", EAN, "9506000134352"),
        ("]E00036000291452", "]E0", EAN, "0036000291452"),
        ("]E496385074", "]E4", EAN, "96385074"),
        ("]C0LT-00142", "]C0", PLAIN, "LT-00142"),
        ("]a0LT-00142", "]A0", PLAIN, "LT-00142"),
        ("]Q1https://id.example/01/1", "]Q1", PLAIN, "https://id.example/01/1"),
    ],
)
def test_the_identifier_says_what_it_is(text: str, aim: str, carries: str, rest: str) -> None:
    kind, left = split_aim(text)
    assert kind is not None
    assert (kind.aim, kind.carries, left) == (aim, carries, rest)


@pytest.mark.parametrize("text", ["LT-00142", "]LT-1", "]Z9ABC", "]C1", "", "]"])
def test_what_is_no_identifier_stays(text: str) -> None:
    assert split_aim(text) == (None, text)


def test_each_identifier_stands_once() -> None:
    assert len({row.aim for row in SYMBOLOGIES}) == len(SYMBOLOGIES)
    assert all(len(row.aim) == 3 and row.aim[0] == "]" for row in SYMBOLOGIES)


def test_clean_takes_it_off() -> None:
    assert (clean("]C0lt-00142\r").text, clean("]C0lt-00142\r").aim) == ("LT-00142", "]C0")
