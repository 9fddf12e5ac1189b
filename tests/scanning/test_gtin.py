import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker_desktop.errors import Refused
from tracker_desktop.scanning.gtin import (
    as_gtin14,
    check_digit,
    expand_upc_e,
    has_check_digit,
    is_gtin,
    is_restricted,
    readings,
)

KNOWN = ["96385074", "036000291452", "9506000134352", "4006381333931", "10614141000415"]
bodies = st.sampled_from([7, 11, 12, 13]).flatmap(lambda n: st.text("0123456789", min_size=n, max_size=n))


@pytest.mark.parametrize("digits", KNOWN)
def test_known_numbers(digits: str) -> None:
    assert is_gtin(digits)
    assert as_gtin14(digits) == digits.zfill(14)


@pytest.mark.parametrize(
    "text", ["", "1", "9506000134353", "950600013435", "９５０６０００１３４３５２", "95060001343 52", "²" * 8]
)
def test_other_texts_are_none(text: str) -> None:
    assert not is_gtin(text)
    with pytest.raises(Refused, match="product number"):
        as_gtin14(text)


@given(bodies)
def test_exactly_one_check_digit_is_right(body: str) -> None:
    assert [d for d in "0123456789" if is_gtin(body + d)] == [check_digit(body)]


@given(bodies, st.data())
def test_one_wrong_digit_is_noticed(body: str, data: st.DataObject) -> None:
    good = body + check_digit(body)
    place = data.draw(st.integers(0, len(good) - 1))
    other = data.draw(st.sampled_from("0123456789").filter(lambda d: d != good[place]))
    assert not has_check_digit(good[:place] + other + good[place + 1 :])


@given(bodies)
def test_zeros_in_front_change_nothing(body: str) -> None:
    good = body + check_digit(body)
    assert is_gtin(good.zfill(14))
    assert as_gtin14(good.zfill(14)) == as_gtin14(good)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("01234505", "012000003455"),
        ("01245714", "012100004574"),
        ("04252614", "042100005264"),
        ("01234531", "012300000451"),
        ("01234543", "012340000053"),
    ],
)
def test_upc_e(short: str, long: str) -> None:
    assert has_check_digit(long)
    assert expand_upc_e(short) == long


@pytest.mark.parametrize("text", ["04252615", "24252614", "0425261", "0425261X", ""])
def test_what_is_no_upc_e(text: str) -> None:
    assert expand_upc_e(text) is None


def test_eight_digits_may_mean_two_things() -> None:
    assert readings("96385074") == ("00000096385074",)
    assert readings("04252614") == ("00042100005264",)
    assert readings("LT-00142") == ()


@pytest.mark.parametrize(
    ("body", "restricted"),
    [
        ("200000000001", True),
        ("290000000001", True),
        ("020000000001", True),
        ("300000000001", False),
        ("2000001", True),
    ],
)
def test_numbers_a_shop_gives_itself(body: str, restricted: bool) -> None:
    assert is_restricted(body + check_digit(body)) is restricted


def test_a_upc_that_starts_with_zeros_is_no_short_number() -> None:
    assert not is_restricted("036000291452")
