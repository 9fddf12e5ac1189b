"""Read a date as people type it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale

_OFFSET = re.compile(r"([+-])\s*([0-9]{1,5})\s*([dw]?)")
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_WORD = re.compile(r"[^\W\d_]+")
_STEP = {"": 1, "d": 1, "w": 7}
LONGEST = 40
"""Characters a date may have."""
EARLIEST, LATEST = date(1900, 1, 1), date(2199, 12, 31)


class Unreadable(ValueError):
    """What was typed cannot be read; the text is a sentence for the clerk."""


def show_date(value: date) -> str:
    """ "Mon 7 Dec 2026", in the words of the language in use."""
    return QLocale().toString(QDate(value.year, value.month, value.day), "ddd d MMM yyyy")


def day_comes_first() -> bool:
    """Whether 7/12 is the seventh of December where the program runs."""
    order = QLocale().dateFormat(QLocale.FormatType.ShortFormat).lower()
    return order.find("d") < order.find("m")


def parse_date(text: str, today: date, *, day_first: bool = True) -> date:
    """The date meant by `text`: "7 Dec 2026", "Dec 7, 2026", "7.12.26", "7/12/2026" (by `day_first`), "2026-12-07",
    "+14" days, "+2w", "today", "tomorrow". A date without a year is the one nearest to `today`.

    Raises Unreadable."""
    words = text.strip().casefold()
    if len(words) > LONGEST:
        raise Unreadable(_how(text))
    offset = _OFFSET.fullmatch(words)
    try:
        if words in _day_words():
            return today + timedelta(_day_words()[words])
        if offset:
            days = int(offset[2]) * _STEP[offset[3]]
            return _in_range(today + timedelta(days if offset[1] == "+" else -days))
        if iso := _ISO.fullmatch(words):
            return _in_range(date(int(iso[1]), int(iso[2]), int(iso[3])))
        return _in_range(_by_parts(words, today, day_first))
    except (OverflowError, KeyError, IndexError):
        raise Unreadable(_how(text)) from None
    except Unreadable:
        raise
    except ValueError:
        raise Unreadable(_tr("There is no such day: {0}. Check day and month.").format(_short(text))) from None


def _by_parts(words: str, today: date, day_first: bool) -> date:
    numbers = [int(number) for number in re.findall(r"[0-9]+", words)]
    names = [name for name in _WORD.findall(words) if name not in _weekdays()]
    if names:
        if len(names) != 1 or not 1 <= len(numbers) <= 2 or re.search(r"[^\w\s.,/-]", words):
            raise KeyError(words)
        day, month, rest = numbers[0], _months()[names[0]], numbers[1:]
    else:
        parts = re.fullmatch(r"([0-9]{1,2})\s*([./-])\s*([0-9]{1,2})(?:\s*\2\s*([0-9]{4}|[0-9]{2})?)?", words)
        if not parts:
            raise KeyError(words)
        first, second, rest = numbers[0], numbers[1], numbers[2:]
        day, month = (first, second) if day_first or parts[2] == "." else (second, first)
    return date(_year(rest[0]), month, day) if rest else _nearest(day, month, today)


def _year(typed: int) -> int:
    if typed >= 100:
        return typed
    return typed + (2000 if typed < 70 else 1900)


def _nearest(day: int, month: int, today: date) -> date:
    found = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    if not found:
        raise ValueError(day)
    return min(found, key=lambda one: abs(one - today))


def _in_range(value: date) -> date:
    if EARLIEST <= value <= LATEST:
        return value
    sentence = _tr("The year {0} cannot be right. Type a year from {1} to {2}.")
    raise Unreadable(sentence.format(value.year, EARLIEST.year, LATEST.year))


def _how(text: str) -> str:
    return _tr("“{0}” is not a date. Type it like 7 Dec 2026, 7.12.26 or +14.").format(_short(text))


def _short(text: str) -> str:
    text = text.strip()
    return text if len(text) <= 30 else text[:30] + "…"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Dates", text)


def _day_words() -> dict[str, int]:
    today = QCoreApplication.translate("Dates", "today").casefold()
    tomorrow = QCoreApplication.translate("Dates", "tomorrow").casefold()
    yesterday = QCoreApplication.translate("Dates", "yesterday").casefold()
    return {today: 0, tomorrow: 1, yesterday: -1}


def _names(count: int, kind: str) -> dict[str, int]:
    """Each name of a month or a weekday, short and long, of the language in use and in English → its number."""
    found: dict[str, int] = {}
    for locale in (QLocale(), QLocale.c()):
        forms: Sequence[QLocale.FormatType] = (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat)
        for number in range(1, count + 1):
            for form in forms:
                name = locale.monthName(number, form) if kind == "month" else locale.dayName(number, form)
                found.setdefault(name.casefold().strip("."), number)
    return found


def _months() -> dict[str, int]:
    return {**_names(12, "month"), "sept": 9}


def _weekdays() -> dict[str, int]:
    return _names(7, "weekday")
