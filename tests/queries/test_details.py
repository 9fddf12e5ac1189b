"""The details of records, their history, the tiles of Today, suggestions, and who may sign in."""

from __future__ import annotations

import pytest

from tests.queries.conftest import FilledOffice
from tests.queries.filled import fill
from tests.store_fixtures import Office
from tracker_desktop.queries.base import Query
from tracker_desktop.queries.card import Card
from tracker_desktop.queries.details import (
    DETAILS,
    AssetDetail,
    DepartmentDetail,
    ItemDetail,
    PersonDetail,
    PlaceDetail,
    detail_of,
)
from tracker_desktop.queries.history import History, LastEntries
from tracker_desktop.queries.listing import ListIds
from tracker_desktop.queries.office import OfficeFacts, Settings
from tracker_desktop.queries.operators import Operators
from tracker_desktop.queries.suggest import Suggest
from tracker_desktop.queries.today import Today
from tracker_desktop.transactions.change_setting import ChangeSetting


def card(office: Office, query: Query[Card | None]) -> Card:
    found = office.read(query)
    assert found is not None
    assert all(label and text for label, text in found.fields)
    return found


def test_an_asset_on_loan(filled_office: FilledOffice) -> None:
    office, filled = filled_office.office, filled_office.filled
    found = card(office, AssetDetail(filled.assets["LT-00009"]))
    assert (found.title, found.subtitle, found.state, found.code) == ("LT-9", "Dell Latitude 5540", "overdue", "LT-9")
    assert found.fields == (
        ("Serial number", "7QK2M44"),
        ("Manufacturer", "Dell"),
        ("Category", "Laptops"),
        ("Condition", "Good"),
        ("Location", "Biology B-204"),
        ("Home place", "Stockroom"),
        ("Held by", "Maria Lopez · since 25 Oct 2026"),
        ("Due back", "12 Nov 2026 · 12 days late"),
        ("Supplier", "Müller Werkzeuge"),
    )
    cost = dict(card(office, AssetDetail(filled.assets["LT-00010"])).fields)
    assert cost["Purchased"] == "$1,249.00"
    assert cost["Due back"] == "24 Nov 2026 · today"


def test_an_asset_to_inspect_names_its_steps(filled_office: FilledOffice) -> None:
    office, filled = filled_office.office, filled_office.filled
    fields = dict(card(office, AssetDetail(filled.assets["MS-27"])).fields)
    assert fields["Still to do"] == "Clean"
    assert (
        dict(card(office, AssetDetail(filled.assets["LT-00011"])).fields)["Seen"] == "24 Nov 2026 by scan · Stockroom"
    )
    assert dict(card(office, AssetDetail(filled.assets["GN-4"])).fields)["Warranty"] == "until 24 Dec 2026"


def test_an_item_tells_its_lots_first_expired_first(filled_office: FilledOffice) -> None:
    office, filled = filled_office.office, filled_office.filled
    found = card(office, ItemDetail(filled.items["GLV-M"]))
    assert (found.title, found.state) == ("GLV-M", "ok")
    assert found.fields == (
        ("Unit", "piece"),
        ("On hand", "360 pcs in 2 lots"),
        ("Lot 24G118", "260 · exp 31 Jan 2027 · Stockroom / A-04"),
        ("Lot 25A020", "100 · exp 30 Jun 2027 · Stockroom"),
        ("Reorder at", "200"),
        ("Average cost", "$0.07"),
        ("Value", "$25.20"),
        ("Supplier", "Müller Werkzeuge"),
        ("From Fisher", "AN-1187 · $7.40"),
    )


def test_who_and_where(filled_office: FilledOffice) -> None:
    office, filled = filled_office.office, filled_office.filled
    maria = card(office, PersonDetail(filled.maria))
    assert (maria.title, maria.subtitle, maria.code) == ("Maria Lopez", "Biology", "20417")
    assert maria.fields == (
        ("Badge", "20417"),
        ("Training", "Laser safety · until 1 Dec 2026"),
        ("To accept", "1 transfer"),
        ("Holds", "2 assets · 1 overdue"),
        ("LT-9", "Dell Latitude 5540 · due 12 Nov 2026"),
        ("LT-10", "Dell Latitude 5540 · due 24 Nov 2026"),
    )
    biology = dict(card(office, DepartmentDetail(filled.biology)).fields)
    assert biology == {
        "Charge code": "CC-4100",
        "People": "1",
        "Allotted": "1 asset",
        "Holds": "1 asset",
        "CH-1": "Äron chair",
    }
    room = dict(card(office, PlaceDetail(filled.bench)).fields)
    assert room == {"Code": "B-204", "Responsible": "Maria Lopez", "Here": "3 assets"}


def test_what_is_gone_has_no_detail(filled_office: FilledOffice) -> None:
    for name in DETAILS:
        question = detail_of(name, 99999)
        assert question is not None
        assert filled_office.office.read(question) is None
    assert detail_of("journal", 1) is None


