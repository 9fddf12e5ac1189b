"""Who leaves has nothing of the office left: no things, no offers that wait, no reservations."""

from __future__ import annotations

from collections.abc import Container

from sqlalchemy import Connection, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.people import Department, Person
from tracker_desktop.models.places import Place
from tracker_desktop.queries.papers.as_of_now import offers_now, reservations_now
from tracker_desktop.transactions.books import Books
from tracker_desktop.wording.counter import first_of
from tracker_desktop.wording.render import counted

TABLES = {model.__tablename__: model for model in (Person, Department, Place)}
MANY_OFFERS = "transfers to be accepted"


def refuse_leaving(connection: Connection, holder_id: int) -> None:
    """Raises Refused: holder_holds, holder_offered, holder_reserved, naming what it is."""
    name = str(connection.scalar(select(Holder.name).where(Holder.id == holder_id)))
    tags = connection.scalars(select(Asset.tag).where(Asset.holder_id == holder_id).order_by(Asset.tag_sort)).all()
    if tags:
        held = f"{counted(len(tags), 'asset')}: {first_of(tags)}" if len(tags) > 1 else tags[0]
        raise Refused("holder_holds", holder=name, held=held)
    offers = offers_now(connection, holder_id)
    if offers:
        raise Refused("holder_offered", holder=name, offers=counted(offers, "transfer to be accepted", MANY_OFFERS))
    reserved = reservations_now(connection, holder_id)
    if reserved:
        raise Refused("holder_reserved", holder=name, reservations=counted(reserved, "open reservation"))


def leavers_stay_clear(books: Books, tables: Container[str]) -> None:
    """Called after an undo: who is closed by it must have nothing left. Raises what refuse_leaving does."""
    books.flush()
    for name, model in TABLES.items():
        if name in tables:
            closed = select(model.holder_id).where(model.entry == books.uid, model.active == 0)
            for holder_id in books.scalars(closed.order_by(model.id)):
                refuse_leaving(books.connection(), holder_id)
