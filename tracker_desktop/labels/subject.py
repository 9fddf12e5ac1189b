"""What a kind of label is made from: rows by their ids, and codes that name them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import zip_longest
from typing import Any

from sqlalchemy import Connection

from tracker_desktop.errors import Refused
from tracker_desktop.labels.content import Label
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.office import Office, office_of
from tracker_desktop.scanning.clean import code_key
from tracker_desktop.scanning.resolve_exact import find_exact

CHUNK = 500


@dataclass(frozen=True)
class Subject:
    """`option` is its name on the command line (tags), `kind` what the resolver calls it. `rows` selects by the ids
    of the expanding parameter `ids`, the id first; `label` makes a label of the office and a row. Without rows, `fixed`
    are all its labels. `durable`: a print is journalled. `counted`: a label may say how much it stands for."""

    key: str
    title: str
    option: str
    one: str
    kind: str = ""
    rows: Any = None
    label: Callable[..., Label] | None = None
    fixed: tuple[Label, ...] = ()
    durable: bool = False
    counted: bool = False
    find: Callable[[Connection, str], Sequence[int]] | None = None


@dataclass(frozen=True)
class LabelsOf(Query[list[Label | None]]):
    """The labels of records by their ids, in their order; None for one that is gone. Of a subject with fixed labels
    all of them. `quantities` are what each label stands for, None where it says nothing of that."""

    subject: Subject
    ids: Sequence[int] = ()
    quantities: Sequence[Decimal | None] = ()

    def run(self, connection: Connection) -> list[Label | None]:
        subject = self.subject
        if subject.rows is None or subject.label is None:
            return list(subject.fixed)
        office: Office = office_of(connection)
        found: dict[int, Sequence[Any]] = {}
        for start in range(0, len(self.ids), CHUNK):
            part = list(self.ids[start : start + CHUNK])
            for row_id, *values in connection.execute(subject.rows, {"ids": part}):
                found.setdefault(row_id, values)
        made: dict[tuple[int, Decimal | None], Label] = {}
        wanted = list(zip_longest(self.ids, self.quantities if subject.counted else ()))
        for row_id, quantity in wanted:
            if row_id in found and (row_id, quantity) not in made:
                said = {} if quantity is None else {"quantity": quantity}
                made[row_id, quantity] = subject.label(office, *found[row_id], **said)
        return [made.get(key) for key in wanted]


@dataclass(frozen=True)
class IdsOf(Query[list[int]]):
    """The ids that codes name, in their order. Raises Refused: label_unknown, label_several."""

    subject: Subject
    codes: Sequence[str]

    def run(self, connection: Connection) -> list[int]:
        return [self._one(connection, code) for code in self.codes]

    def _one(self, connection: Connection, code: str) -> int:
        if self.subject.find is not None:
            found = list(self.subject.find(connection, code))
        else:
            matches = find_exact(connection, [code_key(code)])
            found = list({match.id for match in matches if match.kind == self.subject.kind})
        if len(found) != 1:
            raise Refused("label_several" if found else "label_unknown", text=code, what=self.subject.one)
        return found[0]
