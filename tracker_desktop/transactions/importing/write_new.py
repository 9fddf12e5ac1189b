"""Writes the people, places, departments, categories and suppliers that an import makes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tracker_desktop.models.base import Row
from tracker_desktop.models.categories import Category
from tracker_desktop.models.holders import Holder, HolderKind
from tracker_desktop.models.people import Department, Person
from tracker_desktop.models.places import Place, PlaceKind
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.models.text import fold
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.importing.directory import Directory
from tracker_desktop.transactions.importing.known import Known
from tracker_desktop.transactions.rules.codes import codes_of_others

MANY = 200
"""From so many rows of a table on, they go through the door for bulk."""
NOT_COLUMNS = frozenset({"email_key", "path_key"})


def put(books: Books, model: type[Any], rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Insert rows of a table, few or many. Returns their ids in order."""
    if not rows:
        return []
    if len(rows) > MANY:
        return list(books.add_many(model, rows))
    made: list[Row] = [model(**row) for row in rows]
    books.add_all(made)
    books.flush()
    return [row.id for row in made]


def columns(values: Mapping[str, Any]) -> dict[str, Any]:
    """The attributes of a row to write: the id behind each Known, its holder where the column says so."""
    return {
        name: value if type(value) is not Known else value.holder_id if name == "holder_id" else value.id
        for name, value in values.items()
        if name not in NOT_COLUMNS
    }


def write_new(books: Books, directory: Directory) -> None:
    """Write what is not there yet and give each its id: places from the top down, departments, then people."""
    new = [known for known in directory.made if known.id is None]
    by_kind: dict[str, list[Known]] = {}
    for known in new:
        by_kind.setdefault(known.kind, []).append(known)
    for kind, model in (("supplier", Supplier), ("category", Category)):
        _write(books, model, by_kind.get(kind, []), _NAMED[kind])
    _free_codes(books, directory, by_kind.get("place", []))
    for level in _levels(by_kind.get("place", [])):
        _hold(books, level, HolderKind.PLACE)
        _write(books, Place, level, _place)
    _hold(books, by_kind.get("department", []), HolderKind.DEPARTMENT)
    _write(books, Department, by_kind.get("department", []), _NAMED["department"])
    _hold(books, by_kind.get("person", []), HolderKind.PERSON)
    _write(books, Person, by_kind.get("person", []), _person)
    _put_in_charge(books, by_kind)
    _put_in_use(books, directory.again)


def _put_in_use(books: Books, again: Sequence[Known]) -> None:
    """Places that an undo has left are used again."""
    places = books.hold(Place, [known.id for known in again if known.id is not None and not known.active])
    holders = books.hold(Holder, [place.holder_id for place in places.values()])
    for place in places.values():
        place.active = True
    for holder in holders.values():
        holder.active = True
    for known in again:
        known.active = True
    books.flush()


def _free_codes(books: Books, directory: Directory, places: Sequence[Known]) -> None:
    """A code made from a place's name may be that of something else."""
    codes = {known.data["code_key"]: known for known in places}
    taken = codes_of_others(books.connection(), Place, codes)
    for code in taken:
        directory.recode(codes[code], taken)


def _write(books: Books, model: type[Any], made: list[Known], row: Any) -> None:
    ids = put(books, model, [row(known) for known in made])
    for known, row_id in zip(made, ids, strict=True):
        known.id = row_id


def _hold(books: Books, made: list[Known], kind: HolderKind) -> None:
    rows = [
        {"kind": kind.value, "name": _holder_name(known), "words": _holder_words(known), "active": known.active}
        for known in made
    ]
    for known, row_id in zip(made, put(books, Holder, rows), strict=True):
        known.holder_id = row_id


def _holder_name(known: Known) -> str:
    return str(known.data.get("path") or known.name)


def _holder_words(known: Known) -> str:
    words = (known.data.get(key) for key in ("code", "badge", "login", "employee_number", "charge_code"))
    return " ".join(word for word in words if word)


def _levels(places: list[Known]) -> list[list[Known]]:
    """Places whose parents are written already come first."""
    levels: list[list[Known]] = []
    left = places
    written: set[int] = set()
    while left:
        level = [p for p in left if p.part_of is None or p.part_of.id is not None or id(p.part_of) in written]
        written |= {id(place) for place in level}
        left = [place for place in left if id(place) not in written]
        levels.append(level)
    return levels


def _place(known: Known) -> dict[str, Any]:
    row = {"kind": PlaceKind.ROOM.value, **columns(known.data)}
    row.pop("responsible_id", None)
    parent = None if known.part_of is None else known.part_of.id
    return row | {"name": known.name, "holder_id": known.holder_id, "parent_id": parent, "active": known.active}


def _person(known: Known) -> dict[str, Any]:
    return columns(known.data) | {"name": known.name, "holder_id": known.holder_id, "active": known.active}


def _department(known: Known) -> dict[str, Any]:
    row = columns(known.data)
    row.pop("manager_id", None)
    return row | {
        "name": known.name,
        "unique_key": fold(known.name),
        "holder_id": known.holder_id,
        "active": known.active,
    }


def _plain(known: Known) -> dict[str, Any]:
    return columns(known.data) | {"name": known.name, "unique_key": fold(known.name), "active": known.active}


def _category(known: Known) -> dict[str, Any]:
    return {"checklist": [], "goes_with": []} | _plain(known)


_NAMED: Mapping[str, Any] = {"supplier": _plain, "category": _category, "department": _department}
_IN_CHARGE: Mapping[str, tuple[type[Any], str]] = {
    "place": (Place, "responsible_id"),
    "department": (Department, "manager_id"),
}


def _put_in_charge(books: Books, by_kind: Mapping[str, list[Known]]) -> None:
    """People are written after the places and departments that they are in charge of."""
    for kind, (model, name) in _IN_CHARGE.items():
        charged = {known.id: known.data[name] for known in by_kind.get(kind, []) if known.data.get(name)}
        for row_id, row in books.hold(model, [i for i in charged if i]).items():
            setattr(row, name, charged[row_id].id)
    books.flush()
