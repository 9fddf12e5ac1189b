"""What comes in wrong, through the books' own doors: refused with a sentence or made clean, and never half done."""

from __future__ import annotations

import datetime as dt
import shutil
import unicodedata
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.bad_values import CODES, TEXTS, Strewn
from tests.counter.world import World
from tests.rough_office import rough
from tests.store_fixtures import Office, open_office
from tests.transactions import makers
from tests.transactions.books_check import check_books
from tests.transactions.makers import refused
from tracker_desktop.counter.answer import Answer
from tracker_desktop.counter.mode import BY_KEY
from tracker_desktop.errors import Refused
from tracker_desktop.models.assets import Asset
from tracker_desktop.queries.listing import LISTINGS, ListIds
from tracker_desktop.queries.suggest import Suggest
from tracker_desktop.store.verify import verify
from tracker_desktop.transactions.add_asset import AddAsset
from tracker_desktop.transactions.add_item import AddItem
from tracker_desktop.transactions.add_person import AddPerson
from tracker_desktop.transactions.base import Transaction
from tracker_desktop.transactions.check_out import CheckOut, OutLine
from tracker_desktop.transactions.edit_assets import EditAssets
from tracker_desktop.transactions.issue import Issue, IssueLine
from tracker_desktop.transactions.move_assets import MoveAssets
from tracker_desktop.transactions.receive import Receive, ReceiveLine
from tracker_desktop.transactions.registry import by_kind
from tracker_desktop.transactions.rules.asset_fields import AssetFields
from tracker_desktop.transactions.rules.item_fields import ItemFields
from tracker_desktop.transactions.rules.person_fields import PersonFields
from tracker_desktop.transactions.tags_not_printed import TagsNotPrinted

QUIET: dict[str, Any] = {"deadline": None, "database": None, "suppress_health_check": list(HealthCheck)}
BY_HAND = frozenset({"found_office", "import", "restored", "ask_approval"})
"""Kinds that are not made of fields somebody fills in."""
KINDS = sorted(by_kind().keys() - BY_HAND)
LONGEST_SENTENCE = 1000


def readable(sentence: str) -> bool:
    """Whether a sentence can be shown, printed and read."""
    kinds = set(map(unicodedata.category, sentence))
    return len(sentence) <= LONGEST_SENTENCE and kinds.isdisjoint({"Cc", "Cs", "Zl", "Zp"})


# one wrong value, and the sentence that it gets

Make = Callable[[World], Transaction]


def receiving(world: World, quantity: str, **line: Any) -> Receive:
    return Receive((ReceiveLine(world.ids["gloves"], Decimal(quantity), **line),))


def adding(**fields: Any) -> Make:
    return lambda world: AddAsset(AssetFields(**{"description": "Dell", "tag": "OWN-1"} | fields))


def editing(**changes: Any) -> Make:
    return lambda world: EditAssets((world.ids["LT-1"],), changes)


