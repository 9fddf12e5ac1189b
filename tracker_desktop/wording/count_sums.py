"""How far a count is, in words, wherever that is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tracker_desktop.wording.counter import counted

DIFFER = ("within", "differs")
"""States of lines that do not agree with the book."""


def sum_words(lines: int, done: int, states: Mapping[str, int], *, unlisted: int = 0, hidden: bool = False) -> str:
    """40 lines · 31 counted · 3 differ · 2 to recount. `hidden`: nothing of what the book says, as who counts blind
    is told it."""
    differ = sum(states.get(state, 0) for state in DIFFER)
    parts = [counted(lines, "line", "lines"), f"{done:,} counted"]
    if differ and not hidden:
        parts.append(f"{differ:,} {'differs' if differ == 1 else 'differ'}")
    if again := states.get("recount", 0):
        parts.append(f"{again:,} to recount")
    if unlisted:
        parts.append(f"{unlisted:,} not on the list")
    return " · ".join(parts)


def overlap_words(lines: int, name: str, who: str, since: str) -> str:
    """12 lines are in “Count of Store 1” too, by Rita Osei since today 10:05."""
    return f"{counted(lines, 'line is', 'lines are')} in “{name}” too, by {who} since {since}"


def preview_words(lines: int, empty: int, items: int, places: int) -> tuple[str, str]:
    """40 lines; 12 items in 3 places, 4 lines with nothing on hand."""
    parts = [f"{counted(items, 'item', 'items')} in {counted(places, 'place', 'places')}"]
    if empty:
        parts.append(f"{counted(empty, 'line', 'lines')} with nothing on hand")
    return counted(lines, "line", "lines"), ", ".join(parts)


def worth_words(worth: str, limit: str, *, above: bool, second_person: bool) -> str:
    """What the differences are worth, and whether the posting waits for somebody else."""
    if not second_person:
        return (
            f"The differences are worth {worth}. Approval by a second person is switched off, "
            "so nothing waits; the count report says so."
        )
    if above:
        return f"The differences are worth {worth}: above {limit} the posting waits for a second person."
    return f"The differences are worth {worth}: only above {limit} the posting would wait for a second person."


DUE: dict[str, tuple[str, str]] = {
    "its turn in the year": ("1 in its turn of the year", "{0} in their turn of the year"),
    "nothing left since its last count": ("1 at zero since its last count", "{0} at zero since their last count"),
    "something was undone since its last count": ("1 after an undo", "{0} after an undo"),
    "expires soon": ("1 before its expiry", "{0} before their expiry"),
}
"""Why so many lines are due, by the reason."""


def due_words(due: Mapping[str, int]) -> str:
    """31 in their turn of the year · 2 before their expiry."""
    parts = (DUE[why][number != 1].format(f"{number:,}") for why, number in due.items() if number)
    return " · ".join(parts)


def problem_words(sentences: Sequence[str]) -> str:
    """The problems of one line: how it was counted, which each begins with, is said once."""
    first, *others = sentences
    told = first[: first.find(". ") + 2]
    return " ".join([first, *(one.removeprefix(told) for one in others)])


NOT_COUNTED: dict[str, str] = {
    "asset": "{label} is an asset; assets are audited (New audit).",
    "person": "{label} is a person. Scan a place or an item.",
    "department": "{label} is a department. Scan a place or an item.",
    "document": "{label} is a document. Scan a place or an item.",
    "charge_code": "{label} is a charge code. Scan a place or an item.",
    "asset_kit": "{label} is a kit of assets. Scan a place or an item.",
    "kit": "{label} is a kit. Scan a place or the items that are in it.",
}


def not_counted_words(kind: str, label: str) -> str:
    """What a code names that no count is over."""
    return NOT_COUNTED[kind].format(label=label)
