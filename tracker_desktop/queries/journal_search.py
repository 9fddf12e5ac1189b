"""Finding entries by the words of their titles: an entry keeps a code and gaps, and names by their ids."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Text, select, type_coerce

from tracker_desktop.models.documents import Document
from tracker_desktop.models.holders import Holder
from tracker_desktop.models.journal import Entry
from tracker_desktop.models.people import Person
from tracker_desktop.models.places import Place
from tracker_desktop.models.text import fold
from tracker_desktop.queries.entry_words import KIND_WORDS, kind_word
from tracker_desktop.queries.sql import byte_order, has
from tracker_desktop.wording import TITLES

MOST_NAMES = 40
"""People and places of one word that entries are searched for; a word that means more of them is not a name."""
SAID: Any = type_coerce(Entry.said, Text())
_TEMPLATES = {code: fold(title) for code, (title, _) in TITLES.items()}


def said_conditions(connection: Connection, word: str) -> Sequence[ColumnElement[Any]]:
    """What holds, one or the other, for the entries whose line in History has this word."""
    found: list[ColumnElement[Any]] = [has(byte_order(SAID), json.dumps(word)[1:-1])]
    found += [SAID.startswith(json.dumps([code])[:-1], autoescape=True) for code in _codes(word)]
    found += [has(SAID, f'{{"holder":{row_id}}}') for row_id in _ids(connection, Holder, word)]
    found += [has(SAID, f'{{"place":{row_id}}}') for row_id in _ids(connection, Place, word)]
    found.append(Entry.operator_id.in_(select(Person.id).where(has(Person.search, word))))
    numbered = select(Document.entry).where(has(Document.number_key, word.upper()))
    found.append(Entry.uid.in_(numbered))
    found.append(has(byte_order(Entry.desk), word))
    kinds = [kind for kind in _kinds(connection) if word in fold(kind_word(kind))]
    if kinds:
        found.append(Entry.kind.in_(kinds))
    return found


def _codes(word: str) -> list[str]:
    return [code for code, title in _TEMPLATES.items() if word in _without_gaps(title)]


def _without_gaps(title: str) -> str:
    return " ".join(part.rpartition("}")[2] for part in title.split("{"))


def _ids(connection: Connection, model: Any, word: str) -> Sequence[int]:
    ids = connection.scalars(select(model.id).where(has(model.search, word)).limit(MOST_NAMES + 1)).all()
    return ids if len(ids) <= MOST_NAMES else ()


def _kinds(connection: Connection) -> set[str]:
    known = select(Entry.kind).group_by(Entry.kind)
    return {*KIND_WORDS, *connection.scalars(known)}
