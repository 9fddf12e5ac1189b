"""Licences and contracts of a spreadsheet."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from sqlalchemy import func, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.contracts import Contract, ContractKind, ContractSeat
from tracker_desktop.models.text import fold
from tracker_desktop.transactions.importing.directory import in_use
from tracker_desktop.transactions.importing.given import Given
from tracker_desktop.transactions.importing.importer import clean
from tracker_desktop.transactions.importing.keyed import KeyedImporter, KnownRow
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.contract_fields import RULES, check_span
from tracker_desktop.transactions.rules.contracts import seats_said
from tracker_desktop.transactions.rules.fields import Rule

NAMED = frozenset({"supplier_id", "department_id"})
CHECKED = {name: rule for name, rule in RULES.items() if name not in NAMED} | {"active": Rule("Active", fields.flag)}
NEW = dict.fromkeys((*RULES, "number_key")) | {"kind": ContractKind.LICENCE.value, "renews": False, "active": True}


class ContractImporter(KeyedImporter):
    """A contract is known by its number or key; one without, by its name where only one is called so."""

    model = Contract

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._by_number: dict[str, Hashable] = {}
        self._by_name: dict[str, list[Hashable]] = {}

    def load(self, rows: Sequence[Given]) -> None:
        if self.known or not rows:
            return
        given = select(func.count()).select_from(ContractSeat).where(ContractSeat.contract_id == Contract.id)
        wanted = [Contract.id, *(getattr(Contract, name) for name in NEW)]
        query = select(*wanted, given.correlate(Contract).scalar_subquery().label("given")).order_by(Contract.id)
        for row in self.connection.execute(query).mappings().all():
            key = ("id", row["id"])
            self.known[key] = KnownRow(dict(row))
            self._remember(key, row["name"], row["number_key"])

    def sort_out(self, given: Given) -> tuple[Hashable, str, dict[str, Any]]:
        values = clean(CHECKED, {"name": "", **given.values})
        number = fields.key_of(values.get("number"))
        if number is not None:
            values["number_key"] = number
        key = self._key(values["name"], number)
        known = self.known.get(key)
        for column, find in (("supplier_id", self.directory.supplier), ("department_id", self.directory.department)):
            text = given.values.get(column.removesuffix("_id"))
            if text:
                values[column] = in_use(find(text), known.row[column] if known is not None else None)
        if known is None:
            self._remember(key, values["name"], number)
        return key, values["name"], values

    def complete(self, values: dict[str, Any]) -> dict[str, Any]:
        return NEW | values

    def check(self, row: Mapping[str, Any]) -> None:
        check_span(row["name"], row["starts"], row["ends"])
        given = row.get("given", 0)
        if row["seats"] is not None and given > row["seats"]:
            gaps = {"given": seats_said(given), "seats": f"{row['seats']:,}"}
            raise Refused("contract_seats_below", name=row["name"], **gaps)

    def _remember(self, key: Hashable, name: str, number: str | None) -> None:
        if number is not None:
            self._by_number.setdefault(number, key)
        self._by_name.setdefault(fold(name), []).append(key)

    def _key(self, name: str, number: str | None) -> Hashable:
        """The contract that is meant, else the key of a new one."""
        if number is not None and number in self._by_number:
            return self._by_number[number]
        called = self._by_name.get(fold(name), [])
        if number is not None:
            called = [key for key in called if key in self.known and self.known[key].row["number_key"] is None]
        if len(called) > 1:
            raise Refused("import_contract_several", name=name)
        return called[0] if called else ("new", number or fold(name))
