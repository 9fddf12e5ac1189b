"""Characters that cannot be typed, written as in C: \\x1d, \\035, \\u001d, \\n, \\e."""

from __future__ import annotations

import re

from tracker_desktop.wording.codes import problem

_ESCAPE = re.compile(
    r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([0-7]{1,3})|([abefnrtv\\'\"?]))", re.DOTALL
)
_BEGINS = re.compile(r"\\(?:[xuU][0-9A-Fa-f]*|.|$)", re.DOTALL)
_LETTERS = {"a": "\a", "b": "\b", "e": "\x1b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
_LAST = 0x10FFFF


def unescaped(text: str) -> tuple[str, str]:
    """The text with its escapes carried out, and "" or the sentence of the first that is none."""
    found: list[str] = []
    place = 0
    while (start := text.find("\\", place)) >= 0:
        escape = _ESCAPE.match(text, start)
        char = "" if escape is None else _char(escape)
        if escape is None or not char:
            wrong = _BEGINS.match(text, start)
            return text, problem("bad_escape", place=start + 1, escape=wrong[0] if wrong else "\\")
        found += [text[place:start], char]
        place = escape.end()
    return "".join([*found, text[place:]]), ""


def _char(escape: re.Match[str]) -> str:
    short, middle, long, octal, letter = escape.groups()
    if letter is not None:
        return _LETTERS.get(letter, letter)
    number = int(octal, 8) if octal is not None else int(short or middle or long, 16)
    return chr(number) if number <= _LAST and not 0xD800 <= number <= 0xDFFF else ""
