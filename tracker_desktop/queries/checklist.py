"""What the check-in and the inspection of one asset show: who held it, its checklist, what went with it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, select
from sqlalchemy.orm import aliased

from tracker_desktop.models.assets import Asset, Custody
from tracker_desktop.models.attachments import Attachment
from tracker_desktop.models.categories import Category, StepKind
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.inspections import Inspection, Tick
from tracker_desktop.models.people import Person
from tracker_desktop.models.places import Place
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.office import Office, office_of
from tracker_desktop.queries.shown import joined, lately
from tracker_desktop.queries.to_do import IS_OPEN, NOTHING, ToDo, to_do
from tracker_desktop.wording.render import counted, show_day

Named = tuple[int, str]


@dataclass(frozen=True)
class StepShown:
    """A step of today's list: `photo` says that one must show it, `photos` how many do. `by` is who ticked it, and
    when; it is empty for what was ticked before the office noted that."""

    text: str
    required: bool
    kind: str
    photo: bool
    ticked: bool
    by: str = ""
    photos: int = 0


@dataclass(frozen=True)
class Checklist:
    """An asset at the counter. `handed_over` is what went out with it; `goes_to` is where it is put when it must be
    inspected, `home` where it lives. `came_back` says when, from whom, and for how long it has waited since.
    `deposit` was paid for it."""

    asset_id: int
    tag: str
    description: str
    condition: str
    out_condition: str
    readiness: str
    category: str
    steps: tuple[StepShown, ...]
    todo: ToDo
    handed_over: tuple[str, ...]
    holder: Named | None
    since: str
    timing: str
    came_back: str
    home: Named | None
    goes_to: Named | None
    deposit: Decimal | None = None

    @property
    def done(self) -> tuple[str, ...]:
        """The steps that are ticked so far."""
        return tuple(step.text for step in self.steps if step.ticked)


@dataclass(frozen=True)
class ChecklistOf(Query[Checklist | None]):
    """The checklist of an asset; None where it is gone."""

    asset_id: int

    def run(self, connection: Connection) -> Checklist | None:
        home = aliased(Place)
        query = (
            select(
                *Asset.__table__.c,
                Category.name.label("category"),
                Category.checklist,
                Holder.name.label("holder"),
                home.path.label("home"),
            )
            .outerjoin(Category, Category.id == Asset.category_id)
            .outerjoin(Holder, Holder.id == Asset.holder_id)
            .outerjoin(home, home.id == Asset.home_place_id)
            .where(Asset.id == self.asset_id)
        )
        columns = connection.execute(query).mappings().first()
        if columns is None:
            return None
        office = office_of(connection)
        held = connection.execute(
            select(Custody.handed_over, Custody.started_at, Custody.out_condition, Custody.deposit).where(
                Custody.asset_id == self.asset_id, Custody.ended_at.is_(None)
            )
        ).first()
        shelf = connection.execute(
            select(Place.id, Place.path).where(Place.code_key == str(office.settings["returns.place"]))
        ).first()
        home_place = None if columns["home_place_id"] is None else (columns["home_place_id"], columns["home"])
        begun = _begun(connection, self.asset_id)
        checklist = columns["checklist"] or ()
        return Checklist(
            self.asset_id,
            columns["tag"],
            columns["description"],
            columns["condition"],
            (held.out_condition or "") if held else "",
            columns["readiness"],
            columns["category"] or "",
            _steps(connection, office, self.asset_id, checklist, columns["steps_done"], begun),
            NOTHING if begun is None else to_do(checklist, columns["steps_done"], begun.steps),
            tuple(held.handed_over) if held else (),
            None if columns["holder_id"] is None else (columns["holder_id"], columns["holder"]),
            lately(office, held.started_at) if held else "",
            _timing(columns["due"], office.today) if held else "",
            _came_back(office, begun),
            home_place,
            (shelf.id, shelf.path) if shelf else home_place,
            held.deposit if held else None,
        )


def tick_words(office: Office, tick: Tick, names: Mapping[int, str]) -> str:
    """Rita Osei, today 09:41."""
    return f"{names.get(tick['by'], '')}, {lately(office, dt.datetime.fromisoformat(tick['at']))}".removeprefix(", ")


def names_in(connection: Connection, ticks: Sequence[Tick]) -> Mapping[int, str]:
    """The names of those who ticked."""
    ids = {tick["by"] for tick in ticks}
    if not ids:
        return {}
    return {row.id: row.name for row in connection.execute(select(Person.id, Person.name).where(Person.id.in_(ids)))}


def _begun(connection: Connection, asset_id: int) -> Any:
    query = (
        select(Inspection.opened_at, Inspection.steps, Inspection.ticks, Holder.name.label("holder"))
        .outerjoin(Custody, Custody.id == Inspection.custody_id)
        .outerjoin(Holder, Holder.id == Custody.holder_id)
        .where(Inspection.asset_id == asset_id, IS_OPEN)
    )
    return connection.execute(query).first()


def _steps(
    connection: Connection, office: Office, asset_id: int, checklist: Any, done: Sequence[str], begun: Any
) -> tuple[StepShown, ...]:
    ticks = () if begun is None else begun.ticks
    names = names_in(connection, ticks)
    by = {tick["text"]: tick_words(office, tick, names) for tick in ticks}
    photos = _photos(connection, asset_id, begun) if any(step.get("photo") for step in checklist) else Counter()
    return tuple(
        StepShown(
            step["text"],
            bool(step["required"]),
            step.get("kind") or StepKind.INSPECT.value,
            bool(step.get("photo")),
            step["text"] in done,
            by.get(step["text"], ""),
            photos[step["text"]],
        )
        for step in checklist
    )


def _photos(connection: Connection, asset_id: int, begun: Any) -> Counter[str]:
    """How many photos show each step, of those since the asset came back."""
    if begun is None:
        return Counter()
    query = select(Attachment.step).where(
        Attachment.asset_id == asset_id, Attachment.added_at >= begun.opened_at, Attachment.step.is_not(None)
    )
    return Counter(connection.scalars(query))


def _came_back(office: Office, begun: Any) -> str:
    if begun is None:
        return ""
    days = (office.today - begun.opened_at.astimezone(office.zone).date()).days
    since = lately(office, begun.opened_at)
    return joined(
        [
            f"came back {since} from {begun.holder}" if begun.holder else f"to inspect since {since}",
            f"waits {counted(days, 'day')}" if days else "",
        ]
    )


def _timing(due: dt.date | None, today: dt.date) -> str:
    if due is None:
        return "assigned"
    days = (due - today).days
    late = "on time" if days >= 0 else f"{counted(-days, 'day')} late"
    return f"due {show_day(due)}, {late}"
