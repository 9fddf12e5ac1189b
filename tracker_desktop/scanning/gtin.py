"""Product numbers: GTIN-8, -12 (UPC), -13 (EAN) and -14, by the GS1 General Specifications, section 7.9."""

from __future__ import annotations

from tracker_desktop.errors import Refused

LENGTHS = (8, 12, 13, 14)
RESTRICTED = ("02", "04", *(str(prefix) for prefix in range(20, 30)))
"""First two digits of a GTIN-13 that each shop or company gives out itself: prices, weights, own labels."""
RESTRICTED_SHORT = ("0", "2")
"""The first digit of a GTIN-8 of the same kind."""


def check_digit(body: str) -> str:
    """The check digit of the digits before it: modulo 10, weights 3, 1, 3 ... from the right."""
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(body)))
    return str(-total % 10)


def has_check_digit(digits: str) -> bool:
    """Whether the last digit is the right check digit of the others."""
    return _is_digits(digits) and len(digits) > 1 and check_digit(digits[:-1]) == digits[-1]


def is_gtin(text: str) -> bool:
    """Whether the text is 8, 12, 13 or 14 digits with a right check digit."""
    return len(text) in LENGTHS and has_check_digit(text)


def as_gtin14(text: str) -> str:
    """The one form that product numbers are kept and compared in: 14 digits, zeros in front.

    Raises Refused: gtin_wrong.
    """
    if not is_gtin(text):
        raise Refused("gtin_wrong", text=text)
    return text.zfill(14)


def is_restricted(text: str) -> bool:
    """Whether a product number means something in one shop or company only (a price, a weight, an own label).

    Raises Refused: gtin_wrong.
    """
    number = as_gtin14(text)
    if number[:6] == "000000":
        return number[6] in RESTRICTED_SHORT
    return number[1:3] in RESTRICTED


def expand_upc_e(text: str) -> str | None:
    """The 12 digits of a UPC-E of 8 (system digit, six, check digit); None where it is not one."""
    if len(text) != 8 or not _is_digits(text) or text[0] not in "01":
        return None
    system, six, check = text[0], text[1:7], text[7]
    last = six[5]
    if last in "012":
        body = six[:2] + last + "0000" + six[2:5]
    elif last == "3":
        body = six[:3] + "00000" + six[3:5]
    elif last == "4":
        body = six[:4] + "00000" + six[4]
    else:
        body = six[:5] + "0000" + last
    return f"{system}{body}{check}" if check_digit(system + body) == check else None


def readings(text: str) -> tuple[str, ...]:
    """Every GTIN-14 the digits may stand for: 8 digits may be a GTIN-8, or a UPC-E, or both; () for none."""
    found = [text.zfill(14)] if is_gtin(text) else []
    if (long := expand_upc_e(text)) is not None and long.zfill(14) not in found:
        found.append(long.zfill(14))
    return tuple(found)


def spellings(gtin14: str) -> list[str]:
    """Every way in which a product number may be kept: with 14 digits, or as short as it was printed."""
    return [gtin14[cut:] for cut in (0, 1, 2, 6) if not gtin14[:cut].strip("0")]


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()
