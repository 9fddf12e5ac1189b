"""Product numbers alone: EAN, UPC, ITF-14, the short UPC-E, and what stands beside them."""

from __future__ import annotations

import re

from tracker_desktop.scanning.gtin import LENGTHS, check_digit, expand_upc_e, is_gtin, is_restricted
from tracker_desktop.scanning.parsed import Parsed
from tracker_desktop.wording.codes import problem

_BOOKS = ("977", "978", "979")
"""First digits of periodicals and books, whose add-on is read without being asked for."""
_ADD_ON_LENGTHS = {15: 13, 18: 13, 14: 12, 17: 12}
_EAN_8, _WITH_ADD_ON = "]E4", "]E3"
_DIGITS = "0123456789"


def read_number(text: str, raw: str, symbology: str | None) -> Parsed | None:
    """The product number that a text without any sign of its kind is; kind unknown where its check digit is wrong.
    None where it has not the length of one."""
    if not (text.isascii() and text.isdigit()):
        return None
    if len(text) in (15, 18) and text.startswith(_BOOKS) and is_gtin(text[:13]):
        return _number(text[:13].zfill(14), raw, symbology, (problem("add_on", add_on=text[13:]),))
    if len(text) not in LENGTHS or not text.strip("0"):
        return None
    found = _readings(text, raw, symbology)
    if found:
        return found
    gaps = {"digits": text, "right": check_digit(text[:-1])}
    if len(text) == 8:
        return Parsed(raw, symbology, warnings=(problem("maybe_product_number", **gaps),))
    return Parsed(raw, symbology, errors=(problem("no_product_number", **gaps),))


def read_ean(text: str, raw: str, symbology: str) -> Parsed:
    """The product number of a barcode that says it is one."""
    if not (text.isascii() and text.isdigit()):
        digits = re.sub("[ +]", "", text)
        if symbology == _WITH_ADD_ON and digits.isascii() and digits.isdigit():
            return read_ean(digits, raw, symbology)
        return Parsed(raw, symbology, "gtin", errors=(problem("no_ean", text=text),))
    length = _ADD_ON_LENGTHS.get(len(text), 0)
    if length and (symbology == _WITH_ADD_ON or length == 13):
        main = text[:length]
        if is_gtin(main):
            return _number(main.zfill(14), raw, symbology, (problem("add_on", add_on=text[length:]),))
        return _wrong(main, raw, symbology)
    if len(text) in (6, 7) and symbology != _EAN_8:
        return _short(text, raw, symbology)
    if len(text) not in LENGTHS or (symbology == _EAN_8 and len(text) != 8) or not text.strip("0"):
        return Parsed(raw, symbology, "gtin", errors=(problem("no_ean", text=text),))
    if len(text) == 8 and symbology != _EAN_8 and (long := expand_upc_e(text)) is not None:
        return _number(long.zfill(14), raw, symbology)
    return _number(text.zfill(14), raw, symbology) if is_gtin(text) else _wrong(text, raw, symbology)


def _readings(text: str, raw: str, symbology: str | None) -> Parsed | None:
    """A GTIN of any length; 8 digits may be a UPC-E, or both."""
    long = expand_upc_e(text)
    if not is_gtin(text):
        return None if long is None else _number(long.zfill(14), raw, symbology)
    if long is None:
        return _number(text.zfill(14), raw, symbology)
    other = _number(long.zfill(14), raw, symbology)
    warning = problem("two_numbers", gtin=long)
    return _number(text.zfill(14), raw, symbology, (warning,), (other,))


def _short(text: str, raw: str, symbology: str) -> Parsed:
    """A UPC-E without its number system, its check digit or both."""
    whole = ["0" + text] if len(text) == 7 else []
    for candidate in [*whole, *(text.rjust(7, "0") + digit for digit in _DIGITS)]:
        if (long := expand_upc_e(candidate)) is not None:
            is_whole = candidate == "0" + text
            warnings = [] if is_whole else [problem("no_check_digit", gtin=long)]
            return _number(long.zfill(14), raw, symbology, tuple(warnings))
    return Parsed(raw, symbology, "gtin", errors=(problem("no_ean", text=text),))


def _wrong(text: str, raw: str, symbology: str) -> Parsed:
    sentence = problem("no_product_number", digits=text, right=check_digit(text[:-1]))
    return Parsed(raw, symbology, "gtin", errors=(sentence,))


def _number(
    gtin: str, raw: str, symbology: str | None, warnings: tuple[str, ...] = (), others: tuple[Parsed, ...] = ()
) -> Parsed:
    if is_restricted(gtin):
        warnings = (*warnings, problem("restricted", gtin=gtin.lstrip("0")))
    return Parsed(raw, symbology, "gtin", gtin=gtin, warnings=warnings, others=others)
