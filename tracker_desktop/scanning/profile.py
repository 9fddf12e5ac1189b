"""What the scanner of this desk sends: learnt from printed test codes, taken off every burst."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Literal, get_args

from tracker_desktop.errors import Refused

Suffix = Literal["any", "enter", "tab", "crlf", "none"]
"""What ends a burst: Enter, Tab, Enter and line feed, nothing (silence). "any" = not learnt: Enter or Tab or both."""

SUFFIX_KEYS: dict[str, Suffix] = {"\r": "enter", "\n": "enter", "\t": "tab", "\r\n": "crlf", "\r\r": "crlf", "": "none"}
GAP_RANGE = (12, 120)
"""Milliseconds: no gap learnt is shorter (a busy computer) or longer (typing would wait too long)."""


@dataclass(frozen=True, slots=True)
class ScannerProfile:
    """The habits of one scanner at one desk.

    `prefix` is what it sends before each code, as it should read. `caps_lock`: letters arrive in the other case.
    `max_gap_ms`: the longest pause between two characters of one burst, in milliseconds; typing is held back that long.
    `min_length`: characters of the shortest code that is known by its speed. `layout`: character received -> meant.
    """

    suffix: Suffix = "any"
    prefix: str = ""
    caps_lock: bool = False
    max_gap_ms: int = 24
    min_length: int = 4
    layout: Mapping[str, str] = field(default_factory=dict)
    sends_aim: bool = False

    def translate(self, raw: str) -> str:
        """The characters as they stand on the label: the case and the keyboard layout put right."""
        meant = raw.swapcase() if self.caps_lock else raw
        return "".join(self.layout.get(char, char) for char in meant)

    def apply(self, raw: str) -> str:
        """The code in what was received: translated, without suffix and prefix."""
        text = self.translate(raw.rstrip("\r\n\t"))
        return text.removeprefix(self.prefix) if self.prefix else text

    def to_json(self) -> str:
        """The profile as JSON text."""
        return json.dumps(asdict(self), sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> ScannerProfile:
        """The profile that `to_json` wrote. Raises Refused: profile_unreadable."""
        try:
            return _checked(json.loads(text))
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise Refused("profile_unreadable") from error


DEFAULT = ScannerProfile()
"""Of a desk whose scanner was never learnt."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One test code as received, controls included, and the pauses between its characters in milliseconds."""

    raw: str
    gaps_ms: tuple[float, ...] = ()


TEST_CODES = ("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "zyxwvutsrqponmlkjihgfedcba", "0123456789-./_:%$]*#")
"""Printed as Code 128. `+` and `=` are left out: on German and Swedish keyboards they are dead keys."""


def learn(samples: Sequence[Sample]) -> ScannerProfile:
    """The profile of the scanner that sent TEST_CODES, in their order, as these samples.

    Raises Refused: calibration_count, _empty, _order, _lost, _differs, _ambiguous.
    """
    if len(samples) != len(TEST_CODES):
        raise Refused("calibration_count", count=len(samples), needed=len(TEST_CODES))
    bodies = [check_sample(number, sample) for number, sample in enumerate(samples, 1)]
    suffix = _suffix(samples, bodies)
    start = len(bodies[0]) - len(TEST_CODES[0])
    front = bodies[0][:start]
    for number, (body, meant) in enumerate(zip(bodies, TEST_CODES, strict=True), 1):
        if len(body) - len(meant) != start or not body.startswith(front):
            raise Refused("calibration_differs", number=number)
    texts = [body[start:] for body in bodies]
    caps_lock = _inverted(texts[0], texts[1])
    layout = _layout([text.swapcase() if caps_lock else text for text in texts])
    prefix = ScannerProfile(caps_lock=caps_lock, layout=layout).translate(front)
    sends_aim = prefix[-3:].upper() == "]C0"
    return ScannerProfile(
        suffix=suffix,
        prefix=prefix[:-3] if sends_aim else prefix,
        caps_lock=caps_lock,
        max_gap_ms=_longest_gap(samples, bodies),
        min_length=6 if suffix == "none" and not prefix else 4,
        layout=layout,
        sends_aim=sends_aim,
    )


def check_sample(number: int, sample: Sample) -> str:
    """The sample without its suffix, if it can be test code `number` (counted from 1).

    Raises Refused: calibration_empty, _order, _lost.
    """
    body, meant = sample.raw.rstrip("\r\n\t"), TEST_CODES[number - 1]
    if not body:
        raise Refused("calibration_empty", number=number)
    if any(body.upper().endswith(other.upper()) for other in TEST_CODES if other != meant):
        raise Refused("calibration_order", number=number)
    if len(body) < len(meant):
        raise Refused("calibration_lost", number=number)
    return body


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
    for text, meant in zip(texts, TEST_CODES, strict=True):
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


def _checked(values: dict[str, object]) -> ScannerProfile:
    layout = values["layout"]
    gap, least = values["max_gap_ms"], values["min_length"]
    if not isinstance(layout, dict) or not all(isinstance(c, str) and len(c) == 1 for c in (*layout, *layout.values())):
        raise ValueError("layout")
    if not (isinstance(gap, int) and 1 <= gap <= 1_000 and isinstance(least, int) and 1 <= least <= 100):
        raise ValueError("speed")
    suffixes: dict[object, Suffix] = {name: name for name in get_args(Suffix)}
    return ScannerProfile(
        suffix=suffixes[values["suffix"]],
        prefix=str(values["prefix"]),
        caps_lock=bool(values["caps_lock"]),
        max_gap_ms=gap,
        min_length=least,
        layout=layout,
        sends_aim=bool(values["sends_aim"]),
    )
