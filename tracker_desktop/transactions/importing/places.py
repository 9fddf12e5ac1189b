"""Places of a spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.places import Place
from tracker_desktop.models.stock import Balance
from tracker_desktop.models.text import fold
from tracker_desktop.scanning.clean import code_key
from tracker_desktop.scanning.commands import PREFIX, find_command
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.importing.decision import Decision, Verdict
from tracker_desktop.transactions.importing.directory import tight
from tracker_desktop.transactions.importing.given import Given
from tracker_desktop.transactions.importing.importer import clean
from tracker_desktop.transactions.importing.known import Known
from tracker_desktop.transactions.importing.named import NamedImporter
from tracker_desktop.transactions.rules import place_fields
from tracker_desktop.transactions.rules.codes import codes_of_others
from tracker_desktop.transactions.rules.leaving import refuse_leaving

PLACE_RULES = {name: rule for name, rule in place_fields.RULES.items() if not name.endswith("_id")}


class PlaceImporter(NamedImporter):
    """A place is known by its code, else by its path."""

    model = Place

    def sort_out(self, given: Given) -> Decision:
        values = clean(PLACE_RULES, given.values)
        known = self._known(values, given.values)
        if given.values.get("parent"):
            values["parent_id"] = self.directory.place(given.values["parent"])
        if given.values.get("responsible"):
            values["responsible_id"] = self.person(given.values["responsible"])
        if known is None:
            name = values.pop("name", None)
            if not name:
                raise Refused("import_cell", column="Name", why=str(Refused("value_missing")))
            self._check_code(values)
            parent, active = values.pop("parent_id", None), values.pop("active", True)
            values = _of_new(given) | values
            made = self.directory.add_place(name, parent, values.pop("code", None), **values)
            made.listed, made.active = True, active
            self.once(given.line, made)
            return Decision(given.line, Verdict.ADD, name, values=values)
        self.once(given.line, known)
        if known.id is None:
            return self._adopt(given.line, known, _of_new(given) | values)
        values.pop("code", None)
        self._check_structural(known, values)
        if values.get("active") is False and known.active and known.holder_id:
            refuse_leaving(self.connection, known.holder_id)
        return self.compare(given.line, known, values)

    def _adopt(self, line: int, known: Known, values: dict[str, Any]) -> Decision:
        """An earlier line named this place as the one that it is part of."""
        if values.get("code"):
            self._check_code(values)
            values["code_key"] = code_key(values["code"])
            self.directory.by_code.add(values["code_key"], known)
        known.active, known.listed = values.pop("active", True), True
        known.data |= {name: value for name, value in values.items() if name != "name"}
        return Decision(line, Verdict.ADD, known.name, values=values)

    def _known(self, values: Mapping[str, Any], given: Mapping[str, Any]) -> Known | None:
        if values.get("code"):
            return self.directory.by_code.one(code_key(values["code"]))
        path = fold(given.get("path") or values.get("name") or "")
        return self.directory.by_path.one(path) or self.directory.by_path.one(tight(path))

    def _check_structural(self, known: Known, values: Mapping[str, Any]) -> None:
        """Raises Refused("structural_full") where it holds something."""
        if values.get("structural") and not known.data.get("structural"):
            stock = select(Balance.item_id).where(Balance.place_id == known.id, Balance.quantity > 0)
            assets = select(Asset.id).where(Asset.place_id == known.id)
            if any(self.connection.execute(query.limit(1)).first() is not None for query in (stock, assets)):
                raise Refused("structural_full", place=known.data["path"])

    def _check_code(self, values: Mapping[str, Any]) -> None:
        if not values.get("code"):
            return
        key = code_key(values["code"])
        if key.startswith((PREFIX, "~")) or find_command(key) is not None:
            raise Refused("code_is_command", text=values["code"])
        owner = codes_of_others(self.connection, Place, [key]).get(key)
        if owner is not None:
            raise Refused("import_code_of_other", tag=values["code"], name=owner)

    def bring_along(self, books: Books, row: Any) -> None:
        place_fields.bring_along(books, row)


def _of_new(given: Given) -> dict[str, Any]:
    """What the file says of a place that is not here yet, and would not change in one that is."""
    kind = given.values.get("kind_of_new")
    return {"kind": kind} if kind else {}
