"""People of a spreadsheet: who is new, who is known by badge, login, e-mail, number or whole name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.people import Person
from tracker_desktop.scanning.clean import code_key
from tracker_desktop.scanning.commands import PREFIX, find_command
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.importing.decision import Decision, Verdict
from tracker_desktop.transactions.importing.directory import in_use
from tracker_desktop.transactions.importing.given import Given, HolderGiven
from tracker_desktop.transactions.importing.importer import Importer, clean, compared, lot_of, refused
from tracker_desktop.transactions.importing.known import Known
from tracker_desktop.transactions.importing.write_new import columns
from tracker_desktop.transactions.rules.codes import codes_of_others
from tracker_desktop.transactions.rules.holders import follow
from tracker_desktop.transactions.rules.leaving import refuse_leaving
from tracker_desktop.transactions.rules.person_fields import KEYS, RULES, found_by

CHECKED = {name: rule for name, rule in RULES.items() if name != "department_id"}
TOLD_BY = ("name", "badge", "login", "email", "employee_number")


class PersonImporter(Importer):
    """What a row leaves blank stays as it is."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._lines: dict[int, int] = {}

    def decide(self, rows: Sequence[Given]) -> list[Decision]:
        badges = self._other_codes([str(given.values["badge"]) for given in rows if given.values.get("badge")])
        decided: list[Decision] = []
        matched: list[tuple[int, Given, dict[str, Any], Known]] = []
        for given in rows:
            name = str(given.values.get("name", ""))[:60]
            try:
                if given.wrong:
                    raise _Said(given.wrong)
                with self.directory.all_or_none():
                    values = clean(CHECKED, given.values)
                    self._check_badge(values, badges)
                    known = self._match(given.line, values)
                    if given.values.get("department"):
                        values["department_id"] = self.directory.department(given.values["department"])
                    if known is not None and values.get("active") is False and known.active and known.holder_id:
                        refuse_leaving(self.connection, known.holder_id)
                    if known is None:
                        decided.append(self._new(given.line, values))
                    else:
                        matched.append((len(decided), given, values, known))
                        decided.append(Decision(given.line, Verdict.SAME, known.name))
            except _Said as sentence:
                decided.append(Decision(given.line, Verdict.WRONG, name, str(sentence)))
            except Refused as refusal:
                decided.append(refused(given, refusal, name))
        here = self._rows([known.id for _, _, _, known in matched if known.id is not None])
        for position, given, values, known in matched:
            decided[position] = compared(given.line, known.name, values, here[known.id or 0])
        return decided

    def _match(self, line: int, values: Mapping[str, Any]) -> Known | None:
        name, badge, login, email, number = (str(values.get(key) or "") for key in TOLD_BY)
        told = HolderGiven(name=name, badge=badge, login=login, email=email, employee_number=number)
        if not any((told.name, told.login, told.email)):
            raise Refused("import_nobody")
        known = self.directory.find_person(told)
        for index, name in ((self.directory.by_badge, "badge"), (self.directory.by_login, "login")):
            owner = index.one(code_key(values[name])) if values.get(name) else None
            if owner is not None and owner is not known:
                raise Refused("import_code_of_other", tag=values[name], name=owner.name)
        if known is not None:
            earlier = self._lines.setdefault(id(known), line)
            if earlier != line:
                raise Refused("import_person_twice", name=known.name, line=earlier)
        return known

    def _check_badge(self, values: Mapping[str, Any], others: Mapping[str, str]) -> None:
        if not values.get("badge"):
            return
        key = code_key(values["badge"])
        if key.startswith(PREFIX) or find_command(key) is not None:
            raise Refused("code_is_command", text=values["badge"])
        if key in others:
            raise Refused("import_code_of_other", tag=values["badge"], name=others[key])

    def _other_codes(self, badges: Sequence[str]) -> dict[str, str]:
        keys = []
        for badge in badges:
            try:
                keys.append(code_key(badge))
            except Refused:
                continue  # said of its row
        return codes_of_others(self.connection, Person, keys)

    def _new(self, line: int, values: dict[str, Any]) -> Decision:
        name = values.pop("name", None) or values.get("login") or str(values.get("email", "")).partition("@")[0]
        if values.get("department_id"):
            in_use(values["department_id"])
        known = self.directory.add_person(name, values, listed=True)
        self._lines[id(known)] = line
        return Decision(line, Verdict.ADD, name, values=values)

    def _rows(self, ids: Sequence[int]) -> dict[int, Mapping[str, Any]]:
        wanted = [Person.id, Person.department_id, *(getattr(Person, name) for name in CHECKED)]
        found: dict[int, Mapping[str, Any]] = {}
        for part in lot_of(ids):
            rows = self.connection.execute(select(*wanted).where(Person.id.in_(part))).mappings()
            found.update({row["id"]: row for row in rows.all()})
        return found

    def write(self, books: Books, decisions: Sequence[Decision]) -> None:
        changes = [decision for decision in decisions if decision.verdict is Verdict.CHANGE]
        for part in lot_of(changes):
            rows = books.hold(Person, [decision.row_id for decision in part])
            for decision in part:
                person = rows[decision.row_id]
                for name, value in columns(decision.values).items():
                    if getattr(person, name) != decision.before[name]:
                        raise Refused("import_moved_on")
                    setattr(person, name, value)
                    if name in KEYS:
                        setattr(person, KEYS[name], code_key(value) if value else None)
                follow(books, person.holder_id, person.name, found_by(person), person.active)
            books.flush()


class _Said(Exception):
    """A row that could not be read; the sentence is there already."""
