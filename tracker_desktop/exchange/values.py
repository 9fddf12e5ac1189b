"""Cells as values: dates, amounts, quantities, yes and no. How a file writes them is decided once, from all of it."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from tracker_desktop.errors import Refused
from tracker_desktop.transactions.rules.fields import FIRST_DAY, LAST_DAY

TURN_OF_CENTURY = 69
"""A year of two digits below this one is of the 2000s."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTHS = {name: number for number, name in enumerate(_MONTHS, start=1)}
YES = frozenset({"yes", "y", "true", "1", "on", "x", "active"})
NO = frozenset({"no", "n", "false", "0", "off", "inactive"})
MONEY_PLACES = Decimal("0.0001")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$")
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})$")
_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?: \d{1,2}:\d{2}.*)?$")
_WORDS = re.compile(
    r"(?:[a-z]{3,9},? +)?"  # the day of the week
    r"(?:(?P<d1>\d{1,2})\.? (?P<m1>[a-z]{3,9})|(?P<m2>[a-z]{3,9}) (?P<d2>\d{1,2}),?),? (?P<y>\d{4})$",
    re.IGNORECASE,
)
_CURRENCY = re.compile(r"^(?:[A-Z]{3}|[A-Z]{0,2}[$€£¥₹]|kr\.?)\s*|\s*(?:[A-Z]{3}|[$€£¥₹]|kr\.?)$")
_GROUPS = re.compile(r"[\s'’\u00a0\u202f]")
_GROUPED = {
    ",": re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?"),
    ".": re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+(?:,\d*)?"),
}
_PLAIN = re.compile(r"[+-]?(\d{1,16}\.?\d{0,9}|\.\d{1,9})")
_EXPONENT = re.compile(r"\d(?:[.,]\d+)?E\+\d+$", re.IGNORECASE)


@dataclass(frozen=True)
class Style:
    """How this file writes dates (day before month or not) and numbers (a comma before the decimals or not)."""

    day_first: bool = False
    decimal_comma: bool = False

    def date(self, text: str) -> dt.date:
        """A date of a cell. Raises Refused: date_unreadable, date_order, date_outside."""
        return _date(text, self.day_first)

    def number(self, text: str) -> Decimal:
        """An amount or quantity with or without separators and currency. Raises Refused: number_unreadable."""
        return _number(text, self.decimal_comma)

    def money(self, text: str) -> Decimal:
        """An amount rounded to 1/10000."""
        return self.number(text).quantize(MONEY_PLACES)


def style_of(dates: Iterable[str], numbers: Iterable[str], delimiter: str) -> tuple[Style, bool]:
    """The style of a file from all its dates and numbers, and whether the order of its dates had to be guessed.

    Where no date tells (all days are below 13) they are read as month/day. Dates with dots are always day.month.
    """
    day_first, guessed = _day_first(dates)
    return Style(day_first, _decimal_comma(numbers, delimiter)), guessed


def yes_no(text: str) -> bool:
    """Yes or no in the words of spreadsheets. Raises Refused: flag_unreadable."""
    word = text.strip().casefold()
    if word in YES:
        return True
    if word in NO:
        return False
    raise Refused("flag_unreadable", text=text)


def whole(text: str) -> int:
    """The whole number that a cell begins with: `36 months` is 36. Raises Refused: number_unreadable."""
    found = re.match(r"\s*(\d{1,6})(?:\.0+)?(?:\s*[A-Za-z]+\.?)?\s*$", text)
    if found is None:
        raise Refused("number_unreadable", text=text[:60])
    return int(found.group(1))


def is_cut_by_excel(code: str) -> bool:
    """Whether a code was shown by Excel in scientific notation, as 6.37702E+15: its other digits are lost."""
    return "+" in code and _EXPONENT.match(code) is not None


