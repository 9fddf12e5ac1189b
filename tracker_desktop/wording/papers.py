"""Sentences about receipts, forms and tags."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

REFUSALS: dict[str, str] = {
    "mail_no_order": "{number} is no order to a supplier, so there is nobody to send it to. Choose an order.",
    "tag_printed": "The tag {tags} was printed before. Give a reason to print it again (worn, lost, changed).",
    "tags_printed": "{count} of these tags were printed before: {tags}. "
    "Give a reason to print them again (worn, lost, changed), or leave them out.",
    "all_tags_printed": "All {count} tags were printed before: {tags}. "
    "Give a reason to print them again (worn, lost, changed).",
    "print_unknown": "This print of tags is not in the journal of this office.",
    "not_printed_already": "History says already that these tags were not printed.",
    "tag_same": "{tag} is its tag already. Nothing was changed.",
    "returns_none": "{holder} gave nothing back in that session, or it was taken back since. "
    "Check the assets in again, then finish.",
    "returns_on_paper": "What {holder} gave back in that session is on {number} already. Print that receipt again.",
    "paper_unknown": "There is no document {number} in this office. Check the number.",
}

TITLES: dict[str, tuple[str, str]] = {
    "print_tags": ("Tag {tag} printed", "{description} · {format}{copies}{reason}"),
    "print_tags_many": ("{count} tags printed", "{tags} · {format}{copies}{reason}"),
    "print_tags_again": ("Tag {tag} printed again", "{description} · {format}{copies}{reason}"),
    "print_tags_again_many": ("{count} tags printed again", "{tags} · {format}{copies}{reason}"),
    "print_tags_partly_many": ("{count} tags printed, {again} of them again", "{tags} · {format}{copies}{reason}"),
    "tags_not_printed": ("Tag {tag} was not printed", "its print job was deleted"),
    "tags_not_printed_many": ("{count} tags were not printed", "{tags} · their print job was deleted"),
    "reserve_tags": ("Tag {first} reserved", "to be printed before the asset is there"),
    "reserve_tags_many": ("Tags {first} to {last} reserved", "{count} tags to be printed before the assets are there"),
    "claim_tag": ("{before} has the tag {tag} now", "{description}"),
    "issue_statement": ("Statement of custody for {holder}", "{held} · {number}"),
    "issue_return_receipt": ("Return receipt for {holder}", "{returned} returned · {number}"),
    "issue_clearance": ("{holder} cleared", "nothing is held · {number}"),
    "issue_clearance_open": ("{holder} not cleared", "{held} not returned · {number}"),
}

NOT_CLAIMED = "no asset has it yet"
FEW_RUNS, MOST_RUNS = 5, 200
SHORTEST_RUN = 3
_NUMBERED = re.compile(r"(.*?)([0-9]{1,12})")


def each(copies: int) -> str:
    """Behind what was printed, where it was printed more than once: “ · 2 copies”."""
    return f" · {copies} copies" if copies > 1 else ""


def tag_runs(tags: Sequence[str], most: int = MOST_RUNS) -> str:
    """LT-00201 to LT-00205, MS-00027; of more than `most` of them the first, and how many tags there are beside."""
    runs = list(_runs(tags))
    more = sum(len(run) for run in runs[most:])
    said = ", ".join(f"{run[0]} to {run[-1]}" if len(run) > 1 else run[0] for run in runs[:most])
    return f"{said} and {more:,} more" if more else said


def _runs(tags: Sequence[str]) -> Iterator[Sequence[str]]:
    """Tags whose numbers follow each other, three at least, and single ones."""
    found = [(at, tag, _NUMBERED.fullmatch(tag)) for at, tag in enumerate(tags)]
    for _, group in groupby(found, lambda one: (one[2][1], len(one[2][2]), int(one[2][2]) - one[0]) if one[2] else one):
        run = [tag for _, tag, _ in group]
        if len(run) >= SHORTEST_RUN:
            yield run
        else:
            yield from ([tag] for tag in run)
