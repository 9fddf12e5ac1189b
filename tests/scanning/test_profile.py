import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker_desktop.errors import Refused
from tracker_desktop.scanning.learning import GS_BACK, GS_FRONT, SUFFIX_KEYS, TEST_CODES, Sample, learn
from tracker_desktop.scanning.profile import DEFAULT, ScannerProfile
from tracker_desktop.scanning.separator import KEY_MARKS

GERMAN = str.maketrans("yzYZ-/_:]*#$", "zyZYß-?Ö+(§$")
FRENCH = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-./_:%$]*#",
    "qbcdefghijkl,noparstuvzxywQBCDEFGHIJKL?NOPARSTUVZXYWà&é\"'(-è_ç):!°M543µ83".replace("543µ83", "54$83"),
)


F8, F12 = KEY_MARKS["f8"], KEY_MARKS["f12"]


def sent(
    before: str = "", after: str = "\r", gap: float = 4, change: dict[int, int] | None = None, gs: str = "\x1d"
) -> list[Sample]:
    codes = [code.replace("\x1d", gs) for code in TEST_CODES]
    return [
        Sample(before + code.translate(change or {}) + after, (gap,) * (len(before + code + after) - 1))
        for code in codes
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
    profile = learn([*sent(before="~]C0")[:3], sent(before="~]C1")[3]])
    assert (profile.prefix, profile.sends_aim) == ("~", True)
    assert profile.apply("~]C1ABC\r") == "]C1ABC"


def test_caps_lock() -> None:
    swapped = [Sample(f"]c{'0001'[n]}{code.swapcase()}\r") for n, code in enumerate(TEST_CODES)]
    profile = learn(swapped)
    assert (profile.caps_lock, profile.sends_aim, dict(profile.layout)) == (True, True, {})
    assert profile.apply("]c1lt-00142\r") == "]C1LT-00142"


def test_a_scanner_that_types_german_is_read() -> None:
    profile = learn([*sent(change=GERMAN, before="+C0")[:3], sent(change=GERMAN, before="+C1")[3]])
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
        (sent()[:3], "calibration_count"),
        ([*sent()[:2], Sample("\r"), sent()[3]], "calibration_empty"),
        ([*sent()[:2], Sample("0123\r"), sent()[3]], "calibration_lost"),
        ([*sent()[:2], Sample("xx" + TEST_CODES[2] + "\r"), sent()[3]], "calibration_differs"),
        ([*sent()[:2], Sample(TEST_CODES[2] + "\t"), sent()[3]], "calibration_differs"),
        ([*sent()[:2], Sample(TEST_CODES[2].replace("#", "A") + "\r"), sent()[3]], "calibration_ambiguous"),
        ([sent()[1], sent()[0], *sent()[2:]], "calibration_order"),
        ([*sent()[:2], sent(gs="")[3], sent()[2]], "calibration_order"),
        ([*sent()[:3], sent()[2]], "calibration_order"),
        ([*sent()[:3], Sample(GS_FRONT)], "calibration_cut"),
        ([*sent()[:3], Sample(GS_BACK)], "calibration_cut"),
        ([*sent()[:3], Sample(GS_FRONT + "²" + GS_BACK[1:] + "\r")], "calibration_spoilt"),
        ([*sent()[:3], Sample("x" + TEST_CODES[3] + "\r")], "calibration_spoilt"),
        (sent(gs="A"), "calibration_separator"),
        (sent(gs="\r"), "calibration_separator"),
        (sent(gs="|" * 9), "calibration_separator"),
        (sent(gs=F8 + F12), "calibration_separator"),
    ],
)
def test_what_cannot_be_learnt_is_said(samples: list[Sample], code: str) -> None:
    with pytest.raises(Refused) as said:
        learn(samples)
    assert said.value.code == code
    assert "Scan" in str(said.value) or "scan" in str(said.value)
    assert str(said.value).isprintable()


@given(
    st.sampled_from(sorted(SUFFIX_KEYS)),
    st.text("~!^\x02", max_size=3),
    st.booleans(),
    st.permutations("0123456789-./_:%$]*#"),
    st.sampled_from(["\x1d", F8, F12, "|", "{GS}", ""]),
)
def test_whatever_is_sent_is_read_back(after: str, before: str, caps: bool, marks: list[str], gs: str) -> None:
    shuffled = str.maketrans(TEST_CODES[2], "".join(marks))
    codes = [code.replace("\x1d", gs) for code in TEST_CODES]
    samples = [Sample(before + (code.swapcase() if caps else code).translate(shuffled) + after) for code in codes]
    profile = learn(samples)
    read = tuple(profile.apply(sample.raw) for sample in samples)
    assert read == (*TEST_CODES[:3], TEST_CODES[3] if gs else codes[3])
    assert ScannerProfile.from_json(profile.to_json()) == profile


