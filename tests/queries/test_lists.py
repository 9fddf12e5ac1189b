"""Lists: what they show, how they are sorted and chosen from, on both databases."""

from __future__ import annotations

import pytest

from tests.queries.conftest import FilledOffice
from tests.queries.filled import fill
from tests.store_fixtures import Office
from tests.transactions.makers import add_asset, add_person, check_out, holder_of
from tracker_desktop.queries.history import LastEntries
from tracker_desktop.queries.journal_search import MOST_NAMES
from tracker_desktop.queries.listing import LISTINGS, ListCounts, ListIds, ListPage, ListValues
from tracker_desktop.transactions.see_asset import SeeAsset

EVERY_COLUMN = [(name, column.key) for name, listing in LISTINGS.items() for column in listing.columns]


def cells(office: Office, listing: str, key: str, **asked: object) -> list[str]:
    """One column of what a list shows."""
    answer = office.read(ListIds(listing, **asked))  # type: ignore[arg-type]
    place = [column.key for column in LISTINGS[listing].columns].index(key)
    return [row[place] for row in answer.rows if row is not None]


def test_assets_show_what_the_picture_shows(filled_office: FilledOffice) -> None:
    office = filled_office.office
    answer = office.read(ListIds("assets"))
    shown = [column.key for column in LISTINGS["assets"].columns if column.shown]
    assert shown == ["tag", "description", "status", "held_by", "location", "due"]
    rows = [row[:6] for row in answer.rows if row is not None]
    assert rows == [
        ("CH-1", "Äron chair", "assigned", "Biology", "—", ""),
        ("GN-4", "Honda EU22i", "in_maintenance", "—", "—", ""),
        ("LT-9", "Dell Latitude 5540", "overdue", "Maria Lopez", "Biology B-204", "12 Nov 2026"),
        ("LT-10", "Dell Latitude 5540", "on_loan", "Maria Lopez", "Biology B-204", "24 Nov 2026"),
        ("LT-11", "dell latitude 7450", "available", "—", "Stockroom", ""),
        ("MS-27", "Zeiss Primostar 3", "to_inspect", "—", "Returns shelf", ""),
        ("MS-28", "Zeiss Primostar 3 100%_", "available", "—", "Biology B-204", ""),
        ("OS-7", "Tektronix MDO34 Ωmega", "missing", "—", "—", ""),
    ]


def test_items_show_what_the_picture_shows(filled_office: FilledOffice) -> None:
    office = filled_office.office
    rows = [row[:7] for row in office.read(ListIds("items")).rows if row is not None]
    assert rows == [
        ("ETH", "Ethanol 96 %", "expiring", "22 cans", "Stockroom / A-04", "9 Dec 2026", "10"),
        ("GLV-L", "Nitrile gloves, large", "reorder", "140 pcs", "Stockroom / A-04 +1", "", "200"),
        ("GLV-M", "Nitrile gloves, medium", "ok", "360 pcs", "Stockroom / A-04 +1", "31 Jan 2027", "200"),
        ("OLD", "Old glue", "expired", "5 pcs", "Stockroom / A-04", "23 Nov 2026", ""),
        ("TNR", "Toner", "out_of_stock", "0", "—", "", "4"),
    ]


def test_views_hold_what_their_counts_say(filled_office: FilledOffice) -> None:
    office = filled_office.office
    for name, listing in LISTINGS.items():
        counts = office.read(ListCounts(name))
        assert counts == {view.key: len(office.read(ListIds(name, view=view.key)).ids) for view in listing.views}
    assert office.read(ListCounts("assets")) == {
        "all": 8,
        "available": 2,
        "on_loan": 1,
        "assigned": 1,
        "inside": 0,
        "overdue": 1,
        "to_inspect": 1,
        "in_maintenance": 1,
        "missing": 1,
        "pending_disposal": 0,
        "disposed": 0,
        "warranty": 1,
    }
    assert office.read(ListCounts("items")) == {
        "all": 5,
        "reorder": 2,
        "out_of_stock": 1,
        "expiring": 1,
        "expired": 1,
        "on_order": 1,
        "in_transit": 1,
        "quarantine": 1,
    }


