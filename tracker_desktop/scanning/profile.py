"""What the scanner of this desk sends: taken off every burst."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Literal, get_args

from tracker_desktop.errors import Refused
from tracker_desktop.scanning.separator import GsForm, with_separators, without_marks

Suffix = Literal["any", "enter", "tab", "crlf", "none"]
"""What ends a burst: Enter, Tab, Enter and line feed, nothing (silence). "any" = not learnt: Enter or Tab or both."""


@dataclass(frozen=True, slots=True)
class ScannerProfile:
    """The habits of one scanner at one desk.

    `prefix` is what it sends before each code, as it should read. `caps_lock`: letters arrive in the other case.
    `max_gap_ms`: the longest pause between two characters of one burst, in milliseconds; typing is held back that long.
    `min_length`: characters of the shortest code that is known by its speed. `layout`: character received -> meant.
    `gs`: how it sends the separator of GS1; `gs_text`: the characters that it sends for it where that is "text".
    """

    suffix: Suffix = "any"
    prefix: str = ""
    caps_lock: bool = False
    max_gap_ms: int = 24
    min_length: int = 4
    layout: Mapping[str, str] = field(default_factory=dict)
    sends_aim: bool = False
    gs: GsForm = ""
    gs_text: str = ""

    @property
    def never_sends_gs(self) -> bool:
        """Whether a field of variable length may run into the next one: nothing stands between them."""
        return self.gs == "none"

    def translate(self, raw: str) -> str:
        """The characters as they stand on the label: the case and the keyboard layout put right."""
        meant = raw.swapcase() if self.caps_lock else raw
        return "".join(self.layout.get(char, char) for char in meant)

    def apply(self, raw: str) -> str:
        """The code in what was received: translated, without suffix and prefix, with GS where others stand for it."""
        code = without_marks(self.translate(raw.rstrip("\r\n\t")).removeprefix(self.prefix))
        return with_separators(code, self.gs_text) if self.gs_text else code

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


def _checked(values: dict[str, object]) -> ScannerProfile:
    layout = values["layout"]
    gap, least = values["max_gap_ms"], values["min_length"]
    if not isinstance(layout, dict) or not all(isinstance(c, str) and len(c) == 1 for c in (*layout, *layout.values())):
        raise ValueError("layout")
    if not (isinstance(gap, int) and 1 <= gap <= 1_000 and isinstance(least, int) and 1 <= least <= 100):
        raise ValueError("speed")
    form, text = values.get("gs", ""), values.get("gs_text", "")
    if not isinstance(text, str) or (form == "text") != bool(text):
        raise ValueError("separator")
    forms: dict[object, GsForm] = {name: name for name in get_args(GsForm)}
    suffixes: dict[object, Suffix] = {name: name for name in get_args(Suffix)}
    return ScannerProfile(
        suffix=suffixes[values["suffix"]],
        prefix=str(values["prefix"]),
        caps_lock=bool(values["caps_lock"]),
        max_gap_ms=gap,
        min_length=least,
        layout=layout,
        sends_aim=bool(values["sends_aim"]),
        gs=forms[form],
        gs_text=text,
    )
