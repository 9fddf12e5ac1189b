"""Assets of a spreadsheet: which are new, which change, who holds them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset, Condition, Custody, Readiness
from tracker_desktop.models.former_tags import FormerTag
from tracker_desktop.models.holders import HolderKind
from tracker_desktop.models.values import DepreciationScheme
from tracker_desktop.scanning.clean import code_key
from tracker_desktop.scanning.commands import PREFIX, find_command
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.importing.asset_changes import change_assets
from tracker_desktop.transactions.importing.decision import Decision, Verdict
from tracker_desktop.transactions.importing.directory import NO_BOOKS, holding, in_use
from tracker_desktop.transactions.importing.given import Given, HolderGiven
from tracker_desktop.transactions.importing.importer import Importer, clean, clean_code, lot_of, refused, same
from tracker_desktop.transactions.importing.known import Known, folded
from tracker_desktop.transactions.importing.own_fields import OwnImport
from tracker_desktop.transactions.importing.write_new import columns, put
from tracker_desktop.transactions.rules import fields
from tracker_desktop.transactions.rules.asset_fields import ORDER, RULES, VALUED, salvage_within
from tracker_desktop.transactions.rules.codes import codes_of_others
from tracker_desktop.transactions.rules.tags import keep_from_next, next_tag
from tracker_desktop.wording.import_notes import former_tags
from tracker_desktop.wording.render import show_day

CODES = ("tag", "serial")
CHECKED = {name: rule for name, rule in RULES.items() if name not in CODES and not name.endswith("_id")}
KEPT = tuple(column.key for column in Asset.__table__.columns if column.key not in {"entry", "search", "tag_sort"})
NAMED = (("category", "category_id"), ("supplier", "supplier_id"), ("department", "department_id"))
DATED = frozenset(name for pair in ORDER for name in pair)
PLACES = (("home_place", "home_place_id"), ("place", "place_id"))


class AssetImporter(Importer):
    """An asset is known by its tag in any case; without a tag by its serial number."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self._own = OwnImport(self.connection)
        self._former = 0
        self._lines: dict[str, int] = {}
        self._serials: dict[str, tuple[int, str]] = {}
        self._schemes: dict[str, int] | None = None

    def decide(self, rows: Sequence[Given]) -> list[Decision]:
        drafts = [self._draft(given) for given in rows]
        ready = [draft for draft in drafts if isinstance(draft, dict)]
        tags = [draft["tag_key"] for draft in ready if draft.get("tag_key")]
        here = {row["tag_key"]: row for row in self._assets(Asset.tag_key, tags)}
        serials: dict[str, list[Mapping[str, Any]]] = {}
        for row in self._assets(Asset.serial_key, [d["serial_key"] for d in ready if d.get("serial_key")]):
            serials.setdefault(row["serial_key"], []).append(row)
        former = self._by_former_tag([tag for tag in tags if tag not in here])
        known = [*here.values(), *former.values(), *(row for rows_of in serials.values() for row in rows_of)]
        self._own.load(rows, sorted({row["id"] for row in known}))
        others = codes_of_others(self.connection, Asset, [tag for tag in tags if tag not in here])
        decided: list[Decision] = []
        for given, draft in zip(rows, drafts, strict=True):
            if isinstance(draft, Decision):
                decided.append(draft)
                continue
            try:
                with self.directory.all_or_none():
                    decided.append(self._decide(given, draft, here | former, serials, others))
            except Refused as refusal:
                decided.append(refused(given, refusal, draft.get("tag") or ""))
        return decided

    def _draft(self, given: Given) -> dict[str, Any] | Decision:
        if given.wrong:
            return Decision(given.line, Verdict.WRONG, str(given.values.get("tag", ""))[:60], given.wrong)
        try:
            values = clean(CHECKED, given.values)
            for name in CODES:
                if given.values.get(name):
                    values[name], values[f"{name}_key"] = clean_code(RULES[name].label, given.values[name])
        except Refused as refusal:
            return refused(given, refusal, str(given.values.get("tag", ""))[:60])
        return values

    def _assets(self, column: Any, keys: Sequence[Any]) -> Iterable[Mapping[str, Any]]:
        wanted = [getattr(Asset, name) for name in KEPT]
        for part in lot_of(keys):
            rows = self.connection.execute(select(*wanted).where(column.in_(part))).mappings().all()
            yield from (dict(row) for row in rows)

    def _by_former_tag(self, keys: Sequence[str]) -> dict[str, Mapping[str, Any]]:
        """The assets that had these tags last, where no asset has them now."""
        found: dict[str, int] = {}
        for part in lot_of(keys):
            query = select(FormerTag.tag_key, FormerTag.asset_id).where(FormerTag.tag_key.in_(part))
            found |= {row.tag_key: row.asset_id for row in self.connection.execute(query.order_by(FormerTag.id))}
        rows = {row["id"]: row for row in self._assets(Asset.id, sorted(set(found.values())))}
        return {key: rows[asset_id] for key, asset_id in found.items() if asset_id in rows}

    def _take_former(self, line: int, values: dict[str, Any], asset: Mapping[str, Any]) -> None:
        """The row is about the asset, whose tag stays. Raises Refused where its serial number says otherwise."""
        serial = values.get("serial_key")
        if serial and asset["serial_key"] and serial != asset["serial_key"]:
            raise Refused("import_former_tag", tag=values["tag"], now=asset["tag"], serial=asset["serial"])
        if asset["tag_key"] in self._lines:
            raise Refused("import_tag_twice", tag=asset["tag"], line=self._lines[asset["tag_key"]])
        self._former += 1
        self._lines[asset["tag_key"]] = line
        del values["tag"], values["tag_key"]

    def notes(self) -> tuple[str, ...]:
        return (former_tags(self._former),) if self._former else ()

    def _decide(
        self,
        given: Given,
        values: dict[str, Any],
        here: Mapping[str, Mapping[str, Any]],
        serials: Mapping[str, list[Mapping[str, Any]]],
        others: Mapping[str, str],
    ) -> Decision:
        key = values.get("tag_key")
        namesakes = serials.get(values.get("serial_key") or "", [])
        if key:
            asset = here.get(key)
            self._check_tag(given.line, key, values["tag"], others)
            if asset is not None and asset["tag_key"] != key:
                self._take_former(given.line, values, asset)
        else:
            asset = namesakes[0] if len(namesakes) == 1 else None
        self._check_serial(given.line, values, asset, namesakes)
        merged = values if asset is None else {**asset, **values}
        if not DATED.isdisjoint(values):
            _check_dates(merged)
        if not values.keys().isdisjoint(VALUED):
            salvage_within(merged)
        if not merged.get("description"):
            raise Refused("import_no_description")
        self._refer(given.values, values, asset)
        self._remember(given.line, values)
        decision = self._new(given, values) if asset is None else _changed(given, values, asset)
        before = None if asset is None else asset["category_id"]
        self._own.decide(given, decision, values.get("category_id") or before)
        return decision

    def _check_tag(self, line: int, key: str, tag: str, others: Mapping[str, str]) -> None:
        if key in self._lines:
            raise Refused("import_tag_twice", tag=tag, line=self._lines[key])
        if key.startswith(PREFIX) or find_command(key) is not None:
            raise Refused("code_is_command", text=tag)
        if key in others:
            raise Refused("import_code_of_other", tag=tag, name=others[key])

    def _check_serial(
        self, line: int, values: Mapping[str, Any], asset: Mapping[str, Any] | None, namesakes: list[Mapping[str, Any]]
    ) -> None:
        key, maker = values.get("serial_key"), folded(values.get("manufacturer"))
        if not key or not maker:
            return
        for other in namesakes:
            if (asset is None or other["id"] != asset["id"]) and folded(other["manufacturer"]) == maker:
                raise Refused("serial_taken", serial=values["serial"], maker=other["manufacturer"], tag=other["tag"])
        known = self._serials.get(f"{maker}|{key}")
        if known is not None:
            raise Refused("import_serial_twice", serial=values["serial"], line=known[0])

    def _remember(self, line: int, values: Mapping[str, Any]) -> None:
        if values.get("tag_key"):
            self._lines[values["tag_key"]] = line
        if values.get("serial_key") and values.get("manufacturer"):
            self._serials[f"{folded(values['manufacturer'])}|{values['serial_key']}"] = (line, values["serial"])

    def _refer(self, given: Mapping[str, Any], values: dict[str, Any], asset: Mapping[str, Any] | None) -> None:
        for name, column in NAMED:
            if given.get(name):
                values[column] = in_use(getattr(self.directory, name)(given[name]), asset[column] if asset else None)
        if given.get("scheme"):
            values["scheme_id"] = self._scheme(given["scheme"])
        for name, column in PLACES:
            if given.get(name):
                values[column] = holding(self.directory.place(given[name]), asset[column] if asset else None)
        readiness = given.get("readiness")
        if readiness:
            values["readiness"] = readiness
        holder = given.get("holder")
        if holder is not None and readiness != Readiness.DISPOSED.value:
            values["holder_id"] = self._holder(holder)
        held = values.get("holder_id") or (asset and asset["holder_id"])
        if readiness == Readiness.DISPOSED.value and asset is not None and asset["holder_id"]:
            raise Refused("import_disposed_held", tag=asset["tag"])
        if held and given.get("due"):
            values["due"] = fields.day(NO_BOOKS, given["due"])
        if values.get("holder_id") and given.get("held_since"):
            values["held_since"] = given["held_since"]

    def _scheme(self, name: str) -> int:
        """A scheme that is there by its name; a spreadsheet does not say enough to make one."""
        if self._schemes is None:
            query = select(DepreciationScheme.unique_key, DepreciationScheme.id).where(DepreciationScheme.active == 1)
            self._schemes = {row.unique_key: row.id for row in self.connection.execute(query)}
        found = self._schemes.get(folded(name))
        if found is None:
            raise Refused("import_no_scheme", name=name)
        return found

    def _holder(self, given: HolderGiven) -> Known:
        if given.kind is HolderKind.PLACE:
            return self.directory.place(given.name)
        if given.kind is HolderKind.DEPARTMENT:
            return self.directory.department(given.name)
        if given.kind is None and given.name and not (given.login or given.email or given.employee_number):
            person = self.directory.find_person(given)
            place = None if person else self.directory.find_place(given.name)
            department = None if person or place else self.directory.departments.one(folded(given.name))
            if person or place or department:
                return person or place or department  # type: ignore[return-value]
        return self.directory.person(given)

    def _new(self, given: Given, values: dict[str, Any]) -> Decision:
        if not values.get("tag"):
            category = values.get("category_id")
            if category is None or not category.data.get("tag_prefix"):
                raise Refused("tag_needed")
        values.setdefault("condition", Condition.GOOD.value)
        values.setdefault("readiness", Readiness.READY.value)
        if "place_id" not in values and "home_place_id" in values:
            values["place_id"] = values["home_place_id"]
        return Decision(given.line, Verdict.ADD, values.get("tag") or "", values=values)

    def write(self, books: Books, decisions: Sequence[Decision]) -> None:
        ids = self._add(books, [decision for decision in decisions if decision.verdict is Verdict.ADD])
        changes = [decision for decision in decisions if decision.verdict is Verdict.CHANGE]
        for part in lot_of(changes):
            change_assets(books, part)
        ids |= {decision.line: decision.row_id for decision in changes if decision.row_id is not None}
        self._own.write(books, decisions, ids)

    def _add(self, books: Books, decisions: Sequence[Decision]) -> dict[int, int]:
        """Returns the ids by the line."""
        keep_from_next(books, (decision.values.get("tag_key") for decision in decisions))
        for decision in decisions:
            if not decision.values.get("tag"):
                tag = next_tag(books, decision.values["category_id"].data["tag_prefix"])
                decision.values |= {"tag": tag, "tag_key": code_key(tag)}
            if decision.values.get("holder_id"):
                since = decision.values.get("held_since") or books.effective_at
                decision.values["held_since"] = min(since, books.effective_at)
        rows = [columns(decision.values) for decision in decisions]
        ids = put(books, Asset, rows)
        held = [
            {
                "asset_id": asset_id,
                "holder_id": row["holder_id"],
                "due": row.get("due"),
                "started_at": row["held_since"],
                "opened_by": books.uid,
                "out_condition": row["condition"],
                "handed_over": [],
                "came_back": [],
            }
            for asset_id, row in zip(ids, rows, strict=True)
            if row.get("holder_id")
        ]
        put(books, Custody, held)
        return {decision.line: asset_id for decision, asset_id in zip(decisions, ids, strict=True)}