@pytest.mark.parametrize(
    ("key", "upwards", "downwards"),
    [
        (
            "held_by",
            ["Biology", "Maria Lopez", "Maria Lopez", *["—"] * 5],
            ["Maria Lopez", "Maria Lopez", "Biology", *["—"] * 5],
        ),
        ("due", ["12 Nov 2026", "24 Nov 2026", *[""] * 6], ["24 Nov 2026", "12 Nov 2026", *[""] * 6]),
        ("cost", ["1,249.00", *[""] * 7], ["1,249.00", *[""] * 7]),
        ("serial", ["7QK2M44", "7QK2M45", *[""] * 6], ["7QK2M45", "7QK2M44", *[""] * 6]),
    ],
)
def test_what_has_no_value_comes_last_both_ways(
    filled_office: FilledOffice, key: str, upwards: list[str], downwards: list[str]
) -> None:
    office = filled_office.office
    assert cells(office, "assets", key, sort=key) == upwards
    assert cells(office, "assets", key, sort=key, descending=True) == downwards
    assert cells(office, "assets", key, sort=key, needle="l", descending=True)[0] == downwards[0]
    assert cells(office, "assets", key, sort=key, needle="lat", descending=True)[0] in (downwards[0], "Maria Lopez")


def test_tags_sort_as_people_count(filled_office: FilledOffice) -> None:
    office = filled_office.office
    assert cells(office, "assets", "tag", view="all", needle="lt") == ["LT-9", "LT-10", "LT-11"]
    assert cells(office, "assets", "tag", needle="lt", sort="tag", descending=True) == ["LT-11", "LT-10", "LT-9"]


@pytest.mark.parametrize("name", LISTINGS)
def test_every_column_sorts_all_rows_once(filled_office: FilledOffice, name: str) -> None:
    office = filled_office.office
    listing = LISTINGS[name]
    found = {needle: sorted(office.read(ListIds(name, needle=needle)).ids) for needle in ("", "e", "lat")}
    assert found[""]
    for column in listing.columns:
        for descending in (False, True):
            for needle, ids in found.items():
                asked = ListIds(name, sort=column.key, descending=descending, needle=needle)
                answer = office.read(asked)
                assert len(answer.rows) == min(len(answer.ids), 100)
                assert None not in answer.rows
                assert sorted(answer.ids) == ids


def test_a_limit_cuts_the_same_order(filled_office: FilledOffice) -> None:
    office = filled_office.office
    for sort in ("tag", "held_by", "due", "status", "cost"):
        whole = office.read(ListIds("assets", sort=sort))
        cut = office.read(ListIds("assets", sort=sort, limit=3))
        assert cut.ids == whole.ids[:3]
        assert cut.cut
        assert not office.read(ListIds("assets", sort=sort, limit=8)).cut


@pytest.mark.parametrize(
    ("needle", "tags"),
    [
        ("latitude", ["LT-9", "LT-10", "LT-11"]),
        ("LATITUDE 7450", ["LT-11"]),
        ("lopez", ["LT-9", "LT-10"]),
        ("20417", ["LT-9", "LT-10"]),
        ("b-204", ["LT-9", "LT-10", "MS-28"]),
        ("biology", ["CH-1", "LT-9", "LT-10", "MS-27", "MS-28"]),
        ("aron", ["CH-1"]),
        ("ÄRON", ["CH-1"]),
        ("ωm", ["OS-7"]),
        ("100%_", ["MS-28"]),
        ("%", ["MS-28"]),
        ("_", ["MS-28"]),
        ("100_", []),
        ('"', []),
        ("maria 10", ["LT-10"]),
        ("zz", []),
        ("zzzz", []),
        ("   ", ["CH-1", "GN-4", "LT-9", "LT-10", "LT-11", "MS-27", "MS-28", "OS-7"]),
    ],
)
def test_assets_are_found_by_every_word(filled_office: FilledOffice, needle: str, tags: list[str]) -> None:
    office = filled_office.office
    assert cells(office, "assets", "tag", needle=needle) == tags


def test_filters_choose_by_id(filled_office: FilledOffice) -> None:
    office, filled = filled_office.office, filled_office.filled
    held = cells(office, "assets", "tag", filters=(("holder", filled.maria_holder),))
    assert held == ["LT-9", "LT-10"]
    assert cells(office, "assets", "tag", filters=(("holder", filled.maria_holder),), view="overdue") == ["LT-9"]
    moved = cells(office, "movements", "kind", filters=(("item", filled.items["GLV-M"]),), sort="when")
    assert moved == ["Receive", "Receive", "Issue"]