SENTENCES: dict[str, tuple[Make, str]] = {
    "quantity 0": (lambda w: receiving(w, "0"), "Nitrile gloves, medium: 0 is not more than 0."),
    "quantity -1": (lambda w: receiving(w, "-1"), "Nitrile gloves, medium: -1 is not more than 0."),
    "quantity 1e9": (
        lambda w: receiving(w, "1E9"),
        "Nitrile gloves, medium: the quantity must be below 1,000,000,000.",
    ),
    "quantity 0.0001": (lambda w: receiving(w, "0.0001"), "Nitrile gloves, medium is counted in whole units (pcs)"),
    "quantity NaN": (lambda w: receiving(w, "sNaN"), "Nitrile gloves, medium: the quantity is not a number."),
    "quantity 1e-999999": (lambda w: receiving(w, "1E-999999"), "Quantity: The number has more decimals"),
    "quantity in words": (
        lambda w: Receive((ReceiveLine(w.ids["gloves"], "forty"),)),  # type: ignore[arg-type]
        "Quantity: “forty” is not a number. Write it in digits",
    ),
    "expiry 1899": (
        lambda w: receiving(w, "1", lot="L1", expiry=dt.date(1899, 12, 31)),
        "Nitrile gloves, medium, lot L1: 31 Dec 1899 can't be its expiry date. Check the year.",
    ),
    "expiry 2300": (
        lambda w: receiving(w, "1", lot="L1", expiry=dt.date(2300, 1, 1)),
        "Nitrile gloves, medium, lot L1: 1 Jan 2300 can't be its expiry date. Check the year.",
    ),
    "purchased 1899": (adding(purchased=dt.date(1899, 12, 31)), "Purchased: 1899-12-31 is not between 1900 and 2199."),
    "warranty 2300": (editing(warranty_end=dt.date(2300, 1, 1)), "Warranty ends: 2300-01-01 is not between 1900"),
    "a moment for a date": (editing(purchased=dt.datetime(2026, 1, 1, tzinfo=dt.UTC)), "Purchased: “2026-01-01 00:00"),
    "due 1899": (
        lambda w: CheckOut((OutLine(w.ids["LT-1"]),), w.ids["maria"], dt.date(1899, 1, 1)),
        "Due back 1 Jan 1899 is before 24 Nov 2026. Choose a later day.",
    ),
    "due 2300": (
        lambda w: CheckOut((OutLine(w.ids["LT-1"]),), w.ids["maria"], dt.date(2300, 1, 1)),
        "Due back 1 Jan 2300 is too far away.",
    ),
    "tag in other case": (adding(tag="lt-1"), "LT-1 is the tag of “Dell Latitude 5540” already. Choose another."),
    "tag with a zero-width": (adding(tag="LT\u200b-1"), "LT-1 is the tag of “Dell Latitude 5540” already."),
    "tag in wide letters": (adding(tag="ＬＴ－１"), "LT-1 is the tag of “Dell Latitude 5540” already."),
    "a badge for a tag": (adding(tag="20417"), "20417 is the badge of Maria Lopez already. Choose another."),
    "a place for a tag": (adding(tag="a-04"), "A-04 is the code of Store 1 / A-04 already. Choose another."),
    "a tag for a badge": (
        lambda w: AddPerson(PersonFields("Ada", badge="lt-1")),
        "LT-1 is the tag of “Dell Latitude 5540” already.",
    ),
    "a command for a tag": (adding(tag="undo"), "UNDO is a command of the counter and can't name anything."),
    "an SKU twice": (lambda w: AddItem(ItemFields("glv-nit-m", "X")), "GLV-NIT-M is the SKU of “Nitrile gloves"),
    "5,000 characters": (adding(description="x" * 5000), "Description: The text has 5000 characters; 200 is the most."),
    "a word for an id": (editing(home_place_id="B-204"), "Home place: “B-204” is not a whole number."),
    "a list for a text": (editing(notes=["a"]), "Notes: “list” is not a text. Write one."),
    "a float for a cost": (editing(cost=1.5), "Cost: “1.5” is not a number."),
    "no field": (editing(nonsense=1), "The nonsense can't be changed by editing."),
    "the holder as a field": (editing(holder_id=1), "The holder can't be changed by editing. Use the action for it."),
    "an id that is not there": (lambda w: MoveAssets((99_999,), w.ids["lab"]), "Somebody else has removed this"),
    "a negative id": (lambda w: MoveAssets((-1,), w.ids["lab"]), "Somebody else has removed this"),
    "an id of 20 digits": (lambda w: MoveAssets((10**20,), w.ids["lab"]), "Asset ids: The number is larger than any"),
    "half a letter for an entry": (lambda w: TagsNotPrinted("\ud800"), "This print of tags is not in the journal"),
    "nobody": (lambda w: Issue((IssueLine(w.ids["gloves"], Decimal(1)),), 99_999), "Somebody else has removed this"),
}


@pytest.mark.parametrize("name", SENTENCES)
def test_each_wrong_value_has_its_sentence(name: str, world: World) -> None:
    make, sentence = SENTENCES[name]
    _, said = refused(world.office, make(world))
    assert said.startswith(sentence)


def test_the_29th_of_february_is_a_day(world: World) -> None:
    leap = dt.date(2028, 2, 29)
    world.office.perform(CheckOut((OutLine(world.ids["LT-1"]),), world.ids["maria"], leap))
    world.office.perform(EditAssets((world.ids["LT-1"],), {"warranty_end": leap}))
    assert makers.asset(world.office, world.ids["LT-1"])["warranty_end"] == leap


@pytest.mark.slow
def test_very_long_lists_are_refused_or_done_as_one(sqlite_world: World) -> None:
    world = sqlite_world
    lab = world.ids["lab"]
    assert refused(world.office, MoveAssets(tuple(range(1, 10_001)), lab))[0] == "gone"
    assert refused(world.office, MoveAssets((world.ids["LT-1"],) * 10_000, lab))[0] == "asset_twice"
    lines = tuple(ReceiveLine(world.ids["gloves"], Decimal(1), lot="24G118") for _ in range(2_000))
    done = world.office.perform(Receive(lines))
    assert done.title == "Received 1 item"
    assert not verify(world.office.store).problems


