"""Which of the shipped fonts writes which script, for those that the usual font lacks or writes less well.

Each has a name, its file, the ranges of characters it is asked for, and its size beside the usual font.
"""

from __future__ import annotations

from typing import NamedTuple


class Script(NamedTuple):
    """A font of one script: its file, from which to which character it is asked for, and how much smaller it is set
    because its letters stand higher and deeper than lines are apart."""

    file: str
    ranges: tuple[tuple[int, int], ...]
    size: float = 1.0


def _sans(name: str, *ranges: tuple[int, int], size: float = 1.0) -> Script:
    return Script(f"NotoSans{name}-Regular.ttf", ranges, size)


SCRIPTS = {
    "Noto-Thaana": _sans("Thaana", (0x0780, 0x07BF)),
    "Noto-Devanagari": _sans("Devanagari", (0x0900, 0x097F), (0x1CD0, 0x1CFA), (0xA830, 0xA839), (0xA8E0, 0xA8FF)),
    "Noto-Bengali": _sans("Bengali", (0x0980, 0x09FF)),
    "Noto-Gurmukhi": _sans("Gurmukhi", (0x0A00, 0x0A7F)),
    "Noto-Gujarati": _sans("Gujarati", (0x0A80, 0x0AFF)),
    "Noto-Oriya": _sans("Oriya", (0x0B00, 0x0B7F)),
    "Noto-Tamil": _sans("Tamil", (0x0B80, 0x0BFF)),
    "Noto-Telugu": _sans("Telugu", (0x0C00, 0x0C7F), size=0.9),
    "Noto-Kannada": _sans("Kannada", (0x0C80, 0x0CFF), size=0.9),
    "Noto-Malayalam": _sans("Malayalam", (0x0D00, 0x0D7F)),
    "Noto-Sinhala": _sans("Sinhala", (0x0D80, 0x0DFF)),
    "Noto-Thai": _sans("Thai", (0x0E01, 0x0E3A), (0x0E40, 0x0E7F)),
    "Noto-Lao": _sans("Lao", (0x0E80, 0x0EFF)),
    "Noto-Tibetan": Script("NotoSerifTibetan-Regular.ttf", ((0x0F00, 0x0FFF),), 0.8),
    "Noto-Myanmar": _sans("Myanmar", (0x1000, 0x109F), (0xA9E0, 0xA9FE), (0xAA60, 0xAA7F), size=0.8),
    "Noto-Ethiopic": _sans("Ethiopic", (0x1200, 0x139F), (0x2D80, 0x2DDE), (0xAB01, 0xAB2E)),
    "Noto-Khmer": _sans("Khmer", (0x1780, 0x17FF), (0x19E0, 0x19FF)),
    "Noto-Ol-Chiki": _sans("OlChiki", (0x1C50, 0x1C7F)),
    "Noto-Meetei-Mayek": _sans("MeeteiMayek", (0xAAE0, 0xAAF6), (0xABC0, 0xABF9)),
    "Noto-Adlam": _sans("Adlam", (0x1E900, 0x1E95F)),
    "Noto-Emoji": Script("NotoEmoji-Regular.ttf", ((0x1F1E6, 0x1F1FF), (0x1F300, 0x1FAFF))),
}


def script_of(char: str) -> str | None:
    """The font that is asked for a character before the usual one."""
    code = ord(char)
    for name, script in SCRIPTS.items():
        if any(first <= code <= last for first, last in script.ranges):
            return name
    return None


def size_of(font: str) -> float:
    """How large a font is set beside the usual one."""
    script = SCRIPTS.get(font)
    return script.size if script else 1.0
