"""One resolver for every screen: what each kind of code names, in which order, and when the clerk must be asked."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

import pytest
from sqlalchemy import Connection

from tests.counter.world import World
from tests.store_fixtures import Office
from tests.transactions.makers import add_asset, add_place, check_out, person
from tests.transactions.stock_makers import add_item
from tracker_desktop.errors import Refused
from tracker_desktop.queries.base import Query
from tracker_desktop.scanning.match import Resolution
from tracker_desktop.scanning.resolve import Resolving
from tracker_desktop.scanning.resolve_exact import EVERYTHING
from tracker_desktop.store.verify import verify
from tracker_desktop.transactions.add_charge_code import AddChargeCode
from tracker_desktop.transactions.add_kit import AddKit
from tracker_desktop.transactions.claim_tag import ClaimTag
from tracker_desktop.transactions.edit_assets import EditAssets
from tracker_desktop.transactions.rules.charge_code_fields import ChargeCodeFields
from tracker_desktop.transactions.rules.item_parts import CodeFields
from tracker_desktop.transactions.rules.kit_fields import KitFields, KitPart

GTIN = "4006381333931"


@dataclass
class Codes:
    world: World

    def find(self, code: str, typed: bool = False, prefer: tuple[str, ...] = ()) -> Resolution:
        return self.world.office.read(Resolving(code, typed, prefer))

    def names(self, code: str, typed: bool = False, prefer: tuple[str, ...] = ()) -> list[tuple[str, str, str]]:
        return [(one.kind, one.label, one.via) for one in self.find(code, typed, prefer).matches]


@pytest.fixture
def codes(world: World) -> Codes:
    return Codes(world)


def test_every_kind_of_code_of_our_own(codes: Codes) -> None:
    check_out(codes.world.office, codes.world.ids["LT-1"], holder=codes.world.ids["maria"])
    person(codes.world.office, "Sam Whitfield", None, login="swhit", employee_number="E-77")
    assert codes.names(" lt-1\r\n") == [("asset", "LT-1", "tag")]
    assert codes.names("7qk2m41") == [("asset", "LT-1", "serial number")]
    assert codes.names("20417") == [("person", "Maria Lopez", "badge")]
    assert codes.names("SWHIT") == [("person", "Sam Whitfield", "login")]
    assert codes.names("e-77") == [("person", "Sam Whitfield", "employee number")]
    assert codes.names("a-04") == [("place", "Store 1 / A-04", "place code")]
    assert codes.names("ch-220") == [("department", "Chemistry", "charge code")]
    assert codes.names("HR-2026-00001") == [("document", "HR-2026-00001", "document number")]
    assert codes.names("glv-nit-m") == [("item", "GLV-NIT-M", "SKU")]
    assert codes.names("~SUPPLIER") == []


def test_an_old_tag_finds_its_asset_until_another_has_it(codes: Codes) -> None:
    office, one = codes.world.office, codes.world.ids["LT-1"]
    claimed = office.perform(ClaimTag(one, "LT-00201"))
    for code in ("lt-1", "]C0LT-1"):
        assert codes.names(code) == [("asset", "LT-00201", "former tag")]
    office.perform(EditAssets((one,), {"tag": "LT-00202"}))
    assert codes.names("LT-1") == codes.names("LT-00201") == [("asset", "LT-00202", "former tag")]
    assert codes.names("LT-00202") == [("asset", "LT-00202", "tag")]
    add_asset(office, "Newer", tag="LT-1")
    assert codes.names("LT-1") == [("asset", "LT-1", "tag")]
    back = office.perform(EditAssets((one,), {"tag": "LT-00201"}))
    office.undo(back)
    office.perform(EditAssets((one,), {"tag": "LT-00203"}))
    assert codes.names("LT-00202") == [("asset", "LT-00203", "former tag")]
    with pytest.raises(Refused) as later:
        office.undo(claimed)
    assert later.value.code == "undo_later"
    assert verify(office.store).problems == []


def test_an_old_tag_is_forgotten_with_the_claim_that_is_taken_back(codes: Codes) -> None:
    office, one = codes.world.office, codes.world.ids["LT-1"]
    office.undo(office.perform(ClaimTag(one, "LT-00201")))
    assert codes.names("LT-1") == [("asset", "LT-1", "tag")]
    assert codes.names("LT-00201") == []


def test_a_product_number_however_it_was_printed_or_sent(codes: Codes) -> None:
    expected = [("item", "GLV-NIT-M", "product number")]
    for spelling in (GTIN, f"0{GTIN}", f"]E0{GTIN}", f"]e0{GTIN}"):
        assert codes.names(spelling) == expected, spelling
    (match,) = codes.find(GTIN).matches
    assert (match.received, match.issued) == (Decimal(100), Decimal(1))
    assert codes.find("4006381333932").reading == ""
    assert codes.find("9506000134352").reading == "product number"


def test_gs1_data_that_names_nothing_is_said_to_be_gs1(codes: Codes) -> None:
    for code in (
        "]C1010950600013435210LOT",
        "010950600013435217270131",
        "]d2anything",
        "01\x1d10LOT",
        "https://id.gs1.org/01/09506000134352",
        "(01)09506000134352(10)LOT",
    ):
        found = codes.find(code)
        assert (found.matches, found.reading) == ((), "gs1"), code
        assert found.parsed is not None


def test_our_own_code_wins_over_what_it_looks_like(codes: Codes) -> None:
    add_asset(codes.world.office, tag=GTIN)
    assert codes.names(GTIN) == [("asset", GTIN, "tag")]


def test_leading_zeros_that_one_of_the_two_has(codes: Codes) -> None:
    add_asset(codes.world.office, tag="0012345")
    add_asset(codes.world.office, tag="778")
    assert codes.names("12345") == [("asset", "0012345", "tag")]
    assert codes.names("00778") == [("asset", "778", "tag")]
    assert codes.names("000") == []


def test_an_ending_only_where_it_was_typed(codes: Codes) -> None:
    add_asset(codes.world.office, tag="PR-00310")
    assert codes.names("0310", typed=True) == [("asset", "PR-00310", "ending")]
    assert codes.names("0310") == []
    assert codes.names("310", typed=True) == []
    assert codes.names("IT-M", typed=True) == [("item", "GLV-NIT-M", "ending")]
    assert codes.names("2m43", typed=True) == [("asset", "LT-3", "ending")]
    assert codes.names('"%_\\', typed=True) == []


def test_several_matches_are_all_told(codes: Codes) -> None:
    add_asset(codes.world.office, tag="X-1", serial="TWIN-9")
    add_asset(codes.world.office, tag="TWIN-9")
    add_item(codes.world.office, "OTHER", "Other", codes=(CodeFields("alias", "TNR-26X"),))
    assert {name for _, name, _ in codes.names("TWIN-9")} == {"X-1", "TWIN-9"}
    assert codes.find("TWIN-9").one is None
    assert {name for _, name, _ in codes.names("TNR-26X")} == {"TNR-26X", "OTHER"}


def test_a_mode_narrows_by_kind_alone(codes: Codes) -> None:
    add_asset(codes.world.office, tag="BIN7", serial="Z1")
    add_asset(codes.world.office, tag="X-2", serial="BIN7")
    add_item(codes.world.office, "BIN7", "A bin")
    assert len(codes.names("BIN7")) == 3
    assert codes.names("BIN7", prefer=("item",)) == [("item", "BIN7", "SKU")]
    assert [kind for kind, _, _ in codes.names("BIN7", prefer=("asset", "person"))] == ["asset", "asset"]
    assert len(codes.names("BIN7", prefer=("person",))) == 3


def test_what_is_no_longer_used_is_found_and_marked(codes: Codes) -> None:
    add_place(codes.world.office, "OLD", "Old room", active=False)
    (match,) = codes.find("OLD").matches
    assert not match.active


@pytest.mark.parametrize("code", ["", "  \r\n", "A\x07B", "X" * 5000, "LT-1\u202e"])
def test_what_is_no_code_is_refused(codes: Codes, code: str) -> None:
    with pytest.raises(Refused):
        codes.find(code)


@dataclass(frozen=True)
class Plan(Query[list[str]]):
    """How SQLite looks a code up: one line a step."""

    def run(self, connection: Connection) -> list[str]:
        asked = EVERYTHING.params(keys=["LT-3"])
        bound = asked.compile(connection, compile_kwargs={"literal_binds": True, "render_postcompile": True})
        return [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {bound}")]


def test_an_exact_look_up_walks_an_index_of_every_large_table(sqlite_office: Office) -> None:
    steps = sqlite_office.read(Plan())
    assert any("asset" in step and "tag_key" in step for step in steps)
    assert {step.split()[1] for step in steps if step.startswith("SCAN")} <= {"department"}


def test_a_charge_code_and_a_kit_are_found_and_a_department_before_its_code(codes: Codes) -> None:
    office = codes.world.office
    add_item(office, "TAPE", "Tape")
    for fields in (ChargeCodeFields("CH-220", "Chemistry"), ChargeCodeFields("PRJ-9", "New wing", active=False)):
        office.perform(AddChargeCode(fields))
    office.perform(AddKit(KitFields("KIT-1", "Starter set"), (KitPart("TAPE", Decimal(1)),)))
    assert codes.names("ch-220") == [("department", "Chemistry", "charge code")]
    assert codes.names("prj-9") == [("charge_code", "PRJ-9", "charge code")]
    assert codes.names("kit-1") == [("kit", "KIT-1", "kit")]
