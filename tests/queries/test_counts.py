"""What is asked about counts: what a scope lists, what is due, the lists, the cards, the accuracy over time."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from tests.store_fixtures import Office
from tests.transactions.count_makers import colleague, count_stock, line_ids, lines, open_count, post_count
from tests.transactions.makers import add_place, person, refused
from tests.transactions.stock_makers import JAN, add_item, issue, lot, place, receive
from tracker_desktop.errors import Refused
from tracker_desktop.models.counts import AbcClass
from tracker_desktop.queries.abc import AbcClasses
from tracker_desktop.queries.count_accuracy import CountAccuracy
from tracker_desktop.queries.count_due import Due
from tracker_desktop.queries.count_overlaps import CountOverlaps, CountPreview
from tracker_desktop.queries.count_problems import CountProblems
from tracker_desktop.queries.count_scope import CountScope, ScopeKind, scope_from
from tracker_desktop.queries.counts import CountFactsOf, CountSums, OpenCounts
from tracker_desktop.queries.details import detail_of
from tracker_desktop.queries.listing import LISTINGS, ListIds
from tracker_desktop.transactions.ask_recount import AskRecount
from tracker_desktop.transactions.change_setting import ChangeSetting
from tracker_desktop.transactions.count_stock import CountStock
from tracker_desktop.transactions.issue import Issue, IssueLine
from tracker_desktop.transactions.open_count import OpenCount
from tracker_desktop.transactions.set_count_reason import SetCountReason


def rows(office: Office, count: int, view: str, *keys: str, listing: str = "count_lines") -> list[tuple[str, ...]]:
    """Some columns of a list of lines."""
    answer = office.read(ListIds(listing, view, filters=(("count", count),)))
    at = [[column.key for column in LISTINGS[listing].columns].index(key) for key in keys]
    return [tuple(row[place] for place in at) for row in answer.rows if row is not None]


@pytest.fixture
def stocked(office: Office) -> dict[str, int]:
    """Three items of which much, some and nothing was used; gloves in two lots at two places, and an empty shelf."""
    ids = {
        "gloves": add_item(office, group="Safety"),
        "ethanol": add_item(office, "ETH", "Ethanol", group="Chemicals"),
        "glue": add_item(office, "OLD", "Glue"),
    }
    ids["shelf"] = add_place(office, "A-04", "A-04", "bin", parent_id=place(office))
    ids["room"] = add_place(office, "B-204", "B-204")
    receive(office, ids["gloves"], 100, "10", lot="L1", expiry=JAN, place_id=ids["shelf"])
    receive(office, ids["gloves"], 50, "10", lot="L2", place_id=place(office))
    receive(office, ids["ethanol"], 20, "10", place_id=ids["room"])
    receive(office, ids["glue"], 5, "1", place_id=ids["shelf"])
    maria = person(office)
    issue(office, ids["gloves"], 80, maria)
    issue(office, ids["ethanol"], 15, maria)
    issue(office, ids["glue"], 5, maria)
    return ids


def listed(office: Office, scope: CountScope) -> list[str]:
    """The lines that a count of this scope has, as SKU, lot and place."""
    count = open_count(office, scope)
    return [" ".join(filter(None, row)) for row in rows(office, count, "all", "sku", "lot", "place")]


def test_a_scope_lists_what_lies_there_and_what_is_empty(office: Office, stocked: dict[str, int]) -> None:
    shelf, stockroom = stocked["shelf"], place(office)
    assert listed(office, CountScope(ScopeKind.PLACES, (shelf,))) == [
        "GLV-NIT-M L1 Stockroom / A-04",
        "OLD Stockroom / A-04",
    ]
    assert listed(office, CountScope(ScopeKind.PLACES, (stockroom,), below=False)) == ["GLV-NIT-M L2 Stockroom"]
    assert len(listed(office, CountScope(ScopeKind.PLACES, (stockroom,)))) == 3
    assert listed(office, CountScope(ScopeKind.ITEMS, (stocked["ethanol"],))) == ["ETH B-204"]
    assert listed(office, CountScope(ScopeKind.GROUPS, names=("Chemicals",))) == ["ETH B-204"]
    assert listed(office, CountScope(ScopeKind.CLASSES, names=("A",), within=(shelf,))) == [
        "GLV-NIT-M L1 Stockroom / A-04"
    ]
    assert len(listed(office, CountScope(ScopeKind.ALL))) == 4
    assert len(listed(office, CountScope(ScopeKind.ALL, sample="2"))) == 2
    assert len(listed(office, CountScope(ScopeKind.ALL, sample="30 %"))) == 2
    assert len(listed(office, CountScope(ScopeKind.ALL, sample="200"))) == 4


@pytest.mark.parametrize(
    ("scope", "code"),
    [
        (CountScope(ScopeKind.PLACES), "count_scope_empty"),
        (CountScope(ScopeKind.CLASSES, names=("D",)), "count_class_unknown"),
        (CountScope(ScopeKind.GROUPS, names=("Nothing",)), "count_nothing"),
        (CountScope(ScopeKind.ALL, sample="0"), "count_sample_wrong"),
        (CountScope(ScopeKind.ALL, sample="101 %"), "count_sample_wrong"),
        (CountScope(ScopeKind.ALL, sample="some"), "count_sample_wrong"),
    ],
)
def test_a_scope_that_says_nothing_is_refused(sqlite_office: Office, scope: CountScope, code: str) -> None:
    receive(sqlite_office, add_item(sqlite_office), 1)
    assert refused(sqlite_office, OpenCount(scope))[0] == code


def test_a_scope_is_kept_with_its_count(office: Office, stocked: dict[str, int]) -> None:
    scope = CountScope(ScopeKind.GROUPS, names=("Safety",), within=(stocked["shelf"],), sample="50 %")
    count = open_count(office, scope)
    facts = office.read(CountFactsOf(count))
    assert facts is not None
    assert scope_from(facts.scope) == scope
    assert facts.name == "Count of Safety in Stockroom / A-04, 50 % at random"
    assert [one.id for one in office.read(OpenCounts())] == [count]


def test_classes_are_by_what_was_used_in_a_year(office: Office, stocked: dict[str, int]) -> None:
    found = office.read(AbcClasses())
    gloves, ethanol, glue = stocked["gloves"], stocked["ethanol"], stocked["glue"]
    assert (found[gloves], found[ethanol], found[glue]) == (AbcClass.A, AbcClass.B, AbcClass.C)
    office.now += dt.timedelta(days=366)
    assert set(office.read(AbcClasses()).values()) == {AbcClass.C}


def test_an_issue_that_was_undone_is_no_use(office: Office) -> None:
    gloves, ethanol = add_item(office), add_item(office, "ETH", "Ethanol")
    receive(office, gloves, 10, "1")
    receive(office, ethanol, 10, "9")
    maria = person(office)
    issue(office, gloves, 1, maria)
    done = issue(office, ethanol, 10, maria)
    assert office.read(AbcClasses()) == {ethanol: AbcClass.A, gloves: AbcClass.C}
    office.undo(done)
    assert office.read(AbcClasses()) == {ethanol: AbcClass.C, gloves: AbcClass.A}


def due(office: Office) -> dict[Due, int]:
    return dict(office.read(CountPreview(CountScope(ScopeKind.DUE))).due)


def test_what_is_due_by_its_class_and_for_what_happened(office: Office, stocked: dict[str, int]) -> None:
    assert due(office) == {Due.CYCLE: 4}  # never counted
    count = open_count(office)
    assert due(office) == {}  # it is being counted
    for line in lines(office, count):
        at = "A-04" if line["place_id"] == stocked["shelf"] else "B-204"
        at = "STOCKROOM" if line["place_id"] == place(office) else at
        number = "L1" if line["lot_id"] == lot(office, stocked["gloves"], "L1") else ""
        number = "L2" if line["lot_id"] == lot(office, stocked["gloves"], "L2") else number
        now = {"L1": 20, "L2": 50}.get(number, 5 if at == "B-204" else 0)
        count_stock(office, count, line["item_id"], now, at, of=number)
    post_count(office, count)
    assert due(office) == {}
    maria = person(office, "Leo", None)
    issue(office, stocked["ethanol"], 5, maria)
    assert due(office) == {Due.EMPTY: 1}
    later = IssueLine(stocked["gloves"], Decimal(1), lot_id=lot(office, stocked["gloves"], "L2"))
    office.undo(office.perform(Issue((later,), maria, reason="asked for that lot")))
    assert due(office) == {Due.EMPTY: 1, Due.UNDONE: 1}
    office.now += dt.timedelta(days=50)  # lot L1 expires on 31 Jan
    assert due(office) == {Due.EMPTY: 1, Due.UNDONE: 1, Due.EXPIRY: 1}
    office.now += dt.timedelta(days=50)  # A: four times a year; so much ethanol was used that it is A too
    assert due(office) == {Due.CYCLE: 3}


def test_counts_of_the_same_are_told_of_each_other(office: Office, stocked: dict[str, int]) -> None:
    open_count(office, name="Store 1")
    office.now += dt.timedelta(minutes=25)
    scope = CountScope(ScopeKind.PLACES, (stocked["shelf"],))
    (overlap,) = office.read(CountOverlaps(scope))
    assert (overlap.name, overlap.opened_by, overlap.lines) == ("Store 1", "Rita Osei", 2)
    told = office.perform(OpenCount(scope)).detail
    assert told == "2 lines · Store 1 is being counted by Rita Osei since 09:40: 2 lines in both"


def test_all_problems_of_all_lines_are_listed_at_once(office: Office, stocked: dict[str, int]) -> None:
    gloves, ethanol, glue, shelf = (stocked[name] for name in ("gloves", "ethanol", "glue", "shelf"))
    probe = add_item(office, "PRB", "Probe", lot_policy="serial")
    receive(office, probe, 1, lot="S1", place_id=shelf)
    sam = colleague(office)
    count, other = open_count(office), open_count(office)
    count_stock(office, count, gloves, 10, "A-04", of="L1")  # half of it is gone
    count_stock(office, count, gloves, 49, of="L2")
    count_stock(office, count, ethanol, 1, "B-204")
    count_stock(office, count, ethanol, 1, "B-204", by=sam)
    count_stock(office, count, glue, 0, "A-04")
    count_stock(office, count, probe, 1, "B-204", of="S1")
    office.perform(SetCountReason(count, line_ids(office, count), "miscount"))
    issue(office, ethanol, 5, person(office, "Leo", None))
    found = [line for line in lines(office, count) if line["item_id"] == glue]
    office.perform(AskRecount(count, (found[0]["id"],)))
    count_stock(office, other, gloves, 40, of="L2", by=sam)
    count_stock(office, other, gloves, 40, of="L2")
    office.perform(SetCountReason(other, [line["id"] for line in lines(office, other) if line["counted"]], "theft"))  # type: ignore[arg-type]
    post_count(office, other)
    assert sorted(problem.words for problem in office.read(CountProblems(count))) == [
        "Ethanol, B-204: 1 pc counted, but 5 left it since. Count it again.",
        "Glue, Stockroom / A-04: a recount was asked for and is not made yet.",
        "Nitrile gloves, medium, lot L1, Stockroom / A-04: 10 pcs counted, 20 by the book. "
        "Ask another person to count it again.",
        "Nitrile gloves, medium, lot L2, Stockroom: 49 pcs counted, 50 by the book. "
        "Ask another person to count it again.",
        "Nitrile gloves, medium, lot L2, Stockroom: another count changed it by -10 since it was counted. "
        "Count it again.",
        "Probe, lot S1, B-204: 1 pc counted, 0 by the book. Ask another person to count it again.",
        "Probe, lot S1, B-204: this serial number is on hand elsewhere already. Check the number.",
    ]
    assert len(rows(office, count, "problems", "sku", "problem")) == 5
    assert ("OLD", "Recount asked for") in rows(office, count, "problems", "sku", "problem")
    assert office.read(CountSums(count)).problems == 5
    with pytest.raises(Refused, match="5 lines of “Count of all stock” can't be posted yet") as no:
        post_count(office, count)
    assert str(no.value).count(", lot L2, ") <= 1  # a line with two problems is named once
    assert "And 3 more lines. Solve them" in str(no.value)


def test_the_problems_that_are_named_are_whole_sentences(sqlite_office: Office) -> None:
    far = add_place(sqlite_office, "R", "R" * 200)
    for number in range(3):
        receive(sqlite_office, add_item(sqlite_office, f"S{number}", f"{number}" * 200), 10, place_id=far)
    count = open_count(sqlite_office)
    for line in lines(sqlite_office, count):
        sqlite_office.perform(CountStock(count, line["item_id"], line["lot_id"], far, Decimal(1)))
    with pytest.raises(Refused) as no:
        post_count(sqlite_office, count)
    named = str(no.value).removeprefix("3 lines of “Count of all stock” can't be posted yet. ")
    assert named.endswith(
        "1 pc counted, 10 by the book. Ask another person to count it again. And 1 more line. "
        "Solve them under Problems, then post again."
    )
    assert named.count("Ask another person to count it again.") == 2


def test_within_the_tolerance_neither_recount_nor_reason_is_asked_for(office: Office, stocked: dict[str, int]) -> None:
    gloves = stocked["gloves"]
    count = open_count(office)
    count_stock(office, count, gloves, 49, of="L2")  # 2 % of A, where 1 % is allowed
    assert len(office.read(CountProblems(count))) == 2
    for key, value in (("percent_a", 2), ("number", 1), ("value", 10)):
        default = {"percent_a": 1}.get(key, 0)
        office.perform(ChangeSetting(f"counts.tolerance_{key}", value))
        assert office.read(CountProblems(count)) == ()
        assert rows(office, count, "counted", "state") == [("within",)]
        office.perform(ChangeSetting(f"counts.tolerance_{key}", default))
        assert len(office.read(CountProblems(count))) == 2
    office.perform(ChangeSetting("approvals.second_person", False))
    assert [problem.code for problem in office.read(CountProblems(count))] == ["count_reason_missing"]


def test_the_lists_say_what_was_counted_and_the_blind_one_no_more(office: Office, stocked: dict[str, int]) -> None:
    count = open_count(office)
    count_stock(office, count, stocked["gloves"], 40, of="L2")
    keys = ("sku", "counted", "book", "difference", "value", "state", "problem")
    assert rows(office, count, "differences", *keys) == [
        (
            "GLV-NIT-M",
            "40 pcs",
            "50 pcs",
            "-10 pcs",
            "-100.00",
            "differs",
            "Another person must recount it, reason missing",
        )
    ]
    assert len(rows(office, count, "to_count", "sku")) == 3
    blind = {column.key for column in LISTINGS["count_sheet"].columns}
    assert not blind & {"book", "difference", "value", "problem", "reason", "first"}
    assert rows(office, count, "counted", "counted", "state", listing="count_sheet") == [("40 pcs", "counted")]
    (line,) = office.read(ListIds("count_sheet", "counted", filters=(("count", count),))).ids
    open_card, blind_card = detail_of("count_lines", line), detail_of("count_sheet", line)
    assert open_card is not None
    assert blind_card is not None
    told, hidden = office.read(open_card), office.read(blind_card)
    assert told is not None
    assert hidden is not None
    assert ("Book then", "50 pcs") in told.fields
    assert ("Difference", "-10 pcs · -100.00") in told.fields
    assert {label for label, _ in hidden.fields} == {"Place", "Lot", "Counted", "By", "Class"}
    whole = detail_of("counts", count)
    assert whole is not None
    card = office.read(whole)
    assert card is not None
    assert "Differ" not in dict(card.fields)  # it is blind and open


def test_the_accuracy_stays_as_it_was_posted(office: Office, stocked: dict[str, int]) -> None:
    sam = colleague(office)
    first = open_count(office)
    count_stock(office, first, stocked["gloves"], 50, of="L2")
    count_stock(office, first, stocked["ethanol"], 7, "B-204", by=sam)
    count_stock(office, first, stocked["ethanol"], 7, "B-204")
    office.perform(SetCountReason(first, line_ids(office, first), "unbooked_receipt"))
    post_count(office, first)
    office.now += dt.timedelta(days=30)
    second = open_count(office)
    count_stock(office, second, stocked["gloves"], 45, of="L2", by=sam)
    count_stock(office, second, stocked["gloves"], 45, of="L2")
    office.perform(SetCountReason(second, line_ids(office, second), "damaged"))
    posted = post_count(office, second)
    office.perform(ChangeSetting("counts.tolerance_percent_a", 50))
    found = office.read(CountAccuracy())
    assert (found.counts, found.total.counted, found.total.within, found.total.share) == (2, 3, 1, Decimal("33.3"))
    assert [found.total.net, found.total.absolute] == [-30, 70]
    assert {abc: one.net for abc, one in found.classes.items()} == {"A": -50, "B": 20}
    assert [one.counted for one in found.months.values()] == [2, 1]
    assert list(found.counters) == ["Rita Osei"]
    later = office.read(CountAccuracy(first=office.now.date()))
    assert [later.counts, later.total.absolute] == [1, 50]
    office.undo(posted)
    assert office.read(CountAccuracy()).counts == 1
