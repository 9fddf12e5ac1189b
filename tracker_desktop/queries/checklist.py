"""What the check-in and the inspection of one asset show: who held it, its checklist, what went with it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, select
from sqlalchemy.orm import aliased

from tracker_desktop.models.assets import Asset, Custody
from tracker_desktop.models.categories import Category
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.places import Place
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.office import office_of
from tracker_desktop.queries.shown import lately
from tracker_desktop.wording.render import counted, show_day

Named = tuple[int, str]


@dataclass(frozen=True)
class Checklist:
    """An asset at the counter. `steps` are (text, required), `done` those ticked so far, `handed_over` what went out
    with it; `goes_to` is where it is put when it must be inspected, `home` where it lives."""

    asset_id: int
    tag: str
    description: str
    condition: str
    out_condition: str
    readiness: str
    category: str
    steps: tuple[tuple[str, bool], ...]
    done: tuple[str, ...]
    handed_over: tuple[str, ...]
    holder: Named | None
    since: str
    timing: str
    home: Named | None
    goes_to: Named | None


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
            select(Custody.handed_over, Custody.started_at, Custody.out_condition).where(
                Custody.asset_id == self.asset_id, Custody.ended_at.is_(None)
            )
        ).first()
        shelf = connection.execute(
            select(Place.id, Place.path).where(Place.code_key == str(office.settings["returns.place"]))
        ).first()
        home_place = None if columns["home_place_id"] is None else (columns["home_place_id"], columns["home"])
        return Checklist(
            self.asset_id,
            columns["tag"],
            columns["description"],
            columns["condition"],
            (held.out_condition or "") if held else "",
            columns["readiness"],
            columns["category"] or "",
            tuple((step["text"], bool(step["required"])) for step in columns["checklist"] or ()),
            tuple(columns["steps_done"]),
            tuple(held.handed_over) if held else (),
            None if columns["holder_id"] is None else (columns["holder_id"], columns["holder"]),
            lately(office, held.started_at) if held else "",
            _timing(columns["due"], office.today) if held else "",
            home_place,
            (shelf.id, shelf.path) if shelf else home_place,
        )


def _timing(due: dt.date | None, today: dt.date) -> str:
    if due is None:
        return "assigned"
    days = (due - today).days
    late = "on time" if days >= 0 else f"{counted(-days, 'day')} late"
    return f"due {show_day(due)}, {late}"
