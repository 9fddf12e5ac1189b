"""Categories of assets of a spreadsheet, with what has to be done before another use."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.categories import Category, Policy
from tracker_desktop.models.text import fold
from tracker_desktop.transactions.importing.directory import NO_BOOKS
from tracker_desktop.transactions.importing.given import Given
from tracker_desktop.transactions.importing.importer import clean
from tracker_desktop.transactions.importing.keyed import KeyedImporter, KnownRow
from tracker_desktop.transactions.rules.category_fields import RULES

CHECKLIST = "checklist"
CHECKED = {name: rule for name, rule in RULES.items() if name not in (CHECKLIST, "scheme_id")}
NEW: dict[str, Any] = (
    dict.fromkeys((*RULES, "unique_key"))
    | {"tag_prefix": "", "active": True}
    | dict.fromkeys(("needs_approval", "needs_acceptance", "holds_data"), False)
    | dict.fromkeys(("holder_policy", "reserved_policy", "maintenance_policy"), Policy.WARN.value)
)


class CategoryImporter(KeyedImporter):
    """A category is known by its name, in any case."""

    model = Category

    def load(self, rows: Sequence[Given]) -> None:
        if self.known or not rows:
            return
        wanted = [Category.id, *(getattr(Category, name) for name in NEW)]
        for row in self.connection.execute(select(*wanted)).mappings().all():
            self.known[row["unique_key"]] = KnownRow(dict(row))

    def sort_out(self, given: Given) -> tuple[Hashable, str, dict[str, Any]]:
        values = clean(CHECKED, {"name": "", **given.values})
        if CHECKLIST in given.values:
            values[CHECKLIST] = _checklist(given.values[CHECKLIST])
        key, name = fold(values["name"]), values["name"]
        if key in self.known:
            del values["name"]
        else:
            values["unique_key"] = key
        return key, name, values

    def complete(self, values: dict[str, Any]) -> dict[str, Any]:
        return NEW | {CHECKLIST: [], "goes_with": []} | values


def _checklist(steps: Any) -> Any:
    rule = RULES[CHECKLIST]
    try:
        return rule.check(NO_BOOKS, steps)
    except Refused as refusal:
        raise Refused("import_cell", column=rule.label, why=str(refusal)) from refusal
