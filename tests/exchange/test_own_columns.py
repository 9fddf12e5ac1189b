"""Fields of one's own in files: written under their names, and read again without a word about them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.store_fixtures import Office
from tests.transactions.makers import add_asset, add_category, asset, everything
from tests.transactions.record_makers import add_field, own, set_own
from tracker_desktop.errors import Refused
from tracker_desktop.exchange.plan import plan_import
from tracker_desktop.exchange.write_csv import export
from tracker_desktop.store.done import Done
from tracker_desktop.transactions.edit_assets import EditAssets
from tracker_desktop.transactions.rules.own_values import OwnGiven

VALUES = {
    "Mileage": ("number", "-1200.5"),
    "Checked": ("date", "2026-12-07"),
    "Size": ("choice", "Large"),
    "Encrypted": ("yes or no", "yes"),
    "Insured for": ("money", "1249.99"),
    "Manual": ("link", "https://example.org/a"),
    "=Remark": ("text", "=1+1"),
}


@pytest.fixture
def fields(office: Office) -> dict[str, int]:
    return {
        name: add_field(office, name, kind, choices=("Small", "Large") if kind == "choice" else ())
        for name, (kind, _) in VALUES.items()
    }


def written(path: Path, *rows: tuple[str, ...]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)
    return path


def bring(office: Office, path: Path) -> tuple[str, Done]:
    plan = plan_import(office.store, path)
    return "; ".join(row.words for row in plan.changed), office.perform(plan.transaction())


def test_an_export_is_read_again_as_it_was(office: Office, fields: dict[str, int], tmp_path: Path) -> None:
    van = add_asset(office, "Van", tag="A-1")
    set_own(office, van, **{f"own_{fields[name]}": value for name, (_, value) in VALUES.items()})
    path = tmp_path / "assets.csv"
    export(office.store, "assets", path)
    plan = plan_import(office.store, path)
    assert not {title.lstrip("'") for title in plan.unused} & VALUES.keys()
    assert (plan.adds, plan.changes, plan.unchanged) == (0, 0, 1)
    before = own(office, van)
    office.perform(EditAssets((van,), {"own": tuple(OwnGiven(field) for field in fields.values())}))
    assert own(office, van) == {}
    bring(office, path)
    assert own(office, van) == before


def test_a_file_fills_and_changes_fields_and_undo_takes_it_back(office: Office, tmp_path: Path) -> None:
    cars = add_category(office, "Cars", "CAR")
    plate, colour = add_field(office, "Plate", category_id=cars, is_unique=True), add_field(office, "Colour")
    van = add_asset(office, "Van", category_id=cars, own=(OwnGiven(colour, "red"),))
    path = written(
        tmp_path / "cars.csv",
        ("Asset tag", "Description", "Category", "Plate", "colour:"),
        ("CAR-00001", "Van", "Cars", "KA 1", "blue"),
        ("CAR-00007", "Bus", "Cars", "KA 2", ""),
    )
    before = everything(office)
    said, done = bring(office, path)
    assert "Plate: – → KA 1; Colour: red → blue" in said
    assert own(office, van) == {plate: "KA 1", colour: "blue"}
    bus = asset(office, van + 1)
    assert own(office, bus["id"]) == {plate: "KA 2"}
    office.undo(done)
    assert everything(office) == before


@pytest.mark.parametrize(
    ("cells", "sentence"),
    [
        (("A-1", "Van", "Cars", "KA 9", ""), "A-2 has “KA 9” as Plate already"),
        (("A-1", "Van", "Laptops", "KA 1", ""), "A-1 has no field “Plate”"),
        (("A-1", "Van", "Cars", "", "far"), "Mileage"),
    ],
)
def test_a_wrong_cell_is_said_with_its_line(
    sqlite_office: Office, tmp_path: Path, cells: tuple[str, ...], sentence: str
) -> None:
    office = sqlite_office
    cars = add_category(office, "Cars", "CAR")
    add_category(office)
    plate = add_field(office, "Plate", category_id=cars, is_unique=True)
    add_field(office, "Mileage", "number")
    add_asset(office, "Bus", tag="A-2", category_id=cars, own=(OwnGiven(plate, "KA 9"),))
    path = written(tmp_path / "cars.csv", ("Tag", "Description", "Category", "Plate", "Mileage"), cells)
    plan = plan_import(office.store, path)
    ((line, why),) = plan.wrong
    assert line == 2
    assert sentence in why
    twice = written(
        tmp_path / "twice.csv",
        ("Tag", "Description", "Category", "Plate"),
        *((f"B-{n}", "Van", "Cars", "KA 5") for n in (1, 2)),
    )
    with pytest.raises(Refused, match="KA 5” is in line 2 already"):
        office.perform(plan_import(office.store, twice).transaction())