def test_history_tells_the_latest_first_and_marks_what_was_undone(office: Office) -> None:
    filled = fill(office)
    lines = office.read(History("asset", filled.assets["LT-00010"]))
    assert [line.title for line in lines] == ["LT-10 checked out to Maria Lopez, due 24 Nov 2026", "LT-10 added"]
    assert [line.when for line in lines] == ["today 09:40", "today 09:40"]
    assert (lines[0].kind, lines[0].who, lines[0].desk, lines[0].undone) == ("Check out", "Rita Osei", "Desk 1", False)
    undo = office.undo(lines[0].uid)
    lines = office.read(History("asset", filled.assets["LT-00010"]))
    assert [line.undone for line in lines] == [False, True, False]
    office.undo(undo)
    lines = office.read(History("asset", filled.assets["LT-00010"]))
    assert [line.undone for line in lines] == [False, True, False, False]


@pytest.mark.parametrize(
    ("table", "key", "title"),
    [
        ("item", "GLV-M", "40 × Nitrile gloves, medium issued to Maria Lopez"),
        ("asset", "LT-00011", "LT-11 seen"),
    ],
)
def test_history_knows_movements_and_sightings(filled_office: FilledOffice, table: str, key: str, title: str) -> None:
    ids = filled_office.filled.items | filled_office.filled.assets
    assert filled_office.office.read(History(table, ids[key]))[0].title == title


def test_history_of_a_person_is_what_they_had(filled_office: FilledOffice) -> None:
    office, filled = filled_office.office, filled_office.filled
    kinds = [line.kind for line in office.read(History("person", filled.maria))]
    assert kinds == ["Issue", "Check out", "Check out", "Add person"]
    assert len(office.read(History("person", filled.maria, limit=2))) == 2
    assert [line.kind for line in office.read(LastEntries(2))] == ["Reserve", "Reserve"]


def test_today_counts_what_waits_and_opens_it(filled_office: FilledOffice) -> None:
    office = filled_office.office
    tiles = {tile.key: tile for tile in office.read(Today())}
    assert {key: (tile.number, tile.small) for key, tile in tiles.items()} == {
        "overdue": (1, "oldest 12 days"),
        "to_inspect": (1, "returned, not ready yet"),
        "reorder": (2, "1 out of stock"),
        "expiring": (1, "1 expired, still on shelf"),
        "late_orders": (0, "1 order to come"),
        "in_maintenance": (1, "not ready for use"),
        "to_approve": (1, "asked for by others or by you"),
        "missing": (1, "0 written off so far"),
        "can_go_out": (0, "2 owed in all"),
        "audits_due": (0, "by their calendar"),
        "to_fetch": (1, "reserved for today"),
        "contracts": (1, "1 contract in force"),
        "maintenance_due": (0, "nothing else due soon"),
        "to_remind": (1, "to 1 holder"),
        "to_accept": (1, "offered today"),
        "to_sign": (0, "for all that they hold"),
    }
    assert tiles["expiring"].title == "expire in 30 days"
    assert tiles.pop("audits_due").report == "audits-due"
    for tile in tiles.values():
        assert len(office.read(ListIds(tile.listing, view=tile.view)).ids) == tile.number


def test_suggestions_begin_with_what_was_typed(filled_office: FilledOffice) -> None:
    office, filled = filled_office.office, filled_office.filled
    (maria,) = office.read(Suggest(("person",), "mar"))
    assert (maria.id, maria.text, maria.detail) == (filled.maria, "Maria Lopez", "Biology · badge 20417")
    (holder,) = office.read(Suggest(("holder",), "20417"))
    assert (holder.id, holder.kind) == (filled.maria_holder, "holder")
    assert [row.text for row in office.read(Suggest(("holder",), "bi"))] == ["Biology", "Biology B-204"]
    assert [row.text for row in office.read(Suggest(("asset", "item"), "l"))][:3] == ["LT-9", "LT-10", "LT-11"]
    (toner,) = office.read(Suggest(("item",), "ton"))
    assert (toner.text, toner.detail) == ("TNR", "Toner · 0")
    assert len(office.read(Suggest(("place",), "", limit=2))) == 2
    assert not office.read(Suggest(("place",), "supplier"))
    assert [row.detail for row in office.read(Suggest(("category",), "lap"))] == ["LT · 14 days"]


def test_the_office_and_its_day(office: Office) -> None:
    facts = office.read(OfficeFacts())
    assert (facts.name, facts.today.isoformat()) == ("Main stockroom", "2026-11-24")
    office.perform(ChangeSetting("office.zone", "Pacific/Auckland"))
    office.now = office.now.replace(hour=12)
    assert office.read(OfficeFacts()).today.isoformat() == "2026-11-25"
    assert office.read(Settings())["office.zone"] == "Pacific/Auckland"


def test_operators(filled_office: FilledOffice) -> None:
    (rita,) = filled_office.office.read(Operators())
    assert (rita.person_id, rita.name, rita.badge, rita.has_pin, rita.active) == (1, "Rita Osei", "20001", False, True)
    assert "administrator" in rita.roles