def _check_dates(merged: Mapping[str, Any]) -> None:
    for first, second in ORDER:
        one, other = merged.get(first), merged.get(second)
        if one is not None and other is not None and one > other:
            labels = {"first": RULES[first].label, "second": RULES[second].label}
            raise Refused("dates_crossed", one=show_day(one), other=show_day(other), **labels)


def _changed(given: Given, values: dict[str, Any], asset: Mapping[str, Any]) -> Decision:
    """Blank cells leave what is there; so does a tag that differs only in its case."""
    if values.get("tag_key") == asset["tag_key"]:
        values = {name: value for name, value in values.items() if name not in {"tag", "tag_key"}}
    if values.get("holder_id") and values["holder_id"].holder_id == asset["holder_id"]:
        values = {name: value for name, value in values.items() if name not in {"holder_id", "held_since"}}
    different = {}
    for name, value in values.items():
        now = asset[name]
        if isinstance(value, Known):
            if (value.holder_id if name == "holder_id" else value.id) != now or now is None:
                different[name] = value
        elif not same(value, now):
            different[name] = value
    verdict = Verdict.CHANGE if different else Verdict.SAME
    before = {name: asset[name] for name in different}
    return Decision(given.line, verdict, asset["tag"], row_id=asset["id"], values=different, before=before)
