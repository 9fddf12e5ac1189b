"""The list of places that things can lie in; the virtual ones of the ledger are not shown."""

from __future__ import annotations

from typing import Any

from sqlalchemy import case, func, select

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.people import Person
from tracker_desktop.models.places import VIRTUAL, Place
from tracker_desktop.models.stock import Balance
from tracker_desktop.models.types import Int
from tracker_desktop.queries import shown
from tracker_desktop.queries.columns import Column, Listing, Search, View, named
from tracker_desktop.queries.due_audits import LAST_OF_PLACE, MONTHS_OF_PLACE, NEXT_OF_PLACE, audit_day, next_audit
from tracker_desktop.queries.lists.searched import BY_PERSON
from tracker_desktop.queries.sql import byte_order, table_of

ASSETS_HERE: Any = (
    select(func.count(type_=Int)).select_from(Asset).where(Asset.place_id == Place.id).correlate(Place)
).scalar_subquery()
ITEMS_HERE: Any = (
    select(func.count(Balance.item_id.distinct(), type_=Int))
    .where(Balance.place_id == Place.id, Balance.quantity > 0)
    .correlate(Place)
).scalar_subquery()
STATE: Any = case((Place.active == 1, "active"), else_="retired")

PLACES = Listing(
    name="places",
    title="Places",
    model=Place,
    key=Place.id,
    main=(Place.path_key, Place.id),
    source=table_of(Place).outerjoin(table_of(Person), Place.responsible_id == Person.id),
    where=Place.kind.not_in([kind.value for kind in VIRTUAL]),
    columns=(
        Column("place", "Place", "text", (Place.path,), 240, sort=(Place.path_key,), nullable=False),
        Column("code", "Code", "tag", (Place.code,), 110, sort=(Place.code_key,), nullable=False),
        Column(
            "kind", "Kind", "text", (Place.kind,), 110, sort=(byte_order(Place.kind),), show=shown.word, nullable=False
        ),
        Column(
            "structural",
            "Holds",
            "text",
            (Place.structural,),
            110,
            False,
            nullable=False,
            show=lambda _, structural: "only places" if structural else "",
        ),
        Column("assets", "Assets", "count", (ASSETS_HERE,), 80, nullable=False),
        Column("items", "Items", "count", (ITEMS_HERE,), 80, nullable=False),
        Column(
            "responsible",
            "Responsible",
            "text",
            (Person.name,),
            150,
            via=named(table_of(Person), Place.responsible_id),
        ),
        Column("last_audit", "Last audit", "date", (LAST_OF_PLACE,), 110, False, show=audit_day),
        Column("next_audit", "Next audit", "date", (NEXT_OF_PLACE, MONTHS_OF_PLACE), 110, False, show=next_audit),
        Column(
            "coordinates",
            "Coordinates",
            "text",
            (Place.coordinates,),
            140,
            False,
            sort=(byte_order(Place.coordinates),),
        ),
        Column("state", "State", "status", (STATE,), 90, False, nullable=False),
        Column("notes", "Notes", "text", (Place.notes,), 200, False, sort=(byte_order(Place.notes),)),
    ),
    views=(
        View("all", "All places"),
        View("structural", "Hold nothing themselves", where=Place.structural == 1),
        View("retired", "Retired", where=Place.active == 0),
    ),
    search=Search(Place.id, Place.search, through=((Place.responsible_id, BY_PERSON),)),
    filters={"kind": Place.kind, "parent": Place.parent_id},
)