@pytest.mark.parametrize("name", ["<b>x</b>", "A & B", 'Dell 15" "Pro"', "O'Brien", "'; DROP TABLE asset; --", "{tag}"])
def test_markup_and_sql_are_only_text(name: str, office: Office) -> None:
    person = makers.person(office, name, "20417")
    asset = makers.add_asset(office, name, tag="LT-1")
    done = makers.check_out(office, asset, holder=person)
    assert done.title == f"LT-1 checked out to {name}, due 8 Dec 2026"
    assert list(office.read(ListIds("assets", needle=name)).ids) == [asset]


# any values


def done_or_refused(office: Office, transaction: Transaction) -> None:
    """Perform it: it is done and says so, or it is refused with a sentence and nothing has changed."""
    before = makers.everything(office)
    try:
        done = office.perform(transaction)
    except Refused as no:
        said, after = str(no), makers.everything(office)
    else:
        said, after = f"{done.title} {done.detail}", before
    assert readable(said)
    assert after == before


@pytest.fixture(scope="module")
def rough_office(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Office, Strewn]]:
    """One office that all the wrong things are done to."""
    place = shutil.copy(sqlite_template, tmp_path_factory.mktemp("rough") / "office.db")
    office = open_office(str(place))
    yield office, rough(office)
    assert not verify(office.store).problems
    check_books(office.store)
    office.store.close()


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_any_values_are_done_or_refused_and_nothing_between(kind: str, rough_office: tuple[Office, Strewn]) -> None:
    office, values = rough_office

    @settings(max_examples=5, **QUIET)
    @given(values.transaction(by_kind()[kind]))
    def try_it(transaction: Any) -> None:
        done_or_refused(office, transaction)

    try_it()


@pytest.mark.slow
@pytest.mark.postgres
def test_any_values_on_postgresql(postgres_place: str) -> None:
    office = open_office(postgres_place)
    values = rough(office)

    @settings(max_examples=80, **QUIET)
    @given(st.sampled_from(KINDS).flatmap(lambda kind: values.transaction(by_kind()[kind])))
    def try_it(transaction: Any) -> None:
        done_or_refused(office, transaction)

    try_it()
    assert not verify(office.store).problems
    office.store.close()


# the counter


def sentences(answer: Answer) -> list[str]:
    return [answer.title, answer.detail, answer.left, *(choice.text for choice in answer.choices)]


@pytest.mark.slow
@pytest.mark.parametrize("mode", BY_KEY)
def test_the_counter_answers_whatever_is_scanned(mode: str, sqlite_world: World) -> None:
    world, office = sqlite_world, sqlite_world.office
    how = st.sampled_from(["burst", "typed", "line"])
    codes = st.one_of(st.sampled_from(CODES), st.sampled_from(CODES), st.sampled_from(TEXTS), st.text(max_size=20))

    @settings(max_examples=8, **QUIET)
    @given(st.lists(st.tuples(codes, how), max_size=8))
    def scan_them(scans: list[tuple[str, str]]) -> None:
        world.counter.set_mode(mode)
        for code, by in scans:
            before = office.store.read_at(makers.Count(Asset))[0], makers.everything(office)
            answer = world.scan(code, by)
            assert all(map(readable, sentences(answer)))
            if not answer.posted:
                assert (office.store.read_at(makers.Count(Asset))[0], makers.everything(office)) == before
        world.counter.bench.operator_id = office.me

    scan_them()
    assert not verify(office.store).problems


# questions

NEEDLES = (*TEXTS, "ab\x00cd", "a" * 100_000, " ".join(["abc"] * 1000), '"ab"', "(abc", "abc*", "NOT ab")


def test_any_needle_finds_or_finds_nothing(office: Office) -> None:
    for needle in NEEDLES:
        for listing in LISTINGS:
            assert len(office.read(ListIds(listing, needle=needle)).ids) >= 0
        for kinds in (("asset",), ("item",), ("person", "department", "place")):
            assert len(office.read(Suggest(kinds, needle, 10))) >= 0


# what stands in sentences


def test_a_sentence_shows_what_can_be_seen_and_cuts_the_middle() -> None:
    assert str(Refused("choice_unknown", value="a\x00\u202eb\ud800", choices="x")).startswith("“a b ” is not among")
    said = str(Refused("choice_unknown", value="<" + "x" * 5000 + ">", choices="good, fair"))
    assert said.startswith("“<xxx")
    assert "…" in said
    assert said.endswith("x>” is not among the choices. Choose one of: good, fair.")
    assert len(said) < 300
