"""An audit of one room in which every class of finding comes up once, made by the real transactions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from tests.store_fixtures import Office
from tests.transactions.makers import add_asset, add_person, add_place, check_out, holder_of, made
from tracker_desktop.queries.audit_sums import AuditSums, Sums
from tracker_desktop.queries.listing import LISTINGS, ListIds
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.move_assets import MoveAssets
from tracker_desktop.transactions.open_audit import OpenAudit
from tracker_desktop.transactions.report_missing import ReportMissing
from tracker_desktop.transactions.rules.audit_scope import AuditScope
from tracker_desktop.transactions.see_in_audit import SeeInAudit


@dataclass(frozen=True)
class Room:
    """B-204 with what is recorded there, by tag; P-101 is another room."""

    here: int
    there: int
    assets: Mapping[str, int]


def fill_room(office: Office, many: int = 6) -> Room:
    """CH-1 to CH-`many` in B-204 and LT-1 in P-101; each chair costs 100, the laptop 640."""
    here, there = add_place(office, "B-204", "Biology B-204"), add_place(office, "P-101", "Physics P-101")
    chairs = [f"CH-{number}" for number in range(1, many + 1)]
    assets = {tag: add_asset(office, "Chair", tag=tag, place_id=here, cost=Decimal(100)) for tag in chairs}
    assets["LT-1"] = add_asset(office, "Laptop", tag="LT-1", place_id=there, cost=Decimal(640))
    return Room(here, there, assets)


def open_audit(office: Office, *place_ids: int, **options: object) -> int:
    """The id of a new audit over these places."""
    return made(office.perform(OpenAudit(AuditScope("places", place_ids), **options)))  # type: ignore[arg-type]


def see(office: Office, audit: int, asset_id: int | None, place: int | None, code: str = "?", **more: object) -> Done:
    """One scan in an audit."""
    return office.perform(SeeInAudit(audit, asset_id, code, place, **more))  # type: ignore[arg-type]


def sums(office: Office, audit: int) -> Sums:
    """The sums of an audit, which always add up."""
    found = office.read(AuditSums(audit))
    assert found is not None
    assert found.adds_up
    return found


def lines(office: Office, audit: int, view: str = "all") -> dict[str, int]:
    """The ids of the lines of an audit by tag, as the list shows them."""
    answer = office.read(ListIds("audit_lines", view, filters=(("audit", audit),)))
    return {row[0]: line for row, line in zip(answer.rows, answer.ids, strict=True) if row is not None}


def column(office: Office, audit: int, key: str, view: str = "all") -> dict[str, str]:
    """One column of the lines of an audit by tag."""
    place = [one.key for one in LISTINGS["audit_lines"].columns].index(key)
    answer = office.read(ListIds("audit_lines", view, filters=(("audit", audit),)))
    return {row[0]: row[place] for row in answer.rows if row is not None}


def every_class(office: Office, room: Room) -> int:
    """An audit of B-204 with six chairs: CH-1 found, CH-2 seen elsewhere, CH-3 lent and seen here, CH-4 missing,
    CH-5 moved since, CH-6 not seen yet; LT-1 recorded elsewhere; one unknown code, and CH-1 seen twice."""
    person = holder_of(office, add_person(office, "Maria Lopez", "20417"))
    audit = open_audit(office, room.here)
    check_out(office, room.assets["CH-3"], holder=person, due=dt.date(2026, 12, 20))
    office.perform(MoveAssets((room.assets["CH-5"],), room.there))
    see(office, audit, room.assets["CH-1"], room.here)
    see(office, audit, room.assets["CH-1"], room.here)
    see(office, audit, room.assets["CH-2"], room.there)
    see(office, audit, room.assets["CH-3"], room.here)
    see(office, audit, room.assets["LT-1"], room.here)
    see(office, audit, None, room.here, "9781234")
    return audit


def report_missing(office: Office, asset_id: int) -> Done:
    return office.perform(ReportMissing((asset_id,)))