def months_later(start: dt.date, months: int) -> dt.date:
    """The same day so many months later; the last of the month where it has no such day."""
    year, month = divmod(start.month - 1 + months, 12)
    for day in range(start.day, 0, -1):
        try:
            return dt.date(start.year + year, month + 1, day)
        except ValueError:
            continue
    raise Refused("date_outside", text=f"{start} + {months}")


def _day_first(dates: Iterable[str]) -> tuple[bool, bool]:
    votes: Counter[str] = Counter()
    for text, times in Counter(dates).items():
        found = _NUMBERS.match(text.strip())
        if found is None:
            continue
        first, sign, second = int(found[1]), found[2], int(found[3])
        if sign == "." or first == second:
            continue
        votes["day" if first > 12 else "month" if second > 12 else "open"] += times
    told = votes["day"] > 0 or votes["month"] > 0
    return votes["day"] > votes["month"], votes["open"] > 0 and not told


def _decimal_comma(numbers: Iterable[str], delimiter: str) -> bool:
    comma = point = 0
    for text in numbers:
        plain = _GROUPS.sub("", _CURRENCY.sub("", text.strip()))
        last_comma, last_point = plain.rfind(","), plain.rfind(".")
        if last_comma >= 0 and last_point >= 0:
            comma, point = comma + (last_comma > last_point), point + (last_point > last_comma)
        elif last_comma >= 0 and plain.count(",") == 1:
            comma += len(plain) - last_comma != 4
        elif last_point >= 0 and plain.count(".") == 1:
            point += len(plain) - last_point != 4
        else:
            comma, point = comma + (last_point >= 0), point + (last_comma >= 0)
    return comma > point if comma or point else delimiter == ";"


@functools.lru_cache(maxsize=8192)
def _date(text: str, day_first: bool) -> dt.date:
    year, month, day = _parts(text.strip(), day_first)
    try:
        value = dt.date(year, month, day)
    except ValueError as error:
        raise Refused("date_unreadable", text=text[:60]) from error
    if not FIRST_DAY <= value <= LAST_DAY:
        raise Refused("date_outside", text=text[:60])
    return value


def _parts(text: str, day_first: bool) -> tuple[int, int, int]:
    if found := _ISO.match(text) or _YEAR_FIRST.match(text):
        year, month, day = (int(part) for part in found.groups())
        return year, month, day
    if found := _NUMBERS.match(text):
        first, second, year = int(found[1]), int(found[3]), _year(found[4])
        day_first = day_first or found[2] == "."
        month, day = (second, first) if day_first else (first, second)
        if month > 12 >= day:
            raise Refused("date_order", text=text, order="day/month" if day_first else "month/day")
        return year, month, day
    if found := _WORDS.match(text):
        month = MONTHS.get((found["m1"] or found["m2"])[:3].lower(), 0)
        return int(found["y"]), month, int(found["d1"] or found["d2"])
    raise Refused("date_unreadable", text=text[:60])


def _year(text: str) -> int:
    year = int(text)
    if len(text) == 2:
        year += 2000 if year < TURN_OF_CENTURY else 1900
    return year


@functools.lru_cache(maxsize=8192)
def _number(text: str, decimal_comma: bool) -> Decimal:
    plain = _GROUPS.sub("", _CURRENCY.sub("", text.strip()))
    group, point = (".", ",") if decimal_comma else (",", ".")
    if not decimal_comma and "," in plain and not _grouped(plain, ","):
        raise Refused("number_unreadable", text=text[:60])
    if decimal_comma and "." in plain and not _grouped(plain, "."):
        if "," in plain or plain.count(".") != 1:
            raise Refused("number_unreadable", text=text[:60])
        group = ""
    plain = plain.replace(group, "") if group else plain
    plain = plain.replace(point, ".")
    if not _PLAIN.fullmatch(plain):
        raise Refused("number_unreadable", text=text[:60])
    return Decimal(plain)


def _grouped(plain: str, sign: str) -> bool:
    return _GROUPED[sign].fullmatch(plain) is not None
