import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker_desktop.errors import Refused
from tracker_desktop.scanning.profile import DEFAULT, SUFFIX_KEYS, TEST_CODES, Sample, ScannerProfile, learn

GERMAN = str.maketrans("yzYZ-/_:]*#$", "zyZYß-?Ö+(§$")
FRENCH = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-./_:%$]*#",
    "qbcdefghijkl,noparstuvzxywQBCDEFGHIJKL?NOPARSTUVZXYWà&é\"'(-è_ç):!°M543µ83".replace("543µ83", "54$83"),
)


def sent(before: str = "", after: str = "\r", gap: float = 4, change: dict[int, int] | None = None) -> list[Sample]:
    return [
        Sample(before + code.translate(change or {}) + after, (gap,) * (len(before + code + after) - 1))
        for code in TEST_CODES
    ]


@pytest.mark.parametrize(("keys", "suffix"), sorted(SUFFIX_KEYS.items()))
def test_suffixes(keys: str, suffix: str) -> None:
    profile = learn(sent(after=keys))
    assert profile.suffix == suffix
    assert profile.prefix == ""
    assert profile.apply("LT-00142" + keys) == "LT-00142"


@pytest.mark.parametrize("prefix", ["\x02", "~", "QQ", "]"])
def test_prefixes(prefix: str) -> None:
    profile = learn(sent(before=prefix))
    assert (profile.prefix, profile.sends_aim) == (prefix, False)
    assert profile.apply(prefix + "LT-00142\r") == "LT-00142"
    assert profile.apply("LT-00142\r") == "LT-00142"


def test_identifiers_are_no_prefix() -> None:
    profile = learn(sent(before="~]C0"))
    assert (profile.prefix, profile.sends_aim) == ("~", True)
    assert profile.apply("~]C1ABC\r") == "]C1ABC"


def test_caps_lock() -> None:
    swapped = [Sample(f"]c0{code.swapcase()}\r") for code in TEST_CODES]
    profile = learn(swapped)
    assert (profile.caps_lock, profile.sends_aim, dict(profile.layout)) == (True, True, {})
    assert profile.apply("]c1lt-00142\r") == "]C1LT-00142"


def test_a_scanner_that_types_german_is_read() -> None:
    profile = learn(sent(change=GERMAN, before="+C0"))
    assert profile.sends_aim
    assert profile.apply("LTß00142\r") == "LT-00142"
    assert profile.apply("+D2ZY") == "]D2YZ"


def test_a_scanner_that_types_french_is_read() -> None:
    profile = learn(sent(change=FRENCH))
    assert profile.apply("LT)àà&'é\r") == "LT-00142"
    assert all(profile.apply(code.translate(FRENCH)) == code for code in TEST_CODES)


def test_speed() -> None:
    assert learn(sent(gap=2)).max_gap_ms == 12
    assert learn(sent(gap=8)).max_gap_ms == 24
    assert learn(sent(gap=500)).max_gap_ms == 120
    assert learn([Sample(code) for code in TEST_CODES]).max_gap_ms == DEFAULT.max_gap_ms


def test_without_suffix_and_prefix_a_code_must_be_longer() -> None:
    assert learn(sent(after="")).min_length == 6
    assert learn(sent(after="", before="~")).min_length == 4


@pytest.mark.parametrize(
    ("samples", "code"),
    [
        (sent()[:2], "calibration_count"),
        ([*sent()[:2], Sample("\r")], "calibration_empty"),
        ([*sent()[:2], Sample("0123\r")], "calibration_lost"),
        ([*sent()[:2], Sample("xx" + TEST_CODES[2] + "\r")], "calibration_differs"),
        ([*sent()[:2], Sample(TEST_CODES[2] + "\t")], "calibration_differs"),
        ([*sent()[:2], Sample(TEST_CODES[2].replace("#", "A") + "\r")], "calibration_ambiguous"),
        ([sent()[1], sent()[0], sent()[2]], "calibration_order"),
    ],
)
def test_what_cannot_be_learnt_is_said(samples: list[Sample], code: str) -> None:
    with pytest.raises(Refused) as said:
        learn(samples)
    assert said.value.code == code
    assert "Scan" in str(said.value) or "scan" in str(said.value)


@given(
    st.sampled_from(sorted(SUFFIX_KEYS)),
    st.text("~!^\x02", max_size=3),
    st.booleans(),
    st.permutations("0123456789-./_:%$]*#"),
)
def test_whatever_is_sent_is_read_back(after: str, before: str, caps: bool, marks: list[str]) -> None:
    shuffled = str.maketrans(TEST_CODES[2], "".join(marks))
    samples = [Sample(before + (code.swapcase() if caps else code).translate(shuffled) + after) for code in TEST_CODES]
    profile = learn(samples)
    assert tuple(profile.apply(sample.raw) for sample in samples) == TEST_CODES
    assert ScannerProfile.from_json(profile.to_json()) == profile


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", '{"suffix": 1}', DEFAULT.to_json().replace("24", '"x"')])
def test_a_profile_that_cannot_be_read(text: str) -> None:
    with pytest.raises(Refused, match="Set up the scanner again"):
        ScannerProfile.from_json(text)
