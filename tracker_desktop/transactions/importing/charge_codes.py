"""Charge codes and jobs of a spreadsheet."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.charge_codes import ChargeCode
from tracker_desktop.scanning.commands import PREFIX, find_command
from tracker_desktop.transactions.importing.directory import in_use
from tracker_desktop.transactions.importing.given import Given
from tracker_desktop.transactions.importing.importer import clean, clean_code
from tracker_desktop.transactions.importing.keyed import KeyedImporter, KnownRow
from tracker_desktop.transactions.rules.charge_code_fields import RULES, check_days
from tracker_desktop.transactions.rules.codes import codes_of_others

CHECKED = {name: rule for name, rule in RULES.items() if name != "department_id"}
NEW = dict.fromkeys((*RULES, "code_key")) | {"is_job": False, "active": True}


class ChargeCodeImporter(KeyedImporter):
    """A charge code is known by itself, in any case."""

    model = ChargeCode

    def load(self, rows: Sequence[Given]) -> None:
        if self.known or not rows:
            return
        wanted = [ChargeCode.id, *(getattr(ChargeCode, name) for name in NEW)]
        for row in self.connection.execute(select(*wanted)).mappings().all():
            self.known[row["code_key"]] = KnownRow(dict(row))

    def sort_out(self, given: Given) -> tuple[Hashable, str, dict[str, Any]]:
        values = clean(CHECKED, {"code": "", **given.values})
        code, key = clean_code(RULES["code"].label, values.pop("code"))
        known = self.known.get(key)
        if given.values.get("department"):
            now = known.row["department_id"] if known is not None else None
            values["department_id"] = in_use(self.directory.department(given.values["department"]), now)
        if known is None:
            self._check_free(code, key)
            values |= {"code": code, "code_key": key}
        return key, code, values

    def complete(self, values: dict[str, Any]) -> dict[str, Any]:
        return NEW | values

    def check(self, row: Mapping[str, Any]) -> None:
        check_days(row["valid_from"], row["valid_until"])

    def _check_free(self, code: str, key: str) -> None:
        if key.startswith(PREFIX) or find_command(key) is not None:
            raise Refused("code_is_command", text=code)
        owner = codes_of_others(self.connection, ChargeCode, [key]).get(key)
        if owner is not None:
            raise Refused("import_code_of_other", tag=code, name=owner)
