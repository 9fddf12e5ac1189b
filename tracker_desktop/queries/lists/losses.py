"""The list of losses: what is missing, what was found again, and what was written off."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.losses import Loss, LossState
from tracker_desktop.models.people import Person
from tracker_desktop.models.places import Place
from tracker_desktop.queries import shown
from tracker_desktop.queries.columns import Column, Listing, Search, View, named
from tracker_desktop.queries.ghosts import yearly
from tracker_desktop.queries.lists.searched import BY_ASSET, BY_HOLDER
from tracker_desktop.queries.sql import byte_order, has, table_of

LAST: Any = table_of(Holder).alias("last_holder")
CHARGED: Any = table_of(Holder).alias("charged_holder")
LOSS_STATE: Any = func.replace(Loss.state, " ", "_")
LOSS_STATES = ("missing", "found", "written_off")
LOSS_COST: Any = select(Asset.cost).where(Asset.id == Loss.asset_id).correlate(Loss).scalar_subquery()
SOURCE: Any = (
    table_of(Loss)
    .join(table_of(Asset), Asset.id == Loss.asset_id)
    .join(table_of(Person), Person.id == Loss.reported_by_id)
    .outerjoin(LAST, LAST.c.id == Loss.last_holder_id)
    .outerjoin(CHARGED, CHARGED.c.id == Loss.charged_holder_id)
    .outerjoin(table_of(Place), Place.id == Loss.last_place_id)
)

LOSSES = Listing(
    name="losses",
    title="Losses",
    model=Loss,
    key=Loss.id,
    main=(Loss.reported_at, Loss.id),
    descending=True,
    source=SOURCE,
    columns=(
        Column(
            "tag",
            "Tag",
            "tag",
            (Asset.tag,),
            96,
            via=named(table_of(Asset), Loss.asset_id, "tag_sort"),
            nullable=False,
        ),
        Column(
            "description",
            "Description",
            "text",
            (Asset.description,),
            172,
            via=named(table_of(Asset), Loss.asset_id, "description_key"),
            nullable=False,
        ),
        Column("state", "State", "status", (LOSS_STATE,), 92, nullable=False, states=LOSS_STATES),
        Column(
            "kind",
            "How",
            "text",
            (Loss.kind,),
            80,
            sort=(byte_order(Loss.kind),),
            show=shown.word,
            nullable=False,
        ),
        Column("reported", "Reported", "time", (Loss.reported_at,), 140, nullable=False),
        Column("holder", "Last holder", "text", (LAST.c.name,), 100, via=named(LAST, Loss.last_holder_id)),
        Column(
            "place",
            "Last place",
            "text",
            (Place.path,),
            130,
            via=named(table_of(Place), Loss.last_place_id, "path_key"),
        ),
        Column("number", "Report", "tag", (Loss.number,), 118, sort=(byte_order(Loss.number),)),
        Column("cost", "Cost", "money", (Asset.cost,), 80, sort=(LOSS_COST,)),
        Column(
            "yearly",
            "A year",
            "money",
            (Asset.cost,),
            68,
            sort=(LOSS_COST,),
            show=lambda office, cost: shown.money(office, yearly(office, cost)),
        ),
        Column("charged", "Charged", "money", (Loss.charged_amount,), 80, False),
        Column(
            "charged_to",
            "Charged to",
            "text",
            (CHARGED.c.name,),
            120,
            False,
            via=named(CHARGED, Loss.charged_holder_id),
        ),
        Column("recovered", "Recovered", "money", (Loss.recovered,), 90, False),
        Column("book_value", "Book value", "money", (Loss.book_value,), 90, False),
        Column("lost_on", "When", "date", (Loss.lost_on,), 100, False),
        Column("ended", "Ended", "date", (Loss.ended_on,), 100, False),
        Column(
            "police", "Police number", "tag", (Loss.police_number,), 110, False, sort=(byte_order(Loss.police_number),)
        ),
        Column(
            "by",
            "Reported by",
            "text",
            (Person.name,),
            120,
            False,
            via=named(table_of(Person), Loss.reported_by_id),
            nullable=False,
        ),
        Column("note", "Note", "text", (Loss.note,), 160, False, sort=(byte_order(Loss.note),)),
    ),
    views=(
        View("missing", "Missing", where=Loss.state == LossState.MISSING.value),
        View("found", "Found again", where=Loss.state == LossState.FOUND.value),
        View("written_off", "Written off", where=Loss.state == LossState.WRITTEN_OFF.value),
        View("all", "All losses"),
    ),
    search=Search(
        Loss.id,
        through=((Loss.asset_id, BY_ASSET), (Loss.last_holder_id, BY_HOLDER)),
        more=lambda _connection, word: [
            has(func.lower(Loss.number), word),
            has(func.lower(Loss.police_number), word),
        ],
    ),
    filters={"asset": Loss.asset_id},
)
"""A year: what it costs by the office's percentages as long as it stays on the books."""
