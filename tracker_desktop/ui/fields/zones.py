"""Gives a search field the time zones of the world."""

from __future__ import annotations

import zoneinfo
from functools import cache

from tracker_desktop.ui.fields.search_field import SearchField
from tracker_desktop.ui.fields.suggestions import MOST


@cache
def zone_names() -> tuple[str, ...]:
    """Every time zone, as Europe/Berlin; the oddities of old systems are left out."""
    names = sorted(name for name in zoneinfo.available_timezones() if "/" in name)
    return (*(name for name in names if not name.startswith(("Etc/", "SystemV/"))), "UTC")


def zones_like(text: str) -> list[str]:
    """The first zones that hold every typed word; those where it begins a name come first."""
    words = text.casefold().replace("_", " ").split()
    found = [name for name in zone_names() if all(word in _shown(name).casefold() for word in words)]
    return sorted(found, key=lambda name: not _begins(name, words))[:MOST]


def _begins(name: str, words: list[str]) -> bool:
    city = _shown(name).casefold().rpartition("/")[2]
    return bool(words) and city.startswith(words[0])


def _shown(name: str) -> str:
    return name.replace("_", " ")


def connect_zones(field: SearchField) -> None:
    """Suggest zones while typing; a whole name typed with Enter is taken."""

    def wanted(text: str) -> None:
        field.set_suggestions([(name, name, "") for name in zones_like(text)], text)

    def entered(text: str, _how: str) -> None:
        exact = [name for name in zone_names() if _shown(name).casefold() == text.casefold().replace("_", " ")]
        if exact:
            field.set_value(exact[0], exact[0])
            field.picked.emit(exact[0])
            field.changed.emit()
        else:
            field.check()

    field.wanted.connect(wanted)
    field.scanned.connect(entered)