def test_a_row_that_is_gone_is_none(filled_office: FilledOffice) -> None:
    office = filled_office.office
    ids = office.read(ListIds("assets", limit=1)).ids
    rows = office.read(ListPage("assets", [99999, ids[0]]))
    assert rows[0] is None
    assert rows[1] is not None
    assert rows[1][0] == "CH-1"


def test_what_lies_where(filled_office: FilledOffice) -> None:
    office = filled_office.office
    rows = [row[:7] for row in office.read(ListIds("stock", needle="glv")).rows if row is not None]
    assert rows == [
        ("GLV-L", "Nitrile gloves, large", "", "", "Stockroom / A-04", "130 pcs", "ok"),
        ("GLV-L", "Nitrile gloves, large", "", "", "Quarantine", "10 pcs", "quarantine"),
        ("GLV-M", "Nitrile gloves, medium", "24G118", "31 Jan 2027", "Stockroom / A-04", "260 pcs", "ok"),
        ("GLV-M", "Nitrile gloves, medium", "25A020", "30 Jun 2027", "Stockroom", "100 pcs", "ok"),
    ]


def test_plain_values_for_files(filled_office: FilledOffice) -> None:
    office = filled_office.office
    ids = office.read(ListIds("assets", needle="lt-10")).ids
    (row,) = office.read(ListValues("assets", ids))
    assert row is not None
    values = dict(zip([column.key for column in LISTINGS["assets"].columns], row, strict=True))
    assert str(values["cost"]) == "1249"
    assert values["due"].isoformat() == "2026-11-24"
    assert values["supplier"] == "Müller Werkzeuge"


def test_the_journal_is_searched_by_what_it_shows(office: Office) -> None:
    fill(office)
    (issued,) = (line for line in office.read(LastEntries(50)) if line.kind == "Issue")
    done = office.undo(issued.uid)
    assert done.kind == "undo"
    assert len(cells(office, "journal", "what", needle="tnr")) == 1
    out = cells(office, "journal", "what", needle="maria checked out")
    assert len(out) == 2
    assert all("Maria Lopez" in line for line in out)
    assert cells(office, "journal", "state", view="stock", filters=(("kind", "issue"),)) == ["undone"]
    assert cells(office, "journal", "document", needle="is-2026-00001") == ["", "IS-2026-00001"]
    assert cells(office, "documents", "state", needle="is-2026-00001") == ["void"]
    assert cells(office, "journal", "who", needle="osei")[0] == "Rita Osei"
    assert not cells(office, "journal", "what", needle="zzzz")


@pytest.mark.parametrize("needle", ["tags", "holder", "count", "see_asset"])
def test_the_journal_is_not_searched_by_what_nobody_sees(office: Office, needle: str) -> None:
    asset = add_asset(office, tag="A-1")
    check_out(office, asset, holder=holder_of(office, add_person(office, "Kim")))
    office.perform(SeeAsset(asset, None))
    assert not cells(office, "journal", "what", needle=needle)


def test_a_name_that_many_have_finds_what_they_had(office: Office) -> None:
    kims = [add_person(office, f"Kim {number}") for number in range(MOST_NAMES + 1)]
    holder = holder_of(office, kims[0])
    done = check_out(office, add_asset(office, tag="A-1"), holder=holder)
    office.undo(done)
    found = cells(office, "journal", "what", needle="kim a-1")
    assert found == ["Undone: A-1 checked out to Kim 0, due 8 Dec 2026", "A-1 checked out to Kim 0, due 8 Dec 2026"]
    assert len(cells(office, "journal", "what", needle="kim added")) == len(kims)


def test_lists_know_which_tables_they_read() -> None:
    assert {"asset", "holder", "place", "sighting"} <= LISTINGS["assets"].tables
    assert {"item", "movement", "lot", "place"} <= LISTINGS["items"].tables
    assert LISTINGS["journal"].table == "entry"


@pytest.mark.parametrize(("name", "key"), EVERY_COLUMN)
def test_columns_are_told_apart(name: str, key: str) -> None:
    keys = [column.key for column in LISTINGS[name].columns]
    assert keys.count(key) == 1
    assert LISTINGS[name].column(key).title
