"""What a category or a person allows: how long, how many at once, with which training. It is asked of people alone."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, select

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.categories import Category, Policy
from tracker_desktop.models.lending import Training
from tracker_desktop.models.people import Person
from tracker_desktop.models.text import fold
from tracker_desktop.queries.in_parts import in_parts
from tracker_desktop.transactions.rules.concerns import Concern, Handover, Thing
from tracker_desktop.wording.render import show_day

MAY_OVERRIDE = (
    *("loan_too_long", "most_out", "most_out_category", "training_missing", "training_ends"),
    *("deposit_less", "extend_often"),
)
_PERSON = select(Person.id, Person.name, Person.loan_days, Person.most_out).where(
    Person.holder_id == bindparam("holder")
)
_TERMS = select(Category.id, Category.name, Category.most_out, Category.training, Category.holder_policy).where(
    Category.id.in_(bindparam("ids", expanding=True))
)
_HELD = select(Asset.id, Asset.category_id).where(Asset.holder_id == bindparam("holder"))
_TRAINED = select(Training.unique_key, Training.valid_until).where(Training.person_id == bindparam("person"))


def concerns(connection: Connection, over: Handover) -> Iterator[Concern]:
    """loan_too_long, most_out, most_out_category, training_missing, training_ends; of a category that allows no reason
    the last three end in `_policy`."""
    person: Any = connection.execute(_PERSON, {"holder": over.holder_id}).first()
    if person is None:
        return
    terms = _terms(connection, over.things)
    yield from _too_long(person, over)
    yield from _trained(connection, person, terms, over)
    yield from _too_many(connection, person, terms, over)


def lasting(connection: Connection, over: Handover) -> Iterator[Concern]:
    """The part of them that is about until when somebody has things."""
    person: Any = connection.execute(_PERSON, {"holder": over.holder_id}).first()
    if person is not None:
        yield from _too_long(person, over)
        yield from _trained(connection, person, _terms(connection, over.things), over)


def _too_long(person: Any, over: Handover) -> Iterator[Concern]:
    if person.loan_days is None or over.due is None or (over.due - over.today).days <= person.loan_days:
        return
    latest = over.today + dt.timedelta(days=person.loan_days)
    yield Concern("loan_too_long", {"holder": person.name, "most": person.loan_days, "latest": show_day(latest)})


def _terms(connection: Connection, things: Iterable[Thing]) -> Mapping[int | None, Any]:
    wanted = sorted({thing.category_id for thing in things if thing.category_id is not None})
    found: dict[int | None, Any] = {}
    for part in in_parts(wanted):
        found.update({row.id: row for row in connection.execute(_TERMS, {"ids": part})})
    return found


def _trained(connection: Connection, person: Any, terms: Mapping[int | None, Any], over: Handover) -> Iterator[Concern]:
    if not any(row.training for row in terms.values()):
        return
    has: dict[str, dt.date | None] = {row[0]: row[1] for row in connection.execute(_TRAINED, {"person": person.id})}
    until = over.due or over.today
    for thing in over.things:
        row = terms.get(thing.category_id)
        if row is None or not row.training:
            continue
        about = {"tag": thing.tag, "training": row.training, "holder": person.name}
        key = fold(row.training)
        ends = has.get(key)
        if key not in has:
            yield _of_policy("training_missing", about, row)
        elif ends is not None and ends < until:
            yield _of_policy("training_ends", {**about, "until": show_day(ends)}, row)


def _too_many(
    connection: Connection, person: Any, terms: Mapping[int | None, Any], over: Handover
) -> Iterator[Concern]:
    if person.most_out is None and all(row.most_out is None for row in terms.values()):
        return
    held = _held(connection, over)
    for thing in over.things:
        row = terms.get(thing.category_id)
        of_kind, every = held[thing.category_id], held.total()
        if row is not None and row.most_out is not None and of_kind >= row.most_out:
            about = {"tag": thing.tag, "holder": person.name, "category": row.name}
            yield _of_policy("most_out_category", {**about, "held": of_kind, "most": row.most_out}, row)
        if person.most_out is not None and every >= person.most_out:
            about = {"tag": thing.tag, "holder": person.name}
            yield Concern("most_out", {**about, "held": every, "most": person.most_out})
        held[thing.category_id] += 1


def _held(connection: Connection, over: Handover) -> Counter[int | None]:
    """How many of each category the holder would have without these things, but with those that go along."""
    ids = {thing.id for thing in (*over.things, *over.beside)}
    kinds = [row[1] for row in connection.execute(_HELD, {"holder": over.holder_id}) if row[0] not in ids]
    return Counter([*kinds, *(thing.category_id for thing in over.beside)])


def _of_policy(code: str, params: Mapping[str, object], category: Any) -> Concern:
    firm = category.holder_policy == Policy.REFUSE.value
    return Concern(f"{code}_policy" if firm else code, params, firm)
