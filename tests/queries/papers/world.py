"""An office whose papers are read: Maria of Biology, Leo, a microscope and a laptop."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection, select

from tests.store_fixtures import Office
from tests.transactions import makers
from tracker_desktop.models.journal import Entry
from tracker_desktop.models.people import Department
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.papers.paper import Paper
from tracker_desktop.queries.papers.paper_of import PaperOf


class PaperWorld:
    """`maria`, `leo` and `biology` are holders; `scope` costs 8450.50 and lies in the stockroom like `laptop`."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.department = makers.add_department(office, "Biology", charge_code="BIO-1")
        self.biology = makers.holder_of(office, self.department, Department)
        self.maria = makers.person(office, "Maria Lopez", "20417", department_id=self.department)
        self.leo = makers.person(office, "Leo Brandt", "20418")
        self.lab = makers.add_place(office, "B-204", "B-204")
        home = makers.place_id(office, "STOCKROOM")
        self.scope = makers.add_asset(
            office,
            "Zeiss Primostar 3",
            tag="MS-1",
            serial="38150",
            cost=Decimal("8450.50"),
            manufacturer="Zeiss",
            home_place_id=home,
            place_id=home,
        )
        self.laptop = makers.add_asset(
            office, "Latitude 5540", tag="LT-1", manufacturer="Dell", home_place_id=home, place_id=home
        )

    def hash_of(self, uid: str) -> str:
        """The hash of an entry in hexadecimal."""
        return self.office.read(HashOf(uid))

    def last_entry(self) -> LastEntry:
        """The uid of the last entry of the journal."""
        return LastEntry()


def paper_of(office: Office, number: str) -> Paper:
    """The paper of this number, which must be there."""
    paper = office.read(PaperOf(number))
    assert paper is not None
    return paper


@dataclass(frozen=True)
class HashOf(Query[str]):
    uid: str

    def run(self, connection: Connection) -> str:
        return bytes(connection.execute(select(Entry.hash).where(Entry.uid == self.uid)).scalar_one()).hex()


@dataclass(frozen=True)
class LastEntry(Query[str]):
    def run(self, connection: Connection) -> str:
        return str(connection.scalar(select(Entry.uid).order_by(Entry.seq.desc()).limit(1)))
