"""The question behind the preview of an import: what every row would do."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop import settings
from tracker_desktop.exchange.near import Creation, creations
from tracker_desktop.models.categories import Category
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.journal import Entry
from tracker_desktop.models.office import Setting
from tracker_desktop.models.people import Department, Person
from tracker_desktop.models.places import Place
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.entries import stands
from tracker_desktop.transactions.importing.counts import Counts
from tracker_desktop.transactions.importing.decision import Decision, Verdict
from tracker_desktop.transactions.importing.given import Given, What
from tracker_desktop.transactions.importing.importer import chunks
from tracker_desktop.transactions.importing.kinds import IMPORTERS
from tracker_desktop.transactions.importing.known import Known
from tracker_desktop.transactions.importing.own_fields import OwnChange
from tracker_desktop.wording import exchange as words
from tracker_desktop.wording.render import show_day, show_money, show_quantity

ROWS_SHOWN = 200
MOST_KEPT = 1000
NAMES: Mapping[str, Any] = {
    "category_id": Category,
    "supplier_id": Supplier,
    "department_id": Department,
    "place_id": Place,
    "home_place_id": Place,
    "parent_id": Place,
    "responsible_id": Person,
    "manager_id": Person,
    "holder_id": Holder,
}
MONEY = frozenset({"cost", "price"})


@dataclass(frozen=True)
class RowShown:
    """A row of the preview: what would be done, its tag, code or name, and in words what changes or is wrong."""

    line: int
    verdict: Verdict
    name: str
    words: str = ""


@dataclass(frozen=True)
class Before:
    """An earlier import of the same file that stands: its entry and when it was."""

    seq: int
    at: dt.datetime


@dataclass
class Survey:
    """What was found out. `placeless` are the rows of stock that name no place."""

    counts: Counts = field(default_factory=Counts)
    wrong: tuple[tuple[int, str], ...] = ()
    changed: tuple[RowShown, ...] = ()
    rows: tuple[RowShown, ...] = ()
    creates: tuple[Creation, ...] = ()
    left_out: tuple[tuple[int, str], ...] = ()
    warnings: tuple[str, ...] = ()
    placeless: int = 0
    before: Before | None = None


@dataclass(frozen=True)
class SurveyQuery(Query[Survey]):
    """What importing these rows would do; of wrong, changed and left out rows the first 1,000 are kept."""

    what: What
    source: Iterable[Given]
    sha256: str
    now: dt.datetime
    progress: Callable[[int], None] | None = None

    def run(self, connection: Connection) -> Survey:
        importer = IMPORTERS[self.what](connection, self._today(connection))
        survey = Survey(before=_before(connection, self.sha256))
        inactive = looked_at = 0
        for chunk in chunks(self.source):
            decisions = importer.decide(chunk)
            survey.counts = survey.counts.plus(decisions)
            _keep(connection, survey, decisions)
            if self.what is What.PEOPLE:
                inactive += sum(given.values.get("active") is False for given in chunk)
            survey.placeless += sum("placeless" in given.values and not given.left_out for given in chunk)
            looked_at += len(chunk)
            if self.progress is not None:
                self.progress(looked_at)
        survey.creates = creations(connection, importer.directory.made, importer.directory.again)
        survey.warnings = (words.inactive_people(inactive),) if inactive else importer.notes()
        return survey

    def _today(self, connection: Connection) -> dt.date:
        agreed = connection.scalar(select(Setting.value).where(Setting.key == "office.zone"))
        return self.now.astimezone(zoneinfo.ZoneInfo(str(agreed or settings.default("office.zone")))).date()


def _before(connection: Connection, sha256: str) -> Before | None:
    entries = select(Entry.uid, Entry.seq, Entry.recorded_at, Entry.body).where(Entry.kind == "import")
    for uid, seq, at, body in connection.execute(entries.order_by(Entry.seq.desc())).all():
        if body.get("sha256") == sha256 and stands(connection, uid):
            return Before(seq, at)
    return None


def _keep(connection: Connection, survey: Survey, decisions: Iterable[Decision]) -> None:
    wrong, changed, rows = list(survey.wrong), list(survey.changed), list(survey.rows)
    left_out = list(survey.left_out)
    for decision in decisions:
        if decision.verdict is Verdict.WRONG and len(wrong) < MOST_KEPT:
            wrong.append((decision.line, decision.why))
        if decision.verdict is Verdict.LEFT_OUT and len(left_out) < MOST_KEPT:
            left_out.append((decision.line, decision.why))
        shown = None
        if decision.verdict is Verdict.CHANGE and len(changed) < MOST_KEPT:
            shown = RowShown(decision.line, decision.verdict, decision.name, _changes(connection, decision))
            changed.append(shown)
        if len(rows) < ROWS_SHOWN:
            rows.append(shown or RowShown(decision.line, decision.verdict, decision.name, decision.why))
    survey.wrong, survey.changed, survey.rows = tuple(wrong), tuple(changed), tuple(rows)
    survey.left_out = tuple(left_out)


def _changes(connection: Connection, decision: Decision) -> str:
    """Cost: 12.00 → 15.50; Place: Stockroom → Room 4."""
    parts = []
    for column, value in decision.values.items():
        now = decision.before[column]
        if column in NAMES and now is not None:
            model = NAMES[column]
            shown = model.path if model is Place else model.name
            now = connection.scalar(select(shown).where(model.id == now))
        parts.append(f"{_label(column)}: {_show(column, now)} → {_show(column, value)}")
    for one in decision.extra.values() if isinstance(decision.extra, dict) else ():
        if isinstance(one, OwnChange):
            parts.append(f"{one.name}: {one.before or '–'} → {one.after}")
    return "; ".join(parts)


def _label(column: str) -> str:
    return column.removesuffix("_id").replace("_", " ").capitalize()


def _show(column: str, value: Any) -> str:
    if value in (None, ""):
        return "–"
    if isinstance(value, Known):
        return str(value.data.get("path") or value.name)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dt.datetime | dt.date):
        return show_day(value)
    if isinstance(value, Decimal):
        return show_money(value) if column in MONEY else show_quantity(value)
    return str(value)
