"""What a scanned or typed code is, whatever barcode it came from: one function, no database, and it never raises."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from tracker_desktop.scanning.gs1_elements import GS, Fields, check_fields, has_key, read_bracketed, read_fields
from tracker_desktop.scanning.gs1_facts import parsed_of, shown
from tracker_desktop.scanning.gs1_link import read_link
from tracker_desktop.scanning.gs1_lost import split_readings
from tracker_desktop.scanning.parse_envelope import EOT, RS, is_envelope, read_envelope
from tracker_desktop.scanning.parse_number import read_ean, read_number
from tracker_desktop.scanning.parsed import Parsed
from tracker_desktop.scanning.symbology import EAN, GS1, split_aim
from tracker_desktop.wording.codes import problem

__all__ = ["Parsed", "parse"]

LONGEST = 8_000
"""Characters of a code: the largest QR code holds 7,089."""
_ENDS = " \t\r\n\v\f\x00\x02\x03\ufeff"
_COMPOSITE = "|]e0"
"""Stands between a product number and the small barcode above it that says more."""
_SPELLED = {
    **dict.fromkeys(("{gs}", "{fnc1}", "[gs]", "␝", "^]"), GS),
    **dict.fromkeys(("{rs}", "[rs]", "␞"), RS),
    **dict.fromkeys(("{eot}", "[eot]", "␄"), EOT),
}
"""Separators as scanners and programs write them that cannot send the character. None can stand in a GS1 value."""
_IS_SPELLED = re.compile("|".join(map(re.escape, _SPELLED)), re.IGNORECASE)
_ADD_ONS = ("]E1", "]E2")


def parse(raw: str, *, today: dt.date, substitute: str = "", never_sends_gs: bool = False) -> Parsed:
    """What a code says.

    `substitute`: what this scanner sends for a separator. `never_sends_gs`: it leaves separators out, so that a lot
    that ends like a further field is taken for two.
    """
    text = raw.strip(_ENDS)
    if not text:
        return Parsed(raw, errors=(problem("empty"),))
    if len(text) > LONGEST:
        return Parsed(raw, errors=(problem("endless", length=len(text)),))
    symbology, rest = split_aim(text)
    aim = None if symbology is None else symbology.aim
    if aim is not None and not text.startswith(aim):
        rest = rest.swapcase()  # CapsLock turns the data round with the identifier
    rest = _IS_SPELLED.sub(lambda spelled: _SPELLED[spelled[0].lower()], rest)
    return _Code(raw, aim, today, substitute, never_sends_gs).read(rest, "" if symbology is None else symbology.carries)


class _Code:
    """One code on its way through the kinds that it may be of."""

    def __init__(self, raw: str, aim: str | None, today: dt.date, substitute: str, never_sends_gs: bool) -> None:
        self.raw, self.aim, self.today = raw, aim, today
        self.substitute, self.never_sends_gs = substitute, never_sends_gs

    def read(self, text: str, carries: str) -> Parsed:
        if is_envelope(text):
            has_gs = not self.substitute or GS in text
            text = text if has_gs else text.replace(self.substitute, GS)
            return read_envelope(text, self.raw, self.aim, self.today)
        if (link := read_link(text, self.raw, self.aim, self.today)) is not None:
            return link
        if carries == GS1:
            return self._element_string(text)
        if carries == EAN:
            return self._ean(text)
        return self._unmarked(text)

    def _ean(self, text: str) -> Parsed:
        number, composite, more = text.partition(_COMPOSITE)
        found = read_ean(number, self.raw, self.aim or "")
        if not composite or found.gtin is None:
            return found
        return self._element_string(f"01{found.gtin}{more}")

    def _unmarked(self, text: str) -> Parsed:
        """A code whose scanner does not say that it is GS1, or says that it is not."""
        bare = text.strip(GS)
        if (number := read_number(bare, self.raw, self.aim)) is not None:
            return number
        if (typed := read_bracketed(text.lstrip(GS), self.today)) is not None:
            found = parsed_of(self.raw, self.aim, "gs1", typed, self.today)
            return found if not found.errors or found.gtin or found.sscc or found.content_gtin else _unknown(found)
        if self.aim is None:
            return self._maybe_element_string(text)
        warnings = (problem("add_on_alone"),) if self.aim in _ADD_ONS else ()
        if not has_key(bare):
            return Parsed(self.raw, self.aim, warnings=warnings)
        reading = self._element_string(text)
        if reading.errors:
            return Parsed(self.raw, self.aim, warnings=warnings)
        warning = problem("not_marked", symbology=self.aim, reading=shown(reading.elements))
        return Parsed(self.raw, self.aim, warnings=(warning,), others=(reading,))

    def _maybe_element_string(self, text: str) -> Parsed:
        bare = text.strip(GS)
        if has_key(bare):
            return self._element_string(text)
        if GS in text.rstrip(GS):
            found = self._element_string(text)
            if found.elements:
                return found
            return _unknown(found) if GS in bare else Parsed(self.raw)
        if bare[:2] in ("00", "01", "02"):
            found = self._element_string(text)
            if len(found.elements) > 1 and len(found.errors) == 1:
                return found
            if bare.isdigit() and len(bare) in (16, 20) and found.elements:
                return _unknown(found)
        return Parsed(self.raw)

    def _element_string(self, text: str) -> Parsed:
        """The code as GS1 says, in the best reading of its separators."""
        if (typed := read_bracketed(text.lstrip(GS), self.today)) is not None:
            return parsed_of(self.raw, self.aim, "gs1", typed, self.today)
        if self.substitute and self.substitute in text and GS not in text.strip(GS):
            replaced = self._with_gs(text.replace(self.substitute, GS).strip(GS))
            if not replaced.errors:
                return replaced
            literal = self._with_gs(text.strip(GS))
            warning = problem("substitute_in_value", substitute=self.substitute)
            return replaced if literal.errors else replace(literal, warnings=(warning, *literal.warnings))
        return self._with_gs(text.strip(GS))

    def _with_gs(self, text: str) -> Parsed:
        found = read_fields(text, self.today)
        if GS in text or found.open_end is None or not found.elements:
            return self._answer(found)
        *before, (_, value) = found.elements
        seen = frozenset(one for one, _ in before)
        splits = split_readings(found.open_end, value, seen, self.today)
        if not splits:
            return self._answer(found)
        readings = [self._answer(check_fields((*before, *split), self.today)) for split in splits]
        literal = self._answer(found)
        if not (self.never_sends_gs or literal.errors):
            reading = shown(readings[0].elements[len(before) :])
            warning = problem("lost_separator", field=found.open_end.shown, value=value, reading=reading)
            return replace(literal, warnings=(warning, *literal.warnings), others=tuple(readings))
        best, *others = readings
        warning = problem("split", field=found.open_end.shown, reading=shown(best.elements[len(before) :]))
        others = others if literal.errors else [literal, *others]
        return replace(best, warnings=(warning, *best.warnings), others=tuple(others))

    def _answer(self, found: Fields) -> Parsed:
        return parsed_of(self.raw, self.aim, "gs1", found, self.today)


def _unknown(found: Parsed) -> Parsed:
    return Parsed(found.raw, found.symbology, errors=found.errors)