@pytest.mark.parametrize("text", ["", "[]", "{}", "null", '{"suffix": 1}', DEFAULT.to_json().replace("24", '"x"')])
def test_a_profile_that_cannot_be_read(text: str) -> None:
    with pytest.raises(Refused, match="Set up the scanner again"):
        ScannerProfile.from_json(text)


@pytest.mark.parametrize(
    ("gs", "form", "text"),
    [
        ("\x1d", "char", ""),
        ("\x1d\x1d", "char", ""),
        (F8, "f8", ""),
        (F12, "f12", ""),
        ("|", "text", "|"),
        ("~", "text", "~"),
        ("#", "text", "#"),
        ("{GS}", "text", "{GS}"),
        ("]C1", "text", "]C1"),
        ("", "none", ""),
    ],
)
@pytest.mark.parametrize("leading", [False, True])
@pytest.mark.parametrize("aim", ["", "]C"])
def test_the_form_of_the_separator(gs: str, form: str, text: str, leading: bool, aim: str) -> None:
    plain, last = sent(before="~" + aim + "0" if aim else "~")[:3], TEST_CODES[3].replace("\x1d", gs)
    first = "~" + (aim + "1" if aim else "") + (gs if leading else "")
    profile = learn([*plain, Sample(first + last + "\r")])
    assert (profile.gs, profile.gs_text, profile.prefix) == (form, text, "~")
    assert profile.never_sends_gs == (form == "none")
    assert ScannerProfile.from_json(profile.to_json()) == profile


def test_a_separator_on_another_keyboard() -> None:
    profile = learn(sent(change=GERMAN, gs="#"))
    assert (profile.gs, profile.gs_text) == ("text", "#")
    assert profile.apply("010952123454321310ABC§21X\r") == "010952123454321310ABC\x1d21X"


GTIN = "0109521234543213"


@pytest.mark.parametrize(
    ("sent", "read"),
    [
        (f"{GTIN}10AB|21X", f"{GTIN}10AB\x1d21X"),
        (f"|{GTIN}10AB|21X|", f"\x1d{GTIN}10AB\x1d21X\x1d"),
        ("]C110AB|21X", "]C110AB\x1d21X"),
        ("]c110AB|21X", "]c110AB\x1d21X"),
        ("]d210AB|21X", "]d210AB\x1d21X"),
        (f"]Q3{GTIN}10AB|21X", f"]Q3{GTIN}10AB\x1d21X"),
        (f"02{GTIN[2:]}37100|10A", f"02{GTIN[2:]}37100\x1d10A"),
        ("0000952123456789012310|A", "0000952123456789012310|A"),
        ("0095212345678901234810A|37B", "0095212345678901234810A|37B"),
        ("01095212345432149910AB|21X", "01095212345432149910AB|21X"),
        ("LOT|7", "LOT|7"),
        ("10AB|21X", "10AB|21X"),
        ("]C010AB|21X", "]C010AB|21X"),
        ("01|1", "01|1"),
        ("|", "|"),
        ("", ""),
    ],
)
def test_what_stands_for_the_separator_counts_in_gs1_alone(sent: str, read: str) -> None:
    assert ScannerProfile(gs="text", gs_text="|").apply(sent + "\r") == read


def test_a_pallet_has_a_check_digit_too() -> None:
    profile = ScannerProfile(gs="text", gs_text="#")
    assert profile.apply("00095212345678901235" + "10A#37B") == "00095212345678901235" + "10A\x1d37B"


def test_a_profile_of_before_the_separator_was_learnt_is_read() -> None:
    old = {"suffix": "tab", "prefix": "~", "caps_lock": False, "max_gap_ms": 30, "min_length": 4, "layout": {}}
    profile = ScannerProfile.from_json(json.dumps(old | {"sends_aim": True}))
    assert profile == ScannerProfile(suffix="tab", prefix="~", max_gap_ms=30, sends_aim=True)
    assert (profile.gs, profile.never_sends_gs) == ("", False)


@pytest.mark.parametrize(("gs", "text"), [("f9", ""), ("text", ""), ("char", "|"), (None, ""), ("text", 1), ([], "")])
def test_a_separator_that_cannot_be_read(gs: object, text: object) -> None:
    stored = json.loads(DEFAULT.to_json()) | {"gs": gs, "gs_text": text}
    with pytest.raises(Refused, match="Set up the scanner again"):
        ScannerProfile.from_json(json.dumps(stored))
