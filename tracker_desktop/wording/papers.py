"""Sentences about receipts, forms and tags."""

from __future__ import annotations

REFUSALS: dict[str, str] = {
    "tag_printed": "The tag {tags} was printed before. Give a reason to print it again (worn, lost, changed).",
    "tags_printed": "{count} of these tags were printed before: {tags}. "
    "Give a reason to print them again (worn, lost, changed), or leave them out.",
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
    "reserve_tags": ("Tag {first} reserved", "to be printed before the asset is there"),
    "reserve_tags_many": ("Tags {first} to {last} reserved", "{count} tags to be printed before the assets are there"),
    "claim_tag": ("{before} has the tag {tag} now", "{description}"),
    "issue_statement": ("Statement of custody for {holder}", "{held} · {number}"),
    "issue_return_receipt": ("Return receipt for {holder}", "{returned} returned · {number}"),
    "issue_clearance": ("{holder} cleared", "nothing is held · {number}"),
    "issue_clearance_open": ("{holder} not cleared", "{held} not returned · {number}"),
}


def each(copies: int) -> str:
    """Behind what was printed, where it was printed more than once: “ · 2 copies”."""
    return f" · {copies} copies" if copies > 1 else ""
