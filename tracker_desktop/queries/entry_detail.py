"""The detail of one entry of the journal: what it changed, which things it was about, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, case, func, select
from sqlalchemy.orm import aliased

from tracker_desktop import settings
from tracker_desktop.models import Base
from tracker_desktop.models.documents import Document
from tracker_desktop.models.items import CodeKind, Item, Lot
from tracker_desktop.models.journal import Change, Entry, Op
from tracker_desktop.models.people import Operator, Person
from tracker_desktop.models.places import VIRTUAL, Place
from tracker_desktop.models.stock import Movement, MovementKind
from tracker_desktop.queries import shown
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.card import Card, filled
from tracker_desktop.queries.entries import chain_of, title_of
from tracker_desktop.queries.entry_changes import Changed, lines_of, names_in
from tracker_desktop.queries.entry_kinds import LASTING_KINDS
from tracker_desktop.queries.entry_labels import CODE, LABELS, PACK, THINGS
from tracker_desktop.queries.entry_records import file_names, own_changes
from tracker_desktop.queries.entry_words import details_of, kind_word
from tracker_desktop.queries.office import Office, office_of
from tracker_desktop.queries.sql import table_of
from tracker_desktop.queries.tag_prints import tags_of_entry
from tracker_desktop.wording.papers import tag_runs

LOT, OPERATOR = "lot", "operator"
"""A new lot is told by the movement that brought it; operators are called as their persons."""
MOST = 12
FAR = 10_000
"""How many lines of an entry are looked at: an import may have a million."""
Fields = Sequence[tuple[str, str]]

_FROM = aliased(table_of(Place), name="from_place")
_TO = aliased(table_of(Place), name="to_place")
_ENTRY = (
    select(
        *(Entry.uid, Entry.kind, Entry.said, Entry.desk, Entry.recorded_at, Entry.effective_at, Entry.reason),
        Person.name.label("who"),
        Document.number,
    )
    .outerjoin(Person, Person.id == Entry.operator_id)
    .outerjoin(Document, Document.entry == Entry.uid)
)
_MOVED = (
    select(
        *(Item.sku, Item.unit, Lot.number, Movement.quantity),
        *(_FROM.c.path.label("from_path"), _FROM.c.kind.label("from_kind")),
        *(_TO.c.path.label("to_path"), _TO.c.kind.label("to_kind")),
    )
    .select_from(table_of(Movement))
    .join(Item, Item.id == Movement.item_id)
    .join(Lot, Lot.id == Movement.lot_id)
    .join(_FROM, _FROM.c.id == Movement.from_place_id)
    .join(_TO, _TO.c.id == Movement.to_place_id)
    .where(Movement.kind != MovementKind.VARIANCE.value)
    .order_by(Movement.line, Movement.id)
)
_RANK = case({table: number for number, table in enumerate(THINGS)}, value=Change.table_name, else_=len(THINGS))


@dataclass(frozen=True)
class EntryDetail(Query[Card | None]):
    """One entry; None where there is none of this number. Its state is "undone" while what it is about does not
    stand, "lasting" where nothing of it can be taken back."""

    seq: int

    def run(self, connection: Connection) -> Card | None:
        office = office_of(connection)
        row = connection.execute(_ENTRY.where(Entry.seq == self.seq)).first()
        if row is None:
            return None
        chain = chain_of(connection, row.uid)
        at = [seq for _, seq in chain].index(self.seq)
        told = shown.moment(office, row.effective_at)
        when = shown.moment(office, row.recorded_at)
        fields = (
            ("No.", f"{self.seq:,}"),
            ("When", when),
            ("Kind", kind_word(row.kind)),
            ("Who", row.who),
            ("Where", row.desk),
            ("Document", row.number),
            ("Effective", told if told != when else ""),
            ("Reason", row.reason),
            *_of_chain(connection, chain, at),
            *([] if at else _what(connection, office, row)),
        )
        state = "lasting" if row.kind in LASTING_KINDS else "undone" if len(chain) % 2 == 0 else ""
        (beside,) = details_of(connection, [row.said])
        kind = connection.scalar(select(Entry.kind).where(Entry.uid == chain[0][0])) or row.kind
        return Card(title_of(connection, row.said), beside, state, _code(row), filled(fields), kind)


def _code(row: Any) -> str:
    """What its barcode says: the number of its document, or the first of the tags that it reserved."""
    return str(row.number or (row.said[1]["first"] if row.kind == "reserve_tags" else ""))


def _of_chain(connection: Connection, chain: Sequence[tuple[str, int]], at: int) -> Fields:
    """What an undo takes back, and which entry came after this one."""
    found = []
    if at:
        first, seq = chain[0]
        title = title_of(connection, connection.scalar(select(Entry.said).where(Entry.uid == first)))
        found.append(("Undoes" if at % 2 else "Does again", f"No. {seq:,}: {title}"))
    if at + 1 < len(chain):
        uid, seq = chain[at + 1]
        query = select(Person.name).join(Entry, Entry.operator_id == Person.id).where(Entry.uid == uid)
        who = connection.scalar(query)
        found.append(("Done again by" if at % 2 else "Undone by", shown.joined([f"No. {seq:,}", who])))
    return found


def _what(connection: Connection, office: Office, row: Any) -> Fields:
    tags = tags_of_entry(connection, row.uid)
    return (
        *([("Tags", tag_runs(tags))] if len(tags) > 1 else []),
        *_records(connection, office, row.uid, row.kind),
        *own_changes(connection, office, row.uid),
        *file_names(connection, row.uid),
        *_moved(connection, office, row.uid),
    )


def _records(connection: Connection, office: Office, uid: str, kind: str) -> Fields:
    """The records that it changed: of one its fields, of many their names."""
    near = Change.entry == uid, Change.line < FAR
    wanted = (*near, Change.table_name.in_(list(THINGS)), (Change.table_name != LOT) | (Change.op == Op.UPDATE.value))
    columns = (Change.table_name, Change.row_id, Change.op, Change.before, Change.after)
    rows = connection.execute(select(*columns).where(*wanted).order_by(_RANK, Change.row_id).limit(MOST + 1)).all()
    changes = [Changed.of(row) for row in rows]
    parts: list[Changed] = []
    if len(changes) <= 1:
        parts = [
            Changed.of(part)
            for part in connection.execute(
                select(*columns).where(*near, Change.table_name.in_((CODE, PACK))).order_by(Change.line).limit(MOST)
            )
        ]
    names = names_in(connection, changes)
    if len(changes) == 1:
        own = changes[0]
        lines = lines_of(office, own, names)
        if own.table == "setting":
            lines = tuple((_name(connection, own)[1], words) for _, words in lines)
        about = [_name(connection, own)] if own.table in ("asset", "item") and own.op == Op.UPDATE.value else []
        return (*about, *lines, *_parts(parts))
    called = _names(connection, changes[:MOST])
    things = [
        (label, _told(office, kind, change, words, names))
        for change, (label, words) in zip(changes, called, strict=False)
    ]
    count = select(func.count()).select_from(table_of(Change)).where(*wanted)
    last = select(func.max(Change.line)).where(Change.entry == uid)
    more = _more(len(changes), lambda: None if _whole(connection, last) >= FAR else _whole(connection, count))
    return (*things, *_parts(parts), *more)


def _told(office: Office, kind: str, change: Changed, words: str, names: Any) -> str:
    edited = change.op == Op.UPDATE.value and (kind.startswith("edit_") or kind == "import")
    lines = [f"{label}: {what}" for label, what in lines_of(office, change, names)] if edited else []
    return "; ".join(lines) or words


def _parts(parts: Sequence[Changed]) -> Fields:
    """Codes and packs that an item was given or lost."""
    verbs = {Op.INSERT.value: "{} added", Op.DELETE.value: "{} removed"}
    found = []
    for part in parts:
        if CodeKind.SKU.value in (part.after.get("kind"), part.before.get("kind")):
            continue
        ((key, label),) = LABELS[part.table].items()
        value = part.after.get(key, part.before.get(key))
        found.append((label, verbs.get(part.op, "{} changed").format(value or "").strip()))
    return found


def _name(connection: Connection, change: Changed) -> tuple[str, str]:
    return _names(connection, [change])[0]


def _names(connection: Connection, changes: Sequence[Changed]) -> list[tuple[str, str]]:
    """Code and name of each record as it is now; of one that is gone what the journal says, if that is not personal."""
    now: dict[tuple[str, int], tuple[str, str]] = {}
    for table in {change.table for change in changes if any(THINGS[change.table]) or change.table == OPERATOR}:
        ids = [change.row_id for change in changes if change.table == table]
        now.update({(table, row_id): (code, name) for row_id, code, name in connection.execute(_named(table, ids))})
    found = []
    for change in changes:
        keys = THINGS[change.table]
        kept = [change.after.get(key, change.before.get(key)) for key in keys]
        code, name = now.get((change.table, change.row_id), kept)
        if change.table == "setting" and name in settings.BY_KEY:
            name = settings.BY_KEY[name].label
        label = code if keys[0] and isinstance(code, str) else change.table.replace("_", " ").capitalize()
        found.append((label, name if isinstance(name, str) and name else "—"))
    return found


def _named(table: str, ids: Sequence[int]) -> Any:
    """The ids, codes and names of records."""
    if table == OPERATOR:
        query = select(Operator.id, Person.name, Person.name).join(Person, Person.id == Operator.person_id)
        return query.where(Operator.id.in_(ids))
    source = Base.metadata.tables[table]
    code, name = THINGS[table]
    return select(source.c.id, source.c[code or name], source.c[name]).where(source.c.id.in_(ids))


def _moved(connection: Connection, office: Office, uid: str) -> Fields:
    """What moved in the stock: quantity, lot, and from where to where."""
    mine = _MOVED.where(Movement.entry == uid)
    rows = connection.execute(mine.limit(MOST + 1)).all()
    near = select(Movement.id).where(Movement.entry == uid, Movement.kind != MovementKind.VARIANCE.value)
    count = select(func.count()).select_from(near.limit(FAR).subquery())
    more = _more(len(rows), lambda: None if (found := _whole(connection, count)) >= FAR else found)
    return (*((row.sku, _movement(office, row)) for row in rows[:MOST]), *more)


def _movement(office: Office, row: Any) -> str:
    ends = ((row.from_path, row.from_kind), (row.to_path, row.to_kind))
    places = " → ".join(path for path, kind in ends if kind not in VIRTUAL)
    return shown.joined(
        [shown.stock(office, row.quantity, row.unit), f"lot {row.number}" if row.number else "", places]
    )


def _more(found: int, count: Callable[[], int | None]) -> Fields:
    """How many there are besides those shown; counted only where there are more."""
    if found <= MOST:
        return ()
    number = count()
    return (("…", "and many more" if number is None else f"and {number - MOST:,} more"),)


def _whole(connection: Connection, query: Any) -> int:
    return int(connection.scalar(query) or 0)
