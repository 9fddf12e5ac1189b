"""Codes and texts made clean, once: what is stored, compared and looked up has gone through here."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from tracker_desktop.errors import Refused
from tracker_desktop.scanning import symbology

GS = "\x1d"
"""The group separator of GS1: the one control character that may stand inside a scanned code."""
ENVELOPE_SIGNS = "\x1d\x1e\x04"
"""What may stand inside a supplier's label by ISO 15434 (`parse_envelope`)."""
CODE_LIMIT = 128
"""Characters of a code."""
MATRIX_LIMIT = 2_000
"""Characters of a code that says it is GS1, of a supplier's label and of a web address: they hold many fields."""

_DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNSEEN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]",
)
"""Characters that are drawn as nothing although Unicode does not call them format characters."""
_ENDS = " \t\r\n\v\f\x1d\x00"
_ENVELOPE = ("[)>", ">[)>")
_ADDRESS = ("http://", "https://")
_NOT_TEXT = frozenset({"Cc", "Cs"})


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A code as it is looked up (`text`), as it came (`raw`), and its AIM identifier ("" where none was sent)."""

    text: str
    raw: str
    aim: str = ""


def clean(raw: str) -> Cleaned:
    """A scanned or typed code made ready to look up; its AIM identifier is taken off and kept beside it.

    Raises Refused: code_empty, code_too_long, code_control, code_direction.
    """
    kind, rest = symbology.split_aim(raw.strip(_ENDS))
    is_envelope = rest.startswith(_ENVELOPE)
    is_matrix = GS in rest.strip(_ENDS) or (kind is not None and kind.carries == symbology.GS1) or is_envelope
    is_long = is_matrix or rest[:8].lower().startswith(_ADDRESS)
    allowed = ENVELOPE_SIGNS if is_envelope else GS if is_matrix else ""
    text = _normal(rest, limit=MATRIX_LIMIT if is_long else CODE_LIMIT, allowed=allowed)
    return Cleaned(text=text, raw=raw, aim="" if kind is None else kind.aim)


def code_key(text: str) -> str:
    """The form under which codes are unique: NFKC, upper case, trimmed, single spaces, nothing invisible.

    Raises Refused: code_empty, code_too_long, code_control, code_direction.
    """
    return _normal(text, limit=CODE_LIMIT, allowed="")


def clean_line(value: str, limit: int = 200) -> str:
    """A name or other text of one line: NFC, single spaces, no control, invisible or direction marks.

    `limit` is in characters. Raises Refused: text_too_long.
    """
    if not (value.isascii() and value.isprintable()):
        value = _visible(_composed(value), keep="")
    return _within(" ".join(value.split()), limit)


def clean_text(value: str, limit: int = 4_000) -> str:
    """A note: as `clean_line`, but its line ends stay (as \\n) and empty lines at the end go.

    `limit` is in characters. Raises Refused: text_too_long.
    """
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    if not (value.isascii() and value.replace("\n", "").isprintable()):
        value = _visible(_composed(value), keep="\n")
    lines = value.split("\n")
    return _within("\n".join(" ".join(line.split()) for line in lines).strip("\n"), limit)


def _normal(text: str, limit: int, allowed: str) -> str:
    text = text.strip(_ENDS)
    if len(text) > limit:
        raise Refused("code_too_long", length=len(text), limit=limit)
    if text and text.isascii() and text.isprintable():
        return " ".join(text.upper().split())
    _refuse_unwanted(text, allowed)
    before = None
    while text != before:  # upper case can undo NFKC and NFKC can undo upper case
        before = text
        text = "".join(c for c in unicodedata.normalize("NFKC", text) if not _is_unseen(c))
        text = _single_spaces(unicodedata.normalize("NFKC", text.upper())).strip(_ENDS)
    if not text:
        raise Refused("code_empty")
    if len(text) > limit:
        raise Refused("code_too_long", length=len(text), limit=limit)
    return text


def _refuse_unwanted(text: str, allowed: str) -> None:
    for position, char in enumerate(text):
        if char in _DIRECTION:
            raise Refused("code_direction", name=_name(char))
        if unicodedata.category(char) in _NOT_TEXT and char not in allowed:
            raise Refused("code_control", name=_name(char), before=text[:position][-20:])


def _single_spaces(text: str) -> str:
    # str.split() takes GS for a space
    return " ".join(part for part in re.split(r"[^\S\x1c-\x1f]+", text) if part)


def _is_unseen(char: str) -> bool:
    return unicodedata.category(char) == "Cf" or _UNSEEN.match(char) is not None


def _composed(value: str) -> str:
    return unicodedata.normalize("NFC", value)


def _visible(value: str, keep: str) -> str:
    """Without what cannot be seen; controls become a space, joiners that scripts and emoji need stay."""
    return "".join(_shown(char, keep) for char in value)


def _shown(char: str, keep: str) -> str:
    if char in keep or char in "\u200c\u200d":
        return char
    category = unicodedata.category(char)
    if category in _NOT_TEXT:
        return " "
    return "" if category == "Cf" else char


def _within(text: str, limit: int) -> str:
    if len(text) > limit:
        raise Refused("text_too_long", length=len(text), limit=limit)
    return text


def _name(char: str) -> str:
    return unicodedata.name(char, f"U+{ord(char):04X}")
