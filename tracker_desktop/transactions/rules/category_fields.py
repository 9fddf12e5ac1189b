"""The fields of a category of assets."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.categories import Category, Policy, Step, StepKind
from tracker_desktop.models.text import fold
from tracker_desktop.models.values import DepreciationScheme
from tracker_desktop.scanning.clean import clean_line
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.fields import Rule

_PREFIX = re.compile(r"[A-Z0-9]{0,8}", re.ASCII)
LONGEST_LOAN = 3650
LONGEST_USE = 200
"""Years until something is replaced."""
MOST_AT_ONCE, MOST_EXTENSIONS = 10_000, 100


@dataclass(frozen=True)
class CategoryFields:
    """A category as the form or a spreadsheet gives it. An empty `tag_prefix` gives no tags of its own."""

    name: str
    tag_prefix: str = ""
    loan_days: int | None = None
    checklist: tuple[Step, ...] = ()
    goes_with: tuple[str, ...] = ()
    holder_policy: str = Policy.WARN.value
    reserved_policy: str = Policy.WARN.value
    maintenance_policy: str = Policy.WARN.value
    most_out: int | None = None
    extend_times: int | None = None
    deposit: Decimal | None = None
    training: str | None = None
    needs_approval: bool = False
    needs_acceptance: bool = False
    holds_data: bool = False
    scheme_id: int | None = None
    replace_years: int | None = None
    active: bool = True


def prefix(books: Books, value: str | None) -> str:
    """Up to 8 letters and digits that stand before the number of a tag; may be empty. Raises Refused: prefix_wrong."""
    key = fields.key_of(fields.code(books, value)) or ""
    if not _PREFIX.fullmatch(key):
        raise Refused("prefix_wrong", prefix=key)
    return key


def _checklist(books: Books, steps: Iterable[Step]) -> list[Step]:
    """The steps with clean texts, none twice; what is usual for a kind and a photo is left out."""
    given = list(steps)
    texts = [clean_line(step["text"]) for step in given]
    fields.words(books, texts)
    return [_step(text, step) for text, step in zip(texts, given, strict=True) if text]


def _step(text: str, given: Step) -> Step:
    step = Step(text=text, required=bool(given["required"]))
    kind = given.get("kind") or StepKind.INSPECT.value
    if kind not in list(StepKind):
        raise Refused("step_kind_unknown", kind=kind, choices=", ".join(StepKind))
    if kind != StepKind.INSPECT:
        step["kind"] = StepKind(kind).value
    if given.get("photo"):
        step["photo"] = True
    return step


RULES = {
    "name": Rule("Name", fields.needed(fields.named)),
    "tag_prefix": Rule("Tag prefix", prefix),
    "loan_days": Rule("Days of a loan", fields.whole(1, LONGEST_LOAN)),
    "checklist": Rule("Checklist", _checklist),
    "goes_with": Rule("Goes with it", fields.words),
    "holder_policy": Rule("Holder with overdue things", fields.choice(Policy)),
    "reserved_policy": Rule("Reserved for somebody else", fields.choice(Policy)),
    "maintenance_policy": Rule("Maintenance overdue", fields.choice(Policy)),
    "most_out": Rule("At once at most", fields.whole(1, MOST_AT_ONCE)),
    "extend_times": Rule("Extended at most", fields.whole(0, MOST_EXTENSIONS)),
    "deposit": Rule("Deposit", fields.money),
    "training": Rule("Training needed", fields.named),
    "needs_approval": Rule("Another person approves the loan", fields.flag),
    "needs_acceptance": Rule("Another department accepts a transfer", fields.flag),
    "scheme_id": Rule("Depreciation scheme", fields.reference(DepreciationScheme)),
    "holds_data": Rule("Hold data", fields.flag),
    "replace_years": Rule("Replaced after years", fields.whole(1, LONGEST_USE)),
    "active": Rule("Active", fields.flag),
}


def checked(books: Books, values: Mapping[str, Any], category_id: int | None = None) -> dict[str, Any]:
    """The values made clean. Raises Refused where another category has the name."""
    clean = fields.checked(books, RULES, values)
    if "name" in clean:
        clean["unique_key"] = fold(clean["name"])
        found = books.execute(
            select(Category.id, Category.name).where(Category.unique_key == clean["unique_key"])
        ).first()
        if found is not None and found.id != category_id:
            raise Refused("category_taken", name=found.name, id=found.id)
    return clean
