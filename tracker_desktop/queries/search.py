"""Finding rows by what was typed: every word must be there, in the row's own text or in that of what it names.

From three characters on through the trigram index (FTS5; pg_trgm by LIKE), shorter ones by looking through the text.
"""

from __future__ import annotations

import functools
import operator
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, column, func, or_, select, table, union_all

from tracker_desktop.models.text import fold
from tracker_desktop.queries.columns import Search
from tracker_desktop.queries.sql import has

LONG = 3
MOST_WORDS = 8
MOST_TYPED = 1000
"""Characters: more than any text that is searched."""


@dataclass(frozen=True)
class Word:
    """One typed word, folded. `number` tells its parameters from those of the others.

    `indexed`: it is long enough for the trigram index, and finds few enough rows for that to pay.
    """

    number: int
    text: str
    indexed: bool

    @property
    def params(self) -> dict[str, str]:
        """What the statement needs to know of it."""
        values = {f"word{self.number}": self.text}
        if self.indexed:
            values[f"match{self.number}"] = _trigrams(self.text)
            values[f"like{self.number}"] = f"%{_escaped(self.text)}%"
        return values


def words_of(needle: str) -> tuple[Word, ...]:
    """The words of what was typed; the first eight count."""
    texts = fold(needle[:MOST_TYPED]).split()[:MOST_WORDS]
    return tuple(Word(number, text, len(text) >= LONG) for number, text in enumerate(texts))


def weighed(connection: Connection, search: Search, words: Sequence[Word]) -> tuple[Word, ...]:
    """The words, where those that find more than a twentieth of the rows are not `indexed` any more.

    Fetching so many rows by their ids would take longer than walking the list's own index.
    """
    if connection.dialect.name != "sqlite" or search.trigrams is None or not any(word.indexed for word in words):
        return tuple(words)
    asked = [word for word in words if word.indexed]
    params = {key: value for word in asked for key, value in word.params.items()}
    few, *found = connection.execute(_weights(search, tuple(word.number for word in asked)), params).one()
    common = {word.number for word, number in zip(asked, found, strict=True) if number >= few}
    return tuple(Word(word.number, word.text, False) if word.number in common else word for word in words)


@functools.cache
def _weights(search: Search, numbers: tuple[int, ...]) -> Select[Any]:
    few = select(func.coalesce(func.max(search.key), 0) // 20 + 1000).scalar_subquery()
    weights = []
    for number in numbers:
        word = Word(number, "", indexed=True)
        sources = [_matches(search, word)]
        sources += [select(search.key).where(c.in_(_keys(other, word, "sqlite"))) for c, other in search.through]
        counts = (
            select(func.count()).select_from(source.limit(few).subquery()).scalar_subquery() for source in sources
        )
        weights.append(functools.reduce(operator.add, counts))
    return select(few, *weights)


def condition(search: Search, word: Word, dialect: str) -> Any:
    """What holds for the rows that this word finds.

    A rare word (and, on PostgreSQL, every long one) goes through indexes; any other is looked for in each row.
    """
    others = [column.in_(_keys(other, word, dialect)) for column, other in search.through]
    if search.text is None:
        return or_(*others)
    own = _own(search, word, dialect)
    if not others:
        return own
    if word.indexed and dialect == "postgresql":
        inside = [select(search.key).where(part) for part in (own, *others)]
        return search.key.in_(union_all(*inside))
    return or_(own, *others)


def _keys(search: Search, word: Word, dialect: str) -> Any:
    return select(search.key).where(condition(search, word, dialect))


def _own(search: Search, word: Word, dialect: str) -> Any:
    part: Any = bindparam(f"word{word.number}")
    if not (word.indexed and search.trigrams):
        return has(search.text, part)
    if dialect == "postgresql":
        return search.text.like(bindparam(f"like{word.number}"), escape="\\")
    row = search.key if search.row is None else search.row
    return row.in_(_matches(search, word)) & has(search.text, part)


def _matches(search: Search, word: Word) -> Select[Any]:
    index = table(search.trigrams or "", column("rowid"), column(search.trigrams or ""))
    match = index.c[search.trigrams or ""].op("MATCH")(bindparam(f"match{word.number}"))
    return select(index.c.rowid).where(match)


def _trigrams(text: str) -> str:
    parts = (text[start : start + LONG].replace('"', '""') for start in range(len(text) - LONG + 1))
    return " AND ".join(dict.fromkeys(f'"{part}"' for part in parts))


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def conditions(
    connection: Connection | None, search: Search, words: Sequence[Word], dialect: str
) -> list[ColumnElement[Any]]:
    """One condition a word."""
    found = []
    for word in words:
        own = search.text is not None or bool(search.through)
        parts = [condition(search, word, dialect)] if own else []
        if search.more and connection is not None:
            parts += search.more(connection, word.text)
        found.append(or_(*parts))
    return found
