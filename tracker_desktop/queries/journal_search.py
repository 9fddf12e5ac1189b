"""Finding entries by the words of their titles: an entry keeps a code and gaps, and names by their ids."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from string import Formatter
from typing import Any

from sqlalchemy import ColumnElement, Connection, Text, and_, case, func, literal_column, select, type_coerce, union

from tracker_desktop.models.assets import Custody
from tracker_desktop.models.documents import Document
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.journal import Change, Entry
from tracker_desktop.models.people import Person
from tracker_desktop.models.places import Place
from tracker_desktop.models.stock import Movement
from tracker_desktop.models.text import fold
from tracker_desktop.queries.entry_words import KIND_WORDS, kind_word
from tracker_desktop.queries.sql import byte_order, from_first, has, up_to
from tracker_desktop.wording import TITLES

MOST_NAMES = 40
"""So many people or places are looked for by their ids in what entries said; more by what they had or moved."""
SAID: Any = type_coerce(Entry.said, Text())
INNER = """'"said":['"""
LEAST_OF_NAMES = 3
"""Shorter words are in nearly every entry anyway."""
KINDS_OF_GAPS = ("holder", "place", "day", "quantity", "money", "said")
_GAPS = {
    *KINDS_OF_GAPS,
    *(gap for row in TITLES.values() for text in row for _, gap, *_ in Formatter().parse(text) if gap),
}
_TEMPLATES = {code: fold(title) for code, (title, _) in TITLES.items()}


def said_conditions(connection: Connection, word: str) -> Sequence[ColumnElement[Any]]:
    """What holds, one or the other, for the entries whose line in History has this word."""
    written = json.dumps(word)[1:-1]
    said = (has(byte_order(text), written) for text in (SAID, _said_without_names(word)))  # most have it in neither
    found: list[ColumnElement[Any]] = [and_(*said)]
    found += [SAID.startswith(json.dumps([code])[:-1], autoescape=True) for code in _codes(word)]
    found += _naming(connection, "holder", Holder, word, _entries_of_holders)
    found += _naming(connection, "place", Place, word, _entries_of_places)
    found.append(Entry.operator_id.in_(select(Person.id).where(has(Person.search, word))))
    found.append(Entry.uid.in_(select(Document.entry).where(has(Document.number_key, word.upper()))))
    found.append(has(byte_order(Entry.desk), word))
    kinds = [kind for kind in _kinds(connection) if word in fold(kind_word(kind))]
    if kinds:
        found.append(Entry.kind.in_(kinds))
    return found


def _said_without_names(word: str) -> Any:
    """What entries said, without the codes and the names of gaps that have this word: nobody sees those."""
    text = SAID
    if len(word) >= LEAST_OF_NAMES and any(word in code for code in TITLES):
        text = _without_codes(text)
    for name in sorted(_GAPS) if len(word) >= LEAST_OF_NAMES else ():
        if word in name:
            text = func.replace(text, f'"{name}":', '":', type_=Text())
    return text


def _without_codes(said: Any) -> Any:
    """["code",{gaps}] from its comma on; and the same of what another entry said, which one of its gaps may hold."""
    gaps = from_first(said, literal_column("','"))
    inner = from_first(gaps, literal_column(INNER))
    return case(
        (
            has(gaps, literal_column(INNER)),
            up_to(gaps, literal_column(INNER)).concat(from_first(inner, literal_column("','"))),
        ),
        else_=gaps,
    )


def _naming(
    connection: Connection, gap: str, model: Any, word: str, entries: Callable[[Any], Any]
) -> list[ColumnElement[Any]]:
    """Entries whose titles name one of the records that a word finds."""
    named = select(model.id).where(has(model.search, word))
    ids = connection.scalars(named.limit(MOST_NAMES + 1)).all()
    if len(ids) <= MOST_NAMES:
        return [has(SAID, f'{{"{gap}":{row_id}}}') for row_id in ids]
    uids = entries(named)
    return [Entry.uid.in_(uids), Entry.undoes.in_(uids)]


def _entries_of_holders(holders: Any) -> Any:
    return union(
        select(Custody.opened_by).where(Custody.holder_id.in_(holders)),
        select(Custody.ended_by).where(Custody.holder_id.in_(holders), Custody.ended_by.is_not(None)),
        select(Movement.entry).where(Movement.holder_id.in_(holders)),
        select(Document.entry).where(Document.holder_id.in_(holders)),
        select(Change.entry).where(Change.table_name == Holder.__tablename__, Change.row_id.in_(holders)),
    )


def _entries_of_places(places: Any) -> Any:
    return union(
        select(Movement.entry).where(Movement.from_place_id.in_(places)),
        select(Movement.entry).where(Movement.to_place_id.in_(places)),
        select(Change.entry).where(Change.table_name == Place.__tablename__, Change.row_id.in_(places)),
    )


def _codes(word: str) -> list[str]:
    return [code for code, title in _TEMPLATES.items() if word in _without_gaps(title)]


def _without_gaps(title: str) -> str:
    return " ".join(part.rpartition("}")[2] for part in title.split("{"))


def _kinds(connection: Connection) -> set[str]:
    known = select(Entry.kind).group_by(Entry.kind)
    return {*KIND_WORDS, *connection.scalars(known)}
