"""What waits, in lists, cards and numbers; and who may decide on it."""

from __future__ import annotations

import pytest

from tests.store_fixtures import Office
from tests.transactions import makers
from tests.transactions.write_off import WriteOff, assets, signed_in
from tracker_desktop.queries.approvals import ApprovalDetail, MayDecide, WhoMayDecide
from tracker_desktop.queries.listing import LISTINGS, ListCounts, ListIds
from tracker_desktop.queries.today import Today
from tracker_desktop.transactions.approve import Approve
from tracker_desktop.transactions.decline import Decline

pytestmark = pytest.mark.usefixtures("write_offs")


def rows(office: Office, view: str, **asked: str) -> list[tuple[str, ...]]:
    found = office.read(ListIds("approvals", view=view, **asked))  # type: ignore[arg-type]
    return [row for row in found.rows if row is not None]


def tile(office: Office) -> int:
    (found,) = (tile for tile in office.read(Today()) if tile.key == "to_approve")
    assert (found.listing, found.view) == ("approvals", "waiting")
    return found.number


def test_the_list_says_what_waits_and_what_became_of_it(office: Office) -> None:
    ada = signed_in(office, "Ada Moss", "7001")
    for cost in (2000, 3000, 4000):
        office.perform(WriteOff(assets(office, cost)))
    assert tile(office) == 3
    assert [row[0] for row in rows(office, "waiting")] == [f"Write off 1: {n},000.00" for n in (4, 3, 2)]
    office.perform(Approve(1), by=ada)
    office.perform(Decline(2, "Look again"), by=ada)
    assert tile(office) == 1
    shown = {key: [row[:7] for row in rows(office, key)] for key in ("waiting", "approved", "declined")}
    assert shown == {
        "waiting": [("Write off 1: 4,000.00", "4,000.00", "Rita Osei", "24 Nov 2026 09:40", "waiting", "", "")],
        "approved": [
            ("Write off 1: 2,000.00", "2,000.00", "Rita Osei", "24 Nov 2026 09:40", "approved", "Ada Moss", "")
        ],
        "declined": [
            (
                "Write off 1: 3,000.00",
                "3,000.00",
                "Rita Osei",
                "24 Nov 2026 09:40",
                "declined",
                "Ada Moss",
                "Look again",
            )
        ],
    }
    assert office.read(ListCounts("approvals")) == {"waiting": 1, "approved": 1, "declined": 1, "all": 3}


def test_every_column_sorts_and_who_asked_is_found(office: Office) -> None:
    ada = signed_in(office, "Ada Moss", "7001")
    office.perform(WriteOff(assets(office, 2000)))
    office.perform(WriteOff(assets(office, 3000)), by=ada)
    for column in LISTINGS["approvals"].columns:
        for down in (False, True):
            ids = office.read(ListIds("approvals", sort=column.key, descending=down)).ids
            assert sorted(ids) == [1, 2], column.key
    assert list(office.read(ListIds("approvals", sort="value")).ids) == [1, 2]
    assert list(office.read(ListIds("approvals", sort="asker")).ids) == [2, 1]
    assert list(office.read(ListIds("approvals", needle="moss")).ids) == [2]


def test_the_card_names_the_lines_and_who_counted(sqlite_office: Office) -> None:
    office = sqlite_office
    ada, leo = signed_in(office, "Ada Moss", "7001"), signed_in(office, "Leo Brandt", "7002")
    office.perform(WriteOff(assets(office, 2000, 500), counted_by=(leo,)))
    card = office.read(ApprovalDetail(1))
    assert card is not None
    assert (card.title, card.subtitle, card.state) == ("Write off 2: 2,500.00", "asked for by Rita Osei", "waiting")
    assert dict(card.fields) == {
        "Value": "2,500.00",
        "Counted by": "Leo Brandt",
        "Asked": "24 Nov 2026 09:40",
        "A-1": "2000",
        "A-2": "500",
    }
    office.perform(Decline(1, "Look again"), by=ada)
    card = office.read(ApprovalDetail(1))
    assert card is not None
    assert dict(card.fields)["Declined by"] == "Ada Moss"
    assert dict(card.fields)["Reason"] == "Look again"
    assert office.read(ApprovalDetail(99)) is None


def test_many_lines_are_counted(sqlite_office: Office) -> None:
    office = sqlite_office
    office.perform(WriteOff(assets(office, *([100] * 23))))
    card = office.read(ApprovalDetail(1))
    assert card is not None
    assert card.fields[-1] == ("And", "3 more")


def test_who_may_decide(sqlite_office: Office) -> None:
    office = sqlite_office
    ada, leo = signed_in(office, "Ada Moss", "7001"), signed_in(office, "Leo Brandt", "7002")
    office.perform(WriteOff(assets(office, 2000), counted_by=(leo,)))

    def may(person: int) -> MayDecide:
        found = office.read(WhoMayDecide(1, person))
        assert found is not None
        return found

    assert [bool(why) for why in (may(ada).approve, may(ada).decline, may(ada).withdraw)] == [False, False, True]
    assert [bool(why) for why in (may(leo).approve, may(leo).decline, may(leo).withdraw)] == [True, False, True]
    mine = may(office.me)
    assert mine.approve == makers.refused(office, Approve(1))[1]
    assert mine.decline == makers.refused(office, Decline(1, "no"))[1]
    assert mine.withdraw == ""
    office.perform(Approve(1), by=ada)
    decided = may(ada)
    assert decided.approve == decided.decline == decided.withdraw
    assert decided.approve.startswith("“Write off 1: 2,000.00” is approved already.")
    assert office.read(WhoMayDecide(2, ada)) is None
