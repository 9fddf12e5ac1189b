"""The details of who and where: people, departments and places, with what they hold and what lies there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from tracker_desktop.models.assets import Asset
from tracker_desktop.models.contracts import ContractSeat
from tracker_desktop.models.items import Item
from tracker_desktop.models.people import Department, Person
from tracker_desktop.models.places import Place
from tracker_desktop.models.stock import Balance
from tracker_desktop.queries import shown
from tracker_desktop.queries.audit_cycle import CycleOf
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.card import Card, filled
from tracker_desktop.queries.contract_detail import on_contracts
from tracker_desktop.queries.lending_detail import lending_of, trainings_of
from tracker_desktop.queries.office import Office, office_of
from tracker_desktop.queries.status import ASSET_STATUS

MOST = 12


@dataclass(frozen=True)
class PersonDetail(Query[Card | None]):
    """A person and what they hold; None where it is gone."""

    person_id: int

    def run(self, connection: Connection) -> Card | None:
        office = office_of(connection)
        query = (
            select(*Person.__table__.c, Department.name.label("department"))
            .outerjoin(Department, Department.id == Person.department_id)
            .where(Person.id == self.person_id)
        )
        row = connection.execute(query).first()
        if row is None:
            return None
        fields = (
            ("Badge", row.badge),
            ("Job title", row.job_title),
            ("E-mail", row.email),
            ("Phone", row.phone),
            ("Login", row.login),
            ("Employee number", row.employee_number),
            ("Lent for at most", shown.things(row.loan_days, "day") if row.loan_days else ""),
            ("At once at most", shown.things(row.most_out, "thing") if row.most_out else ""),
            *trainings_of(connection, office, self.person_id),
            *lending_of(connection, office, row.holder_id),
            *_held(connection, office, row.holder_id),
            *on_contracts(connection, office, ContractSeat.holder_id == row.holder_id),
            ("Notes", row.notes),
        )
        state = "active" if row.active else "inactive"
        return Card(row.name, row.department or "", state, row.badge or "", filled(fields))


@dataclass(frozen=True)
class DepartmentDetail(Query[Card | None]):
    """A department, its people and what it holds; None where it is gone."""

    department_id: int

    def run(self, connection: Connection) -> Card | None:
        office = office_of(connection)
        query = (
            select(*Department.__table__.c, Place.path.label("place"), Person.name.label("manager"))
            .outerjoin(Place, Place.id == Department.place_id)
            .outerjoin(Person, Person.id == Department.manager_id)
            .where(Department.id == self.department_id)
        )
        row = connection.execute(query).first()
        if row is None:
            return None
        people = _count(connection, Person, Person.department_id == self.department_id)
        allotted = _count(connection, Asset, Asset.department_id == self.department_id)
        fields = (
            ("Charge code", row.charge_code),
            ("Place", row.place),
            ("Manager", row.manager),
            ("People", f"{people:,}" if people else ""),
            ("Allotted", shown.things(allotted, "asset") if allotted else ""),
            ("Audits", _audits(connection, "departments", self.department_id)),
            *lending_of(connection, office, row.holder_id),
            *_held(connection, office, row.holder_id),
            *on_contracts(connection, office, ContractSeat.holder_id == row.holder_id),
        )
        return Card(row.name, row.charge_code or "", shown.active(office, row.active), "", filled(fields))


@dataclass(frozen=True)
class PlaceDetail(Query[Card | None]):
    """A place, the stock in it, and what is handed out to it; None where it is gone."""

    place_id: int

    def run(self, connection: Connection) -> Card | None:
        office = office_of(connection)
        query = (
            select(*Place.__table__.c, Person.name.label("responsible"))
            .outerjoin(Person, Person.id == Place.responsible_id)
            .where(Place.id == self.place_id)
        )
        row = connection.execute(query).first()
        if row is None:
            return None
        assets = _count(connection, Asset, Asset.place_id == self.place_id)
        fields = (
            ("Code", row.code),
            ("Responsible", row.responsible),
            ("Coordinates", row.coordinates),
            ("Here", shown.things(assets, "asset") if assets else ""),
            ("Audits", _audits(connection, "places", self.place_id)),
            *_stock(connection, office, self.place_id),
            *lending_of(connection, office, row.holder_id),
            *_held(connection, office, row.holder_id),
            *on_contracts(connection, office, ContractSeat.holder_id == row.holder_id),
            ("Notes", row.notes),
        )
        subtitle = shown.word(office, row.kind)
        return Card(row.path, subtitle, shown.active(office, row.active), row.code, filled(fields))


def _audits(connection: Connection, listing: str, row_id: int) -> str:
    cycle = CycleOf(listing, row_id).run(connection)
    return "" if cycle is None else cycle.words


def _count(connection: Connection, model: Any, where: Any) -> int:
    return connection.scalar(select(func.count()).select_from(model).where(where)) or 0


def _held(connection: Connection, office: Office, holder_id: int) -> Iterator[tuple[str, str]]:
    query = (
        select(Asset.tag, Asset.description, Asset.due, ASSET_STATUS.label("status"))
        .where(Asset.holder_id == holder_id)
        .order_by(Asset.due.is_(None), Asset.due, Asset.tag_sort)
    )
    rows = connection.execute(query, office.params).all()
    if not rows:
        return
    late = sum(row.status == "overdue" for row in rows)
    yield "Holds", shown.joined([shown.things(len(rows), "asset"), f"{late} overdue" if late else ""])
    for row in rows[:MOST]:
        yield row.tag, shown.joined([row.description, f"due {shown.day(office, row.due)}" if row.due else ""])
    yield from _more(rows)


def _stock(connection: Connection, office: Office, place_id: int) -> Iterator[tuple[str, str]]:
    query = (
        select(
            Item.sku, Item.name, Item.unit, func.sum(Balance.quantity, type_=Balance.quantity.type).label("quantity")
        )
        .join(Item, Item.id == Balance.item_id)
        .where(Balance.place_id == place_id, Balance.quantity > 0)
        .group_by(Item.id, Item.sku, Item.name, Item.unit, Item.sku_sort)
        .order_by(Item.sku_sort)
    )
    rows = connection.execute(query).all()
    for row in rows[:MOST]:
        yield row.sku, shown.joined([row.name, shown.stock(office, row.quantity, row.unit)])
    yield from _more(rows)


def _more(rows: Sequence[Any]) -> Iterator[tuple[str, str]]:
    if len(rows) > MOST:
        yield "And", f"{len(rows) - MOST:,} more"
