"""The list of reservations: what is to be fetched, what comes, what was not fetched in time."""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import func, select

from tracker_desktop.models.asset_kits import AssetKit
from tracker_desktop.models.assets import Asset
from tracker_desktop.models.categories import Category
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.people import Person
from tracker_desktop.models.places import Place
from tracker_desktop.models.reservations import Reservation
from tracker_desktop.queries.columns import Column, Listing, Search, View, named
from tracker_desktop.queries.lists.searched import BY_ASSET, BY_ASSET_KIT, BY_CATEGORY, BY_HOLDER
from tracker_desktop.queries.office import Office
from tracker_desktop.queries.reservation_state import (
    IS_COMING,
    IS_LOST,
    IS_TODAY,
    IS_TOMORROW,
    RESERVATION_STATE,
    STANDS,
    STATES,
)
from tracker_desktop.queries.reserved_spans import FETCHED
from tracker_desktop.queries.sql import byte_order, table_of
from tracker_desktop.wording.render import show_day
from tracker_desktop.wording.reservations import end_clock, span_words, what_words

USED_AT = table_of(Place).alias("used_at")
WHAT: Any = func.coalesce(Asset.tag, AssetKit.code, Category.name)
ABOUT: Any = func.coalesce(Asset.description, AssetKit.name, "any of them")


def _key_of(model: Any, key: Any, column: Any) -> Any:
    return select(key).where(model.id == column).correlate(Reservation).scalar_subquery()


WHAT_KEY: Any = func.coalesce(
    _key_of(Asset, Asset.tag_sort, Reservation.asset_id),
    _key_of(AssetKit, AssetKit.code_key, Reservation.kit_id),
    _key_of(Category, Category.name_key, Reservation.category_id),
)
ABOUT_KEY: Any = func.coalesce(
    _key_of(Asset, Asset.description_key, Reservation.asset_id),
    _key_of(AssetKit, AssetKit.name_key, Reservation.kit_id),
    "",
)


def what(_: Office, name: str, quantity: int, category_id: int | None) -> str:
    """LT-00142, CAM-KIT-1, or 3 × Projectors."""
    return what_words(name, quantity, of_category=category_id is not None)


def span(office: Office, starts: dt.datetime, ends: dt.datetime) -> str:
    """When it is, in few words: 9 Dec 09:00–17:00."""
    return span_words(starts.astimezone(office.zone), ends.astimezone(office.zone), office.today)


def until(office: Office, ends: dt.datetime) -> str:
    """When it ends; midnight is the 24:00 of the day before."""
    local = ends.astimezone(office.zone)
    return f"{show_day((local - dt.timedelta(microseconds=1)).date())} {end_clock(local)}"


def fetched(_: Office, count: int, quantity: int, category_id: int | None) -> str:
    """1 of 3, where some of a category are fetched already."""
    return f"{count} of {quantity}" if category_id is not None and count else ""


RESERVATIONS = Listing(
    name="reservations",
    title="Reservations",
    model=Reservation,
    key=Reservation.id,
    main=(Reservation.starts, Reservation.id),
    source=table_of(Reservation)
    .join(table_of(Holder), Holder.id == Reservation.holder_id)
    .join(table_of(Person), Person.id == Reservation.made_by_id)
    .outerjoin(table_of(Asset), Asset.id == Reservation.asset_id)
    .outerjoin(table_of(AssetKit), AssetKit.id == Reservation.kit_id)
    .outerjoin(table_of(Category), Category.id == Reservation.category_id)
    .outerjoin(USED_AT, USED_AT.c.id == Reservation.place_id),
    columns=(
        Column(
            "what",
            "Reserved",
            "tag",
            (WHAT, Reservation.quantity, Reservation.category_id),
            116,
            sort=(WHAT_KEY,),
            show=what,
            nullable=False,
        ),
        Column("about", "What it is", "text", (ABOUT,), 130, sort=(ABOUT_KEY,), nullable=False),
        Column("state", "State", "status", (RESERVATION_STATE,), 100, nullable=False, states=STATES),
        Column("holder", "For", "text", (Holder.name,), 112, via=named(table_of(Holder), Reservation.holder_id)),
        Column(
            "when",
            "When",
            "time",
            (Reservation.starts, Reservation.ends),
            194,
            sort=(Reservation.starts,),
            show=span,
            nullable=False,
        ),
        Column("starts", "From", "time", (Reservation.starts,), 146, False, nullable=False),
        Column("ends", "Until", "time", (Reservation.ends,), 146, False, show=until, nullable=False),
        Column(
            "fetched",
            "Fetched",
            "text",
            (FETCHED, Reservation.quantity, Reservation.category_id),
            86,
            False,
            sort=(FETCHED,),
            show=fetched,
            nullable=False,
        ),
        Column(
            "place",
            "Used at",
            "text",
            (USED_AT.c.path,),
            170,
            False,
            via=named(USED_AT, Reservation.place_id, "path_key"),
        ),
        Column("purpose", "Purpose", "text", (Reservation.purpose,), 100, sort=(byte_order(Reservation.purpose),)),
        Column("made", "Made", "time", (Reservation.made_at,), 146, False, nullable=False),
        Column(
            "by", "Made by", "text", (Person.name,), 130, False, via=named(table_of(Person), Reservation.made_by_id)
        ),
        Column("note", "Note", "text", (Reservation.note,), 200, False, sort=(byte_order(Reservation.note),)),
        Column(
            "reason",
            "Cancelled because",
            "text",
            (Reservation.cancel_reason,),
            180,
            False,
            sort=(byte_order(Reservation.cancel_reason),),
        ),
    ),
    views=(
        View("today", "To fetch today", where=IS_TODAY),
        View("tomorrow", "Tomorrow", where=IS_TOMORROW),
        View("coming", "Coming", where=IS_COMING),
        View("standing", "All that stand", where=STANDS),
        View("fetched", "Fetched", where=RESERVATION_STATE == "fetched"),
        View("no_shows", "No-shows", where=IS_LOST),
        View("cancelled", "Cancelled", where=RESERVATION_STATE == "cancelled"),
        View("all", "All reservations"),
    ),
    search=Search(
        Reservation.id,
        through=(
            (Reservation.holder_id, BY_HOLDER),
            (Reservation.asset_id, BY_ASSET),
            (Reservation.kit_id, BY_ASSET_KIT),
            (Reservation.category_id, BY_CATEGORY),
        ),
    ),
    filters={
        "holder": Reservation.holder_id,
        "asset": Reservation.asset_id,
        "kit": Reservation.kit_id,
        "category": Reservation.category_id,
    },
)
