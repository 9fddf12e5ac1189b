"""Fields of one's own: their values by kind, what no two may share, and what becomes of values when a field changes."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.store_fixtures import Office
from tests.transactions.makers import add_asset, add_category, check_out, person, refused, there_and_back
from tests.transactions.record_makers import add_field, own, set_own
from tracker_desktop.errors import Refused
from tracker_desktop.queries.asset_detail import AssetDetail
from tracker_desktop.queries.entry_detail import EntryDetail
from tracker_desktop.queries.history import History
from tracker_desktop.queries.own_fields import OwnAskedAt, OwnFieldsOf
from tracker_desktop.store.verify import verify
from tracker_desktop.transactions.add_asset import AddAsset
from tracker_desktop.transactions.add_own_field import AddOwnField
from tracker_desktop.transactions.check_in import CheckIn, InLine
from tracker_desktop.transactions.check_out import CheckOut, OutLine
from tracker_desktop.transactions.edit_assets import EditAssets
from tracker_desktop.transactions.edit_own_field import EditOwnField
from tracker_desktop.transactions.rules.asset_fields import AssetFields
from tracker_desktop.transactions.rules.own_field_fields import OwnFieldFields
from tracker_desktop.transactions.rules.own_values import OwnGiven

KINDS = [
    ("text", "  red  ", "red", "red"),
    ("number", "1 200.50", "1200.5", "1,200.5 km"),
    ("number", "-0.10", "-0.1", "-0.1 km"),
    ("date", "2026-12-07", "2026-12-07", "7 Dec 2026"),
    ("choice", "BLUE", "Blue", "Blue"),
    ("yes or no", "Yes", "yes", "Yes"),
    ("money", "40", "40", "$40.00"),
    ("link", "https://example.org/a", "https://example.org/a", "https://example.org/a"),
]


@pytest.mark.parametrize(("kind", "given", "kept", "shown"), KINDS)
def test_each_kind_is_kept_as_text_and_shown(office: Office, kind: str, given: str, kept: str, shown: str) -> None:
    unit = "km" if kind == "number" else None
    field = add_field(office, "Extra", kind, unit=unit, choices=("Red", "Blue") if kind == "choice" else ())
    asset_id = add_asset(office, own=(OwnGiven(field, given),))
    assert own(office, asset_id) == {field: kept}
    card = office.read(AssetDetail(asset_id))
    assert card is not None
    assert ("Extra", shown) in card.fields


@pytest.mark.parametrize(
    ("kind", "given", "sentence"),
    [
        ("number", "many", "Extra: “many” is not a number"),
        ("number", "NaN", "Extra: “NaN” is not a number"),
        ("number", "1e400", "Extra: The number is too large"),
        ("number", "1e-400", "Extra: The number has more than 6 decimals"),
        ("number", "1" + "0" * 12, "Extra: The number is too large"),
        ("date", "7.12.2026", "Extra: “7.12.2026” is not a date"),
        ("date", "1899-12-31", "Extra: 1899-12-31 is not between"),
        ("choice", "green", "Extra: “green” is not among the choices. Choose one of: Red, Blue."),
        ("yes or no", "perhaps", "Extra: “perhaps” is neither yes nor no."),
        ("money", "-1", "Extra: -1 is not an amount"),
        ("link", "javascript:alert(1)", "Extra: “javascript:alert(1)” is no link."),
        ("link", "file:///etc/passwd", "Extra: “file:///etc/passwd” is no link."),
        ("text", "x" * 201, "Extra: The text has 201 characters"),
    ],
)
def test_a_wrong_value_is_said_with_its_field(office: Office, kind: str, given: str, sentence: str) -> None:
    field = add_field(office, "Extra", kind, choices=("Red", "Blue") if kind == "choice" else ())
    said = refused(office, AddAsset(AssetFields("Drill", "A-1", own=(OwnGiven(field, given),))))[1]
    assert said.startswith(sentence)


def test_a_category_has_its_fields_and_what_it_requires(office: Office) -> None:
    cars, laptops = add_category(office, "Cars", "CAR"), add_category(office)
    everywhere = add_field(office, "Colour")
    plate = add_field(office, "Plate", category_id=cars, required=True, is_unique=True)
    assert [field.name for field in office.read(OwnFieldsOf(cars))] == ["Colour", "Plate"]
    assert [field.name for field in office.read(OwnFieldsOf(laptops))] == ["Colour"]
    code, said = refused(office, AddAsset(AssetFields("Van", category_id=cars)))
    assert (code, said) == ("own_missing", "CAR-00001: Plate is missing. Fill it in.")
    van = add_asset(office, "Van", category_id=cars, own=(OwnGiven(plate, "KA 1"), OwnGiven(everywhere, "red")))
    twice = AddAsset(AssetFields("Bus", category_id=cars, own=(OwnGiven(plate, "ka 1"),)))
    assert refused(office, twice)[1] == "CAR-00001 has “KA 1” as Plate already, and no two may. Correct one of them."
    laptop = add_asset(office, category_id=laptops)
    assert refused(office, EditAssets((laptop,), {"own": (OwnGiven(plate, "KA 2"),)}))[0] == "own_field_not_here"
    assert refused(office, EditAssets((van,), {"own": (OwnGiven(plate, ""),)}))[0] == "own_missing"
    assert refused(office, EditAssets((van,), {"own": (OwnGiven(99, "x"),)}))[0] == "own_field_gone"
    there_and_back(office, EditAssets((van,), {"own": (OwnGiven(everywhere, None),)}))
    there_and_back(office, EditAssets((van, laptop), {"own": (OwnGiven(everywhere, "blue"),), "notes": "Painted"}))
    assert own(office, van) == {plate: "KA 1", everywhere: "blue"}
    code, _ = refused(office, EditAssets((laptop, van), {"own": (OwnGiven(plate, "x"),)}))
    assert code == "one_asset_only"
    # what a return or another field changes is never refused because of it
    office.perform(EditOwnField(everywhere, {"required": True, "is_unique": False}))
    office.perform(EditAssets((add_asset(office, tag="A-9", own=(OwnGiven(everywhere, "x"),)),), {"notes": "n"}))


def test_values_are_fitted_when_the_kind_changes_or_it_stays_as_it_was(office: Office) -> None:
    one, two = add_asset(office, tag="A-1"), add_asset(office, tag="A-2")
    field = add_field(office, "Length")
    set_own(office, one, **{f"own_{field}": "12.0"})
    set_own(office, two, **{f"own_{field}": "long"})
    code, said = refused(office, EditOwnField(field, {"kind": "number"}))
    assert (code, said) == (
        "own_values_unfit",
        "“Length” can't be a number: A-2 has “long” in it. Change that first.",
    )
    set_own(office, two, **{f"own_{field}": "12"})
    there_and_back(office, EditOwnField(field, {"kind": "number", "unit": "m"}))
    assert (own(office, one), own(office, two)) == ({field: "12"}, {field: "12"})
    code, said = refused(office, EditOwnField(field, {"is_unique": True}))
    assert code == "own_values_alike"
    assert "A-1 and A-2 both have “12”" in said
    set_own(office, two, **{f"own_{field}": "13"})
    there_and_back(office, EditOwnField(field, {"is_unique": True}))
    with pytest.raises(Refused, match="A-1 has “12” as Length already"):
        set_own(office, two, **{f"own_{field}": "12"})
    cars = add_category(office, "Cars", "CAR")
    assert refused(office, EditOwnField(field, {"category_id": cars}))[0] == "own_values_elsewhere"
    office.perform(EditOwnField(field, {"active": False}))
    assert own(office, one) == {field: "12"}
    assert office.read(OwnFieldsOf(None)) == ()
    assert verify(office.store).problems == []


def test_undo_in_another_order_never_leaves_a_value_that_does_not_fit(office: Office) -> None:
    one, two = add_asset(office, tag="A-1"), add_asset(office, tag="A-2")
    field = add_field(office, "Length")
    said = set_own(office, one, **{f"own_{field}": "long"})
    gone = office.undo(said)
    number = office.perform(EditOwnField(field, {"kind": "number", "is_unique": True}))
    with pytest.raises(Refused, match="can't be a number: A-1 has “long”"):
        office.undo(gone)
    set_own(office, two, **{f"own_{field}": "12"})
    undone = office.undo(number)
    set_own(office, one, **{f"own_{field}": "12"})
    with pytest.raises(Refused, match="both have “12”"):
        office.undo(undone)
    set_own(office, one, **{f"own_{field}": "13"})
    office.undo(undone)
    with pytest.raises(Refused, match="A-2 has “12” as Length already"):
        set_own(office, one, **{f"own_{field}": "12"})


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        (OwnFieldFields("  "), "field_wrong"),
        (OwnFieldFields("x" * 61), "field_wrong"),
        (OwnFieldFields("Serial Number"), "own_field_name"),
        (OwnFieldFields("COLOUR"), "own_field_taken"),
        (OwnFieldFields("Size", "choice"), "own_no_choices"),
        (OwnFieldFields("Size", "colour"), "field_wrong"),
        (OwnFieldFields("Size", "yes or no", is_unique=True), "own_unique_yes_no"),
        (OwnFieldFields("Size", category_id=99), "field_wrong"),
        (OwnFieldFields("Size", position=-1), "field_wrong"),
    ],
)
def test_what_a_field_cannot_be_is_said(sqlite_office: Office, fields: OwnFieldFields, code: str) -> None:
    add_field(sqlite_office, "Colour")
    assert refused(sqlite_office, AddOwnField(fields))[0] == code


def test_history_tells_what_was_changed_and_the_counter_what_is_asked(sqlite_office: Office) -> None:
    office = sqlite_office
    asset_id = add_asset(office, tag="A-1")
    field = add_field(office, "Mileage", "number", unit="km", at_check_in=True)
    set_own(office, asset_id, **{f"own_{field}": "1000"})
    done = set_own(office, asset_id, **{f"own_{field}": "1250"})
    card = office.read(EntryDetail(done.seq))
    assert card is not None
    assert ("Mileage", "1,000 km → 1,250 km") in card.fields
    assert office.read(History("asset", asset_id))[0].seq == done.seq
    (asked,) = office.read(OwnAskedAt((asset_id,), back=True))
    assert (asked.field.label, asked.value) == ("Mileage (km)", "1250")
    assert office.read(OwnAskedAt((asset_id,))) == ()


def test_what_is_asked_at_the_counter_is_set_and_refuses_no_return(office: Office) -> None:
    asset_id, maria = add_asset(office, tag="A-1"), person(office)
    out = add_field(office, "Mileage out", "number", at_check_out=True)
    back = add_field(office, "Mileage back", "number", at_check_in=True)
    line = OutLine(asset_id, own=(OwnGiven(out, "100"), OwnGiven(back, "1")))
    there_and_back(office, CheckOut((line,), maria, dt.date(2026, 12, 8)))
    assert own(office, asset_id) == {out: "100"}
    office.perform(CheckIn((InLine(asset_id, own=(OwnGiven(back, "120"), OwnGiven(out, "5"))),)))
    assert own(office, asset_id) == {out: "100", back: "120"}
    wrong = CheckOut((OutLine(asset_id, own=(OwnGiven(out, "far"),)),), maria, dt.date(2026, 12, 8))
    assert refused(office, wrong)[1].startswith("Mileage out: “far” is not a number")
    check_out(office, asset_id, holder=maria)
    done = office.perform(CheckIn((InLine(asset_id, own=(OwnGiven(back, "far"),)),), "dusty"))
    assert "dusty · Mileage back: “far” is not a number" in done.detail
    assert own(office, asset_id) == {out: "100", back: "120"}
