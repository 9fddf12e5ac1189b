"""Learning what the scanner of a desk sends, from test codes that it reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tracker_desktop.errors import Refused
from tracker_desktop.scanning.clean import GS
from tracker_desktop.scanning.profile import DEFAULT, ScannerProfile, Suffix
from tracker_desktop.scanning.separator import GsForm, form_of
from tracker_desktop.scanning.symbology import split_aim

SUFFIX_KEYS: dict[str, Suffix] = {"\r": "enter", "\n": "enter", "\t": "tab", "\r\n": "crlf", "\r\r": "crlf", "": "none"}
GAP_RANGE = (12, 120)
"""Milliseconds: no gap learnt is shorter (a busy computer) or longer (typing would wait too long)."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One test code as received, controls included, and the pauses between its characters in milliseconds.

    Function keys are among them as the marks of `KEY_MARKS`.
    """

    raw: str
    gaps_ms: tuple[float, ...] = ()


PLAIN_CODES = ("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "zyxwvutsrqponmlkjihgfedcba", "0123456789-./_:%$]*#")
"""Printed as Code 128. `+` and `=` are left out: on German and Swedish keyboards they are dead keys."""
GS_ELEMENTS = (("01", "09521234543213"), ("10", "ABC"), ("21", "4TEST"))
"""Printed as GS1-128: a GTIN that GS1 keeps for examples, a lot, the separator, a serial number."""
GS_FRONT, GS_BACK = ("".join(key + value for key, value in part) for part in (GS_ELEMENTS[:2], GS_ELEMENTS[2:]))
"""What arrives before and after the separator, whatever becomes of it."""
TEST_CODES = (*PLAIN_CODES, GS_FRONT + GS + GS_BACK)


def elements_of(number: int) -> tuple[tuple[str, str], ...]:
    """The element strings of test code `number` (counted from 1); () where it is a plain Code 128."""
    return GS_ELEMENTS if GS in TEST_CODES[number - 1] else ()


def printed(number: int) -> str:
    """What stands below the bars of test code `number` for people."""
    return "".join(f"({key}){value}" for key, value in elements_of(number)) or TEST_CODES[number - 1]


def seen(text: str) -> str:
    """Control characters as the names on a chart of ASCII."""
    return "".join(char if char.isprintable() else f"<{ord(char):02X}>" for char in text)


def learn(samples: Sequence[Sample]) -> ScannerProfile:
    """The profile of the scanner that sent TEST_CODES, in their order, as these samples.

    Raises Refused: calibration_count, _empty, _order, _lost, _cut, _differs, _ambiguous, _spoilt, _separator.
    """
    if len(samples) != len(TEST_CODES):
        raise Refused("calibration_count", count=len(samples), needed=len(TEST_CODES))
    bodies = [check_sample(number, sample) for number, sample in enumerate(samples, 1)]
    suffix = _suffix(samples, bodies)
    start = len(bodies[0]) - len(TEST_CODES[0])
    front = bodies[0][:start]
    *plain, separated = bodies
    for number, (body, meant) in enumerate(zip(plain, PLAIN_CODES, strict=True), 1):
        if len(body) - len(meant) != start or not body.startswith(front):
            raise Refused("calibration_differs", number=number)
    texts = [body[start:] for body in plain]
    caps_lock = _inverted(texts[0], texts[1])
    layout = _layout([text.swapcase() if caps_lock else text for text in texts])
    prefix = ScannerProfile(caps_lock=caps_lock, layout=layout).translate(front)
    sends_aim = prefix[-3:].upper() == "]C0"
    profile = ScannerProfile(
        suffix=suffix,
        prefix=prefix[:-3] if sends_aim else prefix,
        caps_lock=caps_lock,
        max_gap_ms=_longest_gap(samples, bodies),
        min_length=6 if suffix == "none" and not prefix else 4,
        layout=layout,
        sends_aim=sends_aim,
    )
    form, text = _separator(profile.translate(separated).removeprefix(profile.prefix))
    return replace(profile, gs=form, gs_text=text)


def check_sample(number: int, sample: Sample) -> str:
    """The sample without its suffix, if it can be test code `number` (counted from 1).

    Raises Refused: calibration_empty, _order, _lost, _cut.
    """
    body, meant = sample.raw.rstrip("\r\n\t"), TEST_CODES[number - 1]
    if not body:
        raise Refused("calibration_empty", number=number)
    if any(body.upper().endswith(_ending(other).upper()) for other in TEST_CODES if other != meant):
        raise Refused("calibration_order", number=number)
    if len(body) < len(meant.replace(GS, "")):
        raise Refused("calibration_cut" if GS in meant else "calibration_lost", number=number)
    return body


def _ending(code: str) -> str:
    """How a code ends, whatever arrives for the separator."""
    return code.rpartition(GS)[2]


def _separator(code: str) -> tuple[GsForm, str]:
    """What came between the two parts of the last test code, and perhaps before it."""
    before, _, rest = split_aim(code)[1].partition(GS_FRONT)
    sent = rest.removesuffix(GS_BACK)
    if sent == rest or before not in ("", sent):
        raise Refused("calibration_spoilt", number=len(TEST_CODES))
    form = form_of(sent)
    if form is None:
        raise Refused("calibration_separator", number=len(TEST_CODES), sent=seen(sent))
    return form


def _suffix(samples: Sequence[Sample], bodies: Sequence[str]) -> Suffix:
    endings = [sample.raw[len(body) :] for sample, body in zip(samples, bodies, strict=True)]
    for number, ending in enumerate(endings, 1):
        if ending != endings[0]:
            raise Refused("calibration_differs", number=number)
    return SUFFIX_KEYS.get(endings[0], "any")


def _inverted(upper: str, lower: str) -> bool:
    """Whether most letters came in the other case."""
    wrong = sum(c.islower() for c in upper) + sum(c.isupper() for c in lower)
    right = sum(c.isupper() for c in upper) + sum(c.islower() for c in lower)
    return wrong > right


def _layout(texts: Sequence[str]) -> Mapping[str, str]:
    meaning: dict[str, str] = {}
    for text, meant in zip(texts, PLAIN_CODES, strict=True):
        for received, sent in zip(text, meant, strict=True):
            if meaning.setdefault(received, sent) != sent:
                raise Refused("calibration_ambiguous", first=meaning[received], second=sent)
    return {received: sent for received, sent in meaning.items() if received != sent}


def _longest_gap(samples: Sequence[Sample], bodies: Sequence[str]) -> int:
    """Three times the usual pause and not less than one and a half times the longest, within GAP_RANGE.

    The pause before the suffix does not count.
    """
    pauses = (sample.gaps_ms[: len(body) - 1] for sample, body in zip(samples, bodies, strict=True))
    gaps = sorted(gap for some in pauses for gap in some)
    if not gaps:
        return DEFAULT.max_gap_ms
    wanted = max(gaps[len(gaps) // 2] * 3, gaps[-1] * 1.5)
    return round(min(max(wanted, GAP_RANGE[0]), GAP_RANGE[1]))
