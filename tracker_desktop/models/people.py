"""People, and which of them may sit at the desk."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index
from sqlalchemy.orm import Mapped

from tracker_desktop.models.base import PERSONAL, Base, Kind, StateRow, column, ref, table
from tracker_desktop.models.text import fold, sort_key
from tracker_desktop.models.types import Flag, Int, Json, Line, SortKey


class Person(StateRow, Base):
    """A person by badge, login or employee number. Keys are the normalised codes, unique where given.
    `loan_days`: things are lent for so long at most; `most_out`: so many things at once."""

    __tablename__ = "person"
    __kind__ = Kind.STATE
    __derived__ = frozenset({"name_key", "search"})

    holder_id: Mapped[int] = ref("holder.id", nullable=False, unique=True)
    name: Mapped[str] = column(Line, nullable=False, info=PERSONAL)
    badge: Mapped[str | None] = column(Line, info=PERSONAL)
    badge_key: Mapped[str | None] = column(SortKey, unique=True, info=PERSONAL)
    login: Mapped[str | None] = column(Line, info=PERSONAL)
    login_key: Mapped[str | None] = column(SortKey, unique=True, info=PERSONAL)
    employee_number: Mapped[str | None] = column(Line, info=PERSONAL)
    employee_key: Mapped[str | None] = column(SortKey, index=True, info=PERSONAL)
    department_id: Mapped[int | None] = ref("department.id", index=True)
    email: Mapped[str | None] = column(Line, info=PERSONAL)
    phone: Mapped[str | None] = column(Line, info=PERSONAL)
    job_title: Mapped[str | None] = column(Line, info=PERSONAL)
    notes: Mapped[str | None] = column(Line, info=PERSONAL)
    loan_days: Mapped[int | None] = column(Int)
    most_out: Mapped[int | None] = column(Int)
    active: Mapped[bool] = column(Flag, nullable=False, default=True)
    name_key: Mapped[str] = column(SortKey, nullable=False)
    search: Mapped[str] = column(Line, nullable=False)

    __table_args__ = table(
        CheckConstraint("loan_days > 0 AND most_out > 0", name="limits"),
        Index(None, "name_key", "id"),
    )

    def derive(self) -> None:
        self.name_key = sort_key(self.name)
        self.search = fold(self.name, self.badge, self.login, self.employee_number, self.email, self.job_title)


class Operator(StateRow, Base):
    """A person with sign-in. `roles` is a list of role names; `pin_hash` an argon2id hash, none where no PIN is set."""

    __tablename__ = "operator"
    __kind__ = Kind.STATE

    person_id: Mapped[int] = ref("person.id", nullable=False, unique=True)
    roles: Mapped[list[str]] = column(Json, nullable=False)
    pin_hash: Mapped[str | None] = column(Line, info=PERSONAL)
    active: Mapped[bool] = column(Flag, nullable=False, default=True)

    __table_args__ = table()


class Department(StateRow, Base):
    """A department with its charge code, its place and its manager."""

    __tablename__ = "department"
    __kind__ = Kind.STATE
    __derived__ = frozenset({"name_key", "search"})

    holder_id: Mapped[int] = ref("holder.id", nullable=False, unique=True)
    name: Mapped[str] = column(Line, nullable=False)
    unique_key: Mapped[str] = column(SortKey, nullable=False, unique=True)
    charge_code: Mapped[str | None] = column(Line)
    place_id: Mapped[int | None] = ref("place.id", index=True)
    manager_id: Mapped[int | None] = ref("person.id", index=True)
    active: Mapped[bool] = column(Flag, nullable=False, default=True)
    name_key: Mapped[str] = column(SortKey, nullable=False)
    search: Mapped[str] = column(Line, nullable=False)

    __table_args__ = table(Index(None, "name_key", "id"))

    def derive(self) -> None:
        self.name_key = sort_key(self.name)
        self.search = fold(self.name, self.charge_code)
