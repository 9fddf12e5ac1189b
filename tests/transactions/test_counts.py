"""Counts of stock: what is listed and counted, and that receiving and issuing go on meanwhile."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from tests.store_fixtures import Office
from tests.transactions.count_makers import colleague, count_of, count_stock, line_ids, lines, open_count, post_count
from tests.transactions.makers import add_place, person, refused, there_and_back
from tests.transactions.stock_makers import add_item, issue, lot, place, receive, stock, value
from tracker_desktop.errors import Refused
from tracker_desktop.queries.count_scope import CountScope, ScopeKind
from tracker_desktop.store.verify import verify
from tracker_desktop.transactions.ask_recount import AskRecount
from tracker_desktop.transactions.cancel_count import CancelCount
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.count_stock import CountStock
from tracker_desktop.transactions.edit_item import EditItem
from tracker_desktop.transactions.move_stock import MoveLine, MoveStock
from tracker_desktop.transactions.open_count import OpenCount
from tracker_desktop.transactions.post_count import PostCount
from tracker_desktop.transactions.rights import Role
from tracker_desktop.transactions.rules.item_parts import UnitFields
from tracker_desktop.transactions.rules.packs import read_packs
from tracker_desktop.transactions.set_count_reason import SetCountReason
from tracker_desktop.transactions.uncount_lines import UncountLines


@pytest.fixture
def alone(office: Office) -> Office:
    """An office of one person, in which nobody else must recount or approve."""
    office.perform(ChangeSetting("approvals.second_person", False))
    return office


def explain(office: Office, count: int, reason: str = "miscount") -> None:
    office.perform(SetCountReason(count, line_ids(office, count), reason))


def test_stock_moves_on_while_it_is_counted(alone: Office) -> None:
    gloves = add_item(alone)
    receive(alone, gloves, 50, "2")
    maria = person(alone)
    count = open_count(alone)
    issue(alone, gloves, 5, maria)
    done = count_stock(alone, count, gloves, 43)
    assert done.title == "Counted 43 × Nitrile gloves, medium"
    assert done.detail == "Stockroom"
    issue(alone, gloves, 3, maria)
    receive(alone, gloves, 10, "2")
    (line,) = lines(alone, count)
    assert (line["counted"], line["book"]) == (43, 45)
    explain(alone, count)
    posted = post_count(alone, count)
    assert stock(alone, gloves) == {("", "STOCKROOM"): 50}
    assert value(alone, gloves) == (50, 100)
    assert posted.number == "CR-2026-00001"
    assert posted.title == "“Count of all stock” posted"
    assert posted.detail == "CR-2026-00001 · 1 of 1 line counted · 1 line changed · losses 4.00"
    assert count_of(alone, count)["totals"]["parts"] == [["C", 1, 1, 1, "-4", "4"]]
    assert verify(alone.store).problems == []


def test_posting_and_all_before_it_can_be_taken_back_and_done_again(alone: Office) -> None:
    gloves = add_item(alone)
    receive(alone, gloves, 50, "2")
    at = place(alone)
    opened = there_and_back(alone, OpenCount(CountScope(ScopeKind.ALL)))
    assert opened.about is not None
    count = opened.about[1]
    there_and_back(alone, CountStock(count, gloves, None, at, Decimal(60)))
    there_and_back(alone, CountStock(count, gloves, None, at, Decimal(2), add=True))
    extra = add_item(alone, "NEW", "New")
    there_and_back(alone, CountStock(count, extra, None, at, Decimal(4)))
    there_and_back(alone, UncountLines(count, line_ids(alone, count)[1:]))
    there_and_back(alone, AskRecount(count, line_ids(alone, count)))
    sam = colleague(alone)
    count_stock(alone, count, gloves, 62, by=sam)
    there_and_back(alone, SetCountReason(count, line_ids(alone, count), "other", "found behind the door"))
    posted = there_and_back(alone, PostCount(count))
    assert value(alone, gloves) == (62, 124)
    assert verify(alone.store).problems == []
    with pytest.raises(Refused, match="is posted, so"):
        post_count(alone, count)
    assert posted.number == "CR-2026-00001"


def test_what_was_counted_stays_once_it_is_posted(alone: Office) -> None:
    gloves = add_item(alone)
    receive(alone, gloves, 50)
    count = open_count(alone)
    counted = count_stock(alone, count, gloves, 50)
    found = count_stock(alone, count, add_item(alone, "NEW", "New"), 0)
    posted = post_count(alone, count)
    for entry in (counted, found):
        with pytest.raises(Refused, match="what was counted in it stays"):
            alone.undo(entry)
    alone.undo(posted)
    alone.undo(found)
    alone.undo(counted)
    assert [line["counted"] for line in lines(alone, count)] == [None]


def test_a_repeated_scan_adds_and_takes_the_book_anew(alone: Office) -> None:
    gloves = add_item(alone)
    receive(alone, gloves, 5)
    count = open_count(alone)
    count_stock(alone, count, gloves, 1, add=True)
    issue(alone, gloves, 2, person(alone))
    more = count_stock(alone, count, gloves, 2, add=True)
    assert more.title == "Counted 2 more × Nitrile gloves, medium"
    assert more.detail == "Stockroom · now 3"
    (line,) = lines(alone, count)
    assert (line["counted"], line["book"]) == (3, 3)


def test_what_is_not_on_the_list_and_what_is_empty_can_be_counted(alone: Office) -> None:
    gloves, ethanol = add_item(alone), add_item(alone, "ETH", "Ethanol")
    receive(alone, gloves, 5, "2")
    issue(alone, gloves, 5, person(alone))
    add_place(alone, "A-04", "A-04", "bin")
    count = open_count(alone)
    assert [(line["book"], line["asked"]) for line in lines(alone, count)] == [(None, True)]
    count_stock(alone, count, gloves, 3)
    assert count_stock(alone, count, ethanol, 2, "A-04").detail == "A-04 · it was not on the list"
    explain(alone, count, "found")
    posted = post_count(alone, count)
    assert stock(alone, gloves) == {("", "STOCKROOM"): 3}
    assert value(alone, gloves) == (3, 6)  # nothing was on hand: at the last cost
    assert value(alone, ethanol) == (2, 0)
    assert posted.detail.endswith("gains 6.00 · 1 line without any known cost, worth nothing")


def test_a_gain_is_worth_the_average_however_large(alone: Office) -> None:
    gloves = add_item(alone)
    receive(alone, gloves, 5, "2")
    receive(alone, gloves, 5, "4")
    count = open_count(alone)
    count_stock(alone, count, gloves, 30)
    explain(alone, count, "unbooked_receipt")
    post_count(alone, count)
    assert value(alone, gloves) == (30, 90)


def test_a_lot_in_the_wrong_place_keeps_its_value(alone: Office) -> None:
    gloves = add_item(alone)
    receive(alone, gloves, 5, "2", lot="L1")
    add_place(alone, "A-04", "A-04", "bin")
    count = open_count(alone)
    count_stock(alone, count, gloves, 0, of="L1")
    count_stock(alone, count, gloves, 5, "A-04", of="L1")
    explain(alone, count, "wrong_place")
    post_count(alone, count)
    assert stock(alone, gloves) == {("L1", "A-04"): 5}
    assert value(alone, gloves) == (5, 10)


def test_what_was_not_counted_stays_and_is_said(alone: Office) -> None:
    gloves, ethanol, empty = add_item(alone), add_item(alone, "ETH", "Ethanol"), add_item(alone, "TNR", "Toner")
    for item in (gloves, ethanol, empty):
        receive(alone, item, 5)
    issue(alone, empty, 5, person(alone))
    count = open_count(alone)
    count_stock(alone, count, gloves, 5)
    posted = post_count(alone, count)
    assert posted.detail == (
        "CR-2026-00001 · 1 of 3 lines counted · nothing had to be changed · 1 line not counted and left as they are"
    )
    assert stock(alone, ethanol) == {("", "STOCKROOM"): 5}


def test_a_recount_is_made_by_another_person_and_the_first_is_kept(office: Office) -> None:
    gloves = add_item(office)
    receive(office, gloves, 100, "0.07")
    sam = colleague(office)
    count = open_count(office)
    count_stock(office, count, gloves, 50)
    (line,) = lines(office, count)
    office.perform(AskRecount(count, (line["id"],)))
    code, _ = refused(office, CountStock(count, gloves, None, place(office), Decimal(51)))
    assert code == "count_same_person"
    done = count_stock(office, count, gloves, 51, by=sam)
    assert done.title == "Recounted 51 × Nitrile gloves, medium"
    (line,) = lines(office, count)
    assert (line["counted"], line["counted_by_id"], line["first_counted"], line["first_by_id"]) == (51, sam, 50, 1)
    assert line["again"] is False


def test_who_corrects_their_own_count_keeps_no_first(office: Office) -> None:
    gloves = add_item(office)
    receive(office, gloves, 100)
    count = open_count(office)
    count_stock(office, count, gloves, 50)
    count_stock(office, count, gloves, 51)
    (line,) = lines(office, count)
    assert (line["counted"], line["first_by_id"]) == (51, None)


def test_a_count_of_what_has_long_names_is_called_by_a_short_one(sqlite_office: Office) -> None:
    items = [add_item(sqlite_office, f"S{letter}", letter * 200) for letter in "AB"]
    for item in items:
        receive(sqlite_office, item, 1)
    count = open_count(sqlite_office, CountScope(ScopeKind.ITEMS, tuple(items), sample="1"))
    name = str(count_of(sqlite_office, count)["name"])
    assert len(name) == 200
    assert name.startswith("Count of AAA")
    assert name.endswith("BBB, 1 line at random")


def test_packs_are_understood_as_they_are_said(alone: Office) -> None:
    gloves = add_item(alone, unit="pcs")
    alone.perform(EditItem(gloves, {}, units=(UnitFields("box", 100),)))
    receive(alone, gloves, 307)
    count = open_count(alone)
    count_stock(alone, count, gloves, 307, entered="3 boxes and 7")
    assert lines(alone, count)[0]["entered"] == "3 boxes and 7"
    for entered, code in (("3 boxes", "count_entered_differs"), ("3 crates", "count_unit_unknown")):
        wrong = CountStock(count, gloves, None, place(alone), Decimal(307), entered)
        assert refused(alone, wrong)[0] == code


@pytest.mark.parametrize("entered", ["60.5", "60,5 pcs", "0.605 boxes", "1 third"])
def test_packs_that_come_to_parts_of_a_whole_unit_are_not_rounded(sqlite_office: Office, entered: str) -> None:
    gloves = add_item(sqlite_office, unit="pcs")
    units = (UnitFields("box", 100), UnitFields("third", 1, 3))
    sqlite_office.perform(EditItem(gloves, {}, units=units))
    receive(sqlite_office, gloves, 60)
    said = read_packs(entered, "pcs", {"box": (100, 1), "third": (1, 3)}, 0, "Gloves")
    wrong = CountStock(open_count(sqlite_office), gloves, None, place(sqlite_office), said, entered)
    assert refused(sqlite_office, wrong)[0] == "quantity_whole"


def test_a_pack_whose_base_units_have_no_end_is_rounded_to_what_the_item_is_counted_in() -> None:
    packs = {"third": (1, 3)}
    assert read_packs("1 third", "l", packs, 2, "Ethanol") == Decimal("0.33")
    assert read_packs("0.125", "l", packs, 2, "Ethanol") == Decimal("0.125")


@pytest.mark.parametrize(
    ("quantity", "fields", "code"),
    [
        ("-1", {}, "count_quantity_negative"),
        ("1.5", {}, "quantity_whole"),
        ("NaN", {}, "quantity_no_number"),
        ("1E9", {}, "quantity_too_large"),
    ],
)
def test_what_cannot_be_counted(sqlite_office: Office, quantity: str, fields: dict[str, str], code: str) -> None:
    gloves = add_item(sqlite_office, **fields)
    receive(sqlite_office, gloves, 1)
    count = open_count(sqlite_office)
    wrong = CountStock(count, gloves, None, place(sqlite_office), Decimal(quantity))
    assert refused(sqlite_office, wrong)[0] == code


def test_a_piece_is_there_or_not(sqlite_office: Office) -> None:
    probe = add_item(sqlite_office, "PRB", "Probe", lot_policy="serial")
    receive(sqlite_office, probe, 1, lot="S1")
    count = open_count(sqlite_office)
    wrong = CountStock(count, probe, lot(sqlite_office, probe, "S1"), place(sqlite_office), Decimal(2))
    assert refused(sqlite_office, wrong)[0] == "count_serial_one"


def test_a_count_that_is_cancelled_changes_nothing(office: Office) -> None:
    gloves = add_item(office)
    receive(office, gloves, 5)
    clerk = colleague(office, "Kim", Role.CLERK)
    count = open_count(office)
    count_stock(office, count, gloves, 3)
    assert refused(office, CancelCount(count), clerk)[0] == "count_cancel_others"
    assert office.perform(CancelCount(count)).detail == "1 of 1 line counted"
    assert stock(office, gloves) == {("", "STOCKROOM"): 5}
    assert refused(office, CountStock(count, gloves, None, place(office), Decimal(4)))[0] == "count_not_open"


def test_what_stands_on_a_line_of_another_count_is_left_alone(sqlite_office: Office) -> None:
    gloves = add_item(sqlite_office)
    receive(sqlite_office, gloves, 5)
    first, second = open_count(sqlite_office), open_count(sqlite_office)
    count_stock(sqlite_office, first, gloves, 5)
    ids = line_ids(sqlite_office, first)
    for wrong in (UncountLines(second, ids), AskRecount(second, ids), SetCountReason(second, ids, "found")):
        assert refused(sqlite_office, wrong)[0] == "count_other_count"
    count_stock(sqlite_office, second, gloves, 5)
    assert refused(sqlite_office, SetCountReason(second, line_ids(sqlite_office, second), "other"))[0] == (
        "count_note_needed"
    )
    assert refused(sqlite_office, SetCountReason(second, line_ids(sqlite_office, second), "x"))[0] == (
        "count_reason_unknown"
    )


def test_moves_within_the_count_are_moves_since(alone: Office) -> None:
    gloves = add_item(alone)
    receive(alone, gloves, 10, "1")
    shelf = add_place(alone, "A-04", "A-04", "bin")
    count = open_count(alone)
    count_stock(alone, count, gloves, 8)
    alone.perform(MoveStock((MoveLine(gloves, lot(alone, gloves), Decimal(6), place(alone), shelf),)))
    count_stock(alone, count, gloves, 6, "A-04")
    explain(alone, count)
    alone.now += dt.timedelta(minutes=5)
    post_count(alone, count)
    assert stock(alone, gloves) == {("", "STOCKROOM"): 2, ("", "A-04"): 6}
