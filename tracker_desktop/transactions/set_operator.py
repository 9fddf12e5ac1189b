"""Say who may sign in at the desk, with which roles and PIN."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import ClassVar

from sqlalchemy import select

from tracker_desktop.errors import Refused
from tracker_desktop.models.people import Operator, Person
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.books import Books
from tracker_desktop.transactions.rights import Right, Role
from tracker_desktop.transactions.rules.administrators import one_stays
from tracker_desktop.transactions.rules.person_fields import PRIVATE
from tracker_desktop.transactions.rules.pins import hash_pin
from tracker_desktop.transactions.rules.said import Said, holder


@dataclass(frozen=True)
class SetOperator(Transaction):
    """`pin` None leaves the PIN as it is, an empty one takes it away. The last administrator stays one."""

    kind: ClassVar[str] = "set_operator"
    right: ClassVar[Right] = Right.OPERATORS

    person_id: int
    roles: tuple[str, ...]
    active: bool = True
    pin: str | None = field(default=None, metadata=PRIVATE)

    def apply(self, books: Books) -> Said:
        person = books.hold(Person, [self.person_id])[self.person_id]
        roles = _roles(self.roles)
        if self.active and not person.active:
            raise Refused("operator_inactive", name=person.name)
        if self.active and not roles:
            raise Refused("operator_no_role", name=person.name)
        operator = books.scalar(select(Operator).where(Operator.person_id == person.id).with_for_update())
        is_new = operator is None
        if operator is None:
            operator = Operator(person_id=person.id, roles=roles, active=self.active)
            books.add(operator)
        operator.roles, operator.active = roles, self.active
        if self.pin is not None:
            operator.pin_hash = hash_pin(self.pin) if self.pin else None
        if not (is_new or books.is_modified(operator)):
            raise Refused("nothing_changed")
        books.flush()
        one_stays(books)
        code = "set_operator" if self.active else "set_operator_off"
        return Said(code, {"person": holder(person.holder_id), "roles": ", ".join(roles)}, ("person", person.id))


def _roles(wanted: Iterable[str]) -> list[str]:
    asked = set(wanted)
    if unknown := asked - set(Role):
        raise Refused("choice_unknown", value=min(unknown), choices=", ".join(Role))
    return [role.value for role in Role if role in asked]
