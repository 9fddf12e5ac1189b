"""Which fields of a GS1 label belong together. A label that breaks these rules can still be read: one is warned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tracker_desktop.scanning.gs1_fields import field_of
from tracker_desktop.wording.codes import problem


def pair_warnings(elements: Sequence[tuple[str, str]]) -> Iterator[str]:
    """A sentence for each field that lacks another, and for each two that exclude each other."""
    present = {ai for ai, _ in elements}
    told: set[frozenset[str]] = set()
    for ai in dict.fromkeys(ai for ai, _ in elements):
        field = field_of(ai)
        if field is None:
            continue
        if field.needs and not any(all(_stands(want, present, ai) for want in group) for group in field.needs):
            wanted = " or ".join("+".join(f"({one})" for one in group) for group in field.needs)
            yield problem("needs", field=field.shown, wanted=wanted)
        for other in sorted(present - {ai}):
            if frozenset({ai, other}) not in told and any(_fits(pattern, other) for pattern in field.excludes):
                told.add(frozenset({ai, other}))
                yield problem("excludes", field=field.shown, other=f"({other})")


def _stands(pattern: str, present: set[str], ai: str) -> bool:
    return pattern in present or ("n" in pattern and any(_fits(pattern, one) for one in present - {ai}))


def _fits(pattern: str, ai: str) -> bool:
    return pattern == ai or (
        len(pattern) == len(ai) and all(one in ("n", two) for one, two in zip(pattern, ai, strict=True))
    )
