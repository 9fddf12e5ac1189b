"""Who and what the rows of a file refer to: found among the records of the office, or made by the import."""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import Any

from sqlalchemy import Connection, select

from tracker_desktop.errors import Refused
from tracker_desktop.models.categories import Category
from tracker_desktop.models.journal import Entry
from tracker_desktop.models.people import Department, Person
from tracker_desktop.models.places import VIRTUAL, Place, PlaceKind
from tracker_desktop.models.suppliers import Supplier
from tracker_desktop.scanning.clean import clean_line, code_key
from tracker_desktop.scanning.commands import find_command
from tracker_desktop.transactions.importing.given import HolderGiven
from tracker_desktop.transactions.importing.known import Index, Known, folded
from tracker_desktop.transactions.importing.names_here import place_code, tag_prefix
from tracker_desktop.transactions.rules import fields

PATH = " / "


class Directory:
    """All people, places, departments, categories and suppliers, and those to be made (`made`, in order).
    `again` are places that an undo has left and that are used again; `first_store` was opened first and is in use."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.made: list[Known] = []
        self.again: list[Known] = []
        self.first_store: Known | None = None
        self._log: list[Callable[[], None]] = []
        self.by_login, self.by_email, self.by_employee = Index(), Index(), Index()
        self.by_badge, self.people = Index(), Index()
        self.by_code, self.by_path, self.places = Index(), Index(), Index()
        self.departments, self.categories, self.suppliers = Index(), Index(), Index()
        self._prefixes: set[str] = set()
        self._seen: dict[tuple[str, str], Known] = {}
        self._load()
        self._log.clear()

    def _load(self) -> None:
        for row in self._rows(
            Person.id,
            Person.holder_id,
            Person.name,
            Person.active,
            Person.badge_key,
            Person.login_key,
            Person.employee_key,
            Person.email,
        ):
            keys = {"badge_key": row.badge_key, "login_key": row.login_key, "employee_key": row.employee_key}
            data = keys | {"email_key": folded(row.email)}
            self._index_person(Known("person", row.name, row.id, row.holder_id, row.active, data))
        told = (Place.code_key, Place.path, Place.kind, Place.entry, Place.structural)
        undone = undone_entries(self._connection, Place)
        for row in self._rows(Place.id, Place.holder_id, Place.name, Place.active, *told):
            if row.kind not in VIRTUAL:
                data = {"code_key": row.code_key, "path": row.path, "structural": row.structural}
                known = Known("place", row.name, row.id, row.holder_id, row.active, data)
                known.undone = not row.active and row.entry in undone
                self._index_place(known)
                if row.kind == PlaceKind.STORE.value and row.active and not row.structural:
                    self.first_store = self.first_store or known
        for row in self._rows(Department.id, Department.holder_id, Department.name, Department.active):
            self.departments.add(folded(row.name), Known("department", row.name, row.id, row.holder_id, row.active))
        for row in self._rows(Category.id, Category.name, Category.active, Category.tag_prefix):
            self._prefixes.add(row.tag_prefix)
            data = {"tag_prefix": row.tag_prefix}
            self.categories.add(folded(row.name), Known("category", row.name, row.id, None, row.active, data))
        for row in self._rows(Supplier.id, Supplier.name, Supplier.active):
            self.suppliers.add(folded(row.name), Known("supplier", row.name, row.id, None, row.active))

    def _rows(self, *columns: Any) -> Any:
        return self._connection.execute(select(*columns).order_by(columns[0])).all()

    def all_or_none(self) -> OneRow:
        """What a row made is forgotten again where the row turns out to be wrong."""
        return OneRow(self)

    def forget(self, made: int) -> None:
        """Take back what was made since there were so many."""
        for take_back in reversed(self._log):
            take_back()
        del self.made[made:]
        self._seen.clear()

    def keep(self) -> None:
        """What was made stays."""
        self._log.clear()

    def category(self, name: str) -> Known:
        """The category of a name. Raises Refused where the name cannot be kept."""
        return self._named("category", self.categories, name, self._category_data)

    def supplier(self, name: str) -> Known:
        """The supplier of a name. Raises Refused likewise."""
        return self._named("supplier", self.suppliers, name, lambda _: {})

    def department(self, name: str) -> Known:
        """The department of a name. Raises Refused likewise."""
        return self._named("department", self.departments, name, lambda _: {})

    def _named(self, kind: str, index: Index, text: str, data: Callable[[str], dict[str, Any]]) -> Known:
        known = self._seen.get((kind, text)) or index.one(folded(_cleaned(text)))
        if known is None:
            name = self._name(text)
            known = Known(kind, name, data=data(name))
            index.add(folded(name), known, self._log)
            self.made.append(known)
        self._seen[kind, text] = known
        return known

    def _category_data(self, name: str) -> dict[str, Any]:
        prefix = tag_prefix(name, self._prefixes.__contains__)
        self._prefixes.add(prefix)
        self._log.append(lambda: self._prefixes.discard(prefix))
        return {"tag_prefix": prefix}

    def find_place(self, text: str) -> Known | None:
        """A place by its code, path or name. Raises Refused where several bear the name."""
        known = self._seen.get(("place", text))
        if known is not None:
            return known
        name = folded(_cleaned(text))
        found = self.by_code.one(_key(text)) or self.by_path.one(name) or self.by_path.one(tight(name))
        if found is None:
            several = self.places.all(name)
            if len(several) > 1:
                codes = ", ".join(known.data["code_key"] for known in several[:3])
                raise Refused("import_two_places", name=text[:60], codes=codes)
            found = several[0] if several else None
        if found is not None:
            self._seen["place", text] = found
            self._use_again(found)
        return found

    def _use_again(self, known: Known) -> None:
        if known.undone and known not in self.again:
            self.again.append(known)
            self._log.append(lambda: self.again.remove(known))

    def place(self, text: str, kind: PlaceKind = PlaceKind.ROOM) -> Known:
        """A place likewise; made where there is none, with those that its path names above it."""
        found = self.find_place(text)
        if found is not None:
            return found
        above, _, last = text.rpartition(PATH)
        parent = self.place(above, kind) if above.strip() else None
        return self.add_place(self._name(last), parent, kind=kind.value)

    def below(self, parent: Known, name: str, kind: PlaceKind) -> Known:
        """The place of a name below another; made where there is none."""
        found = self.by_path.one(folded(f"{parent.data['path']}{PATH}{name}"))
        if found is None:
            return self.add_place(name, parent, kind=kind.value)
        self._use_again(found)
        return found

    def add_place(self, name: str, parent: Known | None = None, code: str | None = None, **data: Any) -> Known:
        """A place to be made; with a code from its name where none is given."""
        code = code or place_code(name, self._is_code_taken)
        path = f"{parent.data['path']}{PATH}{name}" if parent else name
        known = Known(
            "place", name, data={**data, "code": code, "code_key": code_key(code), "path": path}, part_of=parent
        )
        self._index_place(known)
        self.made.append(known)
        return known

    def _is_code_taken(self, code: str) -> bool:
        return bool(self.by_code.all(code) or self.by_badge.all(code)) or find_command(code) is not None

    def recode(self, place: Known, taken: Container[str]) -> None:
        """Another code for a place to be made, where an asset has its code as tag."""
        code = place_code(place.name, lambda code: code in taken or self._is_code_taken(code))
        place.data |= {"code": code, "code_key": code_key(code)}
        self.by_code.add(place.data["code_key"], place)

    def find_person(self, given: HolderGiven) -> Known | None:
        """A person by badge, login, e-mail, employee number, else by the whole name where only one person bears it.

        Raises Refused where several do.
        """
        for index, key in ((self.by_badge, _key(given.badge)), (self.by_login, _key(given.login))):
            found = index.one(key)
            if found is not None:
                return found
        for index, key in ((self.by_email, folded(given.email)), (self.by_employee, _key(given.employee_number))):
            found = index.one(key)
            if found is not None and not _is_another(found, given):
                return found
        namesakes = [known for known in self.people.all(folded(_cleaned(given.name))) if not _is_another(known, given)]
        if len(namesakes) > 1:
            raise Refused("import_two_people", name=given.name)
        return namesakes[0] if namesakes else None

    def person(self, given: HolderGiven) -> Known:
        """A person likewise; made where there is none, named by login or e-mail where no name is given."""
        found = self.find_person(given)
        if found is not None:
            return found
        name = self._name(given.name or given.login or given.email.partition("@")[0] or given.employee_number)
        code = {"badge": given.badge, "login": given.login, "employee_number": given.employee_number}
        data: dict[str, Any] = {key: fields.code(NO_BOOKS, value) for key, value in code.items()}
        data["email"] = clean_line(given.email) or None
        return self.add_person(name, data)

    def add_person(self, name: str, data: dict[str, Any], **more: Any) -> Known:
        """A person to be made; `data` are attributes of Person without the keys."""
        keys = {"badge_key": "badge", "login_key": "login", "employee_key": "employee_number"}
        data = data | {key: fields.key_of(data.get(value)) for key, value in keys.items()}
        data["email_key"] = folded(data.get("email"))
        known = Known("person", name, data=data, active=data.get("active", True), **more)
        self._index_person(known)
        self.made.append(known)
        return known

    def _index_person(self, known: Known) -> None:
        self.by_badge.add(known.data.get("badge_key"), known, self._log)
        self.by_login.add(known.data.get("login_key"), known, self._log)
        self.by_email.add(known.data.get("email_key"), known, self._log)
        self.by_employee.add(known.data.get("employee_key"), known, self._log)
        self.people.add(folded(known.name), known, self._log)

    def _index_place(self, known: Known) -> None:
        self.by_code.add(known.data["code_key"], known, self._log)
        path = folded(known.data["path"])
        self.by_path.add(path, known, self._log)
        self.by_path.add(tight(path), known, self._log)
        self.places.add(folded(known.name), known, self._log)

    def _name(self, text: str) -> str:
        name = fields.named(NO_BOOKS, text)
        if not name:
            raise Refused("value_unreadable")
        return str(name)


class OneRow:
    """While it is open, a refusal takes back what was made in it."""

    __slots__ = ("_directory", "_made")

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._made = len(directory.made)

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if kind is not None:
            self._directory.forget(self._made)
        self._directory.keep()


NO_BOOKS: Any = None
"""For checks of a value that look at nothing but the value."""


def in_use(known: Known, now: int | None = None) -> Known:
    """The record itself. Raises Refused where it is retired, unless it is what stands there now."""
    if not known.active and not known.undone and (known.id is None or known.id != now):
        code = "place_retired" if known.kind == "place" else "retired"
        raise Refused(code, place=known.data.get("path", ""), name=known.name)
    return known


def holding(known: Known, now: int | None = None) -> Known:
    """A place in use that something may lie in. Raises Refused likewise, or where it holds nothing itself."""
    in_use(known, now)
    if known.data.get("structural") and (known.id is None or known.id != now):
        raise Refused("place_structural", place=known.data["path"])
    return known


def tight(path: str) -> str:
    """A path as other programs write it: Store 1/A-04."""
    return path.replace(PATH, "/")


def undone_entries(connection: Connection, model: type[Any]) -> set[str]:
    """The entries of undo that left records of a model retired."""
    retired = select(model.entry).where(model.active == 0).distinct()
    return set(connection.scalars(select(Entry.uid).where(Entry.uid.in_(retired), Entry.kind == "undo")).all())


def _is_another(known: Known, given: HolderGiven) -> bool:
    """Whether a namesake is somebody else: login, e-mail or number of both are known and differ."""
    told = {
        "badge_key": _key(given.badge),
        "login_key": _key(given.login),
        "email_key": folded(given.email),
        "employee_key": _key(given.employee_number),
    }
    return any(key and known.data.get(name) and known.data[name] != key for name, key in told.items())


def _cleaned(text: str) -> str:
    """A name without what cannot be seen; as it is where it is too long, which is said when it is kept."""
    try:
        return clean_line(text)
    except Refused:
        return text


def _key(text: str) -> str:
    """The normalised code, or an empty text for what is no code."""
    try:
        return code_key(text) if text else ""
    except Refused:
        return ""
